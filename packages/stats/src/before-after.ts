import { list, sameLength } from "./check.ts";
import { type Confidence, type Counts, type Limits, realTotalOf, totalOf } from "./counts.ts";
import { moverAt } from "./difference.ts";
import { twoSidedP } from "./distributions.ts";
import { zOf } from "./normal.ts";
import { rootBetween } from "./roots.ts";

/** Two periods made comparable: as if each stratum had the same share in both. */
export interface EvenPeriods {
  /** Effective counts (real), as `differenceIntervalMover` and `effectOfChange` take them. */
  readonly before: Counts;
  readonly after: Counts;
  /** How many strata have answers in both periods. */
  readonly strata: number;
  /** Answers of strata that only one period has, which are left out. */
  readonly leftOut: number;
}

/**
 * Makes two periods comparable where days of the week (or any strata) answer differently and
 * are not equally many in both: each stratum counts with the share it has in both together.
 *
 * @param input.before, input.after whole counts of the same strata in the same order.
 * @returns effective counts of both periods: shares of the groups by the common weights, and
 *   Kish's effective size as their number. Strata that a period lacks are left out and counted.
 * @throws {RangeError} when a count is not whole or the lists differ in length.
 * @see Kish (1965), Survey Sampling, 11.7; direct standardisation (Cochran 1977, 5A).
 */
export function evenStrata(input: {
  readonly before: readonly Counts[];
  readonly after: readonly Counts[];
}): EvenPeriods {
  const before = list("before", input.before, (name, counts) => totalOf(counts, name));
  const after = list("after", input.after, (name, counts) => totalOf(counts, name));
  sameLength("before", before, "after", after);
  const both: { a: Counts; b: Counts; n: number }[] = [];
  let leftOut = 0;
  before.forEach((a, i) => {
    const b = after[i];
    if (b === undefined) return;
    const [nA, nB] = [totalOf(a), totalOf(b)];
    if (nA > 0 && nB > 0) both.push({ a, b, n: nA + nB });
    else leftOut += nA + nB;
  });
  const all = both.reduce((sum, { n }) => sum + n, 0);
  const even = (side: "a" | "b"): Counts => {
    let [promoters, passives, detractors, inverse] = [0, 0, 0, 0];
    for (const stratum of both) {
      const counts = stratum[side];
      const n = totalOf(counts);
      const part = stratum.n / all;
      promoters += (part * counts.promoters) / n;
      passives += (part * counts.passives) / n;
      detractors += (part * counts.detractors) / n;
      inverse += (part * part) / n;
    }
    const size = inverse === 0 ? 0 : 1 / inverse;
    return {
      promoters: promoters * size,
      passives: passives * size,
      detractors: detractors * size,
    };
  };
  return { before: even("a"), after: even("b"), strata: both.length, leftOut };
}

/** How much more the score of those concerned changed than that of the others. */
export interface EffectOfChange extends Limits {
  /** Change of those concerned less change of the others, points. */
  readonly effect: number | null;
  readonly p: number | null;
  readonly change: number | null;
  readonly otherChange: number | null;
}

/**
 * Effect of a dated change against a group that it did not touch (difference in differences):
 * what moved everybody at once is subtracted. It is an effect only if both would have moved
 * alike otherwise: look at the periods before.
 *
 * @param input.before, input.after of those concerned; input.otherBefore, input.otherAfter of
 *   those untouched; counts may be real (effective sizes); confidence.
 * @returns points, not cut to the scale; MOVER over the four score intervals, p the error rate at
 *   which the limit nearer 0 touches it. All `null` when one of the four is empty.
 * @throws {RangeError} when a count is negative or not finite, or confidence not within (0, 1).
 * @see Zou & Donner (2008), Statistics in Medicine 27; Angrist & Pischke (2009), Mostly Harmless Econometrics, 5.
 */
export function effectOfChange(
  input: {
    readonly before: Counts;
    readonly after: Counts;
    readonly otherBefore: Counts;
    readonly otherAfter: Counts;
  } & Confidence,
): EffectOfChange {
  for (const name of ["before", "after", "otherBefore", "otherAfter"] as const) {
    realTotalOf(input[name], name);
  }
  const z = zOf(input.confidence);
  const at = (reach: number) => {
    const own = moverAt({ a: input.before, b: input.after }, reach);
    const other = moverAt({ a: input.otherBefore, b: input.otherAfter }, reach);
    if (own === null || other === null) return null;
    const [change, otherChange] = [own.difference, other.difference];
    const effect = change - otherChange;
    return {
      change,
      otherChange,
      effect,
      lower: effect - Math.hypot(change - own.lower, other.upper - otherChange),
      upper: effect + Math.hypot(own.upper - change, otherChange - other.lower),
    };
  };
  const found = at(z);
  if (found === null) {
    return { effect: null, lower: null, upper: null, p: null, change: null, otherChange: null };
  }
  if (found.effect === 0) return { ...found, p: 1 };
  const nearest = (reach: number) => {
    const limits = at(reach);
    if (limits === null) return 0;
    return found.effect > 0 ? limits.lower : -limits.upper;
  };
  const reached = nearest(8) > 0 ? 8 : rootBetween(nearest, 0, 8, 1e-12);
  return { ...found, p: twoSidedP(reached) };
}
