import { z } from "zod";
import { Day, Id, Language, Timestamp } from "./common.ts";

/**
 * What is coming, of whatever room: `sending` messages that go out, `pulse` the next round of a sending that goes on,
 * `check` an improvement that is measured, `promise` one that is due, `goal` the day by which, `date` something dated
 * that is drawn on every trend, `report` one that goes out, `meeting`, `decision` one that is looked at again,
 * `person` a day that matters to a customer.
 */
export const COMING_KINDS = [
  "sending",
  "pulse",
  "check",
  "promise",
  "goal",
  "date",
  "report",
  "meeting",
  "decision",
  "person",
] as const;
export const ComingKind = z.enum(COMING_KINDS);
export type ComingKind = z.infer<typeof ComingKind>;

export const Coming = z.object({
  kind: ComingKind,
  /** Of the thing it is about; null for messages that belong to no sending. */
  id: Id.nullable(),
  /** In the language that was asked for. Customers are named in promises and their own days alone, and only to colleagues. */
  title: z.string(),
  /** The day it is on, by the clock of the workspace; of several days the first. */
  day: Day,
  /** The day after the last. */
  until: Day,
  /** When it begins and ends; null for what is of a whole day. */
  startsAt: Timestamp.nullable(),
  endsAt: Timestamp.nullable(),
  /** Whose it is, where it is one colleague's. */
  owner: z.string().nullable(),
});
export type Coming = z.infer<typeof Coming>;

export const ComingQuery = z.object({
  from: Day,
  /** The day after the last; 100 days at most. */
  to: Day,
  language: Language.optional(),
});
export const ComingList = z.object({ data: z.array(Coming), nextCursor: z.string().nullable() });

/** The feed of whoever asks. */
export const CalendarFeed = z.object({
  /** Null while there is none. */
  madeAt: Timestamp.nullable(),
  /** Whether customers are named in it. */
  withNames: z.boolean(),
  language: Language.nullable(),
  /** When a program last asked for it. */
  openedAt: Timestamp.nullable(),
});
export type CalendarFeed = z.infer<typeof CalendarFeed>;

export const MakeCalendarFeed = z.object({
  withNames: z.boolean().default(false),
  language: Language.optional(),
});
/** The address is shown this once. */
export const CalendarFeedMade = CalendarFeed.extend({ url: z.string() });
export type CalendarFeedMade = z.infer<typeof CalendarFeedMade>;
