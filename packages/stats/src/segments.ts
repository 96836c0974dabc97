import { list, points, refuse, sameLength, standardError, whole } from "./check.ts";
import { type Counts, totalOf } from "./counts.ts";
import { chiSquareSf } from "./distributions.ts";

/** Whether segments differ at all. */
export interface Homogeneity {
  readonly statistic: number | null;
  readonly df: number | null;
  readonly p: number | null;
  readonly cramersV: number | null;
  /** Smallest expected count; below 5 the p-value is rough. */
  readonly minExpected: number | null;
}

/**
 * Pearson's chi-square test that all groups share one mix of promoters, passives and
 * detractors. Empty groups and groups of answers that nobody gave are left out.
 *
 * @param input.groups counts of each group.
 * @returns statistic, df, p and Cramér's V (0–1, the size of the difference); all `null` with
 *   fewer than two groups or categories.
 * @throws {RangeError} when a count is not a whole number of zero or more.
 */
export function homogeneityTest(input: { readonly groups: readonly Counts[] }): Homogeneity {
  list("groups", input.groups, (name, group) => totalOf(group, name));
  const rows = input.groups
    .filter((group) => totalOf(group) > 0)
    .map(({ promoters, passives, detractors }) => [promoters, passives, detractors]);
  const columnSums = [0, 1, 2]
    .map((k) => ({ k, sum: rows.reduce((total, row) => total + (row[k] ?? 0), 0) }))
    .filter(({ sum }) => sum > 0);
  const smaller = Math.min(rows.length, columnSums.length) - 1;
  if (smaller < 1) return { statistic: null, df: null, p: null, cramersV: null, minExpected: null };
  const n = columnSums.reduce((total, { sum }) => total + sum, 0);
  let statistic = 0;
  let minExpected = Number.MAX_VALUE;
  for (const row of rows) {
    const size = row.reduce((total, count) => total + count, 0);
    for (const { k, sum } of columnSums) {
      const expected = (size * sum) / n;
      statistic += ((row[k] ?? 0) - expected) ** 2 / expected;
      minExpected = Math.min(minExpected, expected);
    }
  }
  const df = (rows.length - 1) * (columnSums.length - 1);
  const cramersV = Math.min(1, Math.sqrt(statistic / (n * smaller)));
  return { statistic, df, p: chiSquareSf({ x: statistic, df }).p, cramersV, minExpected };
}

/** Scores of segments drawn towards what they have in common. */
export interface PooledSegments {
  readonly q: number | null;
  readonly df: number | null;
  readonly p: number | null;
  /** Variance of the true scores between segments, points². */
  readonly tau2: number | null;
  readonly i2: number | null;
  readonly pooled: number | null;
  readonly pooledSe: number | null;
  readonly shrunk: number[];
  /** Standard error of each shrunken score, that of what they have in common included. */
  readonly shrunkSe: number[];
}

/**
 * Partial pooling (empirical Bayes, DerSimonian–Laird): each score is drawn towards the
 * common one by as much as its own error deserves. Rank by `shrunk`, not by raw scores,
 * which put the smallest teams on top and at the bottom.
 *
 * @param input.scores and input.standardErrors in points; use the adjusted-Wald se, so that a
 *   team of promoters only has an error.
 * @returns Cochran's q with df and p, tau2 (points²), i2 (0–1), pooled score and se, and the
 *   shrunk scores with their errors in the order given. p is `null` for one segment, all but the lists for none.
 * @throws {RangeError} when a score is off the scale, a standard error not above 0, or the lists differ in length.
 * @see DerSimonian & Laird (1986), Controlled Clinical Trials 7, 177–188.
 */
export function partialPooling(input: {
  readonly scores: readonly number[];
  readonly standardErrors: readonly number[];
}): PooledSegments {
  const y = list("scores", input.scores, points);
  const errors = list("standardErrors", input.standardErrors, standardError);
  sameLength("scores", y, "standardErrors", errors);
  const k = y.length;
  if (k === 0) {
    const none = { q: null, df: null, p: null, tau2: null, i2: null };
    return { ...none, pooled: null, pooledSe: null, shrunk: [], shrunkSe: [] };
  }
  const fixed = pool(y, errors, 0);
  const q = y.reduce(
    (sum, value, i) => sum + (fixed.weights[i] ?? 0) * (value - fixed.mean) ** 2,
    0,
  );
  const df = k - 1;
  const squares = fixed.weights.reduce((sum, w) => sum + w * w, 0);
  const tau2 = df === 0 ? 0 : Math.max(0, (q - df) / (fixed.total - squares / fixed.total));
  const { mean, total } = pool(y, errors, tau2);
  const parts = errors.map((error) => {
    const own = error ** 2;
    return { own, drawn: own / (own + tau2) };
  });
  return {
    q,
    df,
    p: df === 0 ? null : chiSquareSf({ x: q, df }).p,
    tau2,
    i2: q > df ? (q - df) / q : 0,
    pooled: mean,
    pooledSe: 1 / Math.sqrt(total),
    shrunk: parts.map(({ drawn }, i) => drawn * mean + (1 - drawn) * (y[i] ?? mean)),
    shrunkSe: parts.map(({ own, drawn }) => Math.sqrt((1 - drawn) * own + drawn ** 2 / total)),
  };
}

/** Mean with weights 1 / (se² + tau2). */
function pool(y: readonly number[], errors: readonly number[], tau2: number) {
  const weights = errors.map((se) => 1 / (se * se + tau2));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = y.reduce((sum, value, i) => sum + (weights[i] ?? 0) * value, 0) / total;
  return { weights, total, mean };
}

/** A segment and how many answers it has. */
export interface SegmentSize<Id extends string | number = string> {
  readonly id: Id;
  readonly n: number;
}

/**
 * Which segments to hide so that nobody's answer can be read from a table: those with few
 * answers, and one more where the total would give the only hidden one away.
 *
 * @param input.segments ids and sizes; input.threshold the least size that is shown;
 *   input.totalPublished whether the total stands beside them.
 * @returns ids: primary (0 < n < threshold, in the order given) and complementary (the
 *   smallest of the others, the smaller id on a tie). An empty segment is never hidden.
 * @throws {RangeError} when a size or the threshold is not a whole number of zero or more.
 * @see Hundepool et al. (2012), Statistical Disclosure Control.
 */
export function suppressSmallSegments<Id extends string | number>(input: {
  readonly segments: readonly SegmentSize<Id>[];
  readonly threshold: number;
  readonly totalPublished: boolean;
}): { primary: Id[]; complementary: Id[] } {
  const threshold = whole("threshold", input.threshold);
  list("segments", input.segments, (name, segment) => whole(`${name}.n`, segment.n));
  if (typeof input.totalPublished !== "boolean") {
    refuse("totalPublished", "true or false", input.totalPublished);
  }
  const primary = input.segments.filter(({ n }) => n > 0 && n < threshold).map(({ id }) => id);
  if (!input.totalPublished || primary.length !== 1) return { primary, complementary: [] };
  const [smallest] = input.segments
    .filter(({ n }) => n >= threshold && n > 0)
    .sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1));
  return { primary, complementary: smallest === undefined ? [] : [smallest.id] };
}
