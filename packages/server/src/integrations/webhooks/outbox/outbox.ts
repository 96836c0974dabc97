import { sql } from "kysely";
import type { TellUnsubscribed, Unsubscription } from "../../../invitations/unsubscribe.ts";
import type { RecordedBatch } from "../../../responses/record-responses.ts";
import type { ResponseRow } from "../../../responses/revise-responses.ts";
import type { Transaction } from "../../../storage/database.ts";
import { lockWorkspace } from "../../../storage/workspace-lock.ts";
import { emitEvents, listenersTo, type NewEvent } from "./emit-events.ts";
import type { EventData, EventPerson } from "./event-data.ts";
import { snapshotResponses } from "./snapshot.ts";
import { wakeDeliveries } from "./wake-deliveries.ts";

/**
 * Where events are written: in the transaction of what they tell of, so that each exists exactly
 * once. `app/pipeline.ts` calls it.
 */
export interface Outbox {
  /** After answers were recorded: a `Follow`. Imported history is not news, and what is held back waits. */
  recorded(trx: Transaction, batch: RecordedBatch): Promise<void>;
  /** After answers were changed, excluded, let in or deleted: a `Reviser.follow`. */
  revised(trx: Transaction, rows: readonly ResponseRow[]): Promise<void>;
  unsubscribed: TellUnsubscribed;
}

const RESPONSE_EVENTS = [
  "response.created",
  "response.updated",
  "response.excluded",
  "response.deleted",
];

/** Writes events and their deliveries, and wakes whoever delivers, in the same transaction. */
export function webhookOutbox(): Outbox {
  async function emit(
    trx: Transaction,
    workspaceId: string,
    types: readonly string[],
    now: Date,
    describe: () => Promise<NewEvent[]>,
  ): Promise<void> {
    const listeners = await listenersTo(trx, workspaceId, types);
    if (listeners.length === 0) return;
    const webhookIds = await emitEvents(trx, workspaceId, listeners, await describe(), now);
    await wakeDeliveries(trx, { workspaceId, webhookIds, now });
  }

  return {
    async recorded(trx, { workspaceId, recorded, answers, now }) {
      const ids = recorded
        .filter(({ created }, index) => created && isNews(answers[index]))
        .map(({ id }) => id);
      if (ids.length === 0) return;
      await emit(trx, workspaceId, ["response.created"], now, async () => {
        const data = await snapshotResponses(trx, workspaceId, ids);
        return ids.flatMap((id) => responseEvent("response.created", data.get(id)));
      });
    },

    async revised(trx, rows) {
      const first = rows[0];
      if (!first) return;
      const { workspace_id: workspaceId, updated_at: now } = first;
      await emit(trx, workspaceId, RESPONSE_EVENTS, now, () =>
        revisionEvents(trx, workspaceId, rows),
      );
    },

    async unsubscribed(trx, unsubscription) {
      const { workspaceId, now } = unsubscription;
      await emit(trx, workspaceId, ["person.unsubscribed"], now, () =>
        unsubscriptionEvent(trx, unsubscription),
      );
    },
  };
}

function isNews(answer: RecordedBatch["answers"][number] | undefined): boolean {
  return !answer?.importId && !answer?.quarantine;
}

function responseEvent(
  type: string,
  data: EventData | undefined,
  changes?: EventData["changes"],
): NewEvent[] {
  if (!data?.response) return [];
  return [
    {
      type,
      subjectId: data.response.id,
      personId: data.person?.id ?? null,
      data: changes ? { ...data, changes } : data,
    },
  ];
}

type Changes = Record<string, { from: unknown; to: unknown }>;

async function revisionEvents(
  trx: Transaction,
  workspaceId: string,
  rows: readonly ResponseRow[],
): Promise<NewEvent[]> {
  const changes = await changesOf(trx, workspaceId, rows);
  const ids = rows.map((row) => row.id);
  const data = await snapshotResponses(trx, workspaceId, ids);
  return rows.flatMap((row) => {
    const changed = changes.get(row.id);
    if (!changed) return [];
    const snapshot = data.get(row.id);
    if (changed.deleted_at && row.deleted_at) return deletionEvent(row, snapshot);
    if (row.deleted_at || row.quarantine_reason) return [];
    // Let in at last: for the outside it happens now.
    if (changed.quarantine_reason) {
      return row.exclusion_reason ? [] : responseEvent("response.created", snapshot);
    }
    if (changed.exclusion_reason && row.exclusion_reason) {
      return responseEvent("response.excluded", snapshot, changed);
    }
    return responseEvent("response.updated", snapshot, changed);
  });
}

/** The lines of history that this revision has just written; nothing written is nothing changed. */
async function changesOf(
  trx: Transaction,
  workspaceId: string,
  rows: readonly ResponseRow[],
): Promise<Map<string, Changes>> {
  const { rows: lines } = await sql<{ response_id: string; changes: Changes }>`
    select c.response_id, c.changes from response_change c
    join jsonb_to_recordset(${JSON.stringify(rows.map(({ id, updated_at }) => ({ id, at: updated_at })))}::jsonb)
      as r(id uuid, at timestamptz) on r.id = c.response_id and r.at = c.at
    where c.workspace_id = ${workspaceId}
    order by c.id
  `.execute(trx);
  const found = new Map<string, Changes>();
  for (const { response_id, changes } of lines) {
    found.set(response_id, { ...found.get(response_id), ...changes });
  }
  return found;
}

/** Says that an answer is gone, and repeats nothing of it; filters still see whose it was. */
function deletionEvent(row: ResponseRow, snapshot: EventData | undefined): NewEvent[] {
  return responseEvent("response.deleted", snapshot).map((event) => ({
    ...event,
    kept: {
      ...event.data,
      response: null,
      person: null,
      deleted: { responseId: row.id, surveyId: row.survey_id },
    },
  }));
}

async function unsubscriptionEvent(
  trx: Transaction,
  { workspaceId, personId, channel, reason, now }: Unsubscription,
): Promise<NewEvent[]> {
  // Events about one person arrive in order, as those about one answer do.
  await lockWorkspace(trx, workspaceId);
  const { rows } = await sql<
    Omit<EventPerson, "createdAt"> & {
      createdAt: Date;
      workspace: string;
      workspace_language: string;
    }
  >`
    select p.id, p.external_id as "externalId", p.name, p.email, p.phone,
      p.created_at as "createdAt", w.name as workspace, w.language as workspace_language
    from person p join workspace w on w.id = p.workspace_id
    where p.workspace_id = ${workspaceId} and w.id = ${workspaceId} and p.id = ${personId}
  `.execute(trx);
  const found = rows[0];
  if (!found) return [];
  const { workspace, workspace_language, ...person } = found;
  return [
    {
      type: "person.unsubscribed",
      subjectId: personId,
      personId,
      data: {
        workspace: { id: workspaceId, name: workspace, language: workspace_language },
        survey: null,
        response: null,
        person: { ...person, createdAt: person.createdAt.toISOString() },
        unsubscribed: { at: now.toISOString(), channel, reason },
      },
    },
  ];
}
