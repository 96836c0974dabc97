import { page } from "@candor/contract/common.ts";
import {
  CreateWebhook,
  DeliveryQuery,
  DeliveryRef,
  PatchWebhook,
  Replayed,
  ReplaySince,
  RotatedSecret,
  RotateSecret,
  Webhook,
  WebhookCreated,
  WebhookDelivery,
  WebhookRef,
} from "@candor/contract/webhook.ts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { App } from "../../../errors/http.ts";
import type { DeliverDeps } from "../deliver/deliver-webhooks.ts";
import { findDelivery, listDeliveries } from "./delivery-queries.ts";
import { createWebhook, deleteWebhook, patchWebhook } from "./edit-webhook.ts";
import { replayOne, replaySince } from "./replay-deliveries.ts";
import { sendTest } from "./send-test.ts";
import { pauseWebhook, resumeWebhook, rotateSecret } from "./switch-webhook.ts";
import { findWebhook, listWebhooks, webhookRow } from "./webhook-queries.ts";

export type WebhookRouteDeps = DeliverDeps;

/** `/webhooks` and what is under it; they hold customers' words and secrets, so admins alone see them. */
export function webhookRoutes(app: App, deps: WebhookRouteDeps): void {
  const { db } = deps;
  const config = { scope: "admin" as const };
  const dangerous = { ...config, confirm: true };

  app.get(
    "/webhooks",
    { schema: { response: { 200: z.object({ data: z.array(Webhook) }) } }, config },
    async (request) => ({ data: await listWebhooks(db, request.principal.workspaceId) }),
  );
  app.post(
    "/webhooks",
    { schema: { body: CreateWebhook, response: { 201: WebhookCreated } }, config: dangerous },
    async (request, reply) =>
      reply.code(201).send(await createWebhook(deps, editOf(request), request.body)),
  );
  app.get(
    "/webhooks/:webhookId",
    { schema: { params: WebhookRef, response: { 200: Webhook } }, config },
    (request) => findWebhook(db, refOf(request)),
  );
  app.patch(
    "/webhooks/:webhookId",
    { schema: { params: WebhookRef, body: PatchWebhook, response: { 200: Webhook } }, config },
    async (request) => {
      await patchWebhook(deps, editOf(request), request.params.webhookId, request.body);
      return findWebhook(db, refOf(request));
    },
  );
  app.delete(
    "/webhooks/:webhookId",
    { schema: { params: WebhookRef, response: { 204: z.null() } }, config },
    async (request, reply) => {
      await deleteWebhook(deps, editOf(request), request.params.webhookId);
      return reply.code(204).send(null);
    },
  );

  app.post(
    "/webhooks/:webhookId/test",
    { schema: { params: WebhookRef, response: { 200: WebhookDelivery } }, config },
    (request) => sendTest(deps, refOf(request)),
  );
  app.post(
    "/webhooks/:webhookId/rotate-secret",
    {
      schema: { params: WebhookRef, body: RotateSecret, response: { 200: RotatedSecret } },
      config: dangerous,
    },
    (request) => rotateSecret(deps, editOf(request), { ...request.params, ...request.body }),
  );
  app.post(
    "/webhooks/:webhookId/pause",
    { schema: { params: WebhookRef, response: { 200: Webhook } }, config },
    async (request) => {
      await pauseWebhook(deps, editOf(request), request.params.webhookId);
      return findWebhook(db, refOf(request));
    },
  );
  app.post(
    "/webhooks/:webhookId/resume",
    { schema: { params: WebhookRef, response: { 200: Webhook } }, config },
    async (request) => {
      await resumeWebhook(deps, editOf(request), request.params.webhookId);
      return findWebhook(db, refOf(request));
    },
  );
  deliveryRoutes(app, deps);
}

function deliveryRoutes(app: App, { db, jobs, now }: WebhookRouteDeps): void {
  const config = { scope: "admin" as const };

  app.get(
    "/webhooks/:webhookId/deliveries",
    {
      schema: {
        params: WebhookRef,
        querystring: DeliveryQuery,
        response: { 200: page(WebhookDelivery) },
      },
      config,
    },
    async (request) => {
      await webhookRow(db, refOf(request));
      return listDeliveries(db, { ...refOf(request), ...request.query });
    },
  );
  app.post(
    "/webhooks/:webhookId/deliveries/:deliveryId/replay",
    { schema: { params: DeliveryRef, response: { 201: WebhookDelivery } }, config },
    async (request, reply) => {
      const { deliveryId } = request.params;
      const replay = { db, jobs, now: now(), ...refOf(request) };
      const id = await replayOne(replay, deliveryId);
      return reply.code(201).send(await findDelivery(db, { ...refOf(request), deliveryId: id }));
    },
  );
  app.post(
    "/webhooks/:webhookId/replay",
    { schema: { params: WebhookRef, body: ReplaySince, response: { 200: Replayed } }, config },
    async (request) => {
      await webhookRow(db, refOf(request));
      const { since, which } = request.body;
      const replay = { db, jobs, now: now(), ...refOf(request) };
      return { deliveries: await replaySince(replay, { since: new Date(since), which }) };
    },
  );
}

function editOf(request: FastifyRequest) {
  return { workspaceId: request.principal.workspaceId, actor: request.actor };
}

function refOf(request: FastifyRequest & { params: { webhookId: string } }) {
  return {
    workspaceId: request.principal.workspaceId,
    webhookId: request.params.webhookId,
  };
}
