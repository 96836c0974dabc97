import type { CaseNews } from "../cases/case-news.ts";
import { openCases } from "../cases/open-cases.ts";
import type { ChatRow } from "../conversations/chat.ts";
import { noticeChat } from "../conversations/chat-line.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { conversationMessage } from "../messages/conversation-messages.ts";
import type { Transaction } from "../storage/database.ts";

/** Words that stand at the head of a case. */
const MOST_WORDS = 2_000;

/**
 * Makes a case of a chat, in which the conversation goes on; one that has a case keeps it. The conversation's row must
 * be locked by whoever calls.
 *
 * @param by.why a colleague wanted it, nobody answered in time, or nobody was there.
 * @returns the id of the case.
 */
export async function caseOfChat(
  trx: Transaction,
  { conversation, chat }: { conversation: ConversationRow; chat: ChatRow },
  by: {
    why: "hand" | "unanswered" | "offline";
    actor: string;
    owner: string | null;
    byUserId: string | null;
    now: Date;
    news: CaseNews;
  },
): Promise<string> {
  const { workspace_id: workspaceId, id: conversationId } = conversation;
  const { now, news, actor } = by;
  if (conversation.case_id !== null) return conversation.case_id;
  const setting = await trx
    .selectFrom("chat_setting")
    .select("team_id")
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "=", chat.survey_id)
    .executeTakeFirst();
  const [caseId] = await openCases(
    trx,
    [
      {
        origin: "manual",
        responseId: null,
        personId: conversation.person_id,
        title: conversationMessage(conversation.language, "chat.case"),
        words: await wordsOf(trx, conversation, chat),
        owner: by.owner,
        teamId: setting?.team_id ?? null,
        routing: "by_hand",
        priority: "normal",
        targets: null,
        sensitive: false,
        ruleId: null,
        because: { by: "chat", why: by.why },
      },
    ],
    { workspaceId, actor, byUserId: by.byUserId, now, news },
  );
  if (!caseId) throw new Error(`No case was made of the chat ${conversationId}.`);
  await trx
    .updateTable("conversation")
    .set({ case_id: caseId })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", conversationId)
    .execute();
  await trx
    .updateTable("chat")
    .set({ case_at: null })
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .execute();
  await noticeChat(trx, chat);
  return caseId;
}

/** What they said and nobody answered, else what they said last. */
async function wordsOf(
  trx: Transaction,
  { workspace_id, id }: ConversationRow,
  { waiting_since }: ChatRow,
): Promise<string> {
  let query = trx
    .selectFrom("conversation_message")
    .select("shown")
    .where("workspace_id", "=", workspace_id)
    .where("conversation_id", "=", id)
    .where("direction", "=", "in")
    .where("machine", "is", null);
  if (waiting_since) query = query.where("at", ">=", waiting_since);
  const rows = await query
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(waiting_since ? 20 : 1)
    .execute();
  const words = rows.reverse().map(({ shown }) => shown);
  return words.join("\n").slice(0, MOST_WORDS);
}
