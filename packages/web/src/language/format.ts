import { trueMinus } from "./message.ts";

/** Numbers, points, shares and dates as one language writes them, in one time zone. */
export type Format = ReturnType<typeof makeFormat>;

export function makeFormat(language: string, timeZone: string) {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const hundredth = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 2,
  });
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const percentTenth = new Intl.NumberFormat(language, {
    style: "percent",
    maximumFractionDigits: 1,
  });
  const bytes = (unit: string) =>
    new Intl.NumberFormat(language, {
      style: "unit",
      unit,
      unitDisplay: "short",
      maximumFractionDigits: 1,
    });
  const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  const dayShort = new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const month = new Intl.DateTimeFormat(language, {
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const moment = new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
  });
  const clock = new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone });
  const dayHere = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" });

  return {
    count: (value: number) => whole.format(value),
    /** A share 0–1 as a percentage; one decimal below 1 %, so that something is never "0 %". */
    share: (value: number) => (value > 0 && value < 0.01 ? percentTenth : percent).format(value),
    /**
     * Points: whole while the margin of error is 1 or more, one decimal otherwise. More decimals than
     * the margin supports are an illusion.
     */
    points: (value: number, margin = Number.POSITIVE_INFINITY) =>
      trueMinus(normalZero((margin >= 1 ? whole : tenth).format(value))),
    /** A difference in points, always with its sign. */
    signed: (value: number, margin = Number.POSITIVE_INFINITY) => {
      const text = normalZero((margin >= 1 ? whole : tenth).format(value));
      return value > 0 && !/^[0.,]+$/.test(text) ? `+${text}` : trueMinus(text);
    },
    /** A mean of steps: two decimals at most. */
    decimal: (value: number) => hundredth.format(value),
    bytes: (value: number) =>
      value < 1e3
        ? bytes("byte").format(value)
        : value < 1e6
          ? bytes("kilobyte").format(value / 1e3)
          : value < 1e9
            ? bytes("megabyte").format(value / 1e6)
            : bytes("gigabyte").format(value / 1e9),
    /** A calendar day `2026-05-31`; it has no time zone of its own. */
    day: (value: string) => day.format(new Date(`${value}T00:00:00Z`)),
    dayShort: (value: string) => dayShort.format(new Date(`${value}T00:00:00Z`)),
    month: (value: string) => month.format(new Date(`${value}T00:00:00Z`)),
    /** Half-open days as people say them: both ends included. */
    dayRange: (from: string, lastDay: string) =>
      day.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${lastDay}T00:00:00Z`)),
    moment: (iso: string) => moment.format(new Date(iso)),
    /** The time of day alone, by the same clock. */
    clock: (iso: string) => clock.format(new Date(iso)),
    /** The day on which a moment lies, by the same clock as {@link moment}. */
    dayOf: (iso: string) => dayHere.format(new Date(iso)),
    /** "3 min ago"; beyond a week the date itself. */
    ago: (iso: string, now: Date) => {
      const seconds = (new Date(iso).getTime() - now.getTime()) / 1000;
      const abs = Math.abs(seconds);
      if (abs < 60) return relative.format(0, "second");
      if (abs < 3600) return relative.format(Math.round(seconds / 60), "minute");
      if (abs < 86_400) return relative.format(Math.round(seconds / 3600), "hour");
      if (abs < 7 * 86_400) return relative.format(Math.round(seconds / 86_400), "day");
      return dayHere.format(new Date(iso));
    },
    list: (values: string[]) =>
      new Intl.ListFormat(language, { type: "conjunction" }).format(values),
    either: (values: string[]) =>
      new Intl.ListFormat(language, { type: "disjunction" }).format(values),
    languageName: (tag: string) =>
      new Intl.DisplayNames(language, { type: "language", fallback: "code" }).of(tag) ?? tag,
  };
}

/**
 * The chosen language as it is written where the person is: `en-GB` for somebody whose browser prefers
 * British English, the language alone when the browser says nothing about it.
 */
export function inRegion(language: string, preferred: readonly string[]): string {
  const own = preferred.find((tag) => tag.toLowerCase().startsWith(`${language}-`));
  if (own === undefined) return language;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(own)[0] ?? language;
  } catch {
    // No tag at all: the language alone is always right.
    return language;
  }
}

/** "-0" is a rounding artefact, not a score. */
function normalZero(text: string): string {
  return /^[-−]0([.,]0+)?$/.test(text) ? text.slice(1) : text;
}

/** A difference is real when its interval excludes 0: rounding must not say otherwise. */
const FINE = 0.5;

/**
 * Half the width of an interval: what decides how many decimals are honest. Less where whole points would
 * make 0 of a limit that excludes it.
 */
export function marginOf(interval: { lower: number; upper: number } | null): number {
  if (interval === null) return Number.POSITIVE_INFINITY;
  const { lower, upper } = interval;
  const nearest = lower > 0 ? lower : -upper;
  const margin = (upper - lower) / 2;
  return nearest > 0 && Math.round(nearest) === 0 ? Math.min(margin, FINE) : margin;
}
