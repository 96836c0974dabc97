import type { ThemePage } from "@candor/contract/theme.ts";
import { adjustPValues, intervalWilson, shareDifference } from "@candor/stats";
import { Temporal } from "temporal-polyfill";
import { KnownError } from "../errors/known-error.ts";
import { ANY_READING } from "../responses/reading-filter.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import { type StandingTheme, standingTheme } from "../responses/standing-themes.ts";
import { histogramsByDay, histogramsByValue, total } from "../scores/histogram-queries.ts";
import { fittingStep, latestSteps } from "../scores/period.ts";
import { scoreReport } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";
import { BUILT_IN_DIMENSIONS } from "../tallies/cells.ts";
import { sumOf } from "./theme-counts.ts";
import { themeList } from "./theme-list.ts";

const MOST_STEPS = 26;
/** A segment with fewer comments says little, and many would drown the others in corrections. */
const LEAST_COMMENTS = 20;
const MOST_VALUES = 20;

/**
 * What a theme's page shows: how its share and the score with it went, and where it is spoken of more than elsewhere.
 *
 * @throws {KnownError} 404 for a theme that the survey does not have.
 */
export async function themePage(
  db: Database,
  scope: ResponseScope,
  {
    theme: asked,
    dimensions,
    ...shown
  }: { theme: string; today: string; language: string; dimensions: readonly string[] },
): Promise<ThemePage> {
  const theme = await standingTheme(db, scope.workspaceId, asked);
  const { data } = await themeList(db, scope, { ...shown, withHidden: true });
  const row = data.find(({ id }) => id === theme);
  if (!row) {
    throw new KnownError(404, "theme_not_found", `Nobody speaks of a theme "${theme}" here.`);
  }
  const [trend, segments] = await Promise.all([
    trendOf(db, scope, theme, shown.today),
    segmentsOf(db, scope, theme, [...dimensions, ...BUILT_IN_DIMENSIONS]),
  ]);
  return { theme: row, trend, ...segments };
}

/** The scope narrowed to answers that speak of the theme, and to those whose comment was read. */
function narrowed(scope: ResponseScope, theme: StandingTheme) {
  const asked = scope.reading ?? ANY_READING;
  const tones = asked.tones ?? ["positive", "neutral", "negative", "mixed", "unclear"];
  return {
    speaking: { ...scope, reading: { ...asked, themes: [theme] } },
    read: { ...scope, reading: { ...asked, tones } },
  };
}

async function trendOf(
  db: Database,
  scope: ResponseScope,
  theme: StandingTheme,
  today: string,
): Promise<ThemePage["trend"]> {
  const { speaking, read } = narrowed(scope, theme);
  const [own, all] = await Promise.all([histogramsByDay(db, speaking), histogramsByDay(db, read)]);
  const first = all[0]?.day;
  if (!first) return [];
  const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 }).toString();
  const period = { from: scope.from ?? first, to: scope.to ?? tomorrow };
  const { steps } = latestSteps(period, fittingStep(period, "week", MOST_STEPS), MOST_STEPS);
  return steps.map(({ from, to }) => {
    const within = (days: typeof all) =>
      sumOf(days.filter(({ day }) => day >= from && day < to).map(({ counts }) => counts));
    const comments = total(within(all));
    const report = scoreReport(within(own));
    const share = intervalWilson({ successes: report.answers, n: comments, confidence: 0.95 });
    return {
      from,
      to,
      comments,
      share:
        share.lower === null || share.upper === null
          ? null
          : { value: report.answers / comments, lower: share.lower, upper: share.upper },
      with: report,
    };
  });
}

async function segmentsOf(
  db: Database,
  scope: ResponseScope,
  theme: StandingTheme,
  dimensions: readonly string[],
): Promise<Pick<ThemePage, "segments" | "compared">> {
  const { speaking, read } = narrowed(scope, theme);
  const candidates: Omit<ThemePage["segments"][number], "p">[] = [];
  const ps: number[] = [];
  for (const dimension of new Set(dimensions)) {
    if (scope.properties.has(dimension)) continue;
    const [own, all] = await Promise.all([
      histogramsByValue(db, speaking, dimension),
      histogramsByValue(db, read, dimension),
    ]);
    const answersOf = new Map(own.map(({ value, counts }) => [value, total(counts)]));
    const everywhere = {
      successes: own.reduce((sum, { counts }) => sum + total(counts), 0),
      n: all.reduce((sum, { counts }) => sum + total(counts), 0),
    };
    for (const { value, counts } of all.slice(0, MOST_VALUES)) {
      const [answers, comments] = [answersOf.get(value) ?? 0, total(counts)];
      const elsewhere = {
        successes: everywhere.successes - answers,
        n: everywhere.n - comments,
      };
      if (comments < LEAST_COMMENTS || elsewhere.n < LEAST_COMMENTS) continue;
      const found = shareDifference({ a: elsewhere, b: { successes: answers, n: comments } });
      const { difference, lower, upper, p } = found;
      if (difference === null || lower === null || upper === null || p === null) continue;
      candidates.push({
        dimension,
        value,
        answers,
        comments,
        share: answers / comments,
        difference: { value: difference, lower, upper },
      });
      ps.push(p);
    }
  }
  const adjusted = adjustPValues({ p: ps, method: "BH" }).adjusted;
  const segments = candidates
    .map((segment, i) => ({ ...segment, p: adjusted[i] ?? 1 }))
    .filter(({ p }) => p < 0.05)
    .sort((a, b) => b.difference.value - a.difference.value);
  return { segments, compared: candidates.length };
}
