import type { Compare } from "@candor/contract/score.ts";
import { Temporal } from "temporal-polyfill";

/** Days of the workspace's calendar, half-open. */
export interface Period {
  from: string;
  to: string;
}

export type Step = "day" | "week" | "month";

/** The period of the same length just before: whole months before whole months, else as many days. */
export function previousPeriod({ from, to }: Period): Period {
  const start = Temporal.PlainDate.from(from);
  const end = Temporal.PlainDate.from(to);
  if (start.day === 1 && end.day === 1) {
    const { months } = start.until(end, { largestUnit: "months" });
    return { from: start.subtract({ months }).toString(), to: from };
  }
  const { days } = start.until(end, { largestUnit: "days" });
  return { from: start.subtract({ days }).toString(), to: from };
}

/** The same days a year earlier; 29 February becomes the 28th. */
export function yearBefore({ from, to }: Period): Period {
  const earlier = (day: string) => Temporal.PlainDate.from(day).subtract({ years: 1 }).toString();
  return { from: earlier(from), to: earlier(to) };
}

/** The period that another is compared with; the whole time has none. */
export function comparedPeriod(
  { from, to }: { from: string | null; to: string | null },
  compare: Compare,
): Period | null {
  if (from === null || to === null) return null;
  return compare === "year" ? yearBefore({ from, to }) : previousPeriod({ from, to });
}

/** So many days later, or earlier. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** How many days a period has. */
export function daysOf({ from, to }: Period): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** The step that a day falls in; weeks begin on Monday (ISO 8601). */
export function stepOf(day: string, by: Step): Period {
  const date = Temporal.PlainDate.from(day);
  if (by === "day") return { from: day, to: date.add({ days: 1 }).toString() };
  if (by === "week") {
    const monday = date.subtract({ days: date.dayOfWeek - 1 });
    return { from: monday.toString(), to: monday.add({ days: 7 }).toString() };
  }
  const first = date.with({ day: 1 });
  return { from: first.toString(), to: first.add({ months: 1 }).toString() };
}

/** The step that was wanted, or the finest coarser one that makes at most so many. */
export function fittingStep({ from, to }: Period, wanted: Step, most: number): Step {
  const days = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
  if (wanted === "day" && days <= most) return "day";
  if (wanted !== "month" && days <= (most - 1) * 7) return "week";
  return "month";
}

/**
 * Every step from the one of `from` to the one before `to`, so that a quiet month is seen to be quiet:
 * the newest, when they are more than so many, and the day before which others were.
 */
export function latestSteps(
  { from, to }: Period,
  by: Step,
  most: number,
): { steps: Period[]; cutBefore: string | null } {
  const first = stepOf(from, by).from;
  const steps: Period[] = [];
  let step = stepOf(Temporal.PlainDate.from(to).subtract({ days: 1 }).toString(), by);
  while (step.from >= first && steps.length < most) {
    steps.push(step);
    step = stepOf(Temporal.PlainDate.from(step.from).subtract({ days: 1 }).toString(), by);
  }
  steps.reverse();
  const oldest = steps[0]?.from ?? first;
  return { steps, cutBefore: oldest > first ? oldest : null };
}

/** Today in the time zone. */
export function todayIn(timeZone: string, now: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}
