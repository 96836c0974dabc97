import { refuse, whole } from "./check.ts";
import {
  type Confidence,
  type Counts,
  type Limits,
  pooled,
  totalOf,
  unitVariance,
} from "./counts.ts";
import { chiSquareSf, studentTTwoSidedP, twoSidedP } from "./distributions.ts";
import { zOf } from "./normal.ts";
import { tOf } from "./rating.ts";

/**
 * How the same people answered twice: rows before, columns after, in the order detractor,
 * passive, promoter.
 */
export type PairedTable = readonly (readonly number[])[];

interface Pairs {
  readonly n: number;
  readonly before: Counts;
  readonly after: Counts;
  /** Sum over pairs of the product of the codes +1, 0, −1. */
  readonly products: number;
  /** Pairs by how many steps they moved, −2 to 2. */
  readonly moves: ReadonlyMap<number, number>;
  cell(row: number, column: number): number;
}

function pairsOf(name: string, table: PairedTable): Pairs {
  if (!Array.isArray(table) || table.length !== 3 || table.some((row) => row?.length !== 3)) {
    refuse(name, "three rows of three counts", table);
  }
  const cell = (row: number, column: number) => table[row]?.[column] ?? 0;
  const moves = new Map<number, number>();
  const before = [0, 0, 0];
  const after = [0, 0, 0];
  let [n, products] = [0, 0];
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      const count = whole(`${name}[${row}][${column}]`, table[row]?.[column] as number);
      n += count;
      products += count * (row - 1) * (column - 1);
      before[row] = (before[row] ?? 0) + count;
      after[column] = (after[column] ?? 0) + count;
      moves.set(column - row, (moves.get(column - row) ?? 0) + count);
    }
  }
  return { n, before: countsOf(before), after: countsOf(after), products, moves, cell };
}

function countsOf([detractors = 0, passives = 0, promoters = 0]: readonly number[]): Counts {
  return { promoters, passives, detractors };
}

const meanCode = (c: Counts, n: number) => (c.promoters - c.detractors) / n;

/** How the score of the same people changed. */
export interface PairedDifference extends Limits {
  readonly n: number;
  readonly before: number | null;
  readonly after: number | null;
  readonly difference: number | null;
  readonly se: number | null;
  readonly df: number | null;
  readonly t: number | null;
  readonly p: number | null;
}

/**
 * Change of the score among people who answered both times (paired t). More sensitive than
 * two samples, since opinions that stay cancel out.
 *
 * @param input.table 3×3 counts, rows before, columns after: detractor, passive, promoter.
 * @returns scores, difference (after − before), se and limits in points, df, t, p. t, p and
 *   limits are `null` when nobody's change differs from anybody's (se = 0); se too when n < 2.
 * @throws {RangeError} when the table is not 3×3 whole counts or confidence not within (0, 1).
 */
export function pairedDifference(
  input: { readonly table: PairedTable } & Confidence,
): PairedDifference {
  const { n, before, after, moves } = pairsOf("table", input.table);
  zOf(input.confidence);
  const none = { se: null, df: null, t: null, p: null, lower: null, upper: null };
  if (n === 0) return { n, before: null, after: null, difference: null, ...none };
  let sum = 0;
  let squares = 0;
  for (const [steps, count] of moves) {
    sum += count * steps;
    squares += count * steps * steps;
  }
  const difference = (100 * sum) / n;
  const scores = {
    n,
    before: 100 * meanCode(before, n),
    after: 100 * meanCode(after, n),
    difference,
  };
  if (n < 2) return { ...scores, ...none };
  const df = n - 1;
  // n Σe² − (Σe)² is whole: 0 exactly when all changes are equal.
  const se = 100 * Math.sqrt((n * squares - sum * sum) / n / df / n);
  if (se === 0) return { ...scores, ...none, se, df };
  const t = difference / se;
  const half = tOf(df, input.confidence) * se;
  const { p } = studentTTwoSidedP({ t, df });
  return { ...scores, se, df, t, p, lower: difference - half, upper: difference + half };
}

/**
 * Stuart–Maxwell test: did people move between the groups, even where the score stayed?
 *
 * @param input.table 3×3 counts, rows before, columns after.
 * @returns chi-square statistic with df = 2 and p; statistic and p `null` when the table is
 *   empty or too few people moved to tell (singular).
 * @throws {RangeError} when the table is not 3×3 whole counts.
 * @see Stuart (1955), Biometrika 42; Maxwell (1970), British Journal of Psychiatry 116.
 */
export function marginalHomogeneity(input: { readonly table: PairedTable }): {
  statistic: number | null;
  df: number;
  p: number | null;
} {
  const { before, after, cell } = pairsOf("table", input.table);
  const d0 = before.detractors - after.detractors;
  const d1 = before.passives - after.passives;
  const s00 = before.detractors + after.detractors - 2 * cell(0, 0);
  const s11 = before.passives + after.passives - 2 * cell(1, 1);
  const s01 = -(cell(0, 1) + cell(1, 0));
  const determinant = s00 * s11 - s01 * s01;
  if (determinant === 0) return { statistic: null, df: 2, p: null };
  const statistic = (d0 * d0 * s11 - 2 * d0 * d1 * s01 + d1 * d1 * s00) / determinant;
  return { statistic, df: 2, p: chiSquareSf({ x: statistic, df: 2 }).p };
}

/** How the score changed between two waves that share some people. */
export interface OverlappingDifference extends Limits {
  readonly before: number | null;
  readonly after: number | null;
  readonly difference: number | null;
  readonly covariance: number;
  readonly se: number | null;
  readonly z: number | null;
  readonly p: number | null;
}

/**
 * Change of the score between two waves of which some people answered both.
 *
 * @param input.beforeOnly, input.afterOnly counts of those seen in one wave only;
 *   input.pairedTable 3×3 counts of those seen in both; confidence.
 * @returns points; covariance of the pairs on the unit scale (0 without pairs). Difference
 *   and what follows are `null` when a wave is empty, z, p and limits when se = 0.
 * @throws {RangeError} when a count is not whole or confidence not within (0, 1).
 * @see Kish (1965), Survey Sampling, 12.4.
 */
export function overlappingWavesDifference(
  input: {
    readonly beforeOnly: Counts;
    readonly afterOnly: Counts;
    readonly pairedTable: PairedTable;
  } & Confidence,
): OverlappingDifference {
  totalOf(input.beforeOnly, "beforeOnly");
  totalOf(input.afterOnly, "afterOnly");
  const pairs = pairsOf("pairedTable", input.pairedTable);
  const reach = zOf(input.confidence);
  const before = pooled([input.beforeOnly, pairs.before]);
  const after = pooled([input.afterOnly, pairs.after]);
  const n1 = totalOf(before);
  const n2 = totalOf(after);
  const none = { z: null, p: null, lower: null, upper: null };
  const m1 = n1 === 0 ? null : meanCode(before, n1);
  const m2 = n2 === 0 ? null : meanCode(after, n2);
  if (m1 === null || m2 === null) {
    const scores = { before: m1 === null ? null : 100 * m1, after: m2 === null ? null : 100 * m2 };
    return { ...scores, difference: null, covariance: 0, se: null, ...none };
  }
  const n12 = pairs.n;
  const covariance =
    n12 === 0
      ? 0
      : pairs.products / n12 -
        meanCode(pairs.before, n12) * m2 -
        meanCode(pairs.after, n12) * m1 +
        m1 * m2;
  const apart = unitVariance(before, n1) / n1 + unitVariance(after, n2) / n2;
  const variance = apart - (2 * n12 * covariance) / (n1 * n2);
  // Where nobody changed the terms cancel; what rounding leaves of them is no variance.
  const se = variance <= 1e-13 * apart ? 0 : 100 * Math.sqrt(variance);
  const difference = 100 * (m2 - m1);
  const found = { before: 100 * m1, after: 100 * m2, difference, covariance, se };
  if (se === 0) return { ...found, ...none };
  const z = difference / se;
  const half = reach * se;
  return { ...found, z, p: twoSidedP(z), lower: difference - half, upper: difference + half };
}
