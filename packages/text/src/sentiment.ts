import type { Analysis, Features } from "./features.ts";
import { type LinearModel, scoresOf, softmax } from "./linear-model.ts";

/** How a comment speaks. `unclear` is a value of its own: the reader does not know, which is not neutral. */
export type Tone = "positive" | "neutral" | "negative" | "mixed" | "unclear";

/** A tone that words can have; what a model chooses from. */
export type ClearTone = Exclude<Tone, "unclear">;

/** Probabilities of the four tones, which sum to 1. */
export type ToneProbabilities = Readonly<Record<ClearTone, number>>;

export interface ToneReading {
  readonly tone: Tone;
  /** -1 (negative) … 1 (positive): probability of positive minus that of negative. */
  readonly value: number;
  /** Calibrated probability that the most probable tone is right, 0…1. */
  readonly confidence: number;
  /** The most probable tone, also where the confidence is too low to say it. */
  readonly likeliest: ClearTone;
  readonly probabilities: ToneProbabilities;
  /** `emoji` where there are no words: what they say is the same in every language. */
  readonly method: "model" | "lexicon" | "emoji";
}

/** Order of classes in the weights. */
export const TONES = ["negative", "neutral", "positive", "mixed"] as const;

/** Below this confidence a tone is `unclear`. */
export const LEAST_CONFIDENCE = 0.45;

/** Settings of a trained model that belong to its use. */
export interface ToneSettings {
  /** Scores are divided by it before they become probabilities, so that a confidence of 0.7 is right in 70 of 100. */
  readonly temperature: number;
  /** Added to the score of each class, by language; chosen by cross-validation. */
  readonly offsets: Readonly<Record<string, readonly number[]>>;
}

function readingOf(shares: readonly number[], method: ToneReading["method"]): ToneReading {
  const [negative = 0, neutral = 0, positive = 0, mixed = 0] = shares;
  const probabilities = { negative, neutral, positive, mixed };
  const likeliest = TONES.reduce((best, tone) =>
    probabilities[tone] > probabilities[best] ? tone : best,
  );
  const confidence = probabilities[likeliest];
  return {
    tone: confidence < LEAST_CONFIDENCE ? "unclear" : likeliest,
    value: positive - negative,
    confidence,
    likeliest,
    probabilities,
    method,
  };
}

/** The tone by a trained model. */
export function toneByModel(
  model: LinearModel,
  features: Features,
  language: string,
  { temperature, offsets }: ToneSettings,
): ToneReading {
  const offset = offsets[language] ?? [];
  const scores = Array.from(
    scoresOf(model, features),
    (score, c) => (score + (offset[c] ?? 0)) / temperature,
  );
  return readingOf(softmax(scores), "model");
}

/** How strongly words must praise or blame for a lexicon to be sure, and how little for it to be neutral. */
const LEXICON_SLOPE = 0.45;
const LEXICON_NEUTRAL = 0.5;

/**
 * The tone by counting words that praise and blame, for languages without training texts. Less sure than a model:
 * measured in docs/methods.
 */
export function toneByLexicon({ valued, clauses }: Analysis): ToneReading {
  const net = valued.reduce((sum, { value }) => sum + value, 0);
  const ofClauses = clauses.map(({ from, to }) =>
    valued.reduce((sum, { at, value }) => (at >= from && at < to ? sum + value : sum), 0),
  );
  const isMixed = Math.max(0, ...ofClauses) >= 2 && Math.min(0, ...ofClauses) <= -2;
  const scores = [
    -net * LEXICON_SLOPE,
    LEXICON_NEUTRAL - Math.abs(net) * 0.2,
    net * LEXICON_SLOPE,
    isMixed ? 1 : -1.5,
  ];
  return readingOf(softmax(scores), "lexicon");
}

/** The tone of a comment that is emoji alone. */
export function toneByEmoji(analysis: Analysis): ToneReading {
  return { ...toneByLexicon(analysis), method: "emoji" };
}

/**
 * The best of positive, neutral and negative, whatever the confidence: what measurements on sets with three
 * classes compare.
 */
export function threeWay({ probabilities }: ToneReading): "positive" | "neutral" | "negative" {
  const { negative, neutral, positive } = probabilities;
  if (neutral > negative && neutral > positive) return "neutral";
  return positive > negative ? "positive" : "negative";
}
