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

/** The further questions that a survey's latest answers hold, whether they are still asked or not. */
async function answeredQuestions(
  db: Database,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct q.id from (
      select answers from response
      where workspace_id = ${workspaceId} and survey_id = ${surveyId}
      order by answered_at desc limit ${LOOKED_AT}
    ) recent cross join lateral jsonb_object_keys(recent.answers) q(id) order by 1
  `.execute(db);
  return rows.map((row) => row.id);
}

/** What an export has beside the columns of every answer: the further questions, then properties. */
export async function exportedNames(
  db: Database,
  ref: { workspaceId: string; surveyId: string },
): Promise<string[]> {
  const asked = questionsOf(await getSurvey(db, ref)).map(({ id }) => id);
  const former = (await answeredQuestions(db, ref)).filter((id) => !asked.includes(id));
  const questions = [...asked, ...former].map((id) => `answers[${id}]`);
  const properties = await propertyNames(db, ref);
  return [...questions, ...properties.filter((name) => !questions.includes(name))];
}
