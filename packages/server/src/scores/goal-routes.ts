import { Property, PropertyRef, PropertyWords } from "@candor/contract/property.ts";
import { Goal } from "@candor/contract/score.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { findGoal, removeGoal, setGoal } from "./goals.ts";
import { listPropertyWords, setPropertyWords } from "./property-words.ts";

/** `/surveys/:surveyId/goal`, `/properties`: what a score is to reach, and how what it is compared by is called. */
export function goalRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    "/surveys/:surveyId/goal",
    {
      schema: { params: SurveyRef, response: { 200: z.object({ goal: Goal.nullable() }) } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params }) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      return { goal: await findGoal(db, { workspaceId, surveyId: survey.id }) };
    },
  );
  app.put(
    "/surveys/:surveyId/goal",
    {
      schema: { params: SurveyRef, body: Goal, response: { 200: Goal } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, params, body, actor }) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      const ref = { workspaceId, surveyId: survey.id };
      return setGoal(db, ref, { ...body, actor, now: new Date() });
    },
  );
  app.delete(
    "/surveys/:surveyId/goal",
    { schema: { params: SurveyRef, response: { 204: z.null() } }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, params }, reply) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      await removeGoal(db, { workspaceId, surveyId: survey.id });
      return reply.code(204).send(null);
    },
  );
  app.get(
    "/properties",
    {
      schema: { response: { 200: z.object({ data: z.array(Property), nextCursor: z.null() }) } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId } }) => ({
      data: await listPropertyWords(db, { workspaceId }),
      nextCursor: null,
    }),
  );
  app.put(
    "/properties/:property",
    {
      schema: { params: PropertyRef, body: PropertyWords, response: { 200: Property } },
      config: { scope: "write" },
    },
    ({ principal: { workspaceId }, params: { property }, body }) =>
      setPropertyWords(db, { workspaceId, property, words: body, now: new Date() }),
  );
}
