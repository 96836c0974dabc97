import type { Polarity } from "@candor/contract/reading.ts";
import { sql } from "kysely";
import { THEME, TONE, TOPIC, themeOfValue } from "../comments/theme.ts";
import { ANY_READING } from "../responses/reading-filter.ts";
import { inScope, type ResponseScope } from "../responses/response-filter.ts";
import {
  type Counts11,
  histogramsByValue,
  total,
  type ValueCounts,
} from "../scores/histogram-queries.ts";
import type { Database } from "../storage/database.ts";

/** The answers that speak of a theme, by how they do. */
export type CountsOfTheme = Map<Polarity, Counts11>;

/** What themes are counted from, as of one moment. */
export interface ThemeCounts {
  /** Answers whose comment was read: what shares are of. */
  all: Counts11;
  themes: Map<string, CountsOfTheme>;
}

/** The answers of a scope by theme and polarity: from the tallies, so that it costs days and themes, not answers. */
export async function themeCounts(db: Database, scope: ResponseScope): Promise<ThemeCounts> {
  // One snapshot: a theme never has more answers than there are.
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (trx) => {
      const tones = await countedOnce(trx, scope, TONE);
      const themes = new Map<string, CountsOfTheme>();
      for (const dimension of [THEME, TOPIC]) {
        for (const { value, counts } of await countedOnce(trx, scope, dimension)) {
          const found = themeOfValue(value);
          if (!found || total(counts) === 0) continue;
          const own = themes.get(found.id) ?? new Map();
          themes.set(found.id, own.set(found.polarity, counts));
        }
      }
      return { all: sumOf(tones.map(({ counts }) => counts)), themes };
    });
}

/**
 * The scope with repeats, and the repeats alone, where leaving repeats out is all that is asked of readings: the first comes
 * from the tallies, and repeats are few. Null where it must be read from the answers; among the latest answers of
 * people a repeat hides the one before it.
 */
function partsOf(scope: ResponseScope): { whole: ResponseScope; repeats: ResponseScope } | null {
  const { reading, basis } = scope;
  if (reading?.repeats !== false || basis !== "every") return null;
  const others = Object.entries(reading).filter(([name]) => name !== "repeats");
  if (others.some(([, asked]) => asked !== null)) return null;
  return {
    whole: { ...scope, reading: null },
    repeats: { ...scope, reading: { ...ANY_READING, repeats: true } },
  };
}

async function countedOnce(
  db: Database,
  scope: ResponseScope,
  dimension: string,
): Promise<ValueCounts[]> {
  const parts = partsOf(scope);
  if (!parts) return histogramsByValue(db, scope, dimension);
  const repeats = new Map(
    (await histogramsByValue(db, parts.repeats, dimension)).map((row) => [row.value, row.counts]),
  );
  return (await histogramsByValue(db, parts.whole, dimension)).map(({ value, counts }) => ({
    value,
    counts: counts.map((count, score) => count - (repeats.get(value)?.[score] ?? 0)),
  }));
}

/** How many answers of a scope have a comment that is nearly the same as an earlier one. */
export async function repeatedComments(db: Database, scope: ResponseScope): Promise<number> {
  const asked = { ...scope, reading: { ...ANY_READING, ...scope.reading, repeats: true } };
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from response
    where ${sql.join([...inScope(asked), sql`response.cells is not null`], sql` and `)}
  `.execute(db);
  return rows[0]?.n ?? 0;
}

/** Several histograms as one. */
export function sumOf(histograms: Iterable<Counts11>): Counts11 {
  const sum = new Array<number>(11).fill(0);
  for (const counts of histograms) {
    counts.forEach((count, score) => {
      sum[score] = (sum[score] ?? 0) + count;
    });
  }
  return sum;
}

const SUM = sql.raw(Array.from({ length: 11 }, (_, score) => `s${score}`).join(" + "));

/** How many answers speak of each theme in each of so many weeks from a day on. */
export async function mentionsByWeek(
  db: Database,
  scope: ResponseScope,
  { from, weeks }: { from: string; weeks: number },
): Promise<Map<string, number[]>> {
  const parts = partsOf(scope);
  const rows = parts
    ? [
        ...(await weeksOf(db, parts.whole, from)),
        ...(await weeksOf(db, parts.repeats, from)).map((row) => ({ ...row, n: -row.n })),
      ]
    : await weeksOf(db, scope, from);
  const mentions = new Map<string, number[]>();
  for (const { value, week, n } of rows) {
    const found = themeOfValue(value);
    if (!found || week < 0 || week >= weeks) continue;
    const own = mentions.get(found.id) ?? new Array<number>(weeks).fill(0);
    own[week] = (own[week] ?? 0) + n;
    mentions.set(found.id, own);
  }
  return mentions;
}

interface WeekRow {
  value: string;
  week: number;
  n: number;
}

function weeksOf(db: Database, scope: ResponseScope, from: string): Promise<WeekRow[]> {
  return scope.properties.size === 0 && !scope.reading
    ? weeksOfTallies(db, scope, from)
    : weeksOfAnswers(db, { ...scope, from, to: null }, from);
}

async function weeksOfTallies(
  db: Database,
  { workspaceId, surveyId, basis }: ResponseScope,
  from: string,
): Promise<WeekRow[]> {
  const { rows } = await sql<WeekRow>`
    select value, (day - ${from}::date) / 7 as week, sum(${SUM})::int as n from tally
    where workspace_id = ${workspaceId} and survey_id = ${surveyId} and basis = ${basis}
      and dimension in (${THEME}, ${TOPIC}) and day >= ${from}::date
    group by 1, 2
  `.execute(db);
  return rows;
}

async function weeksOfAnswers(
  db: Database,
  scope: ResponseScope,
  from: string,
): Promise<WeekRow[]> {
  const { rows } = await sql<WeekRow>`
    select v.value, (response.day - ${from}::date) / 7 as week, count(*)::int as n
    from response cross join lateral (
      select jsonb_array_elements_text('[]'::jsonb || (response.cells -> ${THEME})) as value
      union all select jsonb_array_elements_text('[]'::jsonb || (response.cells -> ${TOPIC}))
    ) v
    where ${sql.join([...inScope(scope), sql`response.cells is not null`], sql` and `)}
    group by 1, 2
  `.execute(db);
  return rows;
}
