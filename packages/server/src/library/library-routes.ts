import {
  PatchStory,
  Stories,
  StoriesQuery,
  Story,
  StoryRef,
  Suggestions,
  SuggestionsQuery,
  WriteUp,
} from "@candor/contract/library.ts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import { readerLanguage } from "../auth/reader-language.ts";
import { keyMay, may } from "../auth/role.ts";
import type { CommentReader } from "../comments/thread/comment-reader.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { byOf } from "../teams/team-routes.ts";
import type { StoryReader } from "./story.ts";
import { findStories, type LibraryAsked, storyDetail } from "./story-queries.ts";
import { suggestStories } from "./suggest-stories.ts";
import { patchStory, removeStory, writeUp } from "./write-story.ts";

/** `/library`: what was tried, here and elsewhere, and what came of it. */
export function libraryRoutes(app: App, deps: { db: Database; reader: CommentReader }): void {
  const { db } = deps;
  const asks = async (
    { principal }: FastifyRequest,
    language?: LibraryAsked["language"],
  ): Promise<LibraryAsked> => ({
    workspaceId: principal.workspaceId,
    reader: readerOf(principal),
    language: language ?? (await readerLanguage(db, principal)),
  });
  app.get(
    "/library",
    {
      schema: { querystring: StoriesQuery, response: { 200: Stories } },
      config: { scope: "read" },
    },
    async (request) => {
      const { language, ...query } = request.query;
      return {
        data: await findStories(db, await asks(request, language), query),
        nextCursor: null,
      };
    },
  );
  app.get(
    "/library/suggestions",
    {
      schema: { querystring: SuggestionsQuery, response: { 200: Suggestions } },
      config: { scope: "read" },
    },
    async (request) => {
      const asked = await asks(request, request.query.language);
      return { data: await suggestStories(deps, asked, request.query), nextCursor: null };
    },
  );
  app.get(
    "/library/:storyId",
    {
      schema: {
        params: StoryRef,
        querystring: StoriesQuery.pick({ language: true }),
        response: { 200: Story },
      },
      config: { scope: "read" },
    },
    async (request) =>
      storyDetail(db, await asks(request, request.query.language), request.params.storyId),
  );
  app.post(
    "/library",
    { schema: { body: WriteUp, response: { 201: Story } }, config: { action: "respond" } },
    async (request, reply) => {
      const asked = await asks(request);
      const { improvementId } = request.body;
      const id = await writeUp(db, improvementId, { by: byOf(request), reader: asked.reader });
      return reply.code(201).send(await storyDetail(db, asked, id));
    },
  );
  app.patch(
    "/library/:storyId",
    {
      schema: { params: StoryRef, body: PatchStory, response: { 200: Story } },
      config: { action: "respond" },
    },
    async (request) => {
      const asked = await asks(request);
      const { storyId } = request.params;
      await patchStory(db, storyId, request.body, { by: byOf(request), reader: asked.reader });
      return storyDetail(db, asked, storyId);
    },
  );
  app.delete(
    "/library/:storyId",
    { schema: { params: StoryRef, response: { 204: z.null() } }, config: { action: "respond" } },
    async (request, reply) => {
      const reader = readerOf(request.principal);
      await removeStory(db, request.params.storyId, { by: byOf(request), reader });
      return reply.code(204).send(null);
    },
  );
}

function readerOf(principal: FastifyRequest["principal"]): StoryReader {
  return principal.kind === "member"
    ? { edits: may(principal.role, "edit"), userId: principal.userId }
    : { edits: keyMay(principal.scopes, "edit"), userId: null };
}
