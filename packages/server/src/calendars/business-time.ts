import type { CountedSpell } from "@candor/contract/calendar.ts";
import { Temporal } from "temporal-polyfill";
import { type CountedCalendar, spellsOf } from "./business-calendar.ts";

/** A stretch of working time, half-open, in milliseconds since 1970. */
interface OpenStretch {
  day: string;
  start: number;
  end: number;
}

/**
 * So many days are looked through. A company may close for weeks; a calendar that is closed for ten years
 * was refused when it was saved.
 */
const MOST_DAYS = 3660;
const DAY_MS = 86_400_000;

/** When so much working time has passed from a moment on, and the spells it is made of. */
export interface DueTime {
  dueAt: Date;
  spells: CountedSpell[];
}

/**
 * The moment at which `ms` of working time have passed after `from`. Hours are those that the clock on the
 * wall shows, so nothing is off by an hour when summer time begins or ends.
 *
 * @param ms working time, in milliseconds; 0 is the first working moment from `from` on.
 */
export function addBusinessTime(calendar: CountedCalendar, from: Date, ms: number): DueTime {
  const spells: CountedSpell[] = [];
  let left = ms;
  for (const stretch of stretchesFrom(calendar, from.getTime())) {
    const start = Math.max(stretch.start, from.getTime());
    const end = Math.min(stretch.end, start + left);
    if (left === 0) return { dueAt: new Date(start), spells };
    spells.push(counted(stretch.day, start, end));
    left -= end - start;
    if (left === 0) return { dueAt: new Date(end), spells };
  }
  // Few hours and a long target: the end of what is looked through, years from now, rather than no answer at all.
  return { dueAt: new Date(from.getTime() + MOST_DAYS * DAY_MS), spells };
}

/** Working time between two moments, in milliseconds; 0 when the second is not after the first. */
export function businessTimeBetween(calendar: CountedCalendar, from: Date, to: Date): number {
  let total = 0;
  if (to <= from) return 0;
  for (const { start, end } of stretchesFrom(calendar, from.getTime(), to.getTime())) {
    if (start >= to.getTime()) break;
    total += Math.min(end, to.getTime()) - Math.max(start, from.getTime());
  }
  return total;
}

/**
 * The moment from which `ms` of working time are left until `due`: when to warn. Never before `notBefore`.
 */
export function businessTimeBefore(
  calendar: CountedCalendar,
  due: Date,
  ms: number,
  notBefore: Date,
): Date {
  const total = businessTimeBetween(calendar, notBefore, due);
  return ms >= total ? notBefore : addBusinessTime(calendar, notBefore, total - ms).dueAt;
}

/** Whether work is done at this moment. */
export function isOpen(calendar: CountedCalendar, at: Date): boolean {
  return nextOpen(calendar, at).getTime() === at.getTime();
}

/** The first working moment from `at` on. */
export function nextOpen(calendar: CountedCalendar, at: Date): Date {
  return addBusinessTime(calendar, at, 0).dueAt;
}

function counted(day: string, start: number, end: number): CountedSpell {
  return {
    day,
    from: new Date(start).toISOString(),
    to: new Date(end).toISOString(),
    ms: end - start,
  };
}

/** Stretches that end after `from`, in order, none of which overlaps another. */
function* stretchesFrom(
  calendar: CountedCalendar,
  from: number,
  until = Number.POSITIVE_INFINITY,
): Generator<OpenStretch> {
  const { timeZone } = calendar;
  const today = Temporal.Instant.fromEpochMilliseconds(from)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  // A night shift that began yesterday may still go on; ones that own hours of a day run into are cut.
  let day = today.subtract({ days: 1 });
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < MOST_DAYS; i += 1, day = day.add({ days: 1 })) {
    if (Number.isFinite(until) && momentOf(day, "00:00", timeZone) > until) return;
    const name = day.toString();
    const open = spellsOf(calendar, name, day.dayOfWeek)
      .map(({ from, to }) => ({
        start: momentOf(day, from, timeZone),
        end: momentOf(to <= from && to !== "24:00" ? day.add({ days: 1 }) : day, to, timeZone),
      }))
      .sort((a, b) => a.start - b.start);
    for (const spell of open) {
      const start = Math.max(spell.start, last);
      if (spell.end <= start) continue;
      last = spell.end;
      if (spell.end > from) yield { day: name, start, end: spell.end };
    }
  }
}

/**
 * The moment at which the clock on the wall shows a time. Where it is set forward past it, the moment of
 * setting; where it shows it twice, the first.
 */
function momentOf(day: Temporal.PlainDate, clock: string, timeZone: string): number {
  if (clock === "24:00") return momentOf(day.add({ days: 1 }), "00:00", timeZone);
  const wall = day.toPlainDateTime(Temporal.PlainTime.from(clock));
  const zoned = wall.toZonedDateTime(timeZone, { disambiguation: "compatible" });
  if (zoned.toPlainDateTime().equals(wall)) return zoned.epochMilliseconds;
  return zoned.getTimeZoneTransition("previous")?.epochMilliseconds ?? zoned.epochMilliseconds;
}
