import { z } from "zod";
import { Day, Group, Id, PageQuery, page, Timestamp } from "./common.ts";
import { FilterCondition, ThemeCondition } from "./filter.ts";

/**
 * `draft`: being written. `approved`: looked at, its audience fixed. `sending`: letters leave. `paused`:
 * none leaves until somebody goes on. `sent`: every recipient has a fate. `cancelled`: the rest is not told.
 */
export const ANNOUNCEMENT_STATES = [
  "draft",
  "approved",
  "sending",
  "paused",
  "sent",
  "cancelled",
] as const;
export const AnnouncementState = z.enum(ANNOUNCEMENT_STATES);
export type AnnouncementState = z.infer<typeof AnnouncementState>;

/** Above so many recipients a second colleague approves. */
export const SECOND_LOOK_ABOVE = 500;

/**
 * A letter's words. `{name}`, `{words}` (what they wrote themselves), `{date}` (when), `{result}` (what was
 * measured; only of an improvement that was found to be better) and `{organisation}` are filled in; `{name|you}` says what stands where there is none. A paragraph with `{words|}` is left out for
 * those who wrote no words.
 */
const Subject = z.string().trim().max(200);
const Body = z.string().trim().max(10_000);
export const AnnouncementText = z.object({
  subject: Subject,
  body: Body,
  /** Other words for those who answered as promoters, passives or detractors; who is told does not depend on it. */
  groups: z
    .object({
      promoter: z.object({ body: Body }).optional(),
      passive: z.object({ body: Body }).optional(),
      detractor: z.object({ body: Body }).optional(),
    })
    .optional(),
});
export type AnnouncementText = z.infer<typeof AnnouncementText>;

/** Letters by language; whoever reads another gets the workspace's language, else the first of them. */
export const AnnouncementTexts = z
  .record(z.string().regex(/^[a-z]{2,3}$/, "must be a language such as lv"), AnnouncementText)
  .refine((texts) => Object.keys(texts).length <= 20, "has more than 20 languages");
export type AnnouncementTexts = z.infer<typeof AnnouncementTexts>;

/**
 * Those who raised it, besides the sources of the improvement. Nothing of it asks for a score: the pleased and
 * the unhappy who said the same thing are told alike.
 */
export const AnnouncementAudience = z.object({
  responseIds: z.array(Id).max(5000).default([]),
  caseIds: z.array(Id).max(5000).default([]),
  commentIds: z.array(Id).max(5000).default([]),
  promiseIds: z.array(Id).max(5000).default([]),
  /** Every case with one of these root causes. */
  causeIds: z.array(Id).max(50).default([]),
  /** Every answer of a survey that said it: by theme, by words in its comment, narrowed as everywhere. */
  answers: z
    .object({
      surveyId: Id,
      theme: z.array(ThemeCondition).max(30).default([]),
      search: z.string().trim().max(200).default(""),
      filter: z.array(FilterCondition).max(30).default([]),
      from: Day.nullable().default(null),
      to: Day.nullable().default(null),
    })
    .nullable()
    .default(null),
});
export type AnnouncementAudience = z.infer<typeof AnnouncementAudience>;

/** What became of one recipient. */
export const RECIPIENT_STATES = [
  "waiting",
  "queued",
  "sent",
  "unconfirmed",
  "not_delivered",
  "left_out",
] as const;
export const RecipientState = z.enum(RECIPIENT_STATES);
export type RecipientState = z.infer<typeof RecipientState>;

export const ToldChannel = z.enum(["email", "telegram"]);
export type ToldChannel = z.infer<typeof ToldChannel>;

/** By what somebody raised it. */
export const RaisedBy = z.enum(["response", "case", "comment", "promise", "vote"]);
export type RaisedBy = z.infer<typeof RaisedBy>;

export const Announcement = z.object({
  id: Id,
  /** Counted from 1 in the workspace. */
  number: z.int(),
  title: z.string(),
  state: AnnouncementState,
  improvementId: Id.nullable(),
  texts: AnnouncementTexts,
  audience: AnnouncementAudience,
  /** How many recipients have which fate; all zero until it is approved. */
  fates: z.object({
    waiting: z.int(),
    queued: z.int(),
    sent: z.int(),
    unconfirmed: z.int(),
    not_delivered: z.int(),
    left_out: z.int(),
  }),
  /** Who answered it. */
  answered: z.int(),
  /** How many raised it of whom nobody knows who they are; they read it on the public page. */
  unknown: z.int(),
  createdBy: z.string(),
  createdAt: Timestamp,
  approvedBy: z.string().nullable(),
  approvedAt: Timestamp.nullable(),
  startedAt: Timestamp.nullable(),
  finishedAt: Timestamp.nullable(),
  /** When it leaves by itself. */
  scheduledAt: Timestamp.nullable(),
  /** When it was to leave by itself and did not, being late by more than a day or impossible: it asks again. */
  scheduleMissedAt: Timestamp.nullable(),
  version: z.int(),
});
export type Announcement = z.infer<typeof Announcement>;
export const Announcements = page(Announcement);
export const AnnouncementsQuery = z.object({
  state: AnnouncementState.optional(),
  improvementId: Id.optional(),
});

const Title = z.string().trim().min(1).max(200);

/** With neither title nor texts it is drafted from its improvement, in every language that Candor speaks. */
export const CreateAnnouncement = z.object({
  title: Title.optional(),
  improvementId: Id.nullable().default(null),
  texts: AnnouncementTexts.optional(),
  audience: AnnouncementAudience.optional(),
});
export type CreateAnnouncement = z.infer<typeof CreateAnnouncement>;

/** What is changed after it was approved is looked at again. */
export const PatchAnnouncement = z.object({
  title: Title.optional(),
  texts: AnnouncementTexts.optional(),
  audience: AnnouncementAudience.optional(),
  /** What was seen; refused with 409 when somebody was faster. */
  version: z.int().optional(),
});
export type PatchAnnouncement = z.infer<typeof PatchAnnouncement>;

/** At once, or at a moment to come. */
export const SendAnnouncement = z.object({ at: Timestamp.optional() });

export const AnnouncementRef = z.object({ announcementId: Id });

/** Whose letter is shown, and words that were not saved yet. */
export const PreviewAnnouncement = z.object({
  personId: Id.nullable().default(null),
  texts: AnnouncementTexts.optional(),
  audience: AnnouncementAudience.optional(),
});
export type PreviewAnnouncement = z.infer<typeof PreviewAnnouncement>;
export const PreviewQuery = z.object({ personId: Id.optional() });

/** One letter as it would leave. */
export const AnnouncementLetter = z.object({
  personId: Id,
  language: z.string(),
  /** That of the answer by which they raised it; null where there was none. */
  group: Group.nullable(),
  subject: z.string(),
  text: z.string(),
  /** Placeholders that nothing is known for and that have no other words. */
  missing: z.array(z.string()),
});
export type AnnouncementLetter = z.infer<typeof AnnouncementLetter>;

export const AnnouncementPreview = z.object({
  /** How many raised it and are known, and how many of them can be told. */
  people: z.int(),
  reachable: z.int(),
  unknown: z.int(),
  languages: z.array(z.object({ language: z.string(), people: z.int() })),
  groups: z.array(z.object({ group: Group.nullable(), people: z.int() })),
  /** Where they would be told. */
  channels: z.array(z.object({ channel: ToldChannel, people: z.int() })),
  leftOut: z.array(z.object({ reason: z.string(), people: z.int() })),
  /** How many letters have a placeholder that nothing is known for: they block approving. */
  incomplete: z.int(),
  /** Some of those who would be told, to look at their letters. */
  some: z.array(z.object({ personId: Id, name: z.string().nullable(), language: z.string() })),
  letter: AnnouncementLetter.nullable(),
});
export type AnnouncementPreview = z.infer<typeof AnnouncementPreview>;

export const TestAnnouncement = z.object({ personId: Id.nullable().default(null) });
export const TestSent = z.object({ to: z.string() });

export const AnnouncementRecipient = z.object({
  id: Id,
  /** Null for who was erased since. */
  personId: Id.nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** The reason why they are told. */
  raisedBy: RaisedBy,
  raisedAt: Timestamp,
  group: Group.nullable(),
  language: z.string(),
  /** Where they are told: in Telegram whoever answered there last, or has no other address. */
  channel: ToldChannel,
  state: RecipientState,
  /** Why they are not told, or wait. */
  reason: z.string().nullable(),
  /** What the mail server said. */
  reply: z.string().nullable(),
  toldAt: Timestamp.nullable(),
  answeredAt: Timestamp.nullable(),
  conversationId: Id.nullable(),
  /** The case that their answer opened. */
  caseId: Id.nullable(),
});
export type AnnouncementRecipient = z.infer<typeof AnnouncementRecipient>;
export const AnnouncementRecipients = page(AnnouncementRecipient);
export const RecipientsQuery = PageQuery.extend({
  state: RecipientState.optional(),
  answered: z.stringbool().optional(),
});
