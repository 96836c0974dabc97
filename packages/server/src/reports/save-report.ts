import { Language } from "@candor/contract/common.ts";
import type { CreateReport, PatchReport } from "@candor/contract/report.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { wake } from "../due-work/due-work.ts";
import { revokeSharesOfReport } from "../shares/revoke-share.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { type Draft, draftOf } from "./report.ts";
import { REPORTS } from "./report-due-kind.ts";
import { getReport } from "./report-queries.ts";
import { nextOccurrence } from "./schedule.ts";

interface By {
  workspaceId: string;
  actor: string;
  now: Date;
}

/** The draft with what was left out filled in. @throws {KnownError} 404 for a survey that is not here. */
export async function completed(
  db: Database,
  workspaceId: string,
  wanted: Omit<Draft, "language"> & { language?: Draft["language"] | undefined },
): Promise<Draft> {
  await getSurvey(db, { workspaceId, surveyId: wanted.surveyId });
  const { surveyId, name, view, schedule } = wanted;
  const { language } = await workspaceOf(db, workspaceId);
  return {
    ...{ surveyId, name, view, schedule },
    blocks: [...new Set(wanted.blocks)],
    language: wanted.language ?? Language.safeParse(language).data ?? "en",
  };
}

/** Makes a report; it has no recipients yet, and goes out for the first time when its hour comes. */
export async function makeReport(
  db: Database,
  { workspaceId, actor, now }: By,
  wanted: CreateReport,
): Promise<string> {
  const draft = await completed(db, workspaceId, wanted);
  const { time_zone } = await workspaceOf(db, workspaceId);
  const id = uuidv7(now.getTime());
  const nextAt = wanted.active ? nextOccurrence(draft.schedule, time_zone, now) : null;
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("report")
      .values({
        workspace_id: workspaceId,
        id,
        survey_id: draft.surveyId,
        name: draft.name,
        blocks: draft.blocks,
        view: JSON.stringify(draft.view),
        schedule: JSON.stringify(draft.schedule),
        language: draft.language,
        active: wanted.active,
        next_at: nextAt,
        created_by: actor,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await wakeAt(trx, workspaceId, nextAt, now);
    await writeAudit(trx, { workspaceId, actor, action: "report.made", target: draft.name });
  });
  return id;
}

/** Changes what is named. Another hour, or going on after a pause, holds from now on; nothing is made up for. */
export async function changeReport(
  db: Database,
  { workspaceId, actor, now, reportId }: By & { reportId: string },
  patch: PatchReport,
): Promise<void> {
  const { time_zone } = await workspaceOf(db, workspaceId);
  await db.transaction().execute(async (trx) => {
    const row = await lockReport(trx, workspaceId, reportId);
    const before = draftOf(row);
    const schedule = patch.schedule ?? before.schedule;
    const active = patch.active ?? row.active;
    const isReplanned = patch.schedule !== undefined || active !== row.active;
    const nextAt = !active
      ? null
      : isReplanned
        ? nextOccurrence(schedule, time_zone, now)
        : row.next_at;
    await trx
      .updateTable("report")
      .set({
        name: patch.name ?? row.name,
        blocks: patch.blocks ? [...new Set(patch.blocks)] : row.blocks,
        view: JSON.stringify(patch.view ?? before.view),
        schedule: JSON.stringify(schedule),
        language: patch.language ?? row.language,
        active,
        next_at: nextAt,
        updated_at: now,
      })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", reportId)
      .execute();
    await wakeAt(trx, workspaceId, nextAt, now);
    const fields = Object.keys(patch);
    const target = patch.name ?? row.name;
    await writeAudit(trx, {
      workspaceId,
      actor,
      action: "report.changed",
      target,
      details: { fields },
    });
  });
}

/** Removes a report with its recipients and runs; links to it are taken back. */
export async function deleteReport(
  db: Database,
  { workspaceId, actor, now, reportId }: By & { reportId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await lockReport(trx, workspaceId, reportId);
    await trx
      .deleteFrom("report")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", reportId)
      .execute();
    await writeAudit(trx, { workspaceId, actor, action: "report.deleted", target: row.name });
    await revokeSharesOfReport(trx, { workspaceId, actor, reportId, now });
  });
}

/** After the workspace's clock changed: the same hours, by the new one. */
export async function replanReports(
  trx: Transaction,
  workspaceId: string,
  now: Date,
): Promise<void> {
  const { time_zone } = await workspaceOf(trx, workspaceId);
  const rows = await trx
    .selectFrom("report")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("active", "=", true)
    .forUpdate()
    .execute();
  for (const row of rows) {
    const nextAt = nextOccurrence(draftOf(row).schedule, time_zone, now);
    await trx
      .updateTable("report")
      .set({ next_at: nextAt })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", row.id)
      .execute();
    await wakeAt(trx, workspaceId, nextAt, now);
  }
}

async function lockReport(trx: Transaction, workspaceId: string, reportId: string) {
  await trx
    .selectFrom("report")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", reportId)
    .forUpdate()
    .execute();
  return getReport(trx, { workspaceId, reportId });
}

async function wakeAt(trx: Transaction, workspaceId: string, at: Date | null, now: Date) {
  if (at !== null) await wake(trx, REPORTS, { workspaceId }, { now, at });
}

function workspaceOf(db: Database | Transaction, workspaceId: string) {
  return db
    .selectFrom("workspace")
    .select(["time_zone", "language"])
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
}
