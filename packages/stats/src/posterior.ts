import { points, positive } from "./check.ts";
import { type Confidence, type Counts, type Limits, totalOf } from "./counts.ts";
import { zOf } from "./normal.ts";
import { rootBetween } from "./roots.ts";
import { logBetaKernel, regularizedBeta } from "./special-functions.ts";

/** What is believed before any answer, as pseudo-counts above 0; ½ each is Jeffreys' prior. */
export interface Prior {
  readonly prior: Counts;
}

/** Parameters of the Dirichlet posterior. */
interface Dirichlet {
  readonly p: number;
  readonly m: number;
  readonly d: number;
}

function posterior(counts: Counts, prior: Counts, name = ""): Dirichlet {
  totalOf(counts, name);
  return {
    p: counts.promoters + positive("prior.promoters", prior.promoters),
    m: counts.passives + positive("prior.passives", prior.passives),
    d: counts.detractors + positive("prior.detractors", prior.detractors),
  };
}

/**
 * P(share of promoters − share of detractors ≤ t). Conditional on their sum s, a beta
 * variable, the promoters' part of it is beta too; s is integrated out on its logit scale.
 */
function cdf({ p, m, d }: Dirichlet, t: number): number {
  if (t <= -1) return 0;
  if (t >= 1) return 1;
  if (t === 0) return regularizedBeta(0.5, 0.5, p, d).lower;
  const a = p + d;
  const logDensity = (y: number) => logBetaKernel(a, m, -softplus(-y), -softplus(y));
  const peak = Math.log(a / m);
  const floor = logDensity(peak) - 45;
  const reach = (direction: number) => {
    let step = direction * Math.sqrt(1 / a + 1 / m);
    while (logDensity(peak + step) > floor) step *= 1.5;
    return peak + step;
  };
  const size = Math.abs(t);
  const from = Math.log(size) - Math.log1p(-size);
  const low = Math.max(from, reach(-1));
  const high = reach(1);
  const below = t > 0 ? regularizedBeta(size, 1 - size, a, m).lower : 0;
  if (low >= high) return t > 0 ? 1 : 0;
  const integral = integrate(low, high, (y) => {
    const x = (t * (1 + Math.exp(-y)) + 1) / 2;
    if (x <= 0) return 0;
    const density = Math.exp(logDensity(y));
    return x >= 1 ? density : density * regularizedBeta(x, 1 - x, p, d).lower;
  });
  return Math.max(0, Math.min(1, below + integral));
}

/** ln(1 + e^y), also where e^y is too large for a number. */
function softplus(y: number): number {
  return Math.max(0, y) + Math.log1p(Math.exp(-Math.abs(y)));
}

/** Integral by the tanh-sinh rule, the step halved until nothing changes. */
function integrate(low: number, high: number, f: (x: number) => number): number {
  const half = (high - low) / 2;
  const middle = (high + low) / 2;
  const at = (u: number) => {
    const v = (Math.PI / 2) * Math.sinh(u);
    const cosh = Math.cosh(v);
    return ((Math.PI / 2) * Math.cosh(u) * f(middle + half * Math.tanh(v))) / (cosh * cosh);
  };
  let step = 0.25;
  let sum = at(0);
  const add = (start: number, stride: number) => {
    for (let u = start; u < 3.2; u += stride) sum += at(u) + at(-u);
  };
  add(step, step);
  let value = step * half * sum;
  while (step > 1 / 300) {
    add(step / 2, step);
    step /= 2;
    const next = step * half * sum;
    const change = Math.abs(next - value);
    value = next;
    if (change < 1e-9) break;
  }
  return value;
}

/** The t with cdf(t) = q. */
function quantileOf(posterior: Dirichlet, q: number): number {
  return rootBetween((t) => cdf(posterior, t) - q, -1, 1, 1e-9);
}

/**
 * Bayesian interval of the score: given the prior, the true score lies within it with the
 * stated probability (equal tails, exact quantiles).
 *
 * @param input counts, `prior` pseudo-counts above 0 (say which when showing it), confidence.
 * @returns points: posterior mean and limits; with no answers those of the prior.
 * @throws {RangeError} when a count is not whole, a pseudo-count not above 0, or confidence not within (0, 1).
 */
export function intervalDirichlet(
  input: Counts & Prior & Confidence,
): Limits & { readonly mean: number } {
  const shape = posterior(input, input.prior);
  zOf(input.confidence);
  const tail = (1 - (input.confidence ?? 0.95)) / 2;
  return {
    mean: (100 * (shape.p - shape.d)) / (shape.p + shape.m + shape.d),
    lower: 100 * quantileOf(shape, tail),
    upper: -100 * quantileOf(mirrored(shape), tail),
  };
}

const mirrored = ({ p, m, d }: Dirichlet): Dirichlet => ({ p: d, m, d: p });

/**
 * Probability that the true score is above a threshold, given the prior.
 *
 * @param input counts, threshold in points, `prior` pseudo-counts above 0.
 * @returns probability; 1 at a threshold of −100, 0 at 100.
 * @throws {RangeError} when a count is not whole, the threshold is off the scale, or a pseudo-count not above 0.
 */
export function posteriorProbabilityAbove(input: Counts & Prior & { readonly threshold: number }): {
  probability: number;
} {
  const shape = posterior(input, input.prior);
  // The mirrored tail keeps its digits where 1 − cdf would round to nothing.
  return { probability: cdf(mirrored(shape), -points("threshold", input.threshold) / 100) };
}

/**
 * Probability that the true score of b is above that of a, given the same prior for both.
 *
 * @returns probability, to about 1e-4; ½ when neither has answers.
 * @throws {RangeError} when a count is not whole or a pseudo-count not above 0.
 */
export function posteriorProbabilityGreater(
  input: { readonly a: Counts; readonly b: Counts } & Prior,
): { probability: number } {
  const a = posterior(input.a, input.prior, "a");
  const b = posterior(input.b, input.prior, "b");
  const nodes = [...nodesOf(a), ...nodesOf(b)].sort((x, y) => x - y);
  let probability = 0;
  let beforeA = 0;
  let beforeB = 0;
  for (const t of nodes) {
    const hereA = cdf(a, t);
    const hereB = cdf(b, t);
    probability += ((hereA + beforeA) / 2) * (hereB - beforeB);
    [beforeA, beforeB] = [hereA, hereB];
  }
  return { probability: Math.max(0, Math.min(1, probability + (1 - beforeB))) };
}

/** Where a posterior changes: over ten standard deviations about its mean, and the whole scale. */
function nodesOf({ p, m, d }: Dirichlet): number[] {
  const total = p + m + d;
  const mean = (p - d) / total;
  const sd = Math.sqrt(Math.max(0, (p + d) / total - mean * mean) / (total + 1));
  const nodes: number[] = [];
  for (let i = -60; i <= 60; i++) {
    const near = mean + (i / 6) * sd;
    if (Math.abs(near) < 1) nodes.push(near);
  }
  for (let i = 1; i < 60; i++) nodes.push(-Math.cos((Math.PI * i) / 60));
  return nodes;
}
