import { AddDestination, DestinationRef, Report, ReportRef } from "@candor/contract/report.ts";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import type { PostDeps } from "./destination.ts";
import { addDestination, removeDestination, testDestination } from "./destinations.ts";
import type { FreezeDeps } from "./freeze.ts";
import { getReport } from "./report-queries.ts";

/** `/reports/:reportId/destinations`: the chats that a report goes to. */
export function destinationRoutes(
  app: App,
  deps: PostDeps &
    FreezeDeps & {
      now: () => Date;
      one: (workspaceId: string, reportId: string) => Promise<Report>;
    },
): void {
  const { db, now, one } = deps;
  app.post(
    "/reports/:reportId/destinations",
    {
      schema: { params: ReportRef, body: AddDestination, response: { 201: Report } },
      config: { scope: "send" },
    },
    async ({ principal: { workspaceId }, actor, params, body }, reply) => {
      const report = await getReport(db, { workspaceId, ...params });
      await addDestination(deps, { actor, now: now(), report }, body);
      return reply.code(201).send(await one(workspaceId, report.id));
    },
  );

  app.delete(
    "/reports/:reportId/destinations/:destinationId",
    { schema: { params: DestinationRef, response: { 204: z.null() } }, config: { scope: "send" } },
    async ({ principal: { workspaceId }, actor, params }, reply) => {
      const { reportId, destinationId } = params;
      const report = await getReport(db, { workspaceId, reportId });
      await removeDestination(db, { actor, report, destinationId });
      return reply.code(204).send(null);
    },
  );

  app.post(
    "/reports/:reportId/destinations/:destinationId/test",
    { schema: { params: DestinationRef, response: { 200: Report } }, config: { scope: "send" } },
    async ({ principal: { workspaceId }, actor, params }) => {
      const { reportId, destinationId } = params;
      const report = await getReport(db, { workspaceId, reportId });
      await testDestination(deps, { actor, now: now(), report, destinationId });
      return one(workspaceId, reportId);
    },
  );
}
