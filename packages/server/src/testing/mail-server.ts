import { type AddressInfo, createServer } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A real mail server on loopback that keeps what it is given, for tests and measurements. */
export interface TestMailServer {
  url: string;
  port: number;
  /** Every message accepted, in order. */
  received: { from: string; to: string; raw: string; at: number }[];
  /** How many messages each recipient was given. */
  perRecipient(): Map<string, number>;
  stop(): Promise<void>;
}

/**
 * @param options.port to come back where it was; any free port when left out.
 * @param options.rcpt refuses recipients: the error to answer with, or null.
 * @param options.delayMs before it says that it has a message.
 * @param options.keep false to count messages without keeping their text.
 */
export async function testMailServer(
  options: {
    port?: number;
    rcpt?: (address: string) => (Error & { responseCode?: number }) | null;
    data?: (to: string) => (Error & { responseCode?: number }) | null;
    delayMs?: number;
    keep?: boolean;
  } = {},
): Promise<TestMailServer> {
  const received: TestMailServer["received"] = [];
  const onRcptTo: SMTPServerOptions["onRcptTo"] = ({ address }, _session, done) =>
    done(options.rcpt?.(address) ?? undefined);
  const onData: SMTPServerOptions["onData"] = (stream, session, done) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => {
      if (options.keep !== false) chunks.push(chunk);
    });
    stream.on("end", () => {
      const from = session.envelope.mailFrom === false ? "" : session.envelope.mailFrom.address;
      const to = session.envelope.rcptTo[0]?.address ?? "";
      const refusal = options.data?.(to);
      if (refusal) return done(refusal);
      received.push({ from, to, raw: Buffer.concat(chunks).toString(), at: Date.now() });
      if (options.delayMs) setTimeout(() => done(), options.delayMs);
      else done();
    });
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onRcptTo,
    onData,
  });
  server.on("error", () => {
    // Clients that are killed break their connections; that is what some tests are about.
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    received,
    perRecipient() {
      const counts = new Map<string, number>();
      for (const { to } of received) counts.set(to, (counts.get(to) ?? 0) + 1);
      return counts;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
