import { randomUUID } from "node:crypto";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { WebhookDelivery } from "@candor/contract/webhook.ts";
import { integrationsMessage } from "../../../messages/integration-messages.ts";
import { findWorkspace } from "../../../workspaces/workspace-queries.ts";
import { type DeliverDeps, renderContext, send } from "../deliver/deliver-webhooks.ts";
import { noteAttempt } from "../deliver/note-attempt.ts";
import type { EventData, StoredEvent } from "../outbox/event-data.ts";
import { findDelivery } from "./delivery-queries.ts";
import { webhookRow } from "./webhook-queries.ts";

/**
 * Sends a made-up detractor to a webhook now, once, paused or not, and says what came of it. The
 * webhook's health and its filter have no part in it.
 *
 * @throws {KnownError} 404 when the workspace has no such webhook.
 */
export async function sendTest(
  deps: DeliverDeps,
  { workspaceId, webhookId }: { workspaceId: string; webhookId: string },
): Promise<WebhookDelivery> {
  const { db, now } = deps;
  const webhook = await webhookRow(db, { workspaceId, webhookId });
  const at = now();
  const workspace = await findWorkspace(db, workspaceId);
  const event: StoredEvent = {
    id: uuidv7(at.getTime()),
    type: "response.created",
    subjectId: randomUUID(),
    occurredAt: at,
    data: sampleData(
      {
        id: workspaceId,
        name: workspace?.name ?? "",
        language: workspace?.language ?? "en",
      },
      { webhook: webhook.name, at },
    ),
  };
  const deliveryId = uuidv7(at.getTime());
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("webhook_event")
      .values({
        workspace_id: workspaceId,
        id: event.id,
        type: event.type,
        subject_id: event.subjectId,
        person_id: null,
        occurred_at: at,
        data: JSON.stringify(event.data),
      })
      .execute();
    await trx
      .insertInto("webhook_delivery")
      .values({
        workspace_id: workspaceId,
        webhook_id: webhookId,
        id: deliveryId,
        event_id: event.id,
        subject_id: event.subjectId,
        position: 1,
        status: "waiting",
        attempts: 1,
        created_at: at,
        first_attempt_at: at,
        due_at: at,
        // Nobody else takes it, however late this ends.
        claimed_until: new Date(at.getTime() + 365 * 24 * 3_600_000),
      })
      .execute();
  });
  const context = await renderContext(deps, webhook);
  const { request, outcome } = await send(deps, event, { ...context, at });
  await noteAttempt(
    db,
    {
      workspaceId,
      webhookId,
      deliveryId,
      number: 1,
      firstAt: at,
      at,
      format: context.format,
      request,
      outcome,
    },
    { now: now(), random: deps.random, again: false },
  );
  return findDelivery(db, { workspaceId, webhookId, deliveryId });
}

function sampleData(
  workspace: EventData["workspace"],
  { webhook, at }: { webhook: string; at: Date },
): EventData {
  const say = (key: string) => integrationsMessage(workspace.language, key, { webhook });
  const time = at.toISOString();
  const person = {
    id: randomUUID(),
    externalId: null,
    name: say("test.person"),
    email: "test.customer@example.com",
    phone: null,
    createdAt: time,
  };
  const surveyId = randomUUID();
  return {
    workspace,
    survey: { id: surveyId, name: "Test" },
    person,
    test: true,
    response: {
      id: randomUUID(),
      surveyId,
      score: 3,
      group: "detractor",
      comment: say("test.comment"),
      properties: {},
      channel: "api",
      source: null,
      touchpoint: null,
      language: workspace.language,
      person: {
        id: person.id,
        name: person.name,
        email: person.email,
        phone: person.phone,
        externalId: person.externalId,
      },
      mayContact: false,
      tags: [],
      answeredAt: time,
      recordedAt: time,
      updatedAt: time,
      exclusion: null,
      quarantine: null,
      reading: null,
      answers: {},
      externalId: null,
      notes: [],
    },
  };
}
