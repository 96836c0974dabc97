import {
  AskExclusion,
  CreateRecognition,
  DecideExclusion,
  ExclusionRequestRef,
  ExclusionRequests,
  ExclusionRequestsQuery,
  MyEffect,
  PatchRecognition,
  Recognition,
  RecognitionRef,
  RecognitionSettings,
  Recognitions,
  RecognitionsQuery,
  ResponseEmployeeRef,
  ResponseEmployees,
} from "@candor/contract/recognition.ts";
import { ResponseRef } from "@candor/contract/response.ts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import { can } from "../auth/principal.ts";
import { viewerOf } from "../cases/case-visibility.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Answers } from "../responses/answers.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { byOf } from "../teams/team-routes.ts";
import { employeesOfAnswer } from "./answers-about.ts";
import { askForExclusion, decideExclusion, listExclusionRequests } from "./exclusion-requests.ts";
import { givenOn, giveThanks, hearThanks, showThanksTo, takeThanksBack } from "./give-thanks.ts";
import { linkEmployee, requireAnswer, unlinkEmployee } from "./link-employee.ts";
import { employeeOf, myEffect } from "./my-effect.ts";
import { recognitionSettings, saveRecognitionSettings } from "./recognition-settings.ts";
import { getThanks, listThanks, type ThanksAsked } from "./thanks-queries.ts";

interface Deps {
  db: Database;
  answers: Answers;
}

/** `/recognitions`, `/my-effect`, `/exclusion-requests`, `/responses/:responseId/employees`. */
export function recognitionRoutes(app: App, deps: Deps): void {
  thanks(app, deps.db);
  links(app, deps.db);
  mine(app, deps.db);
  requests(app, deps);
}

async function askedBy(db: Database, { principal, actor }: FastifyRequest): Promise<ThanksAsked> {
  return {
    workspaceId: principal.workspaceId,
    viewer: await viewerOf(db, principal),
    actor,
    mayManage: can(principal, "manage"),
    now: new Date(),
  };
}

function thanks(app: App, db: Database): void {
  app.get(
    "/recognitions",
    {
      schema: { querystring: RecognitionsQuery, response: { 200: Recognitions } },
      config: { scope: "read" },
    },
    async (request) => {
      const { workspaceId } = request.principal;
      const { limit, cursor = null, employeeId = null } = request.query;
      const asked = await askedBy(db, request);
      const day = await todayOf(db, workspaceId, asked.now);
      const { thanksADay } = await recognitionSettings(db, workspaceId);
      const given = await givenOn(db, { workspaceId, actor: request.actor, day });
      return {
        ...(await listThanks(db, asked, { employeeId, limit, cursor })),
        leftToday: Math.max(0, thanksADay - given),
      };
    },
  );
  app.post(
    "/recognitions",
    {
      schema: { body: CreateRecognition, response: { 201: Recognition } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const asked = await askedBy(db, request);
      const by = { ...byOf(request), viewer: asked.viewer };
      const id = await giveThanks(db, request.body, by);
      return reply.code(201).send(await getThanks(db, asked, id));
    },
  );
  app.patch(
    "/recognitions/:recognitionId",
    {
      schema: { params: RecognitionRef, body: PatchRecognition, response: { 200: Recognition } },
      config: { anybody: true },
    },
    async (request) => {
      const { workspaceId } = request.principal;
      const { recognitionId: id } = request.params;
      const { userId } = byOf(request);
      await showThanksTo(db, { workspaceId, id, userId }, request.body.seenBy);
      return getThanks(db, await askedBy(db, request), id);
    },
  );
  app.delete(
    "/recognitions/:recognitionId",
    {
      schema: { params: RecognitionRef, response: { 204: z.null() } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const { mayManage, workspaceId, actor } = await askedBy(db, request);
      const id = request.params.recognitionId;
      await takeThanksBack(db, { workspaceId, id, actor: mayManage ? null : actor });
      return reply.code(204).send(null);
    },
  );
  app.get(
    "/recognition-settings",
    { schema: { response: { 200: RecognitionSettings } }, config: { scope: "read" } },
    ({ principal }) => recognitionSettings(db, principal.workspaceId),
  );
  app.put(
    "/recognition-settings",
    {
      schema: { body: RecognitionSettings, response: { 200: RecognitionSettings } },
      config: { action: "manage" },
    },
    async ({ principal: { workspaceId }, actor, body }) => {
      await saveRecognitionSettings(db, { workspaceId, actor }, body);
      return recognitionSettings(db, workspaceId);
    },
  );
}

function links(app: App, db: Database): void {
  app.get(
    "/responses/:responseId/employees",
    {
      schema: { params: ResponseRef, response: { 200: ResponseEmployees } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params }) => {
      await requireAnswer(db, { workspaceId, ...params });
      return { data: await employeesOfAnswer(db, { workspaceId, ...params }) };
    },
  );
  app.put(
    "/responses/:responseId/employees/:employeeId",
    {
      schema: { params: ResponseEmployeeRef, response: { 200: ResponseEmployees } },
      config: { action: "respond" },
    },
    async ({ principal: { workspaceId }, actor, params }) => {
      await linkEmployee(db, { workspaceId, ...params }, { actor, now: new Date() });
      return { data: await employeesOfAnswer(db, { workspaceId, ...params }) };
    },
  );
  app.delete(
    "/responses/:responseId/employees/:employeeId",
    {
      schema: { params: ResponseEmployeeRef, response: { 204: z.null() } },
      config: { action: "respond" },
    },
    async ({ principal: { workspaceId }, params }, reply) => {
      await unlinkEmployee(db, { workspaceId, ...params });
      return reply.code(204).send(null);
    },
  );
}

/** @throws {KnownError} 403 to a key: an effect is a colleague's own. */
function userOf({ principal }: FastifyRequest): string {
  if (principal.kind === "member") return principal.userId;
  throw new KnownError(
    403,
    "key_not_allowed",
    "No API key has an effect of its own: it is shown to the colleague alone. Sign in instead.",
  );
}

function mine(app: App, db: Database): void {
  app.get(
    "/my-effect",
    { schema: { response: { 200: MyEffect } }, config: { anybody: true } },
    async (request) => {
      const userId = userOf(request);
      return myEffect(db, { ...(await askedBy(db, request)), userId });
    },
  );
  app.post(
    "/my-effect/heard",
    {
      schema: { body: z.object({}), response: { 200: z.object({ heard: z.int() }) } },
      config: { anybody: true },
    },
    async (request) => {
      const userId = userOf(request);
      const { workspaceId } = request.principal;
      return { heard: await hearThanks(db, { workspaceId, userId, now: new Date() }) };
    },
  );
  app.post(
    "/my-effect/answers/:responseId/exclusion",
    {
      schema: {
        params: ResponseRef,
        body: AskExclusion,
        response: { 201: ExclusionRequests },
      },
      config: { anybody: true },
    },
    async (request, reply) => {
      const userId = userOf(request);
      const { workspaceId } = request.principal;
      const employee = await employeeOf(db, { workspaceId, userId });
      const { responseId } = request.params;
      if (!employee) {
        throw new KnownError(
          409,
          "not_an_employee",
          "Nobody has said yet which employee you are. Ask an analyst or an admin to link you under Teams, Employees.",
        );
      }
      const asked = { responseId, employee, reason: request.body.reason };
      const by = { ...byOf(request), userId };
      await askForExclusion(db, asked, by);
      const all = await listExclusionRequests(db, { workspaceId, state: null });
      return reply.code(201).send({
        data: all.filter((one) => one.responseId === responseId && one.employee.id === employee.id),
      });
    },
  );
}

function requests(app: App, { db, answers }: Deps): void {
  app.get(
    "/exclusion-requests",
    {
      schema: { querystring: ExclusionRequestsQuery, response: { 200: ExclusionRequests } },
      config: { action: "edit" },
    },
    async ({ principal: { workspaceId }, query }) => ({
      data: await listExclusionRequests(db, { workspaceId, state: query.state ?? null }),
    }),
  );
  app.post(
    "/exclusion-requests/:requestId/decide",
    {
      schema: {
        params: ExclusionRequestRef,
        body: DecideExclusion,
        response: { 200: ExclusionRequests },
      },
      config: { action: "edit" },
    },
    async (request) => {
      const { requestId } = request.params;
      await decideExclusion({ db, answers }, { ...request.body, requestId }, byOf(request));
      const { workspaceId } = request.principal;
      const all = await listExclusionRequests(db, { workspaceId, state: null });
      return { data: all.filter(({ id }) => id === requestId) };
    },
  );
}
