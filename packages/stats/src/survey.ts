import { list, nonNegative, points, refuse, whole } from "./check.ts";
import {
  type Confidence,
  type Counts,
  clamped,
  type Limits,
  totalOf,
  unitVariance,
} from "./counts.ts";
import { scoreLimits } from "./interval.ts";
import { zOf } from "./normal.ts";

/** Answers of a stratum and how many customers it stands for. */
export interface Stratum extends Counts {
  readonly population: number;
}

/** A score with its standard error and limits, in points. */
export interface EstimatedScore extends Limits {
  readonly score: number | null;
  readonly se: number | null;
}

/**
 * Score of all customers from strata that answered unequally: each stratum counts by its
 * population, with its finite population correction.
 *
 * @param input.strata counts and population of each (2 answers at least, population not
 *   below the answers); confidence.
 * @returns points, normal limits cut to ±100; `null` without strata.
 * @throws {RangeError} when a stratum has fewer than 2 answers (merge it with another), more
 *   answers than customers, or confidence not within (0, 1).
 * @see Cochran (1977), Sampling Techniques, 5; Lumley's R `survey`.
 */
export function stratifiedNps(
  input: { readonly strata: readonly Stratum[] } & Confidence,
): EstimatedScore {
  const z = zOf(input.confidence);
  let total = 0;
  const sizes = list("strata", input.strata, (name, stratum) => {
    const n = totalOf(stratum, name);
    if (n < 2) refuse(name, "of 2 answers or more (merge it with another stratum)", n);
    if (whole(`${name}.population`, stratum.population) < n) {
      refuse(`${name}.population`, `at least its answers (${n})`, stratum.population);
    }
    total += stratum.population;
  });
  if (sizes.length === 0) return { score: null, se: null, lower: null, upper: null };
  let [mean, variance] = [0, 0];
  for (const stratum of input.strata) {
    const n = totalOf(stratum);
    const part = stratum.population / total;
    mean += (part * (stratum.promoters - stratum.detractors)) / n;
    const uncovered = 1 - n / stratum.population;
    variance += (part * part * uncovered * unitVariance(stratum, n)) / (n - 1);
  }
  const score = 100 * mean;
  const se = 100 * Math.sqrt(variance);
  return { score, se, lower: clamped(score - z * se), upper: clamped(score + z * se) };
}

/** A score of a population that was largely asked. */
export interface FinitePopulationScore extends EstimatedScore {
  readonly fpc: number | null;
  readonly effectiveN: number | null;
}

/**
 * Score interval when a good part of all customers answered. Only for statements about these
 * very customers, not about those to come.
 *
 * @param input whole counts, `population` (customers there are), confidence.
 * @returns score, se and limits in points, fpc = √((N − n)/(N − 1)), effectiveN = n / fpc².
 *   When everybody answered the limits are the score and effectiveN is `null`; all `null`
 *   when nobody did.
 * @throws {RangeError} when more answered than there are, a count is not whole, or confidence not within (0, 1).
 * @see Cochran (1977), Sampling Techniques, 2.6.
 */
export function finitePopulationInterval(
  input: Counts & { readonly population: number } & Confidence,
): FinitePopulationScore {
  const n = totalOf(input);
  const z = zOf(input.confidence);
  const population = whole("population", input.population);
  if (n > population) refuse("population", `at least the answers (${n})`, population);
  if (n === 0) {
    return { score: null, se: null, fpc: null, effectiveN: null, lower: null, upper: null };
  }
  const score = (100 * (input.promoters - input.detractors)) / n;
  if (n === population) {
    return { score, se: 0, fpc: 0, effectiveN: null, lower: score, upper: score };
  }
  const fpc = Math.sqrt((population - n) / (population - 1));
  const effectiveN = (n * (population - 1)) / (population - n);
  const factor = effectiveN / n;
  const counts = {
    promoters: input.promoters * factor,
    passives: input.passives * factor,
    detractors: input.detractors * factor,
  };
  const se = 100 * Math.sqrt(unitVariance(input, n) / n) * fpc;
  return { score, se, fpc, effectiveN, ...scoreLimits(counts, effectiveN, z) };
}

/** What silence could hide, in points. */
export interface NonResponseBounds {
  readonly responseRate: number;
  readonly lower: number;
  readonly upper: number;
  readonly adjustedScore: number;
  readonly breakEvenNonRespondentScore: number | null;
}

/**
 * The range of the score of everybody invited, whatever the silent would have said, and the
 * score they would need for the target to be just met.
 *
 * @param input.score of those who answered (`null` if nobody did); input.respondents and
 *   input.invited whole; input.assumedNonRespondentScore and input.target, points.
 * @returns points and responseRate 0–1; breakEvenNonRespondentScore beyond ±100 says
 *   "impossible", `null` when all answered.
 * @throws {RangeError} when nobody was invited, more answered than were invited, or a score is off the scale.
 * @see Manski (1989), Journal of Human Resources 24, 343–360.
 */
export function nonResponseBounds(input: {
  readonly score: number | null;
  readonly respondents: number;
  readonly invited: number;
  readonly assumedNonRespondentScore: number;
  readonly target: number;
}): NonResponseBounds {
  const invited = whole("invited", input.invited, 1);
  const respondents = whole("respondents", input.respondents);
  if (respondents > invited)
    refuse("respondents", `at most those invited (${invited})`, respondents);
  const score =
    input.score === null && respondents === 0 ? 0 : points("score", input.score as number);
  const assumed = points("assumedNonRespondentScore", input.assumedNonRespondentScore);
  const target = points("target", input.target);
  const r = respondents / invited;
  const silent = (invited - respondents) / invited;
  return {
    responseRate: r,
    lower: clamped(r * score - 100 * silent),
    upper: clamped(r * score + 100 * silent),
    adjustedScore: r * score + silent * assumed,
    breakEvenNonRespondentScore: silent === 0 ? null : (target - r * score) / silent,
  };
}

/** How alike the response rates of the strata are. */
export interface RepresentativityIndicator {
  readonly responseRate: number | null;
  readonly rIndicator: number | null;
  readonly coefficientOfVariation: number | null;
  /** The indicator without what chance alone takes from it in small strata. */
  readonly adjusted: number | null;
}

/**
 * R-indicator: 1 when all strata answer alike, lower the more they differ. Only as good as
 * the strata used.
 *
 * @param input.strata how many were invited and responded in each.
 * @returns responseRate; rIndicator = 1 − 2 S and coefficientOfVariation = S / rate for the
 *   standard deviation S of response rates; both `null` for fewer than 2 invited, the
 *   latter also when nobody responded. adjusted, the indicator after taking from S² what
 *   sampling alone adds: with small strata the plain one is too low.
 * @throws {RangeError} when a count is not whole or more responded than were invited.
 * @see Schouten, Cobben & Bethlehem (2009), Survey Methodology 35, 101–113; Shlomo, Skinner &
 *   Schouten (2012), Journal of Statistical Planning and Inference 142 (the adjustment).
 */
export function rIndicator(input: {
  readonly strata: readonly { readonly invited: number; readonly responded: number }[];
}): RepresentativityIndicator {
  let [invited, responded] = [0, 0];
  list("strata", input.strata, (name, stratum) => {
    whole(`${name}.invited`, stratum.invited);
    if (whole(`${name}.responded`, stratum.responded) > stratum.invited) {
      refuse(`${name}.responded`, `at most those invited (${stratum.invited})`, stratum.responded);
    }
    invited += stratum.invited;
    responded += stratum.responded;
  });
  const none = { rIndicator: null, coefficientOfVariation: null, adjusted: null };
  if (invited === 0) return { responseRate: null, ...none };
  const rate = responded / invited;
  if (invited === 1) return { responseRate: rate, ...none };
  let squares = 0;
  let chance = 0;
  for (const stratum of input.strata) {
    if (stratum.invited === 0) continue;
    const own = stratum.responded / stratum.invited;
    squares += stratum.invited * (own - rate) ** 2;
    chance += (1 - stratum.invited / invited) * own * (1 - own);
  }
  const real = Math.max(0, squares - chance) / (invited - 1);
  const s = Math.sqrt(nonNegative("strata", squares) / (invited - 1));
  return {
    responseRate: rate,
    rIndicator: 1 - 2 * s,
    coefficientOfVariation: rate === 0 ? null : s / rate,
    adjusted: 1 - 2 * Math.sqrt(real),
  };
}
