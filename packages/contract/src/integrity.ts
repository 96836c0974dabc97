import { z } from "zod";
import { Day, Id, Score, Timestamp } from "./common.ts";
import { ResponseFilter } from "./filter.ts";

const Share = z.number().min(0).max(1);

/**
 * An unbroken run of tens; more tens in the last three days of months than on other days; one customer who answers
 * far more often than others; many answers from one address within minutes; answers faster than the question can be
 * read; more tens here than elsewhere; answers distributed unlike everywhere else; customers tell that somebody asked
 * them for a ten; more tens through links, kiosks and interviews, which colleagues can lead to, than on invitations;
 * a text of one's own asks for a ten.
 */
export const SignalKind = z.enum([
  "run_of_tens",
  "month_end",
  "many_from_one",
  "burst",
  "too_fast",
  "tens_here",
  "shape_here",
  "asked_for_tens",
  "steered_tens",
  "text_begs",
]);
export type SignalKind = z.infer<typeof SignalKind>;

export const Verdict = z.enum(["fine", "left_out"]);

/** Something unusual that somebody should look at. It proves nothing. */
export const Signal = z.object({
  /** The same for the same finding, so that what was said of it stays with it. */
  id: z.string(),
  kind: SignalKind,
  /** Where: a value of a property; null for the survey as a whole. */
  place: z.object({ property: z.string(), value: z.string() }).nullable(),
  /** Answers that it is about. */
  answers: z.int(),
  /** What was seen and what would be usual: lengths and counts, or shares from 0 to 1. */
  seen: z.number(),
  usual: z.number().nullable(),
  /** Chance alone, exact, corrected for everything that was looked at; null for what is counted without a test. */
  p: Share.nullable(),
  /** The newest answers that it is about. */
  from: Day.nullable(),
  to: Day.nullable(),
  /** Whether its answers can be left out from here: those of one run or one sender, never a whole place's. */
  removable: z.boolean(),
  examples: z.array(z.object({ id: Id, score: Score, at: Timestamp })),
  /** The words that it rests on: a customer's, with their answer, or those of a text of one's own. */
  sentences: z.array(
    z.object({
      sentence: z.string(),
      responseId: Id.nullable(),
      where: z.enum(["survey", "question", "mail"]).nullable(),
      language: z.string().nullable(),
    }),
  ),
  /** What somebody said of it, and whether more has come since. */
  looked: z
    .object({
      verdict: Verdict,
      note: z.string().nullable(),
      by: z.string(),
      at: Timestamp,
      answers: z.int(),
    })
    .nullable(),
});
export type Signal = z.infer<typeof Signal>;

export const IntegrityQuery = ResponseFilter.omit({ counting: true });
export const Integrity = z.object({
  answers: z.int(),
  /** How many places, runs and senders were looked at. */
  compared: z.int(),
  /** Without devices and interviewers: the survey is anonymous. */
  anonymous: z.boolean(),
  /** Answers that were looked at one by one; the newest where there are too many. */
  looked: z.int(),
  signals: z.array(Signal),
});
export type Integrity = z.infer<typeof Integrity>;

export const LookAtSignal = z.object({
  signal: z.string().min(1).max(400),
  verdict: Verdict,
  /** Why its answers do not count; must be given to leave them out. */
  note: z.string().trim().max(500).optional(),
});
export type LookAtSignal = z.infer<typeof LookAtSignal>;
