import type { Difference, Reading, ScoreReport } from "@candor/contract/score.ts";
import {
  compareSeveral,
  confidenceSequenceAsymptotic,
  intervalScore,
  LEAST_BASE,
  readDifference,
  SOUND_BASE,
  smallestVisible,
} from "@candor/stats";
import { CONFIDENCE, countsOf } from "./score-report.ts";

/** The number of answers at which the sequence of a running period is tightest. */
const TIGHTEST_AT = 300;

/** Two scores side by side; the difference is b less a. */
export interface Pair {
  a: ScoreReport;
  b: ScoreReport;
}

/** A difference as it may be shown, with the sentences that say it. */
export interface Compared {
  difference: Difference | null;
  readings: Reading[];
}

/**
 * States comparisons that stand on one screen together, corrected for how many they are; pairs
 * with a base too small to be shown are not compared.
 */
export function compareTogether(pairs: readonly (Pair | null)[]): (Difference | null)[] {
  const shown = pairs.filter((pair): pair is Pair => pair !== null && isComparable(pair));
  const { compared, confidence, differences } = compareSeveral({
    pairs: shown.map(({ a, b }) => ({ a: countsOf(a), b: countsOf(b) })),
    confidence: CONFIDENCE,
  });
  return pairs.map((pair) => {
    const found = pair === null ? undefined : differences[shown.indexOf(pair)];
    if (pair === null || !found || found.difference === null) return null;
    if (found.lower === null || found.upper === null) return null;
    return {
      difference: found.difference,
      lower: found.lower,
      upper: found.upper,
      p: found.adjustedP,
      comparisons: compared,
      method: "mover" as const,
      verdict: found.clear ? (found.difference > 0 ? "up" : "down") : "no_clear_change",
      smallestVisible: smallestVisible(countsOf(pair.a), countsOf(pair.b), confidence),
    };
  });
}

/** A period that is over, compared with the one before. */
export function compareClosed({ a, b }: Pair): Compared {
  const [difference = null] = compareTogether([{ a, b }]);
  const { messages } = readDifference({ a: countsOf(a), b: countsOf(b), confidence: CONFIDENCE });
  return { difference, readings: toReadings(messages) };
}

/**
 * A period that still runs, compared with the one before. It is looked at again and again as
 * answers arrive, so its own limits are those of a confidence sequence, which hold at every look;
 * an ordinary interval would cry wolf in 43 % of 90-day runs.
 */
export function compareOpen({ a, b }: Pair): Compared {
  const limits = openLimits({ a, b });
  if (!limits) {
    const tooEarly = { key: "periods.tooEarly", args: { n: b.answers, least: SOUND_BASE } };
    return { difference: null, readings: [tooEarly] };
  }
  const { messages } = readDifference({
    a: countsOf(a),
    b: countsOf(b),
    confidence: CONFIDENCE,
    limits,
  });
  const difference: Difference = {
    ...limits,
    p: null,
    comparisons: 1,
    method: "confidence_sequence",
    verdict: limits.lower > 0 ? "up" : limits.upper < 0 ? "down" : "no_clear_change",
    smallestVisible: smallestVisible(countsOf(a), countsOf(b), CONFIDENCE),
  };
  return { difference, readings: toReadings(messages) };
}

/** Zou and Donner's recipe, with the sequence's limits for the period that runs. */
function openLimits({ a, b }: Pair) {
  if (!isComparable({ a, b }) || a.score === null || b.score === null) return null;
  const before = intervalScore({ ...countsOf(a), confidence: CONFIDENCE });
  const now = sequenceLimits(b);
  if (before.lower === null || before.upper === null || !now) return null;
  const difference = b.score - a.score;
  return {
    difference,
    lower: difference - Math.hypot(b.score - now.lower, before.upper - a.score),
    upper: difference + Math.hypot(now.upper - b.score, a.score - before.lower),
  };
}

/** Null below 30 answers, and while everybody is of one group: the sequence does not hold there. */
function sequenceLimits(report: ScoreReport): { lower: number; upper: number } | null {
  const counts = countsOf(report);
  const groups = [counts.promoters, counts.passives, counts.detractors].filter((n) => n > 0);
  if (report.answers < SOUND_BASE || groups.length < 2) return null;
  const alpha = 1 - CONFIDENCE;
  const { lower, upper } = confidenceSequenceAsymptotic({
    ...counts,
    alpha,
    optimizeAt: TIGHTEST_AT,
  });
  return lower === null || upper === null ? null : { lower, upper };
}

function isComparable({ a, b }: Pair): boolean {
  return a.answers >= LEAST_BASE && b.answers >= LEAST_BASE;
}

function toReadings(
  messages: readonly { key: string; args: Readonly<Record<string, string | number>> }[],
): Reading[] {
  return messages.map(({ key, args }) => ({ key, args: { ...args } }));
}
