import { auditRoutes } from "../audit/audit-routes.ts";
import { type AuthParts, authParts, authRoutes } from "../auth/auth-parts.ts";
import { addAuthentication } from "../auth/authenticate-hook.ts";
import { signInRoutes } from "../auth/sign-in-routes.ts";
import { changeRoutes } from "../changes/change-routes.ts";
import type { App } from "../errors/http.ts";
import { importRoutes } from "../imports/import-routes.ts";
import { sampleRoutes } from "../imports/sample/sample-routes.ts";
import { responseRoutes, surveyResponseRoutes } from "../responses/response-routes.ts";
import { methodRoutes } from "../scores/method-routes.ts";
import { scoreRoutes } from "../scores/score-routes.ts";
import { surveyRoutes } from "../surveys/survey-routes.ts";
import { rebuildAllTallies } from "../tallies/rebuild-tallies.ts";
import { workspaceRoutes } from "../workspaces/workspace-routes.ts";
import { liveRoutes } from "./live.ts";
import type { Services } from "./services.ts";

/** `/api/auth` (signing in) and `/api/v1` (everything a screen or a program can do). */
export async function apiRoutes(app: App, services: Services): Promise<AuthParts> {
  const { config, db, secret, log, recorder, live, jobs } = services;
  const { publicUrl } = config;
  const auth = authParts({ db, secret, publicUrl, log, sendMail: null });
  signInRoutes(app, auth);

  await app.register(
    async (api: App) => {
      addAuthentication(api, auth.authenticator);
      authRoutes(api, auth);
      workspaceRoutes(api, { db, timeZoneChanged: rebuildAllTallies });
      auditRoutes(api, { db });
      surveyRoutes(api, { db, publicUrl });
      surveyResponseRoutes(api, { db, recorder });
      responseRoutes(api, { db, recorder });
      scoreRoutes(api, { db, responseRate: async () => ({ invited: 0, answered: 0 }) });
      changeRoutes(api, { db });
      importRoutes(api, { db, jobs });
      sampleRoutes(api, { db, jobs });
      methodRoutes(api);
      liveRoutes(api, { live });
    },
    { prefix: "/api/v1" },
  );
  return auth;
}
