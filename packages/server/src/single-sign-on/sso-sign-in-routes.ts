import { randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { AuthParts } from "../auth/auth-parts.ts";
import { noteConfirmed, sessionOfCookie } from "../auth/confirmation.ts";
import { noteDevice } from "../auth/known-devices.ts";
import { openSessionOf } from "../auth/open-session.ts";
import { refuseForeignOrigin } from "../auth/same-origin.ts";
import { tellJoined } from "../auth/tell-joined.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { beginSso, endSso, type SsoDeps } from "./sign-in.ts";

const COOKIE = "candor.sso";
const COOKIE_SECONDS = 10 * 60;
/** A path of this site, and nothing that a browser would take for another. */
const PATH = /^\/(?![/\\])[^\\]*$/;

const Begin = z.object({
  email: z.string().trim().min(3).max(254),
  next: z.string().max(2000).optional(),
  purpose: z.enum(["sign_in", "confirm"]).default("sign_in"),
});
const Back = z.object({
  state: z.string().max(200).default(""),
  code: z.string().max(4000).optional(),
  error: z.string().max(200).optional(),
  iss: z.string().max(500).optional(),
});

type Deps = AuthParts & SsoDeps;

/** `/api/auth/sso/…`: signing in through one's organisation. */
export function ssoSignInRoutes(app: App, deps: Deps): void {
  const { publicUrl, limits, signIn } = deps;
  const config = { public: true };

  app.post(
    "/api/auth/sso/begin",
    { config, schema: { body: Begin, response: { 200: z.object({ url: z.string() }) } } },
    async (request, reply) => {
      refuseForeignOrigin(request, publicUrl);
      limits.askForChallenge(request);
      const { email, next, purpose } = request.body;
      const session =
        purpose === "confirm" ? await sessionOfCookie(signIn, request.headers.cookie) : null;
      if (purpose === "confirm" && !session) {
        throw new KnownError(401, "not_signed_in", "Nobody is signed in. Sign in first.");
      }
      const browser = randomBytes(32).toString("base64url");
      const begun = await beginSso(deps, {
        email: session?.email ?? email,
        next: next !== undefined && PATH.test(next) ? next : null,
        browser,
        confirm: session ? { sessionId: session.id, userId: session.userId } : null,
        now: new Date(),
      });
      setBrowser(deps, reply, browser, COOKIE_SECONDS);
      return begun;
    },
  );

  app.get(
    "/api/auth/sso/callback",
    { config, schema: { querystring: Back } },
    async (request, reply) => {
      setBrowser(deps, reply, "", 0);
      try {
        return reply.redirect(
          await goOn(deps, request, reply, request.query as z.infer<typeof Back>),
        );
      } catch (error) {
        if (!(error instanceof KnownError)) throw error;
        deps.log.info({ code: error.code }, "A single sign-on was refused");
        return reply.redirect(`/sign-in?error=${encodeURIComponent(error.code)}`);
      }
    },
  );
}

/** @returns where to go on. */
async function goOn(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  query: z.infer<typeof Back>,
): Promise<string> {
  const { db, signIn } = deps;
  const now = new Date();
  const ended = await endSso(deps, {
    state: query.state,
    code: query.code,
    error: query.error,
    iss: query.iss,
    browser: request.cookies[COOKIE] ?? null,
    now,
  });
  if (ended.purpose === "confirm") {
    const session = await sessionOfCookie(signIn, request.headers.cookie);
    if (session?.id !== ended.sessionId) {
      throw new KnownError(403, "sso_not_confirmed", "Another session sits here now. Begin again.");
    }
    await noteConfirmed(db, session, now);
    return ended.next ?? "/";
  }
  const { user, workspaceId } = ended;
  await openSessionOf(signIn, reply, user.userId);
  await noteDevice(deps, request, reply, { id: user.userId, email: user.email });
  if (user.joined) await tellJoined(deps, { workspaceId, ...user });
  return ended.next ?? `/?workspace=${workspaceId}`;
}

function setBrowser({ publicUrl }: Deps, reply: FastifyReply, value: string, seconds: number) {
  const secure = publicUrl.startsWith("https:") ? "; Secure" : "";
  // Lax: the way back from the provider is a navigation from another site.
  reply.header(
    "set-cookie",
    `${COOKIE}=${value}; Max-Age=${seconds}; Path=/api/auth/sso; HttpOnly; SameSite=Lax${secure}`,
  );
}
