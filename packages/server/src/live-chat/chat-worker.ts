import { LARGEST_FILES, MOST_FILES } from "@candor/contract/conversation.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import type { CaseNews } from "../cases/case-news.ts";
import { CHATS, type ChatNews, type ChatRow } from "../conversations/chat.ts";
import type { ConversationRow, MessageRow } from "../conversations/conversation.ts";
import { addressOf, filesOf } from "../conversations/conversation-queries.ts";
import { writeLetter } from "../conversations/write-letter.ts";
import type { DueWorker } from "../due-work/due-runner.ts";
import { conversationMessage } from "../messages/conversation-messages.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { caseOfChat } from "./case-of-chat.ts";
import { lockChat } from "./write-in-chat.ts";

export interface ChatWorkerDeps {
  db: Database;
  news: CaseNews;
  chats: ChatNews;
  mailWorks(workspaceId: string): Promise<boolean>;
  clock: () => Date;
}

const BATCH = 50;

/** Sends by mail what was not read in a chat, and makes cases of chats that nobody answered while the desk was open. */
export function chatWorker(deps: ChatWorkerDeps): DueWorker {
  return {
    kind: CHATS,
    async takeTurn({ workspaceId, signal }) {
      for (const step of [mailUnread, openUnanswered]) {
        while (!signal.aborted && (await step(deps, workspaceId)) === BATCH) {
          // The next batch.
        }
      }
      return nextMoment(deps, workspaceId);
    },
    async sweep(now) {
      const { rows } = await sql<{ workspaceId: string }>`
        select w.id as "workspaceId" from workspace w
        where exists (select from chat c where c.workspace_id = w.id and c.mail_at <= ${now}::timestamptz)
          or exists (select from chat c where c.workspace_id = w.id and c.case_at <= ${now}::timestamptz)
      `.execute(deps.db);
      return rows;
    },
  };
}

async function nextMoment({ db }: ChatWorkerDeps, workspaceId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select least(
      (select min(mail_at) from chat where workspace_id = ${workspaceId} and mail_at is not null),
      (select min(case_at) from chat where workspace_id = ${workspaceId} and case_at is not null)
    ) as at
  `.execute(db);
  return rows[0]?.at ?? null;
}

async function dueChats(
  { db, clock }: ChatWorkerDeps,
  workspaceId: string,
  column: "mail_at" | "case_at",
): Promise<string[]> {
  const rows = await db
    .selectFrom("chat")
    .select("conversation_id")
    .where("workspace_id", "=", workspaceId)
    .where(column, "<=", clock())
    .orderBy(column)
    .limit(BATCH)
    .execute();
  return rows.map(({ conversation_id }) => conversation_id);
}

/** What stood on the page for five minutes and was not read: one letter with all of it, in order, once. */
async function mailUnread(deps: ChatWorkerDeps, workspaceId: string): Promise<number> {
  const works = await deps.mailWorks(workspaceId);
  const due = await dueChats(deps, workspaceId, "mail_at");
  for (const conversationId of due) {
    await inTransaction(deps.db, async (trx) => {
      const now = deps.clock();
      const { conversation, chat } = await lockChat(trx, { workspaceId, conversationId });
      // They read or answered, or another process was here.
      if (chat.mail_at === null || chat.mail_at > now) return;
      const unread = await unreadOf(trx, chat);
      const to = works ? await addressOf(trx, conversation) : null;
      if (unread.length > 0 && to !== null) {
        await sendUnread(trx, conversation, unread, now);
        await deps.chats(trx, { workspaceId, conversationId, kind: "mailed", now });
      }
      await trx
        .updateTable("chat")
        .set({ mail_at: null, mailed_at: now })
        .where("workspace_id", "=", workspaceId)
        .where("conversation_id", "=", conversationId)
        .execute();
    });
  }
  return due.length;
}

async function unreadOf(trx: Transaction, chat: ChatRow): Promise<MessageRow[]> {
  const { read_at, mailed_at } = chat;
  let query = trx
    .selectFrom("conversation_message")
    .selectAll()
    .where("workspace_id", "=", chat.workspace_id)
    .where("conversation_id", "=", chat.conversation_id)
    .where("direction", "=", "out")
    .where("way", "=", "chat");
  if (read_at) query = query.where("at", ">", read_at);
  if (mailed_at) query = query.where("at", ">", mailed_at);
  return query.orderBy("at").orderBy("id").execute();
}

async function sendUnread(
  trx: Transaction,
  conversation: ConversationRow,
  unread: readonly MessageRow[],
  now: Date,
): Promise<void> {
  const { language } = conversation;
  const letter = await writeLetter(trx, conversation, {
    kind: "unread",
    text: [conversationMessage(language, "chat.unread"), ...unread.map(({ text }) => text)].join(
      "\n\n",
    ),
    actor: "candor",
    waits: false,
    heldMs: 0,
    now,
  });
  await filesAlong(trx, { from: unread, to: letter, now });
}

/** Files of the lines go along as far as mail servers take them; on the page all of them stay. */
async function filesAlong(
  trx: Transaction,
  { from, to, now }: { from: readonly MessageRow[]; to: MessageRow; now: Date },
): Promise<void> {
  const { workspace_id: workspaceId, conversation_id: conversationId } = to;
  const lines = new Set(from.map(({ id }) => id));
  const files = await filesOf(trx, { workspaceId, conversationId });
  let room = LARGEST_FILES;
  for (const file of files.filter(({ message_id }) => lines.has(message_id)).slice(0, MOST_FILES)) {
    if (file.size > room) continue;
    room -= file.size;
    await sql`
      insert into conversation_file (workspace_id, conversation_id, id, message_id, name, type, size, bytes)
      select f.workspace_id, f.conversation_id, ${uuidv7(now.getTime())}::uuid, ${to.id}::uuid,
        f.name, f.type, f.size, f.bytes
      from conversation_file f
      where f.workspace_id = ${workspaceId} and f.conversation_id = ${conversationId}::uuid
        and f.id = ${file.id}::uuid
    `.execute(trx);
  }
}

/** The desk has closed and nobody answered: it becomes a case, which has a clock. */
async function openUnanswered(deps: ChatWorkerDeps, workspaceId: string): Promise<number> {
  const due = await dueChats(deps, workspaceId, "case_at");
  for (const conversationId of due) {
    await inTransaction(deps.db, async (trx) => {
      const now = deps.clock();
      const { conversation, chat } = await lockChat(trx, { workspaceId, conversationId });
      if (chat.case_at === null || chat.case_at > now) return;
      const by = { actor: "candor", byUserId: null, now, news: deps.news };
      await caseOfChat(
        trx,
        { conversation, chat },
        { why: "unanswered", owner: chat.owner, ...by },
      );
      // One that had a case already.
      await trx
        .updateTable("chat")
        .set({ case_at: null })
        .where("workspace_id", "=", workspaceId)
        .where("conversation_id", "=", conversationId)
        .execute();
    });
  }
  return due.length;
}
