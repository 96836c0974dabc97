import { addDays } from "../../here/period.ts";

/** The whole weeks, Monday to Sunday, that a month stands in; days are `2026-05-31`. */
export function weeksOfMonth(day: string): string[] {
  const first = `${day.slice(0, 7)}-01`;
  const next = nextMonth(first);
  const monday = addDays(first, -weekday(first));
  const weeks = Math.ceil((daysFrom(monday, next) || 7) / 7);
  return Array.from({ length: weeks * 7 }, (_, at) => addDays(monday, at));
}

/** The first day of the month after, or before. */
export function nextMonth(day: string, by: 1 | -1 = 1): string {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return date.toISOString().slice(0, 10);
}

/** Monday is 0. */
function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
