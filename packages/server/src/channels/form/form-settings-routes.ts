import { SurveyForm } from "@candor/contract/channel.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import "../../auth/authenticate-hook.ts";
import type { App } from "../../errors/http.ts";
import type { Database } from "../../storage/database.ts";
import { getSurvey } from "../../surveys/survey-queries.ts";
import { publicForms, saveForm } from "./public-forms.ts";

/** `/api/v1/surveys/:surveyId/form`: whether a survey stands open on `/p/:workspace`. */
export function formSettingsRoutes(app: App, { db }: { db: Database }): void {
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
