import { sql } from "kysely";
import { defineJob } from "../jobs/job.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import { sendDueJob, wakeSender } from "../sendings/wake-sender.ts";
import type { Database } from "../storage/database.ts";
import { type SendDeps, sendDue } from "./send-due.ts";

/** Every minute: finds the workspaces in which something is due. */
export const wakeSendersJob = defineJob<Record<string, never>>("wake-senders", {
  retryLimit: 0,
  expireInSeconds: 60,
});

/**
 * Works them. Sending runs in whichever process takes the job; a process that dies in the middle
 * is followed by the next minute's.
 */
export async function registerInvitationJobs(jobs: JobQueue, deps: SendDeps): Promise<void> {
  const running = new Set<string>();
  await jobs.work(
    sendDueJob,
    async ({ workspaceId }, signal) => {
      // One run of a workspace in this process is enough; it takes everything that is due.
      if (running.has(workspaceId)) return;
      running.add(workspaceId);
      try {
        await sendDue(deps, workspaceId, signal);
      } finally {
        running.delete(workspaceId);
      }
    },
    { batchSize: 1 },
  );
  await jobs.work(wakeSendersJob, async () => {
    const { db, clock } = deps;
    for (const workspaceId of await workspacesWithDue(db, clock())) {
      await db.transaction().execute((trx) => wakeSender(trx, jobs, workspaceId));
    }
  });
  await jobs.schedule(wakeSendersJob, "* * * * *", {});
}

/** Workspaces with something due: a message, a round of autopilot, a message whose sender died. */
export async function workspacesWithDue(db: Database, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select w.id from workspace w
    where exists (select from invitation i where i.workspace_id = w.id and i.next_at <= ${now}::timestamptz)
      or exists (select from message m where m.workspace_id = w.id and m.lease_until < ${now}::timestamptz)
      or exists (select from sending s where s.workspace_id = w.id and s.status = 'running'
        and s.next_round_at <= ${now}::timestamptz)
  `.execute(db);
  return rows.map((row) => row.id);
}
