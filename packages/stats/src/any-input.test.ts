import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as stats from "./index.ts";
import {
  anyCounts,
  codes,
  confidence,
  countsUpTo,
  finiteThroughout,
  run,
  table,
  waves,
  weightedAnswers,
} from "./testing/arbitraries.ts";

const prior = { promoters: 0.5, passives: 0.5, detractors: 0.5 };

describe("whatever valid data say, no result holds NaN, Infinity or undefined", () => {
  const method = fc.constantFrom("BH", "BY", "holm", "bonferroni");
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  const inner = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
  const positive = fc.oneof(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), fc.constant(0.5));
  const small = countsUpTo(30);
  const list = fc.array(small, { maxLength: 9 });
  const share = fc.double({ min: 1e-6, max: 1, noNaN: true });
  const amount = fc.oneof(
    fc.constantFrom(0, 1, -1e12, 1e12, 1e-300),
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  );
  const shareOf = fc.nat(1000).chain((n) => fc.nat(n).map((successes) => ({ successes, n })));
  const withConfidence = (counts: typeof anyCounts) =>
    fc.tuple(counts, confidence).map(([c, level]) => ({ ...c, confidence: level }));

  const inputs: Record<string, fc.Arbitrary<unknown>> = {
    normalCdf: fc.record({ x: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
    normalQuantile: fc.record({
      p: fc.oneof(inner, fc.constantFrom(1e-300, 5e-324, 1 - 2 ** -53)),
    }),
    studentTQuantile: fc.record({ p: inner, df: fc.double({ min: 0.5, max: 1e9, noNaN: true }) }),
    studentTTwoSidedP: fc.record({
      t: fc.double({ noNaN: true, noDefaultInfinity: true }),
      df: positive,
    }),
    chiSquareSf: fc.record({
      x: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
      df: positive,
    }),
    incompleteBeta: fc.record({ x: unit, a: positive, b: positive }),
    npsVariance: anyCounts,
    npsStandardError: anyCounts,
    npsFromHistogram: fc.record({
      counts: fc.array(fc.nat(9), { minLength: 11, maxLength: 11 }),
    }),
    meanRating: fc.record({
      counts: fc.array(fc.nat(2), { minLength: 11, maxLength: 11 }),
      confidence,
    }),
    intervalScore: withConfidence(anyCounts),
    intervalAdjustedWald: withConfidence(anyCounts),
    intervalWald: withConfidence(anyCounts),
    intervalGoodman: withConfidence(anyCounts),
    intervalMayJohnson: withConfidence(anyCounts),
    intervalBootstrapPercentileExact: withConfidence(small),
    intervalDirichlet: withConfidence(small).map((input) => ({ ...input, prior })),
    posteriorProbabilityAbove: fc
      .tuple(anyCounts, fc.integer({ min: -100, max: 100 }))
      .map(([c, threshold]) => ({ ...c, threshold, prior })),
    differenceIntervalMover: fc.record({ a: anyCounts, b: anyCounts, confidence }),
    differenceLimitsMover: fc.record({ a: anyCounts, b: anyCounts, confidence }),
    differenceTest: fc.record({
      a: anyCounts,
      b: anyCounts,
      confidence,
      method: fc.constantFrom("wald", "adjusted-wald"),
    }),
    pairedDifference: fc.record({ table, confidence }),
    marginalHomogeneity: fc.record({ table }),
    overlappingWavesDifference: fc.record({
      beforeOnly: small,
      afterOnly: small,
      pairedTable: table,
      confidence,
    }),
    sampleSizeForMargin: fc.record({
      variance: share,
      margin: fc.double({ min: 0.01, max: 100, noNaN: true }),
      confidence,
      population: fc.option(fc.integer({ min: 1, max: 1e6 })),
    }),
    minimumDetectableEffect: fc.record({
      nA: positive,
      nB: positive,
      varianceA: share,
      varianceB: share,
      alpha: inner,
      power: inner,
    }),
    powerOfDifference: fc.record({
      nA: positive,
      nB: positive,
      varianceA: share,
      varianceB: share,
      alpha: inner,
      difference: fc.double({ min: -200, max: 200, noNaN: true }),
    }),
    adjustPValues: fc.record({ p: fc.array(unit), method }),
    compareSeveral: fc.record({
      pairs: fc.array(fc.record({ a: small, b: small }), { maxLength: 6 }),
      confidence,
    }),
    weightedNps: weightedAnswers,
    clusterRobustNps: weightedAnswers,
    weightedClusterNps: weightedAnswers,
    finitePopulationInterval: fc.tuple(small, fc.nat(1000)).map(([c, more]) => ({
      ...c,
      population: c.promoters + c.passives + c.detractors + more,
    })),
    rIndicator: fc.record({
      strata: fc.array(
        fc.tuple(fc.nat(50), fc.nat(50)).map(([a, b]) => ({ invited: a + b, responded: b })),
      ),
    }),
    homogeneityTest: fc.record({ groups: list }),
    partialPooling: waves.map(({ y, standardErrors }) => ({ scores: y, standardErrors })),
    exponentialSmoothing: waves.chain(({ y }) =>
      fc.record({ y: fc.constant(y), alpha: share, horizon: fc.nat(5), confidence }),
    ),
    localLevel: waves.chain((series) =>
      fc.record({
        y: fc.constant(series.y),
        standardErrors: fc.constant(series.standardErrors),
        q: fc.double({ min: 0, max: 400, noNaN: true }),
        horizon: fc.nat(4),
        futureStandardError: fc.double({ min: 0, max: 30, noNaN: true }),
        confidence,
      }),
    ),
    localLevelEstimate: waves,
    weightedTrend: waves,
    changePoint: fc.record({ periods: list }),
    controlChart: fc.record({ periods: list }),
    cusum: fc.record({
      z: fc.array(fc.double({ min: -9, max: 9, noNaN: true })),
      k: unit,
      h: positive,
    }),
    confidenceSequenceEmpiricalBernstein: fc.record({ x: codes, alpha: inner }),
    confidenceSequenceAsymptotic: fc
      .tuple(anyCounts, inner, positive)
      .map(([c, alpha, optimizeAt]) => ({ ...c, alpha, optimizeAt })),
    confidenceSequenceBetting: fc.tuple(anyCounts, inner).map(([c, alpha]) => ({ ...c, alpha })),
    differenceIntervalRunning: fc.record({ a: anyCounts, b: anyCounts, confidence }),
    shiftDetector: fc.record({
      batch: anyCounts,
      baseline: fc.double({ min: -99.99, max: 99.99, noNaN: true }),
      budget: fc.integer({ min: 1, max: 1e9 }),
      direction: fc.constantFrom("drop", "rise"),
    }),
    shiftAlarms: fc.record({
      batches: list,
      baseline: fc.integer({ min: -99, max: 99 }),
      budget: fc.integer({ min: 1, max: 1000 }),
    }),
    forecastScores: waves.map((series) => ({
      ...series,
      horizon: 3,
      futureStandardError: 4,
      target: 20,
    })),
    changeParts: fc.record({
      segments: fc.array(fc.record({ before: anyCounts, after: anyCounts }), { maxLength: 6 }),
      confidence,
    }),
    effectOfChange: fc.record({
      before: anyCounts,
      after: anyCounts,
      otherBefore: anyCounts,
      otherAfter: anyCounts,
      confidence,
    }),
    evenStrata: fc
      .array(fc.tuple(small, small), { maxLength: 7 })
      .map((days) => ({ before: days.map(([a]) => a), after: days.map(([, b]) => b) })),
    shareDifference: fc.record({ a: shareOf, b: shareOf, confidence }),
    compareShares: fc.record({
      pairs: fc.array(fc.record({ a: shareOf, b: shareOf }), { maxLength: 9 }),
      confidence,
    }),
    hotSpots: fc.record({
      cells: fc.array(
        fc.record({
          id: fc.string(),
          periods: fc.array(fc.record({ a: shareOf, b: shareOf }), { maxLength: 3 }),
        }),
        { maxLength: 9 },
      ),
      confidence,
    }),
    themeImportance: fc
      .tuple(anyCounts, unit, fc.constantFrom(1, 20))
      .map(([all, part, least]) => ({
        all,
        themes: [
          { theme: "all", counts: all },
          {
            theme: "some",
            counts: {
              promoters: Math.floor(part * all.promoters),
              passives: Math.floor(part * all.passives),
              detractors: Math.floor(part * all.detractors),
            },
          },
        ],
        least,
      })),
    trimWeights: fc.record({
      weights: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e12, noNaN: true }))),
      most: fc.double({ min: 1.001, max: 1e6, noNaN: true }),
    }),
    rateInterval: fc.record({ events: fc.nat(1e7), exposure: positive, confidence }),
    poissonLowerTail: fc.record({ k: fc.nat(1e6), lambda: fc.oneof(unit, positive) }),
    probabilityOfFirst: fc
      .array(fc.tuple(amount, fc.double({ min: 1e-9, max: 1e9, noNaN: true })), { maxLength: 6 })
      .map((given) => ({
        estimates: given.map(([value]) => value),
        standardErrors: given.map(([, se]) => se),
      })),
    skewedMean: fc.record({ values: fc.array(amount), confidence }),
    skewedMeanDifference: fc.record({ a: fc.array(amount), b: fc.array(amount), confidence }),
    robustLine: fc
      .array(fc.tuple(amount, amount))
      .map((rows) => ({ x: rows.map(([x]) => x), y: rows.map(([, y]) => y) })),
    lifetimeValue: fc.record({
      yearlyRevenue: fc.double({ min: 0, max: 1e12, noNaN: true }),
      margin: unit,
      retention: unit,
      years: fc.integer({ min: 1, max: 100 }),
      discount: unit,
    }),
    eDetector: fc.record({
      x: codes,
      baseline: fc.integer({ min: -100, max: 100 }),
      lambda: share,
      alpha: inner,
    }),
    earnedGrowth: fc.record({
      priorRevenue: fc.nat(1000),
      returningRevenue: fc.nat(1000),
      earnedNewRevenue: fc.nat(1000),
      boughtNewRevenue: fc.nat(1000),
    }),
    fisherExactGreater: fc.record({ a: fc.nat(99), b: fc.nat(99), c: fc.nat(99), d: fc.nat(99) }),
    longestRunProbability: fc.record({
      n: fc.nat(300),
      run: fc.integer({ min: 1, max: 30 }),
      p: unit,
    }),
    poissonUpperTail: fc.record({ k: fc.nat(1e6), lambda: fc.oneof(unit, positive) }),
    themeImpact: codes.chain((x) =>
      fc.record({
        x: fc.constant(x),
        themes: fc.array(fc.subarray(["price", "waiting", "staff"]), {
          minLength: x.length,
          maxLength: x.length,
        }),
        draws: fc.constant(100),
        least: fc.constantFrom(1, 5),
      }),
    ),
    readScore: anyCounts,
    readDifference: fc.record({ a: anyCounts, b: anyCounts, confidence }),
    readGoal: fc
      .tuple(small, fc.integer({ min: -100, max: 100 }))
      .map(([c, target]) => ({ ...c, target })),
  };

  test.each(Object.keys(inputs))("%s", (name) => {
    const input = inputs[name] ?? fc.constant(null);
    fc.assert(
      fc.property(input, (value) => finiteThroughout(run(name, value), name)),
      { numRuns: 60 },
    );
  });
});

test("a long drop makes the e-detector large, not infinite", () => {
  const x = Array.from({ length: 5000 }, () => -1);
  const { statistic, firstAlarm } = stats.eDetector({ x, baseline: 50, lambda: 3, alpha: 0.001 });
  expect(Number.isFinite(statistic.at(-1))).toBe(true);
  expect(firstAlarm).toBeLessThan(10);
});

test("ten million answers cost no digits", () => {
  const many = { promoters: 5_000_000, passives: 3_000_000, detractors: 2_000_000 };
  const { lower, upper } = stats.intervalScore(many);
  expect(lower).toBeCloseTo(29.95158, 4);
  expect(upper).toBeCloseTo(30.048408, 4);
  const { mean } = stats.intervalDirichlet({ ...many, prior });
  expect(mean).toBeCloseTo(30, 4);
});
