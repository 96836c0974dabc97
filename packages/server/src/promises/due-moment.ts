import { Temporal } from "temporal-polyfill";
import type { CountedCalendar } from "../calendars/business-calendar.ts";
import { endOfWork } from "../calendars/work-days.ts";
import { KnownError } from "../errors/known-error.ts";

/** A moment, or a day at whose end of work something is due. */
export interface GivenDue {
  at: string | undefined;
  on: string | undefined;
}

/**
 * The moment that was given; null when none was.
 *
 * @param field how the moment is called in the request; the day is called the same with `On`.
 * @throws {KnownError} 422 for both a moment and a day, and for one that is not after `after`.
 */
export function dueMoment(
  calendar: CountedCalendar,
  given: GivenDue,
  { field, after }: { field: "dueAt" | "newDueAt"; after: Date },
): Date | null {
  if (given.at !== undefined && given.on !== undefined) {
    throw new KnownError(
      422,
      "promise_due",
      `Name a moment (${field}) or a day (${field.replace("At", "On")}), not both.`,
      [{ field, message: "is one of two" }],
    );
  }
  const moment =
    given.at !== undefined
      ? new Date(given.at)
      : given.on !== undefined
        ? endOfWork(calendar, Temporal.PlainDate.from(given.on))
        : null;
  if (moment === null || moment > after) return moment;
  throw new KnownError(
    422,
    "promise_due_past",
    `A promise is due after ${after.toISOString()}; ${moment.toISOString()} is not.`,
    [{ field, message: "must be later" }],
  );
}
