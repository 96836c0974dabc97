import { valuesOf } from "@candor/contract/question-values.ts";
import { sql } from "kysely";
import { KnownError } from "../../errors/known-error.ts";
import type { Database } from "../../storage/database.ts";
import { questionsOf } from "../../surveys/further-questions.ts";
import type { SurveyRow } from "../../surveys/survey.ts";
import { BUILT_IN_DIMENSIONS } from "../../tallies/cells.ts";
import { quoted } from "./tool-support.ts";

/** Further questions with choices or steps, as they narrow and break down. */
export function closedQuestions(survey: Pick<SurveyRow, "settings">): string[] {
  return questionsOf(survey)
    .filter((question) => valuesOf(question) !== null)
    .map(({ id }) => `answers[${id}]`);
}

/** What a survey's score can be broken down by. */
export async function dimensionsOf(db: Database, survey: SurveyRow): Promise<string[]> {
  const { rows } = await sql<{ dimension: string }>`
    select distinct dimension from tally where workspace_id = ${survey.workspace_id}
      and survey_id = ${survey.id} and basis = 'every' and dimension <> ''
      and left(dimension, 2) <> '@&'
  `.execute(db);
  const tallied = rows.map(({ dimension }) => dimension);
  const questions = closedQuestions(survey);
  return [...new Set([...BUILT_IN_DIMENSIONS, ...survey.dimensions, ...tallied, ...questions])];
}

/**
 * Names of properties that do not exist would quietly find nothing, and "no answers" would be told as
 * a fact.
 *
 * @throws {KnownError} 422 that lists the names there are.
 */
export async function checkNames(
  db: Database,
  survey: SurveyRow,
  names: readonly string[],
): Promise<void> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return;
  const dimensions = await dimensionsOf(db, survey);
  for (const name of wanted) {
    if (dimensions.includes(name) || (await occurs(db, survey, name))) continue;
    const known = new Set([...dimensions, ...(await recentProperties(db, survey))]);
    throw new KnownError(
      422,
      "property_unknown",
      `No answer to "${survey.name}" has a property "${name}". There are: ${quoted(known)}.`,
    );
  }
}

/** The names in conditions such as `store=Riga`. */
export function namesIn(filter: readonly string[] | undefined): string[] {
  return (filter ?? []).map((condition) => condition.slice(0, condition.indexOf("=")));
}

async function occurs(db: Database, survey: SurveyRow, name: string): Promise<boolean> {
  const { rows } = await sql`
    select from response where workspace_id = ${survey.workspace_id} and survey_id = ${survey.id}
      and properties ? ${name} limit 1
  `.execute(db);
  return rows.length > 0;
}

/** Of the latest answers, since all of a million would take too long to look through. */
async function recentProperties(db: Database, survey: SurveyRow): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct jsonb_object_keys(r.properties) as name from (
      select properties from response where workspace_id = ${survey.workspace_id}
        and survey_id = ${survey.id} order by answered_at desc limit 1000) r
    order by 1 limit 50
  `.execute(db);
  return rows.map(({ name }) => name);
}
