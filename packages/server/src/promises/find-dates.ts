import type { FoundDate } from "@candor/contract/promise.ts";
import { Temporal } from "temporal-polyfill";
import type { CountedCalendar } from "../calendars/business-calendar.ts";
import { dayAt, endOfWork, momentOn, workingDayAfter } from "../calendars/work-days.ts";
import * as words from "./date-words.ts";

/** So many dates of one letter are offered; one that names more is a timetable. */
const MOST_FOUND = 5;
/** A date without a year that is this long over is over; one that is longer over is next year's. */
const OVER_DAYS = 120;

type Day = Temporal.PlainDate;
interface Hit {
  start: number;
  end: number;
  day: Day;
}
interface Today {
  today: Day;
  calendar: CountedCalendar;
}

/**
 * What reads like a date to come in a letter of ours: "by Friday", "до пятницы", "līdz piektdienai", "senast fredag".
 * A question is no promise, and neither is what was quoted. Found dates are an offer: nothing is written down by them.
 *
 * @param calendar whose zone and end of work count.
 */
export function findDates(text: string, at: Date, calendar: CountedCalendar): FoundDate[] {
  const today = dayAt(calendar, at);
  const found: FoundDate[] = [];
  for (const sentence of sentencesOf(text)) {
    if (sentence.endsWith("?")) continue;
    for (const hit of hitsIn(sentence, { today, calendar })) {
      const clock = clockBeside(sentence, hit);
      const dueAt = clock ? momentOn(calendar, hit.day, clock) : endOfWork(calendar, hit.day);
      const day = hit.day.toString();
      if (dueAt <= at || found.some((one) => one.day === day)) continue;
      found.push({
        words: sentence.slice(hit.start, hit.end).trim(),
        sentence,
        day,
        time: clock,
        dueAt: dueAt.toISOString(),
      });
    }
  }
  return found.slice(0, MOST_FOUND);
}

/** Lines that are not quoted, and in them sentences; "5. jūnijam" is none of its own. */
function sentencesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .filter((line) => !/^\s*>/.test(line))
    .flatMap((line) => line.split(/(?<=[.!?…])\s+(?=\p{Lu})/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

/** In the order of the text, the longer of two that overlap. */
function hitsIn(sentence: string, now: Today): Hit[] {
  const hits = FINDERS.flatMap((find) => find(sentence, now));
  hits.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Hit[] = [];
  for (const hit of hits) if (hit.start >= (kept.at(-1)?.end ?? 0)) kept.push(hit);
  return kept;
}

/** Everything that a pattern finds as whole words, with the day that `dayOf` makes of it. */
function finder(
  pattern: string,
  dayOf: (groups: Record<string, string | undefined>, now: Today) => Day | null,
): (sentence: string, now: Today) => Hit[] {
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "giu");
  return (sentence, now) =>
    [...sentence.matchAll(whole)].flatMap((match) => {
      const day = dayOf(match.groups ?? {}, now);
      return day ? [{ start: match.index, end: match.index + match[0].length, day }] : [];
    });
}

const weekdays = words.WEEKDAYS.map((name, index) =>
  finder(
    `(?:(?<last>${words.LAST})\\s+|(?<next>${words.NEXT})\\s+)?(?:${name})`,
    ({ last, next }, { today }) => {
      // Swedish says "i fredags" of what is over, and "i" alone of nothing.
      if (last && last !== "i") return null;
      const ahead = (index + 1 - today.dayOfWeek + 7) % 7;
      if (next) return today.add({ days: 8 - today.dayOfWeek + index });
      // On a Friday nobody calls the same day Friday.
      return today.add({ days: ahead === 0 ? 7 : ahead });
    },
  ),
);

const months = words.MONTHS.join("|");
const monthOf = (name: string) =>
  words.MONTHS.findIndex((one) => new RegExp(`^(?:${one})$`, "iu").test(name)) + 1;

const FINDERS = [
  ...weekdays,
  ...words.DAYS_FROM_NOW.map(([said, days]) =>
    finder(said, (_groups, { today }) => today.add({ days })),
  ),
  finder(words.END_OF_TODAY, (_groups, { today }) => today),
  finder(words.NEXT_WEEK, (_groups, { today }) => today.add({ days: 12 - today.dayOfWeek })),
  finder(words.END_OF_WEEK, (_groups, { today }) =>
    today.add({ days: (5 - today.dayOfWeek + 7) % 7 }),
  ),
  finder(words.END_OF_MONTH, (_groups, { today }) => today.with({ day: today.daysInMonth })),
  finder(
    `(?:${words.WITHIN})\\s+(?:(?<n>${words.NUMBER})\\s+)?(?<working>${words.WORKING})?\\s*(?:(?<days>${words.DAY_UNIT})|(?<weeks>${words.WEEK_UNIT}))`,
    spanFromNow,
  ),
  finder(
    `(?:(?<n>${words.NUMBER})\\s+)?(?<working>${words.WORKING})?\\s*(?:(?<days>${words.DAY_UNIT})|(?<weeks>${words.WEEK_UNIT}))\\s+${words.LATVIAN_WITHIN}`,
    spanFromNow,
  ),
  finder("(?<y>20\\d\\d)-(?<m>\\d\\d)-(?<d>\\d\\d)", dated),
  finder("(?<d>\\d{1,2})\\.(?<m>\\d{1,2})\\.(?<y>20\\d\\d)?", dated),
  finder(
    `(?<d>\\d{1,2})(?:st|nd|rd|th|:e|-?го|\\.)?\\s+(?:of\\s+)?(?<month>${months})(?:,?\\s+(?<y>20\\d\\d))?`,
    dated,
  ),
  finder(`(?<month>${months})\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(?<y>20\\d\\d))?`, dated),
];

function spanFromNow(
  { n, working, days }: Record<string, string | undefined>,
  { today, calendar }: Today,
): Day | null {
  const many = n === undefined ? 1 : words.numberOf(n);
  if (many === null || many === 0) return null;
  if (!days) return today.add({ days: 7 * many });
  return working ? workingDayAfter(calendar, today, many) : today.add({ days: many });
}

function dated(
  { d, m, month, y }: Record<string, string | undefined>,
  { today }: Today,
): Day | null {
  const fields = { month: month ? monthOf(month) : Number(m), day: Number(d) };
  if (fields.month < 1 || fields.month > 12 || fields.day < 1 || fields.day > 31) return null;
  const day = dayOrNull({ year: y ? Number(y) : today.year, ...fields });
  if (day === null) return null;
  const over = day.until(today, { largestUnit: "days" }).days;
  if (over <= 0) return day;
  return y || over < OVER_DAYS ? null : dayOrNull({ year: today.year + 1, ...fields });
}

function dayOrNull(fields: { year: number; month: number; day: number }): Day | null {
  try {
    return Temporal.PlainDate.from(fields, { overflow: "reject" });
  } catch {
    return null;
  }
}

const CLOCK = "(?<h>\\d{1,2})(?:[:.](?<min>\\d\\d))?\\s?(?<half>am|pm)?";
const AFTER = new RegExp(
  `^,?\\s*(?:(?<said>at|by|before|until|в|до|к|plkst\\.?|pulksten|līdz|kl\\.?|klockan|före)\\s+)?${CLOCK}(?![\\p{L}\\p{N}])`,
  "iu",
);
const BEFORE = new RegExp(`(?<![\\p{L}\\p{N}.:])${CLOCK},?\\s+(?:on|в|во|på)?\\s*$`, "iu");

/** "Friday at 15:00", "3 pm on Friday"; a number that only might be an hour is none. */
function clockBeside(sentence: string, { start, end }: Hit): string | null {
  const after = AFTER.exec(sentence.slice(end))?.groups;
  const before = BEFORE.exec(sentence.slice(0, start))?.groups;
  for (const one of [after, before]) {
    if (!one || (one.min === undefined && one.half === undefined)) continue;
    const { h, min = "00", half } = one;
    const shift = half?.toLowerCase() === "pm" && Number(h) < 12 ? 12 : 0;
    const hours = half?.toLowerCase() === "am" && h === "12" ? 0 : Number(h) + shift;
    if (hours <= 23 && Number(min) <= 59) return `${String(hours).padStart(2, "0")}:${min}`;
  }
  return null;
}
