import { z } from "zod";
import { Group, Id, PageQuery, page, Timestamp } from "./common.ts";

const Day = z.iso.date();

/** What a note is about; `contact`: that they were spoken to. Each kind is kept for a purpose that is shown. */
const NOTE_KINDS = ["preference", "worry", "joy", "family", "contact", "other"] as const;
export const NoteKind = z.enum(NOTE_KINDS);
export type NoteKind = z.infer<typeof NoteKind>;

/** Who sees a note: everybody in the workspace, one team, or who wrote it. */
export const NoteSeenBy = z.enum(["all", "team", "me"]);
export type NoteSeenBy = z.infer<typeof NoteSeenBy>;

/** What a colleague noted about a person. Customers see that there is one and what for, and may ask for its words. */
export const PersonNote = z.object({
  id: Id,
  kind: NoteKind,
  text: z.string(),
  by: z.string(),
  at: Timestamp,
  seenBy: NoteSeenBy,
  /** Of a note that one team sees. */
  teamId: Id.nullable(),
  editedAt: Timestamp.nullable(),
  /** Whether whoever asks wrote it. */
  mine: z.boolean(),
});
export type PersonNote = z.infer<typeof PersonNote>;

export const CreatePersonNote = z.object({
  text: z.string().trim().min(1).max(5000),
  kind: NoteKind.default("other"),
  seenBy: NoteSeenBy.default("all"),
  /** Which of the author's teams sees it; not needed by whoever is in one. */
  teamId: Id.optional(),
});
export const PatchPersonNote = z.object({
  text: z.string().trim().min(1).max(5000).optional(),
  kind: NoteKind.optional(),
});
export const PersonNoteRef = z.object({ personId: Id, noteId: Id });

const DATE_KINDS = ["birthday", "contract_end", "own"] as const;
export const DateKind = z.enum(DATE_KINDS);
export type DateKind = z.infer<typeof DateKind>;

/** A day that matters to a person. */
export const PersonDate = z.object({
  id: Id,
  kind: DateKind,
  /** What an `own` date is called. */
  label: z.string(),
  month: z.int(),
  day: z.int(),
  /** Not known of most birthdays. */
  year: z.int().nullable(),
  /** Every year; 29 February is kept on 28 February where there is none. */
  yearly: z.boolean(),
  /** So many days before, a colleague hears of it; 0 is the day itself. */
  remindDays: z.array(z.int()),
  /** Who hears of it; nobody: who looks after the person. */
  owner: z.string().nullable(),
  /** The next day it falls on, by the workspace's clock; null when it has passed. */
  next: Day.nullable(),
  createdBy: z.string(),
  createdAt: Timestamp,
});
export type PersonDate = z.infer<typeof PersonDate>;

export const CreatePersonDate = z.object({
  kind: DateKind,
  label: z.string().trim().max(100).default(""),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  year: z.int().min(1900).max(2200).nullable().default(null),
  yearly: z.boolean().default(true),
  remindDays: z.array(z.int().min(0).max(90)).max(4).default([3, 0]),
  owner: z.string().min(1).max(100).nullable().default(null),
});
export type CreatePersonDate = z.output<typeof CreatePersonDate>;
export const PersonDateRef = z.object({ personId: Id, dateId: Id });

/** When somebody speaks to this person again, why, and who; there is one at most. */
export const NextContact = z.object({
  on: Day,
  why: z.string(),
  /** Nobody: who looks after the person. */
  who: z.string().nullable(),
  setBy: z.string(),
  setAt: Timestamp,
});
export type NextContact = z.infer<typeof NextContact>;
export const SetNextContact = z.object({
  on: Day,
  why: z.string().trim().min(1).max(500),
  who: z.string().min(1).max(100).nullable().default(null),
});
/** What was said, and when to speak again. */
export const FinishContact = z.object({
  note: z.string().trim().max(5000).optional(),
  next: SetNextContact.optional(),
});

/** What a person's page begins with. */
export const Dossier = z.object({
  personId: Id,
  /** They ticked that they may be contacted about an answer, or said so, and have not taken it back. */
  mayContact: z.boolean(),
  /** Who looks after them. */
  keeper: z.string().nullable(),
  nextContact: NextContact.nullable(),
  /** The next one first; what has passed last. */
  dates: z.array(PersonDate),
});
export type Dossier = z.infer<typeof Dossier>;
export const SetKeeper = z.object({ userId: z.string().min(1).max(100).nullable() });

export const TIMELINE_KINDS = [
  ...(["answer", "invitation", "message", "case", "promise", "purchase", "note", "date"] as const),
] as const;
export const TimelineKind = z.enum(TIMELINE_KINDS);
export type TimelineKind = z.infer<typeof TimelineKind>;

/** One thing that happened with a person. What it has no use for is null. */
export const TimelineItem = z.object({
  kind: TimelineKind,
  id: Id,
  at: Timestamp,
  /** What was said, noted, bought or promised. */
  words: z.string().nullable(),
  /** A colleague's address, `customer` or `candor`. */
  by: z.string().nullable(),
  /** What became of it; of notes and dates, their kind. */
  state: z.string().nullable(),
  channel: z.string().nullable(),
  score: z.int().nullable(),
  group: Group.nullable(),
  surveyId: Id.nullable(),
  caseId: Id.nullable(),
  caseNumber: z.int().nullable(),
  /** Decimal, as text. */
  amount: z.string().nullable(),
  currency: z.string().nullable(),
  /** When a promise is due; the day of a date, without a year where none is known. */
  due: z.string().nullable(),
});
export type TimelineItem = z.infer<typeof TimelineItem>;

export const TimelineQuery = PageQuery.extend({
  /** Kinds, separated by commas; all when none is named. */
  kinds: z
    .string()
    .max(200)
    .transform((text) => text.split(",").filter(Boolean))
    .pipe(z.array(TimelineKind))
    .optional(),
});
export const Timeline = page(TimelineItem);

export const NextContactsQuery = PageQuery.extend({
  /** `due`: today or earlier; `planned`: all; `missing`: people to whom something is owed, and no day is set. */
  show: z.enum(["due", "planned", "missing"]).default("due"),
  /** `mine`: to do by whoever asks, or by nobody in particular. */
  whose: z.enum(["mine", "all"]).default("mine"),
});
/** A person somebody is to speak to. */
export const ContactToMake = z.object({
  person: z.object({
    id: Id,
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  mayContact: z.boolean(),
  keeper: z.string().nullable(),
  /** Null where none is set. */
  nextContact: NextContact.nullable(),
});
export type ContactToMake = z.infer<typeof ContactToMake>;
export const ContactsToMake = page(ContactToMake);
