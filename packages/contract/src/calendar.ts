import { z } from "zod";
import { Day, Id, Timestamp } from "./common.ts";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const Weekday = z.enum(WEEKDAYS);
export type Weekday = z.infer<typeof Weekday>;

/** Countries whose public holidays Candor knows; regional ones are added by hand. */
export const HOLIDAY_COUNTRIES = ["LV", "SE", "RU", "EE", "LT", "FI", "DE", "GB", "US"] as const;
export const HolidayCountry = z.enum(HOLIDAY_COUNTRIES);
export type HolidayCountry = z.infer<typeof HolidayCountry>;

const From = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 09:00");
const To = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "must be a time such as 17:00");

/** Open from one time to another; an end before the beginning is on the next day (22:00 to 06:00). */
export const Spell = z.object({ from: From, to: To });
export type Spell = z.infer<typeof Spell>;
const Spells = z.array(Spell).max(6);

/** When work is done on each day of the week; a lunch break makes two spells of a day. */
export const Week = z.object({
  mon: Spells,
  tue: Spells,
  wed: Spells,
  thu: Spells,
  fri: Spells,
  sat: Spells,
  sun: Spells,
});
export type Week = z.infer<typeof Week>;

/** A day of one's own that is not like its weekday: closed (no spells), or open at other hours. */
export const OwnDay = z.object({
  day: Day,
  name: z.string().trim().min(1).max(100),
  spells: Spells.default([]),
});
export type OwnDay = z.infer<typeof OwnDay>;

export const SaveBusinessCalendar = z.object({
  name: z.string().trim().min(1).max(100),
  /** An IANA name such as Europe/Riga. */
  timeZone: z.string().min(1).max(64),
  week: Week,
  /** Whose public holidays are days off. */
  country: HolidayCountry.nullable().default(null),
  /** Public holidays that are worked, by their English name. */
  workedHolidays: z.array(z.string().min(1).max(100)).max(100).default([]),
  ownDays: z.array(OwnDay).max(400).default([]),
});
export type SaveBusinessCalendar = z.infer<typeof SaveBusinessCalendar>;

/** The hours in which a team works: what its clocks count. */
export const BusinessCalendar = SaveBusinessCalendar.extend({
  id: Id,
  /** The one for teams without a calendar of their own. */
  isDefault: z.boolean(),
  /** Goes up by one with each change. */
  version: z.int(),
  updatedAt: Timestamp,
});
export type BusinessCalendar = z.infer<typeof BusinessCalendar>;
/** With `version`, a change that somebody else has overtaken is refused instead of taking theirs back. */
export const ReplaceBusinessCalendar = SaveBusinessCalendar.extend({
  version: z.int().optional(),
});

export const Holiday = z.object({
  day: Day,
  /** In English; what `workedHolidays` names. */
  name: z.string(),
  /** In the country's own language. */
  localName: z.string(),
});
export type Holiday = z.infer<typeof Holiday>;
export const HolidaysQuery = z.object({
  country: HolidayCountry,
  year: z.coerce.number().int().min(1970).max(2200),
});
export const Holidays = z.object({
  data: z.array(Holiday),
  /** The years that are known. */
  firstYear: z.int(),
  lastYear: z.int(),
  source: z.string(),
});

/** A piece of working time that counted towards a due moment. */
export const CountedSpell = z.object({
  /** The day by the calendar's clock. */
  day: Day,
  from: Timestamp,
  to: Timestamp,
  ms: z.int(),
});
export type CountedSpell = z.infer<typeof CountedSpell>;
export const DueQuery = z.object({
  from: Timestamp,
  /** Working minutes. */
  minutes: z.coerce.number().int().min(1).max(60_000),
});
/** When so much working time has passed, and which spells make it up. */
export const Due = z.object({ dueAt: Timestamp, spells: z.array(CountedSpell) });
export const CalendarRef = z.object({ calendarId: Id });
