import { Change, ChangePeriod, ChangeRef, CreateChange } from "@candor/contract/change.ts";
import { page } from "@candor/contract/common.ts";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { addChange, type ChangeRow, listChanges, removeChange } from "./change-queries.ts";

function toChange({ id, day, until, title, kind, source }: ChangeRow): Change {
  return { id, day, until, title, kind: kind as Change["kind"], source };
}

/** `/api/v1/changes` */
export function changeRoutes(app: App, { db }: { db: Database }) {
  app.get(
    "/changes",
    {
      schema: { querystring: ChangePeriod, response: { 200: page(Change) } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, query }) => {
      const period = { from: query.from ?? null, to: query.to ?? null };
      const changes = await listChanges(db, { workspaceId, ...period });
      return { data: changes.map(toChange), nextCursor: null };
    },
  );

  app.post(
    "/changes",
    { schema: { body: CreateChange, response: { 201: Change } }, config: { scope: "write" } },
    async ({ principal, actor, body }, reply) => {
      const { workspaceId } = principal;
      const change = await addChange(db, { workspaceId, actor, ...body });
      return reply.code(201).send(toChange(change));
    },
  );

  app.delete(
    "/changes/:changeId",
    { schema: { params: ChangeRef, response: { 204: z.null() } }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, params }, reply) => {
      await removeChange(db, { workspaceId, ...params });
      return reply.code(204).send(null);
    },
  );
}
