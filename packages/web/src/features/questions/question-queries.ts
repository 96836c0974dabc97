import type * as question from "@candor/contract/question.ts";
import { queryOptions } from "@tanstack/react-query";
import {
  type ListFilter,
  type NumbersFilter,
  numbersKey,
  type SurveyIds,
} from "../../here/numbers.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

export type Question = question.Question;
export type Saved = question.SurveyQuestions;
export type Measured = question.MeasuredLength;
export type Figure = question.QuestionFigure;
export type Trend = question.QuestionTrend;
export type Texts = Readonly<Record<string, string>>;

/** What the survey asks after the score, and what that costs; answers change the latter. */
export function questionsQuery(ids: SurveyIds) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "questions"],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/questions", {
          params: { path: { surveyId: ids.survey } },
          signal,
        }),
      ),
  });
}

export function figuresQuery(ids: SurveyIds, query: NumbersFilter) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "figures", query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/figures", {
          params: { path: { surveyId: ids.survey }, query: defined(query) },
          signal,
        }),
      ),
  });
}

export function questionTrendQuery(ids: SurveyIds, questionId: string, query: NumbersFilter) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "figures", questionId, query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/figures/{questionId}/trend", {
          params: {
            path: { surveyId: ids.survey, questionId },
            query: defined({ ...query, by: "month" as const }),
          },
          signal,
        }),
      ),
  });
}

/** The latest answers in words to one question. */
export function wordsQuery(ids: SurveyIds, answered: string, query: ListFilter) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "words", answered, query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/responses", {
          params: {
            path: { surveyId: ids.survey },
            query: defined({ ...query, answered, limit: 8 }),
          },
          signal,
        }),
      ),
  });
}
