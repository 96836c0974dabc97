/**
 * The median of a sample and its distribution-free interval: the smallest pair of order statistics, equally far from
 * both ends, that holds the true median with at least this confidence. It asks nothing of the shape: waiting times have
 * long tails, and a mean of them says little.
 *
 * @param values in any order and any unit; infinite ones stand for what has not ended.
 * @param confidence of the interval, 0.95 for 95 %.
 * @returns median (the lower of the two in the middle), lower and upper in the unit of the values; `null` for all
 *   of them when the sample is empty, for the limits when it is too small for the confidence (below six at 95 %).
 * @see Conover, Practical Nonparametric Statistics, 3rd ed., 3.2.
 */
export function intervalMedian({
  values,
  confidence,
}: {
  values: readonly number[];
  confidence: number;
}): { n: number; median: number | null; lower: number | null; upper: number | null } {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const median = sorted[Math.ceil(n / 2) - 1] ?? null;
  const tail = (1 - confidence) / 2;
  // P(Bin(n, ½) ≤ k), added up in logarithms: 2⁻ⁿ alone would be 0 for large samples.
  let logTerm = -n * Math.LN2;
  let sum = Math.exp(logTerm);
  let rank = 0;
  while (sum <= tail && rank < n) {
    rank += 1;
    logTerm += Math.log((n - rank + 1) / rank);
    sum += Math.exp(logTerm);
  }
  if (rank === 0) return { n, median, lower: null, upper: null };
  return { n, median, lower: sorted[rank - 1] ?? null, upper: sorted[n - rank] ?? null };
}
