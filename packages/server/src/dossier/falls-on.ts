import { Temporal } from "temporal-polyfill";

/** A day that matters: once, or every year. */
interface ImportantDay {
  month: number;
  day: number;
  /** Of one that is not yearly, the year it falls in. */
  year: number | null;
  yearly: boolean;
}

/** The clock on the wall of the workspace when a colleague hears of a day. */
const HOUR = "09:00";

/** Whether there is such a day; 29 February needs a leap year only where the year is known. */
export function isRealDay({ month, day, year }: Omit<ImportantDay, "yearly">): boolean {
  try {
    // A leap year stands for a year that is not known.
    Temporal.PlainDate.from({ year: year ?? 2024, month, day }, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}

/** The day on which it falls in a year: 29 February on 28 February where there is none. */
function inYear({ month, day }: ImportantDay, year: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day }, { overflow: "constrain" });
}

/** The first day from `today` on; null when it was once and has passed. */
export function fallsOn(one: ImportantDay, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const next = one.yearly
    ? [0, 1].map((more) => inYear(one, today.year + more))
    : one.year === null
      ? []
      : [inYear(one, one.year)];
  return next.find((day) => Temporal.PlainDate.compare(day, today) >= 0) ?? null;
}

/** The days from `from` to before `to` on which it falls, at most one a year. */
export function fallsWithin(
  one: ImportantDay,
  { from, to }: { from: string; to: string },
): Temporal.PlainDate[] {
  const [first, end] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const years = one.yearly
    ? Array.from({ length: end.year - first.year + 1 }, (_, more) => first.year + more)
    : one.year === null
      ? []
      : [one.year];
  return years
    .map((year) => inYear(one, year))
    .filter(
      (day) =>
        Temporal.PlainDate.compare(day, first) >= 0 && Temporal.PlainDate.compare(day, end) < 0,
    );
}

/** When a colleague hears of which day. */
interface Reminder {
  at: Date;
  of: string;
}

/**
 * The next time after a moment that somebody is to hear of it. It is computed from the day each time, never from the
 * time before, so that no change of clocks and no late server moves it.
 *
 * @param remindDays so many days before; 0 is the day itself.
 */
export function nextReminder(
  one: ImportantDay,
  { remindDays, after, timeZone }: { remindDays: readonly number[]; after: Date; timeZone: string },
): Reminder | null {
  const { year } = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(
    timeZone,
  );
  const years = one.yearly ? [year, year + 1, year + 2] : one.year === null ? [] : [one.year];
  const moments = years.flatMap((which) => {
    const day = inYear(one, which);
    return remindDays.map((before) => ({
      at: morningOf(day.subtract({ days: before }), timeZone),
      of: day.toString(),
    }));
  });
  return (
    moments.filter(({ at }) => at > after).sort((a, b) => a.at.getTime() - b.at.getTime())[0] ??
    null
  );
}

/** When colleagues hear of a day: at nine by the clock on the wall, whatever was done to that clock. */
export function morningOf(day: Temporal.PlainDate, timeZone: string): Date {
  const plainTime = Temporal.PlainTime.from(HOUR);
  return new Date(day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds);
}
