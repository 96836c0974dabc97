import {
  AdviceDismissal,
  AdviceList,
  AdviceQuery,
  AdviceRef,
  DismissAdvice,
} from "@candor/contract/advice.ts";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import { readerLanguage } from "../auth/reader-language.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { byOf } from "../teams/team-routes.ts";
import { dismissAdvice, dismissals, recallAdvice } from "./dismissals.ts";
import { giveAdvice } from "./give-advice.ts";

/** `/advice`: rules over the workspace's own figures, and what was dismissed. */
export function adviceRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    "/advice",
    {
      schema: { querystring: AdviceQuery, response: { 200: AdviceList } },
      config: { scope: "read" },
    },
    async ({ principal, query }) =>
      giveAdvice(db, {
        workspaceId: principal.workspaceId,
        surveyId: query.surveyId ?? null,
        language: query.language ?? (await readerLanguage(db, principal)),
        now: new Date(),
      }),
  );
  app.post(
    "/advice/dismissals",
    {
      schema: {
        body: DismissAdvice,
        response: { 201: z.object({ data: z.array(AdviceDismissal) }) },
      },
      config: { action: "edit" },
    },
    async (request, reply) => {
      const by = byOf(request);
      await dismissAdvice(db, request.body, by);
      return reply.code(201).send({ data: await dismissals(db, by) });
    },
  );
  app.delete(
    "/advice/dismissals/:adviceKey",
    {
      schema: { params: AdviceRef, response: { 204: z.null() } },
      config: { action: "edit" },
    },
    async ({ principal: { workspaceId }, params }, reply) => {
      await recallAdvice(db, { workspaceId, key: params.adviceKey });
      return reply.code(204).send(null);
    },
  );
}
