import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { type Erasure, erasePerson } from "./erase-person.ts";
import { isHeld } from "./legal-hold.ts";

/** So many are forgotten in one night: each reads every table for what mentions them. */
export const EACH_NIGHT = 500;

const DAY_MS = 24 * 3600_000;

/** Nobody added, asked, answered, bought or changed anything of these people since. */
function silentSince(workspaceId: string, before: Date) {
  return sql`
    p.workspace_id = ${workspaceId} and p.created_at < ${before}::timestamptz
    and p.updated_at < ${before}::timestamptz
    and not exists (select from response r where r.workspace_id = ${workspaceId}
      and r.person_id = p.id and r.answered_at >= ${before}::timestamptz)
    and not exists (select from invitation i where i.workspace_id = ${workspaceId}
      and i.person_id = p.id and (i.created_at >= ${before}::timestamptz or i.next_at is not null))
    and not exists (select from purchase u where u.workspace_id = ${workspaceId}
      and u.person_id = p.id and u.at >= ${before}::timestamptz)
    and not ${isHeld(workspaceId, sql`p.id`)}
  `;
}

/** How many people of a workspace have been silent for so many days. */
export async function countInactive(
  db: Database,
  q: { workspaceId: string; afterDays: number; now: Date },
): Promise<number> {
  const before = new Date(q.now.getTime() - q.afterDays * DAY_MS);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from person p where ${silentSince(q.workspaceId, before)}
  `.execute(db);
  return rows[0]?.n ?? 0;
}

/**
 * Forgets people of whom nothing was heard for so long, the longest silent first: as if each had been erased
 * by hand, so that their scores stay in the tallies and a refusal is remembered.
 *
 * @returns how many went.
 */
export async function eraseInactive(
  db: Database,
  q: Pick<Erasure, "workspaceId" | "now" | "reassignAnswers"> & { afterDays: number },
): Promise<number> {
  const before = new Date(q.now.getTime() - q.afterDays * DAY_MS);
  const { rows } = await sql<{ id: string }>`
    select p.id from person p where ${silentSince(q.workspaceId, before)}
    order by p.updated_at, p.id limit ${EACH_NIGHT}
  `.execute(db);
  const { workspaceId, now, reassignAnswers } = q;
  for (const { id: personId } of rows) {
    const erasure = { workspaceId, personId, actor: "candor", now, reassignAnswers };
    // At night nobody waits for it.
    await erasePerson(db, erasure, { patienceMs: null });
  }
  return rows.length;
}
