import type { Follow, RecordedBatch } from "../responses/record-responses.ts";
import type { Transaction } from "../storage/database.ts";

/**
 * What happens after an answer, in order, in the transaction that records it: it commits with the
 * answer or not at all. Everything slower than a few statements belongs into a job that one of
 * these steps enqueues.
 */
export function afterRecording(steps: readonly Follow[]): Follow {
  return async (trx: Transaction, batch: RecordedBatch) => {
    for (const step of steps) await step(trx, batch);
  };
}
