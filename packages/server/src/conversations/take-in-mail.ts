import { MAILS_A_DAY, type RefusedWhy } from "@candor/contract/mail-in.ts";
import { cutText, storableText } from "@candor/contract/storable-text.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import PostalMime, { type Email } from "postal-mime";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { personalHash } from "../workspaces/personal-hash.ts";
import { withSignature } from "./compose-letter.ts";
import {
  bareSubject,
  type ConversationNews,
  type ConversationRow,
  type MessageRow,
} from "./conversation.ts";
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
/** So many mails of one conversation are taken in a day: two machines may be answering each other. */
const MOST_A_DAY = MAILS_A_DAY;

/** Why a mail is not taken in, as its sender's server is told: nothing is dropped or cut in silence. */
export interface MailRefusal {
  code: 452 | 550 | 552;
  reason: string;
  /** Under which reason colleagues are shown that it was refused; null for what nobody misses. */
  why: RefusedWhy | null;
}

/** What became of a mail that was handed over; one that was taken in before is not new. */
export interface MailTaken {
  refusal: MailRefusal | null;
  isNew: boolean;
}

export const GONE: MailRefusal = {
  code: 550,
  reason: "5.1.1 This conversation does not exist any more",
  why: null,
};

/** A mail as it was read, before it is known where it belongs. */
export interface ReadMail {
  mail: Email;
  text: string;
  /** Why a machine wrote it; null for a person. */
  machine: string | null;
  /** Its Message-ID; one that has none is known by its content, which nobody finds by trying. */
  rfcId: string;
}

/** Finds or makes the conversation of a mail and locks it, or says why there is none. */
export type FindConversation = (
  trx: Transaction,
  read: ReadMail,
) => Promise<ConversationRow | MailRefusal>;

/**
 * Puts a mail into its conversation, whatever its subject says and whoever sent it: the signed address decides. The
 * same mail taken in twice is one message; no word of it is cut.
 *
 * @param deps.isOurs whether an address is one of our own conversations' or letters'.
 * @returns why it was not taken in, and whether it was new.
 */
export async function takeInMail(
  deps: { db: Database; news: ConversationNews; isOurs: (address: string) => boolean },
  arrived: ArrivedMail,
): Promise<MailTaken> {
  return takeInto(deps, arrived, async (trx) => (await lockConversation(trx, arrived)) ?? GONE);
}

/** The same for a mail whose conversation is found, or begun, once it was read. */
export async function takeInto(
  deps: { db: Database; news: ConversationNews; isOurs: (address: string) => boolean },
  arrived: Omit<ArrivedMail, "conversationId">,
  find: FindConversation,
): Promise<MailTaken> {
  const { db, news, isOurs } = deps;
  const mail = await parsed(arrived.raw);
  if (!mail) return refused(550, "5.6.0 This mail cannot be read", "unreadable");
  const text = storableText(mail.text?.trim() || textOfHtml(mail.html ?? "")).trim();
  if (text.length > LONGEST_TEXT) {
    const reason = `5.3.4 The text is too long; at most ${LONGEST_TEXT} characters are taken. Attach it as a file`;
    return refused(552, reason, "text_too_long");
  }
  if (mail.attachments.length > MOST_FILES) {
    const reason = `5.3.4 Too many files are attached; at most ${MOST_FILES} are taken. Send them in several mails`;
    return refused(552, reason, "too_many_files");
  }
  const machine = machineReason(mail, arrived.from, isOurs);
  const read = { mail, text, machine, rfcId: rfcId(mail, arrived.raw) };
  return inTransaction(db, async (trx) => {
    const conversation = await find(trx, read);
    if ("reason" in conversation) return { refusal: conversation, isNew: false };
    const kept = await keep(trx, conversation, read, arrived);
    if (!kept) return { refusal: null, isNew: false };
    if (await isBounded(trx, kept)) {
      await trx
        .deleteFrom("conversation_message")
        .where("workspace_id", "=", kept.workspace_id)
        .where("conversation_id", "=", kept.conversation_id)
        .where("id", "=", kept.id)
        .execute();
      const reason = `4.2.2 At most ${MOST_A_DAY} mails a day are taken in this conversation`;
      return refused(452, reason, "conversation_limit");
    }
    await answerUnder(trx, conversation, kept);
    await keepFiles(trx, kept, mail);
    await news.wrote(trx, { conversation, message: kept, now: arrived.now });
    return { refusal: null, isNew: true };
  });
}

function refused(code: MailRefusal["code"], reason: string, why: RefusedWhy): MailTaken {
  return { refusal: { code, reason, why }, isNew: false };
}

/** Null for what is nested too deeply, or is no mail at all: trying again would change nothing. */
async function parsed(raw: Buffer): Promise<Email | null> {
  try {
    return await PostalMime.parse(raw, { attachmentEncoding: "arraybuffer" });
  } catch {
    return null;
  }
}

/** One mail of a conversation at a time, so that the bound holds; our own letters need not wait. */
async function lockConversation(
  trx: Transaction,
  { workspaceId, conversationId }: ArrivedMail,
): Promise<ConversationRow | null> {
  const row = await trx
    .selectFrom("conversation")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", conversationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** The mail that was just kept is one of those counted. */
async function isBounded(trx: Transaction, kept: MessageRow): Promise<boolean> {
  const { n } = await trx
    .selectFrom("conversation_message")
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .where("workspace_id", "=", kept.workspace_id)
    .where("conversation_id", "=", kept.conversation_id)
    .where("direction", "=", "in")
    .where("way", "=", "mail")
    .where("at", ">", new Date(kept.at.getTime() - 86_400_000))
    .executeTakeFirstOrThrow();
  return Number(n) > MOST_A_DAY;
}

async function keep(
  trx: Transaction,
  conversation: ConversationRow,
  { mail, text, machine, rfcId }: ReadMail,
  { now, from, to }: Omit<ArrivedMail, "conversationId">,
): Promise<MessageRow | null> {
  const sent = await trx
    .selectFrom("conversation_message")
    .select(["text", "signature", "from_address"])
    .where("workspace_id", "=", conversation.workspace_id)
    .where("conversation_id", "=", conversation.id)
    .where("direction", "=", "out")
    .execute();
  const addresses = [...new Set([to, ...sent.flatMap((one) => one.from_address ?? [])])];
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
      from_address: cutText(storableText(mail.from?.address ?? from), 320) || null,
      to_address: null,
      subject: cutText(storableText(mail.subject ?? "").trim(), 300),
      text,
      shown: withoutQuotation(text, sent.map(withSignature), addresses),
      machine,
      state: "received",
      due_at: null,
      claimed_by: null,
      lease_until: null,
      reply: null,
      rfc_id: rfcId,
      at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "conversation_id", "rfc_id"])
        .where("rfc_id", "is not", null)
        .doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
  return message ?? null;
}

/** We answer under their last subject. */
async function answerUnder(
  trx: Transaction,
  { workspace_id, id }: ConversationRow,
  message: MessageRow,
): Promise<void> {
  const subject = bareSubject(message.subject);
  if (message.machine !== null || subject === "") return;
  await trx
    .updateTable("conversation")
    .set({ subject })
    .where("workspace_id", "=", workspace_id)
    .where("id", "=", id)
    .execute();
}

function rfcId(mail: Email, raw: Buffer): string {
  const id = storableText(mail.messageId ?? "").trim();
  if (id && id.length <= 400) return id;
  return `<${personalHash(raw.toString("latin1")).toString("hex")}@without-id>`;
}

async function keepFiles(trx: Transaction, message: MessageRow, mail: Email): Promise<void> {
  for (const file of mail.attachments) {
    const bytes = Buffer.from(file.content as ArrayBuffer);
    await trx
      .insertInto("conversation_file")
      .values({
        workspace_id: message.workspace_id,
        conversation_id: message.conversation_id,
        id: uuidv7(message.at.getTime()),
        message_id: message.id,
        name: cutText(storableText(file.filename ?? "attachment"), 200).replace(/[\r\n"\\/]/g, "_"),
        type: cutText(storableText(file.mimeType), 100),
        size: bytes.length,
        bytes,
      })
      .execute();
  }
}
