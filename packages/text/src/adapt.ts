import { analyse } from "./analyse.ts";
import { type Features, featuresOf, type GroupWeights } from "./features.ts";
import { type LinearModel, readModel, scoresOf, softmax, writeModel } from "./linear-model.ts";
import type { Reader } from "./read-comment.ts";
import { TONES } from "./sentiment.ts";

/** From this many scored comments of a language on, a workspace can have weights of its own. */
export const LEAST_SCORED = 300;

export interface ScoredComment {
  readonly text: string;
  /** 0…10. */
  readonly score: number;
  /** When it was written; the last fifth judges. */
  readonly at: Date;
  /** The tone a colleague gave it; counts in full, whenever it was written, where a score is a weak hint. */
  readonly corrected?: (typeof TONES)[number] | undefined;
}

export interface Adaptation {
  /** Whether the private copy is better on later answers; only then should it be used. */
  readonly isAccepted: boolean;
  readonly reason:
    | "better"
    | "not_better"
    | "too_few"
    | "cannot_be_judged"
    | "language_not_trained";
  readonly comments: number;
  readonly heldOut: number;
  /** How often a promoter's words are read as happier than a detractor's, on the later fifth, 0…1. */
  readonly aucBefore: number | null;
  readonly aucAfter: number | null;
  /** The private copy, as `ReadOptions.sentiment` takes it; null when there is none. */
  readonly sentiment: LinearModel | null;
  /** The same as `readModel` takes it, for keeping. */
  readonly bytes: Uint8Array | null;
}

const HELD_OUT = 0.2;
const EPOCHS = 2;
const SCORE_WEIGHT = 0.5;
const RATE = 0.03;
const LEAST_GAIN = 0.005;
const LEAST_JUDGES = 10;

/** So many comments are worked on before others may go on. */
const SLICE = 50;

/**
 * Goes on training the weights for tone with a workspace's own scored comments of one language: 0–5 as negative and
 * 9–10 as positive at half weight, corrections of colleagues in full. The copy, as it would be kept, is accepted only when
 * it tells promoters from detractors better on the later fifth of the comments that nobody corrected. Nothing of the given
 * reader changes.
 */
export function adaptSentiment(
  reader: Reader,
  language: string,
  comments: readonly ScoredComment[],
): Adaptation {
  const steps = adaptingSentiment(reader, language, comments);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in small steps, for whoever has something else to do between them. */
export function* adaptingSentiment(
  reader: Reader,
  language: string,
  comments: readonly ScoredComment[],
): Generator<undefined, Adaptation> {
  const none = {
    isAccepted: false,
    comments: comments.length,
    heldOut: 0,
    aucBefore: null,
    aucAfter: null,
    sentiment: null,
    bytes: null,
  };
  if (!reader.sentiment.header.languages.includes(language))
    return { ...none, reason: "language_not_trained" };
  if (comments.length < LEAST_SCORED) return { ...none, reason: "too_few" };
  const groups = reader.sentiment.header.settings.groups as GroupWeights;
  const rows: Row[] = [];
  for (const comment of [...comments].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const analysis = analyse(comment.text, language, reader.words);
    rows.push({ ...comment, features: featuresOf(analysis, groups) });
    if (rows.length % SLICE === 0) yield;
  }
  const { earlier, later } = split(rows);
  const promoters = later.filter(({ score }) => score >= 9).length;
  const detractors = later.filter(({ score }) => score <= 6).length;
  if (Math.min(promoters, detractors) < LEAST_JUDGES)
    return { ...none, heldOut: later.length, reason: "cannot_be_judged" };
  // What is kept is judged: in bytes, as the shipped weights are.
  const bytes = yield* continueTraining(reader.sentiment, earlier);
  const sentiment = readModel(bytes);
  const aucBefore = areaUnderCurve(reader.sentiment, later);
  yield;
  const aucAfter = areaUnderCurve(sentiment, later);
  const isAccepted = aucAfter > aucBefore + LEAST_GAIN;
  return {
    isAccepted,
    reason: isAccepted ? "better" : "not_better",
    comments: rows.length,
    heldOut: later.length,
    aucBefore,
    aucAfter,
    sentiment: isAccepted ? sentiment : null,
    bytes: isAccepted ? bytes : null,
  };
}

/** What a colleague corrected teaches and never judges: it is often the newest of all, and would be learnt by nobody. */
function split(rows: readonly Row[]): { earlier: Row[]; later: Row[] } {
  const scored = rows.filter(({ corrected }) => corrected === undefined);
  const later = new Set(scored.slice(Math.floor(scored.length * (1 - HELD_OUT))));
  return { earlier: rows.filter((row) => !later.has(row)), later: [...later] };
}

type Row = ScoredComment & { readonly features: Features };

function targetOf({ score, corrected }: Row): readonly [number, number] | null {
  if (corrected !== undefined) return [TONES.indexOf(corrected), 1];
  if (score <= 5) return [TONES.indexOf("negative"), SCORE_WEIGHT];
  return score >= 9 ? [TONES.indexOf("positive"), SCORE_WEIGHT] : null;
}

function* continueTraining(
  { header, weights }: LinearModel,
  rows: readonly Row[],
): Generator<undefined, Uint8Array> {
  const k = header.classes.length;
  const own = Float32Array.from(weights, (weight, i) => weight * (header.scales[i % k] ?? 1));
  const model: LinearModel = {
    header: { ...header, scales: header.scales.map(() => 1) },
    weights: own,
  };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const [at, row] of rows.entries()) {
      if (at % SLICE === 0) yield;
      const target = targetOf(row);
      if (target === null) continue;
      const [wanted, weight] = target;
      const errors = softmax(scoresOf(model, row.features)).map(
        (p, c) => p - (c === wanted ? 1 : 0),
      );
      row.features.hashes.forEach((hash, i) => {
        const bucket = (hash & (header.buckets - 1)) * k;
        const step = RATE * weight * (row.features.values[i] ?? 0);
        errors.forEach((error, c) => {
          own[bucket + c] = (own[bucket + c] ?? 0) - step * error;
        });
      });
    }
  }
  return writeModel(header, own);
}

function areaUnderCurve(model: LinearModel, rows: readonly Row[]): number {
  const valued = rows.map(({ score, features }) => {
    const [negative = 0, , positive = 0] = softmax(scoresOf(model, features));
    return { score, value: positive - negative };
  });
  const high = valued.filter(({ score }) => score >= 9);
  const low = valued.filter(({ score }) => score <= 6);
  let wins = 0;
  for (const a of high)
    for (const b of low) wins += a.value > b.value ? 1 : a.value === b.value ? 0.5 : 0;
  return wins / (high.length * low.length);
}
