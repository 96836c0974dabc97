import type { ThemeRow } from "@candor/contract/reading.ts";
import type { SurveyScore, Trend } from "@candor/contract/score.ts";
import type { SharedView, ShareParts } from "@candor/contract/share.ts";
import type { ThemePage } from "@candor/contract/theme.ts";
import type { ReadingScope } from "../responses/reading-filter.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import { type StandingTheme, standingTheme } from "../responses/standing-themes.ts";
import { breakdown } from "../scores/breakdown.ts";
import { listPropertyWords } from "../scores/property-words.ts";
import type { ResponseRateQuery } from "../scores/survey-score.ts";
import { surveyScore } from "../scores/survey-score.ts";
import { trend } from "../scores/trend.ts";
import type { Database } from "../storage/database.ts";
import type { SurveyRow } from "../surveys/survey.ts";
import { repeatsAsWished } from "../themes/repeats-once.ts";
import { themeList } from "../themes/theme-list.ts";
import { themePage } from "../themes/theme-page.ts";
import { latestComments, type SharedComment } from "./shared-comments.ts";
import { guardedTrend, type SharedBreakdown, suppressed } from "./suppress.ts";

/** What an overview shows, in numbers: the page writes them and adds none. */
export interface OverviewFigures {
  kind: "overview";
  score: SurveyScore;
  /** Null below ten answers: then nothing is shown but how many there are. */
  trend: Trend | null;
  breakdown: SharedBreakdown | null;
  themes: { rows: ThemeRow[]; comments: number; compared: number } | null;
  comments: SharedComment[];
}

/** The same for one theme. */
export interface ThemeFigures {
  kind: "theme";
  score: SurveyScore;
  /** Null when nobody speaks of it in the period, or too few do. */
  page: ThemePage | null;
  comments: SharedComment[];
}

export type Figures = OverviewFigures | ThemeFigures;

/** Points of a trend on one page. */
const MOST_POINTS = 60;
/** Themes on one page, the costliest first. */
const MOST_THEMES = 6;
const MOST_COMMENTS = 8;
/** A theme that fewer mention is not named to strangers. */
const LEAST_MENTIONED = 10;

export interface Sought {
  survey: SurveyRow;
  scope: ResponseScope;
  view: SharedView;
  shows: ShareParts;
  /** In the workspace's time zone. */
  today: string;
  /** Of whoever reads. */
  language: string;
  responseRate: ResponseRateQuery;
}

/** The figures of an overview. Tallies answer all but the words of customers. */
export async function overviewFigures(db: Database, sought: Sought): Promise<OverviewFigures> {
  const { scope, view, shows, today, survey, responseRate } = sought;
  const score = await surveyScore(db, scope, { today, responseRate });
  if (score.score === null) {
    return { kind: "overview", score, trend: null, breakdown: null, themes: null, comments: [] };
  }
  const by = view.by ?? survey.dimensions.find((name) => !scope.properties.has(name)) ?? "channel";
  const [over, groups, themes, comments] = await Promise.all([
    trend(db, scope, view.step ?? stepFor(scope), MOST_POINTS),
    shows.breakdown ? groupsBy(db, scope, { by, whole: score.answers }) : null,
    shows.themes
      ? themeList(db, await repeatsAsWished(db, scope), { today, withHidden: false })
      : null,
    shows.comments ? latestComments(db, scope, { ...shows, survey, count: MOST_COMMENTS }) : [],
  ]);
  const rows = themes?.data.filter(({ answers }) => answers >= LEAST_MENTIONED) ?? [];
  return {
    kind: "overview",
    score,
    // What colleagues noted beside the curve is for the house.
    trend: guardedTrend({ ...over, changes: [] }),
    breakdown: groups,
    themes:
      themes && rows.length > 0
        ? {
            rows: rows.slice(0, MOST_THEMES),
            comments: themes.comments,
            compared: themes.compared,
          }
        : null,
    comments,
  };
}

/** The figures of one theme. */
export async function themeFigures(
  db: Database,
  sought: Sought & { themeId: string },
): Promise<ThemeFigures> {
  const { scope, shows, today, language, survey, responseRate } = sought;
  const themeId = await standingTheme(db, scope.workspaceId, sought.themeId);
  const score = await surveyScore(db, scope, { today, responseRate });
  const wished = await repeatsAsWished(db, scope);
  const { data } = await themeList(db, wished, { today, withHidden: true });
  const row = data.find(({ id }) => id === themeId);
  if (!row || row.answers < LEAST_MENTIONED) {
    return { kind: "theme", score, page: null, comments: [] };
  }
  const [page, comments] = await Promise.all([
    themePage(db, wished, {
      ...{ theme: themeId, today, language },
      dimensions: survey.dimensions,
    }),
    shows.comments
      ? latestComments(
          db,
          { ...scope, reading: readingOf(scope, themeId) },
          {
            ...shows,
            survey,
            count: MOST_COMMENTS,
          },
        )
      : [],
  ]);
  const shown = shows.breakdown ? page : { ...page, segments: [] };
  return { kind: "theme", score, page: shown, comments };
}

/** The groups of a property in the workspace's own order and bands, without those that are too small. */
export async function groupsBy(
  db: Database,
  scope: ResponseScope,
  { by, whole }: { by: string; whole: number },
): Promise<SharedBreakdown | null> {
  const words = await listPropertyWords(db, scope);
  const own = words.find(({ property }) => property === by);
  const groups = await breakdown(db, scope, by, { edges: own?.bands ?? [] });
  return groups.rows.length > 1 ? suppressed(groups, { whole, order: own?.order ?? [] }) : null;
}

function readingOf({ reading }: ResponseScope, theme: StandingTheme): ReadingScope {
  return {
    ...{ tones: null, urgencies: null, languages: null, disagrees: null, confirmed: null },
    ...{ churn: null, repeats: null, alikeTo: null },
    ...reading,
    themes: [theme],
  };
}

function stepFor({ from, to }: ResponseScope): "day" | "week" | "month" {
  if (!from || !to) return "month";
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return days <= 45 ? "day" : days <= 200 ? "week" : "month";
}
