import { wake } from "../due-work/due-work.ts";
import type { Transaction } from "../storage/database.ts";
import { noticeLive } from "../storage/live-notice.ts";
import { CHATS, type ChatNews, type ChatRow, UNREAD_MS } from "./chat.ts";
import type { ConversationNews, ConversationRow, MessageRow } from "./conversation.ts";

/** A line of a chat. */
export interface ChatLine {
  id: string;
  direction: "in" | "out";
  text: string;
  /** A colleague's address, or `customer`. */
  actor: string;
  /** The next word is the customer's. */
  waits?: boolean;
  /** The saved reply that it began with. */
  reply?: { id: string; changed: boolean } | null;
  now: Date;
}

/** Writes a line; null when it was written before. */
export async function writeLine(
  trx: Transaction,
  conversation: ConversationRow,
  line: ChatLine,
): Promise<MessageRow | null> {
  const { id, direction, text, actor, waits = false, reply = null, now } = line;
  const row = await trx
    .insertInto("conversation_message")
    .values({
      ...{ workspace_id: conversation.workspace_id, conversation_id: conversation.id, id },
      ...{ direction, kind: "reply", way: "chat", actor, text, shown: text, waits },
      ...{ saved_reply_id: reply?.id ?? null, saved_reply_changed: reply?.changed ?? null },
      ...{ from_address: null, to_address: null, subject: "", machine: null },
      ...{ state: direction === "in" ? "received" : "sent", due_at: null },
      ...{ claimed_by: null, lease_until: null, reply: null, rfc_id: null, at: now },
    })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "conversation_id", "id"]).doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** A colleague's line: it stands on the visitor's page at once, and goes by mail when nobody reads it there. */
export async function answerInChat(
  trx: Transaction,
  { conversation, chat, news, chats }: Answered & { news: ConversationNews },
  line: Omit<ChatLine, "direction"> & { userId: string | null },
): Promise<void> {
  const message = await writeLine(trx, conversation, { ...line, direction: "out" });
  if (!message) return;
  const { now } = line;
  await noteAnswer(trx, { conversation, chat, chats }, { now, userId: line.userId, by: "chat" });
  await news.sent(trx, { conversation, message, now });
}

interface Answered {
  conversation: ConversationRow;
  chat: ChatRow;
  /** Other programs hear of the first answer. */
  chats: ChatNews;
}

/** What an answer changes in a chat, whichever way it goes: nobody waits any more. */
export async function noteAnswer(
  trx: Transaction,
  { conversation, chat, chats }: Answered,
  { now, userId, by }: { now: Date; userId: string | null; by: "chat" | "mail" },
): Promise<void> {
  const { workspace_id: workspaceId, id: conversationId } = conversation;
  const mailAt = by === "mail" ? null : (chat.mail_at ?? new Date(now.getTime() + UNREAD_MS));
  await trx
    .updateTable("chat")
    .set({
      waiting_since: null,
      case_at: null,
      ended_at: null,
      last_at: now,
      mail_at: mailAt,
      ...(chat.first_reply_at === null ? { first_reply_at: now } : {}),
      ...(chat.owner === null && userId !== null ? { owner: userId } : {}),
    })
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .execute();
  if (mailAt) await wake(trx, CHATS, { workspaceId }, { now, at: mailAt });
  if (chat.first_reply_at === null) {
    await chats(trx, { workspaceId, conversationId, kind: "answered", now });
  }
  await noticeChat(trx, chat);
}

/** Visitors and desks that look at a chat look again. */
export async function noticeChat(
  trx: Transaction,
  {
    workspace_id,
    survey_id,
    conversation_id,
  }: Pick<ChatRow, "workspace_id" | "survey_id" | "conversation_id">,
): Promise<void> {
  await noticeLive(trx, {
    workspaceId: workspace_id,
    surveyId: survey_id,
    conversationId: conversation_id,
    count: 1,
    kind: "chat",
  });
}
