import { Temporal } from "temporal-polyfill";
import { type CountedCalendar, spellsOf } from "./business-calendar.ts";
import { nextOpen } from "./business-time.ts";

/** A company may close for weeks; no further back than this is a working day looked for. */
const MOST_DAYS = 60;

/** The day that the clock on the wall of these hours shows. */
export function dayAt({ timeZone }: CountedCalendar, at: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
}

/** When the clock on the wall of these hours shows a time on a day. */
export function momentOn(
  { timeZone }: CountedCalendar,
  day: Temporal.PlainDate,
  clock: string,
): Date {
  const zoned = day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(clock) });
  return new Date(zoned.epochMilliseconds);
}

/**
 * When work ends on a day. On a day without work, and where a night shift begins, the last minute of the day
 * itself: whoever said "by Saturday" meant Saturday, and reads Saturday.
 */
export function endOfWork(calendar: CountedCalendar, day: Temporal.PlainDate): Date {
  const spells = spellsOf(calendar, day.toString(), day.dayOfWeek);
  const goesOn = spells.some(({ from, to }) => to <= from || to === "24:00");
  const last = spells
    .map(({ to }) => to)
    .sort()
    .at(-1);
  return last === undefined || goesOn
    ? momentOn(calendar, day, "23:59")
    : momentOn(calendar, day, last);
}

/** When work begins on a day; null when none is done. */
export function beginOfWork(calendar: CountedCalendar, day: Temporal.PlainDate): Date | null {
  const open = nextOpen(calendar, momentOn(calendar, day, "00:00"));
  return dayAt(calendar, open).equals(day) ? open : null;
}

/** The last working day before a day; null when there is none within two months. */
export function workingDayBefore(
  calendar: CountedCalendar,
  day: Temporal.PlainDate,
): Temporal.PlainDate | null {
  for (let back = 1; back <= MOST_DAYS; back += 1) {
    const earlier = day.subtract({ days: back });
    if (beginOfWork(calendar, earlier)) return earlier;
  }
  return null;
}

/** The day on which so many working days have passed after a day. */
export function workingDayAfter(
  calendar: CountedCalendar,
  day: Temporal.PlainDate,
  days: number,
): Temporal.PlainDate {
  let at = day;
  for (let left = days; left > 0; left -= 1) {
    const next = momentOn(calendar, at.add({ days: 1 }), "00:00");
    at = dayAt(calendar, nextOpen(calendar, next));
  }
  return at;
}
