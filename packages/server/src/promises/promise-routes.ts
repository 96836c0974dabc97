import {
  CreatePromise,
  EndPromise,
  FindDates,
  FoundDates,
  KeepPromise,
  PatchPromise,
  PreparedLetter,
  PreparedQuery,
  PromiseDetail,
  PromiseFigures,
  PromiseFiguresQuery,
  PromiseRef,
  Promises,
  PromisesQuery,
  ReopenPromise,
  TellOfPromise,
} from "@candor/contract/promise.ts";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { hoursOf } from "../cases/case-clocks.ts";
import { viewerOf } from "../cases/case-visibility.ts";
import type { Worker } from "../cases/work-case.ts";
import type { App } from "../errors/http.ts";
import { byOf } from "../teams/team-routes.ts";
import { end, give, keep, type PromiseWork, reopen, tellCustomer } from "./act-on-promise.ts";
import { dueMoment } from "./due-moment.ts";
import { findDates } from "./find-dates.ts";
import { makePromise } from "./make-promise.ts";
import { preparedLetter } from "./prepared-letter.ts";
import { promiseFigures } from "./promise-figures.ts";
import { listPromises, promiseDetail } from "./promise-queries.ts";
import { type PromiseDeps, workOnPromise } from "./work-promise.ts";

export interface PromiseRouteDeps extends PromiseDeps {
  /** Whether letters of a workspace can leave. */
  mailOf(workspaceId: string): Promise<{ works: boolean }>;
}

/** `/promises`: what was said to customers, by when, and what became of it. */
export function promiseRoutes(app: App, deps: PromiseRouteDeps): void {
  reading(app, deps);
  making(app, deps);
  acting(app, deps);
}

async function workerOf({ db }: PromiseDeps, request: FastifyRequest): Promise<Worker> {
  return { ...byOf(request), viewer: await viewerOf(db, request.principal) };
}

async function detail(
  { db }: PromiseDeps,
  request: FastifyRequest,
  promiseId: string,
): Promise<PromiseDetail> {
  const { workspaceId } = request.principal;
  const viewer = await viewerOf(db, request.principal);
  return promiseDetail(db, { workspaceId, promiseId, now: new Date() }, viewer);
}

function reading(app: App, deps: PromiseRouteDeps): void {
  const { db } = deps;
  app.get(
    "/promises",
    {
      schema: { querystring: PromisesQuery, response: { 200: Promises } },
      config: { scope: "read" },
    },
    async ({ principal, query }) =>
      listPromises(
        db,
        { ...query, workspaceId: principal.workspaceId, now: new Date() },
        await viewerOf(db, principal),
      ),
  );
  app.get(
    "/promises/figures",
    {
      schema: { querystring: PromiseFiguresQuery, response: { 200: PromiseFigures } },
      config: { scope: "read" },
    },
    ({ principal, query }) =>
      promiseFigures(db, {
        ...{ workspaceId: principal.workspaceId, now: new Date() },
        ...{ from: query.from, to: query.to },
      }),
  );
  app.get(
    "/promises/:promiseId",
    { schema: { params: PromiseRef, response: { 200: PromiseDetail } }, config: { scope: "read" } },
    (request) => detail(deps, request, request.params.promiseId),
  );
  app.get(
    "/promises/:promiseId/prepared",
    {
      schema: { params: PromiseRef, querystring: PreparedQuery, response: { 200: PreparedLetter } },
      config: { scope: "read" },
    },
    async (request) => {
      const { workspaceId } = request.principal;
      const { kind, newDueAt, newDueOn } = request.query;
      const found = await detail(deps, request, request.params.promiseId);
      const { counted } = await hoursOf(db, { workspaceId, teamId: null });
      const given = { at: newDueAt, on: newDueOn };
      const after = new Date(found.firstDueAt);
      return preparedLetter(
        db,
        {
          ...{ workspaceId, personId: found.personId, caseId: found.caseId, words: found.words },
          ...{ firstDueAt: after, calendar: counted },
          newDueAt: dueMoment(counted, given, { field: "newDueAt", after }),
        },
        kind,
      );
    },
  );
}

function making(app: App, deps: PromiseRouteDeps): void {
  const { db } = deps;
  app.post(
    "/promises",
    {
      schema: { body: CreatePromise, response: { 201: PromiseDetail } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const id = await makePromise(deps, request.body, await workerOf(deps, request));
      return reply.code(201).send(await detail(deps, request, id));
    },
  );
  app.post(
    "/promises/found-dates",
    { schema: { body: FindDates, response: { 200: FoundDates } }, config: { action: "respond" } },
    async ({ principal, body }) => {
      const { workspaceId } = principal;
      const { counted } = await hoursOf(db, { workspaceId, teamId: null });
      const at = body.at === undefined ? new Date() : new Date(body.at);
      return { data: findDates(body.text, at, counted), nextCursor: null };
    },
  );
}

function acting(app: App, deps: PromiseRouteDeps): void {
  /** A route that does one thing to a promise and answers with the promise. */
  const act = <Body extends z.ZodType>(
    path: string,
    body: Body,
    work: (worker: Worker, body: z.output<Body>) => PromiseWork | Promise<PromiseWork>,
  ) =>
    app.post(
      `/promises/:promiseId/${path}`,
      {
        schema: { params: PromiseRef, body, response: { 200: PromiseDetail } },
        config: { action: "respond" },
      },
      async (request) => {
        const worker = await workerOf(deps, request);
        const { promiseId } = request.params;
        const wanted = await work(worker, request.body as z.output<Body>);
        await workOnPromise(deps, { promiseId }, worker, wanted);
        return detail(deps, request, promiseId);
      },
    );
  const tell = (kind: "warning" | "apology") => async (worker: Worker, body: TellOfPromise) => {
    const { works } = await deps.mailOf(worker.workspaceId);
    return tellCustomer(worker, kind, { ...body, mailWorks: works });
  };
  act("keep", KeepPromise, keep);
  act("warn", TellOfPromise, tell("warning"));
  act("apologise", TellOfPromise, tell("apology"));
  act("break", EndPromise, (worker, { note }) => end(worker, "broken", note));
  act("reopen", ReopenPromise, (worker, { note }) => reopen(worker, note));
  act("release", EndPromise, (worker, { note }) => end(worker, "released", note));
  app.patch(
    "/promises/:promiseId",
    {
      schema: { params: PromiseRef, body: PatchPromise, response: { 200: PromiseDetail } },
      config: { action: "respond" },
    },
    async (request) => {
      const worker = await workerOf(deps, request);
      const { promiseId } = request.params;
      const { owner, version = null } = request.body;
      await workOnPromise(deps, { promiseId, version }, worker, give(worker, owner));
      return detail(deps, request, promiseId);
    },
  );
}
