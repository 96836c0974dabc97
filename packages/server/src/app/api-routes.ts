import { auditRoutes } from "../audit/audit-routes.ts";
import { apiKeys } from "../auth/api-keys.ts";
import { authenticator } from "../auth/authenticate.ts";
import { addAuthentication } from "../auth/authenticate-hook.ts";
import { signInService } from "../auth/better-auth.ts";
import { keyRoutes } from "../auth/key-routes.ts";
import { setupRoutes } from "../auth/setup-routes.ts";
import { signInLimits } from "../auth/sign-in-limits.ts";
import { signInRoutes } from "../auth/sign-in-routes.ts";
import { changeRoutes } from "../changes/change-routes.ts";
import type { App } from "../errors/http.ts";
import { sampleRoutes } from "../imports/sample/sample-routes.ts";
import { responseRoutes, surveyResponseRoutes } from "../responses/response-routes.ts";
import { scoreRoutes } from "../scores/score-routes.ts";
import { surveyRoutes } from "../surveys/survey-routes.ts";
import { rebuildAllTallies } from "../tallies/rebuild-tallies.ts";
import { workspaceRoutes } from "../workspaces/workspace-routes.ts";
import { liveRoutes } from "./live.ts";
import type { Services } from "./services.ts";

/** `/api/auth` (signing in) and `/api/v1` (everything a screen or a program can do). */
export async function apiRoutes(app: App, services: Services): Promise<void> {
  const { config, db, secret, log, recorder, live, jobs } = services;
  const { publicUrl } = config;
  const keys = apiKeys(db);
  const signIn = signInService({ db, secret, publicUrl, log, sendResetLink: async () => {} });
  signInRoutes(app, { signIn, limits: signInLimits(), publicUrl });

  await app.register(
    async (api: App) => {
      addAuthentication(api, authenticator({ db, signIn, keys, publicUrl }));
      setupRoutes(api, { db, signIn, publicUrl });
      workspaceRoutes(api, { db, timeZoneChanged: rebuildAllTallies });
      keyRoutes(api, { db, keys });
      auditRoutes(api, { db });
      surveyRoutes(api, { db, publicUrl });
      surveyResponseRoutes(api, { db, recorder });
      responseRoutes(api, { db, recorder });
      scoreRoutes(api, { db, responseRate: async () => ({ invited: 0, answered: 0 }) });
      changeRoutes(api, { db });
      sampleRoutes(api, { db, jobs });
      liveRoutes(api, { live });
    },
    { prefix: "/api/v1" },
  );
}
