import { z } from "zod";
import { QuestionId } from "./question.ts";

/** A competitor, scored by the same people as we are. */
export const Competitor = z.object({
  question: QuestionId,
  name: z.string(),
  /** Who scored both; whoever does not know them is in neither score. */
  pairs: z.int(),
  /** Both of these people; null below ten. */
  ours: z.number().nullable(),
  theirs: z.number().nullable(),
  /** Ours less theirs, paired within people, with its interval corrected for how many are compared. */
  difference: z.object({ value: z.number(), lower: z.number(), upper: z.number() }).nullable(),
  verdict: z.enum(["above", "below", "no_clear_difference", "too_few"]),
});
export type Competitor = z.infer<typeof Competitor>;

export const Competitors = z.object({
  data: z.array(Competitor),
  /** Counted answers of the period, whether or not they know anybody. */
  answers: z.int(),
});
export type Competitors = z.infer<typeof Competitors>;
