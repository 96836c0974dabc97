import { type RawBuilder, sql } from "kysely";
import { dimensionOfTheme, type ReadingScope, valuesOfTheme } from "../responses/reading-filter.ts";
import {
  ACCOUNT,
  counted,
  inScope,
  questionIn,
  type ResponseScope,
} from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { BUILT_IN_DIMENSIONS, isDerived, OTHER, VALUE_CAP } from "../tallies/cells.ts";
import { pairCell } from "./pair-cell.ts";

/** Eleven counts, of the answers 0 to 10. */
export type Counts11 = number[];

export interface DayCounts {
  day: string;
  counts: Counts11;
}

export interface ValueCounts {
  value: string;
  counts: Counts11;
}

const SCORES = Array.from({ length: 11 }, (_, score) => score);
const SUMS = sql.raw(SCORES.map((s) => `coalesce(sum(s${s}), 0)::int as s${s}`).join(", "));
const COUNTS = sql.raw(
  SCORES.map((s) => `(count(*) filter (where response.score = ${s}))::int as s${s}`).join(", "),
);

type CountRow = Record<string, number>;

function toCounts(row: CountRow | undefined): Counts11 {
  return SCORES.map((score) => row?.[`s${score}`] ?? 0);
}

/**
 * The histogram of the answers in a scope. With at most two tallied dimensions it is read from the
 * daily tallies and its cost is days; otherwise from the answers themselves.
 */
export async function histogram(db: Database, scope: ResponseScope): Promise<Counts11> {
  const cell = await tallyCell(db, scope);
  const { rows } = cell
    ? await sql<CountRow>`select ${SUMS} from tally where ${inTally(scope, cell)}`.execute(db)
    : await sql<CountRow>`select ${COUNTS} from response where ${inAnswers(scope)}`.execute(db);
  return toCounts(rows[0]);
}

/** The same for each day that has answers, in order. */
export async function histogramsByDay(db: Database, scope: ResponseScope): Promise<DayCounts[]> {
  const cell = await tallyCell(db, scope);
  const { rows } = cell
    ? await sql<CountRow & { day: string }>`
        select day, ${SUMS} from tally where ${inTally(scope, cell)} group by day order by day
      `.execute(db)
    : await sql<CountRow & { day: string }>`
        select response.day, ${COUNTS} from response where ${inAnswers(scope)}
        group by response.day order by response.day
      `.execute(db);
  return rows.map((row) => ({ day: String(row.day), counts: toCounts(row) }));
}

/**
 * The same for each value of a dimension, largest first; "" is answers without the property. An answer
 * with several values of a derived dimension counts under each, so that they add up to more than all.
 */
export async function histogramsByValue(
  db: Database,
  scope: ResponseScope,
  dimension: string,
): Promise<ValueCounts[]> {
  const tallied =
    scope.properties.size === 0 && !scope.reading && (await isTallied(db, scope, dimension));
  const { rows } = tallied
    ? await sql<CountRow & { value: string }>`
        select value, ${SUMS} from tally
        where ${inTally(scope, { dimension, values: null })} group by value
      `.execute(db)
    : await sql<CountRow & { value: string }>`
        select v.value, ${COUNTS} from response ${valuesUnder(dimension)}
        where ${inAnswers(scope)} group by 1
      `.execute(db);
  return rows
    .map((row) => ({ value: String(row.value), counts: toCounts(row) }))
    .filter(({ counts }) => counts.some((count) => count > 0))
    .sort((a, b) => total(b.counts) - total(a.counts) || a.value.localeCompare(b.value));
}

/** The same for each value of an expression over `response`, read from the answers. */
export async function histogramsByExpression(
  db: Database,
  scope: ResponseScope,
  expression: RawBuilder<unknown>,
): Promise<ValueCounts[]> {
  const { rows } = await sql<CountRow & { value: string }>`
    select g.value, ${COUNTS} from response
    cross join lateral (select ${expression} as value) g
    where ${inAnswers(scope)} group by 1
  `.execute(db);
  return rows.map((row) => ({ value: String(row.value), counts: toCounts(row) }));
}

/** The same for each pair of values of two dimensions, read from the answers: its cost is answers. */
export async function histogramsByPair(
  db: Database,
  scope: ResponseScope,
  { rows: down, columns: across }: { rows: string; columns: string },
): Promise<{ row: string; column: string; counts: Counts11 }[]> {
  const { rows } = await sql<CountRow & { down: string; across: string }>`
    select d.value as down, a.value as across, ${COUNTS} from response
    ${valuesUnder(down, sql`d`)} ${valuesUnder(across, sql`a`)}
    where ${inAnswers(scope)} group by 1, 2
  `.execute(db);
  return rows.map((row) => ({
    row: String(row.down),
    column: String(row.across),
    counts: toCounts(row),
  }));
}

/** Answers set aside in a scope, by reason: what an honest score has to account for. */
export async function excludedHistograms(
  db: Database,
  scope: ResponseScope,
): Promise<{ reason: string; counts: Counts11 }[]> {
  const conditions = [
    ...inScope({ ...scope, basis: "every" }),
    sql`response.exclusion_reason is not null`,
    sql`response.deleted_at is null`,
  ];
  const { rows } = await sql<CountRow & { reason: string }>`
    select response.exclusion_reason as reason, ${COUNTS} from response
    where ${sql.join(conditions, sql` and `)} group by 1 order by count(*) desc
  `.execute(db);
  return rows.map((row) => ({ reason: String(row.reason), counts: toCounts(row) }));
}

/** How many answers wait because probably a machine gave them. */
export async function quarantinedAnswers(db: Database, scope: ResponseScope): Promise<number> {
  const conditions = [
    ...inScope({ ...scope, basis: "every" }),
    sql`response.quarantine_reason is not null`,
    sql`response.exclusion_reason is null`,
    sql`response.deleted_at is null`,
  ];
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from response where ${sql.join(conditions, sql` and `)}
  `.execute(db);
  return rows[0]?.n ?? 0;
}

/** The dimensions of a survey with the values they have, most answered first. */
export async function dimensionValues(
  db: Database,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
): Promise<{ dimension: string; value: string; answers: number }[]> {
  const sum = sql.raw(SCORES.map((s) => `s${s}`).join(" + "));
  const { rows } = await sql<{ dimension: string; value: string; answers: number }>`
    select dimension, value, sum(${sum})::int as answers from tally
    where workspace_id = ${workspaceId} and survey_id = ${surveyId} and basis = 'every'
      and dimension <> '' and left(dimension, 2) <> '@&'
    group by dimension, value having sum(${sum}) > 0
    order by dimension, answers desc, value
  `.execute(db);
  return rows;
}

export function total(counts: Counts11): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** One cell of the tallies: a dimension, and the values of it that are wanted (null: all). */
export interface TallyCell {
  dimension: string;
  values: readonly string[] | null;
}

/** The tally cell that holds exactly this scope, or null when only the answers can tell. */
async function tallyCell(db: Database, scope: ResponseScope): Promise<TallyCell | null> {
  if (scope.reading)
    return scope.properties.size === 0 ? readingCell(db, scope, scope.reading) : null;
  if (scope.properties.size === 0) return { dimension: "", values: [""] };
  // Who belongs to an account changes; what is tallied does not.
  if (scope.properties.has(ACCOUNT)) return null;
  // A property may have the name that a question goes by: a filter means the question.
  if ([...scope.properties.keys()].some((name) => questionIn(name) !== null)) return null;
  if (scope.properties.size === 2) return pairCell(db, scope);
  if (scope.properties.size > 2) return null;
  const [dimension, values] = [...scope.properties][0] ?? ["", []];
  // An answer with two of the values stands in both tallies, and would be counted twice.
  if (isDerived(dimension) && values.length > 1) return null;
  if (!(await isTallied(db, scope, dimension))) return null;
  if (dimension === "channel" || dimension === "language") return { dimension, values };
  // A value beyond the cap has no tally of its own.
  const wanted = values.filter((value) => value !== "" && value !== OTHER);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from dimension_value
    where workspace_id = ${scope.workspaceId} and survey_id = ${scope.surveyId}
      and dimension = ${dimension} and value = any(${wanted}::text[])
  `.execute(db);
  return rows[0]?.n === new Set(wanted).size ? { dimension, values } : null;
}

/** One theme, or tones: an answer has one polarity of a theme, and one tone. Anything more only answers can tell. */
async function readingCell(
  db: Database,
  scope: ResponseScope,
  { themes, tones, ...others }: ReadingScope,
): Promise<TallyCell | null> {
  if (Object.values(others).some((part) => part !== null)) return null;
  if (themes === null) return tones && { dimension: "@tone", values: tones };
  const [theme, ...more] = themes;
  if (tones !== null || theme === undefined || more.length > 0) return null;
  const cell = { dimension: dimensionOfTheme(theme), values: valuesOfTheme(theme) };
  // Beyond the cap a value may stand under "(other)".
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from dimension_value
    where workspace_id = ${scope.workspaceId} and survey_id = ${scope.surveyId}
      and dimension = ${cell.dimension}
  `.execute(db);
  return (rows[0]?.n ?? 0) < VALUE_CAP ? cell : null;
}

async function isTallied(
  db: Database,
  { workspaceId, surveyId }: ResponseScope,
  dimension: string,
): Promise<boolean> {
  if (isBuiltIn(dimension) || isDerived(dimension)) return true;
  if (questionIn(dimension) !== null) return false;
  // While earlier answers are still being counted under it, only they themselves can tell.
  const { rows } = await sql<{ tallied: boolean }>`
    select ${dimension} = any(dimensions) and not exists (
      select from tally_walk w where w.workspace_id = ${workspaceId} and w.survey_id = ${surveyId}
        and ${dimension} = any(w.dimensions)
    ) as tallied
    from survey where workspace_id = ${workspaceId} and id = ${surveyId}
  `.execute(db);
  return rows[0]?.tallied ?? false;
}

function inTally(scope: ResponseScope, cell: TallyCell): RawBuilder<unknown> {
  const conditions = [
    sql`workspace_id = ${scope.workspaceId}`,
    sql`survey_id = ${scope.surveyId}`,
    sql`basis = ${scope.basis}`,
    sql`dimension = ${cell.dimension}`,
  ];
  if (cell.values) conditions.push(sql`value = any(${[...cell.values]}::text[])`);
  if (scope.from) conditions.push(sql`day >= ${scope.from}::date`);
  if (scope.to) conditions.push(sql`day < ${scope.to}::date`);
  return sql.join(conditions, sql` and `);
}

function inAnswers(scope: ResponseScope): RawBuilder<unknown> {
  return sql.join([...inScope(scope), counted()], sql` and `);
}

/** Joins `v(value)`, or another name: what an answer has of a dimension. */
function valuesUnder(dimension: string, name = sql`v`): RawBuilder<unknown> {
  if (isDerived(dimension)) {
    return sql`cross join lateral jsonb_array_elements_text('[]'::jsonb || (response.cells -> ${dimension})) ${name}(value)`;
  }
  const question = questionIn(dimension);
  if (question !== null) {
    return sql`cross join lateral jsonb_array_elements_text(
      '[]'::jsonb || coalesce(response.answers -> ${question}, '""'::jsonb)) ${name}(value)`;
  }
  return sql`cross join lateral (select ${propertyValue(dimension)} as value) ${name}`;
}

/** What an answer has of a property; "" where it has none. */
export function propertyValue(property: string): RawBuilder<unknown> {
  const value = isBuiltIn(property)
    ? sql.ref(`response.${property}`)
    : sql`response.properties ->> ${property}`;
  return sql`coalesce(${value}, '')`;
}

function isBuiltIn(dimension: string): boolean {
  return (BUILT_IN_DIMENSIONS as readonly string[]).includes(dimension);
}
