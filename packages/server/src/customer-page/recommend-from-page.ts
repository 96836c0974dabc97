import { recommendPage } from "../channels/recommend/recommend-page.ts";
import type { App } from "../errors/http.ts";
import { offersReferrals } from "../referrals/referral-settings.ts";
import type { Database } from "../storage/database.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { lookOf, openPage } from "./open-page.ts";

/** `/c/:token/recommend`: the customer's own link, from their own page. */
export function recommendFromPage(
  app: App,
  deps: { db: Database; secret: ServerSecret; publicUrl: string },
): void {
  recommendPage(app, deps, "/c/:token/recommend", async (request) => {
    const opened = await openPage(deps, request);
    if (!opened) return null;
    const { conversation, token } = opened;
    const { workspace_id: workspaceId, person_id: personId, language } = conversation;
    if (!(await offersReferrals(deps.db, workspaceId))) return null;
    const { brand, subject } = await lookOf(deps.db, conversation);
    return {
      ...{ workspaceId, surveyId: null, whose: { personId } },
      look: { language, brand, organisation: subject },
      ...{ action: `/c/${token}/recommend`, hidden: {} },
    };
  });
}
