import { openUnit, points, positive, refuse, whole } from "./check.ts";
import type { Confidence } from "./counts.ts";
import { normalTail } from "./distributions.ts";
import { normalQuantile, zOf } from "./normal.ts";

/** Variance of one answer on the unit scale, above 0 and at most 1. */
function variance(name: string, value: number): number {
  return positive(name, value) <= 1 ? value : refuse(name, "above 0 and at most 1", value);
}

/** z of a two-sided error rate plus z of a power. */
function zSum(alpha: number, power: number): number {
  openUnit("alpha", alpha);
  openUnit("power", power);
  return normalQuantile({ p: power }).x - normalQuantile({ p: alpha / 2 }).x;
}

/** Rounded up, unless it is a whole number but for rounding errors. */
function roundedUp(n: number): number {
  return Math.ceil(n - 1e-9);
}

/** A required size that a number can still count; refused beyond. */
function countable(name: string, n: number): number {
  return n <= Number.MAX_SAFE_INTEGER ? n : refuse(name, "larger, the sample size has no end", 0);
}

/**
 * How many answers give a score a margin of error of `margin` points.
 *
 * @param input.variance of one answer, unit scale (0–1]: 0.7 when unknown, 1 the worst case.
 * @param input.margin points, above 0. input.population those there are to ask, or `null`.
 * @returns n, answers (not invitations): at least 1, at most the population.
 * @throws {RangeError} when an argument is out of range.
 * @see Lewis & Sauro, MeasuringU (2021); Cochran (1977), Sampling Techniques, 4.4.
 */
export function sampleSizeForMargin(
  input: {
    readonly variance: number;
    readonly margin: number;
    readonly population?: number | null;
  } & Confidence,
): { n: number } {
  const z = zOf(input.confidence);
  const v = variance("variance", input.variance);
  const margin = positive("margin", input.margin) / 100;
  const population = input.population ?? null;
  const n0 = (z * z * v) / (margin * margin) - 3;
  if (population === null) return { n: Math.max(1, roundedUp(countable("margin", n0))) };
  whole("population", population, 1);
  // n0 / (1 + (n0 − 1) / N), written so that an endless n0 gives the whole population.
  const n = n0 > 0 ? 1 / (1 / n0 + (1 - 1 / n0) / population) : n0;
  return { n: Math.min(population, Math.max(1, roundedUp(n))) };
}

/** Two variances, of the samples or periods to be compared. */
interface Variances {
  readonly varianceA: number;
  readonly varianceB: number;
}

function sumOfVariances(input: Variances): number {
  return variance("varianceA", input.varianceA) + variance("varianceB", input.varianceB);
}

/**
 * How many answers each of two samples needs to show a true difference of `mde` points.
 *
 * @param input variances on the unit scale, mde in points (not 0), alpha two-sided, power.
 * @returns nPerGroup, rounded up. Multiply by the expected design effect.
 * @throws {RangeError} when an argument is out of range.
 */
export function sampleSizePerGroup(
  input: Variances & { readonly mde: number; readonly alpha: number; readonly power: number },
): { nPerGroup: number } {
  const total = sumOfVariances(input);
  const z = zSum(input.alpha, input.power);
  const mde = positive("mde", Math.abs(input.mde)) / 100;
  const n = (z * z * total) / (mde * mde);
  return { nPerGroup: Math.max(1, roundedUp(countable("mde", n))) };
}

/** Sizes and variances of two samples; sizes may be effective ones. */
interface TwoDesigns extends Variances {
  readonly nA: number;
  readonly nB: number;
}

function seOfDifference(input: TwoDesigns): number {
  const a = variance("varianceA", input.varianceA) / positive("nA", input.nA);
  const b = variance("varianceB", input.varianceB) / positive("nB", input.nB);
  return 100 * Math.sqrt(a + b);
}

/**
 * The smallest true difference that two samples of these sizes show with this power.
 *
 * @returns mde in points; above 200 it says that nothing could be shown.
 * @throws {RangeError} when a size is not above 0 or another argument is out of range.
 */
export function minimumDetectableEffect(
  input: TwoDesigns & { readonly alpha: number; readonly power: number },
): { mde: number } {
  return { mde: seOfDifference(input) * Math.max(0, zSum(input.alpha, input.power)) };
}

/**
 * The probability that two samples of these sizes show a true difference.
 *
 * @param input.difference points, −200 to 200; at 0 the power is alpha.
 * @returns power, 0 to 1, counting both tails.
 * @throws {RangeError} when an argument is out of range.
 */
export function powerOfDifference(
  input: TwoDesigns & { readonly difference: number; readonly alpha: number },
): { power: number } {
  points("difference / 2", input.difference / 2);
  const k = -normalQuantile({ p: openUnit("alpha", input.alpha) / 2 }).x;
  const shift = input.difference / seOfDifference(input);
  return { power: Math.min(1, normalTail(k - shift) + normalTail(k + shift)) };
}
