import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { fateInSql } from "./promise.ts";

/** Promises whose first date was this day, and how many of them were kept by it. */
export interface KeptOfDay {
  day: string;
  due: number;
  kept: number;
}

/** What became of promises, day by day of their first date; those the customer released us from are in none. */
export async function keptByDay(
  db: Database,
  q: { workspaceId: string; teamId: string | null; from: string; to: string; now: Date },
): Promise<KeptOfDay[]> {
  const { workspaceId, teamId, from, to, now } = q;
  const { rows } = await sql<KeptOfDay>`
    select x.day, count(*)::int as due, (count(*) filter (where x.fate = 'kept'))::int as kept
    from (
      select to_char(o.first_due_at at time zone w.time_zone, 'YYYY-MM-DD') as day,
        ${fateInSql(now)} as fate
      from promise o
      join workspace w on w.id = ${workspaceId}
      left join customer_case c on c.workspace_id = ${workspaceId} and c.id = o.case_id
      where o.workspace_id = ${workspaceId} and o.first_due_at <= ${now}::timestamptz
        and (${teamId}::uuid is null or c.team_id = ${teamId}::uuid)
        and o.first_due_at >= ${from}::date::timestamp at time zone w.time_zone
        and o.first_due_at < ${to}::date::timestamp at time zone w.time_zone
    ) x
    where x.fate <> 'released'
    group by x.day
  `.execute(db);
  return rows;
}
