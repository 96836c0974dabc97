import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { type Decide, reviseWithin } from "./revise-responses.ts";
import type { Pipeline } from "./run-steps.ts";

/**
 * Takes words out of answers for good: quietly, as an erasure does, and with the lines of their history that hold
 * what was said, in one transaction.
 */
export async function forgetWords(
  db: Database,
  workspaceId: string,
  ids: readonly string[],
  decide: Decide,
  by: { actor: string; now: Date; pipeline: Pipeline },
): Promise<void> {
  await withWorkspace(
    db,
    workspaceId,
    async (trx) => {
      await reviseWithin(trx, workspaceId, ids, decide, {
        ...by,
        ...{ quiet: "erasure", deletedToo: true, careful: true },
      });
      await sql`
        delete from response_change where workspace_id = ${workspaceId}
          and response_id = any(${ids}::uuid[])
          and (changes -> 'comment' is not null or changes -> 'answers' is not null)
      `.execute(trx);
    },
    { patienceMs: null },
  );
}
