import { page } from "@candor/contract/common.ts";
import {
  CodesRemoved,
  RemoveCodes,
  RewardCode,
  RewardCodesQuery,
} from "@candor/contract/reward.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { listCodes, removeCodes } from "./reward-codes.ts";

/** `GET /surveys/:surveyId/reward/codes`: who got which; `POST …/codes/remove`: what nobody has yet. */
export function rewardCodeRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    "/surveys/:surveyId/reward/codes",
    {
      schema: {
        params: SurveyRef,
        querystring: RewardCodesQuery,
        response: { 200: page(RewardCode) },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) => {
      await getSurvey(db, { workspaceId, ...params });
      return listCodes(db, { workspaceId, ...params, ...query });
    },
  );
  app.post(
    "/surveys/:surveyId/reward/codes/remove",
    {
      schema: { params: SurveyRef, body: RemoveCodes, response: { 200: CodesRemoved } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, params, body }) => {
      await getSurvey(db, { workspaceId, ...params });
      return removeCodes(db, { workspaceId, ...params, codes: body.codes });
    },
  );
}
