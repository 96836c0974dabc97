/** Labelled comments with their features, cut into folds that keep near-duplicates together. */
import { analyse } from "../src/analyse.ts";
import { duplicateGroups } from "../src/duplicates.ts";
import { type Analysis, type Features, featuresOf, type GroupWeights } from "../src/features.ts";
import { Words } from "../src/resources.ts";
import { inCyrillic, isWrittenInLatin } from "../src/transliterate.ts";
import type { Labelled } from "./read-sets.ts";
import { SHIPPABLE, TRAINED_LANGUAGES } from "./shippable.ts";
import { readWordFiles } from "./word-files.ts";

export const FOLDS = 5;

export interface Prepared {
  readonly comment: Labelled;
  readonly analysis: Analysis;
  readonly weight: number;
  readonly fold: number;
}

function hashOf(id: string): number {
  let hash = 7;
  for (const sign of id) hash = (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  return hash >>> 3;
}

/** The texts of shippable sets in trained languages; the order of the input does not matter. */
export function prepare(comments: readonly Labelled[]): Prepared[] {
  const words = new Words(readWordFiles());
  const weights = new Map(SHIPPABLE.map(({ source, weight }) => [source, weight]));
  const seen = new Set<string>();
  const used = comments
    .filter(
      ({ source, language }) =>
        weights.has(source) && TRAINED_LANGUAGES.some((one) => one === language),
    )
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const folds = used.map(({ id }) => hashOf(id) % FOLDS);
  for (const { members } of duplicateGroups(used.map(({ text }) => text))) {
    for (const member of members) folds[member] = folds[members[0] ?? member] ?? 0;
  }
  return used.map((comment, i) => {
    const isRomanised = comment.language === "ru" && isWrittenInLatin(comment.text, "und");
    return {
      comment,
      analysis: analyse(
        comment.text,
        comment.language,
        words,
        isRomanised ? inCyrillic : undefined,
      ),
      weight: weights.get(comment.source) ?? 0,
      fold: folds[i] ?? 0,
    };
  });
}

export interface WithFeatures extends Prepared {
  readonly features: Features;
}

export function withFeatures(prepared: readonly Prepared[], groups: GroupWeights): WithFeatures[] {
  return prepared.map((one) => ({ ...one, features: featuresOf(one.analysis, groups) }));
}
