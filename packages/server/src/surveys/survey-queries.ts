import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { SurveyRow } from "./survey.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A survey by its id, or null; a deleted one is not there. */
export async function findSurvey(
  db: Database,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
): Promise<SurveyRow | null> {
  if (!UUID.test(surveyId)) return null;
  const row = await db
    .selectFrom("survey")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", surveyId)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

/** @throws {KnownError} 404 when the workspace has no such survey. */
export async function getSurvey(
  db: Database,
  ref: { workspaceId: string; surveyId: string },
): Promise<SurveyRow> {
  const survey = await findSurvey(db, ref);
  if (survey) return survey;
  throw new KnownError(
    404,
    "survey_not_found",
    `There is no survey "${ref.surveyId}" in this workspace.`,
  );
}

/**
 * The same, held until the transaction ends, for whoever writes what follows from what it says. Answers are
 * recorded meanwhile: they only refer to it.
 *
 * @throws {KnownError} 404.
 */
export async function lockSurvey(
  trx: Transaction,
  ref: { workspaceId: string; surveyId: string },
): Promise<SurveyRow> {
  if (!UUID.test(ref.surveyId)) return getSurvey(trx, ref);
  const row = await trx
    .selectFrom("survey")
    .selectAll()
    .where("workspace_id", "=", ref.workspaceId)
    .where("id", "=", ref.surveyId)
    .where("deleted_at", "is", null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? getSurvey(trx, ref);
}

/** A survey by id or by name (whatever its case), for imports and the command line. */
export async function findSurveyByIdOrName(
  db: Database,
  { workspaceId, name }: { workspaceId: string; name: string },
): Promise<SurveyRow | null> {
  const byId = await findSurvey(db, { workspaceId, surveyId: name });
  if (byId) return byId;
  const row = await db
    .selectFrom("survey")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where(sql`lower(name)`, "=", name.trim().toLowerCase())
    .where("status", "<>", "archived")
    .where("deleted_at", "is", null)
    .orderBy("created_at")
    .executeTakeFirst();
  return row ?? null;
}

/** All surveys of a workspace but those that were deleted, newest first; archived ones last. There are few. */
export async function listSurveys(db: Database, workspaceId: string): Promise<SurveyRow[]> {
  return db
    .selectFrom("survey")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("deleted_at", "is", null)
    .orderBy(sql`status = 'archived'`)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** Counted answers by survey, from the tallies. */
export async function answersBySurvey(
  db: Database,
  workspaceId: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ survey_id: string; answers: number }>`
    select survey_id, sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10)::int as answers
    from tally
    where workspace_id = ${workspaceId} and basis = 'every' and dimension = ''
    group by survey_id
  `.execute(db);
  return new Map(rows.map((row) => [row.survey_id, row.answers]));
}
