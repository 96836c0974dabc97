import { z } from "zod";
import { CountedSpell } from "./calendar.ts";
import { Day, Group, Id, PageQuery, Score, Timestamp } from "./common.ts";
import { CaseCheck } from "./conversation.ts";

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

/** How an owner is found: by hand, in turn, or whoever has the fewest open cases. */
export const Routing = z.enum(["by_hand", "round_robin", "least_load"]);
export type Routing = z.infer<typeof Routing>;

/** Working hours until somebody is to have been reached, answered, and helped. */
export const CaseTargets = z.object({
  firstContactHours: z.int().min(1).max(1000),
  nextReplyHours: z.int().min(1).max(1000),
  resolutionHours: z.int().min(1).max(5000),
});
export type CaseTargets = z.infer<typeof CaseTargets>;

const UserId = z.string().min(1).max(64);
const Property = z.string().regex(/^[^=]{1,100}=[\s\S]{0,1000}$/, "must look like property=value");

/** Which answers open a case; all parts must hold. */
export const CaseCondition = z.object({
  scoreFrom: Score.optional(),
  scoreTo: Score.optional(),
  surveys: z.array(Id).max(50).optional(),
  /** `store=Riga`; the same property twice means either value. */
  properties: z.array(Property).max(20).optional(),
  /** The customer allowed to be contacted about the answer. */
  mayContact: z.literal(true).optional(),
  /** It is known who answered, with an address or a number. */
  reachable: z.literal(true).optional(),
  hasComment: z.literal(true).optional(),
  /** Whoever bought for at least so much in the last year, in any currency. */
  boughtFor: z.number().min(0).max(1_000_000_000).optional(),
});
export type CaseCondition = z.infer<typeof CaseCondition>;

/** What becomes of a case that a rule opens. */
export const CaseAction = z.object({
  teamId: Id.nullable().default(null),
  owner: UserId.nullable().default(null),
  routing: Routing.default("by_hand"),
  priority: CasePriority.default("normal"),
  /** Those of the priority, when left out. */
  targets: CaseTargets.nullable().default(null),
  /** Seen by its team alone; needs a team. */
  sensitive: z.boolean().default(false),
});
export type CaseAction = z.infer<typeof CaseAction>;

export const SaveCaseRule = z.object({
  name: z.string().trim().min(1).max(100),
  condition: CaseCondition,
  action: CaseAction,
  active: z.boolean().default(true),
});
export type SaveCaseRule = z.infer<typeof SaveCaseRule>;
/** Rules are tried in order; the first one that holds opens the case. */
export const CaseRule = SaveCaseRule.extend({ id: Id, position: z.int() });
export type CaseRule = z.infer<typeof CaseRule>;
export const CaseRuleRef = z.object({ caseRuleId: Id });
export const OrderCaseRules = z.object({ ids: z.array(Id).min(1).max(200) });
export const PreviewCaseRule = z.object({ condition: CaseCondition });
export const CaseRulePreview = z.object({
  days: z.int(),
  /** Counted answers of those days. */
  answers: z.int(),
  /** How many of them would have opened a case. */
  wouldOpen: z.int(),
  /** And how many of those have none yet. */
  withoutCase: z.int(),
});
export type CaseRulePreview = z.infer<typeof CaseRulePreview>;
/** Opens cases for answers of the last 90 days; `expected` is the number that was shown. */
export const ApplyCaseRule = z.object({ expected: z.int().min(1).max(1000) });
export const CasesOpened = z.object({ opened: z.int() });

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
  origin: z.enum(["response", "manual"]),
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
  words: z.string().trim().max(20_000).nullable().default(null),
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
  way: z.enum(["phone", "mail", "page", "in_person", "other"]).default("phone"),
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

export const BULK_ACTS = ["assign", "priority", "snooze", "resolve"] as const;
/** One act on the cases that were shown, not on what a filter finds now. */
export const BulkCases = z.object({
  ids: z.array(Id).min(1).max(200),
  act: z.discriminatedUnion("do", [
    z.object({ do: z.literal("assign"), owner: UserId.nullable() }),
    z.object({ do: z.literal("priority"), priority: CasePriority }),
    z.object({ do: z.literal("snooze"), until: Timestamp.nullable() }),
    z.object({ do: z.literal("resolve"), outcome: CaseOutcome, causeId: Id.nullable() }),
  ]),
});
export type BulkCases = z.infer<typeof BulkCases>;
export const BulkCasesDone = z.object({
  changed: z.int(),
  /** Cases that it did not fit, with the reason. */
  skipped: z.array(z.object({ id: Id, code: z.string() })),
  /** For `POST /cases/bulk/{undoId}/undo`, within ten minutes. */
  undoId: Id.nullable(),
});
export const UndoRef = z.object({ undoId: Id });
export const BulkUndone = z.object({
  restored: z.int(),
  /** Changed by somebody since, and left as they are. */
  left: z.int(),
});

export const RootCause = z.object({
  id: Id,
  parentId: Id.nullable(),
  name: z.string(),
  archivedAt: Timestamp.nullable(),
  /** Cases that name it. */
  cases: z.int(),
});
export type RootCause = z.infer<typeof RootCause>;
export const CreateRootCause = z.object({
  name: z.string().trim().min(1).max(100),
  parentId: Id.nullable().default(null),
});
export const PatchRootCause = z.object({
  name: z.string().trim().min(1).max(100).optional(),
  parentId: Id.nullable().optional(),
  archived: z.boolean().optional(),
});
export const RootCauseRef = z.object({ causeId: Id });

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

/** How fast, in working minutes: of clocks that were met. Quantiles are null below ten. */
const DeskTimes = z.object({
  n: z.int(),
  medianMinutes: z.number().nullable(),
  ninetiethMinutes: z.number().nullable(),
  inTime: z.int(),
  late: z.int(),
  /** Not over yet and not late; those that are late already stand with the late ones. */
  running: z.int(),
});
export type DeskTimes = z.infer<typeof DeskTimes>;
const DeskFigures = z.object({
  cases: z.int(),
  firstContact: DeskTimes,
  resolution: DeskTimes,
});
export type DeskFigures = z.infer<typeof DeskFigures>;
export const DeskReportQuery = z.object({ from: Day.optional(), to: Day.optional() });
/** What became of the cases that were opened in a period. */
export const DeskReport = DeskFigures.extend({
  /** Both are days in the workspace's zone; `to` is not included. */
  from: Day,
  to: Day,
  outcomes: z.array(z.object({ outcome: CaseOutcome, cases: z.int() })),
  /** Whether it was settled, as customers said themselves; `asked` are those who were asked. */
  settled: z.object({ asked: z.int(), yes: z.int(), no: z.int() }),
  reopened: z.int(),
  teams: z.array(DeskFigures.extend({ teamId: Id })),
  /** Cases of teams with fewer than ten, which are not shown one by one. */
  inSmallTeams: z.int(),
  /** Null is "not yet known". */
  causes: z.array(
    z.object({ causeId: Id.nullable(), cases: z.int(), share: z.number(), resolution: DeskTimes }),
  ),
  /** True when there are more cases than are read for it: these are the newest. */
  isPart: z.boolean(),
});
export type DeskReport = z.infer<typeof DeskReport>;
