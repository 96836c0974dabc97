/** The table of contents of the library. */
export { type Band, type BandsOfInterval, bandsOf, DEFAULT_BANDS } from "./bands.ts";
export {
  type EffectOfChange,
  type EvenPeriods,
  effectOfChange,
  evenStrata,
} from "./before-after.ts";
export { intervalBootstrapPercentileExact } from "./bootstrap-exact.ts";
export {
  type EarnedGrowth,
  earnedGrowth,
  type Retention,
  type RevenueAtRisk,
  retentionDifference,
  revenueAtRisk,
} from "./business.ts";
export {
  type ChangePart,
  type ChangeParts,
  changeParts,
  type PointsOfChange,
  type SegmentChange,
} from "./change-parts.ts";
export {
  type CorrectedDifference,
  type CorrectedDifferences,
  compareSeveral,
  fcrConfidence,
} from "./comparisons.ts";
export {
  confidenceSequenceAsymptotic,
  confidenceSequenceBetting,
  confidenceSequenceEmpiricalBernstein,
  eDetector,
} from "./confidence-sequence.ts";
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
  type DriverShare,
  type DriverShares,
  driverImportanceIntervals,
  type ImportanceMethod,
  type ImportancePerformance,
  importancePerformance,
  type MapPoint,
} from "./driver-intervals.ts";
export { type DriverData, relativeWeights, shapleyImportance } from "./drivers.ts";
export { forecastScores, type ScoreForecast } from "./forecast.ts";
export { probabilityOfReaching, type TargetProbability } from "./goals.ts";
export { type HotSpot, type HotSpotCell, hotSpots } from "./hot-spots.ts";
export {
  chiSquareGoodnessOfFit,
  fisherExactGreater,
  type GoodnessOfFit,
  longestRunProbability,
  poissonUpperTail,
} from "./integrity.ts";
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
export { intervalMedian } from "./interval-median.ts";
export {
  type LevelForecast,
  type LocalLevel,
  localLevel,
  localLevelEstimate,
  type Waves,
} from "./local-level.ts";
export {
  lifetimeValue,
  type RobustLine,
  robustLine,
  type SkewedMean,
  skewedMean,
  skewedMeanDifference,
} from "./money.ts";
export { type ControlChart, type ControlLimits, controlChart, cusum } from "./monitoring.ts";
export { adjustPValues, type Correction } from "./multiplicity.ts";
export { normalQuantile } from "./normal.ts";
export {
  marginalHomogeneity,
  type OverlappingDifference,
  overlappingWavesDifference,
  type PairedDifference,
  type PairedTable,
  pairedDifference,
} from "./paired.ts";
export {
  minimumDetectableEffect,
  powerOfDifference,
  sampleSizeForMargin,
  sampleSizePerGroup,
} from "./planning.ts";
export {
  intervalDirichlet,
  type Prior,
  posteriorProbabilityAbove,
  posteriorProbabilityGreater,
} from "./posterior.ts";
export { type Label, type RakeInput, type RakeResult, rake } from "./raking.ts";
export { type RakedCell, type RakedScore, rakeCounts } from "./raking-counts.ts";
export { type Random, seededRandom } from "./random.ts";
export { poissonLowerTail, probabilityOfFirst, rateInterval } from "./rates.ts";
export { type MeanRating, meanRating } from "./rating.ts";
export {
  type Base,
  baseOf,
  LEAST_BASE,
  type Message,
  readScore,
  type ScoreReading,
  SOUND_BASE,
  smallestVisible,
} from "./reading.ts";
export {
  type ComparisonOf,
  type DifferenceReading,
  readDifference,
  readSeveral,
} from "./reading-difference.ts";
export {
  type GoalReading,
  JEFFREYS,
  LEAST_WAVES,
  readForecast,
  readGoal,
  readSilence,
} from "./reading-goal.ts";
export { differenceIntervalRunning } from "./running-difference.ts";
export {
  type Histogram,
  type NpsResult,
  npsFromHistogram,
  npsStandardError,
  npsVariance,
} from "./score.ts";
export {
  type Homogeneity,
  homogeneityTest,
  type PooledSegments,
  partialPooling,
  type SegmentSize,
  suppressSmallSegments,
} from "./segments.ts";
export {
  type CorrectedShareDifference,
  compareShares,
  type Share,
  type ShareDifference,
  shareDifference,
  type TwoShares,
} from "./shares.ts";
export {
  type ShiftAlarm,
  type ShiftLook,
  type ShiftState,
  shiftAlarms,
  shiftDetector,
  type Watch,
} from "./shift-detector.ts";
export { type AwaitedDay, type SilenceAlarm, silenceAlarms } from "./silence-detector.ts";
export {
  type EstimatedScore,
  type FinitePopulationScore,
  finitePopulationInterval,
  type NonResponseBounds,
  nonResponseBounds,
  type RepresentativityIndicator,
  rIndicator,
  type Stratum,
  stratifiedNps,
} from "./survey.ts";
export { type ThemedComments, type ThemeImpact, themeImpact } from "./theme-impact.ts";
export { type JudgedTheme, type ThemeTally, themeImportance } from "./theme-importance.ts";
export {
  type ChangePoint,
  changePoint,
  exponentialSmoothing,
  type Forecast,
  type Trend,
  weightedTrend,
} from "./trend.ts";
export { type TrimmedWeights, trimWeights } from "./trimming.ts";
export { type WeightedClusterScore, weightedClusterNps } from "./weighted-clusters.ts";
export {
  type ClusteredAnswers,
  type ClusterRobustScore,
  clusterRobustNps,
  type EffectiveSize,
  effectiveSampleSize,
  type WeightedAnswers,
  type WeightedScore,
  weightedNps,
} from "./weighting.ts";
