import {
  ConversationFile,
  ConversationRef,
  FileRef,
  KeepDraft,
  LARGEST_FILE,
  OthersPresent,
  ShowPresence,
} from "@candor/contract/conversation.ts";
import { z } from "zod";
import { usersByIds } from "../auth/user-queries.ts";
import {
  addUpload,
  keepDraft,
  removeUpload,
  tooLarge,
  uploadsOf,
} from "../conversations/drafts.ts";
import { type Presence, tellPresence } from "../conversations/presence.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { conversationFor, writerOf } from "./conversation-access.ts";

interface WritingDeps {
  db: Database;
  presence: Presence;
}

const Uploads = z.object({ data: z.array(ConversationFile) });

/** What colleagues are writing in a conversation, what goes along with it, and who else is there. */
export function writingRoutes(app: App, { db, presence }: WritingDeps): void {
  app.put(
    "/conversations/:conversationId/draft",
    {
      schema: { params: ConversationRef, body: KeepDraft, response: { 204: z.null() } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const { workspace_id: workspaceId, id: conversationId } = await conversationFor(
        db,
        request,
        request.params.conversationId,
      );
      const { text } = request.body;
      await keepDraft(db, {
        ...{ workspaceId, conversationId, userId: writerOf(request), text, now: new Date() },
      });
      return reply.code(204).send(null);
    },
  );
  app.post(
    "/conversations/:conversationId/files",
    {
      schema: {
        params: ConversationRef,
        consumes: ["multipart/form-data"],
        response: { 201: Uploads },
      },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const { conversationId } = request.params;
      const { workspace_id: workspaceId } = await conversationFor(db, request, conversationId);
      const file = await request.file({ limits: { fileSize: LARGEST_FILE } });
      if (!file) {
        throw new KnownError(
          422,
          "file_missing",
          "The request carries no file; send one as multipart/form-data in the field `file`.",
          [{ field: "file", message: "is required" }],
        );
      }
      const bytes = await file.toBuffer().catch((error: unknown) => {
        if (file.file.truncated) throw tooLarge();
        throw error;
      });
      if (file.file.truncated) throw tooLarge();
      const writing = { workspaceId, conversationId, userId: writerOf(request) };
      await inTransaction(db, async (trx) => {
        // One file at a time, so that the bound holds.
        await trx
          .selectFrom("conversation")
          .select("id")
          .where("workspace_id", "=", workspaceId)
          .where("id", "=", conversationId)
          .forNoKeyUpdate()
          .executeTakeFirstOrThrow();
        const { filename: name, mimetype: type } = file;
        await addUpload(trx, { ...writing, name, type, bytes, now: new Date() });
      });
      return reply.code(201).send({ data: await uploadsOf(db, writing) });
    },
  );
  app.delete(
    "/conversations/:conversationId/uploads/:fileId",
    {
      schema: { params: FileRef, response: { 200: Uploads } },
      config: { action: "respond" },
    },
    async (request) => {
      const { conversationId, fileId } = request.params;
      const { workspace_id: workspaceId } = await conversationFor(db, request, conversationId);
      const writing = { workspaceId, conversationId, userId: writerOf(request) };
      await removeUpload(db, writing, fileId);
      return { data: await uploadsOf(db, writing) };
    },
  );
  app.post(
    "/conversations/:conversationId/presence",
    {
      schema: { params: ConversationRef, body: ShowPresence, response: { 200: OthersPresent } },
      config: { scope: "read" },
    },
    async (request) => {
      const { conversationId } = request.params;
      const { workspace_id: workspaceId } = await conversationFor(db, request, conversationId);
      const { principal } = request;
      const userId = principal.kind === "member" ? principal.userId : null;
      // A key is nobody who sits there.
      if (userId !== null) {
        const sign = { workspaceId, conversationId, userId, doing: request.body.doing };
        await tellPresence(db, { kind: "presence", ...sign });
      }
      const others = presence.others({ workspaceId, conversationId, userId });
      const users = await usersByIds(
        db,
        others.map((one) => one.userId),
      );
      return {
        data: others.flatMap(({ userId: who, doing }) => {
          const user = users.get(who);
          return user ? [{ userId: who, name: user.name || user.email, doing }] : [];
        }),
      };
    },
  );
}
