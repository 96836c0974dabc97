/** Trains the weights for urgency and churn, with limits from cross-validation. */
import { writeModel } from "../src/linear-model.ts";
import { isSaid, URGENCY_CLASSES, type UrgencySettings } from "../src/urgency.ts";
import { FOLDS, type Prepared, type WithFeatures, withFeatures } from "./corpus.ts";
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

const ALONE = [0.3, 0.4, 0.5, 0.6, 0.7];

/** The limits of one class that are best on all languages together. */
function urgencyLimitsFor(
  judged: readonly OutOfFold[],
  name: (typeof URGENCY_CLASSES)[number],
  c: number,
  is: (row: WithFeatures) => boolean,
): readonly [number, number] {
  // Missing somebody in danger is worse than looking once too often: recall counts more there.
  const beta = name === "presses" ? 1.5 : 1;
  let best: { limits: readonly [number, number]; figure: number } = { limits: [1, 1], figure: -1 };
  for (const alone of ALONE) {
    for (let withPhrase = 0.06; withPhrase <= alone; withPhrase += 0.02) {
      const limits = [alone, Number(withPhrase.toFixed(2))] as const;
      const least = { asks: limits, presses: limits, leaves: limits };
      const { precision, recall } = ratesOf(
        sidesOf(
          judged,
          ({ row }) => is(row),
          ({ row, p }) => isSaid(name, p[c] ?? 0, row.analysis.hits, least),
        ),
      );
      const [p, r] = [precision ?? 0, recall ?? 0];
      const figure = p + r === 0 ? 0 : ((1 + beta ** 2) * p * r) / (beta ** 2 * p + r);
      if (figure > best.figure) best = { limits, figure };
    }
  }
  return best.limits;
}

/** The file of weights for urgency and churn. */
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
  const judged = crossValidate(rows, URGENCY_CLASSES, targetOf).filter(
    ({ row }) => row.comment.source === "authored",
  );
  const least = Object.fromEntries(
    URGENCY_CLASSES.map((name, c) => [
      name,
      urgencyLimitsFor(judged, name, c, isOf[c] ?? (() => false)),
    ]),
  ) as unknown as UrgencySettings;
  const metrics: Record<string, unknown> = {};
  for (const language of [...about.languages, "all"]) {
    const of = judged.filter(({ row }) => language === "all" || row.comment.language === language);
    metrics[language] = Object.fromEntries(
      URGENCY_CLASSES.map((name, c) => {
        const rates = ratesOf(
          sidesOf(
            of,
            ({ row }) => isOf[c]?.(row) ?? false,
            ({ row, p }) => isSaid(name, p[c] ?? 0, row.analysis.hits, least),
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
      least,
    },
    metrics: { by: `${FOLDS}-fold cross-validation`, ...metrics },
  };
  return { bytes: writeModel(header, weights), metrics };
}
