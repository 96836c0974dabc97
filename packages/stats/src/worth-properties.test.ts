import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  effectiveSampleSize,
  forecastScores,
  lifetimeValue,
  localLevel,
  localLevelEstimate,
  normalCdf,
  poissonLowerTail,
  poissonUpperTail,
  probabilityOfFirst,
  probabilityOfReaching,
  type Random,
  rateInterval,
  rIndicator,
  robustLine,
  seededRandom,
  skewedMean,
  skewedMeanDifference,
  trimWeights,
} from "./index.ts";
import { binomial } from "./random.ts";
import { waves } from "./testing/arbitraries.ts";

const normal = (random: Random) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

describe("a forecast", () => {
  const noise = { horizon: 2, futureStandardError: 5 };

  test("with its step averaged holds the truth where one estimated step misses it", () => {
    const random = seededRandom(21);
    let [averaged, once] = [0, 0];
    const series = 200;
    for (let k = 0; k < series; k++) {
      let truth = 30;
      const y: number[] = [];
      for (let t = 0; t < 8; t++) {
        truth += t === 0 ? 0 : 3 * normal(random);
        y.push(truth + 6 * normal(random));
      }
      truth += 3 * normal(random) + 3 * normal(random);
      const given = { y, standardErrors: y.map(() => 6), ...noise };
      const q = (localLevelEstimate(given).sqrtQ ?? 0) ** 2;
      const [, plain] = localLevel({ ...given, q }).forecasts;
      const [, fan] = forecastScores(given).forecasts;
      const holds = (lower?: number | null, upper?: number | null) =>
        (lower ?? 0) <= truth && truth <= (upper ?? 0);
      if (holds(plain?.levelLower, plain?.levelUpper)) once++;
      if (holds(fan?.levelLower, fan?.levelUpper)) averaged++;
    }
    expect(averaged / series).toBeGreaterThan(0.93);
    expect(once / series).toBeLessThan(0.88);
  });

  test("widens with the horizon, and what is measured lies wider than the truth", () => {
    fc.assert(
      fc.property(waves, (given) => {
        fc.pre(given.y.length > 0);
        const { forecasts } = forecastScores({ ...given, horizon: 3, futureStandardError: 5 });
        const width = (lower?: number | null, upper?: number | null) => (upper ?? 0) - (lower ?? 0);
        for (const [i, f] of forecasts.entries()) {
          expect(width(f.observedLower, f.observedUpper)).toBeGreaterThanOrEqual(
            width(f.levelLower, f.levelUpper) - 1e-6,
          );
          const next = forecasts[i + 1];
          if (next === undefined || Math.abs(f.mean ?? 0) > 60) continue;
          fc.pre((f.levelLower ?? 0) > -99 && (f.levelUpper ?? 0) < 99);
          expect(width(next.levelLower, next.levelUpper)).toBeGreaterThanOrEqual(
            width(f.levelLower, f.levelUpper) - 1e-6,
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  test("gives a target at the lower limit 97.5 %, and agrees with the probability of reaching", () => {
    const y = [32, 35, 31, 38, 36, 41, 39, 44];
    const given = { y, standardErrors: [8, 7.5, 8, 7.8, 7.2, 7.5, 7, 7.1], ...noise };
    const target = forecastScores(given).forecasts[1]?.levelLower ?? 0;
    const { forecasts } = forecastScores({ ...given, target });
    expect(forecasts[1]?.probability).toBeCloseTo(0.975, 6);
    const reached = probabilityOfReaching({ ...given, target });
    expect(reached.probability).toBeCloseTo(forecasts[1]?.probability ?? 0, 10);
    expect(reached.observedProbability).toBeCloseTo(forecasts[1]?.observedProbability ?? 0, 10);
  });

  test("without waves says nothing", () => {
    const { sqrtQ, forecasts } = forecastScores({ y: [null], standardErrors: [null], ...noise });
    expect(sqrtQ).toBeNull();
    expect(forecasts[0]).toMatchObject({ mean: null, levelLower: null, probability: null });
  });
});

describe("weights", () => {
  const weights = fc.array(
    fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1e3, noNaN: true })),
    {
      maxLength: 40,
    },
  );

  test("after trimming have mean 1, keep their order, and none is above the limit", () => {
    fc.assert(
      fc.property(weights, fc.constantFrom(1.5, 3, 5), (given, most) => {
        const found = trimWeights({ weights: given, most });
        const kept = found.weights.filter((w) => w > 0);
        fc.pre(kept.length > 0);
        expect(kept.reduce((sum, w) => sum + w, 0) / kept.length).toBeCloseTo(1, 9);
        expect(Math.max(...kept)).toBeLessThanOrEqual(most * (1 + 1e-9));
        expect(found.designEffect ?? 0).toBeLessThanOrEqual((found.designEffectBefore ?? 0) + 1e-9);
        given.forEach((w, i) => {
          given.forEach((other, j) => {
            if (w < other)
              expect(found.weights[i]).toBeLessThanOrEqual((found.weights[j] ?? 0) + 1e-12);
          });
          if (w === 0) expect(found.weights[i]).toBe(0);
        });
      }),
    );
  });

  test("that are all moderate are only scaled", () => {
    const found = trimWeights({ weights: [2, 4, 6] });
    expect(found).toMatchObject({ trimmed: 0, weights: [0.5, 1, 1.5] });
    expect(found.designEffect).toBeCloseTo(
      effectiveSampleSize({ weights: [2, 4, 6] }).designEffect ?? 0,
      12,
    );
  });

  test("by hand: of nineteen ones and a hundred, the hundred is cut to five means", () => {
    const { weights: w, trimmed } = trimWeights({ weights: [...Array(19).fill(1), 100] });
    // c = 5 (19 + c) / 20, so c = 19 / 3.
    expect(trimmed).toBe(1);
    expect((w[19] ?? 0) / (w[0] ?? 1)).toBeCloseTo(19 / 3, 10);
    expect(w[19]).toBeCloseTo(5, 10);
  });
});

describe("representativeness", () => {
  test("of small strata that all answer alike is not taken for worse than it is", () => {
    const random = seededRandom(31);
    let [plain, adjusted] = [0, 0];
    for (let draw = 0; draw < 300; draw++) {
      const strata = Array.from({ length: 20 }, () => ({
        invited: 30,
        responded: binomial(random, 30, 0.3),
      }));
      const found = rIndicator({ strata });
      plain += (found.rIndicator ?? 0) / 300;
      adjusted += (found.adjusted ?? 0) / 300;
    }
    expect(plain).toBeLessThan(0.87);
    expect(adjusted).toBeGreaterThan(0.94);
  });

  test("that truly differ keep their distance", () => {
    const strata = [
      { invited: 1000, responded: 600 },
      { invited: 1000, responded: 200 },
    ];
    const { rIndicator: plain, adjusted } = rIndicator({ strata });
    expect(plain).toBeCloseTo(0.6, 2);
    expect(adjusted).toBeCloseTo(plain ?? 0, 2);
  });
});

describe("rates", () => {
  test("have the exact limits of the tables", () => {
    // Garwood's limits of a Poisson mean: 0 → 3.689, 10 → 4.795 to 18.390.
    expect(rateInterval({ events: 0, exposure: 1 })).toMatchObject({ rate: 0, lower: 0 });
    expect(rateInterval({ events: 0, exposure: 1 }).upper).toBeCloseTo(3.6889, 4);
    const ten = rateInterval({ events: 10, exposure: 2 });
    expect(ten.lower).toBeCloseTo(4.7954 / 2, 4);
    expect(ten.upper).toBeCloseTo(18.3904 / 2, 4);
  });

  test("hold where their tails say so", () => {
    fc.assert(
      fc.property(fc.nat(100_000), (events) => {
        const { lower, upper } = rateInterval({ events, exposure: 1 });
        if (events > 0)
          expect(poissonUpperTail({ k: events, lambda: lower }).p).toBeCloseTo(0.025, 6);
        expect(poissonLowerTail({ k: events, lambda: upper }).p).toBeCloseTo(0.025, 6);
      }),
    );
  });

  test("of a silent channel: fourteen expected and none come in one of a million", () => {
    expect(poissonLowerTail({ k: 0, lambda: 14 }).p).toBeCloseTo(Math.exp(-14), 15);
    fc.assert(
      fc.property(fc.nat(50), fc.double({ min: 0, max: 80, noNaN: true }), (k, lambda) => {
        const { p } = poissonLowerTail({ k, lambda });
        expect(p + poissonUpperTail({ k: k + 1, lambda }).p).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe("the first of several", () => {
  test("of two is the one that the difference says", () => {
    const { probabilities } = probabilityOfFirst({ estimates: [3, 1], standardErrors: [2, 1.5] });
    expect(probabilities[0]).toBeCloseTo(normalCdf({ x: 2 / 2.5 }).p, 6);
  });

  test("is as likely each where all are alike, and the chances add up to 1", () => {
    const same = probabilityOfFirst({ estimates: [5, 5, 5, 5], standardErrors: [2, 2, 2, 2] });
    for (const chance of same.probabilities) expect(chance).toBeCloseTo(0.25, 9);
    const one = fc.tuple(
      fc.double({ min: -50, max: 50, noNaN: true }),
      fc.double({ min: 0.1, max: 20, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 12 }), (given) => {
        const { probabilities } = probabilityOfFirst({
          estimates: given.map(([m]) => m),
          standardErrors: given.map(([, se]) => se),
        });
        expect(probabilities.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
      }),
    );
    expect(probabilityOfFirst({ estimates: [], standardErrors: [] }).probabilities).toEqual([]);
  });
});

describe("money", () => {
  test("of a few who spend much is bounded by an interval that leans their way", () => {
    const random = seededRandom(41);
    const truth = Math.exp(3 + 0.5);
    let [leaning, straight] = [0, 0];
    const draws = 1500;
    for (let draw = 0; draw < draws; draw++) {
      const values = Array.from({ length: 60 }, () => Math.exp(3 + normal(random)));
      const { lower, upper, mean, sd } = skewedMean({ values });
      if ((lower ?? 0) <= truth && truth <= (upper ?? 0)) leaning++;
      if (Math.abs((mean ?? 0) - truth) <= (2.001 * (sd ?? 0)) / Math.sqrt(60)) straight++;
    }
    expect(leaning).toBeGreaterThan(straight);
    expect(leaning / draws).toBeGreaterThan(0.915);
  });

  test("has the t interval where it is spread evenly, and none where all spend alike", () => {
    const { lower, upper, mean, sd, median } = skewedMean({ values: [1, 2, 3, 4, 5] });
    // t₄ at 97.5 %: 2.7764; sd √2.5; symmetric, so Hall's interval is Student's.
    expect(mean).toBe(3);
    expect(median).toBe(3);
    expect(lower).toBeCloseTo(3 - (2.7764451 * (sd ?? 0)) / Math.sqrt(5), 6);
    expect(upper).toBeCloseTo(3 + (2.7764451 * (sd ?? 0)) / Math.sqrt(5), 6);
    expect(skewedMean({ values: [7, 7, 7] })).toMatchObject({ mean: 7, lower: null, upper: null });
    expect(skewedMean({ values: [] })).toMatchObject({ n: 0, mean: null, median: null });
  });

  test("of two groups differs as their means do, the other way round when exchanged", () => {
    const values = fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), {
      minLength: 3,
      maxLength: 30,
    });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const found = skewedMeanDifference({ a, b });
        const other = skewedMeanDifference({ a: b, b: a });
        expect(found.difference).toBeCloseTo(-(other.difference ?? 0), 6);
        if (found.lower !== null) expect(found.lower).toBeCloseTo(-(other.upper ?? 0), 4);
        if (found.lower !== null)
          expect(found.lower).toBeLessThanOrEqual((found.difference ?? 0) + 1e-6);
      }),
    );
  });

  test("over a lifetime: three years at half retention, by hand", () => {
    const plan = { yearlyRevenue: 100, margin: 0.4, retention: 0.5, years: 3, discount: 0 };
    expect(lifetimeValue(plan).value).toBeCloseTo(40 + 20 + 10, 10);
    expect(lifetimeValue({ ...plan, discount: 0.25 }).value).toBeCloseTo(40 + 16 + 6.4, 10);
  });

  test("for one point of the rating holds the true slope though the spread grows with it", () => {
    const random = seededRandom(42);
    let held = 0;
    for (let draw = 0; draw < 1000; draw++) {
      const x = Array.from({ length: 80 }, () => Math.floor(11 * random()));
      const y = x.map((rating) => 100 + 8 * rating + 10 * rating * normal(random));
      const { lower, upper } = robustLine({ x, y });
      if ((lower ?? 0) <= 8 && 8 <= (upper ?? 0)) held++;
    }
    expect(held / 1000).toBeGreaterThan(0.93);
    expect(held / 1000).toBeLessThan(0.98);
  });

  test("knows no slope where everybody gave the same rating, or one person holds the line", () => {
    expect(robustLine({ x: [5, 5, 5], y: [1, 2, 3] }).slope).toBeNull();
    expect(robustLine({ x: [0, 0, 0, 9], y: [1, 2, 3, 9] }).slope).toBeNull();
    const { slope, se } = robustLine({ x: [0, 1, 2, 3], y: [1, 3, 2, 4] });
    expect(slope).toBeCloseTo(0.8, 12);
    // By hand: residuals −.3, .9, −.9, .3; leverages .7, .3, .3, .7; Σd² = 5.
    const meat = 2 * ((1.5 * 0.3) / 0.3) ** 2 + 2 * ((0.5 * 0.9) / 0.7) ** 2;
    expect(se).toBeCloseTo(Math.sqrt(meat) / 5, 10);
  });
});
