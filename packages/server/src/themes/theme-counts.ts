import type { Polarity } from "@candor/contract/reading.ts";
import { sql } from "kysely";
import { THEME, TONE, TOPIC, themeOfValue } from "../comments/theme.ts";
import { ANY_READING } from "../responses/reading-filter.ts";
import { inScope, type ResponseScope } from "../responses/response-filter.ts";
import { type Counts11, histogramsByValue } from "../scores/histogram-queries.ts";
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
      const tones = await histogramsByValue(trx, scope, TONE);
      const themes = new Map<string, CountsOfTheme>();
      for (const dimension of [THEME, TOPIC]) {
        for (const { value, counts } of await histogramsByValue(trx, scope, dimension)) {
          const found = themeOfValue(value);
          if (!found) continue;
          const own = themes.get(found.id) ?? new Map();
          themes.set(found.id, own.set(found.polarity, counts));
        }
      }
      return { all: sumOf(tones.map(({ counts }) => counts)), themes };
    });
}

/** How many answers of a scope have a comment that is nearly the same as an earlier one. */
export async function repeatedComments(db: Database, scope: ResponseScope): Promise<number> {
  const asked = { ...scope, reading: { ...ANY_READING, ...scope.reading, repeats: true } };
  if (scope.reading?.repeats === false) return 0;
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
  const plain = scope.properties.size === 0 && !scope.reading;
  const rows = plain
    ? await weeksOfTallies(db, scope, from)
    : await weeksOfAnswers(db, { ...scope, from, to: null }, from);
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
