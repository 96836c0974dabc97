import { list, refuse, whole } from "./check.ts";
import { type Confidence, DEFAULT_CONFIDENCE } from "./counts.ts";
import { differenceIntervalMover, differenceLimitsMover, type TwoSamples } from "./difference.ts";
import { adjustPValues } from "./multiplicity.ts";
import { zOf } from "./normal.ts";

/**
 * The confidence level at which intervals of selected comparisons keep their promise: of
 * those shown because they stood out, at most 1 − confidence miss the truth on average.
 *
 * @param input.selected how many stand out; input.compared how many were looked at;
 *   confidence wanted. With none selected the level is that of one.
 * @returns confidence, at least the one wanted: 1 − (1 − confidence) × selected / compared.
 * @throws {RangeError} when a number is not whole, nothing was compared, or more were selected.
 * @see Benjamini & Yekutieli (2005), JASA 100, 71–81.
 */
export function fcrConfidence(
  input: { readonly selected: number; readonly compared: number } & Confidence,
): { confidence: number } {
  const compared = whole("compared", input.compared, 1);
  const selected = whole("selected", input.selected);
  if (selected > compared) refuse("selected", `at most compared (${compared})`, selected);
  zOf(input.confidence);
  const alpha = 1 - (input.confidence ?? DEFAULT_CONFIDENCE);
  // Stays below 1, where an interval would have no end.
  const confidence = 1 - (alpha * Math.max(1, selected)) / compared;
  return { confidence: Math.min(1 - Number.EPSILON / 2, confidence) };
}

/** How several tests on one screen are corrected together. */
export interface Correcting {
  /** By Benjamini–Hochberg, in the order given. */
  readonly adjusted: number[];
  readonly compared: number;
  readonly selected: number;
  /** The level at which the intervals of those selected keep their promise. */
  readonly confidence: number;
}

/** Corrects p-values, and finds the level of the intervals that never contradict them. Internal. */
export function correctedTogether(p: readonly number[], wanted: number): Correcting {
  const { adjusted } = adjustPValues({ p, method: "BH" });
  const selected = adjusted.filter((value) => value <= 1 - wanted).length;
  const compared = p.length;
  const { confidence } =
    compared === 0
      ? { confidence: wanted }
      : fcrConfidence({ selected, compared, confidence: wanted });
  return { adjusted, compared, selected, confidence };
}

/** One of several comparisons shown together, in points. */
export interface CorrectedDifference {
  readonly difference: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly p: number | null;
  /** p by Benjamini–Hochberg over all comparisons. */
  readonly adjustedP: number | null;
  /** Whether "up" or "down" may be said: the corrected interval excludes 0. */
  readonly clear: boolean;
}

/** Several comparisons and the level at which their intervals are drawn. */
export interface CorrectedDifferences {
  readonly compared: number;
  readonly selected: number;
  readonly confidence: number;
  readonly differences: CorrectedDifference[];
}

/**
 * Differences shown on one screen, corrected for how many they are: p-values by
 * Benjamini–Hochberg, intervals FCR-adjusted. An interval excludes 0 exactly where the
 * difference stands out, so arrows and intervals never contradict each other.
 *
 * @param input.pairs samples a and b of each comparison; confidence.
 * @returns a difference b − a for each pair in the order given, `null` where a sample is
 *   empty (such a pair is not counted as compared); confidence, the level of the intervals.
 * @throws {RangeError} when a count is negative or not finite, or confidence not within (0, 1).
 * @see Benjamini & Hochberg (1995); Benjamini & Yekutieli (2005).
 */
export function compareSeveral(
  input: { readonly pairs: readonly TwoSamples[] } & Confidence,
): CorrectedDifferences {
  const wanted = input.confidence ?? DEFAULT_CONFIDENCE;
  zOf(wanted);
  list("pairs", input.pairs, () => undefined);
  const single = input.pairs.map((pair) =>
    differenceIntervalMover({ ...pair, confidence: wanted }),
  );
  const p = single.flatMap((found) => (found.p === null ? [] : [found.p]));
  const { adjusted, compared, selected, confidence } = correctedTogether(p, wanted);
  let next = 0;
  const differences = single.map((found, i): CorrectedDifference => {
    const pair = input.pairs[i];
    if (found.p === null || pair === undefined) return { ...found, adjustedP: null, clear: false };
    const adjustedP = adjusted[next++] ?? 1;
    const { lower, upper } = differenceLimitsMover({ ...pair, confidence });
    const excludes = lower !== null && upper !== null && (lower > 0 || upper < 0);
    const clear = excludes && adjustedP <= 1 - wanted;
    return { difference: found.difference, lower, upper, p: found.p, adjustedP, clear };
  });
  return { compared, selected, confidence, differences };
}
