import type { Transaction } from "../storage/database.ts";
import type { Answer, Recorded } from "./answer.ts";
import type { Reassignment } from "./reassign-answers.ts";
import type { Decide } from "./revise-responses.ts";
import type { ResponseRow } from "./revision.ts";
import type { QuietReason } from "./step.ts";

/** What becomes of the comments of released answers; they belong to no score any more. */
export type KeepComments = (
  trx: Transaction,
  survey: { workspaceId: string; surveyId: string; now: Date },
  released: { answers: number; comments: readonly string[] },
) => Promise<void>;

/**
 * The one way to record and change answers. It is opened once, in `app/`, with what follows from
 * answers: whoever holds it can neither pass that nor forget it.
 */
export interface Answers {
  /**
   * Records one answer; those that arrive together share a transaction. Resolves once it is durable
   * and tallied and what belongs to it is done.
   */
  record(workspaceId: string, answer: Answer): Promise<Recorded>;
  /** Records a batch in one transaction, all or none; one entry for each, in order. */
  recordMany(
    workspaceId: string,
    answers: readonly Answer[],
    how?: { now?: Date; quiet?: QuietReason },
  ): Promise<Recorded[]>;
  /**
   * Changes recorded answers in one transaction.
   *
   * @returns the answers as they are afterwards.
   * @throws {KnownError} 404 when one does not exist or was deleted; nothing is changed then.
   */
  revise(
    workspaceId: string,
    ids: readonly string[],
    decide: Decide,
    by: { actor: string; now?: Date; quiet?: QuietReason },
  ): Promise<ResponseRow[]>;
  /** Takes words out of answers for good, with their history, quietly. */
  forgetWords(
    workspaceId: string,
    ids: readonly string[],
    decide: Decide,
    by: { actor: string; now: Date },
  ): Promise<void>;
  /**
   * Shows those answers of employees that are enough to be shown, all of a block at once.
   *
   * @param keep what is done with their comments, in the same transaction.
   * @returns how many there were.
   */
  release(workspaceId: string, now: Date, keep: KeepComments): Promise<number>;
  /** Gives a person's answers to another, or to nobody, quietly, in the transaction of merging or erasing. */
  reassign(trx: Transaction, change: Reassignment): Promise<void>;
  /** Takes no more, and resolves when everything accepted is recorded. */
  close(): Promise<void>;
  /** Answers accepted and not yet recorded. */
  readonly waiting: number;
}
