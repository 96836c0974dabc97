import { SurveyRef } from "@candor/contract/survey.ts";
import {
  ChosenPeriod,
  CreateView,
  Opening,
  PatchView,
  SavedView,
  ViewRef,
} from "@candor/contract/view.ts";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import { type Principal, requireScope } from "../auth/principal.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { choosePeriod, openingOf } from "./opening.ts";
import {
  changeView,
  createView,
  deleteView,
  getView,
  listViews,
  type Viewer,
} from "./saved-views.ts";

/** `/views`, `/surveys/:surveyId/opening`, `/choices/period`: what people come back to. */
export function viewRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    "/views",
    {
      schema: { response: { 200: z.object({ data: z.array(SavedView), nextCursor: z.null() }) } },
      config: { scope: "read" },
    },
    async ({ principal }) => ({ data: await listViews(db, viewerOf(principal)), nextCursor: null }),
  );
  app.post(
    "/views",
    {
      schema: {
        description:
          "Saves a view: for its maker alone with the right to read, for everybody with the right to write.",
        body: CreateView,
        response: { 201: SavedView },
      },
      config: { scope: "read" },
    },
    async ({ principal, actor, body }, reply) => {
      const { name, ...state } = body;
      // A key has no views of its own.
      const shared = body.shared || principal.kind === "key";
      if (shared) requireScope(principal, "write");
      const made = { name, shared, state, actor, now: new Date() };
      return reply.code(201).send(await createView(db, viewerOf(principal), made));
    },
  );
  app.get(
    "/views/:viewId",
    { schema: { params: ViewRef, response: { 200: SavedView } }, config: { scope: "read" } },
    ({ principal, params }) => getView(db, { ...viewerOf(principal), ...params }),
  );
  app.patch(
    "/views/:viewId",
    {
      schema: { params: ViewRef, body: PatchView, response: { 200: SavedView } },
      config: { scope: "read" },
    },
    async ({ principal, params, body: { name, shared, ...state } }) => {
      const ref = { ...viewerOf(principal), ...params };
      const before = await getView(db, ref);
      if (before.shared || shared) requireScope(principal, "write");
      return changeView(db, ref, { name, shared, state, now: new Date() });
    },
  );
  app.delete(
    "/views/:viewId",
    { schema: { params: ViewRef, response: { 204: z.null() } }, config: { scope: "read" } },
    async ({ principal, params }, reply) => {
      const ref = { ...viewerOf(principal), ...params };
      if ((await getView(db, ref)).shared) requireScope(principal, "write");
      await deleteView(db, ref);
      return reply.code(204).send(null);
    },
  );
  app.get(
    "/surveys/:surveyId/opening",
    {
      schema: {
        description: "The period that this survey's numbers open on for whoever asks.",
        params: SurveyRef,
        response: { 200: Opening },
      },
      config: { scope: "read" },
    },
    async ({ principal, params }) => {
      const viewer = viewerOf(principal);
      const survey = await getSurvey(db, { ...viewer, ...params });
      const today = await todayOf(db, viewer.workspaceId);
      return openingOf(db, { ...viewer, surveyId: survey.id, today });
    },
  );
  app.put(
    "/choices/period",
    {
      schema: {
        description: "Remembers the period that a colleague chose, in this workspace.",
        body: ChosenPeriod,
        response: { 200: ChosenPeriod },
      },
      config: { scope: "read" },
    },
    async ({ principal, body }) => {
      if (principal.kind === "key") {
        throw new KnownError(403, "key_not_allowed", "No API key may do this; sign in instead.");
      }
      const { workspaceId, userId } = principal;
      await choosePeriod(db, { workspaceId, userId, ...body, now: new Date() });
      return body;
    },
  );
}

function viewerOf(principal: Principal): Viewer {
  const { workspaceId } = principal;
  return { workspaceId, userId: principal.kind === "member" ? principal.userId : null };
}
