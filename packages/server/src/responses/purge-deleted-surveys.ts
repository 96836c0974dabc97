import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { SURVEY_UNDO_DAYS } from "../surveys/survey-life.ts";
import { removeEntries } from "../workspaces/directory.ts";

/** Answers removed in one transaction, so that nobody who records waits long. */
const BATCH = 1000;

/**
 * Removes for good the surveys that were deleted a month ago, with their answers and all that hangs from
 * them.
 *
 * @returns how many surveys were removed.
 */
export async function purgeDeletedSurveys(
  db: Database,
  workspaceId: string,
  now: Date,
): Promise<number> {
  const before = new Date(now.getTime() - SURVEY_UNDO_DAYS * 24 * 3600_000);
  // A survey with an answer that is on hold stays as it is.
  const { rows: surveys } = await sql<{ id: string }>`
    select s.id from survey s
    where s.workspace_id = ${workspaceId} and s.deleted_at < ${before}::timestamptz
      and not exists (select from legal_hold h where h.workspace_id = ${workspaceId}
        and h.lifted_at is null and (h.person_id is null or exists (
          select from response r where r.workspace_id = ${workspaceId}
            and r.survey_id = s.id and r.person_id = h.person_id)))
  `.execute(db);
  for (const { id } of surveys) {
    for (let gone = BATCH; gone === BATCH; ) {
      gone = await removeAnswers(db, workspaceId, id);
    }
    await withWorkspace(
      db,
      workspaceId,
      async (trx) => {
        // Links that were shared go with the survey; so do their places in the directory.
        const shares = await trx
          .selectFrom("share_link")
          .select("id")
          .where("workspace_id", "=", workspaceId)
          .where("survey_id", "=", id)
          .execute();
        await trx
          .deleteFrom("survey")
          .where("workspace_id", "=", workspaceId)
          .where("id", "=", id)
          .execute();
        await removeEntries(trx, { workspaceId, kind: "survey", id });
        for (const share of shares) {
          await removeEntries(trx, { workspaceId, kind: "share", id: share.id });
        }
      },
      { patienceMs: null },
    );
  }
  return surveys.length;
}

function removeAnswers(db: Database, workspaceId: string, surveyId: string): Promise<number> {
  return withWorkspace(
    db,
    workspaceId,
    async (trx) => {
      const { numAffectedRows = 0n } = await sql`
        delete from response where workspace_id = ${workspaceId} and id in (
          select id from response
          where workspace_id = ${workspaceId} and survey_id = ${surveyId}::uuid limit ${BATCH})
      `.execute(trx);
      return Number(numAffectedRows);
    },
    { patienceMs: null },
  );
}
