/**
 * Writes `data/public-holidays.json`, the public holidays of the countries that Candor offers: run it again when
 * the years in it run out. `date-holidays` is needed here alone; 12 MB of it would otherwise travel with every server.
 *
 * Only official days off are taken. Days that a government moves by decree (Russia does) are not known to it: they are
 * set as days of one's own.
 */
import { writeFileSync } from "node:fs";
import { HOLIDAY_COUNTRIES } from "@candor/contract/calendar.ts";
import Holidays from "date-holidays";

const FIRST_YEAR = 2024;
const LAST_YEAR = 2037;

type Entry = [day: string, name: string, localName: string];

const countries: Record<string, Entry[]> = {};
for (const country of HOLIDAY_COUNTRIES) {
  // One language at a time: names come in the first one of the list.
  const own = new Holidays(country);
  const english = new Holidays(country, { languages: ["en"] });
  const days = new Map<string, Entry>();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    const names = new Map(english.getHolidays(year, "en").map((one) => [one.rule, one.name]));
    for (const { date, name, rule, type } of own.getHolidays(year)) {
      const day = date.slice(0, 10);
      if (type !== "public" || days.has(day)) continue;
      days.set(day, [day, names.get(rule) ?? name, name]);
    }
  }
  countries[country] = [...days.values()].sort(([a], [b]) => (a < b ? -1 : 1));
}

const lines = Object.entries(countries).map(
  ([country, days]) =>
    `    "${country}": [\n${days.map((day) => `      ${JSON.stringify(day)}`).join(",\n")}\n    ]`,
);
writeFileSync(
  new URL("../data/public-holidays.json", import.meta.url),
  `{
  "source": "date-holidays 3.37.0 (https://github.com/commenthol/date-holidays), data under CC BY 3.0, partly derived from Wikipedia",
  "firstYear": ${FIRST_YEAR},
  "lastYear": ${LAST_YEAR},
  "countries": {\n${lines.join(",\n")}\n  }\n}\n`,
);
