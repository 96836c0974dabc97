import { sql } from "kysely";
import type { Database } from "../storage/database.ts";

/** While letters are on their way it is asked so often whether all have arrived. */
const LOOK_MS = 2_000;

/** When a workspace's announcements are looked at again: soon while letters leave, else when something is due. */
export async function nextLook(db: Database, workspaceId: string, now: Date): Promise<Date | null> {
  const { rows } = await sql<{ queued: boolean; at: Date | null }>`
    select coalesce(bool_or(r.state = 'queued'), false) as queued,
      min(coalesce(r.next_at, ${now}::timestamptz)) filter (where r.state = 'waiting') as at
    from announcement_recipient r
    join announcement a on a.workspace_id = r.workspace_id and a.id = r.announcement_id
    where r.workspace_id = ${workspaceId} and a.workspace_id = ${workspaceId}
      and a.state = 'sending' and r.state in ('waiting', 'queued')
  `.execute(db);
  const { queued = false, at = null } = rows[0] ?? {};
  const soon = new Date(now.getTime() + LOOK_MS);
  if (queued) return soon;
  const scheduled = await nextScheduled(db, workspaceId);
  const [next] = [at, scheduled].flatMap((one) => one ?? []).sort((a, b) => Number(a) - Number(b));
  if (!next) return null;
  return next < soon ? soon : next;
}

async function nextScheduled(db: Database, workspaceId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(scheduled_at) as at from announcement
    where workspace_id = ${workspaceId} and state = 'approved'
  `.execute(db);
  return rows[0]?.at ?? null;
}
