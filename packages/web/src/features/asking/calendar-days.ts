/** Whole weeks, Monday to Sunday, that a calendar shows. Days are `2026-05-31` and have no time zone. */
export function weeksFrom(day: string, weeks: number): string[] {
  const date = new Date(`${day}T00:00:00Z`);
  // Sunday is 0 in JavaScript and the last day of a week here.
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return Array.from({ length: weeks * 7 }, (_, index) => addDays(dayOf(date), index));
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return dayOf(date);
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
