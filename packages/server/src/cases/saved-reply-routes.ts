import { page } from "@candor/contract/common.ts";
import { ConversationRef } from "@candor/contract/conversation.ts";
import {
  CreateSavedReply,
  FilledReply,
  PatchSavedReply,
  SavedReply,
  SavedReplyRef,
} from "@candor/contract/saved-reply.ts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { usersByIds } from "../auth/user-queries.ts";
import { createSavedReply, patchSavedReply } from "../conversations/save-saved-reply.ts";
import {
  getSavedReply,
  listSavedReplies,
  offeredReplies,
} from "../conversations/saved-reply-queries.ts";
import type { App } from "../errors/http.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { teamsOf } from "../teams/team-queries.ts";
import { byOf } from "../teams/team-routes.ts";
import { conversationFor } from "./conversation-access.ts";
import { filledReplies, replyContext } from "./reply-values.ts";

const Filled = z.object({ data: z.array(FilledReply) });

/** `/saved-replies`: what is written to customers again and again; and how it reads in one conversation. */
export function savedReplyRoutes(app: App, { db }: { db: Database }): void {
  const now = () => new Date();
  app.get(
    "/saved-replies",
    { schema: { response: { 200: page(SavedReply) } }, config: { scope: "read" } },
    async ({ principal: { workspaceId } }) => ({
      data: await listSavedReplies(db, { workspaceId, now: now() }),
      nextCursor: null,
    }),
  );
  app.post(
    "/saved-replies",
    {
      schema: { body: CreateSavedReply, response: { 201: SavedReply } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const by = byOf(request);
      const id = await createSavedReply(db, request.body, by);
      return reply.code(201).send(await getSavedReply(db, { ...by, id }));
    },
  );
  app.get(
    "/saved-replies/:savedReplyId",
    {
      schema: { params: SavedReplyRef, response: { 200: SavedReply } },
      config: { scope: "read" },
    },
    ({ principal: { workspaceId }, params }) =>
      getSavedReply(db, { workspaceId, id: params.savedReplyId, now: now() }),
  );
  app.patch(
    "/saved-replies/:savedReplyId",
    {
      schema: { params: SavedReplyRef, body: PatchSavedReply, response: { 200: SavedReply } },
      config: { action: "respond" },
    },
    async (request) => {
      const by = byOf(request);
      const id = request.params.savedReplyId;
      await patchSavedReply(db, id, request.body, by);
      return getSavedReply(db, { ...by, id });
    },
  );
  app.get(
    "/conversations/:conversationId/saved-replies",
    { schema: { params: ConversationRef, response: { 200: Filled } }, config: { scope: "read" } },
    async (request) => {
      const { workspaceId } = request.principal;
      const conversation = await conversationFor(db, request, request.params.conversationId);
      const context = await replyContext(db, conversation, await writerName(db, request));
      const replies = await offeredReplies(db, {
        workspaceId,
        teamIds: await teamIdsOf(db, request),
      });
      return { data: filledReplies(replies, context) };
    },
  );
}

/** How whoever writes is called in letters; a key has no name to sign with. */
export async function writerName(
  db: Database | Transaction,
  { principal }: Pick<FastifyRequest, "principal">,
): Promise<string | null> {
  if (principal.kind !== "member") return null;
  return (await usersByIds(db, [principal.userId])).get(principal.userId)?.name ?? null;
}

/** The teams whose replies are offered; a key is in none, and sees all. */
async function teamIdsOf(db: Database, { principal }: FastifyRequest): Promise<string[] | null> {
  if (principal.kind !== "member") return null;
  const { workspaceId, userId } = principal;
  return (await teamsOf(db, { workspaceId, userId })).map(({ teamId }) => teamId);
}
