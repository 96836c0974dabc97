import type { CaseNews } from "../cases/case-news.ts";
import { openAfterLetter } from "../cases/open-after-letter.ts";
import type { ConversationNews, MayLeave, Said } from "../conversations/conversation.ts";
import { blockContact } from "../people/contact-permission.ts";
import type { Transaction } from "../storage/database.ts";
import type { AnnouncementAsked, AnnouncementRow } from "./announcement.ts";
import { judgeBy, type Measure, measureOf } from "./may-be-told.ts";
import { findAnnouncement } from "./preview-announcement.ts";

/**
 * What letters do to announcements: sent is the mail server's word, a bounce stands with its recipient, and what a
 * customer answers becomes a case, in the same conversation. Plain thanks are counted and open nothing.
 *
 * @param next what letters do to everything else.
 */
export function announcementLetters(caseNews: CaseNews, next: ConversationNews): ConversationNews {
  return {
    async wrote(trx, said) {
      const row = await answered(trx, said);
      if (said.conversation.case_id !== null) return next.wrote(trx, said);
      if (!row) return next.wrote(trx, said);
      const because = { by: "announcement", number: row.number };
      await openAfterLetter(trx, said, {
        ...{ title: row.title, owner: row.owner, because, news: caseNews },
      });
    },
    async sent(trx, said) {
      if (said.message.kind !== "announcement") return next.sent(trx, said);
      await settle(trx, said, { state: "sent", told_at: said.now, reason: null });
    },
    async failed(trx, said) {
      if (said.message.kind !== "announcement") return next.failed(trx, said);
      const unconfirmed = said.message.state === "unconfirmed";
      await settle(trx, said, {
        state: unconfirmed ? "unconfirmed" : "not_delivered",
        told_at: unconfirmed ? said.now : null,
        reason: unconfirmed ? null : "bounced",
      });
      if (!unconfirmed) await blockForGood(trx, said);
    },
  };
}

async function settle(
  trx: Transaction,
  { conversation, message }: Said,
  columns: { state: string; told_at: Date | null; reason: string | null },
): Promise<void> {
  await trx
    .updateTable("announcement_recipient")
    .set(columns)
    .where("workspace_id", "=", conversation.workspace_id)
    .where("conversation_id", "=", conversation.id)
    .where("message_id", "=", message.id)
    .where("state", "in", ["queued", "sent", "unconfirmed"])
    .execute();
}

/** There is no such address: surveys do not go there any more either. A full mailbox is no such thing. */
async function blockForGood(trx: Transaction, { conversation, message, now }: Said): Promise<void> {
  const reply = message.reply ?? "";
  if (message.to_address === null || !/^\s*(5\d\d\b|5\.\d+\.\d+)/.test(reply)) return;
  await blockContact(trx, {
    workspaceId: conversation.workspace_id,
    personId: conversation.person_id,
    channel: "email",
    reason: "bounced",
    address: message.to_address,
    detail: reply,
    actor: "mail server",
    now,
  });
}

/** The announcement that somebody answers; null for any other conversation. */
async function answered(
  trx: Transaction,
  { conversation, message, now }: Said,
): Promise<AnnouncementRow | null> {
  const workspaceId = conversation.workspace_id;
  const recipient = await trx
    .selectFrom("announcement_recipient")
    .select("announcement_id")
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversation.id)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (!recipient) return null;
  if (message.machine === null) {
    await trx
      .updateTable("announcement_recipient")
      .set({ answered_at: now })
      .where("workspace_id", "=", workspaceId)
      .where("conversation_id", "=", conversation.id)
      .where("answered_at", "is", null)
      .execute();
  }
  const row = await trx
    .selectFrom("announcement")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", recipient.announcement_id)
    .executeTakeFirst();
  return row ?? null;
}

/** While an announcement stands still, its letters are looked at again so often. */
const PAUSED_MS = 60_000;

/** So long the rules by which letters leave are taken as read. */
const RULES_MS = 10_000;

/**
 * The last look before a letter leaves: what was decided when it was written may be otherwise now. Somebody who wrote
 * "no more news", or left, a minute ago gets none.
 */
export function announcementMayLeave(): MayLeave {
  const read = new Map<string, { measure: Measure; at: number }>();
  const measureFor = async (trx: Transaction, asked: AnnouncementAsked, now: Date) => {
    const known = read.get(asked.announcementId);
    if (known && Math.abs(now.getTime() - known.at) < RULES_MS) return known.measure;
    const measure = await measureOf(trx, await findAnnouncement(trx, asked));
    read.clear();
    read.set(asked.announcementId, { measure, at: now.getTime() });
    return measure;
  };
  return async (trx, { conversation, message, now }) => {
    const workspaceId = conversation.workspace_id;
    const rows = await trx
      .selectFrom("announcement_recipient as r")
      .innerJoin("announcement as a", (join) =>
        join.onRef("a.workspace_id", "=", "r.workspace_id").onRef("a.id", "=", "r.announcement_id"),
      )
      .select(["a.id", "a.state"])
      .where("r.workspace_id", "=", workspaceId)
      .where("a.workspace_id", "=", workspaceId)
      .where("r.conversation_id", "=", conversation.id)
      .where("r.message_id", "=", message.id)
      .orderBy("r.id")
      .execute();
    const [first] = rows;
    if (!first) return "never";
    if (rows.every(({ state }) => state === "paused")) return new Date(now.getTime() + PAUSED_MS);
    const personId = conversation.person_id;
    const asked = { workspaceId, announcementId: first.id };
    const measure = await measureFor(trx, asked, now);
    const all = await judgeBy(trx, workspaceId, measure, { personIds: [personId], now });
    const judged = all.get(personId);
    const cancelled = rows.every(({ state }) => state === "cancelled");
    const reason = cancelled ? "cancelled" : judged ? judged.reason : "person_erased";
    if (reason === null) return judged && judged.from > now ? judged.from : "now";
    await settle(trx, { conversation, message, now }, { state: "left_out", told_at: null, reason });
    return "never";
  };
}

/** What becomes of announcements of a colleague who leaves: what customers answer waits for everybody. */
export async function releaseAnnouncementsOf(
  trx: Transaction,
  { workspaceId, owner }: { workspaceId: string; owner: string },
): Promise<void> {
  await trx
    .updateTable("announcement")
    .set({ owner: null })
    .where("workspace_id", "=", workspaceId)
    .where("owner", "=", owner)
    .execute();
}
