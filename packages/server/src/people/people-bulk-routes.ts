import {
  ExportChosenPeople,
  PeopleExportQuery,
  PeopleNames,
  PurchasesFile,
  PurchasesNoted,
  TaggedPeople,
  TagPeople,
} from "@candor/contract/person.ts";
import type { FastifyReply } from "fastify";
import { writeAudit } from "../audit/write-audit.ts";
import type { App } from "../errors/http.ts";
import type { ReferralNews } from "../referrals/referral.ts";
import { sendFile } from "../spreadsheets/send-file.ts";
import type { Database } from "../storage/database.ts";
import { exportPeople } from "./export-people.ts";
import { attributeNames, tagNames } from "./people-names.ts";
import type { PeopleAsked } from "./people-page.ts";
import { purchasesFromCsv } from "./purchases-from-csv.ts";
import { segmentFilter } from "./segments.ts";
import { tagPeople } from "./tag-people.ts";

/** What is done with many people at once: tags, and files of them. */
export function peopleBulkRoutes(
  app: App,
  { db, news }: { db: Database; news: ReferralNews },
): void {
  app.get(
    "/people/attributes",
    {
      schema: {
        response: { 200: PeopleNames },
      },
      config: { scope: "read" },
    },
    async ({ principal }) => ({ data: await attributeNames(db, principal.workspaceId) }),
  );
  app.get(
    "/people/tags",
    {
      schema: {
        response: { 200: PeopleNames },
      },
      config: { scope: "read" },
    },
    async ({ principal }) => ({ data: await tagNames(db, principal.workspaceId) }),
  );
  app.post(
    "/people/tags",
    {
      schema: {
        body: TagPeople,
        response: { 200: TaggedPeople },
      },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, body }) => ({
      changed: await tagPeople(db, { workspaceId, ...body, now: new Date() }),
    }),
  );

  app.post(
    "/people/purchases/csv",
    {
      schema: { body: PurchasesFile, response: { 200: PurchasesNoted } },
      config: { scope: "write" },
      bodyLimit: 6_000_000,
    },
    async ({ principal: { workspaceId }, body: { csv } }) =>
      purchasesFromCsv(db, { workspaceId, csv, news, now: new Date() }),
  );

  const send = async (
    reply: FastifyReply,
    who: { actor: string; asked: PeopleAsked; format: "csv" | "xlsx" },
  ) => {
    const { workspaceId, ids } = who.asked;
    await db.transaction().execute((trx) =>
      writeAudit(trx, {
        workspaceId,
        actor: who.actor,
        action: "people.exported",
        target: who.format,
        ...(ids ? { details: { people: ids.length } } : {}),
      }),
    );
    const file = await exportPeople(db, who.asked, who.format);
    return sendFile(reply, { name: "people", format: who.format, file });
  };
  app.get(
    "/people/export",
    {
      schema: {
        querystring: PeopleExportQuery,
      },
      config: { action: "export", confirm: true },
    },
    async ({ principal: { workspaceId }, actor, query }, reply) => {
      const { format, segmentId, ...rest } = query;
      const filter = segmentId ? await segmentFilter(db, { workspaceId, segmentId }) : undefined;
      return send(reply, {
        actor,
        format,
        asked: { workspaceId, filter, now: new Date(), ...rest },
      });
    },
  );
  app.post(
    "/people/export",
    {
      schema: { body: ExportChosenPeople },
      config: { action: "export", confirm: true },
    },
    ({ principal: { workspaceId }, actor, body: { people, format } }, reply) =>
      send(reply, { actor, format, asked: { workspaceId, ids: people, now: new Date() } }),
  );
}
