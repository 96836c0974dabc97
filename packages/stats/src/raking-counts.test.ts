import { expect, test } from "vitest";
import {
  intervalScore,
  rake,
  rakeCounts,
  seededRandom,
  trimWeights,
  weightedNps,
} from "./index.ts";

/** Answers with a plan and a region, and the cells that they make. */
function sample(seed: number, n: number) {
  const random = seededRandom(seed);
  const rows = Array.from({ length: n }, () => ({
    plan: random() < 0.9 ? "free" : "paid",
    region: random() < 0.2 ? "north" : random() < 0.5 ? "west" : "east",
    x: random() < 0.5 ? 1 : random() < 0.6 ? 0 : -1,
  }));
  const cells = [...Map.groupBy(rows, ({ plan, region }) => `${plan} ${region}`).values()].map(
    (own) => ({
      labels: { plan: own[0]?.plan ?? "", region: own[0]?.region ?? "" },
      promoters: own.filter(({ x }) => x === 1).length,
      passives: own.filter(({ x }) => x === 0).length,
      detractors: own.filter(({ x }) => x === -1).length,
    }),
  );
  return { rows, cells };
}

const targets = {
  plan: { free: 0.4, paid: 0.6 },
  region: { north: 0.5, west: 0.3, east: 0.2 },
};

test("counts say the same as the answers one by one, with weights cut and with none", () => {
  for (const seed of [1, 2, 3, 4]) {
    for (const most of [2, 5, 1000]) {
      const { rows, cells } = sample(seed, 400);
      const raked = rake({
        columns: { plan: rows.map(({ plan }) => plan), region: rows.map(({ region }) => region) },
        targets,
        x: rows.map(({ x }) => x),
      });
      const cut = trimWeights({ weights: raked.weights, most });
      const one = weightedNps({ x: rows.map(({ x }) => x), weights: cut.weights });
      const found = rakeCounts({ cells, targets, most });
      expect(found.n).toBe(400);
      expect(found.trimmed).toBe(cut.trimmed);
      expect(found.effectiveN).toBeCloseTo(cut.effectiveN ?? 0, 6);
      expect(found.designEffect).toBeCloseTo(cut.designEffect ?? 0, 8);
      expect(found.designEffectBefore).toBeCloseTo(raked.designEffect ?? 0, 8);
      expect(found.weighted.score).toBeCloseTo(one.score ?? 0, 8);
      expect(found.weighted.lower).toBeCloseTo(one.lower ?? 0, 5);
      expect(found.weighted.upper).toBeCloseTo(one.upper ?? 0, 5);
    }
  }
});

test("the unweighted score stands beside it as it always stands", () => {
  const { cells } = sample(9, 200);
  const sum = { promoters: 0, passives: 0, detractors: 0 };
  for (const one of cells) {
    sum.promoters += one.promoters;
    sum.passives += one.passives;
    sum.detractors += one.detractors;
  }
  const { unweighted } = rakeCounts({ cells, targets });
  const { score, lower, upper } = intervalScore(sum);
  expect(unweighted).toEqual({ score, lower, upper });
});

test("without an answer there is nothing, and shares that nobody has are refused by their name", () => {
  expect(rakeCounts({ cells: [], targets })).toMatchObject({
    n: 0,
    effectiveN: null,
    weighted: { score: null },
    unweighted: { score: null },
  });
  const { cells } = sample(1, 50);
  const free = cells.filter(({ labels }) => labels.plan === "free");
  expect(() => rakeCounts({ cells: free, targets })).toThrow(/targets.plan.paid/);
  expect(() => rakeCounts({ cells, targets, most: 1 })).toThrow(/most/);
});
