import { LARGEST_FILE, LARGEST_FILES, MOST_FILES } from "@candor/contract/conversation.ts";
import { cutText, storableText } from "@candor/contract/storable-text.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";

/** What one colleague, or one key, is writing in a conversation. */
interface Writing {
  workspaceId: string;
  conversationId: string;
  userId: string;
}

/** Files that nobody sent are forgotten after so long, at night. */
export const UNSENT_FILE_DAYS = 7;

export interface Upload {
  id: string;
  name: string;
  type: string;
  size: number;
}

/** What they have begun to write; empty for nothing. */
export async function draftOf(db: Database | Transaction, q: Writing): Promise<string> {
  const row = await db
    .selectFrom("conversation_draft")
    .select("text")
    .where("workspace_id", "=", q.workspaceId)
    .where("conversation_id", "=", q.conversationId)
    .where("user_id", "=", q.userId)
    .executeTakeFirst();
  return row?.text ?? "";
}

/** Keeps it as it is now; nothing keeps nothing. */
export async function keepDraft(
  db: Database | Transaction,
  q: Writing & { text: string; now: Date },
): Promise<void> {
  const key = {
    workspace_id: q.workspaceId,
    conversation_id: q.conversationId,
    user_id: q.userId,
  };
  if (q.text.trim() === "") {
    await db
      .deleteFrom("conversation_draft")
      .where("workspace_id", "=", key.workspace_id)
      .where("conversation_id", "=", key.conversation_id)
      .where("user_id", "=", key.user_id)
      .execute();
    return;
  }
  const columns = { text: q.text, updated_at: q.now };
  await db
    .insertInto("conversation_draft")
    .values({ ...key, ...columns })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "conversation_id", "user_id"]).doUpdateSet(columns),
    )
    .execute();
}

/** Their files that wait to go along. */
export async function uploadsOf(db: Database | Transaction, q: Writing): Promise<Upload[]> {
  return db
    .selectFrom("conversation_upload")
    .select(["id", "name", "type", "size"])
    .where("workspace_id", "=", q.workspaceId)
    .where("conversation_id", "=", q.conversationId)
    .where("user_id", "=", q.userId)
    .orderBy("id")
    .execute();
}

/**
 * Puts a file beside what they are writing, in a transaction that holds the conversation.
 *
 * @throws {KnownError} 413 when it is too large, alone or with the others; 409 when there are too many.
 */
export async function addUpload(
  trx: Transaction,
  q: Writing & { name: string; type: string; bytes: Buffer; now: Date },
): Promise<void> {
  const { workspaceId, now, bytes } = q;
  const there = await uploadsOf(trx, q);
  if (there.length >= MOST_FILES) {
    throw new KnownError(
      409,
      "too_many_files",
      `At most ${MOST_FILES} files go along with a letter. Take one away, or send another letter.`,
    );
  }
  const all = there.reduce((sum, one) => sum + one.size, bytes.length);
  if (bytes.length > LARGEST_FILE || all > LARGEST_FILES) throw tooLarge();
  await trx
    .insertInto("conversation_upload")
    .values({
      workspace_id: workspaceId,
      conversation_id: q.conversationId,
      id: uuidv7(now.getTime()),
      user_id: q.userId,
      name: cutText(storableText(q.name), 200).replace(/[\r\n"\\/]/g, "_") || "file",
      type: /^[\w.+-]+\/[\w.+-]{1,80}$/.test(q.type) ? q.type : "application/octet-stream",
      size: bytes.length,
      bytes,
      at: now,
    })
    .execute();
}

export function tooLarge(): KnownError {
  const mb = (bytes: number) => bytes / 1_000_000;
  return new KnownError(
    413,
    "file_too_large",
    `A file may have ${mb(LARGEST_FILE)} MB and the files of a letter ${mb(LARGEST_FILES)} MB together, since mail servers refuse more. Send a smaller one, or a link.`,
  );
}

/** Takes a file of theirs away. @throws {KnownError} 404. */
export async function removeUpload(db: Database, q: Writing, fileId: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom("conversation_upload")
    .where("workspace_id", "=", q.workspaceId)
    .where("conversation_id", "=", q.conversationId)
    .where("user_id", "=", q.userId)
    .where("id", "=", fileId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw noSuchFile(fileId);
}

function noSuchFile(fileId: string): KnownError {
  return new KnownError(
    404,
    "file_not_found",
    `There is no file "${fileId}" of yours in this conversation. Put it here again.`,
  );
}

/**
 * What was begun becomes the letter: these files go along with it, and the draft is none any more.
 *
 * @throws {KnownError} 404 for a file that is not there, or is another's.
 */
export async function sendAlong(
  trx: Transaction,
  q: Writing & { messageId: string; files: readonly string[]; now: Date },
): Promise<void> {
  await keepDraft(trx, { ...q, text: "" });
  for (const fileId of new Set(q.files)) {
    const file = await trx
      .deleteFrom("conversation_upload")
      .where("workspace_id", "=", q.workspaceId)
      .where("conversation_id", "=", q.conversationId)
      .where("user_id", "=", q.userId)
      .where("id", "=", fileId)
      .returning(["id", "name", "type", "size", "bytes"])
      .executeTakeFirst();
    if (!file) throw noSuchFile(fileId);
    await trx
      .insertInto("conversation_file")
      .values({
        ...file,
        workspace_id: q.workspaceId,
        conversation_id: q.conversationId,
        message_id: q.messageId,
      })
      .execute();
  }
}

/** The files of a letter that was taken back wait again, for whoever took it back. */
export async function filesBack(
  trx: Transaction,
  q: Writing & { messageId: string; now: Date },
): Promise<void> {
  await sql`
    insert into conversation_upload (workspace_id, conversation_id, id, user_id, name, type, size, bytes, at)
    select f.workspace_id, f.conversation_id, f.id, ${q.userId}::text, f.name, f.type, f.size, f.bytes,
      ${q.now}::timestamptz
    from conversation_file f
    where f.workspace_id = ${q.workspaceId} and f.conversation_id = ${q.conversationId}::uuid
      and f.message_id = ${q.messageId}::uuid
  `.execute(trx);
  await trx
    .deleteFrom("conversation_file")
    .where("workspace_id", "=", q.workspaceId)
    .where("conversation_id", "=", q.conversationId)
    .where("message_id", "=", q.messageId)
    .execute();
}

/** What a colleague who leaves had begun is nobody's. */
export async function forgetDraftsOf(
  trx: Transaction,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<void> {
  for (const table of ["conversation_draft", "conversation_upload"] as const) {
    await trx
      .deleteFrom(table)
      .where("workspace_id", "=", workspaceId)
      .where("user_id", "=", userId)
      .execute();
  }
}
