import { ResponseFilter } from "@candor/contract/filter.ts";
import { valuesOf } from "@candor/contract/question-values.ts";
import {
  AllScores,
  Breakdown,
  Compare,
  Crossing,
  ScoreReport,
  SurveyScore,
  Trend,
  TrendBy,
} from "@candor/contract/score.ts";
import { Dimensions, SurveyRef } from "@candor/contract/survey.ts";
import { z } from "zod";
import { standingScopeOf } from "../responses/standing-scope.ts";
import "../auth/authenticate-hook.ts";
import type { Principal } from "../auth/principal.ts";
import { readerLanguage } from "../auth/reader-language.ts";
import { type LabelOf, themeLabels } from "../comments/theme-labels.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { questionIn } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { questionsOf } from "../surveys/further-questions.ts";
import type { SurveyRow } from "../surveys/survey.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { allScores } from "./all-scores.ts";
import { breakdown } from "./breakdown.ts";
import { crossing } from "./crossing.ts";
import { dimensionsOf } from "./dimensions.ts";
import { histogram } from "./histogram-queries.ts";
import { bandsOfProperty } from "./property-words.ts";
import { scoreReport } from "./score-report.ts";
import { type ResponseRateQuery, surveyScore } from "./survey-score.ts";
import { todayOf } from "./today.ts";
import { trend } from "./trend.ts";

const Surveys = z.preprocess(
  (value) => (Array.isArray(value) ? value : [value]),
  z.array(z.string().min(1).max(100)).min(1).max(20),
);

const PropertyName = z.string().min(1).max(100);
/** `bands=4,7,12`; an empty one shows every value although the property has bands. */
const Edges = z
  .string()
  .regex(
    /^(-?\d{1,15}(\.\d{1,15})?(,-?\d{1,15}(\.\d{1,15})?){0,19})?$/,
    "must be rising numbers with commas",
  )
  .transform((text) => (text === "" ? [] : text.split(",").map(Number)))
  .refine((edges) => edges.every((edge, i) => i === 0 || edge > (edges[i - 1] ?? edge)), {
    message: "must rise",
  })
  .optional();

export interface ScoreRoutesDeps {
  db: Database;
  responseRate: ResponseRateQuery;
}

/** `/api/v1/scores`, `/score`, `/surveys/:surveyId/score`, `…/trend`, `…/breakdown`, `…/crossing`, `…/dimensions` */
export function scoreRoutes(app: App, { db, responseRate }: ScoreRoutesDeps) {
  app.get(
    "/surveys/:surveyId/score",
    {
      schema: {
        params: SurveyRef,
        querystring: ResponseFilter.extend({ compare: Compare.default("previous") }),
        response: { 200: SurveyScore },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) => {
      const ref = { workspaceId, surveyId: params.surveyId };
      await getSurvey(db, ref);
      const today = await todayOf(db, workspaceId);
      return surveyScore(db, await standingScopeOf(db, ref, query), {
        today,
        responseRate,
        compare: query.compare,
      });
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
          return histogram(db, await standingScopeOf(db, ref, query));
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
        querystring: ResponseFilter.extend({
          by: TrendBy.default("week"),
          compare: Compare.optional(),
        }),
        response: { 200: Trend },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) => {
      const ref = { workspaceId, surveyId: params.surveyId };
      await getSurvey(db, ref);
      return trend(
        db,
        await standingScopeOf(db, ref, query),
        query.by,
        undefined,
        query.compare ?? null,
      );
    },
  );

  app.get(
    "/surveys/:surveyId/breakdown",
    {
      schema: {
        params: SurveyRef,
        querystring: ResponseFilter.extend({
          by: PropertyName,
          compare: Compare.optional(),
          bands: Edges,
        }),
        response: { 200: Breakdown },
      },
      config: { scope: "read" },
    },
    async ({ principal, params, query }) => {
      const { workspaceId } = principal;
      const ref = { workspaceId, surveyId: params.surveyId };
      const { by, compare } = query;
      refuseWords(await getSurvey(db, ref), by);
      const edges = query.bands ?? (await bandsOfProperty(db, { workspaceId, property: by }));
      const today = await todayOf(db, workspaceId);
      const label = await labelsFor(db, principal);
      return breakdown(db, await standingScopeOf(db, ref, query), by, {
        edges,
        compare,
        today,
        label,
      });
    },
  );

  app.get(
    "/surveys/:surveyId/crossing",
    {
      schema: {
        description:
          "Two properties crossed. Read from the answers themselves: a million of them take some seconds.",
        params: SurveyRef,
        querystring: ResponseFilter.extend({ rows: PropertyName, columns: PropertyName }),
        response: { 200: Crossing },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) => {
      const ref = { workspaceId, surveyId: params.surveyId };
      const survey = await getSurvey(db, ref);
      refuseWords(survey, query.rows, "rows");
      refuseWords(survey, query.columns, "columns");
      return crossing(db, await standingScopeOf(db, ref, query), query);
    },
  );

  app.get(
    "/surveys/:surveyId/dimensions",
    { schema: { params: SurveyRef, response: { 200: Dimensions } }, config: { scope: "read" } },
    async ({ principal, params }) => {
      const ref = { workspaceId: principal.workspaceId, surveyId: params.surveyId };
      return dimensionsOf(db, await getSurvey(db, ref), await labelsFor(db, principal));
    },
  );

  app.get(
    "/scores",
    {
      schema: {
        description: "The scores of all surveys that are not archived, side by side.",
        querystring: ResponseFilter.extend({ compare: Compare.default("previous") }),
        response: { 200: AllScores },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, query: { compare, ...query } }) => {
      const today = await todayOf(db, workspaceId);
      return allScores(db, { workspaceId, query, compare, today, responseRate });
    },
  );
}

/** Free texts are no groups: each would stand alone. */
function refuseWords(survey: SurveyRow, by: string, field = "by"): void {
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
    [{ field, message: "must be a property, or answers[ID] of a question with choices" }],
  );
}

/** How values are called in the language of whoever asks. */
async function labelsFor(db: Database, principal: Principal): Promise<LabelOf> {
  const language = await readerLanguage(db, principal);
  return themeLabels(db, { workspaceId: principal.workspaceId, language });
}
