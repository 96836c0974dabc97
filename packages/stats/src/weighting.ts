import { code, list, refuse, sameLength, weight } from "./check.ts";
import { type Confidence, clamped, type Limits } from "./counts.ts";
import { scoreLimits } from "./interval.ts";
import { zOf } from "./normal.ts";
import { tOf } from "./rating.ts";

/** What weighting leaves of a sample. */
export interface EffectiveSize {
  readonly n: number;
  readonly effectiveN: number | null;
  readonly designEffect: number | null;
}

/**
 * Kish's effective sample size: how many equal weights would be as precise.
 *
 * @param input.weights zero or more each.
 * @returns n, the weights above 0; effectiveN = (Σw)² / Σw²; designEffect = n / effectiveN,
 *   the factor by which weighting inflates the variance. `null` when all weights are 0.
 * @throws {RangeError} when a weight is negative, not finite or above 1e12.
 * @see Kish (1965), Survey Sampling, 11.7.
 */
export function effectiveSampleSize(input: { readonly weights: readonly number[] }): EffectiveSize {
  const weights = list("weights", input.weights, weight);
  let [n, sum, squares, largest] = [0, 0, 0, 0];
  for (const w of weights) largest = Math.max(largest, w);
  if (largest === 0) return { n: 0, effectiveN: null, designEffect: null };
  for (const w of weights) {
    if (w === 0) continue;
    n++;
    // In parts of the largest, so that tiny weights do not vanish when squared.
    sum += w / largest;
    squares += (w / largest) ** 2;
  }
  const effectiveN = (sum * sum) / squares;
  return { n, effectiveN, designEffect: n / effectiveN };
}

/** Rows of answers coded +1, 0, −1, each with its weight. */
export interface WeightedAnswers {
  readonly x: readonly number[];
  readonly weights: readonly number[];
}

/** The rows that count, their weights in parts of the largest, and what they add up to. */
export interface WeightedRows {
  readonly x: readonly number[];
  readonly w: readonly number[];
  /** Position of each row in the input. */
  readonly at: readonly number[];
  readonly sum: number;
  /** Weighted mean of the codes, and weighted shares of promoters and detractors. */
  readonly mean: number;
  readonly promoters: number;
  readonly detractors: number;
}

/** Checks and reduces weighted answers; rows of weight 0 are dropped. */
export function weightedRows(input: WeightedAnswers): WeightedRows {
  list("x", input.x, code);
  list("weights", input.weights, weight);
  sameLength("x", input.x, "weights", input.weights);
  const largest = input.weights.reduce((most, w) => Math.max(most, w), 0);
  const x: number[] = [];
  const w: number[] = [];
  const at: number[] = [];
  let [sum, promoters, detractors] = [0, 0, 0];
  input.weights.forEach((value, i) => {
    if (value === 0) return;
    const answer = input.x[i] ?? 0;
    const part = value / largest;
    x.push(answer);
    w.push(part);
    at.push(i);
    sum += part;
    if (answer > 0) promoters += part;
    if (answer < 0) detractors += part;
  });
  return {
    x,
    w,
    at,
    sum,
    mean: sum === 0 ? 0 : (promoters - detractors) / sum,
    promoters: sum === 0 ? 0 : promoters / sum,
    detractors: sum === 0 ? 0 : detractors / sum,
  };
}

/** Score limits of weighted shares as if from `size` answers. */
export function limitsAt(
  shares: { readonly promoters: number; readonly detractors: number },
  size: number,
  z: number,
): { lower: number; upper: number } {
  const promoters = shares.promoters * size;
  const detractors = shares.detractors * size;
  return scoreLimits({ promoters, passives: 0, detractors }, size, z);
}

/** A weighted score with what weighting cost, in points. */
export interface WeightedScore extends EffectiveSize, Limits {
  readonly score: number | null;
  readonly se: number | null;
}

/**
 * Weighted score with the score interval at Kish's effective size, which keeps its coverage
 * where the textbook's linearised interval falls to 72 %.
 *
 * @param input.x codes +1, 0, −1; input.weights zero or more; confidence.
 * @returns score, linearised se and limits in points; n counts the rows of weight above 0.
 *   se is `null` for one row, everything but n when no weight is above 0.
 * @throws {RangeError} when a code or weight is out of range, or the lists differ in length.
 * @see Lumley's R `survey` (se); Kish (1965); Franco et al. (2019).
 */
export function weightedNps(input: WeightedAnswers & Confidence): WeightedScore {
  const rows = weightedRows(input);
  const z = zOf(input.confidence);
  const n = rows.x.length;
  const size = effectiveSampleSize({ weights: rows.w });
  if (size.effectiveN === null) {
    return { ...size, score: null, se: null, lower: null, upper: null };
  }
  const squares = rows.x.reduce(
    (total, x, i) => total + ((rows.w[i] ?? 0) * (x - rows.mean)) ** 2,
    0,
  );
  const se = n === 1 ? null : (100 * Math.sqrt((n / (n - 1)) * squares)) / rows.sum;
  return { ...size, score: 100 * rows.mean, se, ...limitsAt(rows, size.effectiveN, z) };
}

/** Answers that come in clusters: several respondents of one account. */
export interface ClusteredAnswers extends WeightedAnswers {
  readonly cluster: readonly (string | number)[];
}

/** A score of clustered answers, in points. */
export interface ClusterRobustScore extends Limits {
  readonly n: number;
  readonly clusters: number;
  readonly score: number | null;
  readonly se: number | null;
  readonly designEffect: number | null;
  readonly df: number | null;
}

/** Sums over clusters of w (x − mean): what makes answers of one account pull together. */
export function clusterSums(rows: WeightedRows, cluster: readonly (string | number)[]): number[] {
  const sums = new Map<string | number, number>();
  rows.at.forEach((position, i) => {
    const label = cluster[position];
    if (label === undefined || label === null) refuse(`cluster[${position}]`, "a label", label);
    const term = (rows.w[i] ?? 0) * ((rows.x[i] ?? 0) - rows.mean);
    sums.set(label, (sums.get(label) ?? 0) + term);
  });
  return [...sums.values()];
}

/** Standard error in points that treats each cluster as one observation; G ≥ 2. */
export function clusterError(sums: readonly number[], totalWeight: number): number {
  const squares = sums.reduce((total, u) => total + u * u, 0);
  return (100 * Math.sqrt((sums.length / (sums.length - 1)) * squares)) / totalWeight;
}

/**
 * Score of answers in clusters (accounts) with a standard error that does not count the
 * colleagues of one account as independent opinions. Distrust it below 20 clusters.
 *
 * @param input.x codes; input.cluster one label a row; input.weights; confidence. Rows of
 *   weight 0 are dropped.
 * @returns points; designEffect against simple random sampling (`null` when all answers are
 *   equal), df = clusters − 1, t limits cut to ±100. With one cluster se, designEffect and
 *   limits are `null`; with none the score and df too.
 * @throws {RangeError} when a code, weight or label is bad, or the lists differ in length.
 * @see Lumley's R `survey`, svymean with ids.
 */
export function clusterRobustNps(input: ClusteredAnswers & Confidence): ClusterRobustScore {
  const rows = weightedRows(input);
  zOf(input.confidence);
  sameLength("x", input.x, "cluster", input.cluster);
  const sums = clusterSums(rows, input.cluster);
  const n = rows.x.length;
  const clusters = sums.length;
  const none = { se: null, designEffect: null, lower: null, upper: null };
  if (n === 0) return { n, clusters, score: null, df: null, ...none };
  const found = { n, clusters, score: 100 * rows.mean, df: clusters - 1 };
  if (clusters === 1) return { ...found, ...none };
  const se = clusterError(sums, rows.sum);
  const plain = 100 * Math.sqrt(sampleVariance(rows.x) / n);
  const half = tOf(clusters - 1, input.confidence) * se;
  return {
    ...found,
    se,
    designEffect: plain === 0 ? null : (se / plain) ** 2,
    lower: clamped(found.score - half),
    upper: clamped(found.score + half),
  };
}

/** Variance of codes with divisor n − 1; n ≥ 2. */
function sampleVariance(x: readonly number[]): number {
  const sum = x.reduce((total, value) => total + value, 0);
  const squares = x.reduce((total, value) => total + value * value, 0);
  return (x.length * squares - sum * sum) / x.length / (x.length - 1);
}
