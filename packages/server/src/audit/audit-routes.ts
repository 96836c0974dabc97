import { PageQuery, page } from "@candor/contract/common.ts";
import { AuditCheck, AuditEntry, AuditSettings } from "@candor/contract/workspace.ts";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { auditPage } from "./audit-queries.ts";
import { auditSettings, saveAuditSettings } from "./reading-log.ts";
import { sealAll } from "./seal-audit.ts";
import { keptLink, verifyAudit } from "./verify-audit.ts";

const Kept = z.object({ kept: z.string().max(100).optional() });

/** `GET /audit`: what was done, by whom, newest first; `POST /audit/verify`: whether it is what was written. */
export function auditRoutes(app: App, { db }: { db: Database }): void {
  const config = { scope: "admin" as const };
  const schema = { querystring: PageQuery, response: { 200: page(AuditEntry) } };
  app.get("/audit", { schema, config }, (request) =>
    auditPage(db, { workspaceId: request.principal.workspaceId, ...request.query }),
  );
  app.post(
    "/audit/verify",
    { schema: { body: Kept, response: { 200: AuditCheck } }, config },
    async ({ principal: { workspaceId }, body }) => {
      await sealAll(db, workspaceId);
      return verifyAudit(db, { workspaceId, kept: keptLink(body.kept) });
    },
  );
  app.get("/audit/settings", { schema: { response: { 200: AuditSettings } }, config }, (request) =>
    auditSettings(db, request.principal.workspaceId),
  );
  app.put(
    "/audit/settings",
    {
      schema: { body: AuditSettings, response: { 200: AuditSettings } },
      config: { ...config, confirm: true },
    },
    async ({ principal: { workspaceId }, actor, body: settings }) => {
      await db
        .transaction()
        .execute((trx) => saveAuditSettings(trx, { workspaceId, actor, settings }));
      return settings;
    },
  );
}
