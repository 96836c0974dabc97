import { sql } from "kysely";
import { defineJob } from "../jobs/job.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { type Changes, type ResponseRow, undone } from "./revision.ts";
import type { AnswerEvent, Happening, Standing, Step } from "./step.ts";

/** One answer of a batch, without its words: these are read when the step runs. */
export interface OwedEvent {
  id: string;
  /** The line of its history; null for a new answer. */
  changeId: string | null;
  was: Standing | null;
  became: Standing;
  /** The customer, when left out. */
  actor?: string;
}

/** The steps that a batch of answers still owes. */
export interface OwedSteps extends Omit<Happening, "now" | "events"> {
  batchId: string;
  steps: string[];
  at: string;
  events: OwedEvent[];
}

/** One job for each batch of answers that left something to be done after it. */
export const answersFollowedJob = defineJob<OwedSteps>("answers-followed", { retryLimit: 12 });

export interface FollowDeps {
  db: Database;
  steps: readonly Step[];
}

/** Every process does its share of what follows after answers. */
export async function workFollowedAnswers(jobs: JobQueue, deps: FollowDeps): Promise<void> {
  await jobs.work(answersFollowedJob, (owed) => followUp(deps, owed));
}

/**
 * Does the steps that a batch of answers left. Each commits together with the note that it is done:
 * through kills and repetitions a step happens once for a batch.
 *
 * @throws the first error of a step, after the others had their turn; the job is tried again then.
 */
export async function followUp({ db, steps }: FollowDeps, owed: OwedSteps): Promise<void> {
  const failed: unknown[] = [];
  for (const name of owed.steps) {
    // A step that a later version no longer has is owed to nobody.
    const step = steps.find((one) => one.name === name);
    if (!step) continue;
    try {
      const work = (trx: Transaction) => once(trx, step, owed);
      // What belongs inside the recording relies on its lock here as it does there.
      if (step.when === "within") {
        await withWorkspace(db, owed.workspaceId, work, { patienceMs: null });
      } else await inTransaction(db, work);
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length > 0) throw failed[0];
}

async function once(trx: Transaction, step: Step, owed: OwedSteps): Promise<void> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("answer_step")
    .values({
      workspace_id: owed.workspaceId,
      batch_id: owed.batchId,
      step: step.name,
      done_at: new Date(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return;
  const events = await eventsOf(trx, owed);
  if (events.length === 0) return;
  const { kind, workspaceId, quiet } = owed;
  await step.run(trx, { kind, workspaceId, quiet, now: new Date(owed.at), events });
}

async function eventsOf(
  trx: Transaction,
  { workspaceId, events }: OwedSteps,
): Promise<AnswerEvent[]> {
  const rows = await trx
    .selectFrom("response")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where(
      "id",
      "in",
      events.map(({ id }) => id),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const changes = await changesOf(trx, workspaceId, events);
  return events.flatMap((event) => {
    const after = byId.get(event.id);
    return after ? [eventOf(event, after, changes.get(event.changeId ?? "") ?? {})] : [];
  });
}

function eventOf(
  { changeId, was, became, actor = "customer" }: OwedEvent,
  after: ResponseRow,
  changes: Changes,
): AnswerEvent {
  const before = changeId === null ? null : undone(after, changes);
  return { before, after, changes, was, became, actor };
}

async function changesOf(
  trx: Transaction,
  workspaceId: string,
  events: readonly OwedEvent[],
): Promise<Map<string, Changes>> {
  const wanted = events.filter(({ changeId }) => changeId !== null);
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ id: string; changes: Changes }>`
    select id, changes from response_change
    where workspace_id = ${workspaceId} and response_id = any(${wanted.map(({ id }) => id)}::uuid[])
      and id = any(${wanted.map(({ changeId }) => changeId)}::uuid[])
  `.execute(trx);
  return new Map(rows.map(({ id, changes }) => [id, changes]));
}

/** Jobs are given up long before: the notes of older batches protect nothing any more. */
const REMEMBERED_DAYS = 30;

/** Forgets which steps old batches have done. */
export async function forgetOldSteps(db: Database, workspaceId: string, now: Date): Promise<void> {
  await db
    .deleteFrom("answer_step")
    .where("workspace_id", "=", workspaceId)
    .where("done_at", "<", new Date(now.getTime() - REMEMBERED_DAYS * 24 * 3600_000))
    .execute();
}
