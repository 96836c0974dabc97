import { isCalendarNoise, monthNamed } from "./calendar-words.ts";
import { instantOfWallClock, offsetMinutes } from "./time-zones.ts";

/** Which of day, month and year comes first where all three are numbers. */
export type DateOrder = "ymd" | "mdy" | "dmy" | "ambiguous" | "none";

export type DateProblem = "date_unreadable" | "date_impossible" | "date_ambiguous";

export interface ReadDateOptions {
  order: DateOrder;
  /** Where the wall clock stood, for times without an offset. */
  timeZone: string;
}

/**
 * The instant that a cell says, in milliseconds since 1970 UTC, or what is wrong with it.
 *
 * Understands ISO 8601 (to microseconds), D/M/Y, M/D/Y and Y/M/D with `/`, `-` or `.`, two-digit years, AM/PM in
 * several languages, offsets and zone abbreviations, months by name, Unix seconds, milliseconds and microseconds, and
 * Excel's day numbers. A date without a time is the midnight that begins it, in the time zone given.
 */
export function readDate(cell: string, options: ReadDateOptions): number | DateProblem {
  const text = cell.replace(/[\s\u00a0\u202f]+/g, " ").trim();
  if (/^[\d.]+$/.test(text)) {
    const instant = ofNumber(text, options.timeZone);
    if (instant !== undefined) return instant;
  }
  const parts = splitNumericDate(text) ?? splitNamedDate(text);
  if (!parts) return "date_unreadable";
  const day = "name" in parts ? parts.day : inOrder(parts.numbers, parts.separator, options.order);
  if (typeof day === "string") return day;
  const time = readTime(parts.rest);
  if (typeof time === "string") return time;
  if (!exists(day)) return "date_impossible";
  const wall = Date.UTC(day.year, day.month - 1, day.day) + time.ms;
  return time.offset === undefined
    ? instantOfWallClock(wall, options.timeZone)
    : wall - time.offset * 60_000;
}

/**
 * The day ("2026-05-31") that a cell says without a time of day; null when it says one, or cannot be
 * read. Such an answer keeps its day in whatever time zone it is looked at.
 */
export function readDay(cell: string, { order }: Pick<ReadDateOptions, "order">): string | null {
  const text = cell.replace(/[\s\u00a0\u202f]+/g, " ").trim();
  if (/^\d{5}$|^(19|20)\d{6}$/.test(text)) {
    const instant = ofNumber(text, "UTC");
    return instant === undefined ? null : new Date(instant).toISOString().slice(0, 10);
  }
  const parts = splitNumericDate(text) ?? splitNamedDate(text);
  if (parts?.rest !== "") return null;
  const day = "name" in parts ? parts.day : inOrder(parts.numbers, parts.separator, order);
  if (typeof day === "string" || !exists(day)) return null;
  return new Date(Date.UTC(day.year, day.month - 1, day.day)).toISOString().slice(0, 10);
}

interface Day {
  year: number;
  month: number;
  day: number;
}

/** Numbers that stand alone: counted since 1970, or by Excel, or written together. */
function ofNumber(text: string, timeZone: string): number | undefined {
  const value = Number(text);
  if (/^\d{10}(\.\d+)?$/.test(text)) return Math.round(value * 1000);
  if (/^\d{13}$/.test(text)) return value;
  if (/^\d{16}$/.test(text)) return Math.floor(value / 1000);
  if (/^\d{5}(\.\d+)?$/.test(text) && value >= 25_569 && value < 80_000) {
    return instantOfWallClock(instantOfExcelDay(value), timeZone);
  }
  const compact = /^(19\d\d|20\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?$/.exec(text);
  if (!compact) return undefined;
  const [year, month, day, h, m, s] = compact.slice(1).map((part) => Number(part ?? 0));
  const date = { year: year ?? 0, month: month ?? 0, day: day ?? 0 };
  if (!exists(date)) return undefined;
  const wall = Date.UTC(date.year, date.month - 1, date.day, h, m, s);
  return instantOfWallClock(wall, timeZone);
}

/** The wall clock (as if UTC, in milliseconds, to the second) of Excel's count of days since 30 December 1899. */
export function instantOfExcelDay(days: number): number {
  return Math.round((days - 25_569) * 86_400) * 1000;
}

interface NumericDate {
  numbers: [string, string, string];
  separator: string;
  rest: string;
}

const NUMERIC =
  /^(\d{1,4})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{1,2})(?!\d)\.?(?: г\.?)?[T,]?\s?(.*)$/s;

export function splitNumericDate(text: string): NumericDate | undefined {
  const match = NUMERIC.exec(text);
  if (!match) return undefined;
  const [, a = "", separator = "", b = "", c = "", rest = ""] = match;
  if (a.length === 3 || (a.length === 4 && c.length === 4)) return undefined;
  // Versions and numbered headings look like dates of a one-digit year.
  if (a.length === 1 && c.length === 1) return undefined;
  return { numbers: [a, b, c], separator, rest };
}

function inOrder(
  numbers: readonly [string, string, string],
  separator: string,
  order: DateOrder,
): Day | DateProblem {
  const [a, b, c] = numbers.map(Number) as [number, number, number];
  if (numbers[0].length === 4) return { year: a, month: b, day: c };
  if (order === "ymd" && numbers[2].length <= 2 && separator !== ".")
    return { year: fullYear(a), month: b, day: c };
  if (numbers[2].length === 1) return "date_unreadable";
  const year = numbers[2].length === 4 ? c : fullYear(c);
  // Nobody writes the month first with dots.
  if (separator === "." || order === "dmy") return { year, month: b, day: a };
  if (order === "mdy") return { year, month: a, day: b };
  if (a > 12 || a === b) return { year, month: b, day: a };
  if (b > 12) return { year, month: a, day: b };
  return "date_ambiguous";
}

const fullYear = (year: number) => (year >= 100 ? year : year + (year < 70 ? 2000 : 1900));

/** `12 Mar 2024, 10:30`, `Mar 12, 2024 at 3 PM`, `2024. gada 12. marts`, `12-Mar-24`, `Tue Sep 03 2024 11:22:33 GMT+0300 (EEST)`. */
function splitNamedDate(text: string): { name: true; day: Day; rest: string } | undefined {
  const clock = /(?:^|[^\d])(\d{1,2}:\d{2}.*|\d{1,2}\s?[ap]\.?m\b.*)$/is.exec(text);
  const rest = clock?.[1] ?? "";
  const dateText = text.slice(0, text.length - rest.length);
  let month: number | undefined;
  const numbers: string[] = [];
  for (const token of dateText.match(/\d+|\p{L}+/gu) ?? []) {
    if (/\d/.test(token)) numbers.push(token);
    else if (month === undefined && monthNamed(token) !== undefined) month = monthNamed(token);
    else if (!isCalendarNoise(token)) return undefined;
  }
  const [first = "", second = ""] = numbers;
  if (month === undefined || numbers.length !== 2) return undefined;
  const yearFirst = first.length === 4;
  if (
    yearFirst ? second.length > 2 : first.length > 2 || (second.length !== 4 && second.length !== 2)
  )
    return undefined;
  const year = fullYear(Number(yearFirst ? first : second));
  return { name: true, day: { year, month, day: Number(yearFirst ? second : first) }, rest };
}

const TIME = /^(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2})(?:[.,](\d+))?)?\s?(.*)$/s;
const BEFORE_NOON = /^(a\.? ?m\.?|дп|f\.? ?m\.?|priekšp\.|priekšpusdienā)(?!\p{L})\s?/iu;
const AFTER_NOON = /^(p\.? ?m\.?|пп|e\.? ?m\.?|pēcp\.|pēcpusdienā)(?!\p{L})\s?/iu;
const O_CLOCK = /^(uhr|h|ч)\.?$/i;

function readTime(text: string): { ms: number; offset: number | undefined } | DateProblem {
  if (text === "") return { ms: 0, offset: undefined };
  const match = TIME.exec(text);
  if (!match) return "date_unreadable";
  const [, h = "", m, s = "0", fraction = "", tail = ""] = match;
  const before = BEFORE_NOON.exec(tail);
  const after = AFTER_NOON.exec(tail);
  if (m === undefined && !before && !after) return "date_unreadable";
  let hour = Number(h);
  if (before && hour === 12) hour = 0;
  if (after && hour < 12) hour += 12;
  const minute = Number(m ?? 0);
  const second = Number(s);
  if (hour > 23 || minute > 59 || second > 60) return "date_impossible";
  const zone = tail
    .slice((before ?? after)?.[0].length ?? 0)
    .replace(/\s*\([^)]*\)$/, "")
    .trim();
  const offset = zone === "" || O_CLOCK.test(zone) ? undefined : offsetMinutes(zone);
  if (zone !== "" && !O_CLOCK.test(zone) && offset === undefined) return "date_unreadable";
  const ms = fraction === "" ? 0 : Math.floor(Number(`0.${fraction}`) * 1000 + 1e-6);
  return { ms: ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000 + ms, offset };
}

/** False for 31.02. and its like. */
function exists({ year, month, day }: Day): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
