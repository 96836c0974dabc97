import type { Difference, ScoreReport } from "@candor/contract/score.ts";
import {
  adjustPValues,
  differenceIntervalMover,
  intervalScore,
  minimumDetectableEffect,
  npsFromHistogram,
  npsVariance,
} from "@candor/stats";
import type { Counts11 } from "./histogram-queries.ts";

/** Below this base there are counts, no score and no interval. */
export const DISPLAY_FLOOR = 10;
/** Below this base a score is marked "low base". */
export const LOW_BASE = 30;
export const CONFIDENCE = 0.95;
const ALPHA = 1 - CONFIDENCE;
const POWER = 0.8;

/** The score of a histogram as it may be shown. */
export function scoreReport(histogram: Counts11): ScoreReport {
  const { n, promoters, passives, detractors, score } = npsFromHistogram({ counts: histogram });
  const report = { answers: n, promoters, passives, detractors, histogram };
  if (n < DISPLAY_FLOOR || score === null) {
    return { score: null, ...report, interval: null, lowBase: true };
  }
  const { lower, upper } = intervalScore({
    promoters,
    passives,
    detractors,
    confidence: CONFIDENCE,
  });
  if (lower === null || upper === null) {
    return { score: null, ...report, interval: null, lowBase: true };
  }
  return {
    score,
    ...report,
    interval: { lower, upper, confidence: CONFIDENCE, method: "tango" },
    lowBase: n < LOW_BASE,
  };
}

/** The three groups of a report. */
export function groupsOf({ promoters, passives, detractors }: ScoreReport) {
  return { promoters, passives, detractors };
}

/** Whether a base is large enough to be compared with another. */
export function comparable(report: ScoreReport): boolean {
  return report.answers >= DISPLAY_FLOOR;
}

/** One comparison before correction: p, and what is needed to state it at any level. */
export interface Comparison {
  a: ScoreReport;
  b: ScoreReport;
  p: number;
}

/** b less a, or null when either base is too small to be shown. */
export function compare(a: ScoreReport, b: ScoreReport): Comparison | null {
  if (!comparable(a) || !comparable(b)) return null;
  const { p } = differenceIntervalMover({ a: groupsOf(a), b: groupsOf(b), confidence: CONFIDENCE });
  return p === null ? null : { a, b, p };
}

/**
 * States comparisons that stand on one screen together: p by Benjamini–Hochberg, intervals at the
 * false-coverage-rate level (1 − α·R/m with R of m found), so that a direction is said exactly
 * when its interval leaves out 0.
 *
 * @see Benjamini & Hochberg (1995); Benjamini & Yekutieli (2005), "False Discovery Rate–Adjusted
 *   Multiple Confidence Intervals for Selected Parameters".
 */
export function stateTogether(comparisons: readonly (Comparison | null)[]): (Difference | null)[] {
  const made = comparisons.filter((comparison) => comparison !== null);
  const m = made.length;
  if (m === 0) return comparisons.map(() => null);
  const { adjusted } = adjustPValues({ p: made.map(({ p }) => p), method: "BH" });
  const found = adjusted.filter((p) => p <= ALPHA).length;
  const confidence = 1 - (ALPHA * Math.max(1, found)) / m;
  return comparisons.map((comparison) => {
    if (!comparison) return null;
    const p = adjusted[made.indexOf(comparison)] ?? 1;
    return state(comparison, { confidence, comparisons: m, adjusted: p });
  });
}

/** A single comparison, as of a period with the one before. */
export function stateOne(comparison: Comparison | null): Difference | null {
  return stateTogether([comparison])[0] ?? null;
}

function state(
  { a, b }: Comparison,
  {
    confidence,
    comparisons,
    adjusted,
  }: { confidence: number; comparisons: number; adjusted: number },
): Difference | null {
  const { difference, lower, upper } = differenceIntervalMover({
    a: groupsOf(a),
    b: groupsOf(b),
    confidence,
  });
  if (difference === null || lower === null || upper === null) return null;
  return {
    difference,
    lower,
    upper,
    p: adjusted,
    comparisons,
    verdict: lower > 0 ? "up" : upper < 0 ? "down" : "no_clear_change",
    smallestVisible: smallestVisible(a, b, 1 - confidence),
  };
}

/** The smallest true change that these two bases would have shown in 80 % of cases, in points. */
export function smallestVisible(a: ScoreReport, b: ScoreReport, alpha = ALPHA): number | null {
  const varianceA = npsVariance(groupsOf(a)).variance;
  const varianceB = npsVariance(groupsOf(b)).variance;
  if (!varianceA || !varianceB) return null;
  const { mde } = minimumDetectableEffect({
    varianceA,
    nA: a.answers,
    varianceB,
    nB: b.answers,
    alpha,
    power: POWER,
  });
  return mde;
}
