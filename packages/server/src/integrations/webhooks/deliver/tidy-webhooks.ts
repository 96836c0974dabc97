import { sql } from "kysely";
import type { Database } from "../../../storage/database.ts";

const DAY_MS = 24 * 3_600_000;
/** How long events and the log of their deliveries are kept. */
export const KEPT_DAYS = 30;
const AT_ONCE = 2000;

/** Removes the events of a workspace that are older than thirty days, with their deliveries. */
export async function tidyWebhooks(db: Database, workspaceId: string, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  let total = 0;
  for (;;) {
    const { numAffectedRows } = await sql`
      delete from webhook_event
      where workspace_id = ${workspaceId} and id in (
        select id from webhook_event
        where workspace_id = ${workspaceId} and occurred_at < ${before}::timestamptz
        limit ${AT_ONCE})
    `.execute(db);
    const removed = Number(numAffectedRows ?? 0);
    total += removed;
    if (removed < AT_ONCE) return total;
  }
}
