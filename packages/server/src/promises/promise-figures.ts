import {
  type KeptShare,
  PROMISE_FATES,
  type PromiseFate,
  type PromiseFigures,
} from "@candor/contract/promise.ts";
import { intervalWilson } from "@candor/stats";
import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { fateInSql } from "./promise.ts";

/** Fewer show counts and no share; a team with fewer is not shown by itself. */
const FEWEST = 10;

/**
 * What became of the promises that were first due in a period. The rate is of those whose first date has come: who
 * kept one early does not stand in it before the others.
 */
export async function promiseFigures(
  db: Database,
  q: { workspaceId: string; from: string | undefined; to: string | undefined; now: Date },
): Promise<PromiseFigures> {
  const { workspaceId, from = null, to = null, now } = q;
  const { rows } = await sql<{
    fate: PromiseFate;
    teamId: string | null;
    due: boolean;
    n: number;
  }>`
    select ${fateInSql(now)} as fate, c.team_id as "teamId",
      o.first_due_at <= ${now}::timestamptz as due, count(*)::int as n
    from promise o
    join workspace w on w.id = ${workspaceId}
    left join customer_case c on c.workspace_id = ${workspaceId} and c.id = o.case_id
    where o.workspace_id = ${workspaceId}
      and (${from}::date is null or o.first_due_at >= ${from}::date::timestamp at time zone w.time_zone)
      and (${to}::date is null or o.first_due_at < ${to}::date::timestamp at time zone w.time_zone)
    group by 1, 2, 3
  `.execute(db);
  const fates = Object.fromEntries(PROMISE_FATES.map((fate) => [fate, 0])) as Record<
    PromiseFate,
    number
  >;
  for (const { fate, n } of rows) fates[fate] += n;
  const counted = rows.filter(({ due, fate }) => due && fate !== "released");
  const teams = [...Map.groupBy(counted, ({ teamId }) => teamId)].flatMap(([teamId, group]) =>
    teamId === null ? [] : [{ teamId, ...keptShare(group) }],
  );
  return {
    fates,
    rate: keptShare(counted),
    teams: teams.filter(({ due }) => due >= FEWEST).sort((a, b) => b.due - a.due),
    inSmallTeams: teams.reduce((sum, { due }) => sum + (due < FEWEST ? due : 0), 0),
  };
}

function keptShare(group: readonly { fate: PromiseFate; n: number }[]): KeptShare {
  const due = group.reduce((sum, { n }) => sum + n, 0);
  const kept = group.reduce((sum, { fate, n }) => sum + (fate === "kept" ? n : 0), 0);
  if (due < FEWEST) return { due, kept, share: null, lower: null, upper: null };
  const { estimate, lower, upper } = intervalWilson({ successes: kept, n: due });
  return { due, kept, share: estimate, lower, upper };
}
