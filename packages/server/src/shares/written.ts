/** How numbers and days are written in one language; the same rules as on the dashboard. */
export type Written = ReturnType<typeof writtenIn>;

const known = new Map<string, ReturnType<typeof make>>();

/** The formats of a language, made once. */
export function writtenIn(language: string) {
  const formats = known.get(language) ?? make(language);
  known.set(language, formats);
  return formats;
}

function make(language: string) {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const free = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
  const tenth = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const percentTenth = new Intl.NumberFormat(language, {
    style: "percent",
    maximumFractionDigits: 1,
  });
  const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  const short = new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const month = new Intl.DateTimeFormat(language, {
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const number = (value: number, margin: number) => (margin >= 1 ? whole : tenth).format(value);
  const at = (value: string) => new Date(`${value}T00:00:00Z`);
  return {
    language,
    count: (value: number) => whole.format(value),
    decimal: (value: number) => free.format(value),
    /** A share 0–1; one decimal below 1 %, so that something is never "0 %". */
    share: (value: number) => (value > 0 && value < 0.01 ? percentTenth : percent).format(value),
    /** Points: whole while the margin of error is 1 or more, one decimal otherwise. */
    points: (value: number, margin = Number.POSITIVE_INFINITY) =>
      minus(normalZero(number(value, margin))),
    /** Working hours: one decimal below ten, where there is one. */
    hours: (value: number) => number(value, value < 10 && !Number.isInteger(value) ? 0 : 1),
    /** A difference in points, always with its sign. */
    signed: (value: number, margin = Number.POSITIVE_INFINITY) => {
      const text = normalZero(number(value, margin));
      return value > 0 && !/^[0.,]+$/.test(text) ? `+${text}` : minus(text);
    },
    day: (value: string) => day.format(at(value)),
    dayShort: (value: string) => short.format(at(value)),
    month: (value: string) => month.format(at(value)),
    /** Half-open days as people say them: both ends included. */
    days: (from: string, to: string) => {
      const last = new Date(at(to).getTime() - 86_400_000);
      return day.formatRange(at(from), last);
    },
    moment: (value: Date, timeZone: string) =>
      new Intl.DateTimeFormat(language, {
        dateStyle: "medium",
        timeStyle: "short",
        timeZone,
      }).format(value),
    either: (values: readonly string[]) =>
      new Intl.ListFormat(language, { type: "disjunction" }).format(values),
    languageName: (tag: string) =>
      new Intl.DisplayNames(language, { type: "language", fallback: "code" }).of(tag) ?? tag,
  };
}

/** Half the width of an interval: what decides how many decimals are honest. */
export function marginOf(interval: { lower: number; upper: number } | null): number {
  return interval === null ? Number.POSITIVE_INFINITY : (interval.upper - interval.lower) / 2;
}

/** "-0" is an artefact of rounding, not a score. */
function normalZero(text: string): string {
  return /^[-−]0([.,]0+)?$/.test(text) ? text.slice(1) : text;
}

function minus(text: string): string {
  return text.replace(/^-/, "−");
}
