import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { questionsOf } from "../surveys/further-questions.ts";
import { getSurvey } from "../surveys/survey-queries.ts";

/** Answers looked at to learn which properties occur. */
const LOOKED_AT = 20_000;

/** The property names of a survey's latest answers, with its dimensions, in alphabetical order. */
async function propertyNames(
  db: Database,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from (
      select jsonb_object_keys(properties) as name from (
        select properties from response
        where workspace_id = ${workspaceId} and survey_id = ${surveyId}
        order by answered_at desc, id desc limit ${LOOKED_AT}
      ) latest
      union all
      select unnest(dimensions) from survey where workspace_id = ${workspaceId} and id = ${surveyId}
    ) names
    order by name
  `.execute(db);
  return rows.map((row) => row.name);
}

/** What an export has beside the columns of every answer: the survey's further questions, then properties. */
export async function exportedNames(
  db: Database,
  ref: { workspaceId: string; surveyId: string },
): Promise<string[]> {
  const questions = questionsOf(await getSurvey(db, ref)).map(({ id }) => `answers[${id}]`);
  const properties = await propertyNames(db, ref);
  return [...questions, ...properties.filter((name) => !questions.includes(name))];
}
