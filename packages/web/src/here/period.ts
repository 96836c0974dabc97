/** A calendar day `YYYY-MM-DD` in the workspace's time zone. */
export type DayText = string;
export const PERIODS = ["today", "week", "month", "quarter", "year"] as const;
export type PeriodName = (typeof PERIODS)[number];
/** Half-open: `to` is the first day that no longer belongs. */
export type Period = { from: DayText; to: DayText };

/** Rolling periods, today included, so that two neighbours are equally long and can be compared. */
const DAYS: Record<PeriodName, number> = { today: 1, week: 7, month: 30, quarter: 90, year: 365 };

const DAY_MS = 86_400_000;
const atNoon = (day: DayText) => Date.parse(`${day}T12:00:00Z`);

/**
 * Days are counted on the calendar, never in hours: the day on which clocks change has 23 or 25 of
 * them and is still one day.
 */
export function addDays(day: DayText, days: number): DayText {
  return new Date(atNoon(day) + days * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(from: DayText, to: DayText): number {
  return Math.round((atNoon(to) - atNoon(from)) / DAY_MS);
}

export function isDay(text: unknown): text is DayText {
  return (
    typeof text === "string" &&
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(atNoon(text)) &&
    new Date(atNoon(text)).toISOString().startsWith(text)
  );
}

/** The calendar day that it is in a time zone at a moment. */
export function dayIn(timeZone: string, now: Date): DayText {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(now);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** The days of a named period that ends today. */
export function namedPeriod(name: PeriodName, today: DayText): Period {
  const to = addDays(today, 1);
  return { from: addDays(to, -DAYS[name]), to };
}

/**
 * What the address bar asks for: explicit days win over a name; neither means the whole time
 * (`null`). A missing end is today; an end before its beginning is no period.
 */
export function resolvePeriod(
  view: {
    period?: PeriodName | "all" | undefined;
    from?: DayText | undefined;
    to?: DayText | undefined;
  },
  today: DayText,
): Period | null {
  if (view.from !== undefined) {
    const to = view.to ?? addDays(today, 1);
    return to > view.from ? { from: view.from, to } : null;
  }
  return view.period === undefined || view.period === "all"
    ? null
    : namedPeriod(view.period, today);
}

/** The period of the same length just before (−1) or after (+1). */
export function shiftPeriod(period: Period, by: -1 | 1): Period {
  const length = daysBetween(period.from, period.to) * by;
  return { from: addDays(period.from, length), to: addDays(period.to, length) };
}

/** The step of a trend that shows a period in some 6 to 60 points. */
export function stepFor(days: number): "day" | "week" | "month" {
  return days <= 45 ? "day" : days <= 200 ? "week" : "month";
}
