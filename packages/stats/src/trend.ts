import { list, points, refuse, sameLength, standardError, whole } from "./check.ts";
import {
  adjusted,
  type Confidence,
  type Counts,
  clamped,
  pooled,
  totalOf,
  unitVariance,
} from "./counts.ts";
import { twoSidedP } from "./distributions.ts";
import { zOf } from "./normal.ts";

/** A forecast `horizon` periods ahead, in points. */
export interface Forecast {
  readonly horizon: number;
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Simple exponential smoothing, ETS(A,N,N): a flat forecast with its growing uncertainty.
 *
 * @param input.y scores of successive periods, points; input.alpha smoothing above 0, at most
 *   1; input.horizon periods ahead; confidence.
 * @returns points: level, sigma (root mean squared one-step error) and forecasts cut to ±100.
 *   One period gives no sigma and no limits, none gives `null` throughout.
 * @throws {RangeError} when a score is off the scale, alpha outside (0, 1] or horizon not whole.
 * @see Hyndman et al. (2008), Forecasting with Exponential Smoothing, 6.
 */
export function exponentialSmoothing(
  input: {
    readonly y: readonly number[];
    readonly alpha: number;
    readonly horizon: number;
  } & Confidence,
): { level: number | null; sigma: number | null; forecasts: Forecast[] } {
  const y = list("y", input.y, points);
  const { alpha } = input;
  if (!(alpha > 0 && alpha <= 1)) refuse("alpha", "above 0 and at most 1", alpha);
  const horizons = horizonsOf(input.horizon);
  const z = zOf(input.confidence);
  const [first, ...rest] = y;
  if (first === undefined) {
    const none = horizons.map((horizon) => ({ horizon, mean: null, lower: null, upper: null }));
    return { level: null, sigma: null, forecasts: none };
  }
  let level = first;
  let squares = 0;
  for (const value of rest) {
    const error = value - level;
    squares += error * error;
    level += alpha * error;
  }
  const sigma = rest.length === 0 ? null : Math.sqrt(squares / rest.length);
  const forecasts = horizons.map((horizon) => {
    if (sigma === null) return { horizon, mean: level, lower: null, upper: null };
    const half = z * sigma * Math.sqrt(1 + (horizon - 1) * alpha * alpha);
    return { horizon, mean: level, lower: clamped(level - half), upper: clamped(level + half) };
  });
  return { level, sigma, forecasts };
}

/** The periods ahead, 1 to `horizon`. */
export function horizonsOf(horizon: number): number[] {
  if (whole("horizon", horizon) > 100_000) refuse("horizon", "at most 100000 periods", horizon);
  return Array.from({ length: horizon }, (_, i) => i + 1);
}

/** A straight line through the waves. */
export interface Trend {
  readonly slope: number | null;
  readonly slopeSe: number | null;
  readonly z: number | null;
  readonly p: number | null;
}

/**
 * Straight line through scores of known standard errors (weighted least squares).
 *
 * @param input.y scores of successive periods; input.standardErrors; points.
 * @returns slope and its se in points a period, z and two-sided p; `null` for fewer than two periods.
 * @throws {RangeError} when a score is off the scale, a standard error not above 0, or the lists differ in length.
 */
export function weightedTrend(input: {
  readonly y: readonly number[];
  readonly standardErrors: readonly number[];
}): Trend {
  const y = list("y", input.y, points);
  const errors = list("standardErrors", input.standardErrors, standardError);
  sameLength("y", y, "standardErrors", errors);
  if (y.length < 2) return { slope: null, slopeSe: null, z: null, p: null };
  const w = errors.map((se) => 1 / (se * se));
  const mean = (values: (i: number) => number) => {
    let [sum, total] = [0, 0];
    w.forEach((weight, i) => {
      sum += weight * values(i);
      total += weight;
    });
    return sum / total;
  };
  const middle = mean((i) => i);
  const level = mean((i) => y[i] ?? 0);
  const spread = w.reduce((sum, weight, i) => sum + weight * (i - middle) ** 2, 0);
  const joint = w.reduce(
    (sum, weight, i) => sum + weight * (i - middle) * ((y[i] ?? 0) - level),
    0,
  );
  const slope = joint / spread;
  const slopeSe = 1 / Math.sqrt(spread);
  const z = slope / slopeSe;
  return { slope, slopeSe, z, p: twoSidedP(z) };
}

/** Where a series most likely broke. */
export interface ChangePoint {
  readonly index: number | null;
  readonly z: number | null;
  readonly p: number | null;
  readonly scoreBefore: number | null;
  readonly scoreAfter: number | null;
}

/**
 * The split of a series of periods at which the scores before and after differ most.
 *
 * @param input.periods counts of successive periods.
 * @returns index of the first period of the later regime (0-based), adjusted-Wald z, p
 *   corrected for having looked at every split (a conservative bound), pooled raw scores in
 *   points. All `null` for fewer than two periods with answers.
 * @throws {RangeError} when a count is not a whole number of zero or more.
 */
export function changePoint(input: { readonly periods: readonly Counts[] }): ChangePoint {
  list("periods", input.periods, (name, period) => totalOf(period, name));
  const { periods } = input;
  let best = { index: -1, z: 0, before: 0, after: 0 };
  let before: Counts = { promoters: 0, passives: 0, detractors: 0 };
  const all = pooled(periods);
  periods.slice(0, -1).forEach((period, i) => {
    before = pooled([before, period]);
    const after = {
      promoters: all.promoters - before.promoters,
      passives: all.passives - before.passives,
      detractors: all.detractors - before.detractors,
    };
    const n1 = totalOf(before);
    const n2 = totalOf(after);
    if (n1 === 0 || n2 === 0) return;
    const z = adjustedZ(before, n1, after, n2);
    if (best.index === -1 || Math.abs(z) > Math.abs(best.z) + 1e-12) {
      best = { index: i + 1, z, before: scoreOf(before, n1), after: scoreOf(after, n2) };
    }
  });
  if (best.index === -1) {
    return { index: null, z: null, p: null, scoreBefore: null, scoreAfter: null };
  }
  return {
    index: best.index,
    z: best.z,
    p: Math.min(1, (periods.length - 1) * twoSidedP(best.z)),
    scoreBefore: best.before,
    scoreAfter: best.after,
  };
}

const scoreOf = (c: Counts, n: number) => (100 * (c.promoters - c.detractors)) / n;

/** z of b − a with three pseudo-answers in each sample. */
function adjustedZ(a: Counts, nA: number, b: Counts, nB: number): number {
  const variance =
    unitVariance(adjusted(a), nA + 3) / (nA + 3) + unitVariance(adjusted(b), nB + 3) / (nB + 3);
  const difference =
    (b.promoters - b.detractors) / (nB + 3) - (a.promoters - a.detractors) / (nA + 3);
  return difference / Math.sqrt(variance);
}
