import { z } from "zod";
import { Day, Id, PageQuery, Timestamp, UserId } from "./common.ts";

/** What became of a promise, by its first date: moved and told before it was due is not the same as late. */
export const PROMISE_FATES = [
  "running",
  "overdue",
  "kept",
  "kept_after_warning",
  "late",
  "broken",
  "released",
] as const;
export const PromiseFate = z.enum(PROMISE_FATES);
export type PromiseFate = z.infer<typeof PromiseFate>;

export const PromiseState = z.enum(["open", "kept", "broken", "released"]);
export type PromiseState = z.infer<typeof PromiseState>;

/**
 * How the customer was told. By mail it is a letter of the case's conversation, and counts once it was taken. A promise
 * to everybody is spoken of on the public page alone (`page`).
 */
export const TELLING_WAYS = ["mail", "phone", "in_person", "other", "page"] as const;
export const TellingWay = z.enum(TELLING_WAYS);
export type TellingWay = z.infer<typeof TellingWay>;

const Words = z.string().trim().min(1).max(1000);
const Note = z.string().trim().max(2000);

/** A letter that warns or apologises and has not been taken by the mail server. */
const PromiseLetter = z.object({
  kind: z.enum(["warning", "apology"]),
  state: z.enum(["held", "sending", "unconfirmed", "not_delivered"]),
  newDueAt: Timestamp.nullable(),
});

/** To one customer, or to everybody who reads the public page. */
export const PromiseAudience = z.enum(["person", "public"]);

export const Promised = z.object({
  id: Id,
  audience: PromiseAudience,
  personId: Id.nullable(),
  person: z
    .object({ id: Id, name: z.string().nullable(), email: z.string().nullable() })
    .nullable(),
  caseId: Id.nullable(),
  caseNumber: z.int().nullable(),
  /** The letter in which it was said. */
  messageId: Id.nullable(),
  /** What was promised, as the customer reads it on their page. */
  words: z.string(),
  madeAt: Timestamp,
  madeBy: z.string(),
  owner: z.string().nullable(),
  /** Never changes: only this date counts as kept. */
  firstDueAt: Timestamp,
  /** What was said last. */
  dueAt: Timestamp,
  state: PromiseState,
  fate: PromiseFate,
  /** The first time the customer was told that it will be later. */
  warnedAt: Timestamp.nullable(),
  apologisedAt: Timestamp.nullable(),
  closedAt: Timestamp.nullable(),
  /** What was said about how it ended. */
  note: z.string().nullable(),
  /** A letter about it that is on its way, or did not arrive: it changes nothing until it is taken. */
  letter: PromiseLetter.nullable(),
  /** Whether the customer can be told by mail: an address is known. */
  byMail: z.boolean(),
  version: z.int(),
});
export type Promised = z.infer<typeof Promised>;
export const PromiseRef = z.object({ promiseId: Id });

export const PromiseEvent = z.object({
  id: Id,
  at: Timestamp,
  actor: z.string(),
  kind: z.enum([
    "made",
    "owner",
    "reminded",
    "missed",
    "warned",
    "apologised",
    "undelivered",
    "kept",
    "broken",
    "released",
    "reopened",
  ]),
  way: TellingWay.nullable(),
  newDueAt: Timestamp.nullable(),
  words: z.string().nullable(),
});
export type PromiseEvent = z.infer<typeof PromiseEvent>;
export const PromiseDetail = Promised.extend({ events: z.array(PromiseEvent) });
export type PromiseDetail = z.infer<typeof PromiseDetail>;

/** `dueAt` is a moment; `dueOn` is a day, and then it is due at the end of work on that day. One of them. */
const Due = { dueAt: Timestamp.optional(), dueOn: Day.optional() };
const NewDue = { newDueAt: Timestamp.optional(), newDueOn: Day.optional() };

export const CreatePromise = z.object({
  /** `public` names no customer: it stands on the public page, with what becomes of it. */
  audience: PromiseAudience.default("person"),
  personId: Id.optional(),
  caseId: Id.nullable().default(null),
  messageId: Id.nullable().default(null),
  words: Words,
  ...Due,
  /** Whoever makes it, when left out. */
  owner: UserId.optional(),
});
export type CreatePromise = z.infer<typeof CreatePromise>;

export const PromisesQuery = PageQuery.extend({
  /** `owed` is what is open, `settled` what is not. */
  show: z.enum(["owed", "overdue", "settled", "all"]).default("owed"),
  /** A colleague, or `me`. */
  owner: UserId.optional(),
  audience: PromiseAudience.optional(),
  personId: Id.optional(),
  caseId: Id.optional(),
});
export type PromisesQuery = z.infer<typeof PromisesQuery>;
export const Promises = z.object({ data: z.array(Promised), nextCursor: z.string().nullable() });

export const PatchPromise = z.object({ version: z.int().optional(), owner: UserId });
export const KeepPromise = z.object({
  /** When it was done. Once the promise is overdue this and a note are needed. */
  keptAt: Timestamp.optional(),
  note: Note.optional(),
});
export type KeepPromise = z.infer<typeof KeepPromise>;
/** A promise that was not kept after all: what was said is taken back, with a reason. */
export const ReopenPromise = z.object({ note: Note.min(1) });
export const EndPromise = z.object({ note: Note.min(1) });
/** A warning names a new date; an apology may. */
export const TellOfPromise = z.object({
  way: TellingWay.default("mail"),
  /** The letter, or what was said. */
  text: z.string().trim().min(1).max(20_000),
  ...NewDue,
});
export type TellOfPromise = z.infer<typeof TellOfPromise>;

export const PreparedQuery = z.object({
  kind: z.enum(["warning", "apology"]),
  ...NewDue,
});
/** Words to look over and send, in the customer's language; nothing is sent by reading them. */
export const PreparedLetter = z.object({ language: z.string(), text: z.string() });

export const FindDates = z.object({
  text: z.string().max(50_000),
  /** When it was written; now, when left out. */
  at: Timestamp.optional(),
});
/** Something in a letter that reads like a date to come: an offer, never logged by itself. */
export const FoundDate = z.object({
  /** As it stands in the text. */
  words: z.string(),
  sentence: z.string(),
  day: Day,
  /** `15:00`, when an hour was said. */
  time: z.string().nullable(),
  dueAt: Timestamp,
});
export type FoundDate = z.infer<typeof FoundDate>;
export const FoundDates = z.object({ data: z.array(FoundDate), nextCursor: z.null() });

/** A share of promises; null while there are fewer than ten. */
const KeptShare = z.object({
  due: z.int(),
  kept: z.int(),
  share: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
});
export type KeptShare = z.infer<typeof KeptShare>;
export const PromiseFigures = z.object({
  /** How many of each fate, first due in the period. */
  fates: z.object({
    running: z.int(),
    overdue: z.int(),
    kept: z.int(),
    kept_after_warning: z.int(),
    late: z.int(),
    broken: z.int(),
    released: z.int(),
  }),
  /** Kept by the first date, of those due so far; released ones are left out. */
  rate: KeptShare,
  /** The same by team of the case, groups of fewer than ten left out. */
  teams: z.array(KeptShare.extend({ teamId: Id })),
  /** Promises of teams that are too small to be shown. */
  inSmallTeams: z.int(),
});
export type PromiseFigures = z.infer<typeof PromiseFigures>;
export const PromiseFiguresQuery = z.object({ from: Day.optional(), to: Day.optional() });
