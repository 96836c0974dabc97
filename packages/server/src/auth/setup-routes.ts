import { SaveProfile } from "@candor/contract/profile.ts";
import { Me, Setup, SetupState } from "@candor/contract/workspace.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import type { SignInService } from "./better-auth.ts";
import { noteDevice } from "./known-devices.ts";
import type { AuthLog, SendMail } from "./mail.ts";
import { meOf } from "./me.ts";
import { saveProfile } from "./profile.ts";
import { refuseForeignOrigin } from "./same-origin.ts";
import { startSession } from "./session-cookie.ts";
import { isSetupNeeded, setUp } from "./setup.ts";

/** `GET` and `POST /setup`, the first visit, and `GET` and `PATCH /me`. */
export function setupRoutes(
  app: App,
  deps: {
    db: Database;
    signIn: SignInService;
    publicUrl: string;
    sendMail: SendMail;
    log: AuthLog;
  },
): void {
  const { db, signIn, publicUrl } = deps;
  app.get(
    "/setup",
    { schema: { response: { 200: SetupState } }, config: { public: true } },
    async () => ({ needed: await isSetupNeeded(db) }),
  );

  app.post(
    "/setup",
    { schema: { body: Setup, response: { 201: Me } }, config: { public: true } },
    async (request, reply) => {
      refuseForeignOrigin(request, publicUrl);
      const owner = await setUp(db, request.body);
      await startSession(signIn, reply, { email: owner.email, password: request.body.password });
      await noteDevice(deps, request, reply, { id: owner.userId, email: owner.email });
      return reply.code(201).send(await meOf(db, owner));
    },
  );

  app.get("/me", { schema: { response: { 200: Me } }, config: { session: true } }, (request) =>
    meOf(db, request.user),
  );

  app.patch(
    "/me",
    { schema: { body: SaveProfile, response: { 200: Me } }, config: { session: true } },
    async (request) => {
      await saveProfile(db, request.user, request.body, new Date());
      const name = request.body.name ?? request.user.name;
      return meOf(db, { ...request.user, name });
    },
  );
}
