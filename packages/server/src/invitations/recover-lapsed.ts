import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { storedMessage } from "./claimed-message.ts";
import { settleUnknown } from "./settle-message.ts";

/**
 * Looks after the messages of processes that died. Those only claimed were never handed over and are
 * due again; those that were being handed over are unknown. Nothing is sent twice, nothing is lost.
 */
export async function recoverLapsed(
  db: Database,
  q: { workspaceId: string; now: Date },
): Promise<void> {
  await sql`
    with lapsed as (
      delete from message where workspace_id = ${q.workspaceId} and state = 'queued'
        and lease_until < ${q.now}::timestamptz
      returning invitation_id, purpose
    )
    update invitation i set next_at = ${q.now}::timestamptz, updated_at = ${q.now}::timestamptz
    from lapsed where i.workspace_id = ${q.workspaceId} and i.id = lapsed.invitation_id
      and i.next_action = lapsed.purpose and i.next_at is null
  `.execute(db);
  const rows = await db
    .selectFrom("message")
    .select("id")
    .where("workspace_id", "=", q.workspaceId)
    .where("state", "=", "sending")
    .where("lease_until", "<", q.now)
    .execute();
  for (const { id } of rows) {
    const message = await storedMessage(db, { workspaceId: q.workspaceId, messageId: id });
    if (!message) continue;
    const why = "The server stopped while this message was being handed over.";
    await settleUnknown(db, message, why, q.now);
  }
}

/** Invitations that nobody answered in time. What is anonymous keeps its fate: nobody knows who answered. */
export async function expireInvitations(
  db: Database,
  q: { workspaceId: string; now: Date },
): Promise<void> {
  await sql`
    update invitation i set
      state = case when s.anonymous then i.state else 'expired' end,
      next_action = null, next_at = null, updated_at = ${q.now}::timestamptz
    from survey s
    where i.workspace_id = ${q.workspaceId} and s.workspace_id = ${q.workspaceId} and s.id = i.survey_id
      and i.next_action = 'expire' and i.next_at <= ${q.now}::timestamptz
      and i.state in ('sent', 'reminded')
  `.execute(db);
}
