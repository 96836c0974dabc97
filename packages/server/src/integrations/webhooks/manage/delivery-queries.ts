import type { DeliveryStatus, WebhookAttempt, WebhookDelivery } from "@candor/contract/webhook.ts";
import type { Selectable } from "kysely";
import { sql } from "kysely";
import { KnownError } from "../../../errors/known-error.ts";
import type { Database } from "../../../storage/database.ts";
import type { WebhookAttemptTable } from "../../../storage/tables-webhooks.ts";

interface DeliveryRow {
  id: string;
  event_id: string;
  type: string;
  response_id: string | null;
  status: string;
  is_replay: boolean;
  occurred_at: Date;
  created_at: Date;
  due_at: Date;
  finished_at: Date | null;
  attempts: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LOGGED_ATTEMPTS = 10;

/**
 * A page of a webhook's delivery log, newest first. Ids are made in the order of time, so the last
 * one is the cursor.
 *
 * @throws {KnownError} 400 for a cursor that no page gave.
 */
export async function listDeliveries(
  db: Database,
  q: {
    workspaceId: string;
    webhookId: string;
    limit: number;
    cursor?: string | undefined;
    status?: DeliveryStatus | undefined;
  },
): Promise<{ data: WebhookDelivery[]; nextCursor: string | null }> {
  if (q.cursor !== undefined && !UUID.test(q.cursor)) {
    throw new KnownError(
      400,
      "cursor_invalid",
      "The cursor is not one that a page of deliveries gave. Start again without it.",
    );
  }
  const { rows } = await sql<DeliveryRow>`
    select ${DELIVERY_COLUMNS}
    from webhook_delivery d
    join webhook_event e on e.workspace_id = d.workspace_id and e.id = d.event_id
    where d.workspace_id = ${q.workspaceId} and e.workspace_id = ${q.workspaceId}
      and d.webhook_id = ${q.webhookId}
      ${q.status === undefined ? sql`` : sql`and d.status = ${q.status}`}
      ${q.cursor === undefined ? sql`` : sql`and d.id < ${q.cursor}`}
    order by d.id desc limit ${q.limit + 1}
  `.execute(db);
  const data = await withAttempts(db, q, rows.slice(0, q.limit));
  return { data, nextCursor: rows.length > q.limit ? (data.at(-1)?.id ?? null) : null };
}

/** @throws {KnownError} 404 when this webhook has no such delivery. */
export async function findDelivery(
  db: Database,
  q: { workspaceId: string; webhookId: string; deliveryId: string },
): Promise<WebhookDelivery> {
  const { rows } = await sql<DeliveryRow>`
    select ${DELIVERY_COLUMNS}
    from webhook_delivery d
    join webhook_event e on e.workspace_id = d.workspace_id and e.id = d.event_id
    where d.workspace_id = ${q.workspaceId} and e.workspace_id = ${q.workspaceId}
      and d.webhook_id = ${q.webhookId} and d.id = ${q.deliveryId}
  `.execute(db);
  const [delivery] = await withAttempts(db, q, rows);
  if (delivery) return delivery;
  throw deliveryNotFound(q.deliveryId);
}

export function deliveryNotFound(id: string): KnownError {
  return new KnownError(
    404,
    "delivery_not_found",
    `This webhook has no delivery "${id}"; deliveries are kept for 30 days.`,
  );
}

const DELIVERY_COLUMNS = sql`d.id, d.event_id, e.type,
  coalesce(e.data->'response'->>'id', e.data->'deleted'->>'responseId') as response_id,
  d.status, d.is_replay, e.occurred_at, d.created_at, d.due_at, d.finished_at, d.attempts`;

async function withAttempts(
  db: Database,
  { workspaceId, webhookId }: { workspaceId: string; webhookId: string },
  rows: readonly DeliveryRow[],
): Promise<WebhookDelivery[]> {
  if (rows.length === 0) return [];
  const { rows: attempts } = await sql<Selectable<WebhookAttemptTable>>`
    select a.* from jsonb_to_recordset(${JSON.stringify(rows.map(({ id }) => ({ id })))}::jsonb) as d(id uuid)
    cross join lateral (
      select * from webhook_attempt
      where workspace_id = ${workspaceId} and webhook_id = ${webhookId} and delivery_id = d.id
      order by number desc limit ${LOGGED_ATTEMPTS}) a
    order by a.number desc
  `.execute(db);
  const byDelivery = Map.groupBy(attempts, (attempt) => attempt.delivery_id);
  return rows.map((row) => ({
    id: row.id,
    eventId: row.event_id,
    type: row.type,
    responseId: row.response_id,
    status: row.status as DeliveryStatus,
    isReplay: row.is_replay,
    occurredAt: row.occurred_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    nextAttemptAt: row.status === "waiting" ? row.due_at.toISOString() : null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    attempts: row.attempts,
    log: (byDelivery.get(row.id) ?? []).map(toAttempt),
  }));
}

function toAttempt(row: Selectable<WebhookAttemptTable>): WebhookAttempt {
  return {
    number: row.number,
    at: row.at.toISOString(),
    durationMs: row.duration_ms,
    request: row.request as WebhookAttempt["request"],
    answer: row.answer as WebhookAttempt["answer"],
    error: row.error,
  };
}
