import { z } from "zod";
import { Id, Language, Timestamp } from "./common.ts";

/** Rules over the workspace's own figures; each says which figure it rests on and which base it needs. */
export const ADVICE_RULES = [
  "slow_first_contact",
  "early_contact_pays",
  "wishes_unanswered",
  "promises_late",
  "channel_answers_more",
  "hour_answers_more",
  "theme_without_improvement",
  "cause_without_improvement",
  "improvement_undecided",
  "not_representative",
  "not_settled",
  "unhappy_without_case",
  "too_few_to_see",
] as const;
export const AdviceRule = z.enum(ADVICE_RULES);
export type AdviceRule = z.infer<typeof AdviceRule>;

/** One piece of advice. It rests on what was counted; what goes along with something is not called its cause. */
export const Advice = z.object({
  /** By which it is dismissed: the rule, and the thing it is about. */
  key: z.string(),
  rule: AdviceRule,
  /** The figure in words, in the language of whoever asks. */
  sentence: z.string(),
  /** What could be done about it. */
  suggestion: z.string(),
  /** The figure: shares 0–1, points, counts, names. */
  figure: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The base it rests on, and the least that the rule needs. */
  base: z.object({ n: z.int(), least: z.int() }),
  /** The page of docs/methods that says how the figure is computed. */
  method: z.string(),
  /** Where in the dashboard something can be done. */
  path: z.string(),
});
export type Advice = z.infer<typeof Advice>;

export const AdviceDismissal = z.object({
  key: z.string(),
  rule: AdviceRule,
  reason: z.string(),
  by: z.string(),
  at: Timestamp,
  /** Until then it does not come back, whatever the figures say. */
  until: Timestamp,
});
export type AdviceDismissal = z.infer<typeof AdviceDismissal>;

export const AdviceQuery = z.object({
  /** Whose answers are looked at; the default survey's when left out. What a desk does is of the whole workspace. */
  surveyId: Id.optional(),
  /** In which the sentences are; your own when left out. */
  language: Language.optional(),
});
export const AdviceList = z.object({
  surveyId: Id.nullable(),
  data: z.array(Advice),
  dismissed: z.array(AdviceDismissal),
});
export type AdviceList = z.infer<typeof AdviceList>;
export const DismissAdvice = z.object({
  key: z
    .string()
    .max(200)
    .regex(/^[a-z_]+(:[A-Za-z0-9:_-]{1,150})?$/, "must be the key of a piece of advice"),
  reason: z.string().trim().min(1).max(500),
});
export const AdviceRef = z.object({ adviceKey: DismissAdvice.shape.key });
