import { uuidv7 } from "@candor/contract/uuidv7.ts";
import PostalMime, { type Email } from "postal-mime";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { personalHash } from "../workspaces/personal-hash.ts";
import {
  bareSubject,
  type ConversationNews,
  type ConversationRow,
  type MessageRow,
} from "./conversation.ts";
import { findConversation } from "./conversation-queries.ts";
import { withoutQuotation } from "./fold-quotation.ts";
import { machineReason } from "./machine-mail.ts";
import { textOfHtml } from "./text-of-html.ts";

/** A mail that came to the signed address of a conversation. */
export interface ArrivedMail {
  workspaceId: string;
  conversationId: string;
  raw: Buffer;
  /** Envelope sender; empty for bounces. */
  from: string;
  /** The address it came to, which replies name. */
  to: string;
  now: Date;
}

const LONGEST_TEXT = 100_000;
const MOST_FILES = 20;

/**
 * Puts a mail into its conversation, whatever its subject says and whoever sent it: the signed address decides. The
 * same mail taken in twice is one message; no word of it is cut.
 *
 * @returns false when the conversation is gone.
 */
export async function takeInMail(
  { db, news }: { db: Database; news: ConversationNews },
  arrived: ArrivedMail,
): Promise<boolean> {
  const mail = await PostalMime.parse(arrived.raw, { attachmentEncoding: "arraybuffer" });
  return inTransaction(db, async (trx) => {
    const conversation = await findConversation(trx, arrived);
    if (!conversation) return false;
    const message = await keep(trx, conversation, mail, arrived);
    if (!message) return true;
    await keepFiles(trx, message, mail);
    await news.wrote(trx, { conversation, message, now: arrived.now });
    return true;
  });
}

async function keep(
  trx: Transaction,
  conversation: ConversationRow,
  mail: Email,
  arrived: ArrivedMail,
): Promise<MessageRow | null> {
  const { now, from, to } = arrived;
  const words = (mail.text ?? textOfHtml(mail.html ?? "")).trim().slice(0, LONGEST_TEXT);
  const subject = (mail.subject ?? "").trim().slice(0, 300);
  const sent = await trx
    .selectFrom("conversation_message")
    .select(["text", "from_address"])
    .where("workspace_id", "=", conversation.workspace_id)
    .where("conversation_id", "=", conversation.id)
    .where("direction", "=", "out")
    .execute();
  const addresses = [to, ...sent.flatMap((one) => one.from_address ?? [])];
  const message = await trx
    .insertInto("conversation_message")
    .values({
      workspace_id: conversation.workspace_id,
      conversation_id: conversation.id,
      id: uuidv7(now.getTime()),
      direction: "in",
      kind: "reply",
      way: "mail",
      actor: "customer",
      from_address: (mail.from?.address ?? from).slice(0, 320) || null,
      to_address: null,
      subject,
      text: words,
      shown: withoutQuotation(
        words,
        sent.map(({ text }) => text),
        addresses,
      ),
      machine: machineReason(mail, from),
      state: "received",
      due_at: null,
      claimed_by: null,
      lease_until: null,
      reply: null,
      rfc_id: rfcId(mail, arrived.raw),
      at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "rfc_id"]).where("rfc_id", "is not", null).doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
  if (!message) return null;
  if (message.machine === null && bareSubject(subject) !== "") {
    // We answer under their last subject.
    await trx
      .updateTable("conversation")
      .set({ subject: bareSubject(subject) })
      .where("workspace_id", "=", conversation.workspace_id)
      .where("id", "=", conversation.id)
      .execute();
  }
  return message;
}

/** Its Message-ID; one that has none is known by its content, which nobody finds by trying. */
function rfcId(mail: Email, raw: Buffer): string {
  const id = mail.messageId?.trim();
  if (id && id.length <= 400) return id;
  return `<${personalHash(raw.toString("latin1")).toString("hex")}@without-id>`;
}

async function keepFiles(trx: Transaction, message: MessageRow, mail: Email): Promise<void> {
  for (const file of mail.attachments.slice(0, MOST_FILES)) {
    const bytes = Buffer.from(file.content as ArrayBuffer);
    await trx
      .insertInto("conversation_file")
      .values({
        workspace_id: message.workspace_id,
        conversation_id: message.conversation_id,
        id: uuidv7(message.at.getTime()),
        message_id: message.id,
        name: (file.filename ?? "attachment").replace(/[\r\n"\\/]/g, "_").slice(0, 200),
        type: file.mimeType.slice(0, 100),
        size: bytes.length,
        bytes,
      })
      .execute();
  }
}
