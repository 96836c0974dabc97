import { z } from "zod";
import { Day, Id, Timestamp } from "./common.ts";
import { FilterCondition } from "./filter.ts";
import { QuietHours } from "./notice.ts";
import { Interval } from "./score.ts";
import { VIEW_READING } from "./view.ts";

/** Judged as answers arrive: the score falling or rising, or the share of detractors growing. */
export const LIVE_ALERTS = ["score_drop", "score_rise", "detractors_rise"] as const;
/**
 * Judged when a day is over: a theme spoken of more, fewer of those who were asked answering, no answers where some are
 * usual, more mails coming back, more detractors after a dated change, a theme criticised more in one place, something
 * unusual in the answers, a goal slipping out of reach.
 */
export const DAILY_ALERTS = [
  "theme_surge",
  "response_rate_drop",
  "channel_silent",
  "bounces_rise",
  "detractors_after_change",
  "hot_spot",
  "integrity",
  "goal_slipping",
] as const;
export const AlertKind = z.enum([...LIVE_ALERTS, ...DAILY_ALERTS]);
export type AlertKind = z.infer<typeof AlertKind>;

export const CreateAlertRule = z.object({
  name: z.string().trim().min(1).max(100),
  kind: AlertKind.default("score_drop"),
  surveyId: Id,
  /** `property=value`, as in the filter of a score. */
  filter: z.array(FilterCondition).max(10).default([]),
  /** What was read in the comments, as a saved view has it. */
  ...VIEW_READING,
  /** The theme, the dated change or the goal that is watched; null watches each by itself. */
  about: z.string().min(1).max(100).nullable().default(null),
  /** Each value of this property is watched by itself; how many they are is paid for out of the budget. */
  eachOf: z.string().min(1).max(100).nullable().default(null),
  /** In how many days, on average at least, it may speak once when nothing happens; all values together. */
  falseAlarmDays: z.int().min(30).max(3650).default(730),
  /** Colleagues who get a mail. */
  mailTo: z.array(z.email().max(254)).max(20).default([]),
  /**
   * From this hour until that one, in the workspace's time zone, nobody is told: an alert stands in the app at once,
   * and is told when the quiet ends. 22 and 7 are a night.
   */
  quiet: QuietHours.nullable().default(null),
  /** Reaches colleagues outside of their own hours too, where they want that of urgent ones. */
  urgent: z.boolean().default(false),
});
export type CreateAlertRule = z.infer<typeof CreateAlertRule>;

export const AlertRule = CreateAlertRule.extend({
  id: Id,
  enabled: z.boolean(),
  /** Nobody is told until then; the watch goes on. */
  snoozedUntil: Timestamp.nullable(),
  createdBy: z.string(),
  createdAt: Timestamp,
});
export type AlertRule = z.infer<typeof AlertRule>;

export const PatchAlertRule = z.object({
  name: z.string().trim().min(1).max(100).optional(),
  enabled: z.boolean().optional(),
  snoozedUntil: Timestamp.nullable().optional(),
  mailTo: z.array(z.email().max(254)).max(20).optional(),
  quiet: QuietHours.nullable().optional(),
  urgent: z.boolean().optional(),
});
export const AlertRuleRef = z.object({ ruleId: Id });

const Part = z.object({
  /** So many of `n` have what is watched. */
  has: z.int(),
  n: z.int(),
  value: z.number(),
  lower: z.number(),
  upper: z.number(),
});

/** The numbers at the moment an alarm was raised. */
export const AlertEvidence = z.object({
  /** The limit that counts as no cause for alarm: of the reference's interval, on the safe side; null without one. */
  baseline: z.number().nullable(),
  reference: z.object({
    answers: z.int(),
    score: z.number().nullable(),
    interval: Interval.nullable(),
  }),
  /** Since the day from which on the answers speak most strongly for it. */
  since: Day,
  now: z.object({
    answers: z.int(),
    promoters: z.int(),
    passives: z.int(),
    detractors: z.int(),
    /** Null below ten answers. */
    score: z.number().nullable(),
    interval: Interval.nullable(),
  }),
  /**
   * What may come between two false alarms, on average at least: answers, comments or mails, of a silence days; null
   * for findings, which have been corrected for how many were looked at.
   */
  budget: z.number().nullable(),
  /** Where a share is watched: since then, and before. */
  share: Part.extend({ before: Part }).nullable().default(null),
  /** Where answers are awaited: how many were to be expected since then, and how many came. */
  volume: z
    .object({ expected: z.number(), got: z.int(), perDay: z.number() })
    .nullable()
    .default(null),
  /** Where something was found: a signal of `integrity`, or a goal. */
  finding: z
    .object({
      what: z.string(),
      name: z.string(),
      n: z.int().nullable(),
      value: z.number().nullable(),
      lower: z.number().nullable(),
      upper: z.number().nullable(),
      target: z.number().nullable(),
      /** Chance alone, or of reaching the goal. */
      p: z.number().nullable(),
    })
    .nullable()
    .default(null),
});
export type AlertEvidence = z.infer<typeof AlertEvidence>;

export const PreviewAlertRule = CreateAlertRule.omit({
  name: true,
  mailTo: true,
  quiet: true,
  urgent: true,
});
export const AlertPreview = z.object({
  /** When the rule would have spoken over the past year. */
  wouldHaveSpoken: z.array(
    z.object({ at: Day, value: z.string().nullable(), evidence: AlertEvidence }),
  ),
  falseAlarms: z.object({
    /** How often it may speak in a year when nothing happens; null for findings, corrected by themselves. */
    perYear: z.number().nullable(),
    /** The same as what comes between two of them, for one value (see `budget`); null where nothing says how many come. */
    answers: z.number().nullable(),
  }),
  watched: z.int(),
  /** Watches that wait, because their past year holds fewer than 30 answers. */
  waiting: z.int(),
});
export type AlertPreview = z.infer<typeof AlertPreview>;

export const AlertOutcome = z.enum(["acted", "explained", "false_alarm"]);
export const Alert = z.object({
  id: Id,
  ruleId: Id,
  ruleName: z.string(),
  kind: AlertKind,
  surveyId: Id,
  surveyName: z.string(),
  filter: z.array(z.string()),
  eachOf: z.string().nullable(),
  /** The value of `eachOf`, the theme, channel, change, goal or signal that it is about. */
  value: z.string().nullable(),
  about: z.string().nullable(),
  /** Told when the quiet hours of its rule end; null where it was told, or nobody is. */
  tellAt: Timestamp.nullable(),
  at: Timestamp,
  evidence: AlertEvidence,
  told: z.array(z.string()),
  /** Colleagues whose mail waits for their own hours. */
  toldLater: z.array(z.object({ to: z.string(), at: Timestamp })),
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: Timestamp.nullable(),
  outcome: AlertOutcome.nullable(),
  note: z.string().nullable(),
});
export type Alert = z.infer<typeof Alert>;
export const AlertRef = z.object({ alertId: Id });
export const AlertQuery = z.object({ open: z.stringbool().optional() });
/** What came of it; the watch begins anew from that day. */
export const AcknowledgeAlert = z.object({
  outcome: AlertOutcome,
  note: z.string().trim().max(500).optional(),
});
