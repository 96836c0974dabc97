import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { auditPassword } from "./audit-user.ts";
import { PASSWORD_LENGTH, type SignInService } from "./better-auth.ts";
import { refuseForeignOrigin } from "./same-origin.ts";
import { passCookies } from "./session-cookie.ts";
import type { SignInLimits } from "./sign-in-limits.ts";

/** What the doors of signing in need. */
export interface SignInRoutesDeps {
  db: Database;
  signIn: SignInService;
  limits: SignInLimits;
  publicUrl: string;
}

const Email = z.string().trim().min(3).max(254);
const Password = z.string().min(1).max(PASSWORD_LENGTH.max);
const NewPassword = z.string().min(PASSWORD_LENGTH.min).max(PASSWORD_LENGTH.max);
const User = z.object({ id: z.string(), email: z.string(), name: z.string() });
const Done = z.object({ done: z.literal(true) });

/**
 * `/api/auth/…`: the few doors of better-auth that Candor opens, each with the fields it takes and no
 * other. What is not here (its sign-up above all) does not exist for the world.
 */
export function signInRoutes(app: App, deps: SignInRoutesDeps): void {
  const { limits, publicUrl } = deps;
  const config = { public: true };

  app.post(
    "/api/auth/sign-in/email",
    {
      config,
      schema: {
        body: z.object({ email: Email, password: Password, rememberMe: z.boolean().default(true) }),
        response: { 200: z.object({ user: User }) },
      },
    },
    async (request, reply) => {
      refuseForeignOrigin(request, publicUrl);
      const wasRight = limits.tryPassword(request, request.body.email);
      const reached = await ask(deps, request, reply, "/sign-in/email", request.body);
      wasRight();
      return { user: User.parse(reached.user) };
    },
  );

  app.post(
    "/api/auth/sign-out",
    { config, schema: { response: { 200: Done } } },
    async (request, reply) => {
      refuseForeignOrigin(request, publicUrl);
      await ask(deps, request, reply, "/sign-out", {});
      return { done: true as const };
    },
  );

  app.post(
    "/api/auth/request-password-reset",
    {
      config,
      schema: { body: z.object({ email: Email }), response: { 200: Done } },
    },
    async (request, reply) => {
      refuseForeignOrigin(request, publicUrl);
      limits.askForLink(request, request.body.email);
      await ask(deps, request, reply, "/request-password-reset", request.body);
      // The same for an address that nobody has: this door tells nobody who has an account.
      return { done: true as const };
    },
  );

  app.post(
    "/api/auth/reset-password",
    {
      config,
      schema: {
        body: z.object({ token: z.string().min(1).max(200), newPassword: NewPassword }),
        response: { 200: Done },
      },
    },
    async (request, reply) => {
      refuseForeignOrigin(request, publicUrl);
      await ask(deps, request, reply, "/reset-password", request.body);
      return { done: true as const };
    },
  );

  app.post(
    "/api/auth/change-password",
    {
      config,
      schema: {
        body: z.object({ currentPassword: Password, newPassword: NewPassword }),
        response: { 200: Done },
      },
    },
    async (request, reply) => {
      refuseForeignOrigin(request, publicUrl);
      limits.tryPassword(request, `session ${request.headers.cookie ?? ""}`);
      const changed = await ask(deps, request, reply, "/change-password", {
        ...request.body,
        revokeOtherSessions: true,
      });
      const { id: userId, email } = User.parse(changed.user);
      await auditPassword(deps.db, { userId, email, how: "old_password" });
      return { done: true as const };
    },
  );
}

/** Puts a request through better-auth's own router, and translates its refusals. */
async function ask(
  { signIn, publicUrl }: SignInRoutesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  door: string,
  body: object,
): Promise<Record<string, unknown>> {
  const headers = new Headers({ "content-type": "application/json" });
  const { cookie, "user-agent": userAgent } = request.headers;
  if (cookie !== undefined) headers.set("cookie", cookie);
  if (userAgent !== undefined) headers.set("user-agent", userAgent);
  const answer = await signIn.handler(
    new Request(`${publicUrl}/api/auth${door}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    }),
  );
  const told = z.record(z.string(), z.unknown()).safeParse(await answer.json().catch(() => null));
  if (!answer.ok) throw refusal(answer.status, told.data?.code);
  passCookies(answer.headers, reply);
  return told.data ?? {};
}

const REFUSALS: Record<string, [status: number, code: string, sentence: string]> = {
  INVALID_EMAIL_OR_PASSWORD: [
    401,
    "wrong_password",
    "The e-mail address or the password is wrong. Try again, or ask for a link that sets a new password.",
  ],
  INVALID_EMAIL: [422, "email_invalid", "This is not an e-mail address. Correct it and try again."],
  INVALID_TOKEN: [
    400,
    "reset_link_invalid",
    "This link was used already or is older than an hour. Ask for another one.",
  ],
  INVALID_PASSWORD: [400, "wrong_password", "The current password is wrong. Try again."],
  UNAUTHORIZED: [401, "not_signed_in", "Nobody is signed in. Sign in first."],
};

function refusal(status: number, reason: unknown): Error {
  const known = typeof reason === "string" ? REFUSALS[reason] : undefined;
  if (known) return new KnownError(...known);
  if (status === 401) return new KnownError(...(REFUSALS.UNAUTHORIZED as [number, string, string]));
  return new Error(`sign-in answered ${status} ${String(reason)}`);
}
