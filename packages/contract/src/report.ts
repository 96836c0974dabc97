import { z } from "zod";
import { Day, Id, Language, Timestamp } from "./common.ts";
import { ThemeCondition } from "./filter.ts";
import { READ_IN_COMMENTS } from "./view.ts";
import { TelegramTarget } from "./webhook.ts";

/** What a report is built of, in the order it stands in. No words of customers: a run keeps what it shows for good. */
export const REPORT_BLOCKS = ["score", "trend", "breakdown", "themes", "goals", "told"] as const;
export const ReportBlock = z.enum(REPORT_BLOCKS);
export type ReportBlock = z.infer<typeof ReportBlock>;

/**
 * When it goes out, by the clock of the workspace. It is about the last day, week (Monday to Sunday) or month that is
 * over by then.
 */
export const ReportSchedule = z.object({
  cadence: z.enum(["daily", "weekly", "monthly"]).default("weekly"),
  /** Of a weekly one: 1 is Monday. */
  weekday: z.int().min(1).max(7).default(1),
  /** Of a monthly one; every month has a 28th. */
  monthDay: z.int().min(1).max(28).default(1),
  hour: z.int().min(0).max(23).default(8),
});
export type ReportSchedule = z.infer<typeof ReportSchedule>;

/** What its answers are narrowed by: all that a saved view narrows. */
export const ReportView = z.object({
  filter: z
    .array(z.string().regex(/^[^=]{1,100}=[\s\S]{0,1000}$/, "must look like property=value"))
    .max(30)
    .optional(),
  counting: z.literal("latest").optional(),
  /** Themes of which a comment must speak: `price`, or `price:negative`. */
  theme: z.array(ThemeCondition).max(30).optional(),
  ...READ_IN_COMMENTS,
  /** The property of the comparison. */
  by: z.string().min(1).max(100).optional(),
});

export type ReportView = z.infer<typeof ReportView>;

export const ReportDraft = z.object({
  surveyId: Id,
  name: z.string().trim().min(1).max(120),
  blocks: z
    .array(ReportBlock)
    .min(1)
    .max(REPORT_BLOCKS.length)
    .default(["score", "trend", "breakdown", "themes", "goals"]),
  view: ReportView.default({}),
  schedule: ReportSchedule.default({ cadence: "weekly", weekday: 1, monthDay: 1, hour: 8 }),
  /** Of the workspace when left out. */
  language: Language.optional(),
});
export type ReportDraft = z.infer<typeof ReportDraft>;

export const CreateReport = ReportDraft.extend({ active: z.boolean().default(true) });
export type CreateReport = z.infer<typeof CreateReport>;

export const PatchReport = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  blocks: z.array(ReportBlock).min(1).max(REPORT_BLOCKS.length).optional(),
  view: ReportView.optional(),
  schedule: ReportSchedule.optional(),
  language: Language.optional(),
  active: z.boolean().optional(),
});
export type PatchReport = z.infer<typeof PatchReport>;

export const AddRecipient = z.object({
  email: z.email().max(254),
  /** Of the report when left out. */
  language: Language.optional(),
});

export const ReportRecipient = z.object({
  id: Id,
  email: z.string(),
  /** Whether it is a colleague; everybody else confirms first, by a link in a mail. */
  inside: z.boolean(),
  language: Language,
  state: z.enum(["confirmed", "waiting", "left"]),
  /** The last mail to them, in the mail server's words; of somebody who never got a report, the one that asks. */
  last: z
    .object({
      state: z.enum(["queued", "sending", "sent", "refused", "withdrawn", "unconfirmed"]),
      at: Timestamp,
      detail: z.string().nullable(),
    })
    .nullable(),
});
export type ReportRecipient = z.infer<typeof ReportRecipient>;

const DestinationName = z.string().trim().min(1).max(100);
const HookUrl = z
  .url({ protocol: /^https?$/, error: "must be an http or https address" })
  .max(2000);

/** A chat as it is added: the address of an incoming webhook, or a chat of the workspace's own Telegram bot. */
export const AddDestination = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("slack"),
    name: DestinationName,
    url: HookUrl,
    /** Of the report when left out. */
    language: Language.optional(),
  }),
  z.object({
    kind: z.literal("mattermost"),
    name: DestinationName,
    url: HookUrl,
    /** Another channel than that of the address. */
    channel: z.string().trim().min(1).max(100).optional(),
    language: Language.optional(),
  }),
  z.object({
    kind: z.literal("telegram"),
    name: DestinationName,
    chatId: TelegramTarget.shape.chatId,
    language: Language.optional(),
  }),
]);
export type AddDestination = z.infer<typeof AddDestination>;

export const ReportDestination = z.object({
  id: Id,
  kind: z.enum(["slack", "mattermost", "telegram"]),
  name: z.string(),
  /** Where it goes, without what is secret in it. */
  address: z.string(),
  language: Language,
  addedBy: z.string(),
  /** The last hand-over, of a report or of a test; `detail` says why it was not taken. */
  last: z
    .object({
      state: z.enum(["queued", "sending", "sent", "refused", "withdrawn", "unconfirmed"]),
      at: Timestamp,
      detail: z.string().nullable(),
      test: z.boolean(),
    })
    .nullable(),
});
export type ReportDestination = z.infer<typeof ReportDestination>;

const Fates = {
  ...{ queued: z.int(), sent: z.int(), refused: z.int(), withdrawn: z.int() },
  unconfirmed: z.int(),
};

export const ReportRun = z.object({
  id: Id,
  reportId: Id,
  kind: z.enum(["scheduled", "manual"]),
  /** The days it is about, half-open. */
  from: Day,
  to: Day,
  state: z.enum(["made", "skipped"]),
  /** Why it was skipped: `late` when the server slept for more than two days, since an old report helps nobody. */
  reason: z.string().nullable(),
  madeAt: Timestamp,
  /** When it was to go out; null when it was sent by hand. */
  dueAt: Timestamp.nullable(),
  /** How many before it were left out because the server was off. */
  missed: z.int(),
  /** `unconfirmed`: the line broke on the way; such a mail is not sent a second time. */
  mails: z.object(Fates),
  /** The same of its messages to chats. */
  posts: z.object(Fates),
});
export type ReportRun = z.infer<typeof ReportRun>;

export const Report = z.object({
  id: Id,
  surveyId: Id,
  surveyName: z.string(),
  name: z.string(),
  blocks: z.array(ReportBlock),
  view: ReportView,
  schedule: ReportSchedule,
  /** The zone that the hour is of. */
  timeZone: z.string(),
  language: Language,
  active: z.boolean(),
  /** Null while it is paused. */
  nextAt: Timestamp.nullable(),
  createdBy: z.string(),
  createdAt: Timestamp,
  recipients: z.array(ReportRecipient),
  destinations: z.array(ReportDestination),
});
export type Report = z.infer<typeof Report>;

export const ReportPreview = z.object({
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  from: Day,
  to: Day,
});
export const PreviewLanguage = z.object({ language: Language.optional() });
export const ReportRef = z.object({ reportId: Id });
export const RecipientRef = ReportRef.extend({ recipientId: Id });
export const DestinationRef = ReportRef.extend({ destinationId: Id });
export const RunRef = z.object({ runId: Id });
