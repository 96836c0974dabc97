import {
  FoundSummary,
  ModelSummary,
  SummaryQuery,
  TranslateResponse,
  Translation,
  WriteSummary,
  WrittenOfResponse,
} from "@candor/contract/own-model.ts";
import { ResponseRef } from "@candor/contract/response.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import "../auth/authenticate-hook.ts";
import { readerLanguage } from "../auth/reader-language.ts";
import type { App } from "../errors/http.ts";
import { getResponseDetail } from "../responses/response-queries.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import type { ModelDeps } from "./ask-model.ts";
import { translateComment } from "./translate-comment.ts";
import { findSummary, writeSummary } from "./write-summary.ts";
import { writtenOfResponse } from "./written-of-response.ts";

/** What the workspace's own model writes when somebody asks: a translation, a summary. */
export function writtenRoutes(app: App, deps: ModelDeps): void {
  const { db } = deps;

  app.get(
    "/responses/:responseId/written",
    {
      schema: { params: ResponseRef, response: { 200: WrittenOfResponse } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params: { responseId } }) => {
      await getResponseDetail(db, { workspaceId, responseId });
      return writtenOfResponse(db, { workspaceId, responseId });
    },
  );
  app.post(
    "/responses/:responseId/translations",
    {
      schema: { params: ResponseRef, body: TranslateResponse, response: { 200: Translation } },
      config: { scope: "act" },
    },
    async ({ principal, actor, params: { responseId }, body }) => {
      const language = body.language ?? (await readerLanguage(db, principal));
      const { workspaceId } = principal;
      return translateComment(deps, { workspaceId, responseId, language, actor });
    },
  );
  app.get(
    "/surveys/:surveyId/summary",
    {
      schema: { params: SurveyRef, querystring: SummaryQuery, response: { 200: FoundSummary } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params: { surveyId }, query }) => {
      await getSurvey(db, { workspaceId, surveyId });
      return { summary: await findSummary(db, { workspaceId, surveyId, ...query }) };
    },
  );
  app.post(
    "/surveys/:surveyId/summary",
    {
      schema: { params: SurveyRef, body: WriteSummary, response: { 200: ModelSummary } },
      config: { scope: "act" },
    },
    async ({ principal, actor, params: { surveyId }, body }) => {
      const { workspaceId } = principal;
      await getSurvey(db, { workspaceId, surveyId });
      const { language: wanted, ...about } = body;
      const language = wanted ?? (await readerLanguage(db, principal));
      return writeSummary(deps, { workspaceId, surveyId, ...about }, { language, actor });
    },
  );
}
