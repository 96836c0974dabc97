import { valuesOf } from "@candor/contract/question-values.ts";
import { sql } from "kysely";
import { counted, inScope, type ResponseScope } from "../responses/response-filter.ts";
import { dimensionsOf } from "../scores/dimensions.ts";
import type { Database } from "../storage/database.ts";
import { questionsOf } from "../surveys/further-questions.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { isRating } from "./dimension-counts.ts";

/** A further question in steps, or a property that holds marks; its worst and best step. */
export interface Rated {
  dimension: string;
  from: number;
  to: number;
}

/** The newest complete answers: enough that intervals say something, few enough to be drawn again and again. */
export const MOST_USED = 2_000;
/** How often each was rated is counted in so many of the newest answers. */
const MOST_COUNTED = 20_000;
/** Of those who rated the most rated one, so many must have rated another too. */
const LEAST_SHARE = 0.5;

/** What a survey's answers rate besides the score. */
export async function ratedBesides(db: Database, scope: ResponseScope): Promise<Rated[]> {
  const survey = await getSurvey(db, scope);
  const questions = questionsOf(survey).flatMap((question): Rated[] => {
    const steps = question.kind === "choice" ? null : valuesOf(question);
    if (steps === null) return [];
    return [
      {
        dimension: `answers[${question.id}]`,
        from: Number(steps[0]),
        to: Number(steps.at(-1)),
      },
    ];
  });
  const { data } = await dimensionsOf(db, survey);
  const properties = data.filter(isRating).map(({ dimension, values }): Rated => {
    const marks = values.filter(({ value }) => value !== "").map(({ value }) => Number(value));
    return { dimension, from: Math.min(...marks), to: Math.max(...marks) };
  });
  return [...questions, ...properties];
}

/**
 * The newest answers that rate all of it; what few have rated is left out first, so that it does not cost
 * everybody else's answers.
 */
export async function ratedAnswers(
  db: Database,
  scope: ResponseScope,
  rated: readonly Rated[],
): Promise<{ rated: Rated[]; seldom: string[]; rows: { score: number; marks: number[] }[] }> {
  if (rated.length === 0) return { rated: [], seldom: [], rows: [] };
  const times = await timesRated(db, scope, rated);
  const most = Math.max(0, ...times);
  const often = rated.filter((_, at) => (times[at] ?? 0) >= LEAST_SHARE * most && most > 0);
  const seldom = rated.filter((one) => !often.includes(one)).map(({ dimension }) => dimension);
  if (often.length === 0) return { rated: [], seldom, rows: [] };
  const all = sql.join(
    often.map((one) => sql`${markOf(one)} is not null`),
    sql` and `,
  );
  const { rows } = await sql<{ score: number; marks: number[] }>`
    select response.score, array[${sql.join(often.map(markOf))}]::double precision[] as marks
    from response where ${sql.join([...inScope(scope), counted()], sql` and `)} and ${all}
    order by response.answered_at desc, response.id desc limit ${MOST_USED}
  `.execute(db);
  return { rated: often, seldom, rows };
}

async function timesRated(
  db: Database,
  scope: ResponseScope,
  rated: readonly Rated[],
): Promise<number[]> {
  const counts = sql.join(rated.map((one) => sql`count(${markOf(one)})::int`));
  const { rows } = await sql<{ times: number[] }>`
    with newest as materialized (
      select response.properties, response.answers from response
      where ${sql.join([...inScope(scope), counted()], sql` and `)}
      order by response.answered_at desc, response.id desc limit ${MOST_COUNTED}
    )
    select array[${counts}] as times from newest response
  `.execute(db);
  return rows[0]?.times ?? [];
}

/** The mark as a number within its steps; null where there is none. */
function markOf({ dimension, from, to }: Rated) {
  const question = /^answers\[([^\]]+)\]$/.exec(dimension)?.[1];
  const text =
    question === undefined
      ? sql`response.properties ->> ${dimension}`
      : sql`response.answers ->> ${question}`;
  // What is no mark is not cast; steps that a question had once are none of its marks.
  return sql`case when ${text} ~ '^[0-9]{1,2}$'
    then case when (${text})::int between ${from}::int and ${to}::int then (${text})::int end end`;
}
