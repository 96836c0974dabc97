import { sql } from "kysely";
import { defineJob } from "../jobs/job.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Database } from "../storage/database.ts";
import { tellColleague } from "../teams/tell-colleague.ts";

/** Every hour: whoever is to take part by today, and has not, is told once. */
export const remindTrainingsJob = defineJob<Record<string, never>>("remind-trainings", {
  retryLimit: 1,
  expireInSeconds: 300,
});

/** Tells whom the day has come for. @returns how many. */
export async function remindTrainings(db: Database, now: Date): Promise<number> {
  const { rows: places } = await sql<{ id: string }>`
    select w.id from workspace w where exists (
      select from training_record t where t.workspace_id = w.id and t.reminded_at is null
        and t.done_on is null and t.due_on <= (${now}::timestamptz at time zone w.time_zone)::date)
    order by w.id
  `.execute(db);
  let told = 0;
  for (const { id: workspaceId } of places) {
    told += await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ training_id: string; employee_id: string; due_on: string }>`
        select t.training_id, t.employee_id, t.due_on from training_record t
        join workspace w on w.id = ${workspaceId}
        where t.workspace_id = ${workspaceId} and t.reminded_at is null and t.done_on is null
          and t.due_on <= (${now}::timestamptz at time zone w.time_zone)::date
        for update of t skip locked
      `.execute(trx);
      for (const row of rows) await tellOne(trx, workspaceId, row, now);
      return rows.length;
    });
  }
  return told;
}

async function tellOne(
  trx: Parameters<typeof tellColleague>[0],
  workspaceId: string,
  row: { training_id: string; employee_id: string; due_on: string },
  now: Date,
): Promise<void> {
  await trx
    .updateTable("training_record")
    .set({ reminded_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("training_id", "=", row.training_id)
    .where("employee_id", "=", row.employee_id)
    .execute();
  const { rows } = await sql<{ user_id: string | null; title: string }>`
    select e.user_id, t.title from employee e, training t
    where e.workspace_id = ${workspaceId} and e.id = ${row.employee_id}::uuid
      and t.workspace_id = ${workspaceId} and t.id = ${row.training_id}::uuid
      and t.archived_at is null
  `.execute(trx);
  const [found] = rows;
  if (!found || found.user_id === null) return;
  await tellColleague(trx, {
    ...{ workspaceId, userId: found.user_id, kind: "training.due" },
    ...{ target: `training:${row.training_id}`, about: { title: found.title, day: row.due_on } },
    ...{ byUserId: null, now },
  });
}

export async function workTrainingReminders(
  jobs: JobQueue,
  { db, clock }: { db: Database; clock: () => Date },
): Promise<void> {
  await jobs.work(remindTrainingsJob, async () => {
    await remindTrainings(db, clock());
  });
  await jobs.schedule(remindTrainingsJob, "23 * * * *", {});
}
