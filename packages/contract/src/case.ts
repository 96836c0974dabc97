import { z } from "zod";
import { CountedSpell } from "./calendar.ts";
import { Group, Id, PageQuery, Score, Timestamp, UserId } from "./common.ts";
import { CaseCheck } from "./conversation.ts";
import { LIMITS } from "./limits.ts";

export const CASE_STATES = ["open", "waiting", "resolved", "closed"] as const;
/** `waiting`: our word is the last one; `resolved` closes by itself after seven quiet days. */
export const CaseState = z.enum(CASE_STATES);
export type CaseState = z.infer<typeof CaseState>;

export const CASE_OUTCOMES = [
  "solved",
  "partly",
  "cannot",
  "no_reply",
  "praise",
  "not_ours",
] as const;
/** What came of a case. */
export const CaseOutcome = z.enum(CASE_OUTCOMES);
export type CaseOutcome = z.infer<typeof CaseOutcome>;

export const CASE_PRIORITIES = ["urgent", "high", "normal", "low"] as const;
export const CasePriority = z.enum(CASE_PRIORITIES);
export type CasePriority = z.infer<typeof CasePriority>;

export const CLOCK_KINDS = ["first_contact", "next_reply", "resolution"] as const;
export const ClockKind = z.enum(CLOCK_KINDS);
export type ClockKind = z.infer<typeof ClockKind>;

const CasePerson = z.object({
  id: Id,
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});
const CaseAnswer = z.object({
  score: Score,
  group: Group,
  comment: z.string().nullable(),
  answeredAt: Timestamp,
  surveyId: Id,
});

export const Case = z.object({
  id: Id,
  number: z.int(),
  origin: z.enum(["response", "manual", "review"]),
  state: CaseState,
  title: z.string(),
  /** What was heard, for a case opened by hand. */
  words: z.string().nullable(),
  responseId: Id.nullable(),
  personId: Id.nullable(),
  person: CasePerson.nullable(),
  answer: CaseAnswer.nullable(),
  /** The customer allowed to be contacted, and has not taken it back. */
  mayContact: z.boolean(),
  owner: z.string().nullable(),
  teamId: Id.nullable(),
  priority: CasePriority,
  sensitive: z.boolean(),
  ruleId: Id.nullable(),
  causeId: Id.nullable(),
  outcome: CaseOutcome.nullable(),
  outcomeNote: z.string().nullable(),
  openedAt: Timestamp,
  firstContactAt: Timestamp.nullable(),
  snoozedUntil: Timestamp.nullable(),
  resolvedAt: Timestamp.nullable(),
  closedAt: Timestamp.nullable(),
  reopened: z.int(),
  /** What is due next, while something is. */
  dueAt: Timestamp.nullable(),
  dueKind: ClockKind.nullable(),
  mergedInto: Id.nullable(),
  version: z.int(),
  updatedAt: Timestamp,
});
export type Case = z.infer<typeof Case>;
export const CaseRef = z.object({ caseId: Id });

export const CasesQuery = PageQuery.extend({
  /** A state, `active` (open and waiting), or `all`. */
  state: z.enum([...CASE_STATES, "active", "all"]).default("active"),
  /** A colleague, `me`, or `nobody`. */
  owner: UserId.optional(),
  teamId: Id.optional(),
  personId: Id.optional(),
  responseId: Id.optional(),
  causeId: Id.optional(),
  priority: CasePriority.optional(),
  mayContact: z.stringbool().optional(),
  /** Only those of which something is overdue. */
  late: z.stringbool().optional(),
  /** Snoozed ones are left out unless they are asked for. */
  snoozed: z.stringbool().optional(),
  search: z.string().trim().max(200).optional(),
});
export type CasesQuery = z.infer<typeof CasesQuery>;
export const Cases = z.object({
  data: z.array(Case),
  nextCursor: z.string().nullable(),
});

export const CreateCase = z.object({
  /** The answer it is about; its customer is taken along. */
  responseId: Id.optional(),
  personId: Id.nullable().optional(),
  title: z.string().trim().max(200).default(""),
  /** What was heard. */
  words: z.string().trim().max(LIMITS.comment).nullable().default(null),
  teamId: Id.nullable().default(null),
  owner: UserId.nullable().default(null),
  priority: CasePriority.default("normal"),
  sensitive: z.boolean().default(false),
});
export type CreateCase = z.infer<typeof CreateCase>;

const Version = { version: z.int().optional() };
export const PatchCase = z.object({
  ...Version,
  title: z.string().trim().max(200).optional(),
  priority: CasePriority.optional(),
  causeId: Id.nullable().optional(),
  personId: Id.nullable().optional(),
  sensitive: z.boolean().optional(),
});
export type PatchCase = z.infer<typeof PatchCase>;
export const AssignCase = z.object({
  ...Version,
  owner: UserId.nullable().optional(),
  teamId: Id.nullable().optional(),
  note: z.string().trim().max(2000).optional(),
});
export type AssignCase = z.infer<typeof AssignCase>;
export const SnoozeCase = z.object({ until: Timestamp.nullable() });
export const ResolveCase = z.object({
  ...Version,
  outcome: CaseOutcome,
  /** Null for "not yet known". */
  causeId: Id.nullable(),
  note: z.string().trim().max(5000).optional(),
  /** At once instead of after seven quiet days. */
  close: z.boolean().default(false),
});
export type ResolveCase = z.infer<typeof ResolveCase>;
export const ReopenCase = z.object({ reason: z.string().trim().min(1).max(2000) });
export type ReopenCase = z.infer<typeof ReopenCase>;
export const NoteCase = z.object({ text: z.string().trim().min(1).max(20_000) });
export const MergeCase = z.object({ into: Id });
export const LinkCase = z.object({ other: Id });
/** We got in touch with the customer, or they with us. */
export const ContactCase = z.object({
  direction: z.enum(["out", "in"]).default("out"),
  way: z.enum(["phone", "mail", "page", "chat", "in_person", "other"]).default("phone"),
  /** Of a call of ours; only `reached` counts as contact. */
  result: z.enum(["reached", "not_reached", "wrong_number"]).default("reached"),
  note: z.string().trim().max(5000).default(""),
  /** Whether the next word is theirs: the clock of resolution waits meanwhile. */
  waits: z.boolean().default(false),
  /** When to try again. */
  next: Timestamp.nullable().default(null),
});
export type ContactCase = z.infer<typeof ContactCase>;

export const CaseEvent = z.object({
  id: Id,
  at: Timestamp,
  actor: z.string(),
  kind: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type CaseEvent = z.infer<typeof CaseEvent>;
export const CaseEvents = z.object({ data: z.array(CaseEvent), nextCursor: z.null() });

export const CaseClock = z.object({
  kind: ClockKind,
  targetMinutes: z.int(),
  calendarId: Id,
  startedAt: Timestamp,
  /** Null while it waits for the customer. */
  dueAt: Timestamp.nullable(),
  pausedAt: Timestamp.nullable(),
  /** Working time that is left; below zero once it is overdue. Null when it stopped. */
  leftMinutes: z.int().nullable(),
  stoppedAt: Timestamp.nullable(),
  stoppedBy: z.enum(["met", "cancelled", "replaced"]).nullable(),
  missedAt: Timestamp.nullable(),
  /** The working time that makes up the due moment; empty while it is paused. */
  explain: z.array(CountedSpell),
});
export type CaseClock = z.infer<typeof CaseClock>;
export const CaseClocks = z.object({ data: z.array(CaseClock), nextCursor: z.null() });

/** A case with what is read beside it. */
export const CaseDetail = Case.extend({
  clocks: z.array(CaseClock),
  /** Cases that were merged into this one, and cases linked to it. */
  merged: z.array(z.object({ id: Id, number: z.int() })),
  linked: z.array(z.object({ id: Id, number: z.int(), state: CaseState })),
  /** The customer's other answers, newest first. */
  otherAnswers: z.array(CaseAnswer.extend({ id: Id })),
  /** Their other cases. */
  otherCases: z.array(z.object({ id: Id, number: z.int(), state: CaseState, openedAt: Timestamp })),
  /** What is said with the customer about it, once somebody has begun. */
  conversationId: Id.nullable(),
  /** Whether it is settled for the customer; null until it was resolved. */
  check: CaseCheck.nullable(),
});
export type CaseDetail = z.infer<typeof CaseDetail>;

/** Whom to call today, in order: who allowed it first, then what is due first. */
export const CallList = z.object({
  data: z.array(
    Case.extend({
      otherAnswers: z.array(CaseAnswer.extend({ id: Id })),
      /** How often it was tried since the last time somebody was reached. */
      tries: z.int(),
      /** What was promised in it and is open, in the order in which it is due. */
      owed: z.array(z.object({ words: z.string(), dueAt: Timestamp })),
    }),
  ),
  nextCursor: z.null(),
});
export type Call = z.infer<typeof CallList>["data"][number];
