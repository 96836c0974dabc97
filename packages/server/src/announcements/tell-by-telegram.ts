import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import type { ChatQuestion } from "../channels/telegram/telegram-bot.ts";
import { conversationUrl, noNewsUrl } from "../conversations/compose-letter.ts";
import type {
  ConversationNews,
  ConversationRow,
  MayLeave,
  MessageRow,
} from "../conversations/conversation.ts";
import { LETTERS } from "../conversations/letter-kind.ts";
import { CourierDown, type HandOver, type LinePool } from "../delivery/courier.ts";
import { wake } from "../due-work/due-work.ts";
import { leaseFrom } from "../due-work/lease.ts";
import { conversationMessage } from "../messages/conversation-messages.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";

/** What telling by Telegram needs. */
export interface TelegramTelling {
  secret: ServerSecret;
  publicUrl: string;
  /** The workspace's bot; null while none is set up. */
  linesFor(workspaceId: string): Promise<LinePool<ChatQuestion> | null>;
  mayLeave: MayLeave;
  /** What follows from a message that was taken, or was not. */
  news: ConversationNews;
  worker: string;
}

/** Writes what is handed to the bot; like a letter it can be taken back until then. @returns its id. */
export async function writeForTelegram(
  trx: Transaction,
  conversation: ConversationRow,
  { text, actor, now }: { text: string; actor: string; now: Date },
): Promise<string> {
  const id = uuidv7(now.getTime());
  await trx
    .insertInto("conversation_message")
    .values({
      ...{ workspace_id: conversation.workspace_id, conversation_id: conversation.id, id },
      ...{ direction: "out", kind: "announcement", way: "telegram", actor },
      ...{ from_address: null, to_address: null, subject: conversation.subject },
      ...{ text, shown: text, machine: null, waits: false, state: "held" },
      // The line of mails looks at what has a moment; this is no mail.
      ...{ due_at: null, claimed_by: null, lease_until: null, reply: null, rfc_id: null, at: now },
    })
    .execute();
  return id;
}

/** Telegram takes no longer ones; the page that each leads to has the whole. */
const LONGEST = 3500;

/**
 * Hands over what was written for people who are reached in Telegram, one at a time, each claimed before: what a killed
 * process had in hand is settled with the letters that lapse, and goes to nobody twice. They answer on their page.
 */
export async function tellByTelegram(
  { db, clock, telegram }: { db: Database; clock: () => Date; telegram: TelegramTelling },
  workspaceId: string,
  signal: AbortSignal,
): Promise<void> {
  if (!(await waits(db, workspaceId))) return;
  const pool = await telegram.linesFor(workspaceId);
  if (!pool) return;
  let line: Awaited<ReturnType<typeof pool.take>> | null = null;
  try {
    line = await pool.take();
    while (!signal.aborted && line.usable) {
      const claimed = await claimNext({ db, clock, telegram }, workspaceId);
      if (claimed === null) return;
      if (claimed === "put off") continue;
      const result = claimed.content === null ? NO_CHAT : await line.hand({ ...claimed.content });
      await settle({ db, clock, telegram }, claimed.message, result);
      if (result.kind === "refused" && result.blame === "courier") return;
    }
  } catch (error) {
    // It is tried again with the next turn.
    if (!(error instanceof CourierDown)) throw error;
  } finally {
    if (line) pool.giveBack(line);
  }
}

const NO_CHAT: HandOver = {
  kind: "refused",
  blame: "address",
  permanent: true,
  reply: "The customer has no chat with the bot any more.",
};

type Deps = { db: Database; clock: () => Date; telegram: TelegramTelling };

async function waits(db: Database, workspaceId: string): Promise<boolean> {
  const row = await db
    .selectFrom("conversation_message")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("way", "=", "telegram")
    .where("kind", "=", "announcement")
    .where("state", "=", "held")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The next one becomes ours, with the words that it leaves with. */
async function claimNext(
  { db, clock, telegram }: Deps,
  workspaceId: string,
): Promise<{ message: MessageRow; content: ChatQuestion | null } | "put off" | null> {
  return inTransaction(db, async (trx) => {
    const now = clock();
    const message = await trx
      .selectFrom("conversation_message")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("way", "=", "telegram")
      .where("kind", "=", "announcement")
      .where("state", "=", "held")
      .where((eb) => eb.or([eb("lease_until", "is", null), eb("lease_until", "<=", now)]))
      .orderBy("id")
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!message) return null;
    const at = { workspace_id: workspaceId, conversation_id: message.conversation_id };
    const conversation: ConversationRow = await trx
      .selectFrom("conversation")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", message.conversation_id)
      .executeTakeFirstOrThrow();
    const may = await telegram.mayLeave(trx, { conversation, message, now });
    if (may === "never") {
      await trx
        .deleteFrom("conversation")
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", conversation.id)
        .execute();
      return "put off";
    }
    const mine = trx
      .updateTable("conversation_message")
      .where("workspace_id", "=", at.workspace_id)
      .where("conversation_id", "=", at.conversation_id)
      .where("id", "=", message.id);
    if (may !== "now") {
      // Not before then; it stays held and can be taken back.
      await mine.set({ lease_until: may }).execute();
      return "put off";
    }
    const lease = leaseFrom(now);
    const attempts = message.attempts + 1;
    await mine
      .set({ state: "sending", claimed_by: telegram.worker, lease_until: lease, attempts })
      .execute();
    await wake(trx, LETTERS, { workspaceId }, { now, at: lease });
    const { rows } = await sql<{ address: string }>`
      select address from person_address where workspace_id = ${workspaceId}
        and channel = 'telegram' and person_id = ${conversation.person_id}::uuid
      order by created_at desc, address limit 1
    `.execute(trx);
    const chatId = rows[0]?.address;
    const content =
      chatId === undefined ? null : contentOf(telegram, conversation, message, chatId);
    return { message: { ...message, attempts }, content };
  });
}

function contentOf(
  { secret, publicUrl }: TelegramTelling,
  conversation: ConversationRow,
  message: MessageRow,
  chatId: string,
): ChatQuestion {
  const say = (key: string, args = {}) => conversationMessage(conversation.language, key, args);
  const url = conversationUrl(secret, publicUrl, conversation);
  const { text } = message;
  const words = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  const footer = [
    say("mail.footerPage", { url }),
    say("mail.noNews", { url: noNewsUrl(secret, publicUrl, conversation) }),
  ];
  return {
    chatId,
    text: [conversation.subject, words, ...footer].join("\n\n"),
    invitationId: null,
  };
}

/** So often one that was refused for now is tried. */
const MOST_ATTEMPTS = 20;
const MINUTE_MS = 60_000;

async function settle(
  { db, clock, telegram }: Deps,
  claimed: MessageRow,
  result: HandOver,
): Promise<void> {
  const now = clock();
  const again = result.kind === "refused" && !result.permanent && claimed.attempts < MOST_ATTEMPTS;
  const state =
    result.kind === "accepted"
      ? "sent"
      : result.kind === "unknown"
        ? "unconfirmed"
        : again
          ? "held"
          : "not_delivered";
  await inTransaction(db, async (trx) => {
    const message = await trx
      .updateTable("conversation_message")
      .set({
        ...{ state, reply: result.reply.slice(0, 500), claimed_by: null },
        lease_until: again ? new Date(now.getTime() + MINUTE_MS) : null,
        ...(result.kind === "accepted" ? { at: now } : {}),
      })
      .where("workspace_id", "=", claimed.workspace_id)
      .where("conversation_id", "=", claimed.conversation_id)
      .where("id", "=", claimed.id)
      .where("state", "=", "sending")
      .where("attempts", "=", claimed.attempts)
      .where("claimed_by", "=", telegram.worker)
      .returningAll()
      .executeTakeFirst();
    if (!message || again) return;
    const conversation: ConversationRow = await trx
      .selectFrom("conversation")
      .selectAll()
      .where("workspace_id", "=", claimed.workspace_id)
      .where("id", "=", claimed.conversation_id)
      .executeTakeFirstOrThrow();
    const said = { conversation, message, now };
    await (state === "sent" ? telegram.news.sent(trx, said) : telegram.news.failed(trx, said));
  });
}
