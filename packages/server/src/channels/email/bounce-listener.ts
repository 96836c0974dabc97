import { SMTPServer } from "smtp-server";
import type { ConversationNews } from "../../conversations/conversation.ts";
import { conversationOfLetter } from "../../conversations/conversation-queries.ts";
import { letterBounced } from "../../conversations/letter-bounced.ts";
import { takeInMail } from "../../conversations/take-in-mail.ts";
import { KnownError } from "../../errors/known-error.ts";
import { recordBounce } from "../../invitations/record-bounce.ts";
import type { Database } from "../../storage/database.ts";
import { readAddressToken } from "../../workspaces/address-token.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { readDeliveryStatus } from "./delivery-status.ts";
import { readMessageToken } from "./verp.ts";

/** Bounces are short; whatever is longer carries the whole mail back, whose end is not needed. */
const MOST_BYTES = 256 * 1024;
/** What customers answer may carry pictures; whatever is larger is refused, so that its sender learns of it. */
const MOST_REPLY_BYTES = 12 * 1024 * 1024;

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
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    size: MOST_REPLY_BYTES,
    banner: "Candor takes in bounces and answers only",
    maxClients: 50,
    socketTimeout: 30_000,
    onRcptTo({ address }, _session, done) {
      if (readMessageToken(secret, address) || letterOf(address)) return done();
      const refusal = Object.assign(
        new Error("5.1.1 Only bounces of our own messages and answers to our letters are taken"),
        { responseCode: 550 },
      );
      return done(refusal);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      let bytes = 0;
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      const most = recipients.some(letterOf) ? MOST_REPLY_BYTES : MOST_BYTES;
      stream.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= most) chunks.push(chunk);
      });
      stream.on("end", () => {
        if (bytes > MOST_REPLY_BYTES) {
          const tooLarge = new Error("5.3.4 This mail is too large; at most 12 MB are taken");
          done(Object.assign(tooLarge, { responseCode: 552 }));
          return;
        }
        const { mailFrom } = session.envelope;
        const from = mailFrom === false ? "" : mailFrom.address;
        takeIn(Buffer.concat(chunks), recipients, from).then(
          () => done(),
          (error: unknown) => {
            onError(error);
            done(Object.assign(new Error("4.3.0 Try again later"), { responseCode: 451 }));
          },
        );
      });
    },
  });

  function letterOf(address: string) {
    return readAddressToken(secret, "l", address) ?? readAddressToken(secret, "r", address);
  }

  async function takeIn(raw: Buffer, recipients: readonly string[], from: string): Promise<void> {
    const status = await readDeliveryStatus(raw);
    const now = clock();
    for (const address of recipients) {
      const message = status && readMessageToken(secret, address);
      if (message) await recordBounce(db, { ...message, ...status, now });
      const letter = readAddressToken(secret, "l", address);
      if (letter && status) {
        const { workspaceId, id: messageId } = letter;
        const { detail } = status;
        // A mailbox that is full for now may still get it: its server goes on trying.
        if (status.kind !== "soft") {
          await letterBounced({ db, news }, { workspaceId, messageId, detail, now });
        }
        continue;
      }
      const reply = letter
        ? await conversationOfLetter(db, letter)
        : readAddressToken(secret, "r", address);
      if (!reply) continue;
      const { workspaceId, id: conversationId } = reply;
      await takeInMail({ db, news }, { workspaceId, conversationId, raw, from, to: address, now });
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
