import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Transaction } from "../storage/database.ts";
import { endedToFreeAnother } from "../storage/in-transaction.ts";
import { answersFollowedJob, type OwedEvent } from "./answers-followed.ts";
import { concerns, type Happening, type Step } from "./step.ts";

/** What follows from answers, and where what is left of it is queued. */
export interface Pipeline {
  steps: readonly Step[];
  jobs: Pick<JobQueue, "enqueue">;
  /** Hears of steps that failed and will be tried again. */
  onError: (error: unknown, step: string) => void;
}

/** An event with the line of history that tells of it. */
export type NotedEvent = Happening["events"][number] & { changeId: string | null };
export type NotedHappening = Omit<Happening, "events"> & { events: readonly NotedEvent[] };

/** A step that may fail did: the answers are to be written again, with care. */
export class StepFailed extends Error {
  constructor(step: string, cause: unknown) {
    super(`What follows from answers failed in its step "${step}".`, { cause });
  }
}

/**
 * Does what follows from answers in their transaction, and enqueues the rest.
 *
 * @param careful each step that may fail stands behind a savepoint. Without care nothing is spent
 *   on failures, which are rare: the first one is thrown as `StepFailed`, to begin again with care.
 */
export async function runSteps(
  trx: Transaction,
  { steps, jobs, onError }: Pipeline,
  happening: NotedHappening,
  careful: boolean,
): Promise<void> {
  if (happening.events.length === 0) return;
  const heard = steps.filter((step) => concerns(step, happening));
  const owed = heard.filter(({ when }) => when === "after").map(({ name }) => name);
  for (const step of heard) {
    if (step.when === "after") continue;
    const error = await attempt(trx, step, happening, careful);
    if (error === null) continue;
    onError(error, step.name);
    owed.push(step.name);
  }
  if (owed.length === 0) return;
  // Nothing is kept of answers of nobody where the steps owed have nothing to do with them.
  const ofPeople = heard.every((step) => step.ofPeople || !owed.includes(step.name));
  const events = happening.events.filter(({ after }) => !ofPeople || after.person_id !== null);
  await jobs.enqueue(trx, answersFollowedJob, {
    batchId: uuidv7(),
    steps: owed,
    kind: happening.kind,
    workspaceId: happening.workspaceId,
    at: happening.now.toISOString(),
    quiet: happening.quiet,
    events: events.map(owedEvent),
  });
}

/** @returns the error of a step that may fail and did; null when it is done. */
async function attempt(
  trx: Transaction,
  step: Step,
  happening: NotedHappening,
  careful: boolean,
): Promise<unknown> {
  const mayFail = step.ifItFails === "retry";
  if (mayFail && careful) await sql`savepoint step`.execute(trx);
  try {
    await step.run(trx, happening);
    if (mayFail && careful) await sql`release savepoint step`.execute(trx);
    return null;
  } catch (error) {
    // The transaction as a whole is run again.
    if (!mayFail || endedToFreeAnother(error)) throw error;
    if (!careful) throw new StepFailed(step.name, error);
    await sql`rollback to savepoint step`.execute(trx);
    return error ?? new Error("It failed without saying why.");
  }
}

function owedEvent({ after, changeId, was, became, actor }: NotedEvent): OwedEvent {
  return { id: after.id, changeId, was, became, ...(actor === "customer" ? {} : { actor }) };
}
