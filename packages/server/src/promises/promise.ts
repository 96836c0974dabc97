import type { PromiseFate } from "@candor/contract/promise.ts";
import { type RawBuilder, type Selectable, sql } from "kysely";
import type { CountedCalendar } from "../calendars/business-calendar.ts";
import {
  beginOfWork,
  dayAt,
  endOfWork,
  workingDayAfter,
  workingDayBefore,
} from "../calendars/work-days.ts";
import type { PromiseTable } from "../storage/tables-promises.ts";

export type PromiseRow = Selectable<PromiseTable>;

/** Somebody it was promised to, or everybody; whoever was erased is nobody. */
export function isToSomebody(row: Pick<PromiseRow, "person_id" | "audience">): boolean {
  return row.person_id !== null || row.audience === "public";
}

/** A promise to somebody who was erased is owed to nobody: it counts as released. */
export function isOwed(row: Pick<PromiseRow, "state" | "person_id" | "audience">): boolean {
  return row.state === "open" && isToSomebody(row);
}

/** What became of a promise. Only its first date counts as kept; moved and told in time is another word. */
export function fateOf(row: PromiseRow, now: Date): PromiseFate {
  const { closed_at, first_due_at, due_at, missed_at, warned_at } = row;
  if (row.state === "broken") return "broken";
  if (row.state === "kept" && closed_at !== null) {
    if (closed_at <= first_due_at) return "kept";
    const inTime = missed_at === null && closed_at <= due_at;
    return inTime && warned_at !== null && warned_at <= first_due_at
      ? "kept_after_warning"
      : "late";
  }
  if (!isOwed(row)) return "released";
  return missed_at !== null || due_at < now ? "overdue" : "running";
}

/** The same of `o`, a row of `promise`, for what is counted. */
export function fateInSql(now: Date): RawBuilder<PromiseFate> {
  return sql<PromiseFate>`case
    when o.state = 'broken' then 'broken'
    when o.state = 'kept' and o.closed_at <= o.first_due_at then 'kept'
    when o.state = 'kept' and o.missed_at is null and o.closed_at <= o.due_at
      and o.warned_at <= o.first_due_at then 'kept_after_warning'
    when o.state = 'kept' then 'late'
    when o.state = 'released' or (o.person_id is null and o.audience <> 'public') then 'released'
    when o.missed_at is not null or o.due_at < ${now}::timestamptz then 'overdue'
    else 'running' end`;
}

/** Who hears of a promise next, and when. */
export interface Telling {
  tell: "soon" | "due" | "overdue" | null;
  tell_at: Date | null;
}

/**
 * The owner hears on the morning of the working day before, else on the morning of the day itself, and then at the
 * moment it is due.
 */
export function tellingBefore(calendar: CountedCalendar, dueAt: Date, now: Date): Telling {
  const day = dayAt(calendar, dueAt);
  const before = workingDayBefore(calendar, day);
  const mornings = [before && beginOfWork(calendar, before), beginOfWork(calendar, day)];
  for (const morning of mornings) {
    if (morning && morning > now && morning < dueAt) return { tell: "soon", tell_at: morning };
  }
  return { tell: "due", tell_at: dueAt };
}

/** The leads of its team hear when it is overdue by a working day. */
export function tellingAfter(calendar: CountedCalendar, dueAt: Date): Telling {
  const day = workingDayAfter(calendar, dayAt(calendar, dueAt), 1);
  return { tell: "overdue", tell_at: endOfWork(calendar, day) };
}
