import {
  CarePlan,
  CarePlanPreview,
  CarePlanRef,
  CareTaskRef,
  CareTasks,
  CareTasksQuery,
  FinishCareTask,
  PreviewCarePlan,
  SaveCarePlan,
} from "@candor/contract/care.ts";
import { page } from "@candor/contract/common.ts";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import { noteReader } from "../people/person-notes.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { byOf } from "../teams/team-routes.ts";
import { createPlan, deletePlan, listPlans, replacePlan } from "./care-plans.ts";
import { finishTask, tasksToDo } from "./care-tasks.ts";
import { wouldHaveBegun } from "./care-triggers.ts";

const PREVIEW_DAYS = 90;

/** `/care-plans` and `/care-tasks`: what is done for customers after something happened with them. */
export function careRoutes(app: App, { db }: { db: Database }): void {
  plans(app, db);
  tasks(app, db);
}

function plans(app: App, db: Database): void {
  app.get(
    "/care-plans",
    { schema: { response: { 200: page(CarePlan) } }, config: { scope: "read" } },
    async ({ principal }) => ({
      data: await listPlans(db, principal.workspaceId),
      nextCursor: null,
    }),
  );
  app.post(
    "/care-plans",
    { schema: { body: SaveCarePlan, response: { 201: CarePlan } }, config: { scope: "write" } },
    async (request, reply) =>
      reply.code(201).send(await createPlan(db, request.body, byOf(request))),
  );
  app.post(
    "/care-plans/preview",
    {
      schema: { body: PreviewCarePlan, response: { 200: CarePlanPreview } },
      config: { scope: "read" },
    },
    async ({ principal, body }) => {
      const to = new Date();
      const from = new Date(to.getTime() - PREVIEW_DAYS * 86_400_000);
      const { workspaceId } = principal;
      return {
        days: PREVIEW_DAYS,
        ...(await wouldHaveBegun(db, { workspaceId, ...body, from, to })),
      };
    },
  );
  app.put(
    "/care-plans/:carePlanId",
    {
      schema: { params: CarePlanRef, body: SaveCarePlan, response: { 200: CarePlan } },
      config: { scope: "write" },
    },
    async (request) => {
      const { carePlanId: planId } = request.params;
      return replacePlan(db, { planId, plan: request.body }, byOf(request));
    },
  );
  app.delete(
    "/care-plans/:carePlanId",
    { schema: { params: CarePlanRef, response: { 204: z.null() } }, config: { scope: "write" } },
    async (request, reply) => {
      await deletePlan(db, request.params.carePlanId, byOf(request));
      return reply.code(204).send(null);
    },
  );
}

function tasks(app: App, db: Database): void {
  app.get(
    "/care-tasks",
    {
      schema: { querystring: CareTasksQuery, response: { 200: CareTasks } },
      config: { scope: "read" },
    },
    async ({ principal, query }) => {
      const { workspaceId } = principal;
      const userId = principal.kind === "member" ? principal.userId : null;
      const today = await todayOf(db, workspaceId);
      return tasksToDo(db, { ...query, workspaceId, userId, today });
    },
  );
  app.post(
    "/care-tasks/:careTaskId/finish",
    {
      schema: { params: CareTaskRef, body: FinishCareTask, response: { 204: z.null() } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const { workspaceId } = request.principal;
      const today = await todayOf(db, workspaceId);
      await inTransaction(db, async (trx) => {
        const reader = await noteReader(trx, request.principal);
        const task = { workspaceId, taskId: request.params.careTaskId, today };
        const by = { actor: request.actor, reader, now: new Date() };
        await finishTask(trx, task, request.body, by);
      });
      return reply.code(204).send(null);
    },
  );
}
