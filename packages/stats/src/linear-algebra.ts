/** A square matrix, row by row. */
export type Matrix = readonly Float64Array[];

/**
 * Eigenvalues and eigenvectors (columns of `vectors`) of a symmetric matrix, by Jacobi's
 * rotations. @see Golub & Van Loan, Matrix Computations, 8.5.
 */
export function symmetricEigen(matrix: Matrix): { values: number[]; vectors: Float64Array[] } {
  const size = matrix.length;
  const a = matrix.map((row) => row.slice());
  const vectors = matrix.map((_, i) => Float64Array.from({ length: size }, (_, j) => +(i === j)));
  const get = (m: Float64Array[], i: number, j: number) => m[i]?.[j] ?? 0;
  for (let sweep = 0; sweep < 100; sweep++) {
    let off = 0;
    for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) off += get(a, i, j) ** 2;
    if (off < 1e-30) break;
    for (let i = 0; i < size; i++) {
      for (let j = i + 1; j < size; j++) {
        const between = get(a, i, j);
        if (between === 0) continue;
        const theta = (get(a, j, j) - get(a, i, i)) / (2 * between);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(1, theta));
        const c = 1 / Math.hypot(1, t);
        rotate(a, vectors, i, j, c, t * c);
      }
    }
  }
  return { values: a.map((row, i) => row[i] ?? 0), vectors };
}

/** One rotation in the plane of i and j: the matrix from both sides, the vectors from one. */
function rotate(
  a: Float64Array[],
  vectors: Float64Array[],
  i: number,
  j: number,
  c: number,
  s: number,
): void {
  const columns = (row: Float64Array) => {
    const [x, y] = [row[i] ?? 0, row[j] ?? 0];
    row[i] = c * x - s * y;
    row[j] = s * x + c * y;
  };
  a.forEach(columns);
  vectors.forEach(columns);
  const [rowI, rowJ] = [a[i], a[j]];
  if (rowI === undefined || rowJ === undefined) return;
  for (let k = 0; k < rowI.length; k++) {
    const [x, y] = [rowI[k] ?? 0, rowJ[k] ?? 0];
    rowI[k] = c * x - s * y;
    rowJ[k] = s * x + c * y;
  }
}

/** The x with A x = b, for A symmetric and positive definite (Cholesky). */
export function solvePositive(matrix: Matrix, b: readonly number[]): number[] {
  const size = b.length;
  const lower = matrix.map((row) => row.slice());
  const at = (i: number, j: number) => lower[i]?.[j] ?? 0;
  const set = (i: number, j: number, value: number) => {
    const row = lower[i];
    if (row !== undefined) row[j] = value;
  };
  for (let j = 0; j < size; j++) {
    let pivot = at(j, j);
    for (let k = 0; k < j; k++) pivot -= at(j, k) ** 2;
    set(j, j, Math.sqrt(Math.max(Number.MIN_VALUE, pivot)));
    for (let i = j + 1; i < size; i++) {
      let value = at(i, j);
      for (let k = 0; k < j; k++) value -= at(i, k) * at(j, k);
      set(i, j, value / at(j, j));
    }
  }
  const x = b.slice();
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] ?? 0) - at(i, k) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / at(i, i);
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i] = (x[i] ?? 0) - at(k, i) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / at(i, i);
  }
  return x;
}
