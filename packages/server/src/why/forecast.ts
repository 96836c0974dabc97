import type { Forecast } from "@candor/contract/outlook.ts";
import { forecastScores, intervalAdjustedWald, LEAST_BASE } from "@candor/stats";
import type { ResponseScope } from "../responses/response-filter.ts";
import { findGoal } from "../scores/goals.ts";
import { type Step, stepOf } from "../scores/period.ts";
import { CONFIDENCE, countsOf, type scoreReport } from "../scores/score-report.ts";
import { trend } from "../scores/trend.ts";
import type { Database } from "../storage/database.ts";

/** Steps without which nothing is said, and how much of the history is looked ahead. */
export const LEAST_WAVES = 8;
export const AHEAD = 1 / 4;
/** What is older says little about what comes next. */
const MOST_WAVES = 60;

interface Wave {
  from: string;
  to: string;
  answers: number;
  score: number | null;
  error: number | null;
}

/**
 * Where the score is likely to go if things go on as they did, from the months that are over, or from
 * the weeks while months are too few; and how such forecasts would have done until now.
 *
 * @param today in the workspace's time zone: the step that holds it still runs and is left out.
 */
export async function forecast(
  db: Database,
  scope: ResponseScope,
  { by: wanted, today }: { by?: "week" | "month" | undefined; today: string },
): Promise<Forecast> {
  const months = wanted === "week" ? null : await wavesOf(db, scope, "month", today);
  const enough = months !== null && scored(months) >= LEAST_WAVES;
  const by = wanted ?? (enough ? "month" : "week");
  const waves = by === "month" && months ? months : await wavesOf(db, scope, "week", today);
  const goal = await findGoal(db, scope);
  const ahead =
    scored(waves) < LEAST_WAVES ? [] : lookAhead(waves, by, goal === null ? null : goal.target);
  const day = goal?.by ?? null;
  const then = day === null ? undefined : ahead.find(({ from, to }) => day >= from && day < to);
  return {
    by,
    needed: LEAST_WAVES,
    waves: waves.map(({ error: _, ...wave }) => wave),
    ahead,
    goal,
    reach:
      then && then.probability !== null
        ? { from: then.from, to: then.to, probability: then.probability }
        : null,
    past: { ...hindsight(waves), confidence: CONFIDENCE },
  };
}

async function wavesOf(
  db: Database,
  scope: ResponseScope,
  by: Step,
  today: string,
): Promise<Wave[]> {
  // Up to today, whenever the last answer came: what lies ahead of a survey that fell silent is not its past.
  const until = scope.to !== null && scope.to < today ? scope.to : today;
  const { points } = await trend(db, { ...scope, to: until }, by);
  const over = points.filter(({ to }) => to <= today);
  const first = over.findIndex(({ answers }) => answers > 0);
  return first < 0 ? [] : over.slice(first).slice(-MOST_WAVES).map(waveOf);
}

function waveOf(point: ReturnType<typeof scoreReport> & { from: string; to: string }): Wave {
  const { from, to, answers } = point;
  if (answers < LEAST_BASE) return { from, to, answers, score: null, error: null };
  const { se } = intervalAdjustedWald({ ...countsOf(point), confidence: CONFIDENCE });
  return { from, to, answers, score: point.score, error: se };
}

const scored = (waves: readonly Wave[]) => waves.filter(({ score }) => score !== null).length;

/** The usual error of a step: what the next ones will have if as many answer. */
export function usualError(waves: readonly { error: number | null }[]): number {
  const errors = waves.flatMap(({ error }) => error ?? []).sort((a, b) => a - b);
  return errors[Math.floor(errors.length / 2)] ?? 0;
}

function predicted(waves: readonly Wave[], horizon: number, target: number | null) {
  return forecastScores({
    y: waves.map(({ score }) => score),
    standardErrors: waves.map(({ error }) => error),
    horizon,
    futureStandardError: usualError(waves),
    target,
    confidence: CONFIDENCE,
  }).forecasts;
}

function lookAhead(waves: readonly Wave[], by: Step, target: number | null): Forecast["ahead"] {
  const horizon = Math.max(1, Math.floor(scored(waves) * AHEAD));
  let next = waves.at(-1)?.to ?? "";
  return predicted(waves, horizon, target).flatMap((one) => {
    const { from, to } = stepOf(next, by);
    next = to;
    const { mean, levelLower, levelUpper, observedLower, observedUpper, probability } = one;
    if (mean === null || levelLower === null || levelUpper === null) return [];
    return [
      {
        from,
        to,
        mean,
        lower: levelLower,
        upper: levelUpper,
        measuredLower: observedLower ?? levelLower,
        measuredUpper: observedUpper ?? levelUpper,
        probability,
      },
    ];
  });
}

/** What would have been said one step ahead at each step until now, held against what then was measured. */
function hindsight(waves: readonly Wave[]): { made: number; held: number } {
  let made = 0;
  let held = 0;
  waves.forEach(({ score }, at) => {
    const before = waves.slice(0, at);
    if (score === null || scored(before) < LEAST_WAVES) return;
    const [next] = predicted(before, 1, null);
    if (!next || next.observedLower === null || next.observedUpper === null) return;
    made += 1;
    if (score >= next.observedLower && score <= next.observedUpper) held += 1;
  });
  return { made, held };
}
