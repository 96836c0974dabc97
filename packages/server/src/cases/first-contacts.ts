import { sql } from "kysely";
import { countedCalendar } from "../calendars/business-calendar.ts";
import { listCalendars } from "../calendars/calendar-queries.ts";
import type { Database } from "../storage/database.ts";
import { clocksIn, waitedMinutes } from "./desk-report.ts";

/** Each case is read; of a desk with more the newest count. */
const MOST_CASES = 50_000;

/** How long one customer waited for a human, in working time. */
export interface FirstContact {
  /** When the case was opened, by the clock of the workspace. */
  day: string;
  /** Of a customer who still waits: so far. */
  minutes: number;
}

/**
 * The working time until the first contact of each case that was opened in a period. A case that ended without one,
 * since nothing was to be done any more, is in none.
 */
export async function firstContacts(
  db: Database,
  q: { workspaceId: string; teamId: string | null; from: string; to: string; now: Date },
): Promise<FirstContact[]> {
  const { workspaceId, teamId, from, to, now } = q;
  const { rows } = await sql<{ id: string; day: string }>`
    select c.id, to_char(c.opened_at at time zone w.time_zone, 'YYYY-MM-DD') as day
    from customer_case c
    join workspace w on w.id = ${workspaceId}
    where c.workspace_id = ${workspaceId} and c.merged_into is null
      and (${teamId}::uuid is null or c.team_id = ${teamId}::uuid)
      and c.opened_at >= ${from}::date::timestamp at time zone w.time_zone
      and c.opened_at < ${to}::date::timestamp at time zone w.time_zone
    order by c.opened_at desc, c.id desc limit ${MOST_CASES}
  `.execute(db);
  const clocks = await clocksIn(db, workspaceId, rows);
  const hours = new Map(
    (await listCalendars(db, workspaceId)).map((one) => [one.id, countedCalendar(one)]),
  );
  return rows.flatMap(({ id, day }) => {
    const clock = clocks.get(`${id} first_contact`);
    const minutes = clock && waitedMinutes(clock, hours.get(clock.calendarId), now);
    return minutes === undefined || minutes === null ? [] : [{ day, minutes }];
  });
}
