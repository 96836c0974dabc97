import type { Database } from "../storage/database.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import type { KeepComments } from "./answers.ts";
import { surveysWithWaiting, takeReleasable } from "./floor/release-answers.ts";
import { recordSeen, surveysOf } from "./record-responses.ts";
import type { Pipeline } from "./run-steps.ts";

/**
 * Records those answers of employees that are enough to be shown; see `formBlocks`. Nobody is told of them one by
 * one: no case, no event, no notice of when they came.
 *
 * @returns how many answers they were.
 */
export async function releaseHeld(
  db: Database,
  workspaceId: string,
  { now, pipeline }: { now: Date; pipeline: Pipeline },
  keep: KeepComments,
): Promise<number> {
  return withWorkspace(
    db,
    workspaceId,
    async (trx) => {
      let count = 0;
      for (const surveyId of await surveysWithWaiting(trx, workspaceId)) {
        const { answers, comments } = await takeReleasable(trx, { workspaceId, surveyId, now });
        if (answers.length === 0) continue;
        const surveys = await surveysOf(trx, workspaceId, answers);
        const how = { quiet: "import", pipeline, careful: true, surveys, now } as const;
        await recordSeen(trx, workspaceId, answers, how);
        await keep(trx, { workspaceId, surveyId, now }, { answers: answers.length, comments });
        count += answers.length;
      }
      return count;
    },
    { patienceMs: null },
  );
}
