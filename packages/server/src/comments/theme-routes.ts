import { ResponseReading } from "@candor/contract/reading.ts";
import { ResponseRef } from "@candor/contract/response.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import {
  CorrectReading,
  CreateTheme,
  PatchTheme,
  PreviewTheme,
  Theme,
  ThemePreview,
  ThemeRef,
} from "@candor/contract/theme.ts";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import { readerLanguage } from "../auth/reader-language.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { askForTopics } from "./ask-for-topics.ts";
import { correctReading } from "./correct-reading.ts";
import { addTheme, changeTheme, removeTheme } from "./edit-theme.ts";
import { previewTheme } from "./preview-theme.ts";
import { readingOf } from "./reading-queries.ts";
import type { Theme as ThemeStanding } from "./theme.ts";
import { themesOf } from "./theme-queries.ts";
import type { CommentReader } from "./thread/comment-reader.ts";

export interface ThemeRoutesDeps {
  db: Database;
  reader: CommentReader;
}

/** `/api/v1/themes`: what the workspace's themes are; `/responses/:id/reading`: what colleagues say of a reading. */
export function themeRoutes(app: App, { db, reader }: ThemeRoutesDeps): void {
  app.get(
    "/themes",
    {
      schema: { response: { 200: z.object({ data: z.array(Theme) }) } },
      config: { scope: "read" },
    },
    async ({ principal }) => {
      const language = await readerLanguage(db, principal);
      const themes = await themesOf(db, principal.workspaceId, language);
      return { data: [...themes.values()].map(shown) };
    },
  );

  app.post(
    "/themes",
    { schema: { body: CreateTheme, response: { 201: Theme } }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, actor, body }, reply) => {
      const theme = await addTheme(db, { workspaceId, actor, now: new Date() }, body);
      return reply.code(201).send(shown(theme));
    },
  );

  app.patch(
    "/themes/:themeId",
    {
      schema: { params: ThemeRef, body: PatchTheme, response: { 200: Theme } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, actor, params, body }) =>
      shown(await changeTheme(db, { workspaceId, actor, now: new Date() }, params.themeId, body)),
  );

  app.delete(
    "/themes/:themeId",
    { schema: { params: ThemeRef, response: { 204: z.null() } }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, actor, params }, reply) => {
      await removeTheme(db, { workspaceId, actor, now: new Date() }, params.themeId);
      return reply.code(204).send(null);
    },
  );

  app.post(
    "/surveys/:surveyId/themes/preview",
    {
      schema: { params: SurveyRef, body: PreviewTheme, response: { 200: ThemePreview } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, body }) => {
      const ref = { workspaceId, surveyId: params.surveyId };
      await getSurvey(db, ref);
      return previewTheme({ db, reader }, ref, body.words);
    },
  );

  app.post(
    "/surveys/:surveyId/themes/topics",
    {
      schema: { params: SurveyRef, response: { 202: z.object({ asked: z.literal(true) }) } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, params }, reply) => {
      const ref = { workspaceId, surveyId: params.surveyId };
      await getSurvey(db, ref);
      await askForTopics(db, ref, new Date());
      return reply.code(202).send({ asked: true });
    },
  );

  app.patch(
    "/responses/:responseId/reading",
    {
      schema: {
        params: ResponseRef,
        body: CorrectReading,
        response: { 200: ResponseReading.nullable() },
      },
      config: { action: "respond" },
    },
    async ({ principal: { workspaceId }, actor, params, body }) => {
      const ref = { workspaceId, ...params };
      await correctReading(db, { ...ref, actor, now: new Date() }, body);
      return readingOf(db, ref);
    },
  );
}

function shown({
  id,
  kind,
  name,
  isNamed,
  words,
  pinned,
  hidden,
  mergedInto,
  language,
  surveyId,
}: ThemeStanding): Theme {
  return {
    ...{ id, kind, name, isNamed, pinned, hidden, mergedInto, language, surveyId },
    words: Object.fromEntries(Object.entries(words).map(([of, list]) => [of, [...list]])),
  };
}
