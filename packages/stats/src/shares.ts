import { list, refuse, whole } from "./check.ts";
import { correctedTogether } from "./comparisons.ts";
import { type Confidence, DEFAULT_CONFIDENCE, type Limits } from "./counts.ts";
import { twoSidedP } from "./distributions.ts";
import { wilsonLimits } from "./interval.ts";
import { zOf } from "./normal.ts";
import { rootBetween } from "./roots.ts";

/** So many of n: who mention a theme, who answered, who came back. */
export interface Share {
  readonly successes: number;
  readonly n: number;
}

/** Two shares to compare: `a` the earlier or the reference, `b` the later or the other. */
export interface TwoShares {
  readonly a: Share;
  readonly b: Share;
}

/** A difference of shares b − a, −1 to 1, its limits and two-sided p. */
export interface ShareDifference extends Limits {
  readonly difference: number | null;
  readonly p: number | null;
}

function checked(name: string, { successes, n }: Share): void {
  whole(`${name}.n`, n);
  if (whole(`${name}.successes`, successes) > n) {
    refuse(`${name}.successes`, `at most n (${n})`, successes);
  }
}

function lowerAt(a: Share, b: Share, z: number): number {
  const [from, to] = [a.successes / a.n, b.successes / b.n];
  const low = wilsonLimits(b.successes, b.n, z).lower;
  const high = wilsonLimits(a.successes, a.n, z).upper;
  return to - from - Math.hypot(to - low, high - from);
}

/**
 * Difference of two shares with Newcombe's interval: is a theme named more often, do fewer
 * answer, did more of those written to come back than of those left alone?
 *
 * @param input a and b, each so many of n; confidence.
 * @returns b − a, −1 to 1; p the error rate at which the limit nearer 0 touches it (1 for equal
 *   shares). All `null` when a group is empty.
 * @throws {RangeError} when a count is not whole or exceeds its n, or confidence not within (0, 1).
 * @see Newcombe (1998), Statistics in Medicine 17, 873–890, method 10.
 */
export function shareDifference(input: TwoShares & Confidence): ShareDifference {
  const { a, b } = input;
  checked("a", a);
  checked("b", b);
  const z = zOf(input.confidence);
  if (a.n === 0 || b.n === 0) return { difference: null, lower: null, upper: null, p: null };
  const difference = b.successes / b.n - a.successes / a.n;
  const limits = { difference, lower: lowerAt(a, b, z), upper: 0 - lowerAt(b, a, z) };
  if (difference === 0) return { ...limits, p: 1 };
  const [from, to] = difference > 0 ? [a, b] : [b, a];
  const nearest = (at: number) => lowerAt(from, to, at);
  const reached = nearest(8) > 0 ? 8 : rootBetween(nearest, 0, 8, 1e-12);
  return { ...limits, p: twoSidedP(reached) };
}

/** One of several differences of shares shown together. */
export interface CorrectedShareDifference extends ShareDifference {
  readonly adjustedP: number | null;
  /** Whether it may be named: the corrected interval excludes 0. */
  readonly clear: boolean;
}

/**
 * Differences of shares shown together, corrected for how many they are, as `compareSeveral`
 * does for scores: what promoters mention more often than others, which themes surge.
 *
 * @param input.pairs shares a and b of each comparison; confidence.
 * @returns a difference b − a for each pair in the order given (`null` where a group is empty,
 *   which does not count as compared); confidence, the level of the intervals.
 * @throws {RangeError} as `shareDifference`.
 * @see Benjamini & Hochberg (1995); Benjamini & Yekutieli (2005).
 */
export function compareShares(input: { readonly pairs: readonly TwoShares[] } & Confidence): {
  compared: number;
  selected: number;
  confidence: number;
  differences: CorrectedShareDifference[];
} {
  const wanted = input.confidence ?? DEFAULT_CONFIDENCE;
  zOf(wanted);
  const pairs = list("pairs", input.pairs, () => undefined);
  const single = pairs.map((pair) => shareDifference({ ...pair, confidence: wanted }));
  const p = single.flatMap((found) => (found.p === null ? [] : [found.p]));
  const { adjusted, compared, selected, confidence } = correctedTogether(p, wanted);
  let next = 0;
  const differences = pairs.map((pair, i): CorrectedShareDifference => {
    const found = single[i];
    if (found === undefined || found.p === null) {
      return { difference: null, lower: null, upper: null, p: null, adjustedP: null, clear: false };
    }
    const adjustedP = adjusted[next++] ?? 1;
    const { difference, lower, upper } = shareDifference({ ...pair, confidence });
    const excludes = lower !== null && upper !== null && (lower > 0 || upper < 0);
    const clear = excludes && adjustedP <= 1 - wanted;
    return { difference, lower, upper, p: found.p, adjustedP, clear };
  });
  return { compared, selected, confidence, differences };
}
