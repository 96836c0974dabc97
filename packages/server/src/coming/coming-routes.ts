import {
  CalendarFeed,
  CalendarFeedMade,
  ComingList,
  ComingQuery,
  MakeCalendarFeed,
} from "@candor/contract/coming.ts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import { viewerOf } from "../cases/case-visibility.ts";
import { doorOptions } from "../channels/door/door-options.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { feedOf, makeFeed, openFeed, revokeFeed } from "./calendar-feed.ts";
import { checkDays, whatIsComing } from "./coming-queries.ts";
import { renderFeed } from "./render-feed.ts";

export interface ComingDeps {
  db: Database;
  publicUrl: string;
}

/** `/calendar`: what is coming in every room; `/calendar-feed`: the same for a colleague's own calendar. */
export function comingRoutes(app: App, deps: ComingDeps): void {
  const { db } = deps;
  app.get(
    "/calendar",
    {
      schema: { querystring: ComingQuery, response: { 200: ComingList } },
      config: { scope: "read" },
    },
    async ({ principal, query: { from, to, language } }) => {
      checkDays({ from, to });
      const { workspaceId } = principal;
      const data = await whatIsComing(db, {
        ...{ workspaceId, from, to, language: language ?? "en" },
        viewer: await viewerOf(db, principal),
        // Whoever may see promises may see whose they are; a key is no colleague.
        withNames: principal.kind === "member",
      });
      return { data, nextCursor: null };
    },
  );
  app.get(
    "/calendar-feed",
    { schema: { response: { 200: CalendarFeed } }, config: { scope: "read" } },
    (request) => feedOf(db, whoseOf(request)),
  );
  app.post(
    "/calendar-feed",
    {
      schema: { body: MakeCalendarFeed, response: { 201: CalendarFeedMade } },
      config: { action: "see" },
    },
    async (request, reply) => {
      const by = { ...whoseOf(request), actor: request.actor, now: new Date() };
      return reply.code(201).send(await makeFeed(deps, by, request.body));
    },
  );
  app.delete(
    "/calendar-feed",
    { schema: { response: { 204: z.null() } }, config: { action: "see" } },
    async (request, reply) => {
      await revokeFeed(db, { ...whoseOf(request), actor: request.actor, now: new Date() });
      return reply.code(204).send(null);
    },
  );
}

/** @throws {KnownError} 403 for a key: a feed is a colleague's. */
function whoseOf({ principal }: FastifyRequest): { workspaceId: string; userId: string } {
  if (principal.kind === "member") return principal;
  throw new KnownError(
    403,
    "not_a_colleague",
    "A calendar feed belongs to a colleague who signed in; a key has none. Use GET /api/v1/calendar.",
  );
}

/** Programs look every hour, some every few minutes. */
const MOST_A_MINUTE = 60;

/** `/c/:token.ics`, a colleague's feed. `/c/:token` without the ending is the customer's page, and never this. */
export function feedRoute(app: App, deps: ComingDeps): void {
  app.get("/c/:token.ics", doorOptions(MOST_A_MINUTE), async (request, reply) => {
    const { token } = request.params as { token: string };
    const feed = await openFeed(deps.db, token);
    if (!feed) {
      return reply
        .code(404)
        .header("content-type", "text/plain; charset=utf-8")
        .send("There is no calendar here any more.\n");
    }
    return reply
      .header("content-type", "text/calendar; charset=utf-8")
      .header("content-disposition", 'inline; filename="candor.ics"')
      .header("cache-control", "private, no-store")
      .header("x-robots-tag", "noindex")
      .send(await renderFeed(deps, feed, new Date()));
  });
}
