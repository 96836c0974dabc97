import { z } from "zod";
import { Day, Id, Timestamp } from "./common.ts";
import { FilterCondition, ThemeCondition } from "./filter.ts";
import { Difference, ScoreReport } from "./score.ts";

/**
 * `plan`: thought about. `do`: begun on a day, and measured since. `check`: the figures are in, somebody
 * decides. `done`: kept or to be changed. `dropped`: given up.
 */
export const IMPROVEMENT_STATES = ["plan", "do", "check", "done", "dropped"] as const;
export const ImprovementState = z.enum(IMPROVEMENT_STATES);
export type ImprovementState = z.infer<typeof ImprovementState>;

/** Whose score is measured: the answers of a survey, narrowed as everywhere. */
export const ImprovementMeasure = z.object({
  filter: z.array(FilterCondition).max(30).default([]),
  theme: z.array(ThemeCondition).max(30).default([]),
});
export type ImprovementMeasure = z.infer<typeof ImprovementMeasure>;

export const ImprovementVerdict = z.enum(["better", "worse", "no_clear_change", "too_few"]);
export type ImprovementVerdict = z.infer<typeof ImprovementVerdict>;

const Measured = z.object({ from: Day, to: Day, score: ScoreReport });

/**
 * The same number of whole weeks before and after the day it began, so that weekdays are equal. `rest` are
 * the other answers of the survey, which it did not touch; `effect` is the change less theirs. It is a
 * difference of differences, and no proof of a cause.
 */
export const ImprovementResult = z.object({
  before: Measured,
  after: Measured,
  /** After less before; null when one of them is too small to be said. */
  change: Difference.nullable(),
  rest: z.object({ before: ScoreReport, after: ScoreReport }).nullable(),
  effect: z.object({ effect: z.number(), lower: z.number(), upper: z.number() }).nullable(),
  verdict: ImprovementVerdict,
  /** The how-manieth look it is: who looks again and again finds something by chance. */
  look: z.int(),
  at: Timestamp,
});
export type ImprovementResult = z.infer<typeof ImprovementResult>;

export const ImprovementDecision = z.enum(["keep", "change", "drop"]);
export type ImprovementDecision = z.infer<typeof ImprovementDecision>;

/** Where an improvement comes from: answers, cases, words without a score, and ideas with all who want them. */
export const SourceKind = z.enum(["response", "case", "comment", "idea"]);
export type SourceKind = z.infer<typeof SourceKind>;

const Title = z.string().trim().min(1).max(200);
const Words = z.string().trim().max(2000);
/** Points of the score, up or down. */
const Points = z.number().min(-200).max(200);
const Weeks = z.int().min(1).max(52);

export const Improvement = z.object({
  id: Id,
  /** Counted from 1 in the workspace. */
  number: z.int(),
  title: z.string(),
  state: ImprovementState,
  surveyId: Id,
  hypothesis: z.string(),
  measure: ImprovementMeasure,
  /** The change that is hoped for, in points; null when nobody said. */
  expected: Points.nullable(),
  /** So many weeks before it began are compared with as many after. */
  weeks: Weeks,
  owner: z.string().nullable(),
  teamId: Id.nullable(),
  causeId: Id.nullable(),
  beganOn: Day.nullable(),
  /** The first day on which the weeks after are over. */
  checkOn: Day.nullable(),
  /** Whether the day was over when somebody named it: then the plan could be fitted to what was known. */
  backdated: z.boolean(),
  verdict: ImprovementVerdict.nullable(),
  decision: ImprovementDecision.nullable(),
  decisionWords: z.string(),
  /** How many sources there are, and how many different customers behind them are known. */
  sources: z.int(),
  people: z.int(),
  createdBy: z.string(),
  createdAt: Timestamp,
  version: z.int(),
});
export type Improvement = z.infer<typeof Improvement>;

/** What a plan can hope to show, by the answers that came lately. */
export const PlanOutlook = z.object({
  /** Answers of the measured slice within the last closed weeks, as many as it is to be measured. */
  answers: z.int(),
  score: ScoreReport,
  /** The smallest change that so many answers before and after show with a chance of 80 %; null below 10 answers. */
  smallestVisible: z.number().nullable(),
  /** Whether the expected change is at least that; null where one of them is not known. */
  visible: z.boolean().nullable(),
});
export type PlanOutlook = z.infer<typeof PlanOutlook>;

/** Something that was added after it began; what was planned is never written over. */
export const ImprovementRemark = z.object({ at: Timestamp, by: z.string(), words: z.string() });

/** Surveyed, heard, fixed, told: what stands behind each, with its days; null where there is none yet. */
export const ImprovementLoop = z.object({
  surveyed: z.object({ answers: z.int(), from: Day, to: Day }),
  heard: z.object({
    sources: z.int(),
    people: z.int(),
    from: Day.nullable(),
    to: Day.nullable(),
  }),
  /** The day from which customers could notice it. */
  fixed: Day.nullable(),
  /** How many were told, of those who are or were to be; `done` when nobody waits any more. */
  told: z.object({ told: z.int(), people: z.int(), on: Day.nullable(), done: z.boolean() }),
});
export type ImprovementLoop = z.infer<typeof ImprovementLoop>;

/** The same four for a theme: who spoke of it in the period, what was done about it so far, and who was told. */
export const ThemeLoop = z.object({
  surveyed: z.object({ answers: z.int(), from: Day, to: Day }),
  heard: z.object({ answers: z.int() }),
  /** Improvements that are measured by it and have begun, and the day of the first. */
  fixed: z.object({ improvements: z.int(), on: Day.nullable() }),
  told: z.object({ told: z.int(), people: z.int(), on: Day.nullable(), done: z.boolean() }),
  improvements: z.array(z.object({ id: Id, title: z.string(), state: ImprovementState })),
});
export type ThemeLoop = z.infer<typeof ThemeLoop>;
/** Days in the workspace's time zone, half-open; the last year when left out. */
export const ThemeLoopQuery = z.object({ from: Day.optional(), to: Day.optional() });
export type ThemeLoopQuery = z.infer<typeof ThemeLoopQuery>;

export const ImprovementDetail = Improvement.extend({
  /** Only while it is planned. */
  outlook: PlanOutlook.nullable(),
  /** The newest look; null before the first. */
  result: ImprovementResult.nullable(),
  /** Answers so far since it began; null before. */
  answersSince: z.int().nullable(),
  remarks: z.array(ImprovementRemark),
  loop: ImprovementLoop,
});
export type ImprovementDetail = z.infer<typeof ImprovementDetail>;

export const Improvements = z.object({
  data: z.array(Improvement),
  nextCursor: z.string().nullable(),
});
export const ImprovementsQuery = z.object({
  state: ImprovementState.optional(),
  surveyId: Id.optional(),
});

/** Which things are its sources; `gather` takes every answer of the measure within those days that says why. */
export const AddSources = z.object({
  responseIds: z.array(Id).max(1000).default([]),
  caseIds: z.array(Id).max(1000).default([]),
  commentIds: z.array(Id).max(1000).default([]),
  ideaIds: z.array(Id).max(1000).default([]),
  gather: z.object({ from: Day, to: Day }).nullable().default(null),
});
export type AddSources = z.infer<typeof AddSources>;

export const CreateImprovement = z.object({
  title: Title,
  surveyId: Id,
  hypothesis: Words.default(""),
  measure: ImprovementMeasure.prefault({}),
  expected: Points.nullable().default(null),
  weeks: Weeks.default(8),
  owner: z.string().max(100).nullable().default(null),
  teamId: Id.nullable().default(null),
  causeId: Id.nullable().default(null),
  sources: AddSources.prefault({}),
});
export type CreateImprovement = z.infer<typeof CreateImprovement>;

/** Hypothesis, measure, weeks and expectation can be changed until it begins. */
export const PatchImprovement = z.object({
  title: Title.optional(),
  hypothesis: Words.optional(),
  measure: ImprovementMeasure.optional(),
  expected: Points.nullable().optional(),
  weeks: Weeks.optional(),
  owner: z.string().max(100).nullable().optional(),
  teamId: Id.nullable().optional(),
  causeId: Id.nullable().optional(),
  /** What was seen; refused with 409 when somebody was faster. */
  version: z.int().optional(),
});
export type PatchImprovement = z.infer<typeof PatchImprovement>;

export const ImprovementRef = z.object({ improvementId: Id });
/** The day from which customers could notice it; today when left out. */
export const BeginImprovement = z.object({ day: Day.optional() });
export const DecideImprovement = z.object({
  decision: ImprovementDecision,
  words: Words.default(""),
});
export const DropImprovement = z.object({ words: Words.default("") });
export const RemarkImprovement = z.object({ words: Words.min(1) });

/** One source as it is shown: an answer's score and words, a case's number, or words alone. */
export const ImprovementSource = z.object({
  kind: SourceKind,
  id: Id,
  score: z.int().nullable(),
  /** Null for what was deleted since, and for a case that may not be seen; it stays counted. */
  words: z.string().nullable(),
  caseNumber: z.int().nullable(),
  /** Whether a customer is known who can be told. */
  known: z.boolean(),
});
export type ImprovementSource = z.infer<typeof ImprovementSource>;
export const ImprovementSources = z.object({
  data: z.array(ImprovementSource),
  nextCursor: z.string().nullable(),
});
export const SourcesAdded = z.object({ added: z.int(), sources: z.int(), people: z.int() });
export const SourceRef = ImprovementRef.extend({ sourceKind: SourceKind, sourceId: Id });
