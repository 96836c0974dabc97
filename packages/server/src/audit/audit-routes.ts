import { PageQuery, page } from "@candor/contract/common.ts";
import {
  AuditCheck,
  AuditEntry,
  AuditFilter,
  AuditNames,
  AuditSettings,
} from "@candor/contract/workspace.ts";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import { sendFile } from "../spreadsheets/send-file.ts";
import type { Database } from "../storage/database.ts";
import { readListed } from "../storage/read-listed.ts";
import { auditNames, auditPage } from "./audit-queries.ts";
import { exportAudit } from "./export-audit.ts";
import { auditSettings, saveAuditSettings } from "./reading-log.ts";
import { sealAll } from "./seal-audit.ts";
import { keptLink, verifyAudit } from "./verify-audit.ts";
import { writeAudit } from "./write-audit.ts";

const Search = PageQuery.extend(AuditFilter.shape);
const ExportQuery = AuditFilter.extend({ format: z.enum(["jsonl", "csv"]).default("jsonl") });
const Kept = z.object({ kept: z.string().max(100).optional() });

/** `GET /audit`: what was done, by whom, newest first; `POST /audit/verify`: whether it is what was written. */
export function auditRoutes(app: App, { db }: { db: Database }): void {
  const config = { scope: "admin" as const };
  const schema = { querystring: Search, response: { 200: page(AuditEntry) } };
  app.get("/audit", { schema, config }, (request, reply) => {
    const { workspaceId } = request.principal;
    return readListed(db, { workspaceId, reply }, (from) =>
      auditPage(from, { workspaceId, ...request.query }),
    );
  });
  app.get("/audit/names", { schema: { response: { 200: AuditNames } }, config }, (request) =>
    auditNames(db, request.principal),
  );
  app.get(
    "/audit/export",
    { schema: { querystring: ExportQuery }, config: { ...config, confirm: true } },
    async ({ principal: { workspaceId }, actor, query: { format, ...filter } }, reply) => {
      // The file ends with the entry that says who took it.
      await db.transaction().execute((trx) =>
        writeAudit(trx, {
          ...{ workspaceId, actor, action: "audit.exported", target: format },
          details: { ...filter },
        }),
      );
      await sealAll(db, workspaceId);
      const file = exportAudit(db, { workspaceId, ...filter }, format);
      return sendFile(reply, { name: "audit-log", format, file });
    },
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
