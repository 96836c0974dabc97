import { z } from "zod";
import { Day, Group, Id } from "./common.ts";
import { Tone } from "./reading.ts";

/** The same parameter once or more often. */
export const several = <T extends z.ZodType>(one: T) =>
  z
    .preprocess((v) => (v === undefined || Array.isArray(v) ? v : [v]), z.array(one).max(50))
    .optional();

/** A theme's id, or id and polarity: `price`, `price:negative`. */
export const ThemeCondition = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9_-]{0,63}(:(positive|neutral|negative|unclear))?$/,
    "must look like price or price:negative",
  );

/**
 * What was read in the comment: each part must hold, the same part twice means either value. An
 * answer without a comment that was read has none of it.
 */
export const ReadingFilter = z.object({
  /** A theme's id, or id and polarity: `price`, `price:negative`. */
  theme: several(ThemeCondition),
  tone: several(Tone),
  urgency: several(z.enum(["0", "1", "2"])),
  /** Whether score and words say opposite things. */
  disagrees: z.stringbool().optional(),
  /** Whether somebody looked at such a disagreement and confirmed the score. */
  confirmed: z.stringbool().optional(),
  /** Languages of comments, as read; `filter=language=…` is the language of the survey that was answered. */
  language: several(z.string().regex(/^[a-z]{2,3}$/, "must be a language such as lv")),
  /** Whether the tone is unclear. */
  unclear: z.stringbool().optional(),
  /** Whether the customer leaves, has left, or says so. */
  churn: z.stringbool().optional(),
  /** Whether the comment is nearly the same as an earlier one; `false` counts such comments once. */
  repeats: z.stringbool().optional(),
  /** Only answers whose comment is nearly the same as that of this answer, itself among them. */
  alikeTo: Id.optional(),
});
export type ReadingFilter = z.infer<typeof ReadingFilter>;

/** `property=value`, with everything after the first `=` as the value. */
export const FilterCondition = z
  .string()
  .regex(/^[^=]{1,100}=[\s\S]{0,1000}$/, "must look like property=value");

/**
 * What every score, trend, breakdown, list and export can be narrowed by. It travels in the query
 * string exactly as it stands in the dashboard's address bar.
 *
 * `filter=store=Riga&filter=plan=pro`: all must hold; the same property twice means either value.
 * `channel`, `language` and `touchpoint` are filtered like properties, answers to further questions as
 * `answers[ID]`: `filter=answers[delivery]=late`; an empty value means those who did not answer it.
 * `from` and `to` are days in the workspace's time zone, half-open.
 */
export const ResponseFilter = z.object({
  from: Day.optional(),
  to: Day.optional(),
  filter: z
    .preprocess(
      (v) => (v === undefined ? [] : Array.isArray(v) ? v : [v]),
      z.array(FilterCondition),
    )
    .optional(),
  /** Only these groups; leaves nothing sensible of a score, so lists and exports alone take it. */
  group: z.preprocess(
    (v) => (v === undefined || Array.isArray(v) ? v : [v]),
    z.array(Group).optional(),
  ),
  /**
   * Only answers of people who belong to one of these accounts now, by id; `none` are those who belong to
   * no account. The dashboard's addresses say it as `filter=@account=ID`, which is the same.
   */
  account: several(z.union([Id, z.literal("none")])),
  /** `latest` counts the latest answer of each person, `every` (the default) every answer. */
  counting: z.enum(["every", "latest"]).optional(),
  ...ReadingFilter.shape,
});
export type ResponseFilter = z.infer<typeof ResponseFilter>;

export const ListFilter = ResponseFilter.extend({
  /** Words to look for in comments. */
  search: z.string().max(200).optional(),
  /** `counted` (default), `excluded`, `quarantined`, or `all`. */
  standing: z.enum(["counted", "excluded", "quarantined", "all"]).optional(),
  hasComment: z.stringbool().optional(),
  tag: z.string().max(100).optional(),
  /** Only answers whose customer may be contacted about them, or only the others. */
  mayContact: z.stringbool().optional(),
  /** Only those who answered this further question, by its id. */
  answered: z.string().min(1).max(100).optional(),
  /** Only answers that one import brought in, by its id. */
  import: Id.optional(),
});
export type ListFilter = z.infer<typeof ListFilter>;
