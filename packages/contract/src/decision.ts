import { z } from "zod";
import { Day, Id, Timestamp, UserId } from "./common.ts";
import { FilterCondition, ThemeCondition } from "./filter.ts";
import { Difference, ScoreReport } from "./score.ts";
import { READ_IN_COMMENTS } from "./view.ts";

/** `decided`: it holds. `reviewed`: somebody looked at what became of it. `superseded`: another one holds instead. */
export const DECISION_STATES = ["decided", "reviewed", "superseded"] as const;
export const DecisionState = z.enum(DECISION_STATES);
export type DecisionState = z.infer<typeof DecisionState>;

/** What a decision came from, where it came from something that has a page. */
export const DecisionSourceKind = z.enum(["improvement", "goal", "alert", "theme", "meeting"]);
export type DecisionSourceKind = z.infer<typeof DecisionSourceKind>;
export const DecisionSource = z.object({
  kind: DecisionSourceKind,
  id: z.string().min(1).max(100),
});
export type DecisionSource = z.infer<typeof DecisionSource>;

/** Which answers the figures are of: a survey, narrowed as everywhere, and days that are over, half-open. */
export const EvidenceAsked = z.object({
  surveyId: Id,
  filter: z.array(FilterCondition).max(30).default([]),
  theme: z.array(ThemeCondition).max(30).default([]),
  counting: z.enum(["every", "latest"]).default("every"),
  /** What was read in the comments, where that narrows them too. */
  ...READ_IN_COMMENTS,
  from: Day,
  to: Day,
});
export type EvidenceAsked = z.infer<typeof EvidenceAsked>;

const Share = z.object({ value: z.number(), lower: z.number(), upper: z.number() });

/** What was known when it was decided. It is frozen: what happens to the answers afterwards changes nothing in it. */
export const DecisionEvidence = EvidenceAsked.extend({
  surveyName: z.string(),
  score: ScoreReport,
  /** Answers with a comment that was read, and what they spoke of most; each theme with at least 10 of them. */
  comments: z.int(),
  themes: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** Whether somebody gave it that name; Candor's own are called as the reader's language calls them. */
      isNamed: z.boolean(),
      answers: z.int(),
      share: Share,
      negative: z.int(),
      /** Of how many the tone could not be read: where these are most, `negative` says nothing. */
      unclear: z.int(),
    }),
  ),
  at: Timestamp,
});
export type DecisionEvidence = z.infer<typeof DecisionEvidence>;

export const DecisionOutcome = z.enum(["as_expected", "partly", "not_as_expected", "cannot_tell"]);
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;

/**
 * The figures of the decision beside those of as many days up to the review, with the interval of the difference.
 * Much else happened in between: the difference is no proof of what the decision did.
 */
export const ReviewFigures = z.object({
  from: Day,
  to: Day,
  score: ScoreReport,
  /** Now less then; null when one of them is too small to be said. */
  difference: Difference.nullable(),
});
export type ReviewFigures = z.infer<typeof ReviewFigures>;

export const DecisionReview = z.object({
  id: Id,
  at: Timestamp,
  by: z.string(),
  outcome: DecisionOutcome,
  words: z.string(),
  /** Null for a decision without figures, and while no day has passed since. */
  figures: ReviewFigures.nullable(),
  /** The how-manieth look it is: who looks again and again finds something by chance. */
  look: z.int(),
});
export type DecisionReview = z.infer<typeof DecisionReview>;

const Line = z.string().trim().min(1).max(500);
const Words = z.string().trim().max(4000);

export const Decision = z.object({
  id: Id,
  /** Counted from 1 in the workspace. */
  number: z.int(),
  question: z.string(),
  choice: z.string(),
  state: DecisionState,
  decidedOn: Day,
  /** Who decided, by the name they had then. */
  decidedBy: z.array(z.object({ userId: UserId, name: z.string() })),
  /** The day on which those who decided are asked what became of it; null when they are not. */
  reviewOn: Day.nullable(),
  /** Whether that day has come and nobody has looked since. */
  due: z.boolean(),
  about: DecisionSource.nullable(),
  supersededBy: Id.nullable(),
  outcome: DecisionOutcome.nullable(),
  createdBy: z.string(),
  createdAt: Timestamp,
});
export type Decision = z.infer<typeof Decision>;

const Other = z.object({ id: Id, number: z.int(), question: z.string() });

export const DecisionDetail = Decision.extend({
  options: z.array(z.string()),
  expected: z.string(),
  evidence: DecisionEvidence.nullable(),
  reviews: z.array(DecisionReview),
  /** What holds instead of it, and what it holds instead of. */
  successor: Other.nullable(),
  predecessor: Other.nullable(),
});
export type DecisionDetail = z.infer<typeof DecisionDetail>;

export const Decisions = z.object({ data: z.array(Decision), nextCursor: z.string().nullable() });
export const DecisionsQuery = z.object({
  state: DecisionState.optional(),
  /** Only those that wait to be looked at. */
  due: z.stringbool().optional(),
  /** Only those from one thing: `improvement:` and its id. */
  about: z
    .string()
    .regex(/^[a-z]{1,20}:.{1,100}$/, "must look like improvement:id")
    .optional(),
});
export type DecisionsQuery = z.infer<typeof DecisionsQuery>;

export const CreateDecision = z.object({
  question: Line,
  /** What was weighed, the choice among it or not. */
  options: z.array(Line).max(12).default([]),
  choice: Line,
  /** What it is to bring, in words. */
  expected: Words.default(""),
  evidence: EvidenceAsked.nullable().default(null),
  /** Today when left out; never a day to come. */
  decidedOn: Day.optional(),
  /** Colleagues; whoever writes it down when left out. */
  decidedBy: z.array(UserId).min(1).max(30).optional(),
  reviewOn: Day.nullable().default(null),
  about: DecisionSource.nullable().default(null),
});
export type CreateDecision = z.infer<typeof CreateDecision>;

export const DecisionRef = z.object({ decisionId: Id });
export const ReviewDecision = z.object({
  outcome: DecisionOutcome,
  words: Words.default(""),
  /** Another day on which it is asked again. */
  reviewOn: Day.nullable().default(null),
});
export type ReviewDecision = z.infer<typeof ReviewDecision>;
