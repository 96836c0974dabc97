import { EndedSessions, Sessions } from "@candor/contract/session.ts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import type { SignInService } from "./better-auth.ts";
import { endOtherSessions, endSession, hasTwoFactor, sessionsOf } from "./sessions.ts";

/** `/me/sessions`: where one is signed in, and the way to end that from afar. */
export function sessionRoutes(
  app: App,
  { db, signIn }: { db: Database; signIn: SignInService },
): void {
  const config = { session: true };
  const here = async (request: FastifyRequest): Promise<string> => {
    const headers = new Headers({ cookie: request.headers.cookie ?? "" });
    const found = await signIn.api.getSession({ headers, query: { disableRefresh: true } });
    return found?.session.id ?? "";
  };

  app.get("/me/sessions", { config, schema: { response: { 200: Sessions } } }, async (request) => {
    const { userId } = request.user;
    const sessionId = await here(request);
    return {
      twoFactor: await hasTwoFactor(db, userId),
      data: await sessionsOf(db, { userId, sessionId, now: new Date() }),
    };
  });

  app.delete(
    "/me/sessions",
    { config, schema: { response: { 200: EndedSessions } } },
    async (request) => ({
      ended: await endOtherSessions(db, { ...request.user, sessionId: await here(request) }),
    }),
  );

  app.delete(
    "/me/sessions/:sessionId",
    {
      config,
      schema: { params: z.object({ sessionId: z.string().max(64) }), response: { 204: z.null() } },
    },
    async (request, reply) => {
      await endSession(db, { ...request.user, sessionId: request.params.sessionId });
      return reply.code(204).send(null);
    },
  );
}
