import { intervalMedian, LEAST_BASE } from "@candor/stats";
import { firstContacts } from "../cases/first-contacts.ts";
import { keptByDay } from "../promises/kept-by-day.ts";
import type { Period } from "../scores/period.ts";
import { CONFIDENCE } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";
import { type Month, NOTHING, shareOf } from "./month.ts";

/** Whose work is measured; the whole workspace's where no team is named. */
export interface Desk {
  workspaceId: string;
  teamId: string | null;
  now: Date;
}

const MINUTES_AN_HOUR = 60;

/**
 * The median of the working hours until a customer whose case was opened in the month heard from a human. Whoever still
 * waits counts with the time so far, so that a desk does not look fast by answering nobody but the easy ones.
 */
export async function firstContactMonths(
  db: Database,
  desk: Desk,
  months: readonly Period[],
): Promise<Month[]> {
  const [from, to] = [months[0]?.from, months.at(-1)?.to];
  if (from === undefined || to === undefined) return [];
  const contacts = await firstContacts(db, { ...desk, from, to });
  return months.map((month) => {
    const values = contacts
      .filter(({ day }) => day >= month.from && day < month.to)
      .map(({ minutes }) => minutes / MINUTES_AN_HOUR);
    const { n, median, lower, upper } = intervalMedian({ values, confidence: CONFIDENCE });
    if (n < LEAST_BASE || median === null || lower === null || upper === null) {
      return { ...month, n, ...NOTHING };
    }
    return { ...month, n, value: median, lower, upper, error: (upper - lower) / 2 / 1.96 };
  });
}

/** The share of promises with their first date in the month that were kept by it. */
export async function promisesKeptMonths(
  db: Database,
  desk: Desk,
  months: readonly Period[],
): Promise<Month[]> {
  const [from, to] = [months[0]?.from, months.at(-1)?.to];
  if (from === undefined || to === undefined) return [];
  const days = await keptByDay(db, { ...desk, from, to });
  return months.map((month) => {
    const these = days.filter(({ day }) => day >= month.from && day < month.to);
    const sum = (of: "due" | "kept") => these.reduce((total, one) => total + one[of], 0);
    return shareOf(month, sum("kept"), sum("due"));
  });
}
