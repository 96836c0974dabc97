import { Integrity, IntegrityQuery, LookAtSignal } from "@candor/contract/integrity.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import { standingScopeOf } from "../responses/standing-scope.ts";
import "../auth/authenticate-hook.ts";
import { requireAction } from "../auth/principal.ts";
import type { App } from "../errors/http.ts";
import type { Answers } from "../responses/answers.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { integrity } from "./integrity.ts";
import { lookAtSignal } from "./signal-looks.ts";

/** `/surveys/:surveyId/integrity`: what is unusual in the answers, to be looked at; it proves nothing. */
export function integrityRoutes(
  app: App,
  { db, answers }: { db: Database; answers: Answers },
): void {
  const refOf = async (workspaceId: string, surveyId: string) => {
    const survey = await getSurvey(db, { workspaceId, surveyId });
    return { workspaceId, surveyId: survey.id };
  };
  app.get(
    "/surveys/:surveyId/integrity",
    {
      schema: {
        description:
          "What is unusual in the answers and should be looked at: long runs of tens, tens at the end of months, one sender who answers often, places with more tens or another shape than the others. Exact tests, corrected for everything that was looked at. It proves nothing.",
        params: SurveyRef,
        querystring: IntegrityQuery,
        response: { 200: Integrity },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) =>
      integrity(db, await standingScopeOf(db, await refOf(workspaceId, params.surveyId), query)),
  );
  app.post(
    "/surveys/:surveyId/integrity/looks",
    {
      schema: {
        description:
          "Says what came of looking: fine, or its answers are left out of the score with a reason. Asked with the same filter as the list.",
        params: SurveyRef,
        querystring: IntegrityQuery,
        body: LookAtSignal,
        response: { 200: Integrity },
      },
      config: { scope: "write" },
    },
    async ({ principal, params, query, body, actor }) => {
      if (body.verdict === "left_out") requireAction(principal, "edit");
      const scope = await standingScopeOf(
        db,
        await refOf(principal.workspaceId, params.surveyId),
        query,
      );
      await lookAtSignal({ db, answers }, scope, { ...body, actor, now: new Date() });
      return integrity(db, scope);
    },
  );
}
