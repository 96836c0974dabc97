import { type RawBuilder, sql } from "kysely";
import { counted, inScope, type ResponseScope } from "../responses/response-filter.ts";
import { propertyValue } from "../scores/histogram-queries.ts";
import type { Database } from "../storage/database.ts";

/** Answers are looked at one by one: so many of the newest. */
export const MOST_LOOKED_AT = 100_000;
/** The last days of a month. */
const LAST_DAYS = 3;
/** Nobody reads a question and taps an answer in less. */
export const SECONDS_TO_READ = 3;

/** A property by which answers come from somewhere: declared ones, the touchpoint, who asked. */
export const INTERVIEWER = "@interviewer";

/** What somebody or somewhere gave, in the order it came. */
export interface Course {
  /** "" and "" are all answers together. */
  property: string;
  value: string;
  answers: number;
  tens: number;
  lastDays: number;
  lastDaysTens: number;
  /** The longest unbroken run of tens, and when it began and ended. */
  run: number;
  runFrom: Date | null;
  runTo: Date | null;
}

interface CourseRow {
  at: number;
  value: string;
  answers: number;
  tens: number;
  last: number;
  last_tens: number;
  run: number | null;
  run_from: Date | null;
  run_to: Date | null;
}

/**
 * The course of the newest answers, together and place by place. Answers of which only the day is known, as from
 * files, have no order within it and are left out.
 */
export async function coursesOf(
  db: Database,
  scope: ResponseScope,
  properties: readonly string[],
): Promise<Course[]> {
  const values = sql.join([sql`''`, ...properties.map(placeOf)]);
  const { rows } = await sql<CourseRow>`
    with looked as materialized (
      select array[${values}]::text[] as vals, response.id, response.answered_at,
        response.score = 10 as ten,
        response.day >= (date_trunc('month', response.day::timestamp) + interval '1 month')::date - ${LAST_DAYS}::int
          as last
      from response
      where ${sql.join([...inScope(scope), counted()], sql` and `)} and not response.by_day
      order by response.answered_at desc, response.id desc limit ${MOST_LOOKED_AT}
    ), placed as materialized (
      select d.at::int as at, d.value, looked.ten, looked.last, looked.answered_at,
        row_number() over (partition by d.at, d.value order by looked.answered_at, looked.id)
          - row_number() over (partition by d.at, d.value, looked.ten
              order by looked.answered_at, looked.id) as island
      from looked cross join lateral unnest(looked.vals) with ordinality d(value, at)
    ), runs as materialized (
      select at, value, count(*)::int as run, min(answered_at) as run_from, max(answered_at) as run_to,
        row_number() over (partition by at, value order by count(*) desc, max(answered_at) desc) as place
      from placed where ten group by at, value, island
    ), sums as materialized (
      select at, value, count(*)::int as answers, (count(*) filter (where ten))::int as tens,
        (count(*) filter (where last))::int as last,
        (count(*) filter (where last and ten))::int as last_tens
      from placed group by at, value
    )
    select sums.*, runs.run, runs.run_from, runs.run_to
    from sums left join runs
      on runs.at = sums.at and runs.value = sums.value and runs.place = 1
  `.execute(db);
  return rows.map((row) => ({
    property: properties[row.at - 2] ?? "",
    value: row.value,
    answers: row.answers,
    tens: row.tens,
    lastDays: row.last,
    lastDaysTens: row.last_tens,
    run: row.run ?? 0,
    runFrom: row.run_from,
    runTo: row.run_to,
  }));
}

/** What an answer has of a place; who asked is kept beside the answer. */
export function placeOf(property: string): RawBuilder<unknown> {
  if (property === INTERVIEWER) return sql`coalesce(response.meta ->> 'interviewer', '')`;
  return propertyValue(property);
}

/** People who answered at least so often, and how often everybody does. */
export async function oftenFromOne(
  db: Database,
  scope: ResponseScope,
  least: number,
): Promise<{ people: number; answers: number; often: { personId: string; answers: number }[] }> {
  const { rows } = await sql<{
    people: number;
    answers: number;
    often: { id: string; n: number }[];
  }>`
    with given as materialized (
      select response.person_id as id, count(*)::int as n from response
      where ${sql.join([...inScope(scope), counted()], sql` and `)} and response.person_id is not null
      group by 1
    ), top as materialized (
      select id, n from given where n >= ${least} order by n desc, id limit 200
    )
    select count(*)::int as people, coalesce(sum(n), 0)::int as answers,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'n', n)) from top), '[]'::jsonb) as often
    from given
  `.execute(db);
  const [row] = rows;
  return {
    people: row?.people ?? 0,
    answers: row?.answers ?? 0,
    often: (row?.often ?? []).map(({ id, n }) => ({ personId: id, answers: n })),
  };
}

/** Answers that came sooner after their request than anybody can read it. */
export function tooFast(workspaceId: string): RawBuilder<unknown> {
  return sql`exists (select from invitation i where i.workspace_id = ${workspaceId}
    and i.id = response.invitation_id and i.asked_at is not null
    and response.answered_at >= i.asked_at
    and response.answered_at < i.asked_at + make_interval(secs => ${SECONDS_TO_READ}))`;
}

/** How many counted answers meet conditions, and the newest of them. */
export async function examplesOf(
  db: Database,
  scope: ResponseScope,
  where: readonly RawBuilder<unknown>[],
): Promise<{ answers: number; examples: { id: string; score: number; at: string }[] }> {
  const { rows } = await sql<{ id: string; score: number; at: Date; n: number }>`
    select response.id, response.score, response.answered_at as at, (count(*) over ())::int as n
    from response where ${sql.join([...inScope(scope), counted(), ...where], sql` and `)}
    order by response.answered_at desc, response.id desc limit 5
  `.execute(db);
  return {
    answers: rows[0]?.n ?? 0,
    examples: rows.map(({ id, score, at }) => ({ id, score, at: at.toISOString() })),
  };
}

/** The ids of counted answers that meet conditions. */
export async function idsOf(
  db: Database,
  scope: ResponseScope,
  where: readonly RawBuilder<unknown>[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select response.id from response
    where ${sql.join([...inScope(scope), counted(), ...where], sql` and `)} order by response.id
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Many answers from one address within minutes, as they were noticed when they came. */
export async function burstsOf(
  db: Database,
  scope: ResponseScope,
): Promise<{ id: string; channel: string; answers: number; from: Date; to: Date }[]> {
  const startOf = (day: string) => sql`(${day}::date::timestamp at time zone w.time_zone)`;
  const { rows } = await sql<{
    id: string;
    channel: string;
    answers: number;
    from: Date;
    to: Date;
  }>`
    select b.id, b.channel, b.answers, b.first_at as "from", b.last_at as "to"
    from answer_burst b join workspace w on w.id = b.workspace_id and w.id = ${scope.workspaceId}
    where b.workspace_id = ${scope.workspaceId} and b.survey_id = ${scope.surveyId}
      ${scope.from === null ? sql`` : sql`and b.last_at >= ${startOf(scope.from)}`}
      ${scope.to === null ? sql`` : sql`and b.first_at < ${startOf(scope.to)}`}
    order by b.last_at desc limit 20
  `.execute(db);
  return rows;
}
