/** Trains the weights for tone, and chooses temperature and offsets by cross-validation. */
import type { GroupWeights } from "../src/features.ts";
import { type ModelHeader, scoresOf, softmax, writeModel } from "../src/linear-model.ts";
import { TONES, type ToneSettings } from "../src/sentiment.ts";
import { FOLDS, type Prepared, type WithFeatures, withFeatures } from "./corpus.ts";
import { accuracy, calibrationError, type Judged, macroF1 } from "./metrics.ts";
import { type Example, type TrainSettings, trainLinear } from "./train-linear.ts";

export const GROUPS: GroupWeights = {
  words: 1,
  characters: 1,
  stems: 1,
  concepts: 1.5,
  flags: 0.3,
  shape: 1,
};
const SETTINGS: TrainSettings = {
  classes: TONES.length,
  buckets: 2 ** 18,
  epochs: 6,
  rate: 0.15,
  decay: 0,
  isMultinomial: true,
  seed: 1,
};

const exampleOf = ({ comment, features, weight }: WithFeatures): Example => ({
  features,
  target: TONES.map((tone) => (tone === comment.sentiment ? 1 : 0)),
  mask: comment.isTwoWay ? [true, false, true, false] : undefined,
  weight,
});

interface OutOfFold {
  readonly row: WithFeatures;
  readonly scores: readonly number[];
}

function modelOf(rows: readonly WithFeatures[]) {
  const weights = trainLinear(rows.map(exampleOf), SETTINGS);
  const header = { classes: TONES, buckets: SETTINGS.buckets, scales: TONES.map(() => 1) };
  return { header: header as unknown as ModelHeader, weights };
}

/** Scores of every row by a model that has not seen its fold. */
function crossValidate(rows: readonly WithFeatures[]): OutOfFold[] {
  const result: OutOfFold[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = modelOf(rows.filter((row) => row.fold !== fold));
    for (const row of rows)
      if (row.fold === fold) result.push({ row, scores: [...scoresOf(model, row.features)] });
  }
  return result;
}

const THREE = ["negative", "neutral", "positive"] as const;

function threeWayRows(rows: readonly OutOfFold[], offset: readonly number[]): Judged[] {
  return rows
    .filter(({ row }) => row.comment.sentiment !== "mixed")
    .map(({ row, scores }) => {
      const shifted = scores.map((score, c) => score + (offset[c] ?? 0));
      const best = [0, 1, 2].reduce((a, b) => ((shifted[b] ?? 0) > (shifted[a] ?? 0) ? b : a));
      return [row.comment.sentiment ?? "", THREE[best] ?? ""];
    });
}

const isCustomer = ({ row }: OutOfFold) => row.comment.source === "authored";

/** The offset of neutral and of mixed that serve a language best on its customer comments. */
function offsetFor(rows: readonly OutOfFold[]): number[] {
  const own = rows.filter(isCustomer);
  let best: readonly [number, number] = [0, macroF1(threeWayRows(own, []), THREE)];
  for (let step = -6; step <= 6; step++) {
    const figure = macroF1(threeWayRows(own, [0, step / 10]), THREE);
    if (figure > best[1] + 0.3) best = [step / 10, figure];
  }
  // Half way only: what cross-validation chose from thirteen values is partly luck.
  const neutral = best[0] / 2;
  let mixed: readonly [number, number] = [0, -1];
  for (let step = -10; step <= 10; step++) {
    const judged = own.map(({ row, scores }): Judged => {
      const shifted = [0, neutral, 0, step / 10].map((shift, c) => (scores[c] ?? 0) + shift);
      const at = shifted.indexOf(Math.max(...shifted));
      return [row.comment.sentiment ?? "", TONES[at] ?? ""];
    });
    const figure = macroF1(judged, TONES);
    if (figure > mixed[1]) mixed = [step / 10, figure];
  }
  return [0, neutral, 0, mixed[0] / 2];
}

function calibrationRows(rows: readonly OutOfFold[], { temperature, offsets }: ToneSettings) {
  return rows.map(({ row, scores }) => {
    const offset = offsets[row.comment.language] ?? [];
    const shares = softmax(scores.map((score, c) => (score + (offset[c] ?? 0)) / temperature));
    const confidence = Math.max(...shares);
    return { confidence, isRight: TONES[shares.indexOf(confidence)] === row.comment.sentiment };
  });
}

function temperatureFor(rows: readonly OutOfFold[], offsets: ToneSettings["offsets"]): number {
  const own = rows.filter(isCustomer);
  const steps = Array.from({ length: 60 }, (_, i) => 0.4 + i * 0.05);
  return steps.reduce(
    (best, temperature) => {
      const error = calibrationError(calibrationRows(own, { temperature, offsets }));
      return error < best.error ? { temperature, error } : best;
    },
    { temperature: 1, error: Number.POSITIVE_INFINITY },
  ).temperature;
}

/** The file of weights for tone. */
export function trainSentiment(
  prepared: readonly Prepared[],
  about: Pick<ModelHeader, "version" | "date" | "sets" | "languages">,
): { bytes: Uint8Array; metrics: Record<string, unknown> } {
  const rows = withFeatures(
    prepared.filter(({ comment }) => comment.sentiment !== undefined),
    GROUPS,
  );
  const judged = crossValidate(rows);
  const offsets = Object.fromEntries(
    about.languages.map((language) => [
      language,
      offsetFor(judged.filter(({ row }) => row.comment.language === language)),
    ]),
  );
  const tone: ToneSettings = { temperature: temperatureFor(judged, offsets), offsets };
  const metrics: Record<string, unknown> = {};
  const keys = [
    ...new Set(rows.map(({ comment }) => `${comment.source}/${comment.language}`)),
  ].sort();
  for (const key of keys) {
    const own = judged.filter(({ row }) => `${row.comment.source}/${row.comment.language}` === key);
    const three = threeWayRows(own, offsets[own[0]?.row.comment.language ?? ""] ?? []);
    metrics[key] = {
      n: three.length,
      macroF1: Number(macroF1(three, THREE).toFixed(1)),
      accuracy: Number(accuracy(three).toFixed(1)),
      calibrationError: Number(calibrationError(calibrationRows(own, tone)).toFixed(3)),
    };
  }
  const own = judged.filter(isCustomer);
  metrics.calibrationError = Number(calibrationError(calibrationRows(own, tone)).toFixed(3));
  const { weights } = modelOf(rows);
  const header = {
    ...about,
    kind: "sentiment",
    classes: TONES,
    buckets: SETTINGS.buckets,
    settings: { groups: GROUPS, training: SETTINGS, tone },
    metrics: { by: `${FOLDS}-fold cross-validation`, ...metrics },
  };
  return { bytes: writeModel(header, weights), metrics };
}
