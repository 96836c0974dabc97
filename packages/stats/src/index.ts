/** The table of contents of the library. */
export type { Confidence, Counts, Limits } from "./counts.ts";
export {
  type Difference,
  type DifferenceTest,
  differenceIntervalMover,
  differenceLimitsMover,
  differenceTest,
  type TwoSamples,
} from "./difference.ts";
export {
  chiSquareSf,
  incompleteBeta,
  normalCdf,
  studentTQuantile,
  studentTTwoSidedP,
} from "./distributions.ts";
export {
  intervalScore,
  intervalWilson,
  type ScoreInterval,
  type ShareInterval,
} from "./interval.ts";
export {
  type AdjustedWaldInterval,
  type IntervalWithError,
  intervalAdjustedWald,
  intervalGoodman,
  intervalMayJohnson,
  intervalWald,
} from "./interval-classic.ts";
export { adjustPValues, type Correction } from "./multiplicity.ts";
export { normalQuantile } from "./normal.ts";
export {
  minimumDetectableEffect,
  powerOfDifference,
  sampleSizeForMargin,
  sampleSizePerGroup,
} from "./planning.ts";
export {
  type Histogram,
  type NpsResult,
  npsFromHistogram,
  npsStandardError,
  npsVariance,
} from "./score.ts";
