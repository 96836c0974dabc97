import { page } from "@candor/contract/common.ts";
import { GoalRef, GoalStanding, KeyFigures, MakeGoal, PatchGoal } from "@candor/contract/goal.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { ResponseRateQuery } from "../scores/survey-score.ts";
import { todayOf } from "../scores/today.ts";
import { sendFile } from "../spreadsheets/send-file.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { figuresOfSurveys, goalStandings, keyFigures } from "./goal-queries.ts";
import { goalsAsCsv } from "./goals-as-csv.ts";
import { OPEN_METRICS, openMetrics } from "./open-metrics.ts";
import { changeGoal, makeGoal, removeGoal } from "./save-goal.ts";

/** `/goals`: what is to be reached by when, and where each stands; `/surveys/:surveyId/key-figures`. */
export function goalsRoutes(
  app: App,
  { db, responseRate }: { db: Database; responseRate: ResponseRateQuery },
): void {
  const asked = async (workspaceId: string) => ({
    workspaceId,
    responseRate,
    now: new Date(),
    today: await todayOf(db, workspaceId),
  });
  const one = async (workspaceId: string, goalId: string) => {
    const [goal] = await goalStandings(db, await asked(workspaceId), { goalId });
    if (goal) return goal;
    throw new KnownError(404, "goal_not_found", "There is no such goal in this workspace.");
  };

  app.get(
    "/goals",
    { schema: { response: { 200: page(GoalStanding) } }, config: { scope: "read" } },
    async ({ principal: { workspaceId } }) => ({
      data: await goalStandings(db, await asked(workspaceId)),
      nextCursor: null,
    }),
  );
  app.post(
    "/goals",
    { schema: { body: MakeGoal, response: { 201: GoalStanding } }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, actor, body }, reply) => {
      const id = await makeGoal(db, { workspaceId, actor, now: new Date() }, body);
      return reply.code(201).send(await one(workspaceId, id));
    },
  );
  app.get(
    "/goals/export.csv",
    { config: { scope: "read" } },
    async ({ principal: { workspaceId } }, reply) => {
      const file = goalsAsCsv(await goalStandings(db, await asked(workspaceId)));
      return sendFile(reply, { name: "goals", format: "csv", file });
    },
  );
  app.get(
    "/openmetrics",
    { config: { scope: "read" } },
    async ({ principal: { workspaceId } }, reply) => {
      const to = await asked(workspaceId);
      const surveys = await figuresOfSurveys(db, to);
      return reply
        .header("content-type", OPEN_METRICS)
        .send(openMetrics(surveys, await goalStandings(db, to)));
    },
  );
  app.get(
    "/goals/:goalId",
    { schema: { params: GoalRef, response: { 200: GoalStanding } }, config: { scope: "read" } },
    ({ principal: { workspaceId }, params }) => one(workspaceId, params.goalId),
  );
  app.patch(
    "/goals/:goalId",
    {
      schema: { params: GoalRef, body: PatchGoal, response: { 200: GoalStanding } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, actor, params, body }) => {
      await changeGoal(db, { workspaceId, actor, now: new Date(), ...params }, body);
      return one(workspaceId, params.goalId);
    },
  );
  app.delete(
    "/goals/:goalId",
    { schema: { params: GoalRef, response: { 204: z.null() } }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, actor, params }, reply) => {
      await removeGoal(db, { workspaceId, actor, ...params });
      return reply.code(204).send(null);
    },
  );
  app.get(
    "/surveys/:surveyId/key-figures",
    { schema: { params: SurveyRef, response: { 200: KeyFigures } }, config: { scope: "read" } },
    async ({ principal: { workspaceId }, params }) => {
      const { id } = await getSurvey(db, { workspaceId, ...params });
      return keyFigures(db, { ...(await asked(workspaceId)), surveyId: id });
    },
  );
}
