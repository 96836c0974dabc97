import { sql } from "kysely";
import { isHeld } from "../people/legal-hold.ts";
import type { Database } from "../storage/database.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";

/** So long a deleted answer can be brought back. */
export const UNDO_DAYS = 30;

/** Rows of one transaction, so that nobody who records waits long. */
const BATCH = 1000;

/**
 * Removes for good the answers that were deleted so long ago that nobody can bring them back, with
 * their notes and history. No tally counts them any more. What is on legal hold stays.
 *
 * @returns how many were removed.
 */
export async function purgeDeletedAnswers(
  db: Database,
  workspaceId: string,
  now: Date,
): Promise<number> {
  const before = new Date(now.getTime() - UNDO_DAYS * 24 * 3600_000);
  let removed = 0;
  for (;;) {
    const gone = await withWorkspace(
      db,
      workspaceId,
      async (trx) => {
        const { numAffectedRows = 0n } = await sql`
        delete from response where workspace_id = ${workspaceId} and id in (
          select r.id from response r
          where r.workspace_id = ${workspaceId} and r.deleted_at < ${before}::timestamptz
            and not ${isHeld(workspaceId, sql`r.person_id`)}
          limit ${BATCH})
      `.execute(trx);
        return Number(numAffectedRows);
      },
      { patienceMs: null },
    );
    removed += gone;
    if (gone < BATCH) return removed;
  }
}
