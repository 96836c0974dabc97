import type { BaseKind } from "@candor/contract/trust.ts";
import { type RawBuilder, sql } from "kysely";
import { counted, inScope, type ResponseScope } from "../responses/response-filter.ts";
import { propertyValue } from "../scores/histogram-queries.ts";
import type { Database } from "../storage/database.ts";

/** People of a base that have the same values of some properties, and how many of them answered. */
export interface BaseCell {
  values: string[];
  people: number;
  answered: number;
}

/** Answers that have the same values of some properties, by group. */
export interface AnswerCell {
  values: string[];
  promoters: number;
  passives: number;
  detractors: number;
}

/** Attributes are looked for in so many of the people who came last. */
const LATEST = 2000;
/** Fewer values say nothing, more of them name things. */
const FEWEST_VALUES = 2;
const MOST_VALUES = 20;
/** Known of fewer people, an attribute compares those of whom something is known. */
const LEAST_KNOWN = 0.5;

/** What is known of most people, and has few enough values to compare by: the best known first. */
export async function comparableAttributes(db: Database, workspaceId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string; known: number; of: number }>`
    with latest as materialized (
      select attributes from person where workspace_id = ${workspaceId} order by id desc limit ${LATEST}
    ), total as materialized (select count(*)::int as of from latest)
    select e.key as name, count(*)::int as known, total.of
    from latest cross join total cross join lateral jsonb_each_text(latest.attributes) e
    where e.value <> '' group by e.key, total.of
    having count(distinct e.value) between ${FEWEST_VALUES} and ${MOST_VALUES}
    order by known desc, name
  `.execute(db);
  return rows.filter(({ known, of }) => known >= LEAST_KNOWN * of).map(({ name }) => name);
}

/** How many people a base holds, and how many of them have answered in a scope. */
export async function baseSize(
  db: Database,
  scope: ResponseScope,
  base: Exclude<BaseKind, "targets">,
): Promise<{ people: number; answered: number }> {
  const [all] = await baseCells(db, scope, { base, properties: [] });
  return { people: all?.people ?? 0, answered: all?.answered ?? 0 };
}

/**
 * The people of a base by what is known of them: everybody, or those who were asked in the period and
 * could be reached.
 */
export async function baseCells(
  db: Database,
  scope: ResponseScope,
  { base, properties }: { base: Exclude<BaseKind, "targets">; properties: readonly string[] },
): Promise<BaseCell[]> {
  const answers = sql.join([...inScope(scope), counted()], sql` and `);
  const { rows } = await sql<BaseCell>`
    with answered as materialized (
      select distinct response.person_id from response
      where ${answers} and response.person_id is not null
    )${base === "invited" ? sql`, asked as materialized (${askedPeople(scope)})` : sql``}
    select ${valuesOf(properties.map(attribute))} as values, count(*)::int as people,
      count(answered.person_id)::int as answered
    from person left join answered on answered.person_id = person.id
    where person.workspace_id = ${scope.workspaceId}
      ${base === "invited" ? sql`and person.id in (select person_id from asked)` : sql``}
    group by 1
  `.execute(db);
  return rows;
}

/** The answers of a scope by what is known of the people who gave them, or by their own properties. */
export async function answerCells(
  db: Database,
  scope: ResponseScope,
  { base, properties }: { base: BaseKind; properties: readonly string[] },
): Promise<AnswerCell[]> {
  const answers = sql.join([...inScope(scope), counted()], sql` and `);
  const byPerson = base !== "targets";
  const values = valuesOf(properties.map(byPerson ? attribute : propertyValue));
  const { rows } = await sql<AnswerCell>`
    select ${values} as values,
      (count(*) filter (where response.score >= 9))::int as promoters,
      (count(*) filter (where response.score in (7, 8)))::int as passives,
      (count(*) filter (where response.score <= 6))::int as detractors
    from response ${
      byPerson
        ? sql`join person on person.workspace_id = response.workspace_id
            and person.id = response.person_id and person.workspace_id = ${scope.workspaceId}`
        : sql``
    }
    where ${answers} group by 1
  `.execute(db);
  return rows;
}

const attribute = (name: string) => sql`coalesce(person.attributes ->> ${name}, '')`;

const valuesOf = (values: readonly RawBuilder<unknown>[]) =>
  values.length === 0 ? sql`'{}'::text[]` : sql`array[${sql.join(values)}]::text[]`;

function askedPeople(scope: ResponseScope): RawBuilder<unknown> {
  const startOf = (day: string) => sql`(${day}::date::timestamp at time zone w.time_zone)`;
  return sql`
    select distinct i.person_id from invitation i
    join workspace w on w.id = i.workspace_id and w.id = ${scope.workspaceId}
    where i.workspace_id = ${scope.workspaceId} and i.survey_id = ${scope.surveyId}
      and i.asked_at is not null and i.state <> 'bounced'
      ${scope.from === null ? sql`` : sql`and i.asked_at >= ${startOf(scope.from)}`}
      ${scope.to === null ? sql`` : sql`and i.asked_at < ${startOf(scope.to)}`}`;
}
