import { z } from "zod";
import { Day, Id, Timestamp } from "./common.ts";
import { FilterCondition, ThemeCondition } from "./filter.ts";
import { Tone } from "./reading.ts";
import { Compare, TrendBy } from "./score.ts";

/** Rolling periods that end today, and the whole time. */
export const UsualPeriod = z.enum(["today", "week", "month", "quarter", "year", "all"]);
export type UsualPeriod = z.infer<typeof UsualPeriod>;

/** A usual period stays what it is called; days stay those days. Half-open. */
export const ViewPeriod = z.union([UsualPeriod, z.object({ from: Day, to: Day })]);
export type ViewPeriod = z.infer<typeof ViewPeriod>;

/** What must have been read in the comments, by the words of `ReadingFilter`; nothing where that does not matter. */
const ViewReading = {
  tone: z.array(Tone).max(5),
  urgency: z.array(z.enum(["0", "1", "2"])).max(3),
  /** Of the comment, as it was read. */
  language: z.array(z.string().regex(/^[a-z]{2,3}$/, "must be a language such as lv")).max(30),
  churn: z.boolean().nullable(),
  disagrees: z.boolean().nullable(),
};

/** The same where what does not matter is left out. */
export const READ_IN_COMMENTS = {
  tone: ViewReading.tone.optional(),
  urgency: ViewReading.urgency.optional(),
  language: ViewReading.language.optional(),
  churn: z.boolean().optional(),
  disagrees: z.boolean().optional(),
};

/** The same as what is kept. */
export const VIEW_READING = {
  /** Themes of which a comment must speak: `price`, or `price:negative`. */
  theme: z.array(ThemeCondition).max(30).default([]),
  tone: ViewReading.tone.default([]),
  urgency: ViewReading.urgency.default([]),
  language: ViewReading.language.default([]),
  churn: ViewReading.churn.default(null),
  disagrees: ViewReading.disagrees.default(null),
};

/** What a screen of numbers shows, as it stands in the dashboard's address bar. */
export const ViewState = z.object({
  /** Null follows the survey that is chosen. */
  surveyId: Id.nullable().default(null),
  period: ViewPeriod.default("all"),
  /** `property=value`, as in the filter of a score. */
  filter: z.array(FilterCondition).max(30).default([]),
  ...VIEW_READING,
  counting: z.enum(["every", "latest"]).default("every"),
  compare: Compare.nullable().default(null),
  /** The property that scores are compared by. */
  by: z.string().min(1).max(100).nullable().default(null),
  step: TrendBy.nullable().default(null),
});
export type ViewState = z.infer<typeof ViewState>;

const ViewName = z.string().trim().min(1).max(100);

/** A view under a name: for its maker alone, or for everybody in the workspace. */
export const SavedView = ViewState.extend({
  id: Id,
  name: ViewName,
  shared: z.boolean(),
  /** Whether whoever asks made it. */
  mine: z.boolean(),
  createdBy: z.string(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type SavedView = z.infer<typeof SavedView>;

/** Views for all take the right to write; a key has no views of its own, so that it makes them for all. */
export const CreateView = ViewState.extend({ name: ViewName, shared: z.boolean().default(false) });
export type CreateView = z.input<typeof CreateView>;

export const PatchView = z.object({
  name: ViewName.optional(),
  shared: z.boolean().optional(),
  surveyId: Id.nullable().optional(),
  period: ViewPeriod.optional(),
  filter: z.array(FilterCondition).max(30).optional(),
  theme: z.array(ThemeCondition).max(30).optional(),
  tone: ViewReading.tone.optional(),
  urgency: ViewReading.urgency.optional(),
  language: ViewReading.language.optional(),
  churn: ViewReading.churn.optional(),
  disagrees: ViewReading.disagrees.optional(),
  counting: z.enum(["every", "latest"]).optional(),
  compare: Compare.nullable().optional(),
  by: z.string().min(1).max(100).nullable().optional(),
  step: TrendBy.nullable().optional(),
});
export const ViewRef = z.object({ viewId: Id });

/** The period that a screen of numbers opens on when its address names none. */
export const Opening = z.object({
  period: UsualPeriod,
  /** `chosen` by this colleague before; `enough`: the shortest from 30 days on that holds 30 answers; `few`: none does. */
  why: z.enum(["chosen", "enough", "few"]),
  answers: z.int(),
});
export type Opening = z.infer<typeof Opening>;
export const ChosenPeriod = z.object({ period: UsualPeriod });
