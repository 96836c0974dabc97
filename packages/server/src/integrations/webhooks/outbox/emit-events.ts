import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { WebhookFilter } from "@candor/contract/webhook.ts";
import { sql } from "kysely";
import type { Transaction } from "../../../storage/database.ts";
import { wants } from "../webhook.ts";
import type { EventData } from "./event-data.ts";

/** Something that happened. */
export interface NewEvent {
  type: string;
  /** The answer, person or case it is about: events of one subject arrive in order. */
  subjectId: string;
  /** Whose erasure takes the event with it. */
  personId: string | null;
  /** What filters look at, and what is stored and sent. */
  data: EventData;
  /** What is stored and sent instead, when less is to be kept than the filters need to see. */
  kept?: EventData;
}

/** A webhook as far as deciding whether it wants an event. */
export interface Listener {
  id: string;
  events: string[];
  filter: WebhookFilter;
}

/**
 * The webhooks that listen to any of these events. One look at the primary key, so that a workspace
 * without webhooks pays next to nothing for having the question asked. Paused ones listen too: what
 * happens meanwhile waits for them. The lock keeps a webhook from being removed between this look
 * and the writing of its deliveries, which would cost the answer that they tell of.
 */
export async function listenersTo(
  trx: Transaction,
  workspaceId: string,
  types: readonly string[],
): Promise<Listener[]> {
  const { rows } = await sql<Listener>`
    select id, events, filter from webhook
    where workspace_id = ${workspaceId} and events && ${[...types]}::text[]
    order by id for key share
  `.execute(trx);
  return rows;
}

/**
 * Writes events and a delivery for each webhook that wants them, in the caller's transaction: they
 * exist if, and only if, what they tell of does. The position keeps the deliveries about one
 * subject in order; the caller holds the workspace's lock or is the only one to touch the subject.
 *
 * @returns the webhooks that there are deliveries for.
 */
export async function emitEvents(
  trx: Transaction,
  workspaceId: string,
  listeners: readonly Listener[],
  events: readonly NewEvent[],
  now: Date,
): Promise<string[]> {
  const eventRows: Record<string, unknown>[] = [];
  const deliveries: ({ webhook_id: string } & Record<string, unknown>)[] = [];
  events.forEach((event, order) => {
    const wanted = listeners.filter((listener) => wants(listener, event));
    if (wanted.length === 0) return;
    const id = uuidv7(now.getTime());
    eventRows.push({
      id,
      type: event.type,
      subject_id: event.subjectId,
      person_id: event.personId,
      data: event.kept ?? event.data,
    });
    for (const { id: webhookId } of wanted) {
      deliveries.push({
        webhook_id: webhookId,
        id: uuidv7(now.getTime()),
        event_id: id,
        subject_id: event.subjectId,
        order,
      });
    }
  });
  if (deliveries.length === 0) return [];
  await sql`
    insert into webhook_event (workspace_id, id, type, subject_id, person_id, occurred_at, data)
    select ${workspaceId}::uuid, e.id, e.type, e.subject_id, e.person_id, ${now}::timestamptz, e.data
    from jsonb_to_recordset(${JSON.stringify(eventRows)}::jsonb)
      as e(id uuid, type text, subject_id uuid, person_id uuid, data jsonb)
  `.execute(trx);
  await insertDeliveries(trx, workspaceId, deliveries, { now, isReplay: false });
  return deliveries.map(({ webhook_id }) => webhook_id);
}

/** Puts deliveries at the end of the line of their subject. `order` decides among those given at once. */
export async function insertDeliveries(
  trx: Transaction,
  workspaceId: string,
  deliveries: readonly Record<string, unknown>[],
  { now, isReplay }: { now: Date; isReplay: boolean },
): Promise<void> {
  await sql`
    insert into webhook_delivery (
      workspace_id, webhook_id, id, event_id, subject_id, position, is_replay, status, created_at, due_at)
    select ${workspaceId}::uuid, d.webhook_id, d.id, d.event_id, d.subject_id,
      coalesce((select max(earlier.position) from webhook_delivery earlier
        where earlier.workspace_id = ${workspaceId} and earlier.webhook_id = d.webhook_id
          and earlier.subject_id = d.subject_id), 0)
        + row_number() over (partition by d.webhook_id, d.subject_id order by d."order")::int,
      ${isReplay}, 'waiting', ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb)
      as d(webhook_id uuid, id uuid, event_id uuid, subject_id uuid, "order" int)
  `.execute(trx);
}
