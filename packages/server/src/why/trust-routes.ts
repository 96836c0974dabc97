import { SurveyRef } from "@candor/contract/survey.ts";
import {
  Representativeness,
  RepresentativenessQuery,
  SetTargets,
  TargetChoices,
  WeightedView,
} from "@candor/contract/trust.ts";
import { standingScopeOf } from "../responses/standing-scope.ts";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import { scopeOf } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { representativeness, typeable } from "./representativeness.ts";
import { setTargets } from "./targets.ts";
import { setWeightedView, weightedView } from "./weighted-view.ts";

/** `/surveys/:surveyId/representativeness`: whether those who answered can stand for all. */
export function trustRoutes(app: App, { db }: { db: Database }): void {
  const refOf = async (workspaceId: string, surveyId: string) => {
    const survey = await getSurvey(db, { workspaceId, surveyId });
    return { workspaceId, surveyId: survey.id };
  };
  app.get(
    "/surveys/:surveyId/representativeness",
    {
      schema: {
        description:
          "Who answered against a base: everybody asked, everybody known, or shares that were typed. The score weighted to the base stands beside the score as it is, with the effective number of answers.",
        params: SurveyRef,
        querystring: RepresentativenessQuery,
        response: { 200: Representativeness },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query: { base, by, ...query } }) => {
      const ref = await refOf(workspaceId, params.surveyId);
      return representativeness(db, await standingScopeOf(db, ref, query), { base, by });
    },
  );
  app.get(
    "/weighted-view",
    { schema: { response: { 200: WeightedView } }, config: { scope: "read" } },
    async ({ principal: { workspaceId } }) => ({ shown: await weightedView(db, workspaceId) }),
  );
  app.put(
    "/weighted-view",
    {
      schema: { body: WeightedView, response: { 200: WeightedView } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, actor, body }) => {
      await setWeightedView(db, { workspaceId, actor }, body.shown);
      return body;
    },
  );
  app.get(
    "/surveys/:surveyId/representativeness/targets",
    {
      schema: {
        description: "Properties that shares can be typed for, with the values answers have.",
        params: SurveyRef,
        response: { 200: TargetChoices },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params }) => ({
      data: await typeable(db, scopeOf(await refOf(workspaceId, params.surveyId), {})),
    }),
  );
  app.put(
    "/surveys/:surveyId/representativeness/targets",
    {
      schema: {
        description:
          "Says which shares the values of a property have among all customers; an empty list takes them back.",
        params: SurveyRef,
        body: SetTargets,
        response: { 200: SetTargets },
      },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, params, body, actor }) => {
      const ref = await refOf(workspaceId, params.surveyId);
      await setTargets(db, ref, { ...body, actor, now: new Date() });
      return body;
    },
  );
}
