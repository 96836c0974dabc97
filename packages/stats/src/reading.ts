import { type Band, type BandsOfInterval, bandsOf } from "./bands.ts";
import {
  adjusted,
  type Confidence,
  type Counts,
  DEFAULT_CONFIDENCE,
  totalOf,
  unitVariance,
} from "./counts.ts";
import { intervalScore, type ScoreInterval } from "./interval.ts";
import { minimumDetectableEffect } from "./planning.ts";

/** A sentence of the catalogue "reading": its key and what to fill in. */
export interface Message {
  readonly key: string;
  readonly args: Readonly<Record<string, number | string>>;
}

/** How much a base can carry: counts only below 10 answers, a low base below 30. */
export type Base = "none" | "counts" | "low" | "sound";

/** Fewest answers that a score may be shown for, and that are no low base. */
export const LEAST_BASE = 10;
export const SOUND_BASE = 30;

/** What a base of n answers can carry. */
export function baseOf(n: number): Base {
  if (n === 0) return "none";
  if (n < LEAST_BASE) return "counts";
  return n < SOUND_BASE ? "low" : "sound";
}

/** Decimals that a margin supports: none from one point on, one below. */
export function decimalsFor(lower: number, upper: number): number {
  return upper - lower >= 2 ? 0 : 1;
}

/** A number as it is shown; never a negative zero. */
export function rounded(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor + 0;
}

/** Variance of one answer, from adjusted counts so that a unanimous base keeps some. */
export function cautiousVariance(counts: Counts): number {
  return unitVariance(adjusted(counts), totalOf(counts) + 3);
}

/** A confidence level as it is shown: cut to a tenth of a percent, so that none reads as 100 %. */
export function shownConfidence(confidence: number): number {
  return Math.floor(confidence * 1000 + 1e-9) / 1000;
}

/** The power that "would show" stands for. */
const POWER = 0.8;

/**
 * The smallest true change that two bases show with 80 % power, in whole points rounded up;
 * `null` when not even the largest change would.
 */
export function smallestVisible(a: Counts, b: Counts, confidence: number): number | null {
  const nA = totalOf(a, "a");
  const nB = totalOf(b, "b");
  if (nA === 0 || nB === 0) return null;
  const { mde } = minimumDetectableEffect({
    nA,
    nB,
    varianceA: cautiousVariance(a),
    varianceB: cautiousVariance(b),
    alpha: 1 - confidence,
    power: POWER,
  });
  return mde > 200 ? null : Math.ceil(mde);
}

/** What may be said of one score, and the sentences that say it. */
export interface ScoreReading {
  readonly kind: "score";
  readonly base: Base;
  readonly n: number;
  /** Points as shown: whole, or one decimal where the margin is below one point. */
  readonly score: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly bands: BandsOfInterval | null;
  /** Smallest change that a next period of the same size would show (80 % power), points. */
  readonly smallestVisibleChange: number | null;
  readonly messages: readonly Message[];
}

/**
 * What may be said of a score: nothing but counts below 10 answers, "low base" below 30, the
 * band of the whole interval and not only of the point.
 *
 * @param input whole counts, confidence, and bands (the defaults when left out).
 * @param input.interval the score and interval to read where they do not come from the counts
 *   alone (weighted, clustered); the score interval of the counts when left out.
 * @returns numbers as they are shown, and messages of the catalogue "reading".
 * @throws {RangeError} when a count is not whole, confidence not within (0, 1), or bands do not rise.
 */
export function readScore(
  input: Counts &
    Confidence & { readonly bands?: readonly Band[]; readonly interval?: ScoreInterval },
): ScoreReading {
  const n = totalOf(input);
  const base = baseOf(n);
  const confidence = input.confidence ?? DEFAULT_CONFIDENCE;
  const { score, lower, upper } = input.interval ?? intervalScore(input);
  const { promoters, passives, detractors } = input;
  if (base === "none" || base === "counts" || score === null || lower === null || upper === null) {
    const message =
      n === 0
        ? { key: "score.none", args: {} }
        : { key: "score.counts", args: { n, promoters, passives, detractors, least: LEAST_BASE } };
    const nothing = { score: null, lower: null, upper: null, bands: null };
    return {
      kind: "score",
      base,
      n,
      ...nothing,
      smallestVisibleChange: null,
      messages: [message],
    };
  }
  const decimals = decimalsFor(lower, upper);
  const shown = {
    score: rounded(score, decimals),
    lower: rounded(lower, decimals),
    upper: rounded(upper, decimals),
  };
  const bands = bandsOf({ ...shown, ...(input.bands ? { bands: input.bands } : {}) });
  const smallest = smallestVisible(input, input, confidence);
  const messages: Message[] = [
    { key: "score.interval", args: { ...shown, n, confidence: shownConfidence(confidence) } },
  ];
  if (base === "low") messages.push({ key: "base.low", args: { n } });
  messages.push(
    bands.lower === bands.upper
      ? { key: "band.one", args: { band: bands.score } }
      : { key: "band.several", args: { band: bands.score, from: bands.lower, to: bands.upper } },
  );
  messages.push(
    smallest === null
      ? { key: "smallest.none", args: { n } }
      : { key: "smallest.next", args: { points: smallest, n } },
  );
  return {
    kind: "score",
    base,
    n,
    ...shown,
    bands,
    smallestVisibleChange: smallest,
    messages,
  };
}
