import {
  type OwnDay,
  type SaveBusinessCalendar,
  type Spell,
  WEEKDAYS,
  type Week,
} from "@candor/contract/calendar.ts";
import { KnownError } from "../errors/known-error.ts";
import { holidayOn } from "./public-holidays.ts";

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** A calendar as it is counted by: whose hours, in which zone, and the days that are different. */
export type CountedCalendar = Pick<SaveBusinessCalendar, "timeZone" | "week"> & {
  /** Spells of days that are not like their weekday, by day; none means closed. */
  special: ReadonlyMap<string, readonly Spell[]>;
  country: SaveBusinessCalendar["country"];
  workedHolidays: ReadonlySet<string>;
};

/** The same in the form in which days are looked up. */
export function countedCalendar(
  calendar: Pick<
    SaveBusinessCalendar,
    "timeZone" | "week" | "country" | "workedHolidays" | "ownDays"
  >,
): CountedCalendar {
  return {
    timeZone: calendar.timeZone,
    week: calendar.week,
    country: calendar.country,
    workedHolidays: new Set(calendar.workedHolidays),
    special: new Map(calendar.ownDays.map(({ day, spells }) => [day, spells])),
  };
}

/** Monday to Friday, nine to five: what a workspace has before it says otherwise. */
export const OFFICE_WEEK: Week = {
  mon: [{ from: "09:00", to: "17:00" }],
  tue: [{ from: "09:00", to: "17:00" }],
  wed: [{ from: "09:00", to: "17:00" }],
  thu: [{ from: "09:00", to: "17:00" }],
  fri: [{ from: "09:00", to: "17:00" }],
  sat: [],
  sun: [],
};

/**
 * When work is done on a day: by a rule of one's own for that day, else not at all on a public holiday,
 * else as its weekday says. A night shift belongs to the day on which it begins.
 *
 * @param weekday 1 for Monday to 7 for Sunday.
 */
export function spellsOf(
  calendar: CountedCalendar,
  day: string,
  weekday: number,
): readonly Spell[] {
  const own = calendar.special.get(day);
  if (own) return own;
  const holiday = calendar.country === null ? null : holidayOn(calendar.country, day);
  if (holiday && !calendar.workedHolidays.has(holiday.name)) return [];
  return calendar.week[WEEKDAYS[weekday - 1] ?? "mon"];
}

/**
 * Refuses hours that cannot be counted: none at all, spells that overlap (a night shift reaches into the
 * next day), a day named twice.
 *
 * @throws {KnownError} 422.
 */
export function checkHours({ week, ownDays }: { week: Week; ownDays: readonly OwnDay[] }): void {
  if (WEEKDAYS.every((day) => week[day].length === 0)) {
    throw new KnownError(
      422,
      "calendar_never_open",
      "This calendar is never open, so nothing could ever be due. Give at least one day of the week some hours.",
      [{ field: "week", message: "has no hours" }],
    );
  }
  refuseOverlap(
    WEEKDAYS.flatMap((day, index) =>
      week[day].map((spell) => ({ ...minutesOf(spell, index), where: `week.${day}` })),
    ),
    WEEK_MINUTES,
  );
  const days = new Set<string>();
  for (const { day, spells } of ownDays) {
    if (days.has(day)) {
      throw new KnownError(422, "day_twice", `The day ${day} stands twice; keep one of them.`, [
        { field: "ownDays", message: `names ${day} twice` },
      ]);
    }
    days.add(day);
    refuseOverlap(
      spells.map((spell) => ({ ...minutesOf(spell, 0), where: `ownDays ${day}` })),
      WEEK_MINUTES,
    );
  }
}

interface Stretch {
  start: number;
  end: number;
  where: string;
}

function minutesOf({ from, to }: Spell, dayIndex: number): Omit<Stretch, "where"> {
  const start = dayIndex * DAY_MINUTES + clockMinutes(from);
  const end = dayIndex * DAY_MINUTES + clockMinutes(to);
  return { start, end: end <= start ? end + DAY_MINUTES : end };
}

/** `09:30` as minutes from midnight. */
export function clockMinutes(clock: string): number {
  const [hours = "0", minutes = "0"] = clock.split(":");
  return Number(hours) * 60 + Number(minutes);
}

function refuseOverlap(stretches: readonly Stretch[], around: number): void {
  const ordered = stretches.toSorted((a, b) => a.start - b.start);
  ordered.forEach((stretch, i) => {
    const next = ordered[i + 1];
    const first = ordered[0];
    const wraps = !next && first && first !== stretch && stretch.end > first.start + around;
    if ((next && stretch.end > next.start) || wraps) {
      const where = (next ?? first ?? stretch).where;
      throw new KnownError(
        422,
        "hours_overlap",
        `Two spells of hours overlap at ${where.replace("week.", "")}; the same minute would count twice. A spell that ends before it begins goes on into the next day.`,
        [{ field: where.split(" ")[0] ?? "week", message: "overlaps another spell" }],
      );
    }
  });
}
