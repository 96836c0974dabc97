import { SMTPServer } from "smtp-server";
import type { ConversationNews } from "../../conversations/conversation.ts";
import {
  conversationOfLetter,
  findConversation,
} from "../../conversations/conversation-queries.ts";
import { letterBounced } from "../../conversations/letter-bounced.ts";
import { type MailRefusal, takeInMail } from "../../conversations/take-in-mail.ts";
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

const NOWHERE = {
  workspaceId: "00000000-0000-0000-0000-000000000000",
  id: "00000000-0000-0000-0000-000000000000",
};

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
      leadsSomewhere(address).then(
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
      const most = recipients.some(letterOf) ? MOST_REPLY_BYTES : MOST_BYTES;
      stream.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= most) chunks.push(chunk);
      });
      stream.on("end", () => {
        if (bytes > MOST_REPLY_BYTES) {
          done(refused(552, "5.3.4 This mail is too large; at most 12 MB are taken"));
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

  const isOurs = (address: string) =>
    letterOf(address) !== null || readMessageToken(secret, address) !== null;

  function letterOf(address: string) {
    return readAddressToken(secret, "l", address) ?? readAddressToken(secret, "r", address);
  }

  /** The conversation that an address leads to, unless it is gone with its customer. */
  async function conversationAt(address: string) {
    const letter = readAddressToken(secret, "l", address);
    if (letter) return conversationOfLetter(db, letter);
    const reply = readAddressToken(secret, "r", address);
    if (!reply) return null;
    const ref = { workspaceId: reply.workspaceId, conversationId: reply.id };
    return (await findConversation(db, ref)) ? reply : null;
  }

  async function leadsSomewhere(address: string): Promise<boolean> {
    return readMessageToken(secret, address) !== null || (await conversationAt(address)) !== null;
  }

  /** @returns why the mail is refused, so that its sender learns of it. */
  async function takeIn(
    raw: Buffer,
    recipients: readonly string[],
    from: string,
  ): Promise<MailRefusal | null> {
    let refusal: MailRefusal | null = null;
    const status = await readDeliveryStatus(raw);
    const now = clock();
    for (const address of recipients) {
      const message = status && readMessageToken(secret, address);
      if (message) await recordBounce(db, { ...message, ...status, now });
      const letter = readAddressToken(secret, "l", address);
      if (letter && status) {
        const { workspaceId, id: messageId } = letter;
        const { detail } = status;
        // The report says that its server has given up, whatever the reason was.
        await letterBounced({ db, news }, { workspaceId, messageId, detail, now });
        continue;
      }
      if (!letterOf(address)) continue;
      // Should it be gone since its address was taken, whoever wrote learns of that.
      const { workspaceId, id: conversationId } = (await conversationAt(address)) ?? NOWHERE;
      const arrived = { workspaceId, conversationId, raw, from, to: address, now };
      refusal = (await takeInMail({ db, news, isOurs }, arrived)) ?? refusal;
    }
    return refusal;
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
