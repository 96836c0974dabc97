import { sql } from "kysely";
import { wake } from "../due-work/due-work.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import { tellColleague } from "../teams/tell-colleague.ts";
import {
  ANNOUNCEMENTS,
  type AnnouncementAsked,
  type AnnouncementRow,
  lockAnnouncement,
  requireState,
  updateAnnouncement,
} from "./announcement.ts";
import { refuseUnproven } from "./result-words.ts";
import { audit } from "./save-announcement.ts";
import { beginAnnouncement } from "./send-announcement.ts";

/** What should have left longer ago is not what somebody meant any more: it asks again. */
const MISSED_MS = 86_400_000;
/** Nobody plans further ahead; a slip of the year is told. */
const FURTHEST_MS = 366 * 86_400_000;

/**
 * Letters will begin to leave at a moment to come.
 *
 * @throws {KnownError} 404; 409 in another state; 422 for a moment that is over or far away, or what was not measured.
 */
export async function scheduleAnnouncement(
  db: Database,
  asked: AnnouncementAsked,
  at: Date,
  by: By,
): Promise<void> {
  const { workspaceId, now } = by;
  if (at <= now || at.getTime() > now.getTime() + FURTHEST_MS) {
    throw new KnownError(
      422,
      "announcement_schedule",
      "Letters can leave at a moment within the next twelve months. Say another one, or send it now.",
      [{ field: "at", message: "is not within the next twelve months" }],
    );
  }
  await inTransaction(db, async (trx) => {
    const row = await lockAnnouncement(trx, asked);
    requireState(row, ["approved"], "scheduled");
    await refuseUnproven(trx, row);
    await updateAnnouncement(trx, row, now, { scheduled_at: at, schedule_missed_at: null });
    await audit(trx, row, by, "announcement.scheduled", { at: at.toISOString() });
    await wake(trx, ANNOUNCEMENTS, { workspaceId }, { now, at });
  });
}

/** It waits for somebody to send it. @throws {KnownError} 404, 409. */
export async function unscheduleAnnouncement(
  db: Database,
  asked: AnnouncementAsked,
  by: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockAnnouncement(trx, asked);
    requireState(row, ["approved"], "unscheduled");
    await updateAnnouncement(trx, row, by.now, { scheduled_at: null });
    await audit(trx, row, by, "announcement.unscheduled", {});
  });
}

/**
 * Begins what is due. What was missed by more than a day (a server that stood still, a backup that was restored) or
 * cannot leave asks its colleagues again, and does not leave by itself.
 */
export async function beginScheduled(
  db: Database,
  workspaceId: string,
  { now, mailWorks }: { now: Date; mailWorks: () => Promise<boolean> },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from announcement where workspace_id = ${workspaceId} and state = 'approved'
      and scheduled_at <= ${now}::timestamptz order by scheduled_at
  `.execute(db);
  if (rows.length === 0) return;
  const works = await mailWorks();
  for (const { id } of rows) {
    await inTransaction(db, async (trx) => {
      const row = await lockAnnouncement(trx, { workspaceId, announcementId: id });
      const at = row.scheduled_at;
      // Somebody was faster.
      if (row.state !== "approved" || at === null || at > now) return;
      const by = { workspaceId, actor: row.approved_by ?? row.created_by, userId: null, now };
      const missed = now.getTime() - at.getTime() > MISSED_MS;
      if (missed || !works || !(await isTrue(trx, row))) await askAgain(trx, row, at, by);
      else await beginAnnouncement(trx, row, by);
    });
  }
}

async function isTrue(trx: Transaction, row: AnnouncementRow): Promise<boolean> {
  try {
    await refuseUnproven(trx, row);
    return true;
  } catch (error) {
    if (error instanceof KnownError) return false;
    throw error;
  }
}

async function askAgain(trx: Transaction, row: AnnouncementRow, at: Date, by: By): Promise<void> {
  const { workspaceId, now } = by;
  await updateAnnouncement(trx, row, now, { scheduled_at: null, schedule_missed_at: at });
  await audit(trx, row, { ...by, actor: "candor" }, "announcement.missed", {
    at: at.toISOString(),
  });
  const owners = [...new Set([row.owner, row.edited_by])].flatMap((userId) => userId ?? []);
  for (const userId of owners) {
    await tellColleague(trx, {
      ...{ workspaceId, userId, byUserId: null, now },
      ...{ kind: "announcement.missed", target: `announcement:${row.id}` },
      about: { number: row.number, title: row.title },
    });
  }
}
