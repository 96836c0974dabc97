import { readFileSync } from "node:fs";
import type { Holiday, HolidayCountry } from "@candor/contract/calendar.ts";

/** `scripts/holidays.ts` writes it. */
interface HolidayFile {
  source: string;
  firstYear: number;
  lastYear: number;
  /** Country → [day, name in English, name in its own language]. */
  countries: Record<HolidayCountry, [string, string, string][]>;
}

const FILE = new URL("../../data/public-holidays.json", import.meta.url);

let read: (HolidayFile & { byDay: Map<string, Holiday> }) | null = null;

function holidays() {
  if (read) return read;
  const file: HolidayFile = JSON.parse(readFileSync(FILE, "utf8"));
  const byDay = new Map(
    Object.entries(file.countries).flatMap(([country, days]) =>
      days.map(
        ([day, name, localName]) => [`${country} ${day}`, { day, name, localName }] as const,
      ),
    ),
  );
  read = { ...file, byDay };
  return read;
}

/** The public holiday of a country on a day; null on every other, and in years that are not known. */
export function holidayOn(country: HolidayCountry, day: string): Holiday | null {
  return holidays().byDay.get(`${country} ${day}`) ?? null;
}

/** The public holidays of a country in a year, in order. */
export function holidaysOf(country: HolidayCountry, year: number): Holiday[] {
  return holidays()
    .countries[country].filter(([day]) => day.startsWith(`${year}-`))
    .map(([day, name, localName]) => ({ day, name, localName }));
}

/** The years that are known, and whose work the list is. */
export function holidayFacts(): { firstYear: number; lastYear: number; source: string } {
  const { firstYear, lastYear, source } = holidays();
  return { firstYear, lastYear, source };
}
