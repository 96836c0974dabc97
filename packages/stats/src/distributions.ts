import { finite, openUnit, positive, refuse, share } from "./check.ts";
import { rootBetween } from "./roots.ts";
import { logBeta, regularizedBeta, regularizedGamma } from "./special-functions.ts";

/**
 * Distribution function of the standard normal distribution.
 *
 * @param input.x any finite number.
 * @returns p = Φ(x), accurate in both tails.
 * @throws {RangeError} when x is not finite.
 */
export function normalCdf({ x }: { readonly x: number }): { p: number } {
  return { p: normalTail(-finite("x", x)) };
}

/** P(Z > x) for a standard normal Z: the upper tail, with its digits. */
export function normalTail(x: number): number {
  const { lower, upper } = regularizedGamma(0.5, Math.min(1e4, (x * x) / 2));
  return x >= 0 ? upper / 2 : 0.5 + lower / 2;
}

/** Two-sided p-value of a z statistic. */
export function twoSidedP(z: number): number {
  return Math.min(1, 2 * normalTail(Math.abs(z)));
}

/** ln P(|T| ≥ t) and ln P(|T| < t) of Student's t, for t = e^logT. */
function studentLogs(logT: number, df: number): { outside: number; inside: number } {
  const ratio = 2 * logT - Math.log(df);
  // x = df / (df + t²); beyond what a double can square only the leading term is left.
  if (ratio > 600) {
    return { outside: (-df / 2) * ratio - Math.log(df / 2) - logBeta(df / 2, 0.5), inside: 0 };
  }
  const odds = Math.exp(ratio);
  const { lower, upper } = regularizedBeta(1 / (1 + odds), odds / (1 + odds), df / 2, 0.5);
  return { outside: Math.log(lower), inside: Math.log(upper) };
}

/**
 * Probability that Student's t is at least as far from 0 as `t`.
 *
 * @param input.t any finite number; input.df degrees of freedom, real, above 0.
 * @returns p from 0 to 1; 1 at t = 0.
 * @throws {RangeError} when t is not finite or df not above 0.
 */
export function studentTTwoSidedP(input: { readonly t: number; readonly df: number }): {
  p: number;
} {
  const df = positive("df", input.df);
  const t = Math.abs(finite("t", input.t));
  if (t === 0) return { p: 1 };
  return { p: Math.min(1, Math.exp(studentLogs(Math.log(t), df).outside)) };
}

/**
 * Quantile of Student's t distribution.
 *
 * @param input.p probability strictly between 0 and 1; input.df real, above 0.
 * @returns the x with P(T ≤ x) = p.
 * @throws {RangeError} when p or df is out of range, or the quantile is too large for a
 *   number (df far below 1 with an extreme p).
 */
export function studentTQuantile(input: { readonly p: number; readonly df: number }): {
  x: number;
} {
  const p = openUnit("p", input.p);
  const df = positive("df", input.df);
  if (p === 0.5) return { x: 0 };
  const size = studentUpper(Math.min(p, 1 - p), df);
  return { x: p < 0.5 ? -size : size };
}

/** The t that is exceeded with probability `tail`, 0 < tail < 0.5. */
function studentUpper(tail: number, df: number): number {
  // In logarithms both halves are nearly straight lines, so the root is found in a few steps.
  const central = tail > 0.25;
  const wanted = Math.log(central ? 1 - 2 * tail : 2 * tail);
  const gap = (logT: number) => {
    const { outside, inside } = studentLogs(logT, df);
    return central ? inside - wanted : wanted - outside;
  };
  let low = -1;
  let high = 1;
  while (gap(low) > 0) low *= 2;
  while (gap(high) < 0) {
    high *= 2;
    if (high > 5000) refuse("p", `less extreme for df = ${df}`, tail);
  }
  const x = Math.exp(rootBetween(gap, low, high, 1e-13));
  return Number.isFinite(x) ? x : refuse("p", `less extreme for df = ${df}`, tail);
}

/**
 * Upper tail of the chi-square distribution.
 *
 * @param input.x finite; input.df real, above 0.
 * @returns p = P(X ≥ x); 1 for an x below 0.
 * @throws {RangeError} when x is not finite or df is not above 0.
 */
export function chiSquareSf(input: { readonly x: number; readonly df: number }): { p: number } {
  const df = positive("df", input.df);
  const x = finite("x", input.x);
  return { p: x <= 0 ? 1 : regularizedGamma(df / 2, x / 2).upper };
}

/**
 * Regularised incomplete beta function I_x(a, b).
 *
 * @param input.x from 0 to 1; input.a, input.b real, above 0.
 * @returns p from 0 to 1.
 * @throws {RangeError} when x is outside 0 to 1 or a or b is not above 0.
 */
export function incompleteBeta(input: {
  readonly x: number;
  readonly a: number;
  readonly b: number;
}): { p: number } {
  const x = share("x", input.x);
  const a = positive("a", input.a);
  const b = positive("b", input.b);
  return { p: regularizedBeta(x, 1 - x, a, b).lower };
}
