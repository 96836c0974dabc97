import { moderate, refuse } from "./check.ts";
import { type Matrix, symmetricEigen } from "./linear-algebra.ts";

/** Ratings of drivers by row, and what they may drive; `null` where somebody gave no rating. */
export interface DriverData {
  readonly X: readonly (readonly (number | null)[])[];
  readonly y: readonly (number | null)[];
}

/** Complete rows by column, and how many were not. */
export interface DriverColumns {
  readonly columns: readonly Float64Array[];
  readonly y: Float64Array;
  readonly n: number;
  readonly dropped: number;
}

/** Checks the data and keeps the complete rows. */
export function driverColumns({ X, y }: DriverData): DriverColumns {
  if (!Array.isArray(X) || X.length === 0) refuse("X", "a list of rows", X);
  if (!Array.isArray(y) || y.length !== X.length)
    refuse("y", `as long as X (${X.length})`, y?.length);
  const p = X[0]?.length ?? 0;
  if (p === 0) refuse("X[0]", "a row of at least one driver", X[0]);
  const rows: number[] = [];
  X.forEach((row, i) => {
    if (row.length !== p) refuse(`X[${i}]`, `a row of ${p} drivers`, row);
    row.forEach((value: number | null, j: number) => {
      if (value !== null) moderate(`X[${i}][${j}]`, value);
    });
    const answer = y[i];
    if (answer !== null) moderate(`y[${i}]`, answer);
    if (answer !== null && row.every((value: number | null) => value !== null)) rows.push(i);
  });
  const columns = Array.from({ length: p }, (_, j) =>
    Float64Array.from(rows, (i) => X[i]?.[j] ?? 0),
  );
  const complete = Float64Array.from(rows, (i) => y[i] ?? 0);
  return { columns, y: complete, n: rows.length, dropped: X.length - rows.length };
}

/** Correlations among the drivers and of each with y. */
export interface Correlations {
  readonly matrix: Matrix;
  readonly withY: readonly number[];
}

/**
 * Correlations when each row counts as often as `times` says; `null` where a column no longer
 * varies. Columns must be standardized, the last one is y.
 */
export function repeatedCorrelations(
  columns: readonly Float64Array[],
  times: Float64Array,
): Correlations | null {
  const n = times.reduce((sum, value) => sum + value, 0);
  const weighted = columns.map((column) => {
    const product = new Float64Array(column.length);
    for (let i = 0; i < column.length; i++) product[i] = (times[i] ?? 0) * (column[i] ?? 0);
    return product;
  });
  const sums = weighted.map((column) => column.reduce((sum, value) => sum + value, 0));
  const covariance = (i: number, j: number) =>
    dot(weighted[i] ?? new Float64Array(), columns[j] ?? new Float64Array()) -
    ((sums[i] ?? 0) * (sums[j] ?? 0)) / n;
  const lengths = columns.map((_, j) => Math.sqrt(Math.max(0, covariance(j, j))));
  if (lengths.some((length) => length < 1e-6)) return null;
  return correlationsBy(
    columns.length - 1,
    (i, j) => covariance(i, j) / ((lengths[i] ?? 1) * (lengths[j] ?? 1)),
  );
}

/** A column less its mean, of length 1; `null` when all its values are equal. */
export function standardized(column: Float64Array): Float64Array | null {
  const first = column[0];
  if (column.every((value) => value === first)) return null;
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  const centered = column.map((value) => value - mean);
  const length = Math.sqrt(centered.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? null : centered.map((value) => value / length);
}

/** Correlations of complete data, or the refusal that says which column varies too little. */
export function correlations({ columns, y, n }: DriverColumns): Correlations {
  const p = columns.length;
  if (n <= p + 1) refuse("X", `more than ${p + 1} complete rows for ${p} drivers`, n);
  const answers = standardized(y) ?? refuse("y", "of more than one value", "equal values");
  const drivers = columns.map(
    (column, j) =>
      standardized(column) ?? refuse(`X[..][${j}]`, "of more than one value", "equal values"),
  );
  const all = [...drivers, answers];
  return correlationsBy(p, (i, j) => dot(all[i] ?? answers, all[j] ?? answers));
}

/** The correlations of p drivers with each other and with column p, the answers. */
function correlationsBy(p: number, of: (i: number, j: number) => number): Correlations {
  const matrix = Array.from({ length: p }, () => new Float64Array(p));
  matrix.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      const r = i === j ? 1 : of(i, j);
      row[j] = r;
      matrix[j]?.fill(r, i, i + 1);
    }
  });
  return { matrix, withY: Array.from({ length: p }, (_, i) => of(i, p)) };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** What explains the rating, and how much of it. */
interface Explained {
  readonly r2: number;
  readonly n: number;
  /** Rows left out because something was missing. */
  readonly dropped: number;
  /** Parts of r2 as shares of 1; `null` when nothing is explained. */
  readonly share: number[] | null;
}

const MOST_DRIVERS = 12;

/**
 * Shapley (LMG) importance: how much of the variance each driver explains, averaged over all
 * orders in which drivers can enter. Stays stable where drivers go together. Association,
 * not cause.
 *
 * @param input.X rows of driver ratings; input.y the answer (0–10, which holds more
 *   information than the three groups). Rows with a `null` are dropped and counted.
 * @returns r2; importance of each driver, adding up to r2; share, adding up to 1.
 * @throws {RangeError} when a driver or y does not vary, there are not more rows than drivers
 *   plus one, or there are more than 12 drivers (use `relativeWeights`).
 * @see Lindeman, Merenda & Gold (1980); Grömping (2006), Journal of Statistical Software 17(1).
 */
export function shapleyImportance(
  input: DriverData,
): Explained & { readonly importance: number[] } {
  const data = driverColumns(input);
  const importance = shapleyValues(correlations(data));
  const { n, dropped } = data;
  return { ...shared(importance), importance, n, dropped };
}

/** Shapley values of R² from correlations. */
export function shapleyValues(given: Correlations): number[] {
  const p = given.withY.length;
  if (p > MOST_DRIVERS) refuse("X", `of at most ${MOST_DRIVERS} drivers (see relativeWeights)`, p);
  const r2 = explainedBySubset(given);
  // weight[k]: how often a driver enters after k others, k! (p − k − 1)! / p!.
  const weight = [1 / p];
  for (let k = 1; k < p; k++) weight.push(((weight[k - 1] ?? 0) * k) / (p - k));
  const importance = new Array<number>(p).fill(0);
  for (let subset = 0; subset < r2.length; subset++) {
    let size = 0;
    for (let rest = subset; rest > 0; rest &= rest - 1) size++;
    for (let j = 0; j < p; j++) {
      if (subset & (1 << j)) continue;
      const gain = (r2[subset | (1 << j)] ?? 0) - (r2[subset] ?? 0);
      importance[j] = (importance[j] ?? 0) + (weight[size] ?? 0) * gain;
    }
  }
  return importance;
}

/** R² of every subset of drivers (bit j: driver j), each from the one without its last driver. */
function explainedBySubset({ matrix, withY }: Correlations): Float64Array {
  const p = withY.length;
  const r2 = new Float64Array(2 ** p);
  // By number of drivers taken out: what is left of the others' correlations, and of y's.
  const left = Array.from({ length: p + 1 }, () => new Float64Array(p * p));
  const ys = Array.from({ length: p + 1 }, () => new Float64Array(p));
  matrix.forEach((row, i) => {
    left[0]?.set(row, i * p);
  });
  ys[0]?.set(withY);
  const visit = (subset: number, from: number, depth: number) => {
    const a = left[depth] ?? new Float64Array();
    const y = ys[depth] ?? new Float64Array();
    const nextA = left[depth + 1] ?? new Float64Array();
    const nextY = ys[depth + 1] ?? new Float64Array();
    for (let j = from; j < p; j++) {
      const next = subset | (1 << j);
      const pivot = a[j * p + j] ?? 0;
      const own = y[j] ?? 0;
      // A driver that those before it determine adds nothing and takes nothing out.
      const inverse = pivot < 1e-10 ? 0 : 1 / pivot;
      r2[next] = Math.min(1, (r2[subset] ?? 0) + own * own * inverse);
      for (let i = j + 1; i < p; i++) {
        const factor = (a[j * p + i] ?? 0) * inverse;
        nextY[i] = (y[i] ?? 0) - factor * own;
        for (let k = i; k < p; k++) {
          nextA[i * p + k] = (a[i * p + k] ?? 0) - factor * (a[j * p + k] ?? 0);
        }
      }
      visit(next, j + 1, depth + 1);
    }
  };
  visit(0, 0, 0);
  return r2;
}

/**
 * Johnson's relative weights: nearly the Shapley values, at no cost for many drivers.
 * Association, not cause.
 *
 * @param input as for `shapleyImportance`.
 * @returns r2; weights, adding up to r2; share, adding up to 1.
 * @throws {RangeError} when a driver or y does not vary, drivers determine each other
 *   (singular), or there are not more rows than drivers plus one.
 * @see Johnson (2000), Multivariate Behavioral Research 35, 1–19.
 */
export function relativeWeights(input: DriverData): Explained & { readonly weights: number[] } {
  const data = driverColumns(input);
  const weights = johnsonWeights(correlations(data));
  const { n, dropped } = data;
  return { ...shared(weights), weights, n, dropped };
}

/** Johnson's weights from correlations. */
export function johnsonWeights({ matrix, withY }: Correlations): number[] {
  const p = withY.length;
  const { values, vectors } = symmetricEigen(matrix);
  if (Math.min(...values) < 1e-10 * p)
    refuse("X", "of drivers that do not determine each other", "singular");
  const all = Array.from({ length: p }, (_, i) => i);
  const power = (exponent: number) =>
    all.map((i) =>
      all.map((j) =>
        all.reduce(
          (sum, k) =>
            sum + (vectors[i]?.[k] ?? 0) * (values[k] ?? 0) ** exponent * (vectors[j]?.[k] ?? 0),
          0,
        ),
      ),
    );
  const inverse = power(-0.5);
  const b = inverse.map((row) => row.reduce((sum, value, j) => sum + value * (withY[j] ?? 0), 0));
  return power(0.5).map((row) =>
    row.reduce((sum, value, k) => sum + value ** 2 * (b[k] ?? 0) ** 2, 0),
  );
}

/** r2 and the shares of it. */
function shared(parts: readonly number[]): { r2: number; share: number[] | null } {
  const r2 = parts.reduce((sum, value) => sum + value, 0);
  return { r2, share: r2 > 0 ? parts.map((value) => value / r2) : null };
}
