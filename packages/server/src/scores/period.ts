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

/** Every step from the one of `from` to the one before `to`, so that a quiet month is seen to be quiet. */
export function stepsBetween({ from, to }: Period, by: Step, most = 1000): Period[] {
  const steps: Period[] = [];
  let step = stepOf(from, by);
  while (step.from < to && steps.length < most) {
    steps.push(step);
    step = stepOf(step.to, by);
  }
  return steps;
}

/** Today in the time zone. */
export function todayIn(timeZone: string, now: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}
