import { page } from "@candor/contract/common.ts";
import {
  CreateSurvey,
  Survey,
  SurveyPatch,
  SurveyRef,
  WordingCheck,
  WordingReport,
} from "@candor/contract/survey.ts";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { checkWording } from "./check-wording.ts";
import { createSurvey } from "./create-survey.ts";
import { editSurvey } from "./edit-survey.ts";
import { toSurvey } from "./survey.ts";
import { answersBySurvey, getSurvey, listSurveys } from "./survey-queries.ts";

/** `/api/v1/surveys` */
export function surveyRoutes(app: App, { db, publicUrl }: { db: Database; publicUrl: string }) {
  app.get(
    "/surveys",
    { schema: { response: { 200: page(Survey) } }, config: { scope: "read" } },
    async ({ principal: { workspaceId } }) => {
      const [surveys, answers] = await Promise.all([
        listSurveys(db, workspaceId),
        answersBySurvey(db, workspaceId),
      ]);
      const data = surveys.map((survey) =>
        toSurvey(survey, { answers: answers.get(survey.id) ?? 0, publicUrl }),
      );
      return { data, nextCursor: null };
    },
  );

  app.post(
    "/surveys",
    { schema: { body: CreateSurvey, response: { 201: Survey } }, config: { scope: "write" } },
    async ({ principal, actor, body }, reply) => {
      const maker = { workspaceId: principal.workspaceId, actor };
      const survey = await createSurvey(db, maker, body);
      return reply.code(201).send(toSurvey(survey, { answers: 0, publicUrl }));
    },
  );

  app.get(
    "/surveys/:surveyId",
    { schema: { params: SurveyRef, response: { 200: Survey } }, config: { scope: "read" } },
    async ({ principal: { workspaceId }, params }) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      const answers = await answersBySurvey(db, workspaceId);
      return toSurvey(survey, { answers: answers.get(survey.id) ?? 0, publicUrl });
    },
  );

  app.patch(
    "/surveys/:surveyId",
    {
      schema: { params: SurveyRef, body: SurveyPatch, response: { 200: Survey } },
      config: { scope: "write" },
    },
    async ({ principal, actor, params, body }) => {
      const { workspaceId } = principal;
      const ref = { workspaceId, surveyId: params.surveyId, actor };
      const survey = await editSurvey(db, ref, body);
      const answers = await answersBySurvey(db, workspaceId);
      return toSurvey(survey, { answers: answers.get(survey.id) ?? 0, publicUrl });
    },
  );

  app.post(
    "/wording-check",
    {
      schema: { body: WordingCheck, response: { 200: WordingReport } },
      config: { scope: "read" },
    },
    async ({ body }) => ({ warnings: checkWording(body) }),
  );
}
