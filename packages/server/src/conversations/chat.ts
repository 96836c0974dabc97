import type { Selectable } from "kysely";
import { defineDueWork } from "../due-work/due-work.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { ChatTable } from "../storage/tables-chat.ts";

/** What a chat knows beside its conversation. */
export type ChatRow = Selectable<ChatTable>;

/** A visitor whose browser was not heard for so long is gone. */
export const VISITOR_HERE_MS = 60_000;
/** What a visitor has not read after so long goes by mail. */
export const UNREAD_MS = 5 * 60_000;

/** What is unread and goes by mail, what is unanswered and becomes a case: one turn a workspace. */
export const CHATS = defineDueWork("chats", { lanes: 2 });

/** Something that happened to a chat, for other programs. */
export interface ChatHappening {
  workspaceId: string;
  conversationId: string;
  /** The first word came, it was answered for the first time, what was unread went by mail, a colleague ended it. */
  kind: "began" | "answered" | "mailed" | "ended";
  now: Date;
}

/** Tells of it in the transaction in which it happens. What carries it comes later in the walk. */
export type ChatNews = (trx: Transaction, happening: ChatHappening) => Promise<void>;

interface Ref {
  workspaceId: string;
  conversationId: string;
}

/** What a conversation knows as a chat; null when it is none. */
export async function chatOf(
  db: Database | Transaction,
  { workspaceId, conversationId }: Ref,
): Promise<ChatRow | null> {
  const row = await db
    .selectFrom("chat")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether their browser was heard a moment ago. */
export function visitorIsHere({ seen_at }: Pick<ChatRow, "seen_at">, now: Date): boolean {
  return now.getTime() - seen_at.getTime() <= VISITOR_HERE_MS;
}

/**
 * How a colleague's answer reaches the visitor: on their page while they are there, else by mail where one can be
 * sent. Without an address it waits on the page until they come back.
 */
export function answerGoesBy(
  chat: ChatRow,
  { now, canMail }: { now: Date; canMail: boolean },
): "chat" | "mail" {
  return visitorIsHere(chat, now) || !canMail ? "chat" : "mail";
}
