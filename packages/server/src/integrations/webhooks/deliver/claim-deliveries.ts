import { sql } from "kysely";
import { LEASE_MS } from "../../../due-work/lease.ts";
import type { Database } from "../../../storage/database.ts";
import type { EventData, StoredEvent } from "../outbox/event-data.ts";

/**
 * How long a worker may keep a delivery in hand; after that it counts as dead and another takes over. A
 * request takes ten seconds at most.
 */
export const CLAIM_MS = LEASE_MS;

/** A delivery that this worker has in hand. */
export interface Claimed {
  id: string;
  /** Which attempt this is, from 1; also the token that tells this claim from a later one. */
  number: number;
  firstAttemptAt: Date;
  event: StoredEvent;
}

/**
 * Takes deliveries that are due in hand, oldest first. Of one subject only the first that is not
 * finished can be taken, so that an answer's events arrive in order; what two workers reach for at
 * once only one of them gets.
 */
export async function claimDeliveries(
  db: Database,
  q: { workspaceId: string; webhookId: string; now: Date; limit: number },
): Promise<Claimed[]> {
  const { workspaceId, webhookId, now, limit } = q;
  const { rows: claims } = await sql<{
    id: string;
    event_id: string;
    attempts: number;
    first_attempt_at: Date;
  }>`
    with due as materialized (
      select d.id from webhook_delivery d
      where d.workspace_id = ${workspaceId} and d.webhook_id = ${webhookId}
        and d.status = 'waiting' and d.due_at <= ${now}::timestamptz
        and (d.claimed_until is null or d.claimed_until <= ${now}::timestamptz)
        and ${isFirstOfSubject(workspaceId)}
      order by d.due_at, d.position, d.id
      limit ${limit}
      for update skip locked
    )
    update webhook_delivery d set
      claimed_until = ${new Date(now.getTime() + CLAIM_MS)}::timestamptz,
      attempts = d.attempts + 1,
      first_attempt_at = coalesce(d.first_attempt_at, ${now}::timestamptz)
    from due
    where d.workspace_id = ${workspaceId} and d.webhook_id = ${webhookId} and d.id = due.id
    returning d.id, d.event_id, d.attempts, d.first_attempt_at
  `.execute(db);
  if (claims.length === 0) return [];
  const events = await findEvents(
    db,
    workspaceId,
    claims.map((claim) => claim.event_id),
  );
  return claims.flatMap((claim) => {
    const event = events.get(claim.event_id);
    if (!event) return [];
    return [
      { id: claim.id, number: claim.attempts, firstAttemptAt: claim.first_attempt_at, event },
    ];
  });
}

/** When the next delivery of a webhook can be attempted; `null` while nothing waits or it is paused. */
export async function nextDue(
  db: Database,
  { workspaceId, webhookId }: { workspaceId: string; webhookId: string },
): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(greatest(next.due_at, next.claimed_until, w.quiet_until)) as at
    from webhook w
    cross join lateral (
      select d.due_at, d.claimed_until from webhook_delivery d
      where d.workspace_id = ${workspaceId} and d.webhook_id = w.id and d.status = 'waiting'
        and ${isFirstOfSubject(workspaceId)}
      order by d.due_at, d.position, d.id
      limit 1) next
    where w.workspace_id = ${workspaceId} and w.id = ${webhookId} and w.status = 'active'
  `.execute(db);
  return rows[0]?.at ?? null;
}

/** Events as they were stored, by id. */
export async function findEvents(
  db: Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, StoredEvent>> {
  const rows = await db
    .selectFrom("webhook_event")
    .select(["id", "type", "subject_id", "occurred_at", "data"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [...ids])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        type: row.type,
        subjectId: row.subject_id,
        occurredAt: row.occurred_at,
        data: row.data as unknown as EventData,
      },
    ]),
  );
}

/**
 * The order of the inner look-up leads PostgreSQL to the index of the subject even when it has no
 * statistics yet; as `not exists` it compared every waiting delivery with every other one.
 */
function isFirstOfSubject(workspaceId: string) {
  return sql`d.position = (
    select first.position from webhook_delivery first
    where first.workspace_id = ${workspaceId} and first.webhook_id = d.webhook_id
      and first.subject_id = d.subject_id and first.finished_at is null
    order by first.position limit 1)`;
}
