/** Logistic regression over a handful of numbers, by Newton's method: small enough to be solved exactly. */
import { logistic } from "../src/linear-model.ts";

const STEPS = 25;
/** Keeps the weights finite where the cases are few. */
const PENALTY: number = 1;

/**
 * A bias and one weight for each number of a row.
 *
 * @param rows numbers of each case; all of one length.
 * @param wanted whether each case is one.
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  wanted: readonly boolean[],
): number[] {
  const size = (rows[0]?.length ?? 0) + 1;
  let weights: number[] = Array.from({ length: size }, () => 0);
  for (let step = 0; step < STEPS; step++) {
    const slope: number[] = weights.map((weight, i) => (i === 0 ? 0 : PENALTY * weight));
    const curve: number[][] = weights.map((_, i) =>
      weights.map((_, j) => (i === j && i > 0 ? PENALTY : 0)),
    );
    rows.forEach((row, n) => {
      const x = [1, ...row];
      const p = logistic(x.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0));
      const error = p - (wanted[n] ? 1 : 0);
      const spread = p * (1 - p);
      x.forEach((value, i) => {
        slope[i] = (slope[i] ?? 0) + error * value;
        const line = curve[i] ?? [];
        x.forEach((other, j) => {
          line[j] = (line[j] ?? 0) + spread * value * other;
        });
      });
    });
    const change = solved(curve, slope);
    weights = weights.map((weight, i) => weight - (change[i] ?? 0));
    if (change.every((size) => Math.abs(size) < 1e-7)) break;
  }
  return weights;
}

/** The solution of a few linear equations, by elimination with the largest pivot. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const lines = matrix.map((line, i) => [...line, right[i] ?? 0]);
  const size = lines.length;
  const at = (i: number, j: number) => lines[i]?.[j] ?? 0;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++)
      if (Math.abs(at(i, column)) > Math.abs(at(pivot, column))) pivot = i;
    const [kept, largest] = [lines[column], lines[pivot]];
    if (kept === undefined || largest === undefined) continue;
    [lines[column], lines[pivot]] = [largest, kept];
    if (at(column, column) === 0) continue;
    for (let i = 0; i < size; i++) {
      if (i === column) continue;
      const share = at(i, column) / at(column, column);
      lines[i] = (lines[i] ?? []).map((value, j) => value - share * at(column, j));
    }
  }
  return lines.map((line, i) => (at(i, i) === 0 ? 0 : (line[size] ?? 0) / at(i, i)));
}
