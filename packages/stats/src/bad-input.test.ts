import { describe, expect, test } from "vitest";
import { run } from "./testing/arbitraries.ts";

const ok = { promoters: 5, passives: 3, detractors: 2 };
const prior = { promoters: 0.5, passives: 0.5, detractors: 0.5 };
const plan = { nA: 10, nB: 10, varianceA: 0.5, varianceB: 0.5, alpha: 0.05 };
const line = { y: [1, 2, 3], standardErrors: [1, 1, 1] };
const rows = [
  [1, 2],
  [2, 1],
  [3, 5],
  [4, 3],
  [5, 5],
];

/** Function, input, and the argument its refusal must name. */
const REFUSED: readonly [string, unknown, string][] = [
  ["normalQuantile", { p: 0 }, "p"],
  ["normalQuantile", { p: 1 }, "p"],
  ["normalCdf", { x: Number.NaN }, "x"],
  ["normalCdf", { x: Number.POSITIVE_INFINITY }, "x"],
  ["studentTQuantile", { p: 0.5, df: 0 }, "df"],
  ["studentTQuantile", { p: 1e-300, df: 0.1 }, "p"],
  ["studentTTwoSidedP", { t: 1, df: -1 }, "df"],
  ["chiSquareSf", { x: 1, df: 0 }, "df"],
  ["incompleteBeta", { x: 1.1, a: 1, b: 1 }, "x"],
  ["incompleteBeta", { x: 0.5, a: 0, b: 1 }, "a"],
  ["npsFromHistogram", { counts: [1, 2, 3] }, "counts"],
  ["npsFromHistogram", { counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1.5] }, "counts[10]"],
  ["npsFromHistogram", {}, "counts"],
  ["npsVariance", { ...ok, promoters: -1 }, "promoters"],
  ["npsStandardError", { ...ok, passives: 1.5 }, "passives"],
  ["meanRating", { counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1] }, "counts[10]"],
  ["intervalScore", { ...ok, confidence: 1 }, "confidence"],
  ["intervalScore", { ...ok, confidence: 0 }, "confidence"],
  ["intervalScore", { ...ok, detractors: Number.NaN }, "detractors"],
  ["intervalScore", { promoters: 1, passives: 1 }, "detractors"],
  ["intervalScore", { ...ok, passives: 1e300 }, "counts"],
  ["intervalAdjustedWald", { ...ok, promoters: 0.5 }, "promoters"],
  ["intervalWald", { ...ok, confidence: 95 }, "confidence"],
  ["intervalGoodman", { ...ok, confidence: 1 }, "confidence"],
  ["intervalMayJohnson", { ...ok, confidence: -0.5 }, "confidence"],
  ["intervalDirichlet", { ...ok, prior: { ...prior, passives: 0 } }, "prior.passives"],
  ["intervalBootstrapPercentileExact", { ...ok, detractors: -3 }, "detractors"],
  ["intervalWilson", { successes: 11, n: 10 }, "successes"],
  ["posteriorProbabilityAbove", { ...ok, prior, threshold: 101 }, "threshold"],
  ["posteriorProbabilityGreater", { a: ok, b: { ...ok, promoters: -1 }, prior }, "b.promoters"],
  ["differenceIntervalMover", { a: ok, b: { ...ok, passives: -1 } }, "b.passives"],
  ["differenceIntervalMover", { a: ok }, "b"],
  ["differenceTest", { a: ok, b: ok, method: "exact" }, "method"],
  ["pairedDifference", { table: [[1, 2, 3]] }, "table"],
  [
    "marginalHomogeneity",
    {
      table: [
        [1, 0, 0],
        [0, 1.5, 0],
        [0, 0, 1],
      ],
    },
    "table[1][1]",
  ],
  ["overlappingWavesDifference", { beforeOnly: ok, afterOnly: ok, pairedTable: 3 }, "pairedTable"],
  ["sampleSizeForMargin", { variance: 0, margin: 5 }, "variance"],
  ["sampleSizeForMargin", { variance: 0.5, margin: 0 }, "margin"],
  ["sampleSizeForMargin", { variance: 0.5, margin: 5, population: 0 }, "population"],
  ["sampleSizePerGroup", { ...plan, mde: 0, power: 0.8 }, "mde"],
  ["minimumDetectableEffect", { ...plan, nA: 0, power: 0.8 }, "nA"],
  ["minimumDetectableEffect", { ...plan, power: 1 }, "power"],
  ["powerOfDifference", { ...plan, varianceB: 1.2, difference: 5 }, "varianceB"],
  ["adjustPValues", { p: [0.5, 1.5], method: "BH" }, "p[1]"],
  ["adjustPValues", { p: [0.5], method: "sidak" }, "method"],
  ["fcrConfidence", { selected: 3, compared: 2 }, "selected"],
  ["effectiveSampleSize", { weights: [1, -1] }, "weights[1]"],
  ["weightedNps", { x: [1, 2], weights: [1, 1] }, "x[1]"],
  ["weightedNps", { x: [1, 0], weights: [1] }, "weights"],
  ["clusterRobustNps", { x: [1, 0], weights: [1, 1], cluster: ["a"] }, "cluster"],
  ["weightedClusterNps", { x: [1, 0], weights: [1, 1], cluster: ["a", null] }, "cluster[1]"],
  ["stratifiedNps", { strata: [{ ...ok, population: 5 }] }, "strata[0].population"],
  [
    "stratifiedNps",
    { strata: [{ promoters: 1, passives: 0, detractors: 0, population: 5 }] },
    "strata[0]",
  ],
  ["rake", { columns: { a: ["p"] }, targets: { a: { p: 0.5, q: 0.4 } }, x: [1] }, "targets.a"],
  ["rake", { columns: { a: ["p"] }, targets: { a: { p: 0.5, q: 0.5 } }, x: [1] }, "targets.a.q"],
  ["rake", { columns: { a: ["r"] }, targets: { a: { p: 1 } }, x: [1] }, "columns.a[0]"],
  ["rake", { columns: {}, targets: { a: { p: 1 } }, x: [1] }, "columns.a"],
  ["finitePopulationInterval", { ...ok, population: 9 }, "population"],
  [
    "nonResponseBounds",
    { score: 10, respondents: 3, invited: 0, assumedNonRespondentScore: 0, target: 0 },
    "invited",
  ],
  [
    "nonResponseBounds",
    { score: 10, respondents: 3, invited: 2, assumedNonRespondentScore: 0, target: 0 },
    "respondents",
  ],
  ["rIndicator", { strata: [{ invited: 5, responded: 6 }] }, "strata[0].responded"],
  ["homogeneityTest", { groups: [ok, { ...ok, promoters: -1 }] }, "groups[1].promoters"],
  ["partialPooling", { scores: [10], standardErrors: [0] }, "standardErrors[0]"],
  ["partialPooling", { scores: [110], standardErrors: [1] }, "scores[0]"],
  [
    "suppressSmallSegments",
    { segments: [{ id: "a", n: -1 }], threshold: 10, totalPublished: true },
    "segments[0].n",
  ],
  ["exponentialSmoothing", { y: [1], alpha: 0, horizon: 1 }, "alpha"],
  ["exponentialSmoothing", { y: [1], alpha: 0.5, horizon: 1.5 }, "horizon"],
  ["localLevel", { ...line, q: -1, horizon: 1, futureStandardError: 1 }, "q"],
  [
    "localLevel",
    { ...line, standardErrors: [1, 0, 1], q: 1, horizon: 1, futureStandardError: 1 },
    "standardErrors[1]",
  ],
  ["localLevelEstimate", { y: [1, 2], standardErrors: [1] }, "standardErrors"],
  ["weightedTrend", { y: [1, 200], standardErrors: [1, 1] }, "y[1]"],
  ["changePoint", { periods: [{ ...ok, detractors: 0.5 }] }, "periods[0].detractors"],
  ["cusum", { z: [1], k: -1, h: 5 }, "k"],
  ["controlChart", { periods: "may" }, "periods"],
  ["confidenceSequenceEmpiricalBernstein", { x: [1, 3], alpha: 0.05 }, "x[1]"],
  ["confidenceSequenceAsymptotic", { ...ok, alpha: 0.05, optimizeAt: 0 }, "optimizeAt"],
  ["confidenceSequenceBetting", { ...ok, alpha: 0 }, "alpha"],
  ["confidenceSequenceBetting", { ...ok, passives: 2.5, alpha: 0.05 }, "passives"],
  ["confidenceSequenceBetting", { ...ok, promoters: -1, alpha: 0.05 }, "promoters"],
  ["differenceIntervalRunning", { a: ok, b: { ...ok, detractors: 0.5 } }, "b.detractors"],
  ["shiftDetector", { batch: ok, baseline: 100, budget: 100 }, "baseline"],
  ["shiftDetector", { batch: ok, baseline: 0, budget: 0.5 }, "budget"],
  ["shiftDetector", { batch: ok, baseline: 0, budget: 100, direction: "up" }, "direction"],
  [
    "shiftDetector",
    { batch: ok, baseline: 0, budget: 100, state: { answers: 3, logEvidence: [1, 2] } },
    "state.logEvidence",
  ],
  [
    "shiftAlarms",
    { batches: [ok, { ...ok, passives: -1 }], baseline: 0, budget: 9 },
    "batches[1].passives",
  ],
  ["forecastScores", { ...line, horizon: 1, futureStandardError: 3, target: 120 }, "target"],
  ["forecastScores", { ...line, horizon: 1, futureStandardError: -3 }, "futureStandardError"],
  [
    "changeParts",
    { segments: [{ before: ok, after: { ...ok, passives: 0.5 } }] },
    "segments[0].after.passives",
  ],
  [
    "effectOfChange",
    { before: ok, after: ok, otherBefore: ok, otherAfter: { ...ok, passives: -1 } },
    "otherAfter.passives",
  ],
  ["evenStrata", { before: [ok], after: [ok, ok] }, "after"],
  ["shareDifference", { a: { successes: 3, n: 2 }, b: { successes: 1, n: 2 } }, "a.successes"],
  [
    "hotSpots",
    {
      cells: [{ id: "x", periods: [{ a: { successes: 3, n: 2 }, b: { successes: 1, n: 2 } }] }],
    },
    "a.successes",
  ],
  [
    "themeImportance",
    { all: ok, themes: [{ theme: "price", counts: { ...ok, detractors: 3 } }] },
    "themes[0].counts.detractors",
  ],
  ["trimWeights", { weights: [1, 2], most: 1 }, "most"],
  ["rateInterval", { events: 1, exposure: 0 }, "exposure"],
  ["poissonLowerTail", { k: -1, lambda: 1 }, "k"],
  ["probabilityOfFirst", { estimates: [1, 2], standardErrors: [1] }, "standardErrors"],
  ["skewedMean", { values: [1, Number.NaN] }, "values[1]"],
  ["robustLine", { x: [1, 2], y: [1] }, "y"],
  [
    "lifetimeValue",
    { yearlyRevenue: 1, margin: 1.5, retention: 0.5, years: 3, discount: 0 },
    "margin",
  ],
  ["eDetector", { x: [1], baseline: 0, lambda: 2.5, alpha: 0.05 }, "lambda"],
  ["shapleyImportance", { X: rows, y: [1, 1, 1, 1, 1] }, "y"],
  ["shapleyImportance", { X: rows.map(([a]) => [a, 7]), y: [1, 2, 3, 4, 5] }, "X[..][1]"],
  ["shapleyImportance", { X: rows.slice(0, 3), y: [1, 2, 3] }, "X"],
  ["relativeWeights", { X: rows.map(([a = 0]) => [a, 2 * a]), y: [1, 2, 3, 3, 5] }, "X"],
  ["driverImportanceIntervals", { X: rows, y: [1, 2, 3, 3, 5], draws: 5 }, "draws"],
  ["themeImpact", { x: [1], themes: ["price"] }, "themes[0]"],
  [
    "earnedGrowth",
    { priorRevenue: -1, returningRevenue: 1, earnedNewRevenue: 0, boughtNewRevenue: 0 },
    "priorRevenue",
  ],
  ["retentionDifference", { retainedA: 3, nA: 2, retainedB: 1, nB: 2 }, "retainedA"],
  [
    "revenueAtRisk",
    { retainedA: 1, nA: 2, retainedB: 1, nB: 2, detractorRevenue: -5 },
    "detractorRevenue",
  ],
  ["fisherExactGreater", { a: 1, b: 2, c: 3, d: -4 }, "d"],
  ["longestRunProbability", { n: 5, run: 0, p: 0.5 }, "run"],
  ["poissonUpperTail", { k: 1.5, lambda: 1 }, "k"],
  ["chiSquareGoodnessOfFit", { observed: [1, 2], expectedShares: [1, 0] }, "observed[1]"],
  ["chiSquareGoodnessOfFit", { observed: [1, 2], expectedShares: [0.5, 0.4] }, "expectedShares"],
  ["probabilityOfReaching", { ...line, horizon: 1, target: 120, futureStandardError: 3 }, "target"],
  ["readScore", { ...ok, bands: [{ name: "all", from: 0 }] }, "bands[0].from"],
  ["seededRandom", -1, "seed"],
];

describe("a refusal names the argument", () => {
  test.each(REFUSED)("%s(%j) speaks of %s", (name, input, argument) => {
    let thrown: unknown;
    try {
      run(name, input);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(RangeError);
    expect((thrown as RangeError).message.startsWith(`${argument} must be`)).toBe(true);
  });
});
