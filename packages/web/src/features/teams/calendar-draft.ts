import type {
  BusinessCalendar,
  HolidayCountry,
  SaveBusinessCalendar,
  Week,
} from "@candor/contract/calendar.ts";

/** What is typed of a calendar. */
export type CalendarDraft = SaveBusinessCalendar;

export const COUNTRIES: readonly HolidayCountry[] = [
  ...(["LV", "SE", "RU", "EE", "LT", "FI", "DE", "GB", "US"] as const),
];

const office = () => [{ from: "09:00", to: "17:00" }];

const OFFICE: Week = {
  mon: office(),
  tue: office(),
  wed: office(),
  thu: office(),
  fri: office(),
  sat: [],
  sun: [],
};

/** What is saved, or office hours for a new one. */
export function draftOf(saved: BusinessCalendar | null, timeZone: string): CalendarDraft {
  if (!saved) {
    return { name: "", timeZone, week: OFFICE, country: null, workedHolidays: [], ownDays: [] };
  }
  const { name, week, country, workedHolidays, ownDays } = saved;
  return { name, timeZone: saved.timeZone, week, country, workedHolidays, ownDays };
}
