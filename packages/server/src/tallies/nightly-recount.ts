import { writeAudit } from "../audit/write-audit.ts";
import { defineJob } from "../jobs/job.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Database } from "../storage/database.ts";
import { noticeLive } from "../storage/live-notice.ts";
import { type Disagreement, recount } from "./recount.ts";
import { repairTallies } from "./repair-tallies.ts";

/** The night's round: one job for each workspace follows from it. */
export const recountJob = defineJob("tallies.recount", { expireInSeconds: 600 });

/** One workspace's night: its tallies are compared with its answers. */
export const recountWorkspaceJob = defineJob<{ workspaceId: string }>("tallies.recount-workspace", {
  retryLimit: 2,
  expireInSeconds: 6 * 3600,
});

/** When few people answer and fewer look, in Europe; UTC. */
const EVERY_NIGHT = "40 3 * * *";

/** As much of a logger as the night needs. */
interface NightLog {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface NightDeps {
  db: Database;
  log: NightLog;
  /** What else is tidied each night, over all workspaces. */
  tidy?: readonly ((db: Database, now: Date) => Promise<unknown>)[];
  /** What else is tidied each night in one workspace. */
  tidyWorkspace?: readonly ((db: Database, workspaceId: string, now: Date) => Promise<unknown>)[];
  now?: () => Date;
}

/**
 * Every night each workspace's answers are counted again. Tallies change in the same statement as
 * the answers, so nothing should ever differ; where something does, it is said loudly, made right,
 * and written into the audit log.
 */
export async function registerRecountJob(jobs: JobQueue, deps: NightDeps): Promise<void> {
  const { db, tidy = [], tidyWorkspace = [], now = () => new Date() } = deps;
  await jobs.work(recountJob, async () => {
    for (const work of tidy) await work(db, now());
    const workspaces = await db.selectFrom("workspace").select("id").orderBy("id").execute();
    await db.transaction().execute(async (trx) => {
      for (const { id } of workspaces) {
        await jobs.enqueue(trx, recountWorkspaceJob, { workspaceId: id });
      }
    });
  });
  // One workspace after another: the night is long, and customers of other time zones are awake.
  await jobs.work(recountWorkspaceJob, async ({ workspaceId }) => {
    for (const work of tidyWorkspace) await work(db, workspaceId, now());
    await recountWorkspace(deps, workspaceId);
  });
  await jobs.schedule(recountJob, EVERY_NIGHT, {});
}

/**
 * Compares the tallies of a workspace with its answers, and makes them right where they differ.
 *
 * @returns how many cells were wrong; 0 is the promise kept.
 */
export async function recountWorkspace(
  { db, log }: Pick<NightDeps, "db" | "log">,
  workspaceId: string,
): Promise<number> {
  const wrong = await repairTallies(db, workspaceId);
  for (const [surveyId, cells] of Map.groupBy(wrong, (cell) => cell.surveyId)) {
    log.error(
      { workspaceId, surveyId, wrongCells: cells.length, firstDay: firstDay(cells) },
      "tallies differ from the answers they count; they were made right",
    );
    await noteRepair(db, workspaceId, surveyId, cells);
  }
  if (wrong.length > 0) {
    const left = await recount(db, { workspaceId });
    const message = "tallies still differ after they were made right; run candor doctor";
    if (left.length > 0) log.error({ workspaceId, wrongCells: left.length }, message);
  }
  return wrong.length;
}

async function noteRepair(
  db: Database,
  workspaceId: string,
  surveyId: string,
  cells: readonly Disagreement[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const survey = await trx
      .selectFrom("survey")
      .select("name")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", surveyId)
      .executeTakeFirst();
    await writeAudit(trx, {
      workspaceId,
      actor: "candor",
      action: "tallies.rebuilt",
      target: survey?.name ?? surveyId,
      details: { wrongCells: cells.length, firstDay: firstDay(cells) },
    });
    await noticeLive(trx, { workspaceId, surveyId, count: 0, kind: "changed" });
  });
}

function firstDay(cells: readonly Disagreement[]): string {
  return cells.map(({ day }) => day).toSorted()[0] ?? "";
}
