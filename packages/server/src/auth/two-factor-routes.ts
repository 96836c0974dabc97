import { renderSVG } from "uqr";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { askBetterAuth } from "./ask-better-auth.ts";
import { auditTwoFactor } from "./audit-user.ts";
import { PASSWORD_LENGTH, type SignInService } from "./better-auth.ts";
import { noteDevice } from "./known-devices.ts";
import type { AuthLog, SendMail } from "./mail.ts";
import { refuseForeignOrigin } from "./same-origin.ts";
import { forgetShortcuts } from "./sessions.ts";
import type { SignInLimits } from "./sign-in-limits.ts";
import { tellAccount } from "./tell-account.ts";

interface TwoFactorDeps {
  db: Database;
  signIn: SignInService;
  limits: SignInLimits;
  publicUrl: string;
  sendMail: SendMail;
  log: AuthLog;
}

const WithPassword = z.object({ password: z.string().min(1).max(PASSWORD_LENGTH.max) });
const Code = z.string().trim().min(6).max(40);
const User = z.object({ id: z.string(), email: z.string(), name: z.string() });
const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
/** What an app needs to make codes: as a link, and as a picture (SVG) that its camera reads. */
const Begun = RecoveryCodes.extend({ uri: z.string(), qr: z.string() });
const Done = z.object({ done: z.literal(true) });

/**
 * `/api/auth/two-factor…`: codes of an app on one's phone (TOTP, RFC 6238) beside the password, and
 * recovery codes for the day it is lost, each good for once.
 */
export function twoFactorRoutes(app: App, deps: TwoFactorDeps): void {
  const { db, limits, publicUrl } = deps;
  const config = { public: true };

  app.post(
    "/api/auth/sign-in/code",
    {
      config,
      schema: {
        body: z.object({ code: Code, trustDevice: z.boolean().default(false) }),
        response: { 200: z.object({ user: User }) },
      },
    },
    async (request, reply) => {
      refuseForeignOrigin(request, publicUrl);
      const wasRight = limits.tryPassword(request, `code ${request.headers.cookie ?? ""}`);
      const { code, trustDevice } = request.body;
      const digits = code.replaceAll(/[\s-]/g, "");
      const isOfApp = /^\d{6}$/.test(digits);
      const reached = await askBetterAuth(
        deps,
        request,
        reply,
        isOfApp ? "/two-factor/verify-totp" : "/two-factor/verify-backup-code",
        { code: isOfApp ? digits : code, trustDevice },
      );
      wasRight();
      const user = User.parse(reached.user);
      if (!isOfApp) {
        await auditTwoFactor(db, user, "two_factor.recovered");
        tellAccount(deps, { id: user.id, email: user.email, what: "recoveryCodeUsed" });
      }
      await noteDevice(deps, request, reply, user);
      return { user };
    },
  );

  app.post(
    "/api/auth/two-factor/begin",
    { config, schema: { body: WithPassword, response: { 200: Begun } } },
    async (request, reply) => {
      refuseForeignOrigin(request, publicUrl);
      const wasRight = limits.tryPassword(request, `session ${request.headers.cookie ?? ""}`);
      const begun = await askBetterAuth(deps, request, reply, "/two-factor/enable", {
        ...request.body,
        method: "totp",
      });
      wasRight();
      const uri = z.string().parse(begun.totpURI);
      const recoveryCodes = z.array(z.string()).parse(begun.backupCodes);
      return { uri, qr: renderSVG(uri, { border: 2 }), recoveryCodes };
    },
  );

  app.post(
    "/api/auth/two-factor/confirm",
    { config, schema: { body: z.object({ code: Code }), response: { 200: Done } } },
    async (request, reply) => {
      refuseForeignOrigin(request, publicUrl);
      const wasRight = limits.tryPassword(request, `session ${request.headers.cookie ?? ""}`);
      const confirmed = await askBetterAuth(deps, request, reply, "/two-factor/verify-totp", {
        code: request.body.code.replaceAll(/\s/g, ""),
      });
      wasRight();
      await auditTwoFactor(db, User.parse(confirmed.user), "two_factor.on");
      return { done: true as const };
    },
  );

  app.post(
    "/api/auth/two-factor/off",
    { config, schema: { body: WithPassword, response: { 200: Done } } },
    async (request, reply) => {
      refuseForeignOrigin(request, publicUrl);
      const wasRight = limits.tryPassword(request, `session ${request.headers.cookie ?? ""}`);
      const cookie = request.headers.cookie ?? "";
      const before = await deps.signIn.api.getSession({ headers: new Headers({ cookie }) });
      await askBetterAuth(deps, request, reply, "/two-factor/disable", request.body);
      wasRight();
      if (before) {
        await forgetShortcuts(db, before.user.id);
        await auditTwoFactor(db, before.user, "two_factor.off");
        const { id, email } = before.user;
        tellAccount(deps, { id, email, what: "twoFactorOff" });
      }
      return { done: true as const };
    },
  );

  app.post(
    "/api/auth/two-factor/recovery-codes",
    { config, schema: { body: WithPassword, response: { 200: RecoveryCodes } } },
    async (request, reply) => {
      refuseForeignOrigin(request, publicUrl);
      const wasRight = limits.tryPassword(request, `session ${request.headers.cookie ?? ""}`);
      const made = await askBetterAuth(
        deps,
        request,
        reply,
        "/two-factor/generate-backup-codes",
        request.body,
      );
      wasRight();
      const headers = new Headers({ cookie: request.headers.cookie ?? "" });
      const session = await deps.signIn.api.getSession({ headers });
      if (session) await auditTwoFactor(db, session.user, "two_factor.codes_made");
      return { recoveryCodes: z.array(z.string()).parse(made.backupCodes) };
    },
  );
}
