import { z } from "zod";
import { Day, Id, Language, Timestamp, UserId } from "./common.ts";
import { Decision } from "./decision.ts";
import { FilterCondition } from "./filter.ts";
import { ReportView } from "./report.ts";

/** `planned`: it is to come. `open`: it is held, and its pages stand still. `closed`: it is over. */
export const MEETING_STATES = ["planned", "open", "closed"] as const;
export const MeetingState = z.enum(MEETING_STATES);
export type MeetingState = z.infer<typeof MeetingState>;

const Title = z.string().trim().min(1).max(200);
const Question = z.string().trim().max(500);

/** What else its answers are narrowed by, as a saved view is: themes, what was read in comments, which answers count. */
export const MeetingView = ReportView.omit({ filter: true, by: true });
export type MeetingView = z.infer<typeof MeetingView>;

export const Meeting = z.object({
  id: Id,
  /** Counted from 1 in the workspace. */
  number: z.int(),
  title: z.string(),
  surveyId: Id,
  /** Whose it is: its members are told of it and open it. Null for everybody's. */
  team: z.object({ id: Id, name: z.string() }).nullable(),
  filter: z.array(FilterCondition),
  view: MeetingView,
  startsAt: Timestamp,
  minutes: z.int(),
  language: Language,
  state: MeetingState,
  /** What is to be talked about; empty where the figures propose it. */
  question: z.string(),
  /** When the pages were written; from then on they are the same for everybody, however often they are opened. */
  preparedAt: Timestamp.nullable(),
  openedAt: Timestamp.nullable(),
  closedAt: Timestamp.nullable(),
  createdBy: z.string(),
  createdAt: Timestamp,
});
export type Meeting = z.infer<typeof Meeting>;

const Cell = z.object({
  text: z.string(),
  /** Its interval. */
  limits: z.string().optional(),
  under: z.string().optional(),
  tone: z.enum(["up", "down"]).optional(),
  quiet: z.boolean().optional(),
});

export const MEETING_PAGES = [
  "decided",
  "since",
  "moved",
  "promises",
  "cases",
  "improvements",
  "voices",
  "question",
] as const;

/** One page of a meeting in words: the screen on the wall, the pack and the minutes write the same cells. */
export const MeetingPage = z.object({
  key: z.enum(MEETING_PAGES),
  title: z.string(),
  lead: z.string(),
  headline: z
    .object({
      score: z.string(),
      between: z.string(),
      base: z.string(),
      lowBase: z.string().nullable(),
    })
    .nullable(),
  groups: z.array(
    z.object({
      name: z.string(),
      share: z.string(),
      count: z.string(),
      part: z.number(),
      look: z.enum(["promoter", "passive", "detractor"]),
    }),
  ),
  /** Sentences; the first says the most. */
  lines: z.array(z.string()),
  tables: z.array(
    z.object({
      title: z.string(),
      lead: z.string(),
      heads: z.array(z.string()),
      rows: z.array(z.array(Cell)),
      notes: z.array(z.string()),
    }),
  ),
  /** Sentences of customers, without names, addresses and numbers. */
  voices: z.array(z.object({ text: z.string(), score: z.int(), language: z.string() })),
  question: z.string().nullable(),
});
export type MeetingPage = z.infer<typeof MeetingPage>;

export const MeetingDetail = Meeting.extend({
  /** The first day that it looks at, and the day after the last; null until it is prepared. */
  days: z.object({ from: Day, to: Day }).nullable(),
  pages: z.array(MeetingPage).nullable(),
  /** The page that is shown on the wall, from 0. */
  page: z.int(),
  /** Until when a phone may turn the pages; null while none may. */
  remoteUntil: Timestamp.nullable(),
  present: z.array(z.object({ userId: UserId, name: z.string() })),
  notes: z.string(),
  /** Decisions that were written down in it. */
  decisions: z.array(Decision),
  version: z.int(),
});
export type MeetingDetail = z.infer<typeof MeetingDetail>;

export const Meetings = z.object({ data: z.array(Meeting), nextCursor: z.string().nullable() });
/** All meetings, or those of one team. */
export const MeetingsQuery = z.object({ teamId: Id.optional() });
export const MeetingRef = z.object({ meetingId: Id });
export const MeetingQuery = z.object({ language: Language.optional() });

export const CreateMeeting = z.object({
  title: Title,
  surveyId: Id,
  /** A team's meeting looks at the answers about its people, where a property names them, and at its own work. */
  teamId: Id.nullable().default(null),
  filter: z.array(FilterCondition).max(30).default([]),
  view: MeetingView.default({}),
  startsAt: Timestamp,
  minutes: z.int().min(5).max(600).default(60),
  /** Of the workspace when left out. */
  language: Language.optional(),
  question: Question.default(""),
});
export type CreateMeeting = z.infer<typeof CreateMeeting>;

/** Title, time and question stand still once it is open; notes and who was there once it is closed. */
export const PatchMeeting = z.object({
  title: Title.optional(),
  startsAt: Timestamp.optional(),
  minutes: z.int().min(5).max(600).optional(),
  question: Question.optional(),
  notes: z.string().max(20_000).optional(),
  present: z.array(UserId).max(100).optional(),
  /** What was seen; refused with 409 when somebody was faster. */
  version: z.int().optional(),
});
export type PatchMeeting = z.infer<typeof PatchMeeting>;

export const TurnPage = z.object({
  page: z
    .int()
    .min(0)
    .max(MEETING_PAGES.length - 1),
});
export const MeetingRemote = z.object({
  /** Whoever has it turns the pages until then, and sees their titles alone. */
  link: z.string(),
  /** The same as a picture to point a phone at, as SVG. */
  qr: z.string(),
  until: Timestamp,
});
export type MeetingRemote = z.infer<typeof MeetingRemote>;
export const MinutesQuery = MeetingQuery.extend({
  /** Whether decisions and notes are in it; the agenda alone is for those outside. */
  outcomes: z.stringbool().default(true),
});
