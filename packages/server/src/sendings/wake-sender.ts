import { defineJob } from "../jobs/job.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Transaction } from "../storage/database.ts";

/** Sends what is due in one workspace. */
export const sendDueJob = defineJob<{ workspaceId: string }>("send-due", {
  retryLimit: 2,
  expireInSeconds: 900,
});
/** Starts sending in a workspace at once rather than at the next minute. */
export async function wakeSender(
  trx: Transaction,
  jobs: JobQueue,
  workspaceId: string,
): Promise<void> {
  await jobs.enqueue(trx, sendDueJob, { workspaceId }, { singletonKey: workspaceId });
}
