import { ChangeEffect, ChangeEffectQuery, ChangeEffectRef } from "@candor/contract/change.ts";
import { Drivers } from "@candor/contract/drivers.ts";
import { ResponseFilter } from "@candor/contract/filter.ts";
import { Forecast, ForecastQuery, Worth, WorthQuery } from "@candor/contract/outlook.ts";
import { ReferralReport } from "@candor/contract/referral.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import { standingScopeOf } from "../responses/standing-scope.ts";
import "../auth/authenticate-hook.ts";
import { getChange } from "../changes/change-queries.ts";
import type { App } from "../errors/http.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
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
