import {
  CreateWinBack,
  LapsedList,
  LapsedQuery,
  WinBack,
  WinBackRef,
  WinBacks,
} from "@candor/contract/win-back.ts";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { beginWinBack } from "./begin-win-back.ts";
import { lapsedCustomers } from "./lapsed-queries.ts";
import { getWinBack, listWinBacks } from "./win-back-queries.ts";

/** `/win-back`: customers who stopped buying, winning them back, and what came of it. */
export function winBackRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    "/win-back",
    {
      schema: { querystring: LapsedQuery, response: { 200: LapsedList } },
      config: { scope: "read" },
    },
    ({ principal: { workspaceId }, query }) =>
      lapsedCustomers(db, { workspaceId, ...query, now: new Date() }),
  );
  app.get(
    "/win-back/rounds",
    { schema: { response: { 200: WinBacks } }, config: { scope: "read" } },
    async ({ principal: { workspaceId } }) => ({
      data: await listWinBacks(db, { workspaceId, now: new Date() }),
    }),
  );
  app.post(
    "/win-back/rounds",
    { schema: { body: CreateWinBack, response: { 201: WinBack } }, config: { scope: "send" } },
    async ({ principal: { workspaceId }, actor, body }, reply) =>
      reply
        .code(201)
        .send(await beginWinBack(db, { workspaceId, actor, now: new Date(), wanted: body })),
  );
  app.get(
    "/win-back/rounds/:winBackId",
    { schema: { params: WinBackRef, response: { 200: WinBack } }, config: { scope: "read" } },
    ({ principal: { workspaceId }, params }) =>
      getWinBack(db, { workspaceId, ...params, now: new Date() }),
  );
}
