import { type Confidence, type Counts, type Limits, totalOf, unitVariance } from "./counts.ts";
import { zOf } from "./normal.ts";

/** Allowed for rounding where a cumulated probability meets a wanted one exactly. */
const TIE = 1e-12;

/**
 * Percentile bootstrap interval with infinitely many replicates, computed rather than drawn.
 * For comparison only: it collapses to width 0 when all answers fall in one group.
 *
 * @returns points; `null` when n = 0. Each limit is the smallest attainable score whose
 *   cumulated bootstrap probability reaches the quantile.
 * @throws {RangeError} when a count is not whole or confidence not within (0, 1).
 * @see Efron (1979), Annals of Statistics 7, 1–26.
 */
export function intervalBootstrapPercentileExact(input: Counts & Confidence): Limits {
  const n = totalOf(input);
  zOf(input.confidence);
  if (n === 0) return { lower: null, upper: null };
  const tail = (1 - (input.confidence ?? 0.95)) / 2;
  const cdf = n <= 300 ? convolved(input, n) : inverted(input, n);
  return {
    lower: (100 * firstReaching(cdf, n, tail)) / n,
    upper: (100 * firstReaching(cdf, n, 1 - tail)) / n,
  };
}

/** The smallest k in −n..n with cdf(k) ≥ q. */
function firstReaching(cdf: (k: number) => number, n: number, q: number): number {
  let low = -n;
  let high = n;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (cdf(middle) >= q - TIE) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Cumulated distribution of promoters − detractors among n draws, by n-fold convolution. */
function convolved(counts: Counts, n: number): (k: number) => number {
  const p = counts.promoters / n;
  const m = counts.passives / n;
  const d = counts.detractors / n;
  let mass = new Float64Array(2 * n + 1);
  mass[n] = 1;
  for (let draw = 1; draw <= n; draw++) {
    const next = new Float64Array(2 * n + 1);
    for (let k = n - draw; k <= n + draw; k++) {
      next[k] = p * (mass[k - 1] ?? 0) + m * (mass[k] ?? 0) + d * (mass[k + 1] ?? 0);
    }
    mass = next;
  }
  let sum = 0;
  const cumulated = mass.map((value) => {
    sum += value;
    return sum;
  });
  return (k) => cumulated[k + n] ?? 1;
}

/**
 * The same by Fourier inversion over a window that holds all but 1e-20 of the mass: the
 * characteristic function dies away after a few hundred frequencies, whatever n is.
 */
function inverted(counts: Counts, n: number): (k: number) => number {
  const v = unitVariance(counts, n);
  const center = counts.promoters - counts.detractors;
  const half = Math.min(2 * n + 1, Math.ceil(60 + 20 * Math.sqrt(n * v)));
  const size = 2 * half + 1;
  const terms: { theta: number; size: number; phase: number }[] = [];
  for (let j = 1; j <= half; j++) {
    const theta = (2 * Math.PI * j) / size;
    const re = ((counts.promoters + counts.detractors) * Math.cos(theta) + counts.passives) / n;
    const im = ((counts.promoters - counts.detractors) * Math.sin(theta)) / n;
    const modulus = Math.hypot(re, im) ** n;
    if (modulus < 1e-18) continue;
    terms.push({ theta, size: modulus, phase: n * Math.atan2(im, re) - center * theta });
  }
  return (k) => {
    const last = k - center;
    if (last < -half) return 0;
    if (last >= half) return 1;
    let sum = last + half + 1;
    for (const { theta, size: modulus, phase } of terms) {
      // The sum of cos(phase − θ x) for x = −half..last, by the formula for arithmetic angles.
      const count = last + half + 1;
      const middle = (last - half) / 2;
      const kernel = Math.sin((count * theta) / 2) / Math.sin(theta / 2);
      sum += 2 * modulus * kernel * Math.cos(phase - theta * middle);
    }
    return sum / size;
  };
}
