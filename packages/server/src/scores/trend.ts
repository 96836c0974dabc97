import type { Compare, Trend } from "@candor/contract/score.ts";
import { listChanges } from "../changes/change-queries.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { findGoal } from "./goals.ts";
import { type Counts11, histogramsByDay } from "./histogram-queries.ts";
import { comparedPeriod, fittingStep, latestSteps, type Step, stepOf } from "./period.ts";
import { scoreReport } from "./score-report.ts";

/** More points than this are more than a chart can show or a reply should hold. */
const MOST_POINTS = 1000;

/**
 * The score of each day, week or month of a scope, with the changes that fall into it. A step that
 * would make too many points gives way to a coarser one; where months are too many, the newest stay and
 * the reply says from when on. With `compare` the points of the other period stand beside.
 */
export async function trend(
  db: Database,
  scope: ResponseScope,
  wanted: Step,
  most = MOST_POINTS,
  compare: Compare | null = null,
): Promise<Trend> {
  const before = compare === null ? null : comparedPeriod(scope, compare);
  const [days, goal, beside] = await Promise.all([
    histogramsByDay(db, scope),
    findGoal(db, scope),
    before && trend(db, { ...scope, ...before }, wanted, most),
  ]);
  const first = scope.from ?? days[0]?.day;
  const last = days.at(-1)?.day;
  const compared = beside?.points ?? null;
  if (!first || !last) {
    return { by: wanted, wanted, points: [], cutBefore: null, changes: [], compared, goal };
  }
  const by = fittingStep({ from: first, to: scope.to ?? last }, wanted, most);
  const sums = new Map<string, Counts11>();
  for (const { day, counts } of days) {
    const { from } = stepOf(day, by);
    const sum = sums.get(from);
    sums.set(from, sum ? sum.map((n, score) => n + (counts[score] ?? 0)) : counts);
  }
  const end = scope.to ?? stepOf(last, by).to;
  const none = Array.from({ length: 11 }, () => 0);
  const { steps, cutBefore } = latestSteps({ from: first, to: end }, by, most);
  const points = steps.map((step) => ({
    ...scoreReport(sums.get(step.from) ?? none),
    ...step,
  }));
  const changes = await listChanges(db, {
    workspaceId: scope.workspaceId,
    from: points[0]?.from ?? first,
    to: points.at(-1)?.to ?? end,
  });
  return {
    by,
    wanted,
    points,
    cutBefore,
    changes: changes.map(({ day, title, kind }) => ({ day, title, kind })),
    compared,
    goal,
  };
}
