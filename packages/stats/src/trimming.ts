import { list, refuse, weight } from "./check.ts";
import { type EffectiveSize, effectiveSampleSize } from "./weighting.ts";

/** Weights after trimming, and what it cost and won. */
export interface TrimmedWeights extends EffectiveSize {
  /** In the order given; the mean of those above 0 is 1. */
  readonly weights: number[];
  /** How many were cut. */
  readonly trimmed: number;
  /** Kish's design effect before. */
  readonly designEffectBefore: number | null;
}

/**
 * Cuts weights that are too large, so that a few answers do not speak for half of the customers;
 * what is cut is spread over the others. The margins that the weights were to meet are met less
 * exactly: show both scores.
 *
 * @param input.weights zero or more; input.most the largest weight allowed, in means of the
 *   weights above 0 (5 when left out, above 1).
 * @returns weights of mean 1, how many were cut, and Kish's sizes before and after. Weights of 0
 *   stay 0; without a weight above 0 nothing is changed.
 * @throws {RangeError} when a weight is negative, not finite or above 1e12, or most not above 1.
 * @see Potter (1990), Proceedings of the Survey Research Methods Section, ASA, 225–230.
 */
export function trimWeights(input: {
  readonly weights: readonly number[];
  readonly most?: number;
}): TrimmedWeights {
  const given = list("weights", input.weights, weight);
  const most = input.most ?? 5;
  if (!(most > 1 && most <= 1e12)) refuse("most", "above 1, and at most 1e12", most);
  const before = effectiveSampleSize({ weights: given });
  const { n } = before;
  if (n === 0) {
    return { ...before, weights: [...given], trimmed: 0, designEffectBefore: null };
  }
  const largest = given.reduce((high, w) => Math.max(high, w), 0);
  const descending = given.map((w) => w / largest).sort((a, b) => b - a);
  // What is left beside the k largest, added up from the smallest so that it keeps its digits.
  const rest = new Float64Array(given.length + 1);
  for (let k = given.length - 1; k >= 0; k--) rest[k] = (rest[k + 1] ?? 0) + (descending[k] ?? 0);
  // With the k largest cut to c: c × n = most × (k c + the rest), the first c that the next does not exceed.
  const capOf = (k: number) => (most * (rest[k] ?? 0)) / (n - most * k);
  let trimmed = 0;
  while ((descending[trimmed] ?? 0) > capOf(trimmed)) {
    const next = trimmed + 1;
    if (n <= most * next || !(capOf(next) > 0)) break;
    trimmed = next;
  }
  const cap = capOf(trimmed);
  const cut = given.map((w) => Math.min(w / largest, cap));
  const mean = cut.reduce((sum, w) => sum + w, 0) / n;
  const weights = cut.map((w) => w / mean);
  const { effectiveN, designEffect } = effectiveSampleSize({ weights });
  return { n, effectiveN, designEffect, weights, trimmed, designEffectBefore: before.designEffect };
}
