import { ResponseFilter } from "@candor/contract/filter.ts";
import { PlansAgainstOpinion } from "@candor/contract/plans.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import { standingScopeOf } from "../responses/standing-scope.ts";
import "../auth/authenticate-hook.ts";
import { readerLanguage } from "../auth/reader-language.ts";
import type { CommentReader } from "../comments/thread/comment-reader.ts";
import type { App } from "../errors/http.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { plansAgainstOpinion } from "./plans-against-opinion.ts";

/** `/surveys/:surveyId/plans`: what is planned against what customers speak of. */
export function planRoutes(app: App, deps: { db: Database; reader: CommentReader }): void {
  const { db } = deps;
  app.get(
    "/surveys/:surveyId/plans",
    {
      schema: {
        description:
          "Improvements under way and changes announced for later, held against themes of comments; and costly themes that no plan concerns. An association, not a cause.",
        params: SurveyRef,
        querystring: ResponseFilter,
        response: { 200: PlansAgainstOpinion },
      },
      config: { scope: "read" },
    },
    async ({ principal, params, query }) => {
      const { workspaceId } = principal;
      const survey = await getSurvey(db, { workspaceId, surveyId: params.surveyId });
      return plansAgainstOpinion(
        deps,
        await standingScopeOf(deps.db, { workspaceId, surveyId: survey.id }, query),
        {
          today: await todayOf(db, workspaceId),
          language: await readerLanguage(db, principal),
        },
      );
    },
  );
}
