import { list } from "./check.ts";
import { correctedTogether } from "./comparisons.ts";
import {
  adjusted,
  type Confidence,
  type Counts,
  DEFAULT_CONFIDENCE,
  type Limits,
  pooled,
  totalOf,
  unitVariance,
} from "./counts.ts";
import { differenceLimitsMover } from "./difference.ts";
import { twoSidedP } from "./distributions.ts";
import { zOf } from "./normal.ts";
import { LEAST_BASE } from "./reading.ts";

/** Answers of one value of a dimension in both periods. */
export interface SegmentChange {
  readonly before: Counts;
  readonly after: Counts;
}

/** A change in points with its interval; `null` where the data determine none. */
export interface PointsOfChange extends Limits {
  readonly points: number;
}

/** What one segment contributed to the change. */
export interface ChangePart extends PointsOfChange {
  /** Position of the segment in the input. */
  readonly segment: number;
  /** "mix": its share of the answers changed; "within": its own score did. */
  readonly kind: "mix" | "within";
  readonly p: number | null;
  /** p by Benjamini–Hochberg over all parts that could be judged. */
  readonly adjustedP: number | null;
  /** Whether the part may be named: its corrected interval excludes 0. */
  readonly clear: boolean;
}

/** A change of the score, taken apart. */
export interface ChangeParts {
  /** b − a of the whole, by MOVER. */
  readonly change: Limits & { readonly difference: number | null };
  /** All of it that comes from other shares, and from other scores; they add up to the change. */
  readonly mix: PointsOfChange;
  readonly within: PointsOfChange;
  readonly parts: ChangePart[];
  readonly compared: number;
  /** The level of the parts' intervals, corrected for how many stand out. */
  readonly confidence: number;
}

/** A segment's shares and scores (unit scale) in both periods, and the variances of the scores. */
interface Cell {
  readonly n: readonly [number, number];
  readonly share: readonly [number, number];
  readonly score: readonly [number, number];
  readonly variance: readonly [number, number];
  /** The period whose score stands in where the segment has no answers; else each its own. */
  readonly source: readonly [0 | 1, 0 | 1];
}

/** How a part reacts to each segment's shares and scores, by period. */
interface Gradient {
  readonly shares: readonly [Float64Array, Float64Array];
  readonly scores: readonly [Float64Array, Float64Array];
}

function cellOf({ before, after }: SegmentChange, n0: number, n1: number): Cell {
  const [a, b] = [totalOf(before), totalOf(after)];
  const scoreOf = (c: Counts, n: number) => (n === 0 ? 0 : (c.promoters - c.detractors) / n);
  const [s0, s1] = [scoreOf(before, a), scoreOf(after, b)];
  const score: [number, number] = [a === 0 ? s1 : s0, b === 0 ? s0 : s1];
  // Three pseudo-answers, so that a segment of promoters alone is not taken for certain.
  const varianceOf = (c: Counts, n: number) => unitVariance(adjusted(c), n + 3) / (n + 3);
  return {
    n: [a, b],
    share: [a / n0, b / n1],
    score,
    variance: [varianceOf(before, a), varianceOf(after, b)],
    source: [a === 0 ? 1 : 0, b === 0 ? 0 : 1],
  };
}

const zeros = (n: number): [Float64Array, Float64Array] => [
  new Float64Array(n),
  new Float64Array(n),
];
const plus = (into: Float64Array, i: number, value: number) => {
  into[i] = (into[i] ?? 0) + value;
};

/** within = mean share × change of score. */
function withinOf(cells: readonly Cell[], k: number) {
  const { share, score, source } = cells[k] as Cell;
  const gradient: Gradient = { shares: zeros(cells.length), scores: zeros(cells.length) };
  const moved = score[1] - score[0];
  const size = (share[0] + share[1]) / 2;
  plus(gradient.shares[0], k, moved / 2);
  plus(gradient.shares[1], k, moved / 2);
  plus(gradient.scores[source[1]], k, size);
  plus(gradient.scores[source[0]], k, -size);
  return { points: size * moved, gradient };
}

/** mix = change of share × (its mean score less the mean score of all). */
function mixOf(cells: readonly Cell[], k: number, all: number) {
  const own = cells[k] as Cell;
  const gradient: Gradient = { shares: zeros(cells.length), scores: zeros(cells.length) };
  const grown = own.share[1] - own.share[0];
  const apart = (own.score[0] + own.score[1]) / 2 - all;
  plus(gradient.shares[1], k, apart);
  plus(gradient.shares[0], k, -apart);
  for (const period of [0, 1] as const) {
    plus(gradient.scores[own.source[period]], k, grown / 2);
    cells.forEach((cell, j) => {
      plus(gradient.shares[period], j, (-grown * cell.score[period]) / 2);
      plus(gradient.scores[cell.source[period]], j, (-grown * cell.share[period]) / 2);
    });
  }
  return { points: grown * apart, gradient };
}

/** Delta method: shares are multinomial, scores independent of them and of each other. */
function varianceOf(cells: readonly Cell[], { shares, scores }: Gradient, n: readonly number[]) {
  let total = 0;
  for (const period of [0, 1] as const) {
    let [mean, squares] = [0, 0];
    cells.forEach((cell, j) => {
      const g = shares[period][j] ?? 0;
      mean += cell.share[period] * g;
      squares += cell.share[period] * g * g;
      total += (scores[period][j] ?? 0) ** 2 * cell.variance[period];
    });
    total += Math.max(0, squares - mean * mean) / (n[period] ?? 1);
  }
  return total;
}

function summed(gradients: readonly Gradient[], size: number): Gradient {
  const sum: Gradient = { shares: zeros(size), scores: zeros(size) };
  for (const gradient of gradients) {
    for (const kind of ["shares", "scores"] as const) {
      for (const period of [0, 1] as const) {
        gradient[kind][period].forEach((value, j) => {
          plus(sum[kind][period], j, value);
        });
      }
    }
  }
  return sum;
}

/**
 * Takes the change of a score apart by one dimension: how much comes from the mix (more answers
 * from a segment that always scored lower) and how much from within (a segment itself moved).
 * The parts add up to the change exactly. An account of what moved, not of what caused it.
 *
 * Shares and scores are weighed by the mean of both periods, so that neither is the yardstick.
 * A segment without answers in one period is all mix. Values that can come together in one
 * answer (themes) are no partition: give each by itself, as two segments, with and without.
 *
 * @param input.segments whole counts of each value in both periods, all answers of each period
 *   in exactly one of them; confidence.
 * @returns points; parts in the order of the segments, mix before within, with p-values and
 *   intervals corrected together (Benjamini–Hochberg, FCR). A part is judged from 10 answers in
 *   each period on (mix: in both together); p and limits are `null` below. Without answers in a
 *   period there are no parts, and the change is `null`.
 * @throws {RangeError} when a count is not whole or confidence not within (0, 1).
 * @see Kitagawa (1955), JASA 50, 1168–1194; Das Gupta (1993), Standardization and Decomposition of Rates.
 */
export function changeParts(
  input: { readonly segments: readonly SegmentChange[] } & Confidence,
): ChangeParts {
  const { confidence = DEFAULT_CONFIDENCE } = input;
  const z = zOf(confidence);
  const segments = list("segments", input.segments, (name, segment) => {
    totalOf(segment.before, `${name}.before`);
    totalOf(segment.after, `${name}.after`);
  });
  const before = pooled(segments.map((segment) => segment.before));
  const after = pooled(segments.map((segment) => segment.after));
  const n = [totalOf(before), totalOf(after)] as const;
  const change = differenceLimitsMover({ a: before, b: after, confidence });
  if (n[0] === 0 || n[1] === 0) {
    const none = { points: 0, lower: null, upper: null };
    return { change, mix: none, within: none, parts: [], compared: 0, confidence };
  }
  const cells = segments.map((segment) => cellOf(segment, n[0], n[1]));
  const scoreOf = (c: Counts, of: number) => (c.promoters - c.detractors) / of;
  const all = (scoreOf(before, n[0]) + scoreOf(after, n[1])) / 2;
  const found = cells.flatMap((_, k) => [
    { segment: k, kind: "mix" as const, ...mixOf(cells, k, all) },
    { segment: k, kind: "within" as const, ...withinOf(cells, k) },
  ]);
  const judged = found.map((part) => {
    const [a = 0, b = 0] = cells[part.segment]?.n ?? [];
    const base = part.kind === "mix" ? a + b : Math.min(a, b);
    const se = Math.sqrt(varianceOf(cells, part.gradient, n));
    return { part, se: base >= LEAST_BASE && se > 0 ? se : null };
  });
  const p = judged.flatMap(({ part, se }) => (se === null ? [] : [twoSidedP(part.points / se)]));
  const together = correctedTogether(p, confidence);
  const reach = zOf(together.confidence);
  let next = 0;
  const parts = judged.map(({ part: { segment, kind, points }, se }): ChangePart => {
    const own = { segment, kind, points: 100 * points };
    if (se === null) {
      return { ...own, lower: null, upper: null, p: null, adjustedP: null, clear: false };
    }
    const [lower, upper] = [100 * (points - reach * se), 100 * (points + reach * se)];
    const adjustedP = together.adjusted[next] ?? 1;
    const clear = (lower > 0 || upper < 0) && adjustedP <= 1 - confidence;
    return { ...own, lower, upper, p: p[next++] ?? 1, adjustedP, clear };
  });
  const totalFor = (kind: ChangePart["kind"]): PointsOfChange => {
    const own = found.filter((part) => part.kind === kind);
    const points = 100 * own.reduce((sum, part) => sum + part.points, 0);
    const gradient = summed(
      own.map((part) => part.gradient),
      cells.length,
    );
    const half = 100 * z * Math.sqrt(varianceOf(cells, gradient, n));
    return { points, lower: points - half, upper: points + half };
  };
  const { compared } = together;
  const totals = { mix: totalFor("mix"), within: totalFor("within") };
  return { change, ...totals, parts, compared, confidence: together.confidence };
}
