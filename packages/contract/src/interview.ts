import { z } from "zod";
import { Id, LanguageTag, Properties, Score, Timestamp } from "./common.ts";
import { LIMITS } from "./limits.ts";
import { Question } from "./question.ts";
import { FurtherAnswers, PersonRef } from "./response.ts";
import { SurveyTexts } from "./survey.ts";

/** How a call ended that brought no answer. */
export const CALL_OUTCOMES = [
  "no_answer",
  "call_back",
  "refused",
  "wrong_number",
  "language_barrier",
] as const;
export const CallOutcome = z.enum(CALL_OUTCOMES);
export type CallOutcome = z.infer<typeof CallOutcome>;

/** Somebody to be called. */
export const Call = z.object({
  invitationId: Id,
  surveyId: Id,
  person: z.object({
    id: Id,
    name: z.string().nullable(),
    phone: z.string(),
    language: z.string().nullable(),
    attributes: Properties,
  }),
  /** The person's clock now, as 13:05, and whether it is a decent hour there. */
  localTime: z.string(),
  timeZone: z.string(),
  decentHour: z.boolean(),
  /** When to call; a promised call-back has its hour here. */
  dueAt: Timestamp,
  isCallBack: z.boolean(),
  attempts: z.array(
    z.object({
      at: Timestamp,
      by: z.string(),
      outcome: z.string(),
      note: z.string().nullable(),
      /** When the customer wished to be called again. */
      callBackAt: Timestamp.nullable(),
    }),
  ),
  history: z.array(
    z.object({ answeredAt: Timestamp, score: Score, comment: z.string().nullable() }),
  ),
});
export type Call = z.infer<typeof Call>;
export const CallList = z.object({
  data: z.array(Call),
  /** What to say, by language of the survey. */
  scripts: z.record(
    LanguageTag,
    z.object({
      /** Said on the telephone. */
      greeting: z.string(),
      /** Said by somebody who stands beside the customer. */
      greetingInPerson: z.string(),
      texts: SurveyTexts,
      words: z.record(z.string(), z.string()),
    }),
  ),
  /** What is asked after the score and the comment. */
  questions: z.array(Question),
});

export const CallQuery = z.object({
  sendingId: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const CallRef = z.object({ surveyId: z.string().max(100), invitationId: Id });

export const EndCall = z
  .object({
    /** Made by the screen: sent again after a lost connection it counts once. */
    id: Id,
    outcome: CallOutcome,
    note: z.string().trim().max(1000).default(""),
    callBackAt: Timestamp.optional(),
    at: Timestamp.optional(),
  })
  .refine((call) => (call.outcome === "call_back") === (call.callBackAt !== undefined), {
    message: "say when to call back, and only then",
    path: ["callBackAt"],
  });

/** An answer that somebody took down for a customer, by phone or in person. */
export const InterviewAnswer = z.object({
  /** Made by the screen; for an invitation the answer has one of its own. */
  id: Id,
  invitationId: Id.optional(),
  channel: z.enum(["phone", "in_person"]),
  score: Score,
  comment: z.string().max(LIMITS.comment).optional(),
  /** Answers to further questions, by question id. */
  answers: FurtherAnswers.optional(),
  person: PersonRef.optional(),
  language: LanguageTag.optional(),
  touchpoint: z.string().max(100).optional(),
  properties: Properties.default({}),
  answeredAt: Timestamp.optional(),
});
export const InterviewRecorded = z.object({ id: Id, created: z.boolean() });
