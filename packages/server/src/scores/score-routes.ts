import { ResponseFilter } from "@candor/contract/filter.ts";
import { valuesOf } from "@candor/contract/question-values.ts";
import { Breakdown, ScoreReport, SurveyScore, Trend, TrendBy } from "@candor/contract/score.ts";
import { Dimensions, SurveyRef } from "@candor/contract/survey.ts";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import type { Principal } from "../auth/principal.ts";
import { readerLanguage } from "../auth/reader-language.ts";
import { type LabelOf, themeLabels } from "../comments/theme-labels.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { answerMessage } from "../messages/answer-messages.ts";
import { questionIn, scopeOf } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { questionsOf } from "../surveys/further-questions.ts";
import type { SurveyRow } from "../surveys/survey.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { BUILT_IN_DIMENSIONS, isDerived } from "../tallies/cells.ts";
import { breakdown } from "./breakdown.ts";
import { dimensionValues, histogram } from "./histogram-queries.ts";
import { todayIn } from "./period.ts";
import { scoreReport } from "./score-report.ts";
import { type ResponseRateQuery, surveyScore } from "./survey-score.ts";
import { trend } from "./trend.ts";

const Surveys = z.preprocess(
  (value) => (Array.isArray(value) ? value : [value]),
  z.array(z.string().min(1).max(100)).min(1).max(20),
);

export interface ScoreRoutesDeps {
  db: Database;
  responseRate: ResponseRateQuery;
}

/** `/api/v1/surveys/:surveyId/score`, `…/trend`, `…/breakdown`, `…/dimensions` */
export function scoreRoutes(app: App, { db, responseRate }: ScoreRoutesDeps) {
  app.get(
    "/surveys/:surveyId/score",
    {
      schema: { params: SurveyRef, querystring: ResponseFilter, response: { 200: SurveyScore } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) => {
      const ref = { workspaceId, surveyId: params.surveyId };
      await getSurvey(db, ref);
      const today = todayIn(await timeZoneOf(db, workspaceId), new Date());
      return surveyScore(db, scopeOf(ref, query), { today, responseRate });
    },
  );

  app.get(
    "/score",
    {
      schema: {
        description: "One score across several surveys: their answers pooled, each counted once.",
        querystring: ResponseFilter.extend({ survey: Surveys }),
        response: { 200: ScoreReport },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, query }) => {
      const histograms = await Promise.all(
        [...new Set(query.survey)].map(async (surveyId) => {
          const ref = { workspaceId, surveyId };
          await getSurvey(db, ref);
          return histogram(db, scopeOf(ref, query));
        }),
      );
      return scoreReport(
        Array.from({ length: 11 }, (_, score) =>
          histograms.reduce((sum, counts) => sum + (counts[score] ?? 0), 0),
        ),
      );
    },
  );

  app.get(
    "/surveys/:surveyId/trend",
    {
      schema: {
        params: SurveyRef,
        querystring: ResponseFilter.extend({ by: TrendBy.default("week") }),
        response: { 200: Trend },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) => {
      const ref = { workspaceId, surveyId: params.surveyId };
      await getSurvey(db, ref);
      return trend(db, scopeOf(ref, query), query.by);
    },
  );

  app.get(
    "/surveys/:surveyId/breakdown",
    {
      schema: {
        params: SurveyRef,
        querystring: ResponseFilter.extend({ by: z.string().min(1).max(100) }),
        response: { 200: Breakdown },
      },
      config: { scope: "read" },
    },
    async ({ principal, params, query }) => {
      const ref = { workspaceId: principal.workspaceId, surveyId: params.surveyId };
      refuseWords(await getSurvey(db, ref), query.by);
      return breakdown(db, scopeOf(ref, query), query.by, await labelsFor(db, principal));
    },
  );

  app.get(
    "/surveys/:surveyId/dimensions",
    { schema: { params: SurveyRef, response: { 200: Dimensions } }, config: { scope: "read" } },
    async ({ principal, params }) => {
      const ref = { workspaceId: principal.workspaceId, surveyId: params.surveyId };
      const survey = await getSurvey(db, ref);
      const [values, label] = await Promise.all([
        dimensionValues(db, ref),
        labelsFor(db, principal),
      ]);
      const found = new Set(values.map(({ dimension }) => dimension).filter(isDerived));
      const data = [...survey.dimensions, ...BUILT_IN_DIMENSIONS, ...found].map((dimension) => ({
        dimension,
        values: values
          .filter((row) => row.dimension === dimension)
          .map(({ value, answers }) => ({ value, label: label(dimension, value), answers })),
      }));
      const questions = questionsOf(survey).map((question) => {
        const values = valuesOf(question) ?? [];
        const options = question.kind === "choice" ? question.options : [];
        const labelOf = (value: string) =>
          question.kind === "csat"
            ? Object.fromEntries(
                survey.languages.map((tag) => [tag, answerMessage(tag, `csat.${value}`)]),
              )
            : (options.find((one) => one.value === value)?.label ?? null);
        return {
          dimension: `answers[${question.id}]`,
          text: question.text,
          values: values.map((value) => ({ value, label: labelOf(value) })),
        };
      });
      return { data, questions };
    },
  );
}

/** Free texts are no groups: each would stand alone. */
function refuseWords(survey: SurveyRow, by: string): void {
  const id = questionIn(by);
  if (id === null) return;
  const question = questionsOf(survey).find((one) => one.id === id);
  if (question && valuesOf(question) !== null) return;
  throw new KnownError(
    422,
    "not_a_dimension",
    question
      ? `The question "${id}" is answered in words; break down by a question with choices or steps.`
      : `The survey "${survey.name}" asks no question "${id}".`,
    [{ field: "by", message: "must be a property, or answers[ID] of a question with choices" }],
  );
}

async function timeZoneOf(db: Database, workspaceId: string): Promise<string> {
  const { time_zone } = await db
    .selectFrom("workspace")
    .select("time_zone")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return time_zone;
}

/** How values are called in the language of whoever asks. */
async function labelsFor(db: Database, principal: Principal): Promise<LabelOf> {
  const language = await readerLanguage(db, principal);
  return themeLabels(db, { workspaceId: principal.workspaceId, language });
}
