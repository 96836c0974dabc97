import { Readable } from "node:stream";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import SmtpConnection from "nodemailer/lib/smtp-connection";
import { type Courier, CourierDown, type HandOver, type Line } from "./courier.ts";
import { handOverOf } from "./smtp-reply.ts";

/** A mail as it goes over the wire. */
export interface OutgoingMail {
  /** Envelope sender: where bounces go. */
  from: string;
  to: string;
  /** The finished message (RFC 5322). */
  raw: Buffer;
}

/** Connections to the mail server at once; most relays allow ten or more from one client. */
const LINES = 5;
/** A server that says nothing for so long has gone; RFC 5321 would have us wait ten minutes. */
const SILENCE_MS = 90_000;
const CONNECT_MS = 20_000;

/**
 * Hands mails to a mail server, one at a time on each connection. The connection is opened and
 * signed in before a mail is taken, so that a server which is down never puts one in doubt.
 *
 * @param server smtp:// or smtps://, with user and password where the server wants them; or what finds
 *   out anew for each connection, and throws when it may not be opened.
 */
export function smtpCourier(
  server: string | (() => Promise<SmtpSettings>),
  options: { lines?: number } = {},
): Courier<OutgoingMail> {
  const known = typeof server === "string" ? parseConnectionUrl(server) : null;
  return {
    lines: options.lines ?? LINES,
    open: async () => openLine(known ?? (await settingsOf(server))),
  };
}

/** Where the mail server is and who signs in, as nodemailer has it. */
export type SmtpSettings = ReturnType<typeof parseConnectionUrl>;

async function settingsOf(server: string | (() => Promise<SmtpSettings>)): Promise<SmtpSettings> {
  if (typeof server === "string") return parseConnectionUrl(server);
  try {
    return await server();
  } catch (error) {
    throw new CourierDown(error instanceof Error ? error.message : String(error), error);
  }
}

async function openLine(settings: SmtpSettings): Promise<Line<OutgoingMail>> {
  const connection = new SmtpConnection({
    ...settings,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  });
  const line = new SmtpLine(connection);
  try {
    await line.connect(settings);
  } catch (error) {
    line.close();
    throw new CourierDown(error instanceof Error ? error.message : String(error), error);
  }
  return line;
}

class SmtpLine implements Line<OutgoingMail> {
  readonly #connection: SmtpConnection;
  #broken: Error | null = null;
  #onBroken: (error: Error) => void = () => {};

  constructor(connection: SmtpConnection) {
    this.#connection = connection;
    // Errors between two mails come as events; without a listener they would end the process.
    connection.on("error", (error: Error) => this.#break(error));
    connection.on("end", () => this.#break(new Error("The mail server closed the connection")));
  }

  get usable(): boolean {
    return this.#broken === null;
  }

  async connect(settings: SmtpSettings): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#onBroken = reject;
      this.#connection.connect((error) => (error ? reject(error) : resolve()));
    });
    const { auth } = settings;
    if (auth && this.#connection.allowsAuth) {
      await new Promise<void>((resolve, reject) => {
        this.#onBroken = reject;
        this.#connection.login(auth as never, (error) => (error ? reject(error) : resolve()));
      });
    }
    this.#onBroken = () => {};
  }

  async hand(mail: OutgoingMail): Promise<HandOver> {
    const body = Readable.from([mail.raw], { objectMode: false });
    const result = await new Promise<HandOver>((resolve) => {
      const failed = (error: Error) => {
        resolve(handOverOf(error, body.readableDidRead));
      };
      if (this.#broken) return failed(this.#broken);
      this.#onBroken = failed;
      this.#connection.send(
        { from: mail.from, to: [mail.to], size: mail.raw.length },
        body,
        (error, info) => {
          if (error) failed(error);
          else resolve({ kind: "accepted", reply: String(info?.response ?? "").slice(0, 500) });
        },
      );
    });
    this.#onBroken = () => {};
    if (result.kind === "unknown") this.close();
    else if (result.kind === "refused") await this.#recover();
    return result;
  }

  close(): void {
    this.#break(new Error("The connection was closed"));
    this.#connection.close();
  }

  /** After a refusal the session is reset; a server that cannot do that gets a new connection. */
  async #recover(): Promise<void> {
    if (this.#broken) return;
    await new Promise<void>((resolve) => {
      this.#onBroken = () => resolve();
      this.#connection.reset((error) => {
        if (error) this.close();
        resolve();
      });
    });
    this.#onBroken = () => {};
  }

  #break(error: Error): void {
    this.#broken ??= error;
    this.#onBroken(error);
  }
}
