import { z } from "zod";
import { Day, Id } from "./common.ts";

const Limits = z.object({ value: z.number(), lower: z.number(), upper: z.number() });

/** A theme as customers speak of it. */
export const SpokenTheme = z.object({
  id: z.string(),
  name: z.string(),
  /** Comments that speak of it. */
  answers: z.int(),
  share: Limits,
  /** What goes along with it, in points; an association, not a cause. Null below 20 mentions. */
  impact: Limits.nullable(),
  /** Whether it may be said to go along with lower or higher scores. */
  clear: z.boolean(),
});
export type SpokenTheme = z.infer<typeof SpokenTheme>;

/** What is planned, held against what customers speak of. */
export const PlansAgainstOpinion = z.object({
  plans: z.array(
    z.object({
      /** An improvement that is thought about or begun, or a dated change that is announced for later. */
      kind: z.enum(["improvement", "change"]),
      id: Id,
      title: z.string(),
      day: Day.nullable(),
      /** `chosen` with the improvement, or `read` in its words by a machine; null where it concerns no theme. */
      by: z.enum(["chosen", "read"]).nullable(),
      themes: z.array(SpokenTheme),
    }),
  ),
  /** Themes that clearly go along with lower scores and that no plan concerns, the costliest first. */
  unplanned: z.array(SpokenTheme),
  /** Comments that were read: what shares are of. */
  comments: z.int(),
  compared: z.int(),
});
export type PlansAgainstOpinion = z.infer<typeof PlansAgainstOpinion>;
