import { z } from "zod";
import { Day, Id, Timestamp } from "./common.ts";
import { FilterCondition } from "./filter.ts";
import { Interval } from "./score.ts";

/** What is watched for: the score falling or rising, or the share of detractors growing. */
export const AlertKind = z.enum(["score_drop", "score_rise", "detractors_rise"]);
export type AlertKind = z.infer<typeof AlertKind>;

export const CreateAlertRule = z.object({
  name: z.string().trim().min(1).max(100),
  kind: AlertKind.default("score_drop"),
  surveyId: Id,
  /** `property=value`, as in the filter of a score. */
  filter: z.array(FilterCondition).max(10).default([]),
  /** Each value of this property is watched by itself; how many they are is paid for out of the budget. */
  eachOf: z.string().min(1).max(100).nullable().default(null),
  /** In how many days, on average at least, it may speak once when nothing happens; all values together. */
  falseAlarmDays: z.int().min(30).max(3650).default(730),
  /** Colleagues who get a mail. */
  mailTo: z.array(z.email().max(254)).max(20).default([]),
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
});
export const AlertRuleRef = z.object({ ruleId: Id });

/** The numbers at the moment an alarm was raised. */
export const AlertEvidence = z.object({
  /** The limit that counts as no cause for alarm: of the reference's interval, on the safe side. */
  baseline: z.number(),
  reference: z.object({ answers: z.int(), score: z.number(), interval: Interval }),
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
  /** Answers between two false alarms, on average at least. */
  budget: z.number(),
});
export type AlertEvidence = z.infer<typeof AlertEvidence>;

export const PreviewAlertRule = CreateAlertRule.omit({ name: true, mailTo: true });
export const AlertPreview = z.object({
  /** When the rule would have spoken over the past year. */
  wouldHaveSpoken: z.array(
    z.object({ at: Day, value: z.string().nullable(), evidence: AlertEvidence }),
  ),
  falseAlarms: z.object({
    /** How often it may speak in a year when nothing happens. */
    perYear: z.number(),
    /** The same as answers between two of them, for one value; null while no answers say how many come. */
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
  /** The value of `eachOf` that it is about. */
  value: z.string().nullable(),
  at: Timestamp,
  evidence: AlertEvidence,
  told: z.array(z.string()),
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
