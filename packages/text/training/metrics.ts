/** Figures of quality, with bootstrap intervals. */
import { seeded } from "./train-linear.ts";

/** Wanted and given class. */
export type Judged = readonly [wanted: string, given: string];

/** Mean over the classes of F1, 0…100; a class that nobody wanted and nobody gave counts 0. */
export function macroF1(rows: readonly Judged[], classes: readonly string[]): number {
  let sum = 0;
  for (const c of classes) {
    let hit = 0;
    let wrong = 0;
    for (const [wanted, given] of rows) {
      if (wanted === c && given === c) hit++;
      else if (wanted === c || given === c) wrong++;
    }
    sum += hit === 0 ? 0 : (2 * hit) / (2 * hit + wrong);
  }
  return (100 * sum) / classes.length;
}

/** Share of right ones, 0…100. */
export function accuracy(rows: readonly Judged[]): number {
  return rows.length === 0
    ? 0
    : (100 * rows.filter(([wanted, given]) => wanted === given).length) / rows.length;
}

export interface Sides {
  readonly hits: number;
  readonly falseAlarms: number;
  readonly misses: number;
}

/** Precision, recall and F1, 0…1; null where nothing was given or wanted. */
export function ratesOf({ hits, falseAlarms, misses }: Sides) {
  const given = hits + falseAlarms;
  const wanted = hits + misses;
  return {
    precision: given === 0 ? null : hits / given,
    recall: wanted === 0 ? null : hits / wanted,
    f1: given + wanted === 0 ? null : (2 * hits) / (given + wanted),
  };
}

/** Hits, false alarms and misses of one class. */
export function sidesOf<T>(
  rows: readonly T[],
  isWanted: (row: T) => boolean,
  isGiven: (row: T) => boolean,
): Sides {
  let [hits, falseAlarms, misses] = [0, 0, 0];
  for (const row of rows) {
    const [wanted, given] = [isWanted(row), isGiven(row)];
    if (wanted && given) hits++;
    else if (given) falseAlarms++;
    else if (wanted) misses++;
  }
  return { hits, falseAlarms, misses };
}

/** The middle 95 % of a figure over samples drawn with replacement, from a fixed seed. */
export function bootstrap<T>(
  rows: readonly T[],
  figure: (sample: readonly T[]) => number | null,
  draws = 200,
): readonly [number, number] | null {
  if (rows.length === 0) return null;
  const random = seeded(20_261_122);
  const figures: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const sample = rows.map(() => rows[Math.floor(random() * rows.length)] as T);
    const value = figure(sample);
    if (value !== null) figures.push(value);
  }
  figures.sort((a, b) => a - b);
  const at = (share: number) => figures[Math.round(share * (figures.length - 1))] ?? 0;
  return figures.length === 0 ? null : [at(0.025), at(0.975)];
}

/**
 * Expected calibration error, 0…1: how far stated confidence and share of right ones are apart, over ten bins of
 * equal width, weighted by their sizes.
 *
 * @see Guo et al. (2017), On calibration of modern neural networks.
 */
export function calibrationError(
  rows: readonly { confidence: number; isRight: boolean }[],
): number {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, confidence: 0, right: 0 }));
  for (const { confidence, isRight } of rows) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))];
    if (bin === undefined) continue;
    bin.n++;
    bin.confidence += confidence;
    bin.right += isRight ? 1 : 0;
  }
  return (
    bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) / rows.length
  );
}
