import type { ApiKeys } from "../../auth/api-keys.ts";
import type { App } from "../../errors/http.ts";
import type { KnownError } from "../../errors/known-error.ts";
import { countsOf } from "../../limits/shared-counts.ts";
import type { ReassignAnswers } from "../../people/merge-people.ts";
import type { Answers } from "../../responses/answers.ts";
import type { Database } from "../../storage/database.ts";
import { autopilotRoutes } from "./autopilot-routes.ts";
import { addCallers } from "./caller.ts";
import { answerErrorsAsDelighted } from "./error-replies.ts";
import { metricRoutes } from "./metric-routes.ts";
import { peopleRoutes } from "./people-routes.ts";
import { rateLimit } from "./rate-limit.ts";
import { responseRoutes } from "./response-routes.ts";
import { type UnsubscribeDeps, unsubscribeRoutes } from "./unsubscribe-routes.ts";
import { capitaliseHeaders } from "./wire-headers.ts";

/** What answering like Delighted needs from the rest of the server. */
export interface DelightedDeps {
  db: Database;
  keys: ApiKeys;
  answers: Answers;
  publicUrl: string;
  /** Answer at `/v1` too, for a host name that pointed to Delighted. */
  atRoot: boolean;
  reassignAnswers: ReassignAnswers;
  /** An unexpected error as one that can be told. */
  explain: (error: Error) => KnownError;
  unsubscribed?: UnsubscribeDeps["unsubscribed"];
  /** Requests a minute for each key; 0 for any number. */
  perMinute: number;
  /** The time in milliseconds. */
  now?: () => number;
}

/**
 * Delighted's API on Candor's data, at `/delighted/v1` and, where the operator says so, at `/v1`:
 * what was written for Delighted needs another host name and nothing else.
 */
export async function delightedRoutes(app: App, deps: DelightedDeps): Promise<void> {
  const limit = rateLimit(countsOf(deps.db), deps.perMinute, deps.now);
  for (const prefix of deps.atRoot ? ["/delighted/v1", "/v1"] : ["/delighted/v1"]) {
    await app.register(
      async (scope: App) => {
        scope.addHook("onRequest", async (_request, reply) => capitaliseHeaders(reply.raw));
        scope.addHook("onRoute", (route) => {
          route.schema = { ...route.schema, hide: true };
          route.config = { ...route.config, public: true };
        });
        answerErrorsAsDelighted(scope, deps.explain);
        addCallers(scope, { ...deps, limit });
        peopleRoutes(scope, deps);
        responseRoutes(scope, deps);
        metricRoutes(scope, deps);
        unsubscribeRoutes(scope, deps);
        autopilotRoutes(scope, deps);
      },
      { prefix },
    );
  }
}
