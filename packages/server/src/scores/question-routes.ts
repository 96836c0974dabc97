import { ResponseFilter } from "@candor/contract/filter.ts";
import { type Question, QuestionFigures, QuestionTrend } from "@candor/contract/question.ts";
import { valuesOf } from "@candor/contract/question-values.ts";
import { TrendBy } from "@candor/contract/score.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import { standingListScopeOf } from "../responses/standing-scope.ts";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { questionsOf } from "../surveys/further-questions.ts";
import type { SurveyRow } from "../surveys/survey.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { questionTrend } from "./question-trend.ts";
import { surveyFigures } from "./survey-figures.ts";

const TrendRef = SurveyRef.extend({ questionId: SurveyRef.shape.surveyId });

/** `/surveys/:surveyId/figures`: what was answered to the further questions, and how it moved. */
export function questionFigureRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    "/surveys/:surveyId/figures",
    {
      schema: {
        params: SurveyRef,
        querystring: ResponseFilter,
        response: { 200: QuestionFigures },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) => {
      const ref = { workspaceId, surveyId: params.surveyId };
      const survey = await getSurvey(db, ref);
      return {
        data: await surveyFigures(
          db,
          await standingListScopeOf(db, ref, query),
          questionsOf(survey),
        ),
      };
    },
  );

  app.get(
    "/surveys/:surveyId/figures/:questionId/trend",
    {
      schema: {
        params: TrendRef,
        querystring: ResponseFilter.extend({ by: TrendBy.default("month") }),
        response: { 200: QuestionTrend },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) => {
      const ref = { workspaceId, surveyId: params.surveyId };
      const question = closedQuestion(await getSurvey(db, ref), params.questionId);
      return questionTrend(db, await standingListScopeOf(db, ref, query), question, query.by);
    },
  );
}

function closedQuestion(survey: SurveyRow, id: string): Question {
  const question = questionsOf(survey).find((one) => one.id === id);
  if (!question) {
    throw new KnownError(
      404,
      "question_not_found",
      `The survey "${survey.name}" asks no question "${id}".`,
    );
  }
  if (valuesOf(question) !== null) return question;
  throw new KnownError(
    422,
    "question_in_words",
    `The question "${id}" is answered in words, which have no figures; list the answers with answered=${id} to read them.`,
  );
}
