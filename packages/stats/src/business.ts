import { nonNegative, refuse } from "./check.ts";
import type { Confidence, Limits } from "./counts.ts";
import { intervalWilson } from "./interval.ts";

/** Growth that customers brought, as fractions (0.1 = 10 %). */
export interface EarnedGrowth {
  readonly nrr: number | null;
  readonly earnedNewShare: number | null;
  readonly earnedGrowthRate: number | null;
  readonly totalGrowthRate: number | null;
  readonly earnedGrowthRatio: number | null;
}

/**
 * Earned Growth Rate: what returning customers and those they recommended added to last
 * year's revenue. New customers of unknown source count as bought.
 *
 * @param input priorRevenue of last year; returningRevenue of those customers this year;
 *   earnedNewRevenue of customers who came by recommendation, boughtNewRevenue of the others.
 * @returns nrr (net revenue retention), earnedNewShare, earnedGrowthRate, totalGrowthRate and
 *   earnedGrowthRatio, the earned part of the growth (`null` unless there is growth). All
 *   `null` when there was no revenue last year.
 * @throws {RangeError} when a revenue is negative or not finite.
 * @see Reichheld, Darnell & Burns (2021), Winning on Purpose, appendix B.
 */
export function earnedGrowth(input: {
  readonly priorRevenue: number;
  readonly returningRevenue: number;
  readonly earnedNewRevenue: number;
  readonly boughtNewRevenue: number;
}): EarnedGrowth {
  const prior = revenue("priorRevenue", input.priorRevenue);
  const returning = revenue("returningRevenue", input.returningRevenue);
  const earned = revenue("earnedNewRevenue", input.earnedNewRevenue);
  const bought = revenue("boughtNewRevenue", input.boughtNewRevenue);
  if (prior === 0) {
    const none = { nrr: null, earnedNewShare: null, earnedGrowthRate: null };
    return { ...none, totalGrowthRate: null, earnedGrowthRatio: null };
  }
  const earnedGrowthOf = returning + earned - prior;
  const totalGrowth = returning + earned + bought - prior;
  return {
    nrr: returning / prior,
    earnedNewShare: earned / prior,
    earnedGrowthRate: earnedGrowthOf / prior,
    totalGrowthRate: totalGrowth / prior,
    earnedGrowthRatio: totalGrowth > 0 ? earnedGrowthOf / totalGrowth : null,
  };
}

/** Money: zero or more, in units no finer than a number can divide by. */
function revenue(name: string, value: number): number {
  nonNegative(name, value);
  if (value !== 0 && (value < 1e-9 || value > 1e18)) refuse(name, "0 or from 1e-9 to 1e18", value);
  return value;
}

/** Customers of two groups and how many of each stayed. */
export interface Retention {
  readonly retainedA: number;
  readonly nA: number;
  readonly retainedB: number;
  readonly nB: number;
}

/**
 * Difference of two retention rates, a − b (promoters less detractors), with Newcombe's interval.
 *
 * @returns shares from −1 to 1; all `null` when a group is empty.
 * @throws {RangeError} when a count is not whole or more stayed than there were.
 * @see Newcombe (1998), Statistics in Medicine 17, 873–890, method 10.
 */
export function retentionDifference(
  input: Retention & Confidence,
): Limits & { readonly difference: number | null } {
  const a = rateOf("A", input.retainedA, input.nA, input.confidence);
  const b = rateOf("B", input.retainedB, input.nB, input.confidence);
  if (a === null || b === null) return { difference: null, lower: null, upper: null };
  const difference = a.rate - b.rate;
  return {
    difference,
    lower: difference - Math.hypot(a.rate - a.lower, b.upper - b.rate),
    upper: difference + Math.hypot(a.upper - a.rate, b.rate - b.lower),
  };
}

function rateOf(group: "A" | "B", retained: number, n: number, confidence: number | undefined) {
  if (!Number.isSafeInteger(n) || n < 0) refuse(`n${group}`, "a whole number of 0 or more", n);
  if (!Number.isSafeInteger(retained) || retained < 0 || retained > n) {
    refuse(`retained${group}`, `a whole number from 0 to n${group}`, retained);
  }
  const level = confidence === undefined ? {} : { confidence };
  const { estimate, lower, upper } = intervalWilson({ successes: retained, n, ...level });
  if (estimate === null || lower === null || upper === null) return null;
  return { rate: estimate, lower, upper };
}

/** Revenue that goes with the difference in retention, in the currency given. */
export interface RevenueAtRisk extends Limits {
  readonly revenueAtRisk: number | null;
  readonly retentionDifference: number | null;
}

/**
 * Annual revenue of detractors times how much less often detractors stay than promoters,
 * with the interval of that difference carried through. An association, not a cause: those
 * who were won over need not stay as promoters do.
 *
 * @param input.detractorRevenue annual revenue of the detractors, zero or more; retention of
 *   promoters (a) and detractors (b); confidence.
 * @returns money in the currency given; a limit below 0 says that no loss is proven. `null`
 *   when a group is empty.
 * @throws {RangeError} when the revenue is negative or a count is bad.
 */
export function revenueAtRisk(
  input: Retention & Confidence & { readonly detractorRevenue: number },
): RevenueAtRisk {
  const money = revenue("detractorRevenue", input.detractorRevenue);
  const { difference, lower, upper } = retentionDifference(input);
  const times = (share: number | null) => (share === null ? null : share * money);
  return {
    revenueAtRisk: times(difference),
    retentionDifference: difference,
    lower: times(lower),
    upper: times(upper),
  };
}
