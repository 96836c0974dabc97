import { fillReply, type ReplyValues } from "../conversations/saved-reply.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";

/**
 * Which saved reply a letter began with, and whether it says something else now: seen from the words themselves, so
 * that nobody has to say so.
 *
 * @throws {KnownError} 422 when there is no such reply.
 */
export async function replyUsed(
  trx: Transaction,
  q: { workspaceId: string; savedReplyId: string; text: string; values: ReplyValues },
): Promise<{ id: string; changed: boolean }> {
  const row = await trx
    .selectFrom("saved_reply")
    .select("texts")
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.savedReplyId)
    .executeTakeFirst();
  if (!row) {
    throw new KnownError(
      422,
      "saved_reply_not_found",
      `There is no saved reply "${q.savedReplyId}". Leave it out, or name one of the list.`,
      [{ field: "savedReplyId", message: "does not exist" }],
    );
  }
  const filled = Object.values(row.texts).map((text) => fillReply(text, q.values).text.trim());
  return { id: q.savedReplyId, changed: !filled.includes(q.text.trim()) };
}
