import { z } from "zod";
import { Day, Id, Language, Timestamp } from "./common.ts";
import { Tone } from "./reading.ts";
import { TrendBy } from "./score.ts";

/** Periods that run along with the calendar: so many days, today included. */
export const RUNNING_DAYS = { today: 1, week: 7, month: 30, quarter: 90, year: 365 } as const;
export const RunningPeriod = z.enum(["today", "week", "month", "quarter", "year"]);
export type RunningPeriod = z.infer<typeof RunningPeriod>;

/**
 * What is narrowed, word for word as the address of the dashboard states it. `period` runs along with the
 * calendar, `from` and `to` (half-open) stand still; without either it is the whole time.
 */
export const SharedView = z.object({
  period: RunningPeriod.optional(),
  from: Day.optional(),
  to: Day.optional(),
  filter: z
    .array(z.string().regex(/^[^=]{1,100}=[\s\S]{0,1000}$/, "must look like property=value"))
    .max(20)
    .optional(),
  counting: z.literal("latest").optional(),
  theme: z
    .array(
      z
        .string()
        .regex(
          /^[a-z0-9][a-z0-9_-]{0,63}(:(positive|neutral|negative|unclear))?$/,
          "must look like price or price:negative",
        ),
    )
    .max(20)
    .optional(),
  /** What was read in the comments, as the address states it. */
  tone: z.array(Tone).max(5).optional(),
  urgency: z
    .array(z.enum(["0", "1", "2"]))
    .max(3)
    .optional(),
  language: z
    .array(z.string().regex(/^[a-z]{2,3}$/, "must be a language such as lv"))
    .max(30)
    .optional(),
  churn: z.enum(["true", "false"]).optional(),
  disagrees: z.enum(["true", "false"]).optional(),
  /** The property of the comparison. */
  by: z.string().min(1).max(100).optional(),
  /** The step of the trend. */
  step: TrendBy.optional(),
});
export type SharedView = z.infer<typeof SharedView>;

/** What stands on the page beside the score: words of customers and their names only where they are ticked. */
export const ShareParts = z.object({
  breakdown: z.boolean().default(true),
  themes: z.boolean().default(true),
  comments: z.boolean().default(false),
  /** Only with `comments`; never for an anonymous survey, and never on the page of an improvement. */
  names: z.boolean().default(false),
  /** Of an improvement: which colleague cares for it. */
  owner: z.boolean().default(false),
});
export type ShareParts = z.infer<typeof ShareParts>;

export const ShareKind = z.enum(["overview", "theme", "improvement", "report"]);

export const CreateShare = z.object({
  kind: ShareKind.default("overview"),
  /** Whose answers are shown; an improvement and a report have theirs, so it is left out there. */
  surveyId: Id.optional(),
  /** Which improvement, where one is shared. */
  improvementId: Id.optional(),
  /** Which report, where one is shared: the figures of its newest run, to the digit as they went out. */
  reportId: Id.optional(),
  /** That run of the report for good; the newest each time when left out. */
  runId: Id.optional(),
  /** Which theme, where a theme is shared. */
  themeId: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, "must be the id of a theme")
    .optional(),
  /** The heading of the page; the name of what is shared when left out. */
  name: z.string().trim().min(1).max(120).optional(),
  view: SharedView.default({}),
  shows: ShareParts.prefault({}),
  /** The language the page opens in; readers may choose another. The workspace's when left out. */
  language: Language.optional(),
  expiresInDays: z.int().min(1).max(730).default(90),
  /** Asked of whoever opens the link. */
  password: z.string().min(8).max(200).optional(),
});
export type CreateShare = z.infer<typeof CreateShare>;

export const Share = z.object({
  id: Id,
  kind: ShareKind,
  surveyId: Id,
  surveyName: z.string(),
  themeId: z.string().nullable(),
  improvementId: Id.nullable(),
  reportId: Id.nullable(),
  runId: Id.nullable(),
  name: z.string(),
  view: SharedView,
  shows: ShareParts,
  language: Language,
  hasPassword: z.boolean(),
  /** `open` works, `expired` and `revoked` do not any more. */
  state: z.enum(["open", "expired", "revoked"]),
  createdBy: z.string(),
  createdAt: Timestamp,
  expiresAt: Timestamp,
  revokedAt: Timestamp.nullable(),
  /** How often the page was shown; pictures in other pages are not counted. */
  visits: z.int(),
  lastVisitAt: Timestamp.nullable(),
});
export type Share = z.infer<typeof Share>;

/** `token` and the addresses are shown this once; only the token's hash is kept. */
export const ShareCreated = Share.extend({
  token: z.string(),
  url: z.string(),
  /** A small picture of the score for other pages; with `?show=chart` the trend. Null for an improvement and a report. */
  svgUrl: z.string().nullable(),
});
export type ShareCreated = z.infer<typeof ShareCreated>;

export const ShareRef = z.object({ shareId: Id });
