import { page } from "@candor/contract/common.ts";
import { CreateShare, Share, ShareCreated, ShareRef } from "@candor/contract/share.ts";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { makeShare } from "./make-share.ts";
import { revokeShare } from "./revoke-share.ts";
import { toShare } from "./share.ts";
import { listShares } from "./share-queries.ts";

/** `/api/v1/shares`: links to a page that anybody who has one may read. */
export function shareRoutes(
  app: App,
  { db, publicUrl, now }: { db: Database; publicUrl: string; now: () => Date },
): void {
  app.get(
    "/shares",
    { schema: { response: { 200: page(Share) } }, config: { scope: "read" } },
    async ({ principal: { workspaceId } }) => {
      const rows = await listShares(db, workspaceId);
      return {
        data: rows.map(({ survey_name, ...row }) => toShare(row, survey_name, now())),
        nextCursor: null,
      };
    },
  );

  app.post(
    "/shares",
    { schema: { body: CreateShare, response: { 201: ShareCreated } }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, actor, body }, reply) => {
      const by = { workspaceId, actor, publicUrl, now: now() };
      return reply.code(201).send(await makeShare(db, by, body));
    },
  );

  app.delete(
    "/shares/:shareId",
    { schema: { params: ShareRef, response: { 204: z.null() } }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, actor, params }, reply) => {
      await revokeShare(db, { workspaceId, actor, ...params, now: now() });
      return reply.code(204).send(null);
    },
  );
}
