import { z } from "zod";
import { Day, Id, Timestamp } from "./common.ts";

/**
 * What a goal can be about: the score in points, and shares in per cent of those who answered, or were invited; and the
 * desk's work: working hours until a human answered (the median of the cases opened in a month), and the share of promises
 * kept by their first date.
 */
export const MEASURES = [
  "score",
  "promoters",
  "detractors",
  "response_rate",
  "first_contact",
  "promises_kept",
] as const;
export const Measure = z.enum(MEASURES);
export type Measure = z.infer<typeof Measure>;

/** Detractors are to be so many at most, and nobody is to wait longer; everything else at least so much. */
export function isAtMost(measure: Measure): boolean {
  return measure === "detractors" || measure === "first_contact";
}

/** What the desk does belongs to no survey: such a goal is the workspace's, or a team's. */
export function isOfDesk(measure: Measure): boolean {
  return measure === "first_contact" || measure === "promises_kept";
}

/** People are asked together with others, so who of an account was invited is no rate of its own. */
export function isOfAccount(measure: Measure): boolean {
  return measure === "score" || measure === "promoters" || measure === "detractors";
}

/**
 * Said by the interval of the last month that is over: `reached` when all of it lies beyond the target, `missed` when the
 * month of the day is over and all of it falls short; until then `on_course` when the forecast says so with 90 % or more.
 * Everything else cannot be told yet.
 */
export const GoalState = z.enum(["reached", "on_course", "cannot_tell", "missed"]);
export type GoalState = z.infer<typeof GoalState>;

/** A measure in a time, with its 95 % interval and its base; no value below ten. */
export const MeasuredFigure = z.object({
  from: Day,
  to: Day,
  /** Answers; of a response rate, people invited; of the desk, cases or promises. */
  n: z.int(),
  value: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
});
export type MeasuredFigure = z.infer<typeof MeasuredFigure>;

export const MakeGoal = z.object({
  measure: Measure.default("score"),
  /** Null with no view either: every survey of the workspace together. */
  surveyId: Id.nullable().default(null),
  /** A saved view that everybody sees: its survey, filters and themes. */
  viewId: Id.nullable().default(null),
  /** Of what the desk does: the team whose work is meant; null for all of it. */
  teamId: Id.nullable().default(null),
  /** Of answers: an account whose people are meant, in every survey that they answered. */
  accountId: Id.nullable().default(null),
  /** Points of a score, per cent of a share, working hours until the first contact. */
  target: z.number().min(-99).max(99),
  /** The day by which; null where it simply holds. */
  by: Day.nullable().default(null),
  /** The colleague who cares for it. */
  ownerId: z.string().min(1).max(100).nullable().default(null),
});
export type MakeGoal = z.infer<typeof MakeGoal>;

export const PatchGoal = z.object({
  target: z.number().min(-99).max(99).optional(),
  by: Day.nullable().optional(),
  ownerId: z.string().min(1).max(100).nullable().optional(),
});
export type PatchGoal = z.infer<typeof PatchGoal>;

export const GoalStanding = z.object({
  id: Id,
  measure: Measure,
  surveyId: Id.nullable(),
  viewId: Id.nullable(),
  teamId: Id.nullable(),
  accountId: Id.nullable(),
  /** Name of the view, the survey, the team or the account; null for the whole workspace. */
  about: z.string().nullable(),
  target: z.number(),
  by: Day.nullable(),
  owner: z.object({ userId: z.string(), name: z.string() }).nullable(),
  createdAt: Timestamp,
  state: GoalState,
  /** The month that the state is about: the last that is over, or the one that held the day. */
  closed: MeasuredFigure.nullable(),
  /** How many it would take in a month for `reached`, if the value stays what it is; null where it falls short, or nothing is missing. */
  needed: z.int().nullable(),
  /** That the true value is beyond the target in that month, if things go on as they did; null where that cannot be said. */
  outlook: z.object({ from: Day, to: Day, probability: z.number().min(0).max(1) }).nullable(),
  /** The months that are over, oldest first, two years at most. */
  months: z.array(MeasuredFigure),
});
export type GoalStanding = z.infer<typeof GoalStanding>;

/** Each measure in the last month that is over, beside the month before: those of a survey, and the desk's for all. */
export const KeyFigures = z.object({
  data: z.array(z.object({ measure: Measure, last: MeasuredFigure, before: MeasuredFigure })),
});
export type KeyFigures = z.infer<typeof KeyFigures>;

export const GoalRef = z.object({ goalId: Id });
