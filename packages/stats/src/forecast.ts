import { nonNegative, points, refuse } from "./check.ts";
import { type Confidence, clamped } from "./counts.ts";
import { normalTail } from "./distributions.ts";
import { type LevelForecast, levelNow, localLevelEstimate, type Waves } from "./local-level.ts";
import { zOf } from "./normal.ts";
import { rootBetween } from "./roots.ts";
import { horizonsOf } from "./trend.ts";

/** How many sizes of a step are weighed. */
const STEPS = 48;

/** What the waves say about the level if a step of it has variance q. */
export interface Possibility {
  readonly q: number;
  readonly mean: number;
  readonly variance: number;
  readonly weight: number;
}

/**
 * Sizes that a step of the level may have, each with its weight: prior (half-Cauchy, its median the
 * usual sampling error of a wave) times likelihood. Eight or twelve waves know the step badly; the
 * likeliest one alone gives intervals that hold the truth in 80 of 100 series, not in 95.
 */
export function possibilities(waves: Waves): Possibility[] {
  const errors = waves.standardErrors.filter(
    (se, i): se is number => se !== null && waves.y[i] !== null,
  );
  errors.sort((a, b) => a - b);
  const usual = errors[Math.floor(errors.length / 2)] ?? 1;
  const found = Array.from({ length: STEPS }, (_, i) => {
    // The middles of parts of equal prior probability.
    const step = Math.min(220, usual * Math.tan(((i + 0.5) / STEPS) * (Math.PI / 2)));
    return { q: step * step, ...levelNow(waves, step * step) };
  });
  const best = found.reduce(
    (most, f) => Math.max(most, f.logLikelihood ?? Number.NEGATIVE_INFINITY),
    Number.NEGATIVE_INFINITY,
  );
  const weighed = found.flatMap(({ q, level, variance, logLikelihood }) =>
    level === null || variance === null || logLikelihood === null
      ? []
      : [{ q, mean: level, variance, weight: Math.exp(logLikelihood - best) }],
  );
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  return weighed.map((one) => ({ ...one, weight: one.weight / total }));
}

/** P(score ≥ x) `horizon` waves ahead, with `noise` points² added to the level's own variance. */
export function chanceAbove(
  all: readonly Possibility[],
  horizon: number,
  noise: number,
  x: number,
) {
  return all.reduce(
    (sum, { q, mean, variance, weight }) =>
      sum + weight * normalTail((x - mean) / Math.sqrt(variance + horizon * q + noise)),
    0,
  );
}

/** Scores between which the mixture lies with the probability wanted. */
function limits(all: readonly Possibility[], horizon: number, noise: number, z: number) {
  const tail = normalTail(z);
  const quantile = (above: number) => {
    const reach = all.reduce(
      (most, { q, variance }) => Math.max(most, Math.sqrt(variance + horizon * q + noise)),
      0,
    );
    const means = all.map(({ mean }) => mean);
    const gap = (x: number) => chanceAbove(all, horizon, noise, x) - above;
    const far = (z + 1) * reach + 1e-6;
    return rootBetween(gap, Math.min(...means) - far, Math.max(...means) + far, 1e-9);
  };
  return { lower: clamped(quantile(1 - tail)), upper: clamped(quantile(tail)) };
}

/** A forecast, with the chance of reaching a target if there is one. */
export interface ScoreForecast extends LevelForecast {
  /** That the true score is at or above the target then; `null` without a target. */
  readonly probability: number | null;
  /** That the score measured then is. */
  readonly observedProbability: number | null;
}

/**
 * Forecast of the score from its waves: the local level model with its step averaged over all
 * sizes the waves allow, so that the limits keep their promise also where few waves say how much
 * the score moves. It assumes that things go on as they did. Show it from 8 waves on, and at
 * most a quarter of the history ahead.
 *
 * @param input.y scores of the waves (`null` where there was none) with input.standardErrors,
 *   points; input.horizon waves ahead; input.futureStandardError of the next waves, points;
 *   input.target points, if one is to be judged; confidence.
 * @returns sqrtQ, the likeliest step in points; forecasts cut to ±100, of the true score and of
 *   the score that will be measured, for each wave ahead. Without waves everything is `null`.
 * @throws {RangeError} when a score or the target is off the scale, a standard error not above 0, or the horizon is bad.
 * @see Harvey (1989), Forecasting, Structural Time Series Models; Gelman (2006), Bayesian
 *   Analysis 1, 515–534 (the prior); `./run bench stats-forecast` (its coverage).
 */
export function forecastScores(
  input: Waves & {
    readonly horizon: number;
    readonly futureStandardError: number;
    readonly target?: number | null;
  } & Confidence,
): { sqrtQ: number | null; forecasts: ScoreForecast[] } {
  const { sqrtQ } = localLevelEstimate(input);
  const z = zOf(input.confidence);
  const ahead = horizonsOf(input.horizon);
  const future = nonNegative("futureStandardError", input.futureStandardError);
  if (future > 1e9) refuse("futureStandardError", "at most 1e9 points", future);
  const noise = future ** 2;
  const target = input.target ?? null;
  if (target !== null) points("target", target);
  const all = possibilities(input);
  const forecasts = ahead.map((horizon): ScoreForecast => {
    if (all.length === 0) {
      const none = { levelLower: null, levelUpper: null, observedLower: null, observedUpper: null };
      return { horizon, mean: null, ...none, probability: null, observedProbability: null };
    }
    const level = limits(all, horizon, 0, z);
    const observed = limits(all, horizon, noise, z);
    return {
      horizon,
      mean: clamped(all.reduce((sum, { mean, weight }) => sum + weight * mean, 0)),
      levelLower: level.lower,
      levelUpper: level.upper,
      observedLower: observed.lower,
      observedUpper: observed.upper,
      probability: target === null ? null : chanceAbove(all, horizon, 0, target),
      observedProbability: target === null ? null : chanceAbove(all, horizon, noise, target),
    };
  });
  return { sqrtQ, forecasts };
}
