import { logWealth } from "./betting.ts";
import { code, list, openUnit, points, positive, refuse } from "./check.ts";
import { type Counts, clamped, totalOf, unitVariance } from "./counts.ts";
import type { ScoreInterval } from "./interval.ts";
import { rootBetween } from "./roots.ts";
import { logBeta } from "./special-functions.ts";

/**
 * Confidence sequence of the score by betting: the true score stays within the limits at all
 * times together with probability 1 − alpha, however often one looks and however the answers
 * are spread. No approximation and no least number of answers; it depends on the counts alone,
 * not on their order, so a running period is judged from its tally.
 *
 * A gambler bets against every score; those that would have made them 1 / alpha times as rich
 * are ruled out. Who could win so much against the true score? By Ville's inequality one in
 * 1 / alpha, ever.
 *
 * @param input whole counts so far, and alpha, the error rate.
 * @returns score and limits in points, which hold the score; the lower limit is −100 when all
 *   are detractors, the upper 100 when all are promoters. All `null` when n = 0.
 * @throws {RangeError} when a count is not whole or alpha not within (0, 1).
 * @see Waudby-Smith & Ramdas (2024), JRSS B 86, 1–27; Orabona & Jun (2024), IEEE Transactions on
 *   Information Theory 70; Cover (1991), Mathematical Finance 1; Ville (1939).
 */
export function confidenceSequenceBetting(
  input: Counts & { readonly alpha: number },
): ScoreInterval {
  const n = totalOf(input);
  const alpha = openUnit("alpha", input.alpha);
  if (n === 0) return { score: null, lower: null, upper: null };
  const score = (100 * (input.promoters - input.detractors)) / n;
  return { score, ...alwaysLimits(input, n, alpha) };
}

/** The two limits by betting, in points; n must be above 0. Internal. */
export function alwaysLimits(
  counts: Counts,
  n: number,
  alpha: number,
): { lower: number; upper: number } {
  const { promoters, passives, detractors } = counts;
  const mirrored = { promoters: detractors, passives, detractors: promoters };
  return {
    lower: 100 * lowerByBetting(counts, n, alpha),
    // 0 − … so that a limit of 0 is not −0.
    upper: 0 - 100 * lowerByBetting(mirrored, n, alpha),
  };
}

/** The largest true score below the observed one, unit scale, that the wealth rules out. */
function lowerByBetting(counts: Counts, n: number, alpha: number): number {
  if (counts.detractors === n) return -1;
  const score = (counts.promoters - counts.detractors) / n;
  const target = -Math.log(alpha);
  const least = score === 1 ? logWealthAtTop(counts) : logWealth(counts, score);
  // The square root of what was won is nearly linear in delta, which root finding likes.
  const wanted = Math.sqrt(target - least);
  const beyond = (delta: number) =>
    Math.sqrt(Math.max(0, logWealth(counts, delta) - least)) - wanted;
  let low = score;
  let high = score;
  let step = wanted * Math.sqrt((2 * (unitVariance(counts, n) + 1 / n)) / n);
  for (;;) {
    // Near the end of the scale the way that is left is cut instead.
    const next = low - step > -1 ? low - step : -1 + (low + 1) / 16;
    if (next <= -1 || next === low) return -1;
    [high, low] = [low, next];
    if (beyond(low) >= 0) break;
    step *= 1.5;
  }
  if (high === score) high = Math.min(score, 1 - 1e-15);
  return Math.min(score, rootBetween(beyond, low, high, 1e-10));
}

/** The wealth against 100 points after promoters alone: B(n + ½, ½) / π. */
function logWealthAtTop({ promoters }: Counts): number {
  return logBeta(promoters + 0.5, 0.5) - Math.log(Math.PI);
}

/**
 * Confidence sequence of the score (predictable plug-in empirical Bernstein): the true score
 * stays within the limits at all times together with probability 1 − alpha, however often
 * one looks. Order matters: pass answers as they arrived.
 *
 * @param input.x codes +1, 0, −1 in order of arrival; input.alpha error rate.
 * @returns lower and upper limits in points after each answer, cut to ±100, without running
 *   intersection.
 * @throws {RangeError} when a code is unknown or alpha not within (0, 1).
 * @see Waudby-Smith & Ramdas (2024), JRSS B 86, 1–27.
 */
export function confidenceSequenceEmpiricalBernstein(input: {
  readonly x: readonly number[];
  readonly alpha: number;
}): { lower: number[]; upper: number[] } {
  const x = list("x", input.x, code);
  const logTerm = Math.log(2 / openUnit("alpha", input.alpha));
  const lower: number[] = [];
  const upper: number[] = [];
  let [sum, squares] = [0.5, 0.25];
  let [mean, variance] = [0.5, 0.25];
  let [weights, weighted, spread] = [0, 0, 0];
  x.forEach((value, i) => {
    const t = i + 1;
    const y = (value + 1) / 2;
    const lambda = Math.min(0.5, Math.sqrt((2 * logTerm) / (variance * t * Math.log(1 + t))));
    weights += lambda;
    weighted += lambda * y;
    spread += (y - mean) ** 2 * (-Math.log1p(-lambda) - lambda);
    const center = weighted / weights;
    const half = (logTerm + spread) / weights;
    lower.push(200 * Math.max(0, center - half) - 100);
    upper.push(200 * Math.min(1, center + half) - 100);
    sum += y;
    mean = sum / (t + 1);
    squares += (y - mean) ** 2;
    variance = squares / (t + 1);
  });
  return { lower, upper };
}

/**
 * Asymptotic confidence sequence of the score. Only for comparison with other tools: it is an
 * approximation that cries wolf near the ends of the scale (in 45 of 100 quarters at 97 %
 * promoters), and where all answers fall in one group its width is 0. Prefer
 * `confidenceSequenceBetting`.
 *
 * @param input whole counts so far, alpha, and optimizeAt, the number of answers at which it
 *   shall be tightest (above 0).
 * @returns rho2 (the tuning that follows from optimizeAt), score and limits in points, cut to
 *   ±100; `null` when n = 0.
 * @throws {RangeError} when a count is not whole, alpha not within (0, 1) or optimizeAt not above 0.
 * @see Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas (2024), Annals of Statistics 52.
 */
export function confidenceSequenceAsymptotic(
  input: Counts & { readonly alpha: number; readonly optimizeAt: number },
): ScoreInterval & { readonly rho2: number } {
  const n = totalOf(input);
  const alpha = openUnit("alpha", input.alpha);
  const optimizeAt = positive("optimizeAt", input.optimizeAt);
  if (!(optimizeAt >= 1e-9 && optimizeAt <= 1e15))
    refuse("optimizeAt", "from 1e-9 to 1e15", optimizeAt);
  const surprise = -2 * Math.log(alpha);
  const rho2 = (surprise + Math.log1p(surprise)) / optimizeAt;
  if (n === 0) return { rho2, score: null, lower: null, upper: null };
  const score = (100 * (input.promoters - input.detractors)) / n;
  const k = n * rho2 + 1;
  const half =
    100 *
    Math.sqrt(unitVariance(input, n)) *
    Math.sqrt(((2 * k) / (n * n * rho2)) * (0.5 * Math.log(k) - Math.log(alpha)));
  return { rho2, score, lower: clamped(score - half), upper: clamped(score + half) };
}

/**
 * E-detector (Shiryaev–Roberts) of a drop below a baseline: the mean time to a false alarm is
 * at least 1 / alpha answers, whatever their distribution.
 *
 * @param input.x codes in order of arrival; input.baseline points; input.lambda the bet,
 *   above 0 and at most 1 / (1 − m) with m = (baseline + 100) / 200; input.alpha.
 * @returns the statistic after each answer and firstAlarm, the 0-based index at which it
 *   first reaches 1 / alpha, or `null`.
 * @throws {RangeError} when a code is unknown, the baseline off the scale, lambda too large, or alpha not within (0, 1).
 * @see Shin, Ramdas & Rinaldo (2024), New England Journal of Statistics in Data Science 2.
 */
export function eDetector(input: {
  readonly x: readonly number[];
  readonly baseline: number;
  readonly lambda: number;
  readonly alpha: number;
}): { statistic: number[]; firstAlarm: number | null } {
  const x = list("x", input.x, code);
  const m0 = (points("baseline", input.baseline) / 100 + 1) / 2;
  const threshold = 1 / openUnit("alpha", input.alpha);
  const lambda = positive("lambda", input.lambda);
  if (lambda * (1 - m0) > 1 + 1e-12 || lambda > 1e12) {
    refuse("lambda", "at most 1 / (1 - m), m = (baseline + 100) / 200", lambda);
  }
  const statistic: number[] = [];
  let evidence = 0;
  let firstAlarm: number | null = null;
  x.forEach((value, i) => {
    const factor = Math.max(0, 1 + lambda * (m0 - (value + 1) / 2));
    // A long drop grows without end: it stops at what a number holds, far beyond any alarm.
    evidence = Math.min(Number.MAX_VALUE, (evidence + 1) * factor);
    statistic.push(evidence);
    if (firstAlarm === null && evidence >= threshold) firstAlarm = i;
  });
  return { statistic, firstAlarm };
}
