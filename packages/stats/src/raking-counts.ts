import { list, refuse } from "./check.ts";
import { type Confidence, type Counts, clamped, type Limits, totalOf } from "./counts.ts";
import { intervalScore } from "./interval.ts";
import { zOf } from "./normal.ts";
import { type Label, rake } from "./raking.ts";
import { type EffectiveSize, limitsAt } from "./weighting.ts";

/** Answers that have the same labels: how many of each group. */
export interface RakedCell extends Counts {
  readonly labels: Readonly<Record<string, Label>>;
}

/** A score weighted to wanted margins beside the unweighted one, in points. */
export interface RakedScore extends EffectiveSize {
  readonly unweighted: Limits & { readonly score: number | null };
  readonly weighted: Limits & { readonly score: number | null };
  /** Answers whose weight was cut, and the largest that is left, in means. */
  readonly trimmed: number;
  readonly largest: number | null;
  /** Kish's design effect before weights were cut. */
  readonly designEffectBefore: number | null;
  /** Of an answer in each cell, in the order given; their mean over the answers is 1. */
  readonly weights: number[];
}

/**
 * What raking makes of a score, from counts of answers of the same labels: `rake`, then `trimWeights`, then
 * `weightedNps`, at the cost of the labels that occur together, not of the answers.
 *
 * @param input.cells whole counts and labels; input.targets for each label its values' shares, adding up
 *   to 1; input.most the largest weight, in means (5 when left out); confidence.
 * @returns both scores with their intervals, the weighted one at Kish's effective size; n counts answers.
 * @throws {RangeError} as `rake`, and when most is not above 1.
 * @see Deming & Stephan (1940); Potter (1990); Kish (1965), 11.7.
 */
export function rakeCounts(
  input: {
    readonly cells: readonly RakedCell[];
    readonly targets: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly most?: number;
  } & Confidence,
): RakedScore {
  const most = input.most ?? 5;
  if (!(most > 1 && most <= 1e12)) refuse("most", "above 1, and at most 1e12", most);
  const sizes = list("cells", input.cells, (name, cell) => void totalOf(cell, name)).map((cell) =>
    totalOf(cell),
  );
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const whole = input.cells.reduce(
    (sum, cell) => ({
      promoters: sum.promoters + cell.promoters,
      passives: sum.passives + cell.passives,
      detractors: sum.detractors + cell.detractors,
    }),
    { promoters: 0, passives: 0, detractors: 0 },
  );
  const unweighted = { score: null, ...scoreOf(whole, n), ...limitsOf(whole, input.confidence) };
  if (n === 0) {
    const nothing = { score: null, lower: null, upper: null };
    const size = { n, effectiveN: null, designEffect: null, designEffectBefore: null };
    return { ...size, unweighted, weighted: nothing, trimmed: 0, largest: null, weights: [] };
  }
  const raked = rake({
    columns: Object.fromEntries(
      Object.keys(input.targets).map((name) => [
        name,
        // A label that is missing is refused by its name.
        input.cells.map(({ labels }) => labels[name] as Label),
      ]),
    ),
    targets: input.targets,
    baseWeights: sizes,
    x: sizes.map(() => 0),
  });
  // A row of `rake` is a whole cell here: its weight is shared by the answers in it.
  const each = raked.weights.map((weight, i) => (sizes[i] ? weight / (sizes[i] ?? 1) : 0));
  const before = scaled(each, sizes);
  const cut = trimmed(before, sizes, most);
  const { weights } = cut;
  const shares = { promoters: 0, detractors: 0 };
  input.cells.forEach((cell, i) => {
    const part = (weights[i] ?? 0) / n;
    shares.promoters += part * cell.promoters;
    shares.detractors += part * cell.detractors;
  });
  const effectiveN = kish(weights, sizes);
  return {
    n,
    effectiveN,
    designEffect: n / effectiveN,
    designEffectBefore: n / kish(before, sizes),
    unweighted,
    weighted: {
      score: clamped(100 * (shares.promoters - shares.detractors)),
      ...limitsAt(shares, effectiveN, zOf(input.confidence)),
    },
    trimmed: cut.trimmed,
    largest: weights.reduce((high, w) => Math.max(high, w), 0),
    weights,
  };
}

function scoreOf({ promoters, detractors }: Counts, n: number): { score?: number } {
  return n === 0 ? {} : { score: (100 * (promoters - detractors)) / n };
}

function limitsOf(counts: Counts, confidence: number | undefined): Limits {
  const { lower, upper } = intervalScore({
    ...counts,
    ...(confidence === undefined ? {} : { confidence }),
  });
  return { lower, upper };
}

/** Weights whose mean over the answers is 1. */
function scaled(weights: readonly number[], sizes: readonly number[]): number[] {
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const sum = weights.reduce((total, w, i) => total + w * (sizes[i] ?? 0), 0);
  return weights.map((w) => (w * n) / sum);
}

function kish(weights: readonly number[], sizes: readonly number[]): number {
  let [sum, squares] = [0, 0];
  weights.forEach((w, i) => {
    sum += w * (sizes[i] ?? 0);
    squares += w * w * (sizes[i] ?? 0);
  });
  return (sum * sum) / squares;
}

/** As `trimWeights` does it answer by answer: the largest cut to `most` means of what then is left. */
function trimmed(
  weights: readonly number[],
  sizes: readonly number[],
  most: number,
): { weights: number[]; trimmed: number } {
  const order = weights
    .map((weight, i) => ({ weight, size: weight > 0 ? (sizes[i] ?? 0) : 0 }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.weight - a.weight);
  const n = order.reduce((sum, { size }) => sum + size, 0);
  let rest = order.reduce((sum, { weight, size }) => sum + weight * size, 0);
  let count = 0;
  let cap = (most * rest) / n;
  for (const { weight, size } of order) {
    if (weight <= cap) break;
    const next = count + size;
    const left = rest - weight * size;
    if (n <= most * next || !(left > 0)) break;
    count = next;
    rest = left;
    cap = (most * rest) / (n - most * count);
  }
  return {
    weights: scaled(
      weights.map((w) => Math.min(w, cap)),
      sizes,
    ),
    trimmed: count,
  };
}
