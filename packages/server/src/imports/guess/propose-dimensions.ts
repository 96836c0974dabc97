import { sql } from "kysely";
import type { Database } from "../../storage/database.ts";
import { editSurvey } from "../../surveys/edit-survey.ts";
import type { ImportRow } from "../import-queries.ts";

/** Answers looked at. */
const LOOKED_AT = 20_000;
/** A property with more values than this is a measurement or an id, not a way to compare. */
const MOST_VALUES = 30;
const MOST_DIMENSIONS = 5;

/**
 * A survey that an import made can be compared at once by the properties that look like it: few
 * values, on most answers. Whoever looks after the survey changes them on its screen.
 */
export async function proposeDimensions(db: Database, row: ImportRow): Promise<void> {
  const surveyId = row.survey_id;
  if (!surveyId) return;
  const workspaceId = row.workspace_id;
  const survey = await db
    .selectFrom("survey")
    .select(["dimensions", "created_at"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", surveyId)
    .executeTakeFirst();
  const madeByThisImport =
    survey !== undefined && row.started_at !== null && survey.created_at >= row.created_at;
  if (!madeByThisImport || survey.dimensions.length > 0) return;
  const { rows } = await sql<{ name: string }>`
    select p.key as name from (
      select properties from response
      where workspace_id = ${workspaceId} and survey_id = ${surveyId} limit ${LOOKED_AT}
    ) r cross join lateral jsonb_each_text(r.properties) p
    where p.value <> ''
    group by p.key
    having count(distinct p.value) between 2 and ${MOST_VALUES}
    order by count(*) desc, count(distinct p.value), p.key
    limit ${MOST_DIMENSIONS}
  `.execute(db);
  if (rows.length === 0) return;
  const dimensions = rows.map(({ name }) => name);
  await editSurvey(db, { workspaceId, surveyId, actor: "rule" }, { dimensions });
}
