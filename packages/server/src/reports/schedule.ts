import type { ReportSchedule } from "@candor/contract/report.ts";
import { Temporal } from "temporal-polyfill";
import type { Period } from "../scores/period.ts";

/** Longer ago than this a report that was missed helps nobody any more. */
export const LATEST_HOURS = 48;
/** A month and a day more than the longest wait. */
const LOOK_DAYS = 40;

/**
 * The last moment, not after `now`, at which the schedule wants a report. Hours are those of the zone's clock: one that is
 * skipped in spring is taken as the next there is, one that comes twice in autumn as the first.
 */
export function latestOccurrence(schedule: ReportSchedule, timeZone: string, now: Date): Date {
  return search(schedule, timeZone, now, -1);
}

/** The first moment after `now`. */
export function nextOccurrence(schedule: ReportSchedule, timeZone: string, now: Date): Date {
  return search(schedule, timeZone, now, 1);
}

/** How many times it should have gone out from the first that was missed up to, and without, the last one. */
export function missedBefore(
  schedule: ReportSchedule,
  timeZone: string,
  { first, last }: { first: Date; last: Date },
): number {
  let count = 0;
  for (let at = first; at < last; at = nextOccurrence(schedule, timeZone, at)) count += 1;
  return count;
}

function search(schedule: ReportSchedule, timeZone: string, now: Date, way: 1 | -1): Date {
  const today = dayOf(now, timeZone);
  for (let days = 0; days <= LOOK_DAYS; days++) {
    const day = today.add({ days: days * way });
    if (!isWanted(schedule, day)) continue;
    const at = day.toZonedDateTime({
      timeZone,
      plainTime: Temporal.PlainTime.from({ hour: schedule.hour }),
    }).epochMilliseconds;
    if (way === 1 ? at > now.getTime() : at <= now.getTime()) return new Date(at);
  }
  throw new RangeError("A schedule wants a report in every forty days");
}

function isWanted(
  { cadence, weekday, monthDay }: ReportSchedule,
  day: Temporal.PlainDate,
): boolean {
  if (cadence === "weekly") return day.dayOfWeek === weekday;
  return cadence === "daily" || day.day === monthDay;
}

/** What a report is about that goes out at this moment: the last day, week or month that is over. */
export function closedPeriod(
  cadence: ReportSchedule["cadence"],
  timeZone: string,
  at: Date,
): Period {
  const today = dayOf(at, timeZone);
  if (cadence === "daily") return between(today.subtract({ days: 1 }), today);
  if (cadence === "weekly") {
    const monday = today.subtract({ days: today.dayOfWeek - 1 });
    return between(monday.subtract({ days: 7 }), monday);
  }
  const first = today.with({ day: 1 });
  return between(first.subtract({ months: 1 }), first);
}

/** The days that the trend of a report shows: a fortnight, a quarter or a year up to its end. */
export function trendPeriod(cadence: ReportSchedule["cadence"], { to }: Period): Period {
  const end = Temporal.PlainDate.from(to);
  const back = { daily: { days: 14 }, weekly: { days: 84 }, monthly: { months: 12 } }[cadence];
  return between(end.subtract(back), end);
}

/** Later than this after its hour a report says that it is. */
export function isLate(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() > 3600_000;
}

/** Whether a moment is too long ago to be made up for. */
export function isTooLate(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() > LATEST_HOURS * 3600_000;
}

function dayOf(at: Date, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
}

function between(from: Temporal.PlainDate, to: Temporal.PlainDate): Period {
  return { from: from.toString(), to: to.toString() };
}
