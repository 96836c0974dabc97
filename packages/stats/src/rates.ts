import { list, moderate, nonNegative, positive, refuse, standardError, whole } from "./check.ts";
import { type Confidence, DEFAULT_CONFIDENCE } from "./counts.ts";
import { normalTail } from "./distributions.ts";
import { zOf } from "./normal.ts";
import { rootBetween } from "./roots.ts";
import { regularizedGamma } from "./special-functions.ts";

/**
 * Probability of k events or fewer where lambda are expected: a channel from which nothing comes
 * though 14 answers were to be expected by now.
 *
 * @param input.k whole; input.lambda zero or more.
 * @returns p = P(X ≤ k); 1 for lambda = 0.
 * @throws {RangeError} when k is not whole or lambda is negative or not finite.
 */
export function poissonLowerTail(input: { readonly k: number; readonly lambda: number }): {
  p: number;
} {
  const k = whole("k", input.k);
  const lambda = nonNegative("lambda", input.lambda);
  return { p: lambda === 0 ? 1 : regularizedGamma(k + 1, lambda).upper };
}

/**
 * Rate of events with its exact interval: arrivals per 100 promoters, bounces per 1,000 mails.
 * Where a few bring most of the events (one promoter, ten arrivals) it is too narrow: use
 * `skewedMean` of the events of each.
 *
 * @param input.events whole; input.exposure above 0, in the unit the rate is per; confidence.
 * @returns rate and limits, events per unit of exposure; the lower limit is 0 without events.
 * @throws {RangeError} when events are not whole, exposure is not above 0, or confidence not within (0, 1).
 * @see Garwood (1936), Biometrika 28, 437–442.
 */
export function rateInterval(
  input: { readonly events: number; readonly exposure: number } & Confidence,
): { rate: number; lower: number; upper: number } {
  const events = whole("events", input.events);
  const exposure = positive("exposure", input.exposure);
  if (exposure < 1e-9 || exposure > 1e15) refuse("exposure", "from 1e-9 to 1e15", exposure);
  zOf(input.confidence);
  const tail = (1 - (input.confidence ?? DEFAULT_CONFIDENCE)) / 2;
  const reach = 60 + 12 * Math.sqrt(events + 1);
  const least = Math.max(0, events - reach);
  const lower =
    events === 0
      ? 0
      : rootBetween((x) => regularizedGamma(events, x).lower - tail, least, events, 1e-10);
  const upper = rootBetween(
    (x) => regularizedGamma(events + 1, x).upper - tail,
    events,
    events + reach,
    1e-10,
  );
  return { rate: events / exposure, lower: lower / exposure, upper: upper / exposure };
}

/**
 * Probability of each of several to be the largest: which improvement is the first to make, which
 * team is ahead. Says how little an order of point estimates is worth where intervals overlap.
 *
 * @param input.estimates the larger the better (at most 1e12 in size); input.standardErrors of
 *   each, 1e-9 to 1e9. They are taken as independent and normal.
 * @returns probabilities in the order given, which add up to 1; none for none.
 * @throws {RangeError} when an estimate is not finite, a standard error out of range, or the
 *   lists differ in length.
 */
export function probabilityOfFirst(input: {
  readonly estimates: readonly number[];
  readonly standardErrors: readonly number[];
}): { probabilities: number[] } {
  const estimates = list("estimates", input.estimates, moderate);
  const errors = list("standardErrors", input.standardErrors, standardError);
  if (errors.length !== estimates.length) {
    refuse("standardErrors", `as long as estimates (${estimates.length})`, errors.length);
  }
  const points = 400;
  const chances = estimates.map((own, i) => {
    const spread = errors[i] ?? 1;
    let sum = 0;
    for (let k = 0; k <= points; k++) {
      const z = -8 + (16 * k) / points;
      const x = own + spread * z;
      let mass = Math.exp(-0.5 * z * z);
      estimates.forEach((other, j) => {
        if (j !== i) mass *= normalTail((other - x) / (errors[j] ?? 1));
      });
      sum += mass;
    }
    return sum;
  });
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  return { probabilities: chances.map((chance) => chance / total) };
}
