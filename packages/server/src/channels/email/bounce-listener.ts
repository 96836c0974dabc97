import { SMTPServer } from "smtp-server";
import { KnownError } from "../../errors/known-error.ts";
import { recordBounce } from "../../invitations/record-bounce.ts";
import type { Database } from "../../storage/database.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { readDeliveryStatus } from "./delivery-status.ts";
import { readMessageToken } from "./verp.ts";

/** Bounces are short; whatever is longer carries the whole mail back, whose end is not needed. */
const MOST_BYTES = 256 * 1024;

export interface BounceListener {
  port: number;
  close(): Promise<void>;
}

/**
 * A small mail server that takes in nothing but bounces of our own messages: every other recipient is
 * refused, so that it cannot be used to pass mail on.
 *
 * @param options.onError for what went wrong inside; the sender is asked to try again.
 */
export async function listenForBounces(options: {
  db: Database;
  secret: ServerSecret;
  port: number;
  host?: string;
  clock?: () => Date;
  onError: (error: unknown) => void;
}): Promise<BounceListener> {
  const { db, secret, clock = () => new Date(), onError } = options;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    size: MOST_BYTES * 8,
    banner: "Candor takes in bounces only",
    maxClients: 50,
    socketTimeout: 30_000,
    onRcptTo({ address }, _session, done) {
      if (readMessageToken(secret, address)) return done();
      const refusal = Object.assign(new Error("5.1.1 Only bounces of our own messages are taken"), {
        responseCode: 550,
      });
      return done(refusal);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      let bytes = 0;
      stream.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= MOST_BYTES) chunks.push(chunk);
      });
      stream.on("end", () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        takeIn(Buffer.concat(chunks), recipients).then(
          () => done(),
          (error: unknown) => {
            onError(error);
            done(Object.assign(new Error("4.3.0 Try again later"), { responseCode: 451 }));
          },
        );
      });
    },
  });

  async function takeIn(raw: Buffer, recipients: readonly string[]): Promise<void> {
    const status = await readDeliveryStatus(raw);
    if (!status) return;
    for (const address of recipients) {
      const ref = readMessageToken(secret, address);
      if (ref) await recordBounce(db, { ...ref, ...status, now: clock() });
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.server.once("error", (error) => reject(notListening(options.port, error)));
    server.listen(options.port, options.host ?? "0.0.0.0", () => resolve());
  });
  server.on("error", onError);
  const address = server.server.address();
  return {
    port: typeof address === "object" && address ? address.port : options.port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function notListening(port: number, error: Error): Error {
  const code = "code" in error ? String(error.code) : "";
  if (code === "EADDRINUSE") {
    return new KnownError(
      409,
      "inbound_port_taken",
      `Port ${port} (INBOUND_SMTP_PORT) is taken by another program. Stop it, choose another port, or leave the setting out.`,
    );
  }
  if (code === "EACCES") {
    return new KnownError(
      403,
      "inbound_port_forbidden",
      `This user may not listen on port ${port} (INBOUND_SMTP_PORT). Choose one above 1023 and have port 25 led there.`,
    );
  }
  return error;
}
