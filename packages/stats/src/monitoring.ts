import { list, moderate, nonNegative } from "./check.ts";
import { type Counts, clamped, pooled, totalOf, unitVariance } from "./counts.ts";

/**
 * Tabular CUSUM: small deviations in one direction add up to a signal. With k = 0.5 and
 * h = 5 about one false alarm in 465 periods.
 *
 * @param input.z standardised deviations in order; input.k allowance and input.h decision
 *   limit, both zero or more, in standard errors.
 * @returns the upper and lower sums (both zero or more) and firstSignal, the 0-based index at
 *   which either first exceeds h, or `null`.
 * @throws {RangeError} when a z is not a number of at most 1e12, or k or h is negative.
 * @see Page (1954), Biometrika 41, 100–115.
 */
export function cusum(input: {
  readonly z: readonly number[];
  readonly k: number;
  readonly h: number;
}): { upper: number[]; lower: number[]; firstSignal: number | null } {
  const z = list("z", input.z, moderate);
  const k = nonNegative("k", input.k);
  const h = nonNegative("h", input.h);
  const upper: number[] = [];
  const lower: number[] = [];
  let [up, down] = [0, 0];
  let firstSignal: number | null = null;
  z.forEach((value, i) => {
    up = Math.max(0, up + value - k);
    down = Math.max(0, down - value - k);
    upper.push(up);
    lower.push(down);
    if (firstSignal === null && (up > h || down > h)) firstSignal = i;
  });
  return { upper, lower, firstSignal };
}

/** Control limits of one period, points. */
export interface ControlLimits {
  readonly lower: number;
  readonly upper: number;
}

/** A control chart of scores. */
export interface ControlChart {
  readonly center: number | null;
  readonly sigmaZ: number | null;
  readonly z: number[] | null;
  readonly limits: ControlLimits[];
  readonly laneyLimits: ControlLimits[] | null;
}

/**
 * Control chart of scores (p′-chart after Laney). The plain limits alarm on ordinary wobble
 * when periods are large; Laney's allow for how much the periods have always varied.
 *
 * @param input.periods counts of successive periods; periods without answers are dropped.
 * @returns points: center (pooled score), z of each period, sigmaZ (mean moving range of z /
 *   1.128), plain and Laney limits cut to ±100. sigmaZ and laneyLimits are `null` with fewer
 *   than two periods, they and z when all answers fall in one group.
 * @throws {RangeError} when a count is not a whole number of zero or more.
 * @see Laney (2002), Quality Engineering 14, 531–537.
 */
export function controlChart(input: { readonly periods: readonly Counts[] }): ControlChart {
  list("periods", input.periods, (name, period) => totalOf(period, name));
  const periods = input.periods.filter((period) => totalOf(period) > 0);
  const all = pooled(periods);
  const n = totalOf(all);
  if (n === 0) return { center: null, sigmaZ: null, z: [], limits: [], laneyLimits: null };
  const center = (100 * (all.promoters - all.detractors)) / n;
  const variance = unitVariance(all, n);
  const errors = periods.map((period) => 100 * Math.sqrt(variance / totalOf(period)));
  const limitsAt = (sigma: number) =>
    errors.map((se) => ({
      lower: clamped(center - 3 * sigma * se),
      upper: clamped(center + 3 * sigma * se),
    }));
  const limits = limitsAt(1);
  if (variance === 0) return { center, sigmaZ: null, z: null, limits, laneyLimits: null };
  const z = periods.map((period, i) => {
    const score = (100 * (period.promoters - period.detractors)) / totalOf(period);
    return (score - center) / (errors[i] ?? 1);
  });
  if (z.length < 2) return { center, sigmaZ: null, z, limits, laneyLimits: null };
  const ranges = z.slice(1).map((value, i) => Math.abs(value - (z[i] ?? 0)));
  const sigmaZ = ranges.reduce((sum, range) => sum + range, 0) / ranges.length / 1.128;
  return { center, sigmaZ, z, limits, laneyLimits: limitsAt(sigmaZ) };
}
