/** What the categories, urgency and churn have in common: one weight for each class, learned against the rest. */
import type { Features, GroupWeights } from "../src/features.ts";
import { HASH_START, hashOn, mixed } from "../src/hashing.ts";
import { type LinearModel, logistic, type ModelHeader, scoresOf } from "../src/linear-model.ts";
import { FOLDS, type WithFeatures } from "./corpus.ts";
import { type TrainSettings, trainLinear } from "./train-linear.ts";

export const GROUPS: GroupWeights = {
  words: 1,
  characters: 1,
  stems: 1,
  concepts: 2,
  flags: 0.5,
  shape: 1,
};
/** How much a text of another set than ours counts for the categories. */
const FOREIGN_WEIGHT = 0.15;
const FOREIGN: ReadonlySet<string> = new Set(["nhs-fft", "ltec", "peisenieks"]);

export const settingsFor = (classes: number): TrainSettings => ({
  classes,
  buckets: 2 ** 17,
  epochs: 8,
  rate: 0.15,
  decay: 0,
  isMultinomial: false,
  seed: 1,
});

const SOURCE_STRENGTH = 1.5;

/**
 * Other sets have other shares of each class: a feature of their own, which no comment has when it is read, takes
 * that up, so that the weights of words need not.
 */
function withSource({ comment, features }: WithFeatures): Features {
  if (comment.source === "authored") return features;
  return {
    hashes: Uint32Array.from([...features.hashes, mixed(hashOn(HASH_START, comment.source))]),
    values: Float32Array.from([...features.values, SOURCE_STRENGTH]),
  };
}
export type About = Pick<ModelHeader, "version" | "date" | "sets" | "languages">;
export type TargetOf = (row: WithFeatures) => readonly number[];

/** A row with the probabilities of a model that had not seen its fold. */
export interface OutOfFold {
  readonly row: WithFeatures;
  readonly p: readonly number[];
}

/** Weights for the rows, one for each class. */
export function modelOf(
  rows: readonly WithFeatures[],
  classes: readonly string[],
  targetOf: TargetOf,
): { header: ModelHeader; weights: Float32Array } {
  const settings = settingsFor(classes.length);
  const weights = trainLinear(
    rows.map((row) => ({
      features: withSource(row),
      target: targetOf(row),
      weight: FOREIGN.has(row.comment.source) ? FOREIGN_WEIGHT : 1,
    })),
    settings,
  );
  const header = {
    classes,
    buckets: settings.buckets,
    scales: classes.map(() => 1),
    settings: { groups: GROUPS },
  };
  return { header: header as unknown as ModelHeader, weights };
}

/** What a model that has not seen the fold of a row says of it, for every row. */
export function outOfFold<T>(
  rows: readonly WithFeatures[],
  classes: readonly string[],
  targetOf: TargetOf,
  judge: (model: LinearModel, row: WithFeatures) => T,
): T[] {
  const result: T[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = modelOf(
      rows.filter((row) => row.fold !== fold),
      classes,
      targetOf,
    );
    for (const row of rows) if (row.fold === fold) result.push(judge(model, row));
  }
  return result;
}

/** Every row with its probabilities, judged by a model that has not seen its fold. */
export function crossValidate(
  rows: readonly WithFeatures[],
  classes: readonly string[],
  targetOf: TargetOf,
): OutOfFold[] {
  return outOfFold(rows, classes, targetOf, (model, row) => ({
    row,
    p: Array.from(scoresOf(model, row.features), logistic),
  }));
}
