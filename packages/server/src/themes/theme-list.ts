import type { ThemeList, ThemeRow } from "@candor/contract/reading.ts";
import { POLARITIES } from "@candor/contract/reading.ts";
import { intervalWilson, type JudgedTheme, themeImportance } from "@candor/stats";
import { Temporal } from "temporal-polyfill";
import { topicsState } from "../comments/ask-for-topics.ts";
import { readingProgress } from "../comments/reading-state.ts";
import type { Theme } from "../comments/theme.ts";
import { themesOf } from "../comments/theme-queries.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import { type Counts11, total } from "../scores/histogram-queries.ts";
import { scoreReport } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";
import {
  type CountsOfTheme,
  mentionsByWeek,
  repeatedComments,
  sumOf,
  themeCounts,
} from "./theme-counts.ts";

/** Below this many mentions a theme has counts alone. */
export const LEAST_MENTIONS = 20;
/** Weeks of the small picture beside a theme. */
export const WEEKS = 12;

/** How a list is shown. */
export interface ThemesShown {
  today: string;
  withHidden: boolean;
  /** The language in which aspects are named; English where nothing is said. */
  language?: string;
}

/**
 * The themes of a scope, the costliest first: how many speak of them and how, and what goes along with it. Judged
 * together, by Benjamini–Hochberg over the list.
 */
export async function themeList(
  db: Database,
  scope: ResponseScope,
  { today, withHidden, language }: ThemesShown,
): Promise<ThemeList> {
  const { workspaceId } = scope;
  const last = scope.to ?? Temporal.PlainDate.from(today).add({ days: 1 }).toString();
  const from = Temporal.PlainDate.from(last)
    .subtract({ days: 7 * WEEKS })
    .toString();
  // Before the counts: a screen asks no more once nothing waits, so the counts must then hold everything.
  const [progress, topics] = await Promise.all([
    readingProgress(db, workspaceId),
    topicsState(db, scope),
  ]);
  const [counts, themes, weeks, repeats] = await Promise.all([
    themeCounts(db, scope),
    themesOf(db, workspaceId, language),
    mentionsByWeek(db, scope, { from, weeks: WEEKS }),
    repeatedComments(db, scope),
  ]);
  const listed = [...themes.values()].filter(
    (theme) =>
      isListed(theme, scope.surveyId, counts.themes.has(theme.id)) && (withHidden || !theme.hidden),
  );
  const judged = themeImportance({
    all: groupsOf(counts.all),
    themes: listed.map(({ id }) => ({
      theme: id,
      counts: groupsOf(sumOf(counts.themes.get(id)?.values() ?? [])),
    })),
    least: LEAST_MENTIONS,
  });
  const verdicts = new Map(judged.themes.map((theme) => [theme.theme, theme]));
  const whole = scoreReport(counts.all);
  const data = listed.map((theme) =>
    toRow(theme, {
      own: counts.themes.get(theme.id) ?? new Map(),
      all: whole.answers,
      verdict: verdicts.get(theme.id),
      weeks: weeks.get(theme.id) ?? new Array<number>(WEEKS).fill(0),
    }),
  );
  return {
    data: data.sort(costliestFirst),
    comments: whole.answers,
    score: whole.score,
    interval: whole.interval && { lower: whole.interval.lower, upper: whole.interval.upper },
    repeats,
    repeatsOnce: scope.reading?.repeats === false,
    topics,
    compared: judged.compared,
    progress,
  };
}

/** What people named is listed though nobody speaks of it; what became part of another theme is not. */
export function isListed(theme: Theme, surveyId: string, isMentioned: boolean): boolean {
  if (theme.mergedInto !== null) return false;
  if (theme.kind === "topic") return theme.surveyId === surveyId && (isMentioned || theme.pinned);
  return isMentioned || theme.pinned || theme.kind === "keyword";
}

function costliestFirst(a: ThemeRow, b: ThemeRow): number {
  if (a.impact && b.impact) return a.impact.value - b.impact.value || b.answers - a.answers;
  if (a.impact || b.impact) return a.impact ? -1 : 1;
  return b.answers - a.answers || a.id.localeCompare(b.id);
}

export function groupsOf(counts: Counts11) {
  const { promoters, passives, detractors } = scoreReport(counts);
  return { promoters, passives, detractors };
}

function toRow(
  theme: Theme,
  {
    own,
    all,
    verdict,
    weeks,
  }: { own: CountsOfTheme; all: number; verdict: JudgedTheme | undefined; weeks: number[] },
): ThemeRow {
  const report = scoreReport(sumOf(own.values()));
  const { answers } = report;
  const share = intervalWilson({ successes: answers, n: all, confidence: 0.95 });
  const limits = report.interval;
  return {
    id: theme.id,
    kind: theme.kind,
    name: theme.name,
    namedBy: theme.namedBy && { model: theme.namedBy.model, at: theme.namedBy.at.toISOString() },
    pinned: theme.pinned,
    hidden: theme.hidden,
    language: theme.language,
    since: theme.foundOn,
    answers,
    share: {
      value: all === 0 ? 0 : answers / all,
      lower: share.lower ?? 0,
      upper: share.upper ?? 1,
    },
    scoreWith: verdict?.scoreWith ?? null,
    scoreWithout: verdict?.scoreWithout ?? null,
    scoreWithInterval: verdict && limits ? { lower: limits.lower, upper: limits.upper } : null,
    impact: impactOf(verdict),
    p: verdict?.adjustedP ?? null,
    clear: verdict?.clear ?? false,
    tone: Object.fromEntries(
      POLARITIES.map((polarity) => [polarity, total(own.get(polarity) ?? [])]),
    ) as ThemeRow["tone"],
    weeks,
  };
}

function impactOf(verdict: JudgedTheme | undefined): ThemeRow["impact"] {
  if (!verdict) return null;
  const { impact: value, lower, upper } = verdict;
  return value === null || lower === null || upper === null ? null : { value, lower, upper };
}
