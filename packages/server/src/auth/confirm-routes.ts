import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { askBetterAuth } from "./ask-better-auth.ts";
import { PASSWORD_LENGTH, type SignInService } from "./better-auth.ts";
import { confirmedUntil, noteConfirmed, type SessionRef, sessionOfCookie } from "./confirmation.ts";
import { refuseForeignOrigin } from "./same-origin.ts";
import { hasTwoFactor } from "./sessions.ts";
import type { SignInLimits } from "./sign-in-limits.ts";
import { hasPassword, isPasswordOf } from "./user-queries.ts";
import { waysToConfirm } from "./ways-to-confirm.ts";

interface ConfirmDeps {
  db: Database;
  signIn: SignInService;
  limits: SignInLimits;
  publicUrl: string;
}

const Code = z
  .string()
  .trim()
  .min(6)
  .max(12)
  .transform((code) => code.replaceAll(/\s/g, ""));
const Proof = z.union([
  z.strictObject({ password: z.string().min(1).max(PASSWORD_LENGTH.max) }),
  z.strictObject({ code: Code }),
]);
const State = z.object({
  /** Until when nothing is asked; null when a dangerous act would be refused now. */
  until: z.string().nullable(),
  ways: z.array(z.enum(["password", "code", "passkey", "sso"])),
});

/** `/api/auth/confirm`: proving again who sits there, before what cannot be undone or opens doors. */
export function confirmRoutes(app: App, deps: ConfirmDeps): void {
  const { db, publicUrl } = deps;
  const config = { public: true };

  app.get(
    "/api/auth/confirm",
    { config, schema: { response: { 200: State } } },
    async (request) => {
      const session = await sessionHere(deps, request);
      const until = await confirmedUntil(db, session, new Date());
      return {
        until: until?.toISOString() ?? null,
        ways: await waysToConfirm(db, session.userId),
      };
    },
  );

  app.post(
    "/api/auth/confirm",
    { config, schema: { body: Proof, response: { 200: z.object({ until: z.string() }) } } },
    async (request, reply) => {
      refuseForeignOrigin(request, publicUrl);
      const session = await sessionHere(deps, request);
      const wasRight = deps.limits.tryPassword(request, `confirm ${session.id}`);
      if ("password" in request.body) {
        await provePassword(db, session, request.body.password);
      } else {
        if (!(await hasTwoFactor(db, session.userId))) throw noCodes();
        await askBetterAuth(deps, request, reply, "/two-factor/verify-totp", request.body);
      }
      wasRight();
      return { until: (await noteConfirmed(db, session, new Date())).toISOString() };
    },
  );
}

async function sessionHere({ signIn }: ConfirmDeps, request: FastifyRequest): Promise<SessionRef> {
  const session = await sessionOfCookie(signIn, request.headers.cookie);
  if (session) return session;
  throw new KnownError(401, "not_signed_in", "Nobody is signed in. Sign in first.");
}

async function provePassword(db: Database, { userId }: SessionRef, password: string) {
  if (await isPasswordOf(db, userId, password)) return;
  if (!(await hasPassword(db, userId))) {
    throw new KnownError(
      409,
      "no_password",
      "This account has no password. Confirm in one of the ways that GET /api/auth/confirm names.",
    );
  }
  throw new KnownError(400, "wrong_password", "The password is wrong. Try again.");
}

function noCodes(): KnownError {
  return new KnownError(
    409,
    "two_factor_off",
    "Two-factor sign-in is not set up for this account. Confirm with the password.",
  );
}
