import { WorkshopKitQuery, WorkshopKitRef } from "@candor/contract/workshop-kit.ts";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import type { FreezeDeps } from "../reports/freeze.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { renderKit } from "./render-kit.ts";
import { fillKit } from "./workshop-kit.ts";

/** `/workshop-kits/:kit.html`: a workshop to print, with the workspace's own figures and sentences in it. */
export function kitRoutes(app: App, deps: FreezeDeps): void {
  app.get(
    "/workshop-kits/:kit.html",
    {
      schema: { params: WorkshopKitRef, querystring: WorkshopKitQuery },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params: { kit }, query }, reply) => {
      const survey = await getSurvey(deps.db, { workspaceId, surveyId: query.surveyId });
      const { language: own } = await deps.db
        .selectFrom("workspace")
        .select("language")
        .where("id", "=", workspaceId)
        .executeTakeFirstOrThrow();
      const language = query.language ?? own;
      const asked = { workspaceId, surveyId: survey.id, language, now: new Date() };
      const page = renderKit(kit, await fillKit(deps, kit, asked), { survey, language });
      return reply
        .header("content-type", "text/html; charset=utf-8")
        .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .header("cache-control", "private, no-store")
        .send(page);
    },
  );
}
