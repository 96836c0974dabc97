import type { Transaction } from "../storage/database.ts";
import type { Changes, ResponseRow } from "./revision.ts";

/**
 * Why a change of answers is no news: history that is taken in, a sample, two entries for one
 * person that become one, somebody who is forgotten. Whoever changes answers quietly says so aloud,
 * and each step decides for itself whether it hears it.
 */
export type QuietReason = "import" | "sample" | "merge" | "erasure";

/** What an answer is worth to the score. */
export interface Standing {
  score: number;
  /** False while it is deleted, left out or in quarantine. */
  counted: boolean;
}

/** What happened to one answer. */
export interface AnswerEvent {
  /** As it was; null for an answer that was recorded now. */
  before: ResponseRow | null;
  /** As it is. */
  after: ResponseRow;
  /** The fields that changed, as the history of the answer names them; none for a new answer. */
  changes: Changes;
  was: Standing | null;
  became: Standing;
  /** A colleague's address, `key:` and a name, `customer`, `rule`, `candor`. */
  actor: string;
}

/** Answers of one workspace that were recorded, or changed, in one transaction. */
export interface Happening {
  kind: "recorded" | "revised";
  workspaceId: string;
  now: Date;
  quiet: QuietReason | null;
  events: readonly AnswerEvent[];
}

/** One thing that follows from answers; `app/pipeline.ts` has the list. */
export interface Step {
  /** Stays what it is: jobs that wait name the steps they still owe. */
  name: string;
  hears: readonly Happening["kind"][];
  /** The quiet changes it hears too. */
  hearsQuiet: readonly QuietReason[];
  /**
   * `within` the transaction of the answers and under the workspace's lock: a few statements.
   * `after` it, in a job, in a transaction of its own: whatever takes longer. There an answer is
   * seen as it is when the job runs, and one that was removed since is not seen at all.
   */
  when: "within" | "after";
  /**
   * `refuse`: the answers commit with it or not at all. `retry`: the answers commit without it and
   * a job does it later. What is done after the answers is always tried again.
   */
  ifItFails: "refuse" | "retry";
  /** It has nothing to do with answers of nobody: no job is written that could tell when one was given. */
  ofPeople?: boolean;
  run(trx: Transaction, happening: Happening): Promise<void>;
}

/** Whether a step has anything to do with what happened. */
export function concerns(step: Step, { kind, quiet, events }: Happening): boolean {
  if (step.ofPeople && !events.some(({ after }) => after.person_id !== null)) return false;
  return step.hears.includes(kind) && (quiet === null || step.hearsQuiet.includes(quiet));
}
