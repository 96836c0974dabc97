import { Id, page } from "@candor/contract/common.ts";
import { ApiKey, ApiKeyCreated, CreateApiKey } from "@candor/contract/workspace.ts";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import type { ApiKeys } from "./api-keys.ts";
import { listKeys, makeKey, refuseMoreThanOwn, revokeKey } from "./manage-keys.ts";

/** `GET` and `POST /keys`, `DELETE /keys/:keyId`. */
export function keyRoutes(app: App, { db, keys }: { db: Database; keys: ApiKeys }): void {
  const config = { scope: "admin" as const };
  const dangerous = { ...config, confirm: true };

  app.get("/keys", { schema: { response: { 200: page(ApiKey) } }, config }, async (request) => ({
    data: await listKeys(db, request.principal.workspaceId),
    nextCursor: null,
  }));

  app.post(
    "/keys",
    { schema: { body: CreateApiKey, response: { 201: ApiKeyCreated } }, config: dangerous },
    async (request, reply) => {
      const { name, scopes, surveyIds } = request.body;
      const { workspaceId } = request.principal;
      refuseMoreThanOwn(request.principal, scopes);
      const made = await db
        .transaction()
        .execute((trx) =>
          makeKey(trx, { workspaceId, name, scopes, surveyIds, actor: request.actor }),
        );
      return reply.code(201).send(made);
    },
  );

  app.delete(
    "/keys/:keyId",
    { schema: { params: z.object({ keyId: Id }), response: { 204: z.null() } }, config },
    async (request, reply) => {
      const { keyId } = request.params;
      const { workspaceId } = request.principal;
      await db
        .transaction()
        .execute((trx) => revokeKey(trx, { workspaceId, keyId, actor: request.actor }));
      keys.forget(keyId);
      return reply.code(204).send(null);
    },
  );
}
