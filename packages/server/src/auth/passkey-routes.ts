import { Id } from "@candor/contract/common.ts";
import { Passkey, Passkeys } from "@candor/contract/session.ts";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import type { SignInService } from "./better-auth.ts";
import { noteConfirmed, sessionOfCookie } from "./confirmation.ts";
import { refuseEnforced } from "./enforced-domains.ts";
import { noteDevice } from "./known-devices.ts";
import type { AuthLog, SendMail } from "./mail.ts";
import { openSessionOf } from "./open-session.ts";
import * as passkeys from "./passkeys.ts";
import { refuseForeignOrigin } from "./same-origin.ts";
import type { SignInLimits } from "./sign-in-limits.ts";
import { tellAccount } from "./tell-account.ts";
import { usersByIds } from "./user-queries.ts";

interface PasskeyRouteDeps {
  db: Database;
  signIn: SignInService;
  limits: SignInLimits;
  publicUrl: string;
  sendMail: SendMail;
  log: AuthLog;
}

/** What a browser hands over is checked by the library that reads it; here only its outline. */
const Signed = z
  .object({ id: z.string().max(2000), response: z.record(z.string(), z.unknown()) })
  .loose();
const Asked = z.record(z.string(), z.unknown());
const Name = z.string().trim().min(1).max(60);
const User = z.object({ id: z.string(), email: z.string(), name: z.string() });

/** `/api/auth/passkey…`: signing in, and proving oneself again, with a key that never leaves its device. */
export function passkeySignInRoutes(app: App, deps: PasskeyRouteDeps): void {
  const { db, signIn, limits, publicUrl } = deps;
  const config = { public: true };

  app.post(
    "/api/auth/passkey/ask",
    {
      config,
      schema: {
        body: z.object({ purpose: z.enum(["sign_in", "confirm"]).default("sign_in") }),
        response: { 200: Asked },
      },
    },
    async (request) => {
      refuseForeignOrigin(request, publicUrl);
      limits.askForChallenge(request);
      const session =
        request.body.purpose === "confirm"
          ? await sessionOfCookie(signIn, request.headers.cookie)
          : null;
      const asked = await passkeys.askPasskey(deps, session?.userId ?? null, new Date());
      return { ...asked };
    },
  );

  app.post(
    "/api/auth/passkey/sign-in",
    { config, schema: { body: Signed, response: { 200: z.object({ user: User }) } } },
    async (request, reply) => {
      refuseForeignOrigin(request, publicUrl);
      const wasRight = limits.tryPassword(request, "a passkey");
      const response = request.body as unknown as AuthenticationResponseJSON;
      const { userId } = await passkeys.provePasskey(deps, {
        response,
        userId: null,
        now: new Date(),
      });
      const user = (await usersByIds(db, [userId])).get(userId);
      if (!user) throw new Error("a passkey belongs to nobody");
      wasRight();
      await refuseEnforced(db, user.email);
      await openSessionOf(signIn, reply, userId);
      const signedIn = { id: userId, email: user.email, name: user.name };
      await noteDevice(deps, request, reply, signedIn);
      return { user: signedIn };
    },
  );

  app.post(
    "/api/auth/passkey/confirm",
    { config, schema: { body: Signed, response: { 200: z.object({ until: z.string() }) } } },
    async (request) => {
      refuseForeignOrigin(request, publicUrl);
      const session = await sessionOfCookie(signIn, request.headers.cookie);
      if (!session)
        throw new KnownError(401, "not_signed_in", "Nobody is signed in. Sign in first.");
      const response = request.body as unknown as AuthenticationResponseJSON;
      const now = new Date();
      await passkeys.provePasskey(deps, { response, userId: session.userId, now });
      return { until: (await noteConfirmed(db, session, now)).toISOString() };
    },
  );
}

/** `/me/passkeys`: one's own. Adding and removing one opens or shuts a door, so it asks who sits there. */
export function passkeyRoutes(app: App, deps: PasskeyRouteDeps): void {
  const { db } = deps;
  const config = { session: true };
  const dangerous = { session: true, confirm: true };

  app.get("/me/passkeys", { config, schema: { response: { 200: Passkeys } } }, async (request) => ({
    data: (await passkeys.passkeysOf(db, request.user.userId)).map(told),
  }));

  app.post(
    "/me/passkeys/begin",
    { config: dangerous, schema: { response: { 200: Asked } } },
    async (request) => ({ ...(await passkeys.beginPasskey(deps, request.user, new Date())) }),
  );

  app.post(
    "/me/passkeys",
    {
      config: dangerous,
      schema: {
        body: z.object({ name: Name, response: Signed }),
        response: { 201: Passkey },
      },
    },
    async (request, reply) => {
      const response = request.body.response as unknown as RegistrationResponseJSON;
      const { name } = request.body;
      const made = await passkeys.addPasskey(deps, request.user, {
        name,
        response,
        now: new Date(),
      });
      const { userId: id, email } = request.user;
      tellAccount(deps, { id, email, what: "passkeyAdded", name: made.name });
      return reply.code(201).send(told(made));
    },
  );

  const Ref = z.object({ passkeyId: Id });
  app.patch(
    "/me/passkeys/:passkeyId",
    {
      config,
      schema: { params: Ref, body: z.object({ name: Name }), response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { name } = request.body;
      await passkeys.renamePasskey(db, request.user, { id: request.params.passkeyId, name });
      return reply.code(204).send(null);
    },
  );
  app.delete(
    "/me/passkeys/:passkeyId",
    { config: dangerous, schema: { params: Ref, response: { 204: z.null() } } },
    async (request, reply) => {
      const { name } = await passkeys.removePasskey(db, request.user, request.params.passkeyId);
      const { userId: id, email } = request.user;
      tellAccount(deps, { id, email, what: "passkeyRemoved", name });
      return reply.code(204).send(null);
    },
  );
}

function told(passkey: passkeys.Passkey): z.infer<typeof Passkey> {
  return {
    ...passkey,
    madeAt: passkey.madeAt.toISOString(),
    usedAt: passkey.usedAt?.toISOString() ?? null,
  };
}
