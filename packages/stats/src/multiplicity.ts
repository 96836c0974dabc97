import { list, refuse, share } from "./check.ts";

/** How p-values of several comparisons are corrected. */
export type Correction = "BH" | "BY" | "holm" | "bonferroni";

/**
 * p-values corrected for being several. "holm" (or "bonferroni") bounds the chance of any
 * false alarm; "BH" the share of false ones among the alarms ("BY": under any dependence).
 *
 * @param input.p p-values from 0 to 1; input.method the correction.
 * @returns adjusted p-values in the order given, at most 1; an empty list for an empty list.
 * @throws {RangeError} when a p is outside 0 to 1 or the method is unknown.
 * @see Holm (1979); Benjamini & Hochberg (1995); Benjamini & Yekutieli (2001); R `p.adjust`.
 */
export function adjustPValues(input: {
  readonly p: readonly number[];
  readonly method: Correction;
}): { adjusted: number[] } {
  const p = list("p", input.p, share);
  const m = p.length;
  switch (input.method) {
    case "bonferroni":
      return { adjusted: p.map((value) => Math.min(1, m * value)) };
    case "holm":
      return { adjusted: running(p, Math.max, (value, rank) => (m - rank + 1) * value) };
    case "BH":
      return { adjusted: running(p, Math.min, (value, rank) => value * (m / rank)) };
    case "BY": {
      let harmonic = 0;
      for (let i = m; i >= 1; i--) harmonic += 1 / i;
      return { adjusted: running(p, Math.min, (value, rank) => harmonic * value * (m / rank)) };
    }
    default:
      return refuse("method", '"BH", "BY", "holm" or "bonferroni"', input.method);
  }
}

/**
 * Each p-value scaled by its rank from 1, with the running extreme: upwards for Math.max
 * (step-down), downwards for Math.min (step-up).
 */
function running(
  p: readonly number[],
  extreme: typeof Math.max,
  scaled: (value: number, rank: number) => number,
): number[] {
  const ranked = p.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const adjusted = p.slice();
  const up = extreme === Math.max;
  let last = up ? 0 : 1;
  for (let step = 1; step <= ranked.length; step++) {
    const rank = up ? step : ranked.length - step + 1;
    const entry = ranked[rank - 1];
    if (entry === undefined) continue;
    last = Math.min(1, extreme(last, scaled(entry.value, rank)));
    adjusted[entry.index] = last;
  }
  return adjusted;
}
