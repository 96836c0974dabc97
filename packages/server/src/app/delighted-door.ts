import type { AuthParts } from "../auth/auth-parts.ts";
import type { App } from "../errors/http.ts";
import { delightedRoutes } from "../integrations/delighted/delighted-routes.ts";

import { explained } from "./problem.ts";
import { reassignEverything } from "./reassign-everything.ts";
import type { Services } from "./services.ts";

/** `/delighted/v1`, and `/v1` where Delighted's own host name points here. */
export async function delightedDoor(
  app: App,
  services: Services,
  { keys }: AuthParts,
): Promise<void> {
  const { config, db, answers, outbox } = services;
  await delightedRoutes(app, {
    db,
    keys,
    answers,
    publicUrl: config.publicUrl,
    atRoot: config.delightedAtRoot,
    perMinute: config.rateLimit,
    reassignAnswers: reassignEverything(answers),
    explain: explained,
    unsubscribed: outbox.unsubscribed,
  });
}
