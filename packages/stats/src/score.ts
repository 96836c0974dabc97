import { list, refuse, whole } from "./check.ts";
import { type Counts, totalOf, unitVariance } from "./counts.ts";

/** Eleven counts: how many people answered 0, 1, … 10. */
export type Histogram = readonly number[];

/** A histogram reduced to the three groups and the score. */
export interface NpsResult extends Counts {
  readonly n: number;
  readonly promoterShare: number | null;
  readonly passiveShare: number | null;
  readonly detractorShare: number | null;
  readonly score: number | null;
}

/** Eleven whole counts; refused otherwise. */
export function checkedHistogram(counts: Histogram): Histogram {
  list("counts", counts, whole);
  return counts.length === 11 ? counts : refuse("counts", "eleven counts, of 0 to 10", counts);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/**
 * Net Promoter Score of a histogram: the share of promoters (9–10) less the
 * share of detractors (0–6).
 *
 * @param input.counts eleven counts, of the answers 0 to 10.
 * @returns counts and shares (0–1) of the groups; score in points from −100 to
 *   100, unrounded; shares and score `null` when nobody answered, since an empty
 *   survey has no score (0 would be a real one).
 * @throws {RangeError} when there are not eleven whole counts of zero or more.
 * @see Reichheld, "The One Number You Need to Grow", HBR, December 2003.
 */
export function npsFromHistogram({ counts }: { readonly counts: Histogram }): NpsResult {
  checkedHistogram(counts);
  const detractors = sum(counts.slice(0, 7));
  const passives = sum(counts.slice(7, 9));
  const promoters = sum(counts.slice(9));
  const n = promoters + passives + detractors;
  const shareOf = (count: number) => (n === 0 ? null : count / n);
  return {
    n,
    promoters,
    passives,
    detractors,
    promoterShare: shareOf(promoters),
    passiveShare: shareOf(passives),
    detractorShare: shareOf(detractors),
    score: n === 0 ? null : (100 * (promoters - detractors)) / n,
  };
}

/**
 * Variance of one answer coded +1 (promoter), 0, −1 (detractor), divisor n.
 *
 * @returns variance on the unit scale, 0 to 1 (times 10,000: points²); `null` when n = 0,
 *   0 when every answer falls in one group.
 * @throws {RangeError} when a count is not a whole number of zero or more.
 * @see Rocks (2016), The American Statistician 70(4), 365–372.
 */
export function npsVariance(counts: Counts): { variance: number | null } {
  const n = totalOf(counts);
  return { variance: n === 0 ? null : unitVariance(counts, n) };
}

/**
 * Standard error of the score by the plain formula, 100 √(variance / n).
 *
 * @returns points; `null` when n = 0. It is 0 when every answer falls in one group, which
 *   says that the formula fails there, not that the score is certain: never show "± 0".
 * @throws {RangeError} when a count is not a whole number of zero or more.
 * @see Rocks (2016), The American Statistician 70(4), 365–372.
 */
export function npsStandardError(counts: Counts): { se: number | null } {
  const n = totalOf(counts);
  return { se: n === 0 ? null : 100 * Math.sqrt(unitVariance(counts, n) / n) };
}
