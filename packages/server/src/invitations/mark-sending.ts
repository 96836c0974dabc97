import { sql } from "kysely";
import { leaseFrom } from "../due-work/lease.ts";
import type { Database } from "../storage/database.ts";
import type { ClaimedMessage } from "./claimed-message.ts";

/**
 * Commits that a message is about to be handed over. From here until its outcome is written nobody
 * can know whether it arrived; that is why this comes first, and one message at a time.
 *
 * @returns false when it must not go out any more: answered or unsubscribed meanwhile, or the claim
 *   was lost to another process.
 */
export async function markSending(
  db: Database,
  message: ClaimedMessage,
  { worker, now }: { worker: string; now: Date },
): Promise<boolean> {
  const fates = message.purpose === "ask" ? WAITING : ASKED;
  const { rows } = await sql<{ id: string }>`
    with marked as (
      update message m set state = 'sending', handed_at = ${now}::timestamptz,
        lease_until = ${leaseFrom(now)}::timestamptz
      from invitation i
      where m.workspace_id = ${message.workspaceId} and m.id = ${message.id}
        and m.state = 'queued' and m.claimed_by = ${worker}
        and i.workspace_id = ${message.workspaceId} and i.id = ${message.invitationId}
        and m.invitation_id = ${message.invitationId}
        and i.state = any(${fates}::text[])
        and not exists (select from sending s where s.workspace_id = ${message.workspaceId}
          and s.id = i.sending_id and s.status = 'paused')
      returning m.id
    ), invited as (
      update invitation i set attempts = attempts + 1, updated_at = ${now}::timestamptz,
        state = case when ${message.purpose} = 'ask' then 'sending' else state end
      from marked
      where i.workspace_id = ${message.workspaceId} and i.id = ${message.invitationId}
      returning i.person_id, i.survey_id
    ), asked as (
      insert into person_asked as a (workspace_id, person_id, kind, at)
      select ${message.workspaceId}::uuid, invited.person_id, s.kind, ${now}::timestamptz
      from invited join survey s on s.workspace_id = ${message.workspaceId} and s.id = invited.survey_id
      on conflict (workspace_id, person_id, kind) do update set at = excluded.at
      returning a.person_id
    ), noted as (
      update person p set last_asked_at = ${now}::timestamptz from asked
      where p.workspace_id = ${message.workspaceId} and p.id = asked.person_id
      returning p.id
    )
    select id from marked
  `.execute(db);
  return rows.length === 1;
}

const WAITING = ["planned", "held_back"];
const ASKED = ["sent", "reminded", "unconfirmed"];

/** A message that was claimed and will not go out now: its invitation is due again, or stays as it became. */
export async function giveBack(db: Database, message: ClaimedMessage, now: Date): Promise<void> {
  await sql`
    with gone as (
      delete from message where workspace_id = ${message.workspaceId} and id = ${message.id}
        and state = 'queued' returning invitation_id
    )
    update invitation i set next_at = ${now}::timestamptz from gone
    where i.workspace_id = ${message.workspaceId} and i.id = gone.invitation_id
      and i.next_action = ${message.purpose} and i.next_at is null
  `.execute(db);
}

/** Says that whoever claimed these messages lives; what is settled meanwhile has no lease any more. */
export async function keepClaims(
  db: Database,
  messages: readonly ClaimedMessage[],
  { worker, now }: { worker: string; now: Date },
): Promise<void> {
  const first = messages[0];
  if (!first) return;
  await db
    .updateTable("message")
    .set({ lease_until: leaseFrom(now) })
    .where("workspace_id", "=", first.workspaceId)
    .where(
      "id",
      "in",
      messages.map((message) => message.id),
    )
    .where("claimed_by", "=", worker)
    .where("state", "in", ["queued", "sending"])
    .where("lease_until", "is not", null)
    .execute();
}
