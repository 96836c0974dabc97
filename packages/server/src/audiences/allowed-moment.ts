import { type RawBuilder, sql } from "kysely";
import type { Database } from "../storage/database.ts";
import type { RulesInForce } from "./asking-rules.ts";

/** The time zones of a workspace's people, and its own for those without one that exists. */
export interface ZonesOfPeople {
  own: string;
  known: readonly string[];
}

/** Files bring in all sorts of time zones, and PostgreSQL stops at one that it does not know. */
export async function zonesOfPeople(db: Database, workspaceId: string): Promise<ZonesOfPeople> {
  const { rows } = await sql<{ own: string; zones: (string | null)[] }>`
    select w.time_zone as own, array(select distinct p.time_zone from person p
      where p.workspace_id = ${workspaceId}::uuid) as zones
    from workspace w where w.id = ${workspaceId}::uuid
  `.execute(db);
  const { own = "UTC", zones = [] } = rows[0] ?? {};
  const { rows: valid } = await sql<{ name: string }>`
    select name from pg_timezone_names where name = any(${zones}::text[])
  `.execute(db);
  return { own, known: valid.map(({ name }) => name) };
}

/**
 * `nextAllowed` for a million people at once: the first moment from `moment` on that is outside quiet
 * hours and on a working day by the clock of `zone`.
 *
 * @param zone a column with a person's time zone, or null.
 */
export function allowedMoment(
  moment: RawBuilder<unknown>,
  zone: RawBuilder<unknown>,
  rules: Pick<RulesInForce, "quietHours" | "workingDays">,
  zones: ZonesOfPeople,
): RawBuilder<Date> {
  return sql<Date>`(
    select case when t3.clock = t0.clock then z.moment else t3.clock at time zone z.zone end
    from (select ${moment}::timestamptz as moment, case when ${zone} = any(${zones.known}::text[])
        then ${zone} else ${zones.own}::text end as zone) z
    cross join lateral (select z.moment at time zone z.zone as clock) t0
    cross join lateral (select ${afterQuietHours(sql`t0.clock`, rules.quietHours)} as clock) t1
    cross join lateral (select ${onWorkingDay(sql`t1.clock`, rules.workingDays)} as clock) t2
    cross join lateral (select ${afterQuietHours(sql`t2.clock`, rules.quietHours)} as clock) t3)`;
}

function afterQuietHours(
  clock: RawBuilder<unknown>,
  hours: RulesInForce["quietHours"],
): RawBuilder<unknown> {
  if (!hours || hours.from === hours.to) return clock;
  const from = sql`${hours.from}::time`;
  const to = sql`${hours.to}::time`;
  return hours.from < hours.to
    ? sql`case when ${clock}::time >= ${from} and ${clock}::time < ${to}
        then ${clock}::date + ${to} else ${clock} end`
    : sql`case when ${clock}::time >= ${from} then (${clock}::date + 1) + ${to}
        when ${clock}::time < ${to} then ${clock}::date + ${to} else ${clock} end`;
}

function onWorkingDay(
  clock: RawBuilder<unknown>,
  workingDays: readonly number[],
): RawBuilder<unknown> {
  const wait = [1, 2, 3, 4, 5, 6, 7].map((day) => {
    const days = [0, 1, 2, 3, 4, 5, 6].find((n) => workingDays.includes(((day - 1 + n) % 7) + 1));
    return days ?? 0;
  });
  if (wait.every((days) => days === 0)) return clock;
  const days = sql`(${wait}::int[])[extract(isodow from ${clock})::int]`;
  return sql`case when ${days} = 0 then ${clock} else (${clock}::date + ${days})::timestamp end`;
}
