import { list, nonNegative, refuse, share, whole } from "./check.ts";
import { chiSquareSf } from "./distributions.ts";
import { regularizedGamma } from "./special-functions.ts";

/**
 * Fisher's exact test, one-sided: does the first row hold more of the first column than
 * chance would give it? None of these signals proves misconduct: say "unusual, check".
 *
 * @param input 2×2 counts: row 1 the suspect (a tens, b others), row 2 the rest (c, d).
 * @returns p; 1 when the table or a margin is empty.
 * @throws {RangeError} when a count is not a whole number of zero or more.
 */
export function fisherExactGreater(input: {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}): { p: number } {
  const a = whole("a", input.a);
  const b = whole("b", input.b);
  const c = whole("c", input.c);
  const d = whole("d", input.d);
  const [row, column, n] = [a + b, a + c, a + b + c + d];
  const least = Math.max(0, row + column - n);
  const most = Math.min(row, column);
  if (a <= least) return { p: 1 };
  // Masses relative to the likeliest table, outwards from it until they are nothing.
  const mode = Math.max(least, Math.min(most, Math.floor(((row + 1) * (column + 1)) / (n + 2))));
  let total = 0;
  let tail = 0;
  const add = (k: number, mass: number) => {
    total += mass;
    if (k >= a) tail += mass;
  };
  let mass = 1;
  for (let k = mode; k <= most && mass > 1e-320; k++) {
    add(k, mass);
    mass *= ((row - k) / (k + 1)) * ((column - k) / (n - row - column + k + 1));
  }
  mass = 1;
  for (let k = mode; k > least && mass > 1e-320; k--) {
    mass *= (k / (row - k + 1)) * ((n - row - column + k) / (column - k + 1));
    add(k - 1, mass);
  }
  return { p: Math.min(1, tail / total) };
}

/**
 * Probability of at least one unbroken run of successes in independent trials: a streak of
 * tens that chance does not make.
 *
 * @param input.n trials and input.run length, whole (run at least 1); input.p chance of a success.
 * @returns probability; 0 when the run is longer than n or p = 0.
 * @throws {RangeError} when n or run is not whole, run below 1, or p outside 0 to 1.
 */
export function longestRunProbability(input: {
  readonly n: number;
  readonly run: number;
  readonly p: number;
}): { probability: number } {
  const n = whole("n", input.n);
  const run = whole("run", input.run, 1);
  const p = share("p", input.p);
  if (run > n) return { probability: 0 };
  const start = p ** run;
  // F(m) = P(a run within m trials); a first run ending at m follows a failure at m − run.
  // Only additions of positive terms, so small probabilities keep their digits.
  const window = new Float64Array(run + 1);
  let found = start;
  window[run % (run + 1)] = found;
  for (let m = run + 1; m <= n; m++) {
    const slot = m % (run + 1);
    found += (1 - (window[slot] ?? 0)) * (1 - p) * start;
    window[slot] = found;
  }
  return { probability: Math.min(1, found) };
}

/**
 * Probability of k events or more where lambda are expected: too many answers from one device.
 *
 * @param input.k whole; input.lambda zero or more.
 * @returns p = P(X ≥ k); 1 for k = 0, 0 for lambda = 0 and k > 0.
 * @throws {RangeError} when k is not whole or lambda is negative or not finite.
 */
export function poissonUpperTail(input: { readonly k: number; readonly lambda: number }): {
  p: number;
} {
  const k = whole("k", input.k);
  const lambda = nonNegative("lambda", input.lambda);
  if (k === 0) return { p: 1 };
  return { p: lambda === 0 ? 0 : regularizedGamma(k, lambda).lower };
}

/** How far counts are from expected shares. */
export interface GoodnessOfFit {
  readonly statistic: number | null;
  readonly df: number;
  readonly p: number | null;
  /** Half the sum of absolute differences of shares, 0 to 1: the size to show. */
  readonly totalVariation: number | null;
  readonly minExpected: number | null;
}

/**
 * Chi-square goodness of fit: is a distribution of answers shaped unlike the others?
 *
 * @param input.observed whole counts; input.expectedShares of the same cells, adding up to 1.
 * @returns statistic, df = cells − 1 (cells that can occur), p, totalVariation and
 *   minExpected (below 5: merge cells before quoting p). `null` when n = 0, p also with one cell.
 * @throws {RangeError} when the lists differ in length, shares do not add up to 1, or a cell
 *   of share 0 was observed.
 */
export function chiSquareGoodnessOfFit(input: {
  readonly observed: readonly number[];
  readonly expectedShares: readonly number[];
}): GoodnessOfFit {
  const observed = list("observed", input.observed, whole);
  const shares = list("expectedShares", input.expectedShares, share);
  if (observed.length !== shares.length || shares.length === 0) {
    refuse(
      "expectedShares",
      `as long as observed (${observed.length}), and not empty`,
      shares.length,
    );
  }
  const sum = shares.reduce((total, value) => total + value, 0);
  if (Math.abs(sum - 1) > 1e-6) refuse("expectedShares", "shares that add up to 1", sum);
  const n = observed.reduce((total, count) => total + count, 0);
  const df = shares.filter((value) => value > 0).length - 1;
  if (n === 0) return { statistic: null, df, p: null, totalVariation: null, minExpected: null };
  let [statistic, distance, minExpected] = [0, 0, Number.MAX_VALUE];
  observed.forEach((count, i) => {
    const wanted = shares[i] ?? 0;
    distance += Math.abs(count / n - wanted);
    if (wanted === 0) {
      if (count > 0) refuse(`observed[${i}]`, "0 where the expected share is 0", count);
      return;
    }
    const expected = n * wanted;
    statistic += (count - expected) ** 2 / expected;
    minExpected = Math.min(minExpected, expected);
  });
  const p = df === 0 ? null : chiSquareSf({ x: Math.min(1e300, statistic), df }).p;
  return {
    statistic: Math.min(1e300, statistic),
    df,
    p,
    totalVariation: distance / 2,
    minExpected,
  };
}
