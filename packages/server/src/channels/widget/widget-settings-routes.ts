import {
  SurveyWidget,
  WidgetCountsQuery,
  WidgetCountsReport,
  WidgetSettings,
} from "@candor/contract/channel.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import "../../auth/authenticate-hook.ts";
import type { App } from "../../errors/http.ts";
import type { Database } from "../../storage/database.ts";
import type { SurveyRow } from "../../surveys/survey.ts";
import { getSurvey } from "../../surveys/survey-queries.ts";
import { widgetCounts } from "./widget-counts.ts";
import { findWidget, rotateKey, saveWidget } from "./widget-queries.ts";

/** `/api/v1/surveys/:surveyId/widget`: when and where a survey asks on pages, and what came of it. */
export function widgetSettingsRoutes(
  app: App,
  { db, publicUrl }: { db: Database; publicUrl: string },
): void {
  const shown = { params: SurveyRef, response: { 200: SurveyWidget } };

  app.get(
    "/surveys/:surveyId/widget",
    { schema: shown, config: { scope: "read" } },
    async ({ principal: { workspaceId }, params }) =>
      described(db, await getSurvey(db, { workspaceId, ...params }), publicUrl),
  );

  app.put(
    "/surveys/:surveyId/widget",
    { schema: { ...shown, body: WidgetSettings }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, actor, params, body }) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      await saveWidget(db, survey, body, actor);
      return described(db, await getSurvey(db, { workspaceId, ...params }), publicUrl);
    },
  );

  app.post(
    "/surveys/:surveyId/widget/key",
    { schema: shown, config: { scope: "write" } },
    async ({ principal: { workspaceId }, actor, params }) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      await rotateKey(db, survey, actor);
      return described(db, survey, publicUrl);
    },
  );

  app.get(
    "/surveys/:surveyId/widget/counts",
    {
      schema: {
        params: SurveyRef,
        querystring: WidgetCountsQuery,
        response: { 200: WidgetCountsReport },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) =>
      widgetCounts(db, await getSurvey(db, { workspaceId, ...params }), query),
  );
}

async function described(
  db: Database,
  survey: SurveyRow,
  publicUrl: string,
): Promise<SurveyWidget> {
  const widget = await findWidget(db, survey);
  if (!widget) return { ...WidgetSettings.parse({}), key: null, script: null, snippet: null };
  const { key, settings } = widget;
  const script = `${publicUrl.replace(/\/+$/, "")}/w/${key}.js`;
  return { ...settings, key, script, snippet: `<script async src="${script}"></script>` };
}
