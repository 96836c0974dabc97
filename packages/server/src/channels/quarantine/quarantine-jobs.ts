import { sql } from "kysely";
import { defineJob } from "../../jobs/job.ts";
import type { JobQueue } from "../../jobs/job-queue.ts";
import type { Answers } from "../../responses/answers.ts";
import type { Database } from "../../storage/database.ts";
import { decideQuarantine } from "./quarantine.ts";

/** Every five minutes: decides about answers whose hour in quarantine is over. */
export const decideQuarantineJob = defineJob<Record<string, never>>("decide-quarantine", {
  retryLimit: 1,
  expireInSeconds: 300,
});

export async function workQuarantine(
  jobs: JobQueue,
  { db, clock, answers }: { db: Database; clock: () => Date; answers: Answers },
): Promise<void> {
  await jobs.work(decideQuarantineJob, async () => {
    const now = clock();
    const { rows } = await sql<{ id: string }>`
      select w.id from workspace w where exists (
        select from response r where r.workspace_id = w.id and r.quarantine_reason is not null
          and r.quarantine_until <= ${now}::timestamptz and r.deleted_at is null)
    `.execute(db);
    for (const { id } of rows) {
      await decideQuarantine({ db, answers }, { workspaceId: id, now });
    }
  });
  await jobs.schedule(decideQuarantineJob, "*/5 * * * *", {});
}
