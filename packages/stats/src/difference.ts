import { refuse } from "./check.ts";
import {
  adjusted,
  type Confidence,
  type Counts,
  type Limits,
  realTotalOf,
  totalOf,
  unitVariance,
} from "./counts.ts";
import { twoSidedP } from "./distributions.ts";
import { scoreLimits } from "./interval.ts";
import { zOf } from "./normal.ts";
import { rootBetween } from "./roots.ts";

/** Two samples to compare: `a` the earlier or the reference, `b` the later or the other. */
export interface TwoSamples {
  readonly a: Counts;
  readonly b: Counts;
}

/** A difference b − a in points, its limits (not cut to the scale) and two-sided p. */
export interface Difference extends Limits {
  readonly difference: number | null;
  readonly p: number | null;
}

interface Sample {
  readonly counts: Counts;
  readonly n: number;
  readonly score: number;
}

const NO_DIFFERENCE = { difference: null, lower: null, upper: null };

function sampleOf(name: string, counts: Counts): Sample | null {
  const n = realTotalOf(counts, name);
  return n === 0 ? null : { counts, n, score: (100 * (counts.promoters - counts.detractors)) / n };
}

/** The lower limit of b − a at z standard errors; of a − b with the samples exchanged, negated. */
function lowerAt(a: Sample, b: Sample, z: number): number {
  const low = scoreLimits(b.counts, b.n, z).lower;
  const high = scoreLimits(a.counts, a.n, z).upper;
  return b.score - a.score - Math.hypot(b.score - low, high - a.score);
}

/**
 * Limits alone of the difference of two independent scores (MOVER on score limits), for
 * those who draw many and need no p-value.
 *
 * @returns points, b − a; all `null` when a sample is empty.
 * @throws {RangeError} when a count is negative or not finite, or confidence not within (0, 1).
 * @see Zou & Donner (2008), Statistics in Medicine 27, 1693–1702.
 */
export function differenceLimitsMover(
  input: TwoSamples & Confidence,
): Limits & { readonly difference: number | null } {
  const z = zOf(input.confidence);
  return moverAt(input, z) ?? NO_DIFFERENCE;
}

/** MOVER limits at `z` standard errors, or `null` when a sample is empty. Internal. */
export function moverAt(input: TwoSamples, z: number) {
  const a = sampleOf("a", input.a);
  const b = sampleOf("b", input.b);
  if (a === null || b === null) return null;
  const from = scoreLimits(a.counts, a.n, z);
  const to = scoreLimits(b.counts, b.n, z);
  const difference = b.score - a.score;
  return {
    difference,
    lower: difference - Math.hypot(b.score - to.lower, from.upper - a.score),
    upper: difference + Math.hypot(to.upper - b.score, a.score - from.lower),
  };
}

/**
 * Difference of two independent scores with its interval: the default comparison (MOVER on
 * score limits). Centred on the observed difference, never of width 0.
 *
 * @param input samples a and b (counts may be real, effective sizes) and confidence.
 * @returns difference b − a and limits in points; p two-sided, the error rate at which the
 *   limit nearer 0 touches it (1 for equal scores). All `null` when a sample is empty.
 * @throws {RangeError} when a count is negative or not finite, or confidence not within (0, 1).
 * @see Zou & Donner (2008), Statistics in Medicine 27, 1693–1702.
 */
export function differenceIntervalMover(input: TwoSamples & Confidence): Difference {
  const limits = differenceLimitsMover(input);
  if (limits.difference === null) return { ...limits, p: null };
  const a = sampleOf("a", input.a);
  const b = sampleOf("b", input.b);
  if (a === null || b === null || limits.difference === 0) return { ...limits, p: 1 };
  const [from, to] = limits.difference > 0 ? [a, b] : [b, a];
  const nearest = (z: number) => lowerAt(from, to, z);
  const z = nearest(8) > 0 ? 8 : rootBetween(nearest, 0, 8, 1e-12);
  return { ...limits, p: twoSidedP(z) };
}

/** A z test of two scores. */
export interface DifferenceTest extends Difference {
  readonly observedDifference: number | null;
  readonly se: number | null;
  readonly z: number | null;
}

/**
 * The z test of two scores as the industry runs it. "adjusted-wald" adds three pseudo-answers
 * to each sample, which with very unequal samples can turn the sign: show
 * `observedDifference`, and prefer `differenceIntervalMover`.
 *
 * @returns points, b − a, with se, z, two-sided p and limits (of the adjusted counts). z, p
 *   and limits are `null` when se = 0; everything is `null` when a sample is empty.
 * @throws {RangeError} when a count is not whole, the method is unknown, or confidence not within (0, 1).
 * @see Rocks (2016), The American Statistician 70(4); Lewis & Sauro, MeasuringU (2020).
 */
export function differenceTest(
  input: TwoSamples & Confidence & { readonly method: "adjusted-wald" | "wald" },
): DifferenceTest {
  const { a, b, method } = input;
  const zWanted = zOf(input.confidence);
  if (method !== "adjusted-wald" && method !== "wald") {
    refuse("method", '"adjusted-wald" or "wald"', method);
  }
  const nA = totalOf(a, "a");
  const nB = totalOf(b, "b");
  if (nA === 0 || nB === 0) {
    return { ...NO_DIFFERENCE, observedDifference: null, se: null, z: null, p: null };
  }
  const scoreOf = (c: Counts, n: number) => (100 * (c.promoters - c.detractors)) / n;
  const extra = method === "wald" ? 0 : 3;
  const [adjustedA, adjustedB] = extra === 0 ? [a, b] : [adjusted(a), adjusted(b)];
  const observedDifference = scoreOf(b, nB) - scoreOf(a, nA);
  const difference = scoreOf(adjustedB, nB + extra) - scoreOf(adjustedA, nA + extra);
  const se =
    100 *
    Math.sqrt(
      unitVariance(adjustedA, nA + extra) / (nA + extra) +
        unitVariance(adjustedB, nB + extra) / (nB + extra),
    );
  const tested = { observedDifference, difference, se };
  if (se === 0) return { ...tested, z: null, p: null, lower: null, upper: null };
  const z = difference / se;
  const reach = zWanted * se;
  return { ...tested, z, p: twoSidedP(z), lower: difference - reach, upper: difference + reach };
}
