import { list, moderate, nonNegative, refuse, sameLength, share, whole } from "./check.ts";
import { type Confidence, DEFAULT_CONFIDENCE, type Limits } from "./counts.ts";
import { studentTTwoSidedP } from "./distributions.ts";
import { zOf } from "./normal.ts";
import { tOf } from "./rating.ts";

/** A mean with its interval, in the unit of the values. */
export interface SkewedMean extends Limits {
  readonly n: number;
  readonly mean: number | null;
  readonly median: number | null;
  /** Divisor n − 1. */
  readonly sd: number | null;
}

/**
 * Mean of values of which most are small and a few large (revenue per person, checks, arrivals per
 * promoter), with an interval that leans as they do (Hall's transformation of t).
 *
 * @param input.values of one person each, at most 1e12 in size; confidence.
 * @returns mean, median, sd and limits; sd and limits are `null` for one value, limits also
 *   where all are equal (nothing is known of the others then), everything but n without values.
 * @throws {RangeError} when a value is not finite or too large, or confidence not within (0, 1).
 * @see Hall (1992), JRSS B 54, 221–228; Zhou & Dinh (2005), Statistics in Medicine 24 (its coverage).
 */
export function skewedMean(input: { readonly values: readonly number[] } & Confidence): SkewedMean {
  const values = list("values", input.values, moderate);
  const { confidence = DEFAULT_CONFIDENCE } = input;
  zOf(confidence);
  const n = values.length;
  const none = { sd: null, lower: null, upper: null };
  if (n === 0) return { n, mean: null, median: null, ...none };
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const sorted = Float64Array.from(values).sort();
  const median = ((sorted[(n - 1) >> 1] ?? 0) + (sorted[n >> 1] ?? 0)) / 2;
  if (n === 1) return { n, mean, median, ...none };
  let [squares, cubes] = [0, 0];
  for (const value of values) {
    squares += (value - mean) ** 2;
    cubes += (value - mean) ** 3;
  }
  const sd = Math.sqrt(squares / (n - 1));
  if (!(sd > 1e-12 * Math.abs(mean)) || sd < 1e-60)
    return { n, mean, median, sd: 0, lower: null, upper: null };
  const skewness = cubes / n / (squares / n) ** 1.5;
  const se = sd / Math.sqrt(n);
  const t = tOf(n - 1, confidence);
  return {
    n,
    mean,
    median,
    sd,
    lower: mean - se * leaning(t, skewness, n),
    upper: mean - se * leaning(-t, skewness, n),
  };
}

/** Where Hall's monotone transformation of a studentised mean takes the value t. */
function leaning(t: number, skewness: number, n: number): number {
  const a = skewness / Math.sqrt(n);
  if (Math.abs(a) < 1e-8) return t;
  return (3 / a) * (Math.cbrt(1 + a * (t - a / 6)) - 1);
}

/**
 * Difference of two such means, b − a (detractors less promoters, won back less left alone).
 *
 * @param input.a, input.b values of one person each; confidence.
 * @returns difference and limits in the unit of the values; limits are `null` where those of a
 *   mean are, the difference too when a group is empty.
 * @throws {RangeError} as `skewedMean`.
 * @see Zou & Donner (2008), Statistics in Medicine 27, 1693–1702.
 */
export function skewedMeanDifference(
  input: { readonly a: readonly number[]; readonly b: readonly number[] } & Confidence,
): Limits & { readonly difference: number | null } {
  const level = input.confidence === undefined ? {} : { confidence: input.confidence };
  list("a", input.a, moderate);
  list("b", input.b, moderate);
  const a = skewedMean({ values: input.a, ...level });
  const b = skewedMean({ values: input.b, ...level });
  if (a.mean === null || b.mean === null) return { difference: null, lower: null, upper: null };
  const difference = b.mean - a.mean;
  if (a.lower === null || a.upper === null || b.lower === null || b.upper === null) {
    return { difference, lower: null, upper: null };
  }
  return {
    difference,
    lower: difference - Math.hypot(b.mean - b.lower, a.upper - a.mean),
    upper: difference + Math.hypot(b.upper - b.mean, a.mean - a.lower),
  };
}

/**
 * Lifetime value of a customer: yearly revenue times margin, year by year for as long as they
 * stay, in the money of today. Σ revenue × margin × retentionᵗ / (1 + discount)ᵗ for t = 0 … years − 1.
 *
 * @param input.yearlyRevenue zero or more; input.margin and input.retention shares 0 to 1;
 *   input.years the horizon, whole, 1 to 100; input.discount a year, 0 to 1 (0.1 = 10 %).
 * @returns value in the currency given.
 * @throws {RangeError} when an input is out of range.
 * @see Gupta & Lehmann (2003), Journal of Interactive Marketing 17, 9–24.
 */
export function lifetimeValue(input: {
  readonly yearlyRevenue: number;
  readonly margin: number;
  readonly retention: number;
  readonly years: number;
  readonly discount: number;
}): { value: number } {
  const revenue = moderate("yearlyRevenue", nonNegative("yearlyRevenue", input.yearlyRevenue));
  const margin = share("margin", input.margin);
  const retention = share("retention", input.retention);
  const years = whole("years", input.years, 1);
  if (years > 100) refuse("years", "at most 100", years);
  const kept = retention / (1 + share("discount", input.discount));
  let value = 0;
  for (let t = years - 1; t >= 0; t--) value = revenue * margin + kept * value;
  return { value };
}

/** A straight line through pairs of values. */
export interface RobustLine extends Limits {
  readonly n: number;
  /** Units of y for one of x. */
  readonly slope: number | null;
  readonly se: number | null;
  readonly p: number | null;
}

/**
 * How much y goes with one unit of x (yearly revenue with one point of the rating), by least
 * squares with standard errors that allow for unequal spread (HC3). Association, not cause.
 *
 * @param input.x, input.y one value a person, at most 1e12 in size; confidence.
 * @returns slope and limits in units of y for one of x, p two-sided (Student t, n − 2). `null` for
 *   fewer than 3 persons, where all x are equal, or where one person alone holds the line.
 * @throws {RangeError} when a value is not finite or too large, the lists differ in length, or
 *   confidence not within (0, 1).
 * @see MacKinnon & White (1985), Journal of Econometrics 29; Long & Ervin (2000), The American Statistician 54.
 */
export function robustLine(
  input: { readonly x: readonly number[]; readonly y: readonly number[] } & Confidence,
): RobustLine {
  const x = list("x", input.x, moderate);
  const y = list("y", input.y, moderate);
  sameLength("x", x, "y", y);
  zOf(input.confidence);
  const n = x.length;
  const none = { n, slope: null, se: null, lower: null, upper: null, p: null };
  if (n < 3) return none;
  const [mx, my] = [mean(x), mean(y)];
  const squares = x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
  if (!(squares > 1e-20 * n * (1 + mx * mx))) return none;
  const slope = x.reduce((sum, value, i) => sum + (value - mx) * ((y[i] ?? 0) - my), 0) / squares;
  let meat = 0;
  for (let i = 0; i < n; i++) {
    const d = (x[i] ?? 0) - mx;
    const free = 1 - 1 / n - (d * d) / squares;
    if (free < 1e-9) return none;
    meat += (d * ((y[i] ?? 0) - my - slope * d)) ** 2 / (free * free);
  }
  const se = Math.sqrt(meat) / squares;
  if (!(se > 1e-14 * Math.abs(slope)) || se < 1e-60) return { ...none, slope };
  const half = tOf(n - 2, input.confidence) * se;
  const { p } = studentTTwoSidedP({ t: Math.min(1e150, Math.abs(slope / se)), df: n - 2 });
  return { n, slope, se, lower: slope - half, upper: slope + half, p };
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
