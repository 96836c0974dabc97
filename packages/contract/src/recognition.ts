import { z } from "zod";
import { Group, Id, PageQuery, page, Score, Timestamp } from "./common.ts";
import { ImprovementState, ImprovementVerdict } from "./improvement.ts";
import { ExclusionReason } from "./response.ts";
import { ScoreReport } from "./score.ts";

const Words = z.string().trim().max(1000);

/** Who sees thanks: the employee alone, their team, or everybody inside. Never anybody outside. */
export const SEEN_BY = ["self", "team", "all"] as const;
export const SeenBy = z.enum(SEEN_BY);
export type SeenBy = z.infer<typeof SeenBy>;

/** How an answer came to be about an employee. */
export const AboutHow = z.enum(["property", "hand"]);
export const NamedEmployee = z.object({ id: Id, name: z.string(), teamId: Id.nullable() });
export type NamedEmployee = z.infer<typeof NamedEmployee>;

export const RecognitionSettings = z.object({
  /** The property of an answer whose value is an employee's number, e-mail address or name; null when none is. */
  employeeProperty: z.string().trim().min(1).max(100).nullable(),
  /** So many thanks anybody may give in a day. */
  thanksADay: z.int().min(1).max(50),
});
export type RecognitionSettings = z.infer<typeof RecognitionSettings>;

/** Thanks to an employee, as somebody inside may see them. */
export const Recognition = z.object({
  id: Id,
  employee: NamedEmployee,
  /** Where it comes from: what a customer answered, a case, or a colleague's own words. */
  from: z.enum(["answer", "case", "colleague"]),
  responseId: Id.nullable(),
  caseId: Id.nullable(),
  words: z.string(),
  /** The customer's own words, while they are kept. Passed inside only. */
  quote: z.string().nullable(),
  by: z.string(),
  seenBy: SeenBy,
  at: Timestamp,
  /** When the employee saw it. Colleagues see it after that, after a day, or at once where there is no account. */
  heardAt: Timestamp.nullable(),
  /** Whether who asks may take it back. */
  mayTakeBack: z.boolean(),
});
export type Recognition = z.infer<typeof Recognition>;
export const Recognitions = page(Recognition).extend({
  /** How many more who asks may give today. */
  leftToday: z.int(),
});
export type Recognitions = z.infer<typeof Recognitions>;
export const RecognitionsQuery = PageQuery.extend({ employeeId: Id.optional() });

export const CreateRecognition = z.object({
  /** Left out where the answer, or the answer of the case, is about one employee. */
  employeeId: Id.optional(),
  responseId: Id.optional(),
  caseId: Id.optional(),
  words: Words.default(""),
  /** Whether the customer's words go along. */
  quote: z.boolean().default(true),
  seenBy: SeenBy.default("all"),
});
export type CreateRecognition = z.infer<typeof CreateRecognition>;
export const RecognitionRef = z.object({ recognitionId: Id });
/** Who was thanked may keep it to themselves or their team, and open it again. */
export const PatchRecognition = z.object({ seenBy: SeenBy });

export const ResponseEmployee = NamedEmployee.extend({ how: AboutHow });
export const ResponseEmployees = z.object({ data: z.array(ResponseEmployee) });
export type ResponseEmployees = z.infer<typeof ResponseEmployees>;
export const ResponseEmployeeRef = z.object({ responseId: Id, employeeId: Id });

export const ExclusionState = z.enum(["open", "granted", "refused"]);
/** Somebody asks for an answer about themselves to be left out of the score; somebody else decides. */
export const ExclusionRequest = z.object({
  id: Id,
  responseId: Id,
  employee: NamedEmployee,
  reason: z.string(),
  by: z.string(),
  askedAt: Timestamp,
  state: ExclusionState,
  decidedBy: z.string().nullable(),
  decidedAt: Timestamp.nullable(),
  decision: z.string().nullable(),
});
export type ExclusionRequest = z.infer<typeof ExclusionRequest>;
export const ExclusionRequests = z.object({ data: z.array(ExclusionRequest) });
export type ExclusionRequests = z.infer<typeof ExclusionRequests>;
export const AskExclusion = z.object({ reason: Words.min(1) });
export const ExclusionRequestsQuery = z.object({ state: ExclusionState.optional() });
export const ExclusionRequestRef = z.object({ requestId: Id });
export const DecideExclusion = z.object({
  grant: z.boolean(),
  /** Why, as whoever asked reads it. */
  words: Words.min(1),
  /** The reason under which the answer is left out when it is granted. */
  as: ExclusionReason.default("other"),
});
export type DecideExclusion = z.infer<typeof DecideExclusion>;

/** An answer about whoever asks. */
export const AnswerAboutMe = z.object({
  responseId: Id,
  surveyName: z.string(),
  score: Score,
  group: Group,
  comment: z.string().nullable(),
  answeredAt: Timestamp,
  /** Whether it is in the score. */
  counted: z.boolean(),
  /** What they noted about it. */
  notes: z.array(z.object({ text: z.string(), at: Timestamp })),
  request: z
    .object({ state: ExclusionState, reason: z.string(), decision: z.string().nullable() })
    .nullable(),
});
export type AnswerAboutMe = z.infer<typeof AnswerAboutMe>;

/**
 * A team's score among all teams: drawn towards what they have in common by as much as its base deserves, with
 * its interval and with how many teams it cannot be told apart from.
 */
export const TeamScore = z.object({
  teamId: Id,
  name: z.string(),
  /** Since that day. */
  from: z.iso.date(),
  /** Null where the answers about the others of the team are too few to be told. */
  answers: z.int().nullable(),
  shrunk: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  /** What the teams have in common. */
  common: z.number().nullable(),
  /** Teams that have enough answers, this one among them. */
  teams: z.int(),
  /** Of the others, those that cannot be told apart from it. */
  overlapping: z.int(),
  verdict: z.enum(["above_some", "below_some", "not_told_apart", "too_few"]),
});
export type TeamScore = z.infer<typeof TeamScore>;

/** What somebody's work and words did, for themselves alone. */
export const MyEffect = z.object({
  /** Null while nobody said which employee this colleague is. */
  employee: NamedEmployee.nullable(),
  answers: z.object({
    /** The newest of them. */
    data: z.array(AnswerAboutMe),
    total: z.int(),
    /** Of the last 365 days. */
    score: ScoreReport,
  }),
  team: TeamScore.nullable(),
  thanks: z.object({ data: z.array(Recognition), total: z.int() }),
  /** Improvements that rest on what they noted, or on answers about them. */
  changed: z.array(
    z.object({
      improvementId: Id,
      number: z.int(),
      title: z.string(),
      state: ImprovementState,
      verdict: ImprovementVerdict.nullable(),
      /** Through a note of theirs; otherwise through answers about them. */
      through: z.enum(["note", "answer"]),
    }),
  ),
});
export type MyEffect = z.infer<typeof MyEffect>;
