import { Temporal } from "temporal-polyfill";

/** When a person may be written to. */
export interface Window {
  /** The person's time zone, or the workspace's where theirs is not known. */
  timeZone: string;
  quietHours: { from: string; to: string } | null;
  /** ISO weekdays: 1 Monday … 7 Sunday. */
  workingDays: readonly number[];
}

/**
 * The first moment from `at` on at which somebody may be written to: outside quiet hours, on a
 * working day, both by the clock of the person. `at` itself when that is such a moment.
 */
export function nextAllowed(at: Date, window: Window): Date {
  let moment = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(
    window.timeZone,
  );
  // A week of days holds a working one; each takes two steps at most.
  for (let step = 0; step < 20; step++) {
    const quietUntil = endOfQuiet(moment, window.quietHours);
    if (quietUntil) {
      moment = quietUntil;
      continue;
    }
    if (window.workingDays.includes(moment.dayOfWeek)) break;
    moment = moment.add({ days: 1 }).startOfDay();
  }
  return new Date(moment.epochMilliseconds);
}

/** When the quiet hours that hold at this moment end; null when none hold. */
function endOfQuiet(
  moment: Temporal.ZonedDateTime,
  hours: Window["quietHours"],
): Temporal.ZonedDateTime | null {
  if (!hours || hours.from === hours.to) return null;
  const from = Temporal.PlainTime.from(hours.from);
  const to = Temporal.PlainTime.from(hours.to);
  const now = moment.toPlainTime();
  const overNight = Temporal.PlainTime.compare(from, to) > 0;
  const afterFrom = Temporal.PlainTime.compare(now, from) >= 0;
  const beforeTo = Temporal.PlainTime.compare(now, to) < 0;
  if (overNight ? !(afterFrom || beforeTo) : !(afterFrom && beforeTo)) return null;
  const endsTomorrow = overNight && afterFrom;
  const day = moment.toPlainDate().add({ days: endsTomorrow ? 1 : 0 });
  return day.toZonedDateTime({ timeZone: moment.timeZoneId, plainTime: to });
}

/** A clock time on a day, in a time zone. */
export function momentOf(day: string, clock: string, timeZone: string): Date {
  const moment = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone,
    plainTime: Temporal.PlainTime.from(clock),
  });
  return new Date(moment.epochMilliseconds);
}

/** The day it is somewhere. */
export function dayIn(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** The same clock time so many days later, whatever summer time does in between. */
export function daysLater(at: Date, days: number, timeZone: string): Date {
  const moment = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return new Date(moment.add({ days }).epochMilliseconds);
}

/** A person's time zone, or the other where theirs is none that exists: files bring in all sorts. */
export function zoneOr(timeZone: string | null, otherwise: string): string {
  if (timeZone === null) return otherwise;
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return timeZone;
  } catch {
    return otherwise;
  }
}
