/** Trains the weights for the ten categories and the weights for urgency and churn, with limits from cross-validation. */
import { ASPECTS, type AspectSettings, categoriesOf } from "../src/aspects.ts";
import type { GroupWeights } from "../src/features.ts";
import { logistic, type ModelHeader, scoresOf, writeModel } from "../src/linear-model.ts";
import { URGENCY_CLASSES, type UrgencySettings } from "../src/urgency.ts";
import { FOLDS, type Prepared, type WithFeatures, withFeatures } from "./corpus.ts";
import { ratesOf, sidesOf } from "./metrics.ts";
import { type TrainSettings, trainLinear } from "./train-linear.ts";

export const GROUPS: GroupWeights = { words: 1, characters: 1, concepts: 2.5, shape: 0.5 };
/** How much a text of another set than ours counts for the categories. */
const FOREIGN_WEIGHT = 0.15;

const settingsFor = (classes: number): TrainSettings => ({
  classes,
  buckets: 2 ** 17,
  epochs: 8,
  rate: 0.15,
  decay: 0,
  isMultinomial: false,
  seed: 1,
});

type About = Pick<ModelHeader, "version" | "date" | "sets" | "languages">;
type TargetOf = (row: WithFeatures) => readonly number[];

interface OutOfFold {
  readonly row: WithFeatures;
  readonly p: readonly number[];
}

function modelOf(rows: readonly WithFeatures[], classes: readonly string[], targetOf: TargetOf) {
  const settings = settingsFor(classes.length);
  const weights = trainLinear(
    rows.map((row) => ({
      features: row.features,
      target: targetOf(row),
      weight: row.comment.source === "authored" ? 1 : FOREIGN_WEIGHT,
    })),
    settings,
  );
  const header = { classes, buckets: settings.buckets, scales: classes.map(() => 1) };
  return { header: header as unknown as ModelHeader, weights };
}

function crossValidate(
  rows: readonly WithFeatures[],
  classes: readonly string[],
  targetOf: TargetOf,
) {
  const result: OutOfFold[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = modelOf(
      rows.filter((row) => row.fold !== fold),
      classes,
      targetOf,
    );
    for (const row of rows)
      if (row.fold === fold)
        result.push({ row, p: Array.from(scoresOf(model, row.features), logistic) });
  }
  return result;
}

const LIMITS = Array.from({ length: 14 }, (_, i) => 0.1 + i * 0.04);
const LIMITS_WITH_WORD = Array.from({ length: 10 }, (_, i) => 0.04 + i * 0.04);

/** The limits of one category that are best on all languages together: more cases, less luck. */
function limitsFor(rows: readonly OutOfFold[], a: number): readonly [number, number] {
  const aspect = ASPECTS[a] ?? "price";
  const facts = rows.map(({ row, p }) => ({
    p: p[a] ?? 0,
    wanted: aspect in (row.comment.aspects ?? {}),
    named: categoriesOf(row.analysis.hits).has(aspect),
  }));
  let best: { limits: readonly [number, number]; f1: number } = { limits: [0.5, 0.5], f1: -1 };
  for (const alone of LIMITS) {
    for (const withWord of LIMITS_WITH_WORD) {
      if (withWord > alone) continue;
      const sides = sidesOf(
        facts,
        ({ wanted }) => wanted,
        ({ p, named }) => p >= alone || (named && p >= withWord),
      );
      const f1 = ratesOf(sides).f1 ?? 0;
      if (f1 > best.f1) best = { limits: [alone, withWord], f1 };
    }
  }
  return [Number(best.limits[0].toFixed(3)), Number(best.limits[1].toFixed(3))];
}

function microF1(
  rows: readonly OutOfFold[],
  limits: readonly (readonly [number, number])[],
): number {
  const pairs = rows.flatMap(({ row, p }) => {
    const named = categoriesOf(row.analysis.hits);
    return ASPECTS.map((aspect, a) => {
      const [alone = 1, withWord = 1] = limits[a] ?? [];
      const given = (p[a] ?? 0) >= alone || (named.has(aspect) && (p[a] ?? 0) >= withWord);
      return { wanted: aspect in (row.comment.aspects ?? {}), given };
    });
  });
  return (
    ratesOf(
      sidesOf(
        pairs,
        ({ wanted }) => wanted,
        ({ given }) => given,
      ),
    ).f1 ?? 0
  );
}

export function trainAspects(prepared: readonly Prepared[], about: About) {
  const rows = withFeatures(
    prepared.filter(({ comment }) => comment.aspects !== undefined),
    GROUPS,
  );
  const targetOf: TargetOf = ({ comment }) =>
    ASPECTS.map((aspect) => (aspect in (comment.aspects ?? {}) ? 1 : 0));
  const judged = crossValidate(rows, ASPECTS, targetOf);
  const own = judged.filter(({ row }) => row.comment.source === "authored");
  const limits = ASPECTS.map((_, a) => limitsFor(own, a));
  const aspects: AspectSettings = { least: { any: limits } };
  const metrics: Record<string, unknown> = {};
  for (const language of about.languages) {
    const of = own.filter(({ row }) => row.comment.language === language);
    metrics[language] = { n: of.length, microF1: Number((100 * microF1(of, limits)).toFixed(1)) };
  }
  const { weights } = modelOf(rows, ASPECTS, targetOf);
  const header = {
    ...about,
    kind: "aspects",
    classes: ASPECTS,
    buckets: settingsFor(0).buckets,
    settings: { groups: GROUPS, training: settingsFor(ASPECTS.length), aspects },
    metrics: { by: `${FOLDS}-fold cross-validation`, ...metrics },
  };
  return { bytes: writeModel(header, weights), metrics };
}

export function trainUrgency(prepared: readonly Prepared[], about: About) {
  const rows = withFeatures(
    prepared.filter(({ comment }) => comment.urgency !== undefined),
    GROUPS,
  );
  const isOf = [
    ({ comment }: WithFeatures) => (comment.urgency ?? 0) >= 1,
    ({ comment }: WithFeatures) => comment.urgency === 2,
    ({ comment }: WithFeatures) => comment.churn === true,
  ];
  const targetOf: TargetOf = (row) => isOf.map((is) => (is(row) ? 1 : 0));
  const judged = crossValidate(rows, URGENCY_CLASSES, targetOf);
  const least: Record<string, number> = {};
  URGENCY_CLASSES.forEach((name, c) => {
    let best = { limit: 0.5, figure: -1 };
    for (let limit = 0.04; limit < 0.6; limit += 0.01) {
      const rates = ratesOf(
        sidesOf(
          judged,
          ({ row }) => isOf[c]?.(row) ?? false,
          ({ p }) => (p[c] ?? 0) >= limit,
        ),
      );
      // Missing somebody in danger is worse than looking once too often: recall counts more there.
      const beta = name === "presses" ? 1.5 : 1;
      const [p, r] = [rates.precision ?? 0, rates.recall ?? 0];
      const figure = p + r === 0 ? 0 : ((1 + beta ** 2) * p * r) / (beta ** 2 * p + r);
      if (figure > best.figure) best = { limit, figure };
    }
    least[name] = Number(best.limit.toFixed(2));
  });
  const metrics: Record<string, unknown> = {};
  for (const language of [...about.languages, "all"]) {
    const of = judged.filter(({ row }) => language === "all" || row.comment.language === language);
    metrics[language] = Object.fromEntries(
      URGENCY_CLASSES.map((name, c) => {
        const rates = ratesOf(
          sidesOf(
            of,
            ({ row }) => isOf[c]?.(row) ?? false,
            ({ p }) => (p[c] ?? 0) >= (least[name] ?? 1),
          ),
        );
        return [
          name,
          Object.fromEntries(
            Object.entries(rates).map(([key, value]) => [key, Number((value ?? 0).toFixed(2))]),
          ),
        ];
      }),
    );
  }
  const { weights } = modelOf(rows, URGENCY_CLASSES, targetOf);
  const header = {
    ...about,
    kind: "urgency",
    classes: URGENCY_CLASSES,
    buckets: settingsFor(0).buckets,
    settings: {
      groups: GROUPS,
      training: settingsFor(URGENCY_CLASSES.length),
      least: least as UrgencySettings,
    },
    metrics: { by: `${FOLDS}-fold cross-validation`, ...metrics },
  };
  return { bytes: writeModel(header, weights), metrics };
}
