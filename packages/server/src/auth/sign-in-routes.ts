import { z } from "zod";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { askBetterAuth as ask } from "./ask-better-auth.ts";
import { auditPassword } from "./audit-user.ts";
import { PASSWORD_LENGTH, type SignInService } from "./better-auth.ts";
import { confirmRoutes } from "./confirm-routes.ts";
import { refuseEnforced } from "./enforced-domains.ts";
import { noteDevice } from "./known-devices.ts";
import type { AuthLog, SendMail } from "./mail.ts";
import { passkeySignInRoutes } from "./passkey-routes.ts";
import { refuseForeignOrigin } from "./same-origin.ts";
import { forgetShortcuts } from "./sessions.ts";
import type { SignInLimits } from "./sign-in-limits.ts";
import { tellAccount } from "./tell-account.ts";
import { twoFactorRoutes } from "./two-factor-routes.ts";

/** What the doors of signing in need. */
export interface SignInRoutesDeps {
  db: Database;
  signIn: SignInService;
  limits: SignInLimits;
  publicUrl: string;
  sendMail: SendMail;
  log: AuthLog;
}

const Email = z.string().trim().min(3).max(254);
const Password = z.string().min(1).max(PASSWORD_LENGTH.max);
const NewPassword = z.string().min(PASSWORD_LENGTH.min).max(PASSWORD_LENGTH.max);
const User = z.object({ id: z.string(), email: z.string(), name: z.string() });
/** Signed in; or the password was right, and a code of the second factor is still to come. */
const SignedIn = z.union([z.object({ user: User }), z.object({ codeNeeded: z.literal(true) })]);
const Done = z.object({ done: z.literal(true) });

/**
 * `/api/auth/…`: the few doors of better-auth that Candor opens, each with the fields it takes and no
 * other. What is not here (its sign-up above all) does not exist for the world.
 */
export function signInRoutes(app: App, deps: SignInRoutesDeps): void {
  const { limits, publicUrl } = deps;
  const config = { public: true };
  twoFactorRoutes(app, deps);
  confirmRoutes(app, deps);
  passkeySignInRoutes(app, deps);

  app.post(
    "/api/auth/sign-in/email",
    {
      config,
      schema: {
        body: z.object({ email: Email, password: Password, rememberMe: z.boolean().default(true) }),
        response: { 200: SignedIn },
      },
    },
    async (request, reply) => {
      refuseForeignOrigin(request, publicUrl);
      await refuseEnforced(deps.db, request.body.email);
      const wasRight = limits.tryPassword(request, request.body.email);
      const reached = await ask(deps, request, reply, "/sign-in/email", request.body);
      wasRight();
      if (reached.twoFactorRedirect === true) return { codeNeeded: true as const };
      const user = User.parse(reached.user);
      await noteDevice(deps, request, reply, user);
      return { user };
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
      await refuseEnforced(deps.db, request.body.email);
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
      await forgetShortcuts(deps.db, userId);
      await auditPassword(deps.db, { userId, email, how: "old_password" });
      tellAccount(deps, { id: userId, email, what: "passwordChanged" });
      return { done: true as const };
    },
  );
}
