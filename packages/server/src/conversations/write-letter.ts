import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { wake } from "../due-work/due-work.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";
import { type ConversationRow, type MessageRow, NEWS, UNDO_MS } from "./conversation.ts";
import { filesBack } from "./drafts.ts";
import { LETTERS } from "./letter-kind.ts";

/** A letter to the customer of a conversation. */
export interface NewLetter {
  kind:
    | "reply"
    | "check"
    | "warning"
    | "apology"
    | "announcement"
    | "idea"
    | "testimonial"
    | "unread";
  text: string;
  /** What stands under it. */
  signature?: string;
  /** Whose words; `candor` for what Candor asks by itself. */
  actor: string;
  /** The next word is the customer's: the clock of resolution waits once it is sent. */
  waits: boolean;
  /** The saved reply that it began with. */
  reply?: { id: string; changed: boolean } | null;
  /** Milliseconds in which it can be taken back. */
  heldMs?: number;
  now: Date;
}

/** Writes a letter that leaves in a moment; until then it can be taken back. */
export async function writeLetter(
  trx: Transaction,
  conversation: ConversationRow,
  letter: NewLetter,
): Promise<MessageRow> {
  const { now } = letter;
  const workspaceId = conversation.workspace_id;
  const dueAt = new Date(now.getTime() + (letter.heldMs ?? UNDO_MS));
  const message = await trx
    .insertInto("conversation_message")
    .values({
      workspace_id: workspaceId,
      conversation_id: conversation.id,
      id: uuidv7(now.getTime()),
      direction: "out",
      kind: letter.kind,
      way: "mail",
      actor: letter.actor,
      from_address: null,
      to_address: null,
      subject: conversation.subject,
      text: letter.text,
      shown: letter.text,
      signature: letter.signature ?? "",
      machine: null,
      waits: letter.waits,
      saved_reply_id: letter.reply?.id ?? null,
      saved_reply_changed: letter.reply?.changed ?? null,
      state: "held",
      due_at: dueAt,
      claimed_by: null,
      lease_until: null,
      reply: null,
      rfc_id: null,
      at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await wake(trx, LETTERS, { workspaceId }, { now, at: dueAt });
  return message;
}

interface LetterRef {
  workspaceId: string;
  conversationId: string;
  messageId: string;
}

/**
 * Takes a letter back that has not left; its files are there again for whoever goes on writing.
 *
 * @param by whose it is now: a colleague's id, or how a key is called.
 * @returns its words, to go on writing.
 * @throws {KnownError} 409 when it is too late.
 */
export async function takeBack(
  trx: Transaction,
  { workspaceId, conversationId, messageId }: LetterRef,
  { by, now }: { by: string; now: Date },
): Promise<string> {
  const gone = await trx
    .deleteFrom("conversation_message")
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .where("id", "=", messageId)
    .where("direction", "=", "out")
    .where("state", "=", "held")
    // One that was tried may have got through after all.
    .where("attempts", "=", 0)
    // News is taken back where it is told, by pausing it.
    .where("kind", "not in", NEWS)
    .returning("text")
    .executeTakeFirst();
  if (gone) {
    await filesBack(trx, { workspaceId, conversationId, messageId, userId: by, now });
    return gone.text;
  }
  throw new KnownError(
    409,
    "letter_left",
    `The letter "${messageId}" has left, or is leaving now, so it cannot be taken back. Write another one.`,
  );
}

/** What Candor asks by itself is not asked when the case was opened again meanwhile. */
export async function withdrawChecks(
  trx: Transaction,
  { workspaceId, caseId }: { workspaceId: string; caseId: string },
): Promise<void> {
  const conversation = await trx
    .selectFrom("conversation")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  if (!conversation) return;
  const { numDeletedRows } = await trx
    .deleteFrom("conversation_message")
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversation.id)
    .where("kind", "=", "check")
    .where("state", "=", "held")
    .executeTakeFirst();
  if (numDeletedRows > 0n) {
    // It was not asked: the next time the case is resolved, it may be.
    await trx
      .deleteFrom("case_check")
      .where("workspace_id", "=", workspaceId)
      .where("case_id", "=", caseId)
      .where("asked_at", "is", null)
      .where("answer", "is", null)
      .execute();
  }
}

/**
 * Sends a letter again that did not arrive, or of which nobody knows.
 *
 * @throws {KnownError} 409 for any other.
 */
export async function sendAgain(
  trx: Transaction,
  { workspaceId, conversationId, messageId }: LetterRef,
  now: Date,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable("conversation_message")
    .set({ state: "held", due_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .where("id", "=", messageId)
    .where("direction", "=", "out")
    .where("state", "in", ["not_delivered", "unconfirmed"])
    // Nobody gets news twice.
    .where("kind", "not in", NEWS)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    throw new KnownError(
      409,
      "letter_state",
      `The letter "${messageId}" is sent or on its way, so it is not sent again.`,
    );
  }
  await wake(trx, LETTERS, { workspaceId }, { now, at: now });
}
