import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { defineJob } from "../jobs/job.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { type SurveyPlace, startWalk, type WalkWish, walkOf } from "./tally-walk.ts";
import { admitFirst, frequentValues, nextSlice, putRight } from "./walk-slice.ts";

/** One survey's answers are put right, slice by slice. */
export const tallyWalkJob = defineJob<SurveyPlace>("tallies.walk", {
  retryLimit: 10,
  expireInSeconds: 300,
});

/** Finds walks that nobody goes on with: after a crash, and those begun where there is no queue. */
export const resumeWalksJob = defineJob("tallies.resume-walks", { expireInSeconds: 60 });

const EVERY_MINUTE = "* * * * *";
const ABANDONED_MS = 30_000;

/** So many answers are put right at once, where the change is asked for. */
const AT_ONCE = 500;
/** A slice holds the workspace about so long; a customer's answer waits for one slice at most. */
const HOLD_MS = 200;
const FIRST_SLICE = 500;
const LARGEST_SLICE = 2000;
/** A transaction costs as much as some hundred answers: smaller slices would be all waiting. */
const SMALLEST_SLICE = 200;
/** Others come first, those of other workspaces too: for a part of the time nothing is walked at all. */
const BREATH_MS = 10;
const BREATH_SHARE = 0.5;
/** A long walk gives its place to another workspace's, and queues again. */
const TURN_MS = 20_000;

/**
 * Puts right what the answers of a survey are tallied under, after its dimensions or its days changed: at
 * once where they are few, otherwise by a job. The caller holds the workspace lock.
 *
 * @param how.atOnce fewer than so many are put right at once.
 * @returns how many were.
 */
export async function beginWalk(
  trx: Transaction,
  place: SurveyPlace,
  wish: WalkWish,
  {
    now,
    jobs,
    atOnce = AT_ONCE,
  }: { now: Date; jobs?: Pick<JobQueue, "enqueue"> | undefined; atOnce?: number },
): Promise<number> {
  await startWalk(trx, place, wish, now);
  const slice = await nextSlice(trx, place, atOnce);
  if (!slice || slice.more) {
    await jobs?.enqueue(trx, tallyWalkJob, place);
    return 0;
  }
  await admitFirst(trx, place, await frequentValues(trx, place, slice.walk.dimensions));
  await putRight(trx, place, slice, { now });
  return slice.ids.length;
}

/**
 * Every survey of a workspace: its days are others after a change of the time zone. All of them share what may
 * be put right at once, since the workspace is held until the last.
 */
export async function beginWalkOfDays(
  trx: Transaction,
  workspaceId: string,
  deps: { now: Date; jobs?: Pick<JobQueue, "enqueue"> | undefined },
): Promise<void> {
  const surveys = await trx
    .selectFrom("survey")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .orderBy("id")
    .execute();
  let left = AT_ONCE;
  for (const { id: surveyId } of surveys) {
    // One at least, so that a survey without answers is done.
    const atOnce = Math.max(1, left);
    left -= await beginWalk(trx, { workspaceId, surveyId }, { days: true }, { ...deps, atOnce });
  }
}

/**
 * Surveys whose answers are not tallied under the pairs of their dimensions yet, since they were recorded by an earlier
 * version or came in an archive of one: their answers are walked over, one survey a night.
 */
export function pairOldAnswers(jobs: Pick<JobQueue, "enqueue">) {
  return async (db: Database, workspaceId: string, now: Date): Promise<void> => {
    const survey = await sql<{ id: string }>`
      select id from survey s where s.workspace_id = ${workspaceId} and not s.paired
        and cardinality(s.dimensions) > 1
        and not exists (select from tally_walk w where w.workspace_id = ${workspaceId} and w.survey_id = s.id)
      order by id limit 1
    `.execute(db);
    const surveyId = survey.rows[0]?.id;
    if (surveyId === undefined) return;
    await withWorkspace<unknown>(
      db,
      workspaceId,
      (trx) => beginWalk(trx, { workspaceId, surveyId }, {}, { now, jobs }),
      FOREVER,
    );
  };
}

/** Works walks: call once in each process that serves. */
export async function registerTallyWalks(
  jobs: JobQueue,
  { db, now }: { db: Database; now: () => Date },
): Promise<{ stop: () => void }> {
  const ending = new AbortController();
  await jobs.work(tallyWalkJob, async (place) => {
    const state = await walk(db, place, { now, signal: ending.signal });
    if (state === "more" && !ending.signal.aborted) {
      await db.transaction().execute((trx) => jobs.enqueue(trx, tallyWalkJob, place));
    }
  });
  await jobs.work(resumeWalksJob, async () => {
    const abandoned = await db
      .selectFrom("tally_walk")
      .select(["workspace_id", "survey_id"])
      .where("touched_at", "<", new Date(now().getTime() - ABANDONED_MS))
      .execute();
    await db.transaction().execute(async (trx) => {
      for (const { workspace_id: workspaceId, survey_id: surveyId } of abandoned) {
        await jobs.enqueue(trx, tallyWalkJob, { workspaceId, surveyId });
      }
    });
  });
  await jobs.schedule(resumeWalksJob, EVERY_MINUTE, {});
  return { stop: () => ending.abort() };
}

/**
 * Goes on with a walk from where it stands, for one turn. Two that walk the same way do no harm: each
 * slice is taken by whoever comes first.
 *
 * @returns `done` when nothing is left to do.
 */
export async function walk(
  db: Database,
  place: SurveyPlace,
  {
    now,
    signal,
    turnMs = TURN_MS,
    firstSlice = FIRST_SLICE,
    largestSlice = LARGEST_SLICE,
  }: {
    now: () => Date;
    signal?: AbortSignal;
    turnMs?: number;
    firstSlice?: number;
    largestSlice?: number;
  },
): Promise<"done" | "more"> {
  const { workspaceId } = place;
  const until = performance.now() + turnMs;
  const begun = await walkOf(db, place);
  if (!begun) return "done";
  if (begun.after_id === null && begun.dimensions.length > 0) {
    const values = await frequentValues(db, place, begun.dimensions);
    await withWorkspace(db, workspaceId, (trx) => admitFirst(trx, place, values), FOREVER);
  }
  let size = firstSlice;
  while (!signal?.aborted && performance.now() < until) {
    const slice = await nextSlice(db, place, size);
    if (!slice) return "done";
    let since = 0;
    const right = await withWorkspace(
      db,
      workspaceId,
      async (trx) => {
        since = performance.now();
        return putRight(trx, place, slice, { now: now(), lazily: true });
      },
      FOREVER,
    );
    if (right && !slice.more) return "done";
    // With the commit: on a busy disk it is most of it.
    const heldMs = performance.now() - since;
    size = Math.round(Math.min(largestSlice, Math.max(SMALLEST_SLICE, size * (HOLD_MS / heldMs))));
    await pause(BREATH_MS + BREATH_SHARE * heldMs);
  }
  return "more";
}

const FOREVER = { patienceMs: null };
