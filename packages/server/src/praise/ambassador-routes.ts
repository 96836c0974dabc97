import {
  Ambassador,
  AmbassadorRef,
  Ambassadors,
  AmbassadorsQuery,
  PatchAmbassador,
} from "@candor/contract/ambassador.ts";
import "../auth/authenticate-hook.ts";
import type { AmbassadorNews } from "../channels/door/ambassador-news.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { byOf } from "../teams/team-routes.ts";
import { getAmbassador, listAmbassadors, markAmbassador } from "./ambassador-queries.ts";

/** `/ambassadors`: who said that they would do more. Nothing in it knows a score. */
export function ambassadorRoutes(app: App, deps: { db: Database; news: AmbassadorNews }): void {
  const { db } = deps;
  app.get(
    "/ambassadors",
    {
      schema: { querystring: AmbassadorsQuery, response: { 200: Ambassadors } },
      config: { scope: "read" },
    },
    ({ principal: { workspaceId }, query }) => listAmbassadors(db, workspaceId, query),
  );
  app.patch(
    "/ambassadors/:responseId",
    {
      schema: { params: AmbassadorRef, body: PatchAmbassador, response: { 200: Ambassador } },
      config: { action: "respond" },
    },
    async (request) => {
      const asked = { workspaceId: request.principal.workspaceId, ...request.params };
      await markAmbassador(deps, asked, request.body, byOf(request));
      return getAmbassador(db, asked);
    },
  );
}
