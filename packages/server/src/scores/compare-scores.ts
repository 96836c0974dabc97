import type { Difference, Reading, ScoreReport } from "@candor/contract/score.ts";
import {
  compareSeveral,
  differenceIntervalRunning,
  LEAST_BASE,
  readDifference,
  smallestVisible,
} from "@candor/stats";
import { CONFIDENCE, countsOf } from "./score-report.ts";

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

/**
 * The same for periods that still run, such as every value of a property now and before: always-valid
 * limits, each at a level that leaves all of them together their confidence (Bonferroni).
 */
export function compareTogetherOpen(pairs: readonly (Pair | null)[]): (Difference | null)[] {
  const compared = pairs.filter((pair) => pair !== null && isComparable(pair)).length;
  const confidence = 1 - (1 - CONFIDENCE) / Math.max(1, compared);
  return pairs.map((pair) => {
    const difference = pair ? compareOpen(pair, confidence).difference : null;
    return difference && { ...difference, comparisons: compared };
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
 * answers arrive, so its own limits are those of a confidence sequence by betting, which hold at
 * every look and at any number of answers; an ordinary interval misses the truth in every third 90-day run.
 */
export function compareOpen({ a, b }: Pair, confidence = CONFIDENCE): Compared {
  const counted = { a: countsOf(a), b: countsOf(b), confidence };
  const limits = differenceIntervalRunning(counted);
  const { messages } = readDifference({ ...counted, limits });
  const { difference, lower, upper } = limits;
  if (!isComparable({ a, b }) || difference === null || lower === null || upper === null) {
    return { difference: null, readings: toReadings(messages) };
  }
  return {
    difference: {
      difference,
      lower,
      upper,
      p: null,
      comparisons: 1,
      method: "confidence_sequence",
      verdict: lower > 0 ? "up" : upper < 0 ? "down" : "no_clear_change",
      smallestVisible: smallestVisible(counted.a, counted.b, confidence),
    },
    readings: toReadings(messages),
  };
}

function isComparable({ a, b }: Pair): boolean {
  return a.answers >= LEAST_BASE && b.answers >= LEAST_BASE;
}

function toReadings(
  messages: readonly { key: string; args: Readonly<Record<string, string | number>> }[],
): Reading[] {
  return messages.map(({ key, args }) => ({ key, args: { ...args } }));
}
