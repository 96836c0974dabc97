import { code, list, nonNegative, refuse, sameLength, weight } from "./check.ts";
import { type EffectiveSize, effectiveSampleSize } from "./weighting.ts";

/** A label of a row: a plan, a region. */
export type Label = string | number;

/** Rows to weight: labels by column, wanted shares by column and level. */
export interface RakeInput {
  readonly columns: Readonly<Record<string, readonly Label[]>>;
  readonly targets: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Weights to start from; 1 each when left out. */
  readonly baseWeights?: readonly number[];
  /** Answers coded +1, 0, −1. */
  readonly x: readonly number[];
}

/** Weights of mean 1 and what they make of the score. */
export interface RakeResult extends EffectiveSize {
  readonly weights: number[];
  readonly score: number | null;
}

interface Margin {
  readonly name: string;
  /** Index of each row's level, and each level's wanted share and name. */
  readonly levelOf: Int32Array;
  readonly shares: readonly number[];
  readonly levels: readonly string[];
}

function marginOf(
  name: string,
  labels: readonly Label[] | undefined,
  wanted: Readonly<Record<string, number>>,
  rows: number,
): Margin {
  if (!Array.isArray(labels)) refuse(`columns.${name}`, "a list of labels", labels);
  if (labels.length !== rows) refuse(`columns.${name}`, `as long as x (${rows})`, labels.length);
  const levels = Object.keys(wanted);
  const shares = levels.map((level) => nonNegative(`targets.${name}.${level}`, wanted[level] ?? 0));
  const total = shares.reduce((sum, value) => sum + value, 0);
  if (!(Math.abs(total - 1) <= 1e-6)) refuse(`targets.${name}`, "shares that add up to 1", total);
  const index = new Map(levels.map((level, i) => [level, i]));
  const levelOf = Int32Array.from(labels as readonly Label[], (label, row) => {
    const found = label === null || label === undefined ? undefined : index.get(String(label));
    return found ?? refuse(`columns.${name}[${row}]`, "a level that has a target", label);
  });
  return { name, levelOf, shares: shares.map((value) => value / total), levels };
}

/**
 * Weights under which every margin has its wanted shares (raking, iterative proportional
 * fitting), for a sample whose mix of plans or regions is not that of the customers.
 *
 * @param input.columns labels of each row by column; input.targets for each column the share
 *   of each level, adding up to 1; input.baseWeights; input.x codes +1, 0, −1.
 * @returns weights of mean 1 in the order of the rows, Kish's effectiveN and designEffect
 *   (warn above 2), and the weighted score.
 * @throws {RangeError} when a level with a target has no rows, a row no label with a target,
 *   shares do not add up to 1, or the margins contradict each other (no convergence).
 * @see Deming & Stephan (1940), Annals of Mathematical Statistics 11, 427–444; R `survey::rake`.
 */
export function rake(input: RakeInput): RakeResult {
  const x = list("x", input.x, code);
  const base = input.baseWeights ?? x.map(() => 1);
  list("baseWeights", base, weight);
  sameLength("x", x, "baseWeights", base);
  for (const name of Object.keys(input.columns)) {
    if (!(name in input.targets)) refuse(`targets.${name}`, "given for every column", undefined);
  }
  const margins = Object.entries(input.targets).map(([name, wanted]) =>
    marginOf(name, input.columns[name], wanted, x.length),
  );
  const cells = cellsOf(margins, base);
  const total = base.reduce((sum, w) => sum + w, 0);
  if (total === 0) refuse("baseWeights", "above 0 in at least one row", 0);
  fit(margins, cells, total);
  const scale = x.length / cells.sums.reduce((sum, value) => sum + value, 0);
  const weights = x.map((_, row) => {
    const cell = cells.cellOf[row] ?? 0;
    const initial = cells.initial[cell] ?? 0;
    return initial === 0 ? 0 : (base[row] ?? 0) * ((cells.sums[cell] ?? 0) / initial) * scale;
  });
  const score = x.reduce((sum, value, row) => sum + value * (weights[row] ?? 0), 0) / x.length;
  return { weights, ...effectiveSampleSize({ weights }), score: 100 * score };
}

/** Rows of the same labels move together, so only their sums are fitted. */
interface Cells {
  readonly cellOf: Int32Array;
  readonly initial: Float64Array;
  readonly sums: Float64Array;
  /** For each margin, the level of each cell. */
  readonly levels: readonly Int32Array[];
}

function cellsOf(margins: readonly Margin[], base: readonly number[]): Cells {
  const numbers = new Map<string | number, number>();
  const firstRow: number[] = [];
  const cellOf = new Int32Array(base.length);
  const small = margins.reduce((product, m) => product * m.levels.length, 1) < 2 ** 50;
  for (let row = 0; row < base.length; row++) {
    const key = small
      ? margins.reduce((at, m) => at * m.levels.length + (m.levelOf[row] ?? 0), 0)
      : margins.map((m) => m.levelOf[row]).join();
    let cell = numbers.get(key);
    if (cell === undefined) {
      cell = firstRow.length;
      numbers.set(key, cell);
      firstRow.push(row);
    }
    cellOf[row] = cell;
  }
  const initial = new Float64Array(firstRow.length);
  for (let row = 0; row < base.length; row++) {
    const cell = cellOf[row] ?? 0;
    initial[cell] = (initial[cell] ?? 0) + (base[row] ?? 0);
  }
  const levels = margins.map((m) => Int32Array.from(firstRow, (row) => m.levelOf[row] ?? 0));
  return { cellOf, initial, sums: initial.slice(), levels };
}

/** Scales the cells, margin after margin, until every margin is met within 1e-10. */
function fit(margins: readonly Margin[], { sums, levels }: Cells, total: number): void {
  for (let cycle = 0; cycle < 1000; cycle++) {
    let worst = 0;
    margins.forEach((margin, m) => {
      const levelOf = levels[m] ?? new Int32Array();
      const current = new Float64Array(margin.shares.length);
      for (let c = 0; c < sums.length; c++) {
        const level = levelOf[c] ?? 0;
        current[level] = (current[level] ?? 0) + (sums[c] ?? 0);
      }
      const factors = current.map((sum, level) => {
        const wanted = (margin.shares[level] ?? 0) * total;
        worst = Math.max(worst, Math.abs(sum - wanted) / total);
        if (sum > 0) return wanted / sum;
        return wanted === 0
          ? 0
          : refuse(
              `targets.${margin.name}.${margin.levels[level]}`,
              "0, nobody has it",
              wanted / total,
            );
      });
      for (let c = 0; c < sums.length; c++) {
        sums[c] = (sums[c] ?? 0) * (factors[levelOf[c] ?? 0] ?? 0);
      }
    });
    if (worst <= 1e-10) return;
  }
  refuse("targets", "shares that can hold together (no convergence in 1000 cycles)", "a conflict");
}
