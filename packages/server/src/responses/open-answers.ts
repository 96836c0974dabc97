import type { Database } from "../storage/database.ts";
import type { Answers } from "./answers.ts";
import { forgetWords } from "./forget-words.ts";
import { groupCommit } from "./group-commit.ts";
import { reassignAnswers } from "./reassign-answers.ts";
import { recordBatch } from "./record-responses.ts";
import { releaseHeld } from "./release-held.ts";
import { reviseResponses } from "./revise-responses.ts";
import type { Pipeline } from "./run-steps.ts";

/**
 * Binds recording and changing to what follows from answers.
 *
 * @param options.grouping false gives each answer a transaction of its own: for comparison.
 */
export function openAnswers(
  db: Database,
  pipeline: Pipeline,
  { grouping = true }: { grouping?: boolean } = {},
): Answers {
  const recordMany: Answers["recordMany"] = (workspaceId, answers, how = {}) =>
    recordBatch(db, workspaceId, answers, { ...how, pipeline });
  const grouped = groupCommit(recordMany, { grouping });
  return {
    record: grouped.record,
    close: grouped.close,
    get waiting() {
      return grouped.waiting;
    },
    recordMany,
    revise: (workspaceId, ids, decide, by) =>
      reviseResponses(db, workspaceId, ids, decide, { ...by, pipeline }),
    forgetWords: (workspaceId, ids, decide, by) =>
      forgetWords(db, workspaceId, ids, decide, { ...by, pipeline }),
    release: (workspaceId, now, keep) => releaseHeld(db, workspaceId, { now, pipeline }, keep),
    reassign: (trx, change) => reassignAnswers(trx, change, pipeline),
  };
}
