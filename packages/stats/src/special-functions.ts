/**
 * Incomplete gamma and beta functions: what the distributions rest on. Internal; arguments
 * are checked by the callers. Prefactors follow Loader's saddle-point form, which keeps its
 * digits at millions of answers where differences of log-gammas would lose them.
 */

const EPSILON = 1e-16;
const LOG_SQRT_2PI = 0.9189385332046728;
/** Keeps Lentz's continued fractions from dividing by zero. */
const TINY = 1e-300;

/** ln Γ(x) for x > 0: Stirling's series, reached from small arguments by Γ(x + 1) = x Γ(x). */
export function logGamma(x: number): number {
  let product = 1;
  let n = x;
  while (n < 16) {
    product *= n;
    n++;
  }
  return stirlingError(n) + (n - 0.5) * Math.log(n) - n + LOG_SQRT_2PI - Math.log(product);
}

/** ln Γ(n + 1) less Stirling's formula, for n > 0. */
function stirlingError(n: number): number {
  if (n <= 15) return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - LOG_SQRT_2PI;
  const m = 1 / (n * n);
  return (
    (1 / 12 -
      m * (1 / 360 - m * (1 / 1260 - m * (1 / 1680 - m * (1 / 1188 - (m * 691) / 360360))))) /
    n
  );
}

/** x ln(x / m) + m − x without cancellation. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let term = 2 * x * v;
  for (let j = 1; j < 1000; j++) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/** ln of x^a e^−x / Γ(a + 1), the Poisson mass of a real number a > 0; x > 0. */
function logPoissonMass(a: number, x: number): number {
  return -stirlingError(a) - deviance(a, x) - LOG_SQRT_2PI - 0.5 * Math.log(a);
}

/** Regularised lower and upper incomplete gamma functions at x ≥ 0 for a > 0. */
export function regularizedGamma(a: number, x: number): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  const mass = Math.exp(logPoissonMass(a, x));
  if (x < a + 1) {
    let term = 1;
    let sum = 1;
    for (let k = a + 1; term > sum * EPSILON; k++) {
      term *= x / k;
      sum += term;
    }
    const lower = Math.min(1, mass * sum);
    return { lower, upper: 1 - lower };
  }
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 1e6; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / nonZero(an * d + b);
    c = nonZero(b + an / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 4 * EPSILON) break;
  }
  const upper = Math.min(1, mass * a * h);
  return { lower: 1 - upper, upper };
}

const nonZero = (value: number) => (Math.abs(value) < TINY ? TINY : value);

/** ln of x^a y^b / B(a, b) for x + y = 1, given by their logarithms; a, b > 0. */
export function logBetaKernel(a: number, b: number, logX: number, logY: number): number {
  if (a < 10 || b < 10) {
    return a * logX + b * logY - logBeta(a, b);
  }
  const n = a + b;
  return (
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, n * Math.exp(logX)) -
    deviance(b, n * Math.exp(logY)) +
    0.5 * Math.log((a / n) * b) -
    LOG_SQRT_2PI
  );
}

/** ln B(a, b), exact to rounding also where one argument is far larger than the other. */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < 10) return logGamma(a) + logGamma(b) - logGamma(a + b);
  // ln Γ(large) − ln Γ(large + small) by Stirling, with the big terms taken apart by hand.
  const sum = large + small;
  return (
    logGamma(small) +
    stirlingError(large) -
    stirlingError(sum) -
    (large - 0.5) * Math.log1p(small / large) -
    small * Math.log(sum) +
    small
  );
}

/** Regularised incomplete beta I_x(a, b) and its complement, from x and y = 1 − x. */
export function regularizedBeta(
  x: number,
  y: number,
  a: number,
  b: number,
): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  if (x > (a + 1) / (a + b + 2)) {
    const mirrored = regularizedBeta(y, x, b, a);
    return { lower: mirrored.upper, upper: mirrored.lower };
  }
  const logX = x < 0.5 ? Math.log(x) : Math.log1p(-y);
  const logY = y < 0.5 ? Math.log(y) : Math.log1p(-x);
  const kernel = Math.exp(logBetaKernel(a, b, logX, logY));
  const lower = Math.min(1, (kernel * betaFraction(x, a, b)) / a);
  return { lower, upper: 1 - lower };
}

/** Continued fraction of the incomplete beta function (modified Lentz). */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 1e6; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 4 * EPSILON) break;
  }
  return h;
}
