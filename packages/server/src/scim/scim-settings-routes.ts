import { ScimMade, ScimState } from "@candor/contract/single-sign-on.ts";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { makeScimToken, revokeScimToken, scimState } from "./scim-access.ts";

/** `/scim-access`: the token by which an organisation's directory keeps colleagues up to date. */
export function scimSettingsRoutes(
  app: App,
  { db, publicUrl }: { db: Database; publicUrl: string },
): void {
  const config = { scope: "admin" as const };
  const dangerous = { ...config, confirm: true };
  app.get("/scim-access", { config, schema: { response: { 200: ScimState } } }, (request) =>
    scimState(db, { workspaceId: request.principal.workspaceId, publicUrl }),
  );
  app.post(
    "/scim-access",
    { config: dangerous, schema: { response: { 201: ScimMade } } },
    async ({ principal: { workspaceId }, actor }, reply) => {
      const made = await db
        .transaction()
        .execute((trx) => makeScimToken(trx, { workspaceId, actor, now: new Date() }));
      return reply.code(201).send(made);
    },
  );
  app.delete(
    "/scim-access",
    { config: dangerous, schema: { response: { 204: z.null() } } },
    async ({ principal: { workspaceId }, actor }, reply) => {
      await db.transaction().execute((trx) => revokeScimToken(trx, { workspaceId, actor }));
      return reply.code(204).send(null);
    },
  );
}
