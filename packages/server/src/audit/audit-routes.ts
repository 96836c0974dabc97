import { PageQuery, page } from "@candor/contract/common.ts";
import { AuditEntry } from "@candor/contract/workspace.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { auditPage } from "./audit-queries.ts";

/** `GET /audit`: what was done, by whom, newest first. */
export function auditRoutes(app: App, { db }: { db: Database }): void {
  const schema = { querystring: PageQuery, response: { 200: page(AuditEntry) } };
  app.get("/audit", { schema, config: { scope: "admin" } }, (request) =>
    auditPage(db, { workspaceId: request.principal.workspaceId, ...request.query }),
  );
}
