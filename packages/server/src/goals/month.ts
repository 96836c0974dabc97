import type { MeasuredFigure } from "@candor/contract/goal.ts";
import { intervalWilson, LEAST_BASE } from "@candor/stats";
import type { Period } from "../scores/period.ts";
import { CONFIDENCE } from "../scores/score-report.ts";

/** A month of a measure, with the standard error that a forecast needs. */
export interface Month extends MeasuredFigure {
  error: number | null;
}

/** Of a month with too few. */
export const NOTHING = { value: null, lower: null, upper: null, error: null };

/** A share in per cent, by Wilson's interval. */
export function shareOf({ from, to }: Period, part: number, n: number): Month {
  if (n < LEAST_BASE) return { from, to, n, ...NOTHING };
  const { lower, upper } = intervalWilson({ successes: part, n, confidence: CONFIDENCE });
  if (lower === null || upper === null) return { from, to, n, ...NOTHING };
  // Half of a 95 % interval is 1.96 standard errors.
  const error = (100 * (upper - lower)) / 2 / 1.96;
  return { from, to, n, value: (100 * part) / n, lower: 100 * lower, upper: 100 * upper, error };
}
