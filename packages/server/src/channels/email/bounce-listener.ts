import { SMTPServer } from "smtp-server";
import type { ConversationNews } from "../../conversations/conversation.ts";
import type { MailRefusal } from "../../conversations/take-in-mail.ts";
import { KnownError } from "../../errors/known-error.ts";
import type { Database } from "../../storage/database.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { MOST_MAIL_BYTES, mailDoor } from "../mail-in/mail-door.ts";

/** Bounces are short; whatever is longer carries the whole mail back, whose end is not needed. */
const MOST_BOUNCE_BYTES = 256 * 1024;

export interface BounceListener {
  port: number;
  close(): Promise<void>;
}

/**
 * A small mail server that takes in nothing but bounces of our own messages and answers to our letters: every other
 * recipient is refused, so that it cannot be used to pass mail on.
 *
 * @param options.onError for what went wrong inside; the sender is asked to try again.
 */
export async function listenForBounces(options: {
  db: Database;
  secret: ServerSecret;
  port: number;
  host?: string;
  /** What follows from letters and their answers. */
  news: ConversationNews;
  clock?: () => Date;
  onError: (error: unknown) => void;
}): Promise<BounceListener> {
  const { db, secret, news, clock = () => new Date(), onError } = options;
  const door = mailDoor({ db, secret, news });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    size: MOST_MAIL_BYTES,
    banner: "Candor takes in bounces and answers only",
    maxClients: 50,
    socketTimeout: 30_000,
    onRcptTo({ address }, _session, done) {
      door.leadsSomewhere(address).then(
        (known) =>
          known
            ? done()
            : done(
                refused(
                  550,
                  "5.1.1 Only bounces of our own messages and answers to our letters are taken",
                ),
              ),
        (error: unknown) => {
          onError(error);
          done(refused(451, "4.3.0 Try again later"));
        },
      );
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      let bytes = 0;
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      const most = recipients.some(door.takesFiles) ? MOST_MAIL_BYTES : MOST_BOUNCE_BYTES;
      stream.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= most) chunks.push(chunk);
      });
      stream.on("end", () => {
        if (bytes > MOST_MAIL_BYTES) {
          done(refused(552, "5.3.4 This mail is too large; at most 25 MB are taken"));
          return;
        }
        const { mailFrom } = session.envelope;
        const from = mailFrom === false ? "" : mailFrom.address;
        takeIn(Buffer.concat(chunks), recipients, from).then(
          (refusal) => (refusal ? done(refused(refusal.code, refusal.reason)) : done()),
          (error: unknown) => {
            onError(error);
            done(refused(451, "4.3.0 Try again later"));
          },
        );
      });
    },
  });

  /** @returns why the mail is refused, so that its sender learns of it. */
  async function takeIn(
    raw: Buffer,
    recipients: readonly string[],
    from: string,
  ): Promise<MailRefusal | null> {
    const mail = {
      raw,
      recipients,
      from,
      way: "listener",
      workspaceId: null,
      now: clock(),
    } as const;
    return (await door.takeIn(mail)).refusal;
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

function refused(responseCode: number, reason: string): Error {
  return Object.assign(new Error(reason), { responseCode });
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
