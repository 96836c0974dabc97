import type { Webhook, WebhookFilter, WebhookFormat } from "@candor/contract/webhook.ts";
import { sql } from "kysely";
import { KnownError } from "../../../errors/known-error.ts";
import type { Database, Transaction } from "../../../storage/database.ts";
import type { PausedReason, WebhookRow } from "../webhook.ts";

/** The webhooks of a workspace, the oldest first. */
export async function listWebhooks(
  db: Database | Transaction,
  workspaceId: string,
): Promise<Webhook[]> {
  const rows = await db
    .selectFrom("webhook")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("id")
    .execute();
  const waiting = await waitingByWebhook(db, workspaceId);
  return rows.map((row) => toWebhook(row, waiting.get(row.id) ?? 0));
}

/** @throws {KnownError} 404 when the workspace has no such webhook. */
export async function findWebhook(
  db: Database | Transaction,
  ref: { workspaceId: string; webhookId: string },
): Promise<Webhook> {
  const row = await webhookRow(db, ref);
  const waiting = await waitingByWebhook(db, ref.workspaceId);
  return toWebhook(row, waiting.get(row.id) ?? 0);
}

/** @throws {KnownError} 404 when the workspace has no such webhook. */
export async function webhookRow(
  db: Database | Transaction,
  { workspaceId, webhookId }: { workspaceId: string; webhookId: string },
): Promise<WebhookRow> {
  const row = await db
    .selectFrom("webhook")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", webhookId)
    .executeTakeFirst();
  if (row) return row;
  throw new KnownError(
    404,
    "webhook_not_found",
    `There is no webhook "${webhookId}" in this workspace; it may have been removed.`,
  );
}

async function waitingByWebhook(
  db: Database | Transaction,
  workspaceId: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ webhook_id: string; waiting: number }>`
    select webhook_id, count(*)::int as waiting from webhook_delivery
    where workspace_id = ${workspaceId} and status = 'waiting'
    group by webhook_id
  `.execute(db);
  return new Map(rows.map((row) => [row.webhook_id, row.waiting]));
}

export function toWebhook(row: WebhookRow, waiting: number): Webhook {
  return {
    id: row.id,
    name: row.name,
    format: row.format as WebhookFormat,
    address: row.address,
    events: row.events,
    filter: row.filter as WebhookFilter,
    status: row.status === "paused" ? "paused" : "active",
    pausedReason: row.paused_reason as PausedReason | null,
    failingSince: row.failing_since?.toISOString() ?? null,
    lastError: row.last_error,
    lastDeliveredAt: row.last_delivered_at?.toISOString() ?? null,
    waiting,
    previousSecretUntil: row.previous_secret_until?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
