import { PublicPage, PublicPageBody, SurveyForm } from "@candor/contract/channel.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import "../../auth/authenticate-hook.ts";
import type { App } from "../../errors/http.ts";
import type { Database } from "../../storage/database.ts";
import { getSurvey } from "../../surveys/survey-queries.ts";
import { publicForms, publicPage, saveForm, savePublicPage } from "./public-page.ts";

/** `/api/v1/public-page` and `/api/v1/surveys/:surveyId/form`: what stands open on `/p/:workspace`. */
export function formSettingsRoutes(
  app: App,
  { db, publicUrl }: { db: Database; publicUrl: string },
): void {
  app.get(
    "/public-page",
    { schema: { response: { 200: PublicPage } }, config: { scope: "read" } },
    async ({ principal: { workspaceId } }) => publicPage(db, { workspaceId, publicUrl }),
  );

  app.put(
    "/public-page",
    { schema: { body: PublicPageBody, response: { 200: PublicPage } }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, actor, body }) => {
      await savePublicPage(db, { workspaceId, actor }, body);
      return publicPage(db, { workspaceId, publicUrl });
    },
  );

  app.get(
    "/surveys/:surveyId/form",
    { schema: { params: SurveyRef, response: { 200: SurveyForm } }, config: { scope: "read" } },
    async ({ principal: { workspaceId }, params }) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      const forms = await publicForms(db, workspaceId);
      return { purpose: forms.find(({ surveyId }) => surveyId === survey.id)?.purpose ?? null };
    },
  );

  app.put(
    "/surveys/:surveyId/form",
    {
      schema: { params: SurveyRef, body: SurveyForm, response: { 200: SurveyForm } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, params, body }) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      await saveForm(db, { workspaceId, surveyId: survey.id }, body.purpose);
      return body;
    },
  );
}
