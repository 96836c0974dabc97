import { sameLength } from "./check.ts";
import type { Confidence, Limits } from "./counts.ts";
import { zOf } from "./normal.ts";
import { tOf } from "./rating.ts";
import {
  type ClusteredAnswers,
  clusterError,
  clusterSums,
  limitsAt,
  weightedRows,
} from "./weighting.ts";

/** A score that was both weighted and clustered, in points. */
export interface WeightedClusterScore extends Limits {
  readonly n: number;
  readonly clusters: number;
  readonly score: number | null;
  readonly se: number | null;
  /** How many independent, equally weighted answers would be as precise. */
  readonly effectiveN: number | null;
  readonly designEffect: number | null;
  readonly df: number | null;
}

/**
 * Weighted score of clustered answers with a score interval at the effective size, which
 * allows for weights, for colleagues who agree, and for how few clusters there are. Unlike the
 * t interval it stays within the scale and keeps a width where all answers are alike.
 *
 * @param input as for `clusterRobustNps`.
 * @returns points; effectiveN at most n and at most what Kish's formula leaves of the clusters
 *   where all answers are equal. With one cluster only n, clusters, score and df.
 * @throws {RangeError} when a code, weight or label is bad, or the lists differ in length.
 * @see Korn & Graubard (1998), Survey Methodology 24, 193–201; Franco et al. (2019).
 */
export function weightedClusterNps(input: ClusteredAnswers & Confidence): WeightedClusterScore {
  const rows = weightedRows(input);
  const z = zOf(input.confidence);
  sameLength("x", input.x, "cluster", input.cluster);
  const sums = clusterSums(rows, input.cluster);
  const n = rows.x.length;
  const clusters = sums.length;
  const none = { se: null, effectiveN: null, designEffect: null, lower: null, upper: null };
  if (n === 0) return { n, clusters, score: null, df: null, ...none };
  const found = { n, clusters, score: 100 * rows.mean, df: clusters - 1 };
  if (clusters === 1) return { ...found, ...none };
  const se = clusterError(sums, rows.sum);
  const variance = Math.max(0, rows.promoters + rows.detractors - rows.mean * rows.mean);
  const reach = tOf(clusters - 1, input.confidence);
  const byClusters = clusterSize(rows, input.cluster);
  // Few clusters know their own variance badly: (z / t)² makes the interval as wide as t would.
  const measured = se === 0 || variance < 1e-12 ? byClusters : (1e4 * variance) / (se * se);
  const caution = reach === 0 ? 1 : (z / reach) ** 2;
  const effectiveN = Math.min(n, measured * caution);
  return {
    ...found,
    se,
    effectiveN,
    designEffect: n / effectiveN,
    ...limitsAt(rows, effectiveN, z),
  };
}

/** Kish's effective size when a whole cluster counts as one answer. */
function clusterSize(
  rows: { readonly at: readonly number[]; readonly w: readonly number[]; readonly sum: number },
  cluster: readonly (string | number)[],
): number {
  const weights = new Map<string | number, number>();
  rows.at.forEach((position, i) => {
    const label = cluster[position] ?? "";
    weights.set(label, (weights.get(label) ?? 0) + (rows.w[i] ?? 0));
  });
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  return (rows.sum * rows.sum) / squares;
}
