import { z } from "zod";
import { Day, Id } from "./common.ts";
import { ResponseFilter } from "./filter.ts";
import { ScoreReport } from "./score.ts";

export const ChangeKind = z.enum(["product", "price", "service", "campaign", "other"]);

/** A dated event, drawn on every trend. */
export const Change = z.object({
  id: Id,
  day: Day,
  /** The day after its last one, of a campaign; null of what stays. */
  until: Day.nullable(),
  title: z.string(),
  kind: ChangeKind,
  /** The source by which answers of a campaign come in, as links name it. */
  source: z.string().nullable(),
});
export type Change = z.infer<typeof Change>;

export const CreateChange = z.object({
  day: Day,
  title: z.string().trim().min(1).max(200),
  kind: ChangeKind.default("other"),
  until: Day.optional(),
  source: z.string().trim().min(1).max(100).optional(),
});
export const ChangePeriod = z.object({ from: Day.optional(), to: Day.optional() });
export const ChangeRef = z.object({ changeId: Id });
export const ChangeEffectRef = ChangeRef.extend({ surveyId: Id });

/** Whom it concerns: `filter`; everybody else was not touched. Without one all are concerned. */
export const ChangeEffectQuery = ResponseFilter.pick({
  filter: true,
  account: true,
  theme: true,
}).extend({
  /** As many before as after; of a campaign its own length. */
  weeks: z.coerce.number().int().min(1).max(26).default(4),
});

const Period = ScoreReport.extend({ from: Day, to: Day });
/** Before and after a dated change, each weekday with the same share in both. Association, not cause. */
export const ChangeEffect = z.object({
  before: Period,
  after: Period,
  /** The days after are not over yet. */
  open: z.boolean(),
  /** After less before, each weekday with the share it has in both; null below ten answers. */
  change: z.object({ points: z.number(), lower: z.number(), upper: z.number() }).nullable(),
  /** Of those it did not concern; null where it concerns all. */
  others: z
    .object({ before: ScoreReport, after: ScoreReport, points: z.number().nullable() })
    .nullable(),
  /** How much more those concerned changed than the others; null where it cannot be said. */
  effect: z.object({ points: z.number(), lower: z.number(), upper: z.number() }).nullable(),
  verdict: z.enum(["too_few", "no_clear_change", "up", "down"]),
  /** Answers that came by its source in the days after; null where none is named. */
  bySource: ScoreReport.nullable(),
});
export type ChangeEffect = z.infer<typeof ChangeEffect>;
