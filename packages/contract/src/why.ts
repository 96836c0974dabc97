import { z } from "zod";
import { Day, Group, Id, Language, Timestamp } from "./common.ts";
import { ResponseFilter } from "./filter.ts";
import { Compare, Difference, PointsRange, ScoreReport } from "./score.ts";

const Share = z.number().min(0).max(1);

export const WhyQuery = ResponseFilter.extend({
  compare: Compare.default("previous"),
  /** Of the sentence; the workspace's own when left out. */
  speak: Language.optional(),
});

/**
 * What one value of one property contributed to the change: `within` because its own score moved, `mix`
 * because its share of the answers did. An account of where, never of a cause.
 */
export const WhyPart = z.object({
  dimension: z.string(),
  value: z.string(),
  kind: z.enum(["mix", "within"]),
  points: z.number(),
  /** Corrected for how many parts were looked at, over all properties. */
  lower: z.number(),
  upper: z.number(),
  p: Share,
  /** Whether it may be named: the corrected interval excludes 0. */
  clear: z.boolean(),
  /** Its part of a change that is clear itself; may be above 1 where others pull the other way. */
  shareOfChange: z.number().nullable(),
  before: z.object({ answers: z.int(), share: Share, score: z.number().nullable() }),
  now: z.object({ answers: z.int(), share: Share, score: z.number().nullable() }),
});
export type WhyPart = z.infer<typeof WhyPart>;

export const WhyDimension = z.object({
  dimension: z.string(),
  mix: PointsRange,
  within: PointsRange,
});

export const Why = z.object({
  from: Day,
  to: Day,
  before: ScoreReport.extend({ from: Day, to: Day }),
  now: ScoreReport,
  /** While the period runs, limits are always-valid and those of the parts are widened as much. */
  open: z.boolean(),
  change: Difference.nullable(),
  /** All that may be named, largest first; an empty list says that nothing stands out. */
  parts: z.array(WhyPart),
  /** How many parts were looked at. */
  compared: z.int(),
  /** The parts that do not stand out, largest first, so that they can be looked at. */
  others: z.array(WhyPart),
  /** By property: how much of the change is mix and how much within; the two add up to it. */
  dimensions: z.array(WhyDimension),
  /** The change and its three largest parts in words, in the language that was asked for. */
  sentence: z.string(),
});
export type Why = z.infer<typeof Why>;

/** Something that could be made better, or should be kept: a value of a property, a theme, a step of the journey. */
export const Priority = z.object({
  dimension: z.string(),
  value: z.string(),
  answers: z.int(),
  /** Of all answers: how many people it reaches. */
  share: Share,
  score: z.number(),
  /** What the score of all would gain if these answers were like the others; for strengths what it would lose. Corrected. */
  gain: PointsRange,
  clear: z.boolean(),
  /** How probable it is that this has the most to gain of all that are listed. */
  first: Share,
  /** What it costs, as somebody judged. */
  effort: z.enum(["small", "medium", "large"]).nullable(),
  /** What customers say of it: the newest comments of those whom it concerns. */
  comments: z.array(z.object({ id: Id, score: z.int(), text: z.string(), at: Timestamp })),
});
export type Priority = z.infer<typeof Priority>;

export const Priorities = z.object({
  answers: z.int(),
  compared: z.int(),
  fix: z.array(Priority),
  keep: z.array(Priority),
});
export type Priorities = z.infer<typeof Priorities>;

export const SetEffort = z.object({
  dimension: z.string().min(1).max(100),
  value: z.string().max(1000),
  effort: z.enum(["small", "medium", "large"]).nullable(),
});

/** What is true of one group more often than of the others. */
export const Trait = z.object({
  dimension: z.string(),
  value: z.string(),
  /** Of this group, and of everybody else. */
  share: Share,
  others: Share,
  answers: z.int(),
  difference: z.number(),
  /** Of the difference, corrected for everything that was looked at. */
  lower: z.number(),
  upper: z.number(),
});
export const Portrait = z.object({
  group: Group,
  answers: z.int(),
  share: Share,
  shareLower: Share,
  shareUpper: Share,
  /** Over-represented, clearest first; empty when nothing stands out. */
  traits: z.array(Trait),
  comments: z.array(z.object({ id: Id, score: z.int(), text: z.string(), at: Timestamp })),
});
export const Portraits = z.object({
  answers: z.int(),
  compared: z.int(),
  data: z.array(Portrait),
});
export type Portraits = z.infer<typeof Portraits>;

/** A step of the customer's journey, in the workspace's own order. */
export const JourneyStep = ScoreReport.extend({
  touchpoint: z.string(),
  share: Share,
  difference: Difference.nullable(),
  effect: PointsRange.nullable(),
  previous: ScoreReport.nullable(),
  change: Difference.nullable(),
});
export const Touchpoints = z.object({
  steps: z.array(JourneyStep),
  /** Whether the steps differ beyond chance, and by how much their true scores spread (points). */
  consistency: z
    .object({ p: Share.nullable(), spread: z.number().nullable(), steps: z.int() })
    .nullable(),
  /** The same people at two steps, the later less the earlier; corrected for how many pairs are shown. */
  pairs: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      people: z.int(),
      difference: z.number(),
      lower: z.number(),
      upper: z.number(),
      clear: z.boolean(),
    }),
  ),
  /** Where there are more answers than this, pairs are looked for among so many of the newest; else `null`. */
  pairsAmong: z.int().nullable(),
});
export type Touchpoints = z.infer<typeof Touchpoints>;
