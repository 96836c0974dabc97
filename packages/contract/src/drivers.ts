import { z } from "zod";

const Share = z.number().min(0).max(1);
const Limits = z.object({ lower: z.number(), upper: z.number() });

/** Something that customers rate besides the score. */
export const Driver = z.object({
  /** `answers[ID]` for a further question, else a property. */
  dimension: z.string(),
  /** Of what all drivers together explain of the score, with its bootstrap interval. */
  importance: Limits.extend({ share: Share }),
  /** How it is rated: from 0, its worst step, to 100, its best; with the interval of the mean. */
  rated: Limits.extend({ mean: z.number() }),
  /**
   * Where both intervals clear the lines: `fix` matters and is rated low, `keep` matters and is rated high,
   * `leave` matters little and is rated low, `enough` matters little and is rated high; else `unclear`.
   */
  corner: z.enum(["fix", "keep", "leave", "enough", "unclear"]),
});
export type Driver = z.infer<typeof Driver>;

/** What is rated besides the score against the score itself. Association, not cause. */
export const Drivers = z.object({
  /** Counted answers; those with every rating, which alone are used; and whether only the newest of these. */
  answers: z.int(),
  used: z.int(),
  capped: z.boolean(),
  /** Complete answers that it takes. */
  needed: z.int(),
  /** Why nothing is said: nothing is rated, too few answers with every rating, ratings that do not vary or determine each other. */
  without: z.enum(["nothing", "few", "flat"]).nullable(),
  method: z.enum(["shapley", "relative-weights"]),
  /** Of the variance of the 0–10 answers that all drivers together go along with. */
  explained: Share.nullable(),
  /** Most important first. */
  drivers: z.array(Driver),
  importanceLine: z.number().nullable(),
  ratedLine: z.number().nullable(),
  /** Pairs that are rated so alike that their importance can hardly be told apart. */
  alike: z.array(z.object({ a: z.string(), b: z.string(), correlation: z.number() })),
  /** Ratings left out, since fewer than half of those who rated the others gave one. */
  seldom: z.array(z.string()),
});
export type Drivers = z.infer<typeof Drivers>;
