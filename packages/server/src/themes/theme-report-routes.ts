import { ThemeId, ThemeList } from "@candor/contract/reading.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import { HotSpots, Sentences, ThemePage, ThemeRef } from "@candor/contract/theme.ts";
import { z } from "zod";
import { standingScopeOf } from "../responses/standing-scope.ts";
import "../auth/authenticate-hook.ts";
import { readerLanguage } from "../auth/reader-language.ts";
import type { App } from "../errors/http.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { findHotSpots } from "./hot-spots.ts";
import { repeatsAsWished, ThemeFilter } from "./repeats-once.ts";
import { typicalSentences } from "./sentences.ts";
import { themeList } from "./theme-list.ts";
import { themePage } from "./theme-page.ts";

/** `/api/v1/surveys/:surveyId/themes`: what the comments of a survey speak of. */
export function themeReportRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    "/surveys/:surveyId/themes",
    {
      schema: {
        description:
          "What comments speak of, the costliest first: share, scores with and without, impact with its interval, tone. An association, not a cause. Below 20 mentions there are counts alone.",
        params: SurveyRef,
        querystring: ThemeFilter.extend({
          /** Hidden themes too. */
          hidden: z.stringbool().optional(),
        }),
        response: { 200: ThemeList },
      },
      config: { scope: "read" },
    },
    async ({ principal, params, query }) => {
      const ref = { workspaceId: principal.workspaceId, surveyId: params.surveyId };
      await getSurvey(db, ref);
      return themeList(
        db,
        await repeatsAsWished(db, await standingScopeOf(db, ref, query), query),
        {
          today: await todayOf(db, principal.workspaceId),
          language: await readerLanguage(db, principal),
          withHidden: query.hidden ?? false,
        },
      );
    },
  );

  app.get(
    "/surveys/:surveyId/themes/sentences",
    {
      schema: {
        params: SurveyRef,
        querystring: ThemeFilter.extend({
          of: z.preprocess(
            (value) => (Array.isArray(value) ? value : [value]),
            z.array(ThemeId).min(1).max(50),
          ),
          count: z.coerce.number().int().min(1).max(50).default(3),
        }),
        response: { 200: Sentences },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) => {
      const ref = { workspaceId, surveyId: params.surveyId };
      await getSurvey(db, ref);
      const scope = await repeatsAsWished(db, await standingScopeOf(db, ref, query), query);
      const data: z.infer<typeof Sentences>["data"] = [];
      for (const theme of new Set(query.of)) {
        data.push({ theme, sentences: await typicalSentences(db, scope, theme, query.count) });
      }
      return { data };
    },
  );

  app.get(
    "/surveys/:surveyId/themes/hot-spots",
    {
      schema: {
        description:
          "Where a theme is criticised more than elsewhere, in both halves of the period (the last 180 days, where none is given): shops, products, touchpoints, each with each theme, corrected for how many are compared. An association, not a cause.",
        params: SurveyRef,
        querystring: ThemeFilter,
        response: { 200: HotSpots },
      },
      config: { scope: "read" },
    },
    async ({ principal, params, query }) => {
      const ref = { workspaceId: principal.workspaceId, surveyId: params.surveyId };
      const { dimensions } = await getSurvey(db, ref);
      return findHotSpots(
        db,
        await repeatsAsWished(db, await standingScopeOf(db, ref, query), query),
        {
          today: await todayOf(db, principal.workspaceId),
          language: await readerLanguage(db, principal),
          dimensions: [...dimensions, "touchpoint", "channel"],
        },
      );
    },
  );

  app.get(
    "/surveys/:surveyId/themes/:themeId",
    {
      schema: {
        params: SurveyRef.extend(ThemeRef.shape),
        querystring: ThemeFilter,
        response: { 200: ThemePage },
      },
      config: { scope: "read" },
    },
    async ({ principal, params, query }) => {
      const ref = { workspaceId: principal.workspaceId, surveyId: params.surveyId };
      const survey = await getSurvey(db, ref);
      return themePage(
        db,
        await repeatsAsWished(db, await standingScopeOf(db, ref, query), query),
        {
          theme: params.themeId,
          today: await todayOf(db, principal.workspaceId),
          language: await readerLanguage(db, principal),
          dimensions: survey.dimensions,
        },
      );
    },
  );
}
