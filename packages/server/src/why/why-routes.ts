import { ResponseFilter } from "@candor/contract/filter.ts";
import { Compare } from "@candor/contract/score.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import {
  Portraits,
  Priorities,
  SetEffort,
  Touchpoints,
  Why,
  WhyQuery,
} from "@candor/contract/why.ts";
import { standingScopeOf } from "../responses/standing-scope.ts";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import { listPropertyWords } from "../scores/property-words.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { changeAccount } from "./change-account.ts";
import { setEffort } from "./efforts.ts";
import { portraits } from "./portraits.ts";
import { priorities } from "./priorities.ts";
import { touchpoints } from "./touchpoints.ts";
import { whySentence } from "./why-sentence.ts";

/** `/surveys/:surveyId/why`, `…/priorities`, `…/portraits`, `…/touchpoints`: what is behind a score. */
export function whyRoutes(app: App, { db }: { db: Database }): void {
  const refOf = async (workspaceId: string, surveyId: string) => {
    const survey = await getSurvey(db, { workspaceId, surveyId });
    return { workspaceId, surveyId: survey.id };
  };
  app.get(
    "/surveys/:surveyId/why",
    {
      schema: {
        description:
          "The change of the score against another period, taken apart: where it moved, never what caused it.",
        params: SurveyRef,
        querystring: WhyQuery,
        response: { 200: Why },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) => {
      const ref = await refOf(workspaceId, params.surveyId);
      const today = await todayOf(db, workspaceId);
      const { compare } = query;
      const account = await changeAccount(db, await standingScopeOf(db, ref, query), {
        compare,
        today,
      });
      const language = query.speak ?? (await languageOf(db, workspaceId));
      const words = await listPropertyWords(db, { workspaceId });
      return { ...account, sentence: whySentence(account, language, words) };
    },
  );
  app.get(
    "/surveys/:surveyId/priorities",
    {
      schema: {
        description: "What to make better first, and what to keep. Association, not cause.",
        params: SurveyRef,
        querystring: ResponseFilter,
        response: { 200: Priorities },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) =>
      priorities(db, await standingScopeOf(db, await refOf(workspaceId, params.surveyId), query)),
  );
  app.put(
    "/surveys/:surveyId/priorities/effort",
    {
      schema: {
        description: "Says what making something better costs; null takes it back.",
        params: SurveyRef,
        body: SetEffort,
        response: { 200: SetEffort },
      },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, params, body, actor }) => {
      const ref = await refOf(workspaceId, params.surveyId);
      await setEffort(db, ref, { ...body, actor, now: new Date() });
      return body;
    },
  );
  app.get(
    "/surveys/:surveyId/portraits",
    {
      schema: { params: SurveyRef, querystring: ResponseFilter, response: { 200: Portraits } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) =>
      portraits(db, await standingScopeOf(db, await refOf(workspaceId, params.surveyId), query)),
  );
  app.get(
    "/surveys/:surveyId/touchpoints",
    {
      schema: {
        params: SurveyRef,
        querystring: ResponseFilter.extend({ compare: Compare.default("previous") }),
        response: { 200: Touchpoints },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) => {
      const ref = await refOf(workspaceId, params.surveyId);
      const today = await todayOf(db, workspaceId);
      return touchpoints(db, await standingScopeOf(db, ref, query), {
        compare: query.compare,
        today,
      });
    },
  );
}

async function languageOf(db: Database, workspaceId: string): Promise<string> {
  const { language } = await db
    .selectFrom("workspace")
    .select("language")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return language;
}
