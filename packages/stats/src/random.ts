import { whole } from "./check.ts";
import { logGamma } from "./special-functions.ts";

/** Numbers from 0 to below 1; the same seed gives the same ones. */
export type Random = () => number;

/**
 * A seeded generator for bootstraps and simulations (not for secrets).
 *
 * @param seed a whole number of zero or more.
 * @see Chris Doty-Humphrey's sfc32, PractRand.
 */
export function seededRandom(seed: number): Random {
  whole("seed", seed);
  let [a, b, c, counter] = [seed | 0, Math.floor(seed / 2 ** 32) | 0, 0x9e3779b9 | 0, 1];
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

/**
 * A draw from the binomial distribution: by inversion where few successes are expected, else
 * by transformed rejection. Exact either way. @see Hörmann (1993), J. Stat. Comput. Simul. 46.
 */
export function binomial(random: Random, n: number, p: number): number {
  if (n === 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(random, n, 1 - p);
  return n * p < 10 ? byInversion(random, n, p) : byRejection(random, n, p);
}

function byInversion(random: Random, n: number, p: number): number {
  const odds = p / (1 - p);
  for (;;) {
    let mass = (1 - p) ** n;
    let left = random();
    for (let k = 0; k <= n; k++) {
      if (left < mass) return k;
      left -= mass;
      mass *= (odds * (n - k)) / (k + 1);
    }
  }
}

function byRejection(random: Random, n: number, p: number): number {
  const q = 1 - p;
  const spread = Math.sqrt(n * p * q);
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const alpha = (2.83 + 5.1 / b) * spread;
  const mode = Math.floor((n + 1) * p);
  const logOdds = Math.log(p / q);
  const top = logGamma(mode + 1) + logGamma(n - mode + 1);
  for (;;) {
    const u = random() - 0.5;
    const v = random();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + n * p + 0.5);
    if (us >= 0.07 && v <= 0.92 - 4.2 / b) return k;
    if (k < 0 || k > n) continue;
    const mass = top - logGamma(k + 1) - logGamma(n - k + 1) + (k - mode) * logOdds;
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= mass) return k;
  }
}

/** Counts of `n` draws from cells of the given weights (a multinomial draw). */
export function multinomial(random: Random, n: number, weights: readonly number[]): number[] {
  let left = n;
  let rest = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((w) => {
    const drawn = rest <= 0 ? 0 : binomial(random, left, Math.min(1, w / rest));
    left -= drawn;
    rest -= w;
    return drawn;
  });
}

/** The values below which the two tails of a sample lie, interpolated; the list is sorted. */
export function percentiles(
  values: number[],
  confidence: number,
): { lower: number; upper: number } {
  values.sort((x, y) => x - y);
  const at = (q: number) => {
    const position = q * (values.length - 1);
    const below = values[Math.floor(position)] ?? 0;
    const above = values[Math.ceil(position)] ?? below;
    return below + (position - Math.floor(position)) * (above - below);
  };
  const tail = (1 - confidence) / 2;
  return { lower: at(tail), upper: at(1 - tail) };
}
