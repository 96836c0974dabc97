import { ReferralSettings, ReferralSettingsView } from "@candor/contract/referral.ts";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { byOf } from "../teams/team-routes.ts";
import { findWorkspace } from "../workspaces/workspace-queries.ts";
import { referralSettings, saveReferralSettings, settingsView } from "./referral-settings.ts";

/** `/referrals/settings`: whether everybody who answers is offered a link, and where links lead. Nothing here knows a score. */
export function referralSettingsRoutes(app: App, { db }: { db: Database }): void {
  const view = async (workspaceId: string) => {
    const workspace = await findWorkspace(db, workspaceId);
    return settingsView(await referralSettings(db, workspaceId), workspace?.name ?? "");
  };
  app.get(
    "/referrals/settings",
    { schema: { response: { 200: ReferralSettingsView } }, config: { scope: "read" } },
    ({ principal: { workspaceId } }) => view(workspaceId),
  );
  app.put(
    "/referrals/settings",
    {
      schema: { body: ReferralSettings, response: { 200: ReferralSettingsView } },
      config: { scope: "write" },
    },
    async (request) => {
      await saveReferralSettings(db, request.body, byOf(request));
      return view(request.principal.workspaceId);
    },
  );
}
