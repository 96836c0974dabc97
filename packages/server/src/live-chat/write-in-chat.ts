import type { SayInChat } from "@candor/contract/chat.ts";
import { cutText, storableText } from "@candor/contract/storable-text.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import type { CaseNews } from "../cases/case-news.ts";
import { CHATS, type ChatNews, type ChatRow, chatOf } from "../conversations/chat.ts";
import { noticeChat, writeLine } from "../conversations/chat-line.ts";
import type { ConversationNews, ConversationRow } from "../conversations/conversation.ts";
import { wake } from "../due-work/due-work.ts";
import { KnownError } from "../errors/known-error.ts";
import { conversationMessage, spokenInConversation } from "../messages/conversation-messages.ts";
import { normaliseEmail } from "../people/identity.ts";
import { resolvePeople } from "../people/resolve-people.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { SurveyRow } from "../surveys/survey.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { caseOfChat } from "./case-of-chat.ts";
import type { Vouched } from "./chat-identity.ts";
import { chatIdOf, lineIdOf } from "./chat-ids.ts";
import type { ChatSettingRow } from "./chat-settings.ts";
import { chatStatus } from "./chat-status.ts";
import type { Picture } from "./picture.ts";

export interface ChatDeps {
  db: Database;
  secret: ServerSecret;
  letters: ConversationNews;
  news: CaseNews;
  chats: ChatNews;
}

/** A survey whose widget talks. */
export interface TalkingSurvey {
  survey: SurveyRow;
  setting: ChatSettingRow;
}

/** So many lines may come from one customer in a minute, and in a day. */
export const MOST_A_MINUTE = 20;
const MOST_A_DAY = 300;
/** And so many pictures. */
export const MOST_PICTURES_A_DAY = 10;

/**
 * A line of a visitor. The first one begins the conversation; one that was sent before is written once. Nobody there
 * means that it is a case at once, to be answered by mail; else it becomes one when the hours end and nobody answered.
 *
 * @throws {KnownError} 429 when there are too many; 403 when the conversation is somebody else's.
 */
export async function writeInChat(
  { db, secret, letters, news, chats }: ChatDeps,
  { survey, setting }: TalkingSurvey,
  said: Omit<SayInChat, "identity" | "website"> & {
    vouched: Vouched | null;
    /** Goes with the line, which says what it is called. */
    picture?: Picture;
    now: Date;
  },
): Promise<string> {
  const { now, vouched, token } = said;
  const text = cutText(storableText(said.text).replaceAll("\r\n", "\n").trim(), 4_000);
  if (text === "") {
    throw new KnownError(422, "chat_says_nothing", "The message is empty. Write something first.");
  }
  const workspaceId = survey.workspace_id;
  const conversationId = chatIdOf(secret, { workspaceId, surveyId: survey.id }, token);
  const status = await chatStatus(db, { workspaceId, setting, now });
  await inTransaction(db, async (trx) => {
    const begun = await begin(trx, survey, conversationId, said);
    const { conversation, chat } = await lockChat(trx, { workspaceId, conversationId });
    requireSame(chat, vouched);
    await refuseTooMany(trx, conversation, now);
    const id = lineIdOf(secret, conversationId, said.id);
    const message = await writeLine(trx, conversation, {
      ...{ id, direction: "in", text, actor: "customer", now },
    });
    if (!message) return;
    if (said.picture) await keepPicture(trx, conversation, { ...said.picture, lineId: id, now });
    await letters.wrote(trx, { conversation, message, now });
    const waits = { ...chat, waiting_since: chat.waiting_since ?? now };
    const caseAt =
      conversation.case_id === null && status.online ? (chat.case_at ?? status.closesAt) : null;
    await trx
      .updateTable("chat")
      .set({
        ...claimed(said, vouched),
        ...{ waiting_since: waits.waiting_since, last_at: now, seen_at: now, read_at: now },
        // Whoever answers has read.
        ...{ mail_at: null, ended_at: null, case_at: caseAt },
      })
      .where("workspace_id", "=", workspaceId)
      .where("conversation_id", "=", conversationId)
      .execute();
    if (caseAt) await wake(trx, CHATS, { workspaceId }, { now, at: caseAt });
    if (conversation.case_id === null && !status.online) {
      await caseOfChat(
        trx,
        { conversation, chat: waits },
        { why: "offline", actor: "customer", owner: null, byUserId: null, now, news },
      );
    }
    if (begun) await chats(trx, { workspaceId, conversationId, kind: "began", now });
    await noticeChat(trx, chat);
  });
  return conversationId;
}

/**
 * Makes the conversation where there is none; whoever comes at the same moment finds it.
 *
 * @returns whether it was made.
 */
async function begin(
  trx: Transaction,
  survey: SurveyRow,
  conversationId: string,
  said: Parameters<typeof writeInChat>[2],
): Promise<boolean> {
  const { now, vouched } = said;
  const workspaceId = survey.workspace_id;
  if (await chatOf(trx, { workspaceId, conversationId })) return false;
  const language = spokenInConversation([said.language, survey.default_language]);
  const [known] = vouched ? await resolvePeople(trx, workspaceId, [vouched.identity], now) : [];
  const personId = known ?? uuidv7(now.getTime());
  const made = await trx
    .insertInto("conversation")
    .values({
      ...{ workspace_id: workspaceId, id: conversationId, person_id: personId, case_id: null },
      ...{ language, created_at: now },
      subject: conversationMessage(language, "chat.subject", { subject: survey.subject }),
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "id"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!made) return false;
  // A name that was typed is nobody's: it joins no one who is known.
  if (!known) await makeStranger(trx, { workspaceId, personId, language, now }, said.name);
  await trx
    .insertInto("chat")
    .values({
      ...{ workspace_id: workspaceId, conversation_id: conversationId, survey_id: survey.id },
      ...{ vouched: vouched?.hash ?? null, claimed_name: null, claimed_email: null },
      page: said.page ? cutText(storableText(said.page), 300) : null,
      ...{ began_at: now, seen_at: now, last_at: now },
    })
    .execute();
  return true;
}

async function makeStranger(
  trx: Transaction,
  about: { workspaceId: string; personId: string; language: string; now: Date },
  name: string | undefined,
): Promise<void> {
  const { workspaceId, personId, language, now } = about;
  await sql`
    insert into person as p (workspace_id, id, name, language, created_at, updated_at)
    values (${workspaceId}::uuid, ${personId}::uuid, ${nameOf(name)}, ${language},
      ${now}::timestamptz, ${now}::timestamptz)
  `.execute(trx);
}

function nameOf(name: string | undefined): string | null {
  return (name && cutText(storableText(name).trim(), 200)) || null;
}

/** The chat under the lock of its conversation, so that a case is made of it once and its bounds hold. */
export async function lockChat(
  trx: Transaction,
  { workspaceId, conversationId }: { workspaceId: string; conversationId: string },
): Promise<{ conversation: ConversationRow; chat: ChatRow }> {
  const conversation = await trx
    .selectFrom("conversation")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", conversationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  const chat = conversation && (await chatOf(trx, { workspaceId, conversationId }));
  if (conversation && chat) return { conversation, chat };
  throw noChat();
}

/** @throws {KnownError} 404, the same for what was never there and what is somebody else's. */
export function noChat(): KnownError {
  return new KnownError(404, "chat_not_found", "There is no such chat here.");
}

/**
 * A chat of somebody the site vouched for opens to them alone: after signing out, or as somebody else, it is not there.
 *
 * @throws {KnownError} 404.
 */
export function requireSame(chat: ChatRow, vouched: Vouched | null): void {
  const same = chat.vouched === null ? vouched === null : vouched?.hash.equals(chat.vouched);
  if (!same) throw noChat();
}

/** What they typed about themselves; nothing of whoever is vouched for. */
export function claimed(
  { name, email }: Pick<SayInChat, "name" | "email">,
  vouched: Vouched | null,
): { claimed_name?: string; claimed_email?: string } {
  if (vouched) return {};
  const typed = nameOf(name);
  return {
    ...(typed === null ? {} : { claimed_name: typed }),
    ...(email ? { claimed_email: normaliseEmail(email) } : {}),
  };
}

/** @throws {KnownError} 429 when that many came today. */
async function keepPicture(
  trx: Transaction,
  { workspace_id, id }: ConversationRow,
  { name, type, bytes, lineId, now }: Picture & { lineId: string; now: Date },
): Promise<void> {
  const { rows } = await sql<{ today: number }>`
    select count(*)::int as today
    from conversation_file f
    join conversation_message m on m.workspace_id = f.workspace_id
      and m.conversation_id = f.conversation_id and m.id = f.message_id
    where f.workspace_id = ${workspace_id} and m.workspace_id = ${workspace_id}
      and f.conversation_id = ${id}::uuid and m.direction = 'in' and m.way = 'chat'
      and m.at > ${new Date(now.getTime() - 86_400_000)}::timestamptz
  `.execute(trx);
  if ((rows[0]?.today ?? 0) >= MOST_PICTURES_A_DAY) {
    throw new KnownError(
      429,
      "chat_too_many_pictures",
      `At most ${MOST_PICTURES_A_DAY} pictures a day are taken in a chat. Send the others by mail.`,
    );
  }
  await trx
    .insertInto("conversation_file")
    .values({
      ...{ workspace_id, conversation_id: id, message_id: lineId },
      ...{ id: uuidv7(now.getTime()), name, type, size: bytes.length, bytes },
    })
    .execute();
}

async function refuseTooMany(
  trx: Transaction,
  { workspace_id, id }: ConversationRow,
  now: Date,
): Promise<void> {
  const since = (ms: number) => new Date(now.getTime() - ms);
  const { rows } = await sql<{ minute: number; day: number }>`
    select count(*) filter (where at > ${since(60_000)}::timestamptz)::int as minute, count(*)::int as day
    from conversation_message
    where workspace_id = ${workspace_id} and conversation_id = ${id}::uuid and direction = 'in'
      and way = 'chat' and at > ${since(86_400_000)}::timestamptz
  `.execute(trx);
  const { minute = 0, day = 0 } = rows[0] ?? {};
  if (minute < MOST_A_MINUTE && day < MOST_A_DAY) return;
  throw new KnownError(
    429,
    "chat_too_fast",
    "That is too many messages at once. Wait a minute, and put several lines into one message.",
  );
}
