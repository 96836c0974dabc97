import {
  adjusted,
  type Confidence,
  type Counts,
  clamped,
  DEFAULT_CONFIDENCE,
  totalOf,
  unitVariance,
} from "./counts.ts";
import type { ScoreInterval } from "./interval.ts";
import { zOf } from "./normal.ts";

/** An interval around its standard error. */
export interface IntervalWithError extends ScoreInterval {
  readonly se: number | null;
}

/** The adjusted Wald interval and what it is made of, in points. */
export interface AdjustedWaldInterval extends IntervalWithError {
  readonly center: number | null;
  readonly marginOfError: number | null;
}

const scoreOf = (c: Counts, n: number) => (100 * (c.promoters - c.detractors)) / n;

/**
 * Adjusted Wald interval: three pseudo-answers (¾, 1½, ¾), then the textbook formula. It can
 * be recomputed in a spreadsheet and is never of width 0.
 *
 * @returns points: observed score, center after the adjustment, se, marginOfError (not cut),
 *   limits cut to ±100; all `null` when n = 0.
 * @throws {RangeError} when a count is not whole or confidence not within (0, 1).
 * @see Rocks (2016), The American Statistician 70(4); Lewis & Sauro, MeasuringU (2021).
 */
export function intervalAdjustedWald(input: Counts & Confidence): AdjustedWaldInterval {
  const n = totalOf(input);
  const z = zOf(input.confidence);
  if (n === 0) {
    return { score: null, center: null, se: null, marginOfError: null, lower: null, upper: null };
  }
  const counts = adjusted(input);
  const center = scoreOf(counts, n + 3);
  const se = 100 * Math.sqrt(unitVariance(counts, n + 3) / (n + 3));
  const marginOfError = z * se;
  return {
    score: scoreOf(input, n),
    center,
    se,
    marginOfError,
    lower: clamped(center - marginOfError),
    upper: clamped(center + marginOfError),
  };
}

function around(input: Counts, reachOf: () => number): IntervalWithError {
  const n = totalOf(input);
  const reach = reachOf();
  if (n === 0) return { score: null, se: null, lower: null, upper: null };
  const score = scoreOf(input, n);
  const se = 100 * Math.sqrt(unitVariance(input, n) / n);
  return { score, se, lower: clamped(score - reach * se), upper: clamped(score + reach * se) };
}

/**
 * Wald interval, score ± z se: what most tools report. For comparison only: its width is 0
 * when all answers fall in one group, and near the ceiling it is wrong more often than right.
 *
 * @returns points, cut to ±100; all `null` when n = 0.
 * @throws {RangeError} when a count is not whole or confidence not within (0, 1).
 */
export function intervalWald(input: Counts & Confidence): IntervalWithError {
  return around(input, () => zOf(input.confidence));
}

/**
 * Goodman's simultaneous interval: valid for several contrasts of the groups at once, too
 * wide for one. For comparison only.
 *
 * @returns points, cut to ±100; all `null` when n = 0.
 * @throws {RangeError} when a count is not whole or confidence not within (0, 1).
 * @see Goodman (1964), Annals of Mathematical Statistics 35, 716–725.
 */
export function intervalGoodman(input: Counts & Confidence): IntervalWithError {
  return around(input, () => {
    zOf(input.confidence);
    // The chi-square quantile with two degrees of freedom is −2 ln(1 − confidence).
    return Math.sqrt(-2 * Math.log1p(-(input.confidence ?? DEFAULT_CONFIDENCE)));
  });
}

/**
 * May and Johnson's quadratic interval. For comparison only: its width is 0 when all are
 * passives.
 *
 * @returns points, cut to ±100; all `null` when n = 0.
 * @throws {RangeError} when a count is not whole or confidence not within (0, 1).
 * @see May & Johnson (1997), Statistics in Medicine 16, 2127–2136.
 */
export function intervalMayJohnson(input: Counts & Confidence): ScoreInterval {
  const n = totalOf(input);
  const z = zOf(input.confidence);
  if (n === 0) return { score: null, lower: null, upper: null };
  const s = (input.promoters - input.detractors) / n;
  const h = (input.promoters + input.detractors) / n;
  const k = (z * z) / n;
  const half = Math.sqrt(Math.max(0, k * (h + k * h - s * s)));
  return {
    score: 100 * s,
    lower: clamped((100 * (s - half)) / (1 + k)),
    upper: clamped((100 * (s + half)) / (1 + k)),
  };
}
