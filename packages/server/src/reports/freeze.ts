import { themesOf } from "../comments/theme-queries.ts";
import { goalStandings } from "../goals/goal-queries.ts";
import { scopeOf } from "../responses/response-filter.ts";
import { standing } from "../responses/standing-themes.ts";
import type { Period } from "../scores/period.ts";
import { todayIn } from "../scores/period.ts";
import { listPropertyWords } from "../scores/property-words.ts";
import { type ResponseRateQuery, surveyScore } from "../scores/survey-score.ts";
import { trend } from "../scores/trend.ts";
import { groupsBy } from "../shares/figures.ts";
import { guardedTrend } from "../shares/suppress.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { repeatsAsWished } from "../themes/repeats-once.ts";
import { themeList } from "../themes/theme-list.ts";
import type { Draft, Frozen } from "./report.ts";
import { trendPeriod } from "./schedule.ts";
import { toldIn } from "./told-in.ts";

const MOST_THEMES = 6;
const LEAST_MENTIONED = 10;
const STEPS = { daily: "day", weekly: "week", monthly: "month" } as const;

export interface FreezeDeps {
  db: Database;
  responseRate: ResponseRateQuery;
}

/** Reckons what a report says of a period, once. Words of customers are in none of it. */
export async function freeze(
  { db, responseRate }: FreezeDeps,
  workspaceId: string,
  draft: Draft,
  { period, now, late = null }: { period: Period; now: Date; late?: Frozen["late"] },
): Promise<Frozen> {
  const { surveyId, view, blocks, schedule } = draft;
  const [survey, workspace, themes, words] = await Promise.all([
    getSurvey(db, { workspaceId, surveyId }),
    db
      .selectFrom("workspace")
      .select(["time_zone", "is_sample"])
      .where("id", "=", workspaceId)
      .executeTakeFirstOrThrow(),
    themesOf(db, workspaceId),
    listPropertyWords(db, { workspaceId }),
  ]);
  const today = todayIn(workspace.time_zone, now);
  const { by: _, ...chosen } = view;
  const narrowing = await standing(db, workspaceId, chosen);
  const within = ({ from, to }: Period) =>
    scopeOf(
      { workspaceId, surveyId },
      { from, to, group: undefined, account: undefined, ...narrowing },
    );
  const scope = within(period);
  const score = await surveyScore(db, scope, { today, responseRate });
  const enough = score.score !== null;
  const by = view.by ?? survey.dimensions.find((name) => !scope.properties.has(name)) ?? "channel";
  const [over, groups, spoken, goals, told] = await Promise.all([
    blocks.includes("trend")
      ? trend(db, within(trendPeriod(schedule.cadence, period)), STEPS[schedule.cadence])
      : null,
    enough && blocks.includes("breakdown")
      ? groupsBy(db, scope, { by, whole: score.answers })
      : null,
    enough && blocks.includes("themes")
      ? themeList(db, await repeatsAsWished(db, scope), { today, withHidden: false })
      : null,
    blocks.includes("goals")
      ? goalStandings(db, { workspaceId, today, now, responseRate }, { surveyId })
      : [],
    blocks.includes("told")
      ? toldIn(db, { workspaceId, ...period, timeZone: workspace.time_zone })
      : undefined,
  ]);
  const rows = spoken?.data.filter(({ answers }) => answers >= LEAST_MENTIONED) ?? [];
  return {
    name: draft.name,
    surveyName: survey.name,
    period,
    timeZone: workspace.time_zone,
    madeAt: now.toISOString(),
    late,
    blocks,
    view,
    isSample: workspace.is_sample,
    named: [...themes.values()].filter(({ isNamed }) => isNamed).map(({ id }) => id),
    words,
    goals,
    ...(told === undefined ? {} : { told }),
    figures: {
      kind: "overview",
      score,
      // What colleagues noted beside the curve is for the house.
      trend: over && guardedTrend({ ...over, changes: [] }),
      breakdown: groups,
      themes:
        spoken && rows.length > 0
          ? {
              rows: rows.slice(0, MOST_THEMES),
              comments: spoken.comments,
              compared: spoken.compared,
            }
          : null,
      comments: [],
    },
  };
}
