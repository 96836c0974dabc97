import { alwaysLimits } from "./confidence-sequence.ts";
import { type Confidence, DEFAULT_CONFIDENCE, type Limits, totalOf } from "./counts.ts";
import type { TwoSamples } from "./difference.ts";
import { scoreLimits } from "./interval.ts";
import { zOf } from "./normal.ts";

/**
 * Difference of a running period and a closed one, for screens that are looked at as answers
 * arrive: the running period brings the limits of a confidence sequence by betting, which hold
 * at every look, the closed one its score interval (MOVER).
 *
 * @param input.a whole counts of the closed period, input.b of the running one so far; confidence.
 * @returns difference b − a and limits in points, not cut to the scale; all `null` when a period
 *   is empty. There is no p-value: it would hold for one look only.
 * @throws {RangeError} when a count is not whole or confidence not within (0, 1).
 * @see Zou & Donner (2008), Statistics in Medicine 27; Waudby-Smith & Ramdas (2024), JRSS B 86.
 */
export function differenceIntervalRunning(
  input: TwoSamples & Confidence,
): Limits & { readonly difference: number | null } {
  const { a, b, confidence = DEFAULT_CONFIDENCE } = input;
  const nA = totalOf(a, "a");
  const nB = totalOf(b, "b");
  const z = zOf(confidence);
  if (nA === 0 || nB === 0) return { difference: null, lower: null, upper: null };
  const before = (100 * (a.promoters - a.detractors)) / nA;
  const now = (100 * (b.promoters - b.detractors)) / nB;
  const closed = scoreLimits(a, nA, z);
  const running = alwaysLimits(b, nB, 1 - confidence);
  return {
    difference: now - before,
    lower: now - before - Math.hypot(now - running.lower, closed.upper - before),
    upper: now - before + Math.hypot(running.upper - now, before - closed.lower),
  };
}
