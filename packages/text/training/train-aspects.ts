/** Trains the weights for the ten categories, with limits from cross-validation. */
import { ASPECTS, type AspectSettings, categoriesOf } from "../src/aspects.ts";
import { writeModel } from "../src/linear-model.ts";
import { FOLDS, type Prepared, withFeatures } from "./corpus.ts";
import { ratesOf, sidesOf } from "./metrics.ts";
import {
  type About,
  crossValidate,
  GROUPS,
  modelOf,
  type OutOfFold,
  settingsFor,
  type TargetOf,
} from "./one-against-rest.ts";

const LIMITS = Array.from({ length: 16 }, (_, i) => 0.14 + i * 0.04);
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

/** The file of weights for the ten categories. */
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
