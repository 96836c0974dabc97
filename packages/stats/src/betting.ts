/**
 * The wealth of a gambler who bets against a score: what confidence sequences by betting and
 * their alarms rest on. Internal; arguments are checked by the callers.
 */
import type { Counts } from "./counts.ts";

/** How far below its top, in logarithms, the integrand no longer counts. */
const NEGLIGIBLE = 40;

/** Panels of the trapezoid rule: exact below 128 answers, and beyond them to rounding. */
const PANELS = 64;

/**
 * ln of the wealth when the share b = sin² t was staked on "higher", and 1 − b on "lower",
 * against a true score of `delta` (unit scale), after these answers.
 */
function logStake({ promoters, passives, detractors }: Counts, delta: number, t: number): number {
  const higher = Math.sin(t) ** 2 / (1 + delta);
  const lower = Math.cos(t) ** 2 / (1 - delta);
  return (
    (promoters === 0 ? 0 : promoters * Math.log(2 * higher)) +
    (passives === 0 ? 0 : passives * Math.log(higher + lower)) +
    (detractors === 0 ? 0 : detractors * Math.log(2 * lower))
  );
}

/** The stake, as an angle, that would have earned most: the root of a quadratic in b. */
function bestStake({ promoters, passives, detractors }: Counts, delta: number): number {
  const up = 1 + delta;
  const tilt = -2 * delta;
  const a = (promoters + passives + detractors) * tilt;
  const b = (promoters + passives) * tilt - (promoters + detractors) * up;
  const c = promoters * up;
  const root = Math.sqrt(Math.max(0, b * b + 4 * a * c));
  const share = b < 0 ? (2 * c) / (root - b) : a > 0 ? (b + root) / (2 * a) : 0.5;
  return Math.asin(Math.sqrt(Math.max(0, Math.min(1, share))));
}

/**
 * ln of the wealth with the stake mixed over b ~ Beta(½, ½), against a true score of `delta`
 * strictly within (−1, 1). Its expectation is 1 after every answer when that is the true score,
 * whatever the answers' distribution.
 *
 * With b = sin² t the mixture is an average over angles of a function that is even around both
 * ends, where the trapezoid rule gains digits exponentially; the rule is laid over its peak.
 */
export function logWealth(counts: Counts, delta: number): number {
  const top = bestStake(counts, delta);
  const height = logStake(counts, delta, top);
  const n = counts.promoters + counts.passives + counts.detractors;
  const reach = (limit: number) => {
    for (let step = 1 / Math.sqrt(n + 1); ; step *= 1.5) {
      const t = limit > top ? top + step : top - step;
      if (limit > top ? t >= limit : t <= limit) return limit;
      if (logStake(counts, delta, t) < height - NEGLIGIBLE) return t;
    }
  };
  const from = top === 0 ? 0 : reach(0);
  const to = top >= Math.PI / 2 ? Math.PI / 2 : reach(Math.PI / 2);
  const width = (to - from) / PANELS;
  let sum = 0;
  for (let i = 0; i <= PANELS; i++) {
    const part = Math.exp(logStake(counts, delta, from + i * width) - height);
    sum += i === 0 || i === PANELS ? part / 2 : part;
  }
  return height + Math.log((2 / Math.PI) * width * sum);
}
