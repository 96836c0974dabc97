import { Came } from "@candor/contract/came.ts";
import { ChangeEffect, ChangeEffectQuery, ChangeEffectRef } from "@candor/contract/change.ts";
import { Drivers } from "@candor/contract/drivers.ts";
import { ResponseFilter } from "@candor/contract/filter.ts";
import { Forecast, ForecastQuery, Worth, WorthQuery } from "@candor/contract/outlook.ts";
import { ReferralReport } from "@candor/contract/referral.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import type { z } from "zod";
import type { Principal } from "../auth/principal.ts";
import { standingScopeOf } from "../responses/standing-scope.ts";
import "../auth/authenticate-hook.ts";
import { readerLanguage } from "../auth/reader-language.ts";
import { getChange } from "../changes/change-queries.ts";
import { themeLabels } from "../comments/theme-labels.ts";
import type { App } from "../errors/http.ts";
import { todayOf } from "../scores/today.ts";
import { sendFile } from "../spreadsheets/send-file.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { cameAsCsv, cameBy } from "./came-by.ts";
import { changeEffect } from "./change-effect.ts";
import { drivers } from "./drivers.ts";
import { forecast } from "./forecast.ts";
import { purchasesWorth } from "./purchases-worth.ts";
import { referralReport } from "./referral-report.ts";
import { worth } from "./worth.ts";

/** `/surveys/:surveyId/forecast`, `…/worth`, `…/drivers`: where a score is going, what it is worth, what goes along with it. */
export function outlookRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    "/surveys/:surveyId/forecast",
    {
      schema: { params: SurveyRef, querystring: ForecastQuery, response: { 200: Forecast } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query: { by, ...query } }) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      const today = await todayOf(db, workspaceId);
      return forecast(db, await standingScopeOf(db, { workspaceId, surveyId: survey.id }, query), {
        by,
        today,
      });
    },
  );
  app.get(
    "/surveys/:surveyId/worth",
    {
      schema: { params: SurveyRef, querystring: WorthQuery, response: { 200: Worth } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) => {
      const { money, currency, margin, recommended, ...filter } = query;
      const survey = await getSurvey(db, { workspaceId, ...params });
      const scope = await standingScopeOf(db, { workspaceId, surveyId: survey.id }, filter);
      const asked = { currency, margin, recommended, now: new Date() };
      return {
        ...(await worth(db, scope, money)),
        purchases: await purchasesWorth(db, scope, asked),
      };
    },
  );
  app.get(
    "/surveys/:surveyId/referrals",
    {
      schema: {
        params: SurveyRef,
        querystring: ResponseFilter,
        response: { 200: ReferralReport },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      const scope = await standingScopeOf(db, { workspaceId, surveyId: survey.id }, query);
      return referralReport(db, scope, await todayOf(db, workspaceId));
    },
  );
  const came = async (
    principal: Principal,
    surveyId: string,
    query: z.infer<typeof ResponseFilter>,
  ): Promise<Came> => {
    const { workspaceId } = principal;
    const survey = await getSurvey(db, { workspaceId, surveyId });
    const scope = await standingScopeOf(db, { workspaceId, surveyId: survey.id }, query);
    const language = await readerLanguage(db, principal);
    const label = await themeLabels(db, { workspaceId, language });
    return cameBy(db, scope, { survey, label });
  };
  app.get(
    "/surveys/:surveyId/came",
    {
      schema: {
        params: SurveyRef,
        querystring: ResponseFilter,
        response: { 200: Came },
      },
      config: { scope: "read" },
    },
    ({ principal, params, query }) => came(principal, params.surveyId, query),
  );
  app.get(
    "/surveys/:surveyId/came/export.csv",
    { schema: { params: SurveyRef, querystring: ResponseFilter }, config: { scope: "read" } },
    async ({ principal, params, query }, reply) => {
      const file = cameAsCsv(await came(principal, params.surveyId, query));
      return sendFile(reply, { name: "how-they-come", format: "csv", file });
    },
  );
  app.get(
    "/surveys/:surveyId/changes/:changeId/effect",
    {
      schema: {
        params: ChangeEffectRef,
        querystring: ChangeEffectQuery,
        response: { 200: ChangeEffect },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query: { weeks, ...filter } }) => {
      const survey = await getSurvey(db, { workspaceId, surveyId: params.surveyId });
      const change = await getChange(db, { workspaceId, changeId: params.changeId });
      const today = await todayOf(db, workspaceId);
      const scope = await standingScopeOf(
        db,
        { workspaceId, surveyId: survey.id },
        { ...filter, group: undefined },
      );
      return changeEffect(db, scope, change, { weeks, today });
    },
  );
  app.get(
    "/surveys/:surveyId/drivers",
    {
      schema: {
        description:
          "What customers rate besides the score, by how much of the score it goes along with, and how it is rated. Association, not cause.",
        params: SurveyRef,
        querystring: ResponseFilter,
        response: { 200: Drivers },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      return drivers(db, await standingScopeOf(db, { workspaceId, surveyId: survey.id }, query));
    },
  );
}
