import { NOTICE_KINDS, type NoticeKind, type NoticeSetting } from "@candor/contract/notice.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { countedCalendar } from "../calendars/business-calendar.ts";
import { nextOpen } from "../calendars/business-time.ts";
import { defineDueWork, wake } from "../due-work/due-work.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { presenceOf } from "./colleagues.ts";

/** Mails to colleagues that are due. */
export const NOTICE_MAILS = defineDueWork("notices", { lanes: 2 });

/** At most one mail about one thing in so long. */
const MAIL_PAUSE_MS = 3_600_000;

/** Something a colleague is to be told of. */
export interface News {
  workspaceId: string;
  userId: string;
  kind: NoticeKind;
  /** What it is about: `team:` and an id. */
  target: string;
  /** What the sentence names; of customers ids and numbers alone. */
  about: Record<string, string | number>;
  /** Who did it: nobody is told of what they did themselves. */
  byUserId: string | null;
  now: Date;
}

/**
 * Tells a colleague, in the transaction of what happened: in the product, and by mail within their hours, as
 * they chose. A second mail about the same thing waits for an hour, and takes along what came meanwhile.
 */
export async function tellColleague(trx: Transaction, news: News): Promise<void> {
  const { workspaceId, userId, now } = news;
  if (news.byUserId === userId) return;
  const setting = (await noticeSettings(trx, { workspaceId, userId })).find(
    ({ kind }) => kind === news.kind,
  );
  if (!setting || (!setting.inApp && !setting.byMail)) return;
  const mailAt = setting.byMail ? await mailMoment(trx, news) : null;
  await trx
    .insertInto("notice")
    .values({
      workspace_id: workspaceId,
      id: uuidv7(now.getTime()),
      user_id: userId,
      kind: news.kind,
      target: news.target,
      about: JSON.stringify(news.about),
      at: now,
      shown: setting.inApp,
      mail_at: mailAt,
    })
    .execute();
  if (mailAt) await wake(trx, NOTICE_MAILS, { workspaceId }, { now, at: mailAt });
}

/** How somebody wants to be told of each kind of thing; everything is on until they say otherwise. */
export async function noticeSettings(
  db: Database | Transaction,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<NoticeSetting[]> {
  const rows = await db
    .selectFrom("notice_setting")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "=", userId)
    .execute();
  return NOTICE_KINDS.map((kind) => {
    const row = rows.find((one) => one.kind === kind);
    return { kind, inApp: row?.in_app ?? true, byMail: row?.by_mail ?? true };
  });
}

/** Within their hours, and an hour after the last mail about the same thing. */
async function mailMoment(trx: Transaction, news: News): Promise<Date> {
  const { workspaceId, userId, target, now } = news;
  const known = (await presenceOf(trx, { workspaceId, userIds: [userId], now })).get(userId);
  const { rows } = await sql<{ last: Date | null }>`
    select max(mailed_at) as last from notice where workspace_id = ${workspaceId}
      and user_id = ${userId} and target = ${target}
  `.execute(trx);
  const pause = (rows[0]?.last?.getTime() ?? Number.NEGATIVE_INFINITY) + MAIL_PAUSE_MS;
  const from = new Date(Math.max(now.getTime(), pause));
  return known ? nextOpen(countedCalendar(known.calendar), from) : from;
}
