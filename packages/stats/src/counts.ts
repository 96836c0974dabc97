import { nonNegative, refuse, whole } from "./check.ts";

/** Answers by group: promoters gave 9–10, passives 7–8, detractors 0–6. */
export interface Counts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** How sure an interval shall be, strictly between 0 and 1; 0.95 when left out. */
export interface Confidence {
  readonly confidence?: number;
}

/** Two limits in points; `null` where the data determine none. */
export interface Limits {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The confidence level used everywhere unless somebody chose another. */
export const DEFAULT_CONFIDENCE = 0.95;

/** Whole counts of zero or more; refused otherwise. @returns their sum. */
export function totalOf(counts: Counts, name = ""): number {
  return sumOf(counts, name, whole);
}

/** Real counts of zero or more, as effective sample sizes give. @returns their sum. */
export function realTotalOf(counts: Counts, name = ""): number {
  const n = sumOf(counts, name, nonNegative);
  return n <= 1e15 ? n : refuse(name || "counts", "at most 1e15 answers together", n);
}

function sumOf(
  counts: Counts,
  name: string,
  check: (name: string, value: number) => number,
): number {
  if (counts === null || typeof counts !== "object") refuse(name || "counts", "counts", counts);
  const prefix = name === "" ? "" : `${name}.`;
  return (
    check(`${prefix}promoters`, counts.promoters) +
    check(`${prefix}passives`, counts.passives) +
    check(`${prefix}detractors`, counts.detractors)
  );
}

/** The counts of several samples, pooled. */
export function pooled(samples: readonly Counts[]): Counts {
  let promoters = 0;
  let passives = 0;
  let detractors = 0;
  for (const s of samples) {
    promoters += s.promoters;
    passives += s.passives;
    detractors += s.detractors;
  }
  return { promoters, passives, detractors };
}

/** Cut to the scale of a score, −100 to 100 points. */
export function clamped(points: number): number {
  return Math.max(-100, Math.min(100, points));
}

/** Population variance (divisor n) of one answer coded +1, 0, −1; n must be above 0. */
export function unitVariance(counts: Counts, n: number): number {
  const { promoters: p, detractors: d } = counts;
  // (p + d) n − (p − d)² over n²: exact for whole counts, so one category gives 0 and not 1e-17.
  return Math.max(0, ((p + d) * n - (p - d) * (p - d)) / (n * n));
}

/** Three pseudo-answers spread ¾, 1½, ¾ over the groups. */
export function adjusted(counts: Counts): Counts {
  return {
    promoters: counts.promoters + 0.75,
    passives: counts.passives + 1.5,
    detractors: counts.detractors + 0.75,
  };
}
