/** Trains the weights for the ten categories, with what each kind of evidence counts from cross-validation. */
import {
  ASPECTS,
  type AspectScores,
  type AspectSettings,
  aspectScores,
  evidenceOf,
  probabilityOf,
} from "../src/aspects.ts";
import { featureGroupsOf } from "../src/features.ts";
import { writeModel } from "../src/linear-model.ts";
import { FOLDS, type Prepared, type WithFeatures, withFeatures } from "./corpus.ts";
import { fitLogistic } from "./fit-logistic.ts";
import { ratesOf, sidesOf } from "./metrics.ts";
import {
  type About,
  GROUPS,
  modelOf,
  outOfFold,
  settingsFor,
  type TargetOf,
} from "./one-against-rest.ts";

const LEAST = Array.from({ length: 41 }, (_, i) => Number((0.2 + i * 0.01).toFixed(2)));

/** A comment with the scores of a model that had not seen its fold. */
interface Scored {
  readonly row: WithFeatures;
  readonly scores: AspectScores;
}

const isAbout = ({ row }: Scored, a: number) => (ASPECTS[a] ?? "") in (row.comment.aspects ?? {});

/** What each kind of evidence counts for a category, on all languages together. */
function weightsFor(rows: readonly Scored[], a: number): number[] {
  return fitLogistic(
    rows.map(({ scores }) => evidenceOf(a, scores)),
    rows.map((row) => isAbout(row, a)),
  ).map((weight) => Number(weight.toFixed(3)));
}

/** Each category of each comment: whether it was wanted, and how probable it is. */
function pairsOf(rows: readonly Scored[], evidence: AspectSettings["evidence"]) {
  return rows.flatMap((row) =>
    evidence.map((weights, a) => ({
      aspect: ASPECTS[a],
      language: row.row.comment.language,
      wanted: isAbout(row, a),
      p: probabilityOf(evidenceOf(a, row.scores), weights),
    })),
  );
}

type Pair = ReturnType<typeof pairsOf>[number] & { readonly given?: boolean };

const f1Of = (pairs: readonly Pair[], isGiven: (pair: Pair) => boolean) =>
  ratesOf(sidesOf(pairs, ({ wanted }) => wanted, isGiven)).f1 ?? 0;

/** Calibrated probabilities, and the one limit that gives the best F1 over all pairs of comment and category. */
function settingsFrom(rows: readonly Scored[]): AspectSettings {
  const evidence = ASPECTS.map((_, a) => weightsFor(rows, a));
  const pairs = pairsOf(rows, evidence);
  let best = { least: 0.35, f1: -1 };
  for (const least of LEAST) {
    const f1 = f1Of(pairs, ({ p }) => p >= least);
    if (f1 > best.f1) best = { least, f1 };
  }
  return { evidence, least: best.least };
}

/** Every pair, judged by weights and settings that were both made without its fold. */
function judgedApart(rows: readonly Scored[]): Pair[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const { evidence, least } = settingsFrom(rows.filter(({ row }) => row.fold !== fold));
    const apart = rows.filter(({ row }) => row.fold === fold);
    return pairsOf(apart, evidence).map((pair) => ({ ...pair, given: pair.p >= least }));
  }).flat();
}

const percent = (pairs: readonly Pair[]) =>
  Number((100 * f1Of(pairs, ({ given }) => given === true)).toFixed(1));

/** The file of weights for the ten categories. */
export function trainAspects(prepared: readonly Prepared[], about: About) {
  const rows = withFeatures(
    prepared.filter(({ comment }) => comment.aspects !== undefined),
    GROUPS,
  );
  const targetOf: TargetOf = ({ comment }) =>
    ASPECTS.map((aspect) => (aspect in (comment.aspects ?? {}) ? 1 : 0));
  const own = outOfFold(rows, ASPECTS, targetOf, (model, row) =>
    row.comment.source === "authored"
      ? [{ row, scores: aspectScores(model, row.analysis, featureGroupsOf(row.analysis)) }]
      : [],
  ).flat();
  const aspects = settingsFrom(own);
  const judged = judgedApart(own);
  const metrics: Record<string, unknown> = { all: { n: own.length, microF1: percent(judged) } };
  for (const language of about.languages) {
    const of = judged.filter((pair) => pair.language === language);
    metrics[language] = { n: of.length / ASPECTS.length, microF1: percent(of) };
  }
  metrics.aspects = Object.fromEntries(
    ASPECTS.map((aspect) => [aspect, percent(judged.filter((pair) => pair.aspect === aspect))]),
  );
  const { weights } = modelOf(rows, ASPECTS, targetOf);
  const header = {
    ...about,
    kind: "aspects",
    classes: ASPECTS,
    buckets: settingsFor(0).buckets,
    settings: { groups: GROUPS, training: settingsFor(ASPECTS.length), aspects },
    metrics: {
      by: `${FOLDS}-fold cross-validation, settings chosen on the other folds`,
      ...metrics,
    },
  };
  return { bytes: writeModel(header, weights), metrics };
}
