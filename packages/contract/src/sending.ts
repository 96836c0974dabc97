import { z } from "zod";
import { AudienceSpec, StratumCount } from "./audience.ts";
import { Day, Group, Id, LanguageTag, Properties, Timestamp } from "./common.ts";
import { AskingChannel } from "./person.ts";

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 20:00");

/** When nobody is written to, in the person's own time zone. */
export const QuietHours = z.object({ from: ClockTime, to: ClockTime });
export type QuietHours = z.infer<typeof QuietHours>;

/** Rules of a survey's sendings; what a sending leaves out comes from its survey, then the default. */
export const AskingRules = z.object({
  /** Days between two requests of the same survey kind. */
  quietDaysKind: z.int().min(0).max(3650),
  /** What happens to somebody in a quiet time: asked later, or not at all. */
  whenQuiet: z.enum(["later", "skip"]),
  quietHours: QuietHours.nullable(),
  /** ISO weekdays on which to write: 1 Monday … 7 Sunday. */
  workingDays: z.array(z.int().min(1).max(7)).min(1).max(7),
  reminders: z.object({ count: z.int().min(0).max(5), afterDays: z.int().min(1).max(60) }),
  expiresAfterDays: z.int().min(1).max(365),
  /** Messages a minute at most; null for as fast as the mail server takes them. */
  perMinute: z.int().min(1).max(100_000).nullable(),
  /** First day's messages, and by how much each day's may exceed the day before. */
  rampUp: z
    .object({ firstDay: z.int().min(1).max(1_000_000), growth: z.number().min(1).max(10) })
    .nullable(),
  /** What becomes of a message whose delivery is unknown after a crash. */
  unconfirmed: z.enum(["ask", "treat_as_sent", "send_again"]),
});
export type AskingRules = z.infer<typeof AskingRules>;
export const DEFAULT_ASKING_RULES: AskingRules = {
  quietDaysKind: 90,
  whenQuiet: "later",
  quietHours: { from: "20:00", to: "08:00" },
  workingDays: [1, 2, 3, 4, 5],
  reminders: { count: 1, afterDays: 4 },
  expiresAfterDays: 30,
  perMinute: null,
  rampUp: null,
  unconfirmed: "ask",
};

/** Rules of the whole workspace. */
export const WorkspaceAskingRules = z.object({
  /** Days between two requests of any kind to the same person. */
  quietDaysWorkspace: z.int().min(0).max(3650),
  /** Whether both quiet times count answers, through whatever door, as they count requests. */
  answersCount: z.boolean(),
  /** Addresses of these domains are colleagues, not customers. */
  staffDomains: z.array(z.string().trim().toLowerCase().min(1).max(253)).max(100),
  /** Channels that need a consent first. */
  consentNeeded: z.array(AskingChannel),
});
export type WorkspaceAskingRules = z.infer<typeof WorkspaceAskingRules>;
export const DEFAULT_WORKSPACE_ASKING_RULES: WorkspaceAskingRules = {
  quietDaysWorkspace: 14,
  answersCount: true,
  staffDomains: [],
  consentNeeded: ["sms", "telegram"],
};

/** When it goes out. */
export const SendingPlan = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("once"), at: Timestamp.optional() }),
  z.object({
    kind: z.literal("waves"),
    at: Timestamp.optional(),
    waves: z.int().min(2).max(100),
    everyDays: z.int().min(1).max(365),
  }),
  /** Autopilot: the whole audience once in every so many days, a little each day. */
  z.object({ kind: z.literal("drip"), everyDays: z.int().min(1).max(365) }),
  /** So many days after a dated change. */
  z.object({
    kind: z.literal("pulse"),
    changeId: Id,
    daysAfter: z.int().min(0).max(365),
    at: ClockTime.default("10:00"),
  }),
  /** As events happen; the audience names the event. */
  z.object({ kind: z.literal("event") }),
]);
export type SendingPlan = z.infer<typeof SendingPlan>;

export const SENDING_STATUSES = [
  "draft",
  "starting",
  "running",
  "paused",
  "stopped",
  "finished",
] as const;

/** Who stands where. The sum of all is everybody the sending ever spoke of. */
export const FateCounts = z.object({
  fates: z.array(z.object({ state: z.string(), people: z.int() })),
  reasons: z.array(z.object({ state: z.string(), reason: z.string(), people: z.int() })),
  total: z.int(),
});
export type FateCounts = z.infer<typeof FateCounts>;

/** How the random sample was drawn, for whoever wants to draw it again. */
export const DrawRecord = z.object({
  seed: z.string(),
  method: z.string(),
  drawnAt: Timestamp,
  drawnBy: z.string(),
  people: z.int(),
  eligible: z.int(),
  drawn: z.int(),
  strata: z.array(StratumCount),
});
export type DrawRecord = z.infer<typeof DrawRecord>;

export const Sending = z.object({
  id: Id,
  surveyId: Id,
  name: z.string(),
  status: z.enum(SENDING_STATUSES),
  channel: AskingChannel,
  audience: AudienceSpec,
  plan: SendingPlan,
  /** Only what differs from the survey's rules. */
  rules: AskingRules.partial(),
  properties: Properties,
  draw: DrawRecord.nullable(),
  counts: FateCounts,
  /** While it starts: how many of those it speaks of are written down; `of` is null until they are known. */
  starting: z.object({ written: z.int(), of: z.int().nullable() }).nullable(),
  /** Until then a start can be taken back whole; null when it cannot any more. */
  undoUntil: Timestamp.nullable(),
  startsAt: Timestamp.nullable(),
  startedAt: Timestamp.nullable(),
  finishedAt: Timestamp.nullable(),
  createdAt: Timestamp,
});
export type Sending = z.infer<typeof Sending>;

export const StartSending = z.object({
  /** So long nothing happens, and the start can be taken back whole. */
  graceSeconds: z.coerce.number().int().min(0).max(300).default(0),
});

export const CreateSending = z.object({
  name: z.string().trim().min(1).max(100),
  channel: AskingChannel.default("email"),
  audience: AudienceSpec,
  plan: SendingPlan,
  rules: AskingRules.partial().default({}),
  /** Frozen into every answer to this sending. */
  properties: Properties.default({}),
});
export type CreateSending = z.input<typeof CreateSending>;
/** What is left out stays, so nothing here has a default. */
export const PatchSending = CreateSending.extend({
  channel: AskingChannel,
  rules: AskingRules.partial(),
  properties: Properties,
}).partial();
export const SendingRef = z.object({ sendingId: Id });

export const AddMembers = z.object({
  members: z
    .array(z.object({ personId: Id, properties: Properties.default({}) }))
    .min(1)
    .max(1000),
});
export const RemoveMembers = z.object({ personIds: z.array(Id).min(1).max(1000) });
export const MembersChanged = z.object({ members: z.int() });

/** What goes out (or went) on a day, in the workspace's time zone. */
export const CalendarDay = z.object({
  day: Day,
  sendingId: Id.nullable(),
  name: z.string(),
  surveyId: Id,
  channel: z.string(),
  planned: z.int(),
  reminders: z.int(),
  /** Handed over and not come back. */
  sent: z.int(),
  /** Handed over, and refused or returned. */
  bounced: z.int(),
});
export const Calendar = z.object({ data: z.array(CalendarDay) });
export const CalendarQuery = z.object({ from: Day, to: Day });

/** What a mail says in one language; `{name}` and `{subject}` are filled in. */
export const MailTexts = z.object({
  subject: z.string().trim().min(1).max(200),
  intro: z.string().trim().max(2000),
});
export const MailTextsByGroup = MailTexts.extend({
  /** Own wording for those whose latest answer was of this group. */
  byGroup: z.partialRecord(Group, MailTexts).default({}),
  reminder: MailTexts.nullable().default(null),
});
export const MailSettings = z.object({
  /** Shown instead of the configured sender's name. */
  senderName: z.string().trim().max(100).nullable().default(null),
  replyTo: z.email().max(254).nullable().default(null),
  /** Postal address or the like, as some laws want in the footer. */
  footer: z.string().trim().max(500).default(""),
  texts: z.record(LanguageTag, MailTextsByGroup).default({}),
});
export type MailSettings = z.infer<typeof MailSettings>;

export const SurveyAsking = z.object({ rules: AskingRules, mail: MailSettings });
export type SurveyAsking = z.infer<typeof SurveyAsking>;
export const PatchSurveyAsking = z.object({
  rules: AskingRules.partial().optional(),
  mail: MailSettings.optional(),
});

export const MailPreviewQuery = z.object({
  language: LanguageTag.optional(),
  group: Group.optional(),
  reminder: z.stringbool().optional(),
});
export const MailPreview = z.object({
  language: z.string(),
  from: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  bytes: z.int(),
});
export type MailPreview = z.infer<typeof MailPreview>;
export const SendTestMail = z.object({
  to: z.email().max(254),
  language: LanguageTag.optional(),
  group: Group.optional(),
});
export const TestMailSent = z.object({ reply: z.string() });

/** How each channel fares. */
export const DeliveryState = z.object({
  data: z.array(
    z.object({
      channel: z.string(),
      state: z.enum(["ok", "down", "not_configured"]),
      since: Timestamp.nullable(),
      error: z.string().nullable(),
      nextTryAt: Timestamp.nullable(),
      /** Due now and not yet handed over, in this workspace. */
      waiting: z.int(),
      sending: z.int(),
      unconfirmed: z.int(),
      /** Handed over during the last hour, in this workspace. */
      sentLastHour: z.int(),
    }),
  ),
});
export type DeliveryState = z.infer<typeof DeliveryState>;

/** A list of people as text: a column `email`, `phone` or `external_id`; perhaps `name`, `language`; others go with the answer. */
export const MembersFile = z.object({ csv: z.string().min(1).max(5_000_000) });
export const MembersListed = z.object({
  rows: z.int(),
  /** On the list now, from this file or before. */
  members: z.int(),
  /** Of the file's people, those who were not known before. */
  created: z.int(),
  rejected: z.array(z.object({ line: z.int(), problem: z.string() })),
});
export type MembersListed = z.infer<typeof MembersListed>;
