import { z } from "zod";
import { Day } from "./common.ts";

const Points = z.number();
const Share = z.number().min(0).max(1);

export const Interval = z.object({
  lower: Points,
  upper: Points,
  confidence: z.number(),
  method: z.string(),
});

/**
 * A score as it may be shown. Below ten answers `score` and `interval` are null and the counts
 * stand alone; from 10 to 29 `lowBase` is true.
 */
export const ScoreReport = z.object({
  score: Points.nullable(),
  answers: z.int(),
  promoters: z.int(),
  passives: z.int(),
  detractors: z.int(),
  /** Eleven counts, of the answers 0 to 10. */
  histogram: z.array(z.int()).length(11),
  interval: Interval.nullable(),
  lowBase: z.boolean(),
});
export type ScoreReport = z.infer<typeof ScoreReport>;

/** A sentence of the catalogue `reading` with its arguments: the same reading in every language. */
export const Reading = z.object({
  key: z.string(),
  args: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Reading = z.infer<typeof Reading>;

/** Later less earlier, in points. */
export const Difference = z.object({
  difference: Points,
  lower: Points,
  upper: Points,
  /** After correction for how many comparisons stand on the screen; null for a period that runs. */
  p: Share.nullable(),
  comparisons: z.int(),
  /** `confidence_sequence` holds however often one looks: for a period that still runs. */
  method: z.enum(["mover", "confidence_sequence"]),
  verdict: z.enum(["up", "down", "no_clear_change"]),
  /** The smallest change that these bases could have shown (80 % power), in points. */
  smallestVisible: Points.nullable(),
});
export type Difference = z.infer<typeof Difference>;

/** With the period of the same length just before, or with the same days a year earlier. */
export const Compare = z.enum(["previous", "year"]);
export type Compare = z.infer<typeof Compare>;

/** A target for the score of a survey. */
export const Goal = z.object({
  target: z.number().min(-99).max(99),
  /** The day by which; null where it simply holds. */
  by: Day.nullable(),
});
export type Goal = z.infer<typeof Goal>;

export const SurveyScore = ScoreReport.extend({
  from: Day.nullable(),
  to: Day.nullable(),
  /** What is left out, counted and reasoned. */
  excluded: z.object({
    total: z.int(),
    reasons: z.array(z.object({ reason: z.string(), answers: z.int() })),
    /** The score with the excluded answers let in. */
    scoreWith: ScoreReport,
  }),
  /** Answers that wait because probably a machine gave them. */
  quarantined: z.int(),
  /** What it is compared with. */
  comparedWith: Compare,
  /** The period before, of the same length, or the same days a year earlier; absent when the whole time is shown. */
  previous: ScoreReport.extend({ from: Day, to: Day }).nullable(),
  difference: Difference.nullable(),
  /** True while the period still runs. */
  open: z.boolean(),
  /** Sentences about the score, first to last. */
  reading: z.array(Reading),
  /** Sentences about the change since the period before. */
  verdict: z.array(Reading).nullable(),
  /** The target, with the probability that the true score of these answers is above it; null where none is set. */
  goal: Goal.extend({ probability: Share.nullable(), reading: z.array(Reading) }).nullable(),
  /** From invitations: null while nobody was invited in the period. */
  responseRate: z
    .object({
      invited: z.int(),
      answered: z.int(),
      rate: Share,
      lower: Share,
      upper: Share,
      /** The score that silent customers would need for the score as a whole to be 0. */
      breakEven: Points.nullable(),
    })
    .nullable(),
});
export type SurveyScore = z.infer<typeof SurveyScore>;

export const TrendBy = z.enum(["day", "week", "month"]);
export const TrendPoint = ScoreReport.extend({ from: Day, to: Day });
export const Trend = z.object({
  /** The step of the points: the one that was asked for, or a coarser one where those were too many. */
  by: TrendBy,
  /** The step that was asked for. */
  wanted: TrendBy,
  points: z.array(TrendPoint),
  /** Even in months too many: what lies before this day is not among the points. Else null. */
  cutBefore: Day.nullable(),
  /** Dated events to draw on the trend. */
  changes: z.array(z.object({ day: Day, title: z.string(), kind: z.string() })),
  /** The points of the period that was asked to be compared with, first to first; else null. */
  compared: z.array(TrendPoint).nullable(),
  /** The target that the score is to reach; null where none is set. */
  goal: Goal.nullable(),
});
export type Trend = z.infer<typeof Trend>;

/** Points with their interval. */
export const PointsRange = z.object({ points: Points, lower: Points, upper: Points });
export type PointsRange = z.infer<typeof PointsRange>;

export const BreakdownRow = ScoreReport.extend({
  value: z.string(),
  /** What a value of Candor's own is called in the reader's language: `price:negative` is "Price (negative)". Else null. */
  label: z.string().nullable(),
  /** Where the row is a band of a numeric property: from this number on, to below that one. */
  band: z.object({ from: z.number().nullable(), to: z.number().nullable() }).nullable(),
  /** How many of all answers are these. */
  share: Share,
  /** This value less everybody else, corrected for the number of rows. Null when either base is too small. */
  difference: Difference.nullable(),
  /** Its share times that difference: by how much the score of all would differ without these answers. Not a cause. */
  effect: PointsRange.nullable(),
  /** The same value in the period that was asked to be compared with, and how it differs now. */
  before: ScoreReport.nullable(),
  change: Difference.nullable(),
});
export const Breakdown = z.object({
  by: z.string(),
  /** True when values beyond the cap were gathered under "(other)". */
  capped: z.boolean(),
  rows: z.array(BreakdownRow),
});
export type Breakdown = z.infer<typeof Breakdown>;

/** Two properties crossed. A cell below ten answers is hidden, and one more where a total would give it away. */
export const CrossingCell = z.object({
  row: z.string(),
  column: z.string(),
  hidden: z.boolean(),
  answers: z.int().nullable(),
  score: Points.nullable(),
  interval: Interval.nullable(),
  lowBase: z.boolean(),
  /** This cell less everybody else, corrected for the number of cells. */
  difference: Difference.nullable(),
});
export const Crossing = z.object({
  rows: z.array(z.string()),
  columns: z.array(z.string()),
  /** Values beyond the twelve most answered of each property, which the table leaves out. */
  leftOut: z.object({ rows: z.int(), columns: z.int() }),
  cells: z.array(CrossingCell),
  all: ScoreReport,
});
export type Crossing = z.infer<typeof Crossing>;

/** One survey among all of them. */
export const SurveyAmongAll = ScoreReport.extend({
  surveyId: z.string(),
  name: z.string(),
  status: z.string(),
  previous: ScoreReport.nullable(),
  /** Corrected for how many surveys stand on the screen. */
  difference: Difference.nullable(),
  responseRate: z.object({ invited: z.int(), answered: z.int(), rate: Share }).nullable(),
  /** The score in twelve steps of equal length, first to last; null where a step has below ten answers. */
  sparkline: z.array(Points.nullable()),
});
export const AllScores = z.object({
  from: Day.nullable(),
  to: Day.nullable(),
  comparedWith: Compare,
  data: z.array(SurveyAmongAll),
});
export type AllScores = z.infer<typeof AllScores>;

/** Server-sent on `/api/v1/live`: numbers of a survey changed; ask again for what you show. */
export const LiveEvent = z.object({
  surveyId: z.string(),
  /** How many answers arrived, changed or left. */
  count: z.int(),
  /** `meeting`: a page was turned in a meeting about this survey; `chat`: somebody wrote in one. No number changed. */
  kind: z.enum(["recorded", "changed", "meeting", "chat"]),
});
export type LiveEvent = z.infer<typeof LiveEvent>;
