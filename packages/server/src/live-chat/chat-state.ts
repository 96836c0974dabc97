import type { ChatState } from "@candor/contract/chat.ts";
import type { ChatRow } from "../conversations/chat.ts";
import { addressOf, filesOf, findConversation } from "../conversations/conversation-queries.ts";
import type { Database } from "../storage/database.ts";
import { chatStatus } from "./chat-status.ts";
import { chatWaiting } from "./chat-waiting.ts";
import type { TalkingSurvey } from "./write-in-chat.ts";
import { noChat } from "./write-in-chat.ts";

/** So many lines are shown on the page; all of them stand in the conversation. */
const MOST_LINES = 200;

/**
 * What a visitor's browser is told. Of letters in the same conversation it shows what has left; notes of colleagues
 * stand in the case and never here, nor do their addresses.
 */
export async function chatState(
  db: Database,
  { survey, setting }: TalkingSurvey,
  chat: ChatRow | null,
  now: Date,
): Promise<ChatState> {
  const workspaceId = survey.workspace_id;
  const { online, answerBy } = await chatStatus(db, { workspaceId, setting, now });
  const waited = await chatWaiting(db, { workspaceId, surveyId: survey.id, now });
  const messages = chat ? await linesOf(db, chat) : [];
  const last = messages.at(-1);
  const usual =
    waited.medianSeconds !== null && waited.ninetySeconds !== null
      ? { medianSeconds: waited.medianSeconds, ninetySeconds: waited.ninetySeconds }
      : null;
  const ended = chat !== null && chat.ended_at !== null;
  return {
    state: [last ? Date.parse(last.at) : 0, messages.length, online, ended].join("."),
    online,
    answerBy: online ? null : answerBy.toISOString(),
    mail: chat && (await mailOf(db, chat)),
    usual,
    ended,
    messages,
  };
}

/** Up to when a browser has shown what was said, as the state that it has tells. */
export function shownUntil(have: string, now: Date): Date | null {
  const at = Number(have.split(".")[0]);
  return Number.isFinite(at) && at > 0 ? new Date(Math.min(at, now.getTime())) : null;
}

async function linesOf(
  db: Database,
  { workspace_id, conversation_id }: ChatRow,
): Promise<ChatState["messages"]> {
  const rows = await db
    .selectFrom("conversation_message")
    .select(["id", "direction", "shown", "at"])
    .where("workspace_id", "=", workspace_id)
    .where("conversation_id", "=", conversation_id)
    .where("machine", "is", null)
    .where("state", "not in", ["held", "not_delivered"])
    // They stand here already, line by line.
    .where("kind", "!=", "unread")
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(MOST_LINES)
    .execute();
  const files = await filesOf(db, { workspaceId: workspace_id, conversationId: conversation_id });
  return rows.reverse().map(({ id, direction, shown, at }) => ({
    id,
    ours: direction === "out",
    text: shown,
    at: at.toISOString(),
    files: files
      .filter(({ message_id }) => message_id === id)
      .map(({ id: fileId, name }) => ({ id: fileId, name })),
  }));
}

/** A file of a line that is shown on the page; null for any other. */
export async function shownFile(
  db: Database,
  { workspace_id, conversation_id }: ChatRow,
  fileId: string,
): Promise<{ name: string; bytes: Buffer } | null> {
  const row = await db
    .selectFrom("conversation_file as f")
    .innerJoin("conversation_message as m", (join) =>
      join
        .onRef("m.workspace_id", "=", "f.workspace_id")
        .onRef("m.conversation_id", "=", "f.conversation_id")
        .onRef("m.id", "=", "f.message_id"),
    )
    .select(["f.name", "f.bytes"])
    .where("f.workspace_id", "=", workspace_id)
    .where("m.workspace_id", "=", workspace_id)
    .where("f.conversation_id", "=", conversation_id)
    .where("f.id", "=", fileId)
    .where("m.machine", "is", null)
    .where("m.state", "not in", ["held", "not_delivered"])
    .where("m.kind", "!=", "unread")
    .executeTakeFirst();
  return row ?? null;
}

/** What they typed as they typed it; of an address that we know by ourselves only so much that they know it again. */
async function mailOf(db: Database, chat: ChatRow): Promise<string | null> {
  if (chat.vouched === null) return chat.claimed_email;
  const { workspace_id: workspaceId, conversation_id: conversationId } = chat;
  const conversation = await findConversation(db, { workspaceId, conversationId });
  if (!conversation) throw noChat();
  const address = await addressOf(db, conversation);
  return address?.replace(/^(.).*(@.*)$/, "$1…$2") ?? null;
}
