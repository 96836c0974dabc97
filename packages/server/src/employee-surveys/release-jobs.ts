import { sql } from "kysely";
import { defineJob } from "../jobs/job.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Answers } from "../responses/answers.ts";
import type { Database } from "../storage/database.ts";
import { keepComments } from "./keep-comments.ts";

/** Every hour: shows what became enough. Answers of a day take part when it is over where the workspace is. */
export const releaseAnswersJob = defineJob<Record<string, never>>("release-employee-answers", {
  retryLimit: 1,
  expireInSeconds: 600,
});

/** Releases what is enough, in every workspace where something waits. @returns how many answers. */
export async function releaseEmployeeAnswers(
  { db, answers }: { db: Database; answers: Answers },
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select w.id from workspace w where exists (
      select from employee_waiting e where e.workspace_id = w.id)
    order by w.id
  `.execute(db);
  let released = 0;
  for (const { id } of rows) released += await answers.release(id, now, keepComments);
  return released;
}

export async function workReleases(
  jobs: JobQueue,
  deps: { db: Database; answers: Answers; clock: () => Date },
): Promise<void> {
  await jobs.work(releaseAnswersJob, async () => {
    await releaseEmployeeAnswers(deps, deps.clock());
  });
  await jobs.schedule(releaseAnswersJob, "7 * * * *", {});
}
