import { refuse, whole } from "./check.ts";
import { type Confidence, type Counts, type Limits, realTotalOf } from "./counts.ts";
import { zOf } from "./normal.ts";

/** A score with its interval, all in points; `null` where there is no answer. */
export interface ScoreInterval extends Limits {
  readonly score: number | null;
}

/**
 * How far the counts lie above what a true score of `delta` (unit scale) and `z` standard
 * errors would give: positive below the lower limit, negative above it.
 */
function excess(p: number, d: number, n: number, delta: number, z: number): number {
  // The share of detractors that is likeliest when promoters − detractors must be delta:
  // a root of a q² + b q + c, in the form that does not cancel.
  const a = 2 * n;
  const b = -p - d + (2 * n - p + d) * delta;
  const c = -d * delta * (1 - delta);
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
  const q = b > 0 ? (-2 * c) / (b + root) : (root - b) / (2 * a);
  const variance = Math.max(0, 2 * q + delta * (1 - delta));
  return p - d - n * delta - z * Math.sqrt(n * variance);
}

/** Lower limit on the unit scale of p promoters and d detractors among n > 0 answers. */
function lowerLimit(p: number, d: number, n: number, z: number): number {
  const s = (p - d) / n;
  if (d >= n * (1 - 1e-12)) return -1;
  let [low, high] = [-1, s];
  let [above, below] = [excess(p, d, n, low, z), excess(p, d, n, high, z)];
  let last = Number.NaN;
  // Ridders' method: bisection, and between its steps a guess that doubles the digits.
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    const f = excess(p, d, n, middle, z);
    const root = Math.sqrt(f * f - above * below);
    const guess = root > 0 ? middle + ((middle - low) * f) / root : middle;
    if (f > 0) [low, above] = [middle, f];
    else [high, below] = [middle, f];
    // Where all are passives the excess is 0 at the score itself, and the guess ends there.
    if (!(guess > low && guess < high)) continue;
    if (Math.abs(guess - last) < 1e-13) return guess;
    last = guess;
    const g = excess(p, d, n, guess, z);
    if (g > 0) [low, above] = [guess, g];
    else [high, below] = [guess, g];
  }
  return high;
}

/**
 * The two score limits at `z` standard errors, in points. Counts may be real; n must be
 * above 0. Internal: the functions that search over z use it without a confidence level.
 */
export function scoreLimits(
  counts: Counts,
  n: number,
  z: number,
): { lower: number; upper: number } {
  const { promoters: p, detractors: d } = counts;
  return { lower: 100 * lowerLimit(p, d, n, z), upper: -100 * lowerLimit(d, p, n, z) };
}

/**
 * Score (Tango) interval: the default interval of a score. All true scores that a score
 * test would not reject; it stays within ±100, is never of width 0, and has the best
 * coverage of thirteen methods compared (mean error 0.94 percentage points).
 *
 * @param input counts of zero or more, which may be real (effective sizes), and confidence.
 * @returns points; all `null` when nobody answered. The lower limit is −100 when all are
 *   detractors, the upper 100 when all are promoters.
 * @throws {RangeError} when a count is negative or not finite, or confidence not within (0, 1).
 * @see Tango (1998), Statistics in Medicine 17, 891–908; Rocks (2016).
 */
export function intervalScore(input: Counts & Confidence): ScoreInterval {
  const n = realTotalOf(input);
  const z = zOf(input.confidence);
  if (n === 0) return { score: null, lower: null, upper: null };
  return { score: (100 * (input.promoters - input.detractors)) / n, ...scoreLimits(input, n, z) };
}

/** A share with its interval, 0 to 1. */
export interface ShareInterval extends Limits {
  readonly estimate: number | null;
}

/**
 * Wilson interval of a share: of promoters, of those invited who answered.
 *
 * @returns shares from 0 to 1; all `null` when n = 0. The lower limit is 0 when there was
 *   no success, the upper 1 when there was nothing else.
 * @throws {RangeError} when successes or n are not whole, or successes exceed n.
 * @see Wilson (1927), JASA 22, 209–212.
 */
export function intervalWilson(
  input: { readonly successes: number; readonly n: number } & Confidence,
): ShareInterval {
  const { successes, n } = input;
  whole("n", n);
  if (whole("successes", successes) > n) refuse("successes", `at most n (${n})`, successes);
  const z = zOf(input.confidence);
  if (n === 0) return { estimate: null, lower: null, upper: null };
  return { estimate: successes / n, ...wilsonLimits(successes, n, z) };
}

/** Wilson's limits at `z` standard errors; n above 0. Internal. */
export function wilsonLimits(successes: number, n: number, z: number) {
  const estimate = successes / n;
  const k = (z * z) / n;
  const center = (estimate + k / 2) / (1 + k);
  const half = (z / (1 + k)) * Math.sqrt((estimate * (1 - estimate)) / n + k / (4 * n));
  return {
    lower: successes === 0 ? 0 : Math.max(0, center - half),
    upper: successes === n ? 1 : Math.min(1, center + half),
  };
}
