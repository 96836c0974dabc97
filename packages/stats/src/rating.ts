import { type Confidence, DEFAULT_CONFIDENCE, type Limits } from "./counts.ts";
import { studentTQuantile } from "./distributions.ts";
import { zOf } from "./normal.ts";
import { checkedHistogram, type Histogram } from "./score.ts";

/** A mean rating on the 0–10 scale. */
export interface MeanRating extends Limits {
  readonly mean: number | null;
  readonly sd: number | null;
}

/**
 * Mean answer with its t interval. It uses all eleven grades, so it notices a change with
 * fewer answers than the score does: show it beside the score.
 *
 * @param input.counts eleven counts, of the answers 0 to 10; confidence.
 * @returns mean, sd (divisor n − 1) and limits cut to 0–10; all `null` when n = 0, no sd and
 *   no limits when n = 1.
 * @throws {RangeError} when there are not eleven whole counts, or confidence not within (0, 1).
 */
export function meanRating(input: { readonly counts: Histogram } & Confidence): MeanRating {
  const counts = checkedHistogram(input.counts);
  zOf(input.confidence);
  const n = counts.reduce((total, count) => total + count, 0);
  if (n === 0) return { mean: null, sd: null, lower: null, upper: null };
  const mean = counts.reduce((total, count, rating) => total + count * rating, 0) / n;
  if (n === 1) return { mean, sd: null, lower: null, upper: null };
  const squares = counts.reduce((total, count, rating) => total + count * (rating - mean) ** 2, 0);
  const sd = Math.sqrt(squares / (n - 1));
  const half = (tOf(n - 1, input.confidence) * sd) / Math.sqrt(n);
  return { mean, sd, lower: Math.max(0, mean - half), upper: Math.min(10, mean + half) };
}

/** How many standard errors a t interval of this confidence reaches to each side. */
export function tOf(df: number, confidence: number = DEFAULT_CONFIDENCE): number {
  const tail = (1 - confidence) / 2;
  return tail >= 0.5 ? 0 : -studentTQuantile({ p: tail, df }).x;
}
