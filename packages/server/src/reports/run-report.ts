import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { DueWorker } from "../due-work/due-runner.ts";
import { KnownError } from "../errors/known-error.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Period } from "../scores/period.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { type FreezeDeps, freeze } from "./freeze.ts";
import { draftOf, type Frozen, type ReportRow } from "./report.ts";
import { REPORTS, reportMailJob, reportPostJob } from "./report-due-kind.ts";
import {
  closedPeriod,
  isLate,
  isTooLate,
  latestOccurrence,
  missedBefore,
  nextOccurrence,
} from "./schedule.ts";

export interface RunDeps extends FreezeDeps {
  jobs: JobQueue;
}

/**
 * Sends a report once more by hand, about the last period that is over. It stands beside the one that went out by itself.
 *
 * @returns the run's id.
 */
export async function runNow(deps: RunDeps, report: ReportRow, now: Date): Promise<string> {
  const { period } = await dueOf(deps.db, report, now);
  const frozen = await freeze(deps, report.workspace_id, draftOf(report), { period, now });
  return deps.db.transaction().execute(async (trx) => {
    const run = { kind: "manual" as const, period, frozen, now };
    return (await insertRun(trx, deps.jobs, report, run)) ?? "";
  });
}

/** Makes what is due, one report after the other; each in one transaction with its mails, so that a crash repeats nothing. */
export function reportRunner(deps: RunDeps & { clock: () => Date }): DueWorker {
  return {
    kind: REPORTS,
    async takeTurn({ workspaceId, signal }) {
      while (!signal.aborted && (await runNext(deps, workspaceId, deps.clock()))) {
        // Until nothing is due.
      }
      return nextDue(deps.db, workspaceId);
    },
    async sweep(now) {
      const rows = await deps.db
        .selectFrom("report")
        .select("workspace_id")
        .distinct()
        .where("active", "=", true)
        .where("next_at", "<=", now)
        .execute();
      return rows.map((row) => ({ workspaceId: row.workspace_id }));
    },
  };
}

/**
 * One report whose hour has come. Of all the times that were missed only the last is made up for, and only while it is
 * younger than two days; else the run says that it was skipped. What cannot be made says why, and holds up no other.
 *
 * @returns whether there was one.
 */
async function runNext(deps: RunDeps, workspaceId: string, now: Date): Promise<boolean> {
  const report = await ofLivingSurveys(deps.db, workspaceId)
    .selectAll("r")
    .where("r.next_at", "<=", now)
    .orderBy("r.next_at")
    .limit(1)
    .executeTakeFirst();
  if (!report) return false;
  const { period, at, next, zone } = await dueOf(deps.db, report, now);
  const first = report.next_at ?? at;
  const { schedule } = draftOf(report);
  const missed = missedBefore(schedule, zone, { first, last: at });
  const made = await frozenOf(deps, report, { period, at, missed, now });
  await deps.db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("report")
      .set({ next_at: next })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", report.id)
      .where("next_at", "=", report.next_at)
      .where("active", "=", true)
      .executeTakeFirst();
    // Paused or replanned meanwhile: whoever did that has the last word.
    if (numUpdatedRows === 0n) return;
    await insertRun(trx, deps.jobs, report, {
      kind: "scheduled",
      period,
      dueAt: at,
      missed,
      ...made,
      now,
    });
  });
  return true;
}

/** What the report says, or why it says nothing. */
async function frozenOf(
  deps: RunDeps,
  report: ReportRow,
  { period, at, missed, now }: { period: Period; at: Date; missed: number; now: Date },
): Promise<{ frozen: Frozen | null; reason: string | null }> {
  if (isTooLate(at, now)) return { frozen: null, reason: "late" };
  const late = missed > 0 || isLate(at, now) ? { dueAt: at.toISOString(), missed } : null;
  try {
    const draft = draftOf(report);
    const frozen = await freeze(deps, report.workspace_id, draft, { period, now, late });
    return { frozen, reason: null };
  } catch (error) {
    // A property of its filter is gone, say: trying again would say the same.
    if (error instanceof KnownError) return { frozen: null, reason: error.message };
    throw error;
  }
}

function ofLivingSurveys(db: Database, workspaceId: string) {
  return db
    .selectFrom("report as r")
    .innerJoin("survey as s", (join) =>
      join.onRef("s.workspace_id", "=", "r.workspace_id").onRef("s.id", "=", "r.survey_id"),
    )
    .where("r.workspace_id", "=", workspaceId)
    .where("r.active", "=", true)
    .where("s.deleted_at", "is", null);
}

async function dueOf(
  db: Database,
  report: ReportRow,
  now: Date,
): Promise<{ period: Period; at: Date; next: Date; zone: string }> {
  const { schedule } = draftOf(report);
  const { time_zone: zone } = await db
    .selectFrom("workspace")
    .select("time_zone")
    .where("id", "=", report.workspace_id)
    .executeTakeFirstOrThrow();
  const at = latestOccurrence(schedule, zone, now);
  return {
    zone,
    at,
    period: closedPeriod(schedule.cadence, zone, at),
    next: nextOccurrence(schedule, zone, now),
  };
}

interface NewRun {
  kind: "scheduled" | "manual";
  period: Period;
  frozen: Frozen | null;
  now: Date;
  dueAt?: Date;
  missed?: number;
  reason?: string | null;
}

/** The run, its mails and its messages to chats, together or not at all; null when this period went out by itself already. */
async function insertRun(
  trx: Transaction,
  jobs: JobQueue,
  report: ReportRow,
  run: NewRun,
): Promise<string | null> {
  const { kind, period, frozen, now, dueAt = null, missed = 0, reason = null } = run;
  const workspaceId = report.workspace_id;
  const id = uuidv7(now.getTime());
  const inserted = await trx
    .insertInto("report_run")
    .values({
      workspace_id: workspaceId,
      id,
      report_id: report.id,
      kind,
      first_day: period.from,
      end_day: period.to,
      state: frozen === null ? "skipped" : "made",
      made_at: now,
      due_at: dueAt,
      missed,
      reason,
      figures: frozen === null ? null : JSON.stringify(frozen),
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "report_id", "first_day"])
        .where("kind", "=", "scheduled")
        .doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  if (!inserted || frozen === null) return inserted?.id ?? null;
  const recipients = await trx
    .selectFrom("report_recipient")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("report_id", "=", report.id)
    .where("confirmed_at", "is not", null)
    .where("left_at", "is", null)
    .execute();
  for (const recipient of recipients) {
    await trx
      .insertInto("report_mail")
      .values({
        workspace_id: workspaceId,
        run_id: id,
        report_id: report.id,
        recipient_id: recipient.id,
        state: "queued",
        at: now,
        detail: null,
      })
      .execute();
    await jobs.enqueue(trx, reportMailJob, { workspaceId, runId: id, recipientId: recipient.id });
  }
  await insertPosts(trx, jobs, { workspaceId, reportId: report.id, runId: id, now });
  return id;
}

async function insertPosts(
  trx: Transaction,
  jobs: JobQueue,
  run: { workspaceId: string; reportId: string; runId: string; now: Date },
): Promise<void> {
  const { workspaceId, reportId, runId, now } = run;
  const destinations = await trx
    .selectFrom("report_destination")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("report_id", "=", reportId)
    .execute();
  for (const destination of destinations) {
    const postId = uuidv7(now.getTime());
    await trx
      .insertInto("report_post")
      .values({
        ...{ workspace_id: workspaceId, id: postId, run_id: runId, report_id: reportId },
        ...{ destination_id: destination.id, state: "queued", at: now, detail: null },
      })
      .execute();
    await jobs.enqueue(trx, reportPostJob, { workspaceId, postId });
  }
}

async function nextDue(db: Database, workspaceId: string): Promise<Date | null> {
  const row = await ofLivingSurveys(db, workspaceId)
    .select("r.next_at")
    .where("r.next_at", "is not", null)
    .orderBy("r.next_at")
    .limit(1)
    .executeTakeFirst();
  return row?.next_at ?? null;
}
