import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { KnownError } from "../../../errors/known-error.ts";
import type { Database, Transaction } from "../../../storage/database.ts";
import { withWorkspace } from "../../../storage/workspace-lock.ts";
import { insertDeliveries } from "../outbox/emit-events.ts";
import { wakeDeliveries } from "../outbox/wake-deliveries.ts";
import { deliveryNotFound } from "./delivery-queries.ts";

interface Replay {
  db: Database;
  workspaceId: string;
  webhookId: string;
  now: Date;
}

/** Deliveries written in one transaction. */
const CHUNK = 1000;

/**
 * Sends one delivery's event again, under its old `webhook-id`.
 *
 * @returns the id of the new delivery.
 * @throws {KnownError} 404 when there is no such delivery, 409 while it still waits.
 */
export async function replayOne(replay: Replay, deliveryId: string): Promise<string> {
  const { db, workspaceId, webhookId } = replay;
  return withWorkspace(db, workspaceId, async (trx) => {
    const found = await trx
      .selectFrom("webhook_delivery")
      .select(["event_id", "subject_id", "status"])
      .where("workspace_id", "=", workspaceId)
      .where("webhook_id", "=", webhookId)
      .where("id", "=", deliveryId)
      .executeTakeFirst();
    if (!found) throw deliveryNotFound(deliveryId);
    if (found.status === "waiting") {
      throw new KnownError(
        409,
        "delivery_waiting",
        `The delivery "${deliveryId}" has not been made yet; it is still being tried.`,
      );
    }
    const [id] = await insertAgain(trx, replay, [found]);
    return id ?? deliveryId;
  });
}

/**
 * Sends everything again that happened since a moment, in the order in which it happened. What
 * still waits is left alone: it will arrive anyway.
 *
 * @returns how many deliveries there are to make.
 */
export async function replaySince(
  replay: Replay,
  { since, which }: { since: Date; which: "failed" | "all" },
): Promise<number> {
  let total = 0;
  let after: Mark = { occurred_at: since, position: 0, id: NIL };
  for (;;) {
    const from = after;
    const { count, last } = await withWorkspace(replay.db, replay.workspaceId, (trx) =>
      replayChunk(trx, replay, { after: from, which }),
    );
    total += count;
    if (!last) return total;
    after = last;
  }
}

interface Mark {
  occurred_at: Date;
  position: number;
  id: string;
}

const NIL = "00000000-0000-0000-0000-000000000000";

/** The latest delivery of each event decides whether it failed; tests are not repeated. */
async function replayChunk(
  trx: Transaction,
  replay: Replay,
  { after, which }: { after: Mark; which: "failed" | "all" },
): Promise<{ count: number; last: Mark | null }> {
  const { workspaceId, webhookId, now } = replay;
  const { rows } = await sql<Mark & { event_id: string; subject_id: string }>`
    select e.occurred_at, d.position, d.id, d.event_id, d.subject_id
    from webhook_delivery d
    join webhook_event e on e.workspace_id = d.workspace_id and e.id = d.event_id
    where d.workspace_id = ${workspaceId} and e.workspace_id = ${workspaceId}
      and d.webhook_id = ${webhookId}
      and e.occurred_at >= ${after.occurred_at}::timestamptz
      and (e.occurred_at, d.position, d.id)
        > (${after.occurred_at}::timestamptz, ${after.position}::int, ${after.id}::uuid)
      and d.created_at < ${now}::timestamptz
      and d.status <> 'waiting' ${which === "failed" ? sql`and d.status = 'failed'` : sql``}
      and not e.data ? 'test'
      and not exists (select from webhook_delivery later
        where later.workspace_id = ${workspaceId} and later.webhook_id = d.webhook_id
          and later.event_id = d.event_id and later.position > d.position)
    order by e.occurred_at, d.position, d.id
    limit ${CHUNK}
  `.execute(trx);
  const last = rows.at(-1);
  if (!last) return { count: 0, last: null };
  await insertAgain(trx, replay, rows);
  return { count: rows.length, last: rows.length < CHUNK ? null : last };
}

async function insertAgain(
  trx: Transaction,
  { workspaceId, webhookId, now }: Replay,
  deliveries: readonly { event_id: string; subject_id: string }[],
): Promise<string[]> {
  const rows = deliveries.map(({ event_id, subject_id }, order) => ({
    webhook_id: webhookId,
    id: uuidv7(now.getTime()),
    event_id,
    subject_id,
    order,
  }));
  await insertDeliveries(trx, workspaceId, rows, { now, isReplay: true });
  await wakeDeliveries(trx, { workspaceId, webhookIds: [webhookId], now });
  return rows.map((row) => row.id);
}
