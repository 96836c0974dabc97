import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { ConversationNews } from "./conversation.ts";
import { conversationOfMessage } from "./conversation-queries.ts";

/**
 * A bounce came back for a letter that the mail server had taken.
 *
 * @returns false when there is no such letter.
 */
export async function letterBounced(
  { db, news }: { db: Database; news: ConversationNews },
  bounced: { workspaceId: string; messageId: string; detail: string; now: Date },
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const message = await trx
      .updateTable("conversation_message")
      .set({ state: "not_delivered", reply: bounced.detail.slice(0, 500) })
      .where("workspace_id", "=", bounced.workspaceId)
      .where("id", "=", bounced.messageId)
      .where("state", "in", ["sending", "sent", "unconfirmed"])
      .returningAll()
      .executeTakeFirst();
    if (!message) return false;
    const { conversation } = await conversationOfMessage(trx, message);
    await news.failed(trx, { conversation, message, now: bounced.now });
    return true;
  });
}
