import { BulkCases, BulkCasesDone, BulkUndone, UndoRef } from "@candor/contract/bulk-cases.ts";
import {
  AssignCase,
  CallList,
  CaseClocks,
  CaseDetail,
  CaseEvents,
  CaseRef,
  Cases,
  CasesQuery,
  ContactCase,
  CreateCase,
  LinkCase,
  MergeCase,
  NoteCase,
  PatchCase,
  ReopenCase,
  ResolveCase,
  SnoozeCase,
} from "@candor/contract/case.ts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import { byOf } from "../teams/team-routes.ts";
import {
  assign,
  type CaseWork,
  claim,
  contact,
  note,
  patch,
  reopen,
  resolve,
  snooze,
} from "./act-on-case.ts";
import { undoBulk, workInBulk } from "./bulk-cases.ts";
import { caseEvents } from "./case-history.ts";
import {
  caseDetail,
  getCase,
  listCalls,
  listCases,
  otherAnswers,
  triesOf,
} from "./case-queries.ts";
import { viewerOf } from "./case-visibility.ts";
import { clocksOf } from "./clock-queries.ts";
import { linkCases, mergeCases, unmergeCase } from "./merge-cases.ts";
import { openByHand } from "./open-by-hand.ts";
import { owedByCase } from "./owed.ts";
import { askWhetherSettled } from "./settled.ts";
import { type CaseDeps, type Worker, workOnCase } from "./work-case.ts";

const CALLS_SHOWN = 100;

export interface CaseRouteDeps extends CaseDeps {
  /** Whether letters of a workspace can leave. */
  mailOf(workspaceId: string): Promise<{ works: boolean; takesIn: boolean }>;
}

/** `/cases` and `/call-list`: what is done about unhappy answers and complaints. */
export function caseRoutes(app: App, deps: CaseRouteDeps): void {
  reading(app, deps);
  working(app, deps);
  several(app, deps);
}

async function workerOf({ db }: CaseDeps, request: FastifyRequest): Promise<Worker> {
  return { ...byOf(request), viewer: await viewerOf(db, request.principal) };
}

function reading(app: App, deps: CaseDeps): void {
  const { db } = deps;
  app.get(
    "/cases",
    { schema: { querystring: CasesQuery, response: { 200: Cases } }, config: { scope: "read" } },
    async ({ principal, query }) =>
      listCases(
        db,
        { ...query, workspaceId: principal.workspaceId, now: new Date() },
        await viewerOf(db, principal),
      ),
  );
  app.get(
    "/call-list",
    {
      schema: {
        querystring: z.object({ whose: z.enum(["mine", "all"]).default("mine") }),
        response: { 200: CallList },
      },
      config: { scope: "read" },
    },
    async ({ principal, query }) => {
      const { workspaceId } = principal;
      const viewer = await viewerOf(db, principal);
      const q = { workspaceId, now: new Date(), whose: query.whose, limit: CALLS_SHOWN };
      const calls = await listCalls(db, q, viewer);
      const answers = await otherAnswers(db, workspaceId, calls);
      const ids = calls.map(({ id }) => id);
      const tries = await triesOf(db, workspaceId, ids);
      const owed = await owedByCase(db, workspaceId, ids);
      return {
        data: calls.map((one) => ({
          ...one,
          otherAnswers: answers.get(one.id) ?? [],
          tries: tries.get(one.id) ?? 0,
          owed: owed.get(one.id) ?? [],
        })),
        nextCursor: null,
      };
    },
  );
  app.get(
    "/cases/:caseId",
    { schema: { params: CaseRef, response: { 200: CaseDetail } }, config: { scope: "read" } },
    (request) => detail(deps, request, request.params.caseId),
  );
  app.get(
    "/cases/:caseId/clocks",
    { schema: { params: CaseRef, response: { 200: CaseClocks } }, config: { scope: "read" } },
    async ({ principal, params }) => {
      const ref = { workspaceId: principal.workspaceId, ...params };
      await getCase(db, ref, await viewerOf(db, principal));
      return { data: await clocksOf(db, { ...ref, now: new Date() }), nextCursor: null };
    },
  );
  app.get(
    "/cases/:caseId/events",
    { schema: { params: CaseRef, response: { 200: CaseEvents } }, config: { scope: "read" } },
    async ({ principal, params }) => {
      const ref = { workspaceId: principal.workspaceId, ...params };
      const viewer = await viewerOf(db, principal);
      await getCase(db, ref, viewer);
      return { data: await caseEvents(db, ref, viewer), nextCursor: null };
    },
  );
}

async function detail(
  { db }: CaseDeps,
  request: FastifyRequest,
  caseId: string,
): Promise<CaseDetail> {
  const { workspaceId } = request.principal;
  return caseDetail(
    db,
    { workspaceId, caseId, now: new Date() },
    await viewerOf(db, request.principal),
  );
}

/**
 * The case as the reply to what was done to it. Who opened a sensitive case for another team, or handed theirs
 * over, sees it this once: they know what is in it.
 */
async function detailOfDone(
  { db }: CaseDeps,
  { workspaceId, viewer }: Worker,
  caseId: string,
): Promise<CaseDetail> {
  const row = await db
    .selectFrom("customer_case")
    .select("team_id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", caseId)
    .executeTakeFirst();
  const teamIds = row?.team_id ? [...viewer.teamIds, row.team_id] : viewer.teamIds;
  return caseDetail(db, { workspaceId, caseId, now: new Date() }, { ...viewer, teamIds });
}

function working(app: App, deps: CaseRouteDeps): void {
  /** A route that does one thing to a case and answers with the case. */
  const act = <Body extends z.ZodType>(
    path: string,
    body: Body,
    work: (worker: Worker, body: z.output<Body>) => CaseWork,
  ) =>
    app.post(
      `/cases/:caseId/${path}`,
      {
        schema: { params: CaseRef, body, response: { 200: CaseDetail } },
        config: { action: "respond" },
      },
      async (request) => {
        const worker = await workerOf(deps, request);
        const given = request.body as z.output<Body> & { version?: number };
        const { caseId } = request.params;
        const ref = { caseId, version: given.version ?? null };
        await workOnCase(deps, ref, worker, work(worker, given));
        return detailOfDone(deps, worker, caseId);
      },
    );
  app.post(
    "/cases",
    {
      schema: { body: CreateCase, response: { 201: CaseDetail } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const worker = await workerOf(deps, request);
      const caseId = await openByHand(deps, request.body, worker);
      return reply.code(201).send(await detailOfDone(deps, worker, caseId));
    },
  );
  app.patch(
    "/cases/:caseId",
    {
      schema: { params: CaseRef, body: PatchCase, response: { 200: CaseDetail } },
      config: { action: "respond" },
    },
    async (request) => {
      const worker = await workerOf(deps, request);
      const { version = null } = request.body;
      const ref = { ...request.params, version };
      await workOnCase(deps, ref, worker, patch(worker, request.body));
      return detail(deps, request, ref.caseId);
    },
  );
  act("claim", z.object({}), (worker) => claim(worker));
  act("assign", AssignCase, assign);
  act("notes", NoteCase, (_worker, { text }) => note(text));
  act("contacts", ContactCase, contact);
  act("snooze", SnoozeCase, (worker, { until }) => snooze(until, worker.now));
  app.post(
    "/cases/:caseId/resolve",
    {
      schema: { params: CaseRef, body: ResolveCase, response: { 200: CaseDetail } },
      config: { action: "respond" },
    },
    async (request) => {
      const worker = await workerOf(deps, request);
      const { caseId } = request.params;
      const { version = null, outcome, close } = request.body;
      const { works, takesIn } = await deps.mailOf(worker.workspaceId);
      const { now } = worker;
      await workOnCase(deps, { caseId, version }, worker, async (trx, row) => {
        const worked = await resolve(worker, request.body)(trx, row);
        const unasked = close ? ("closed" as const) : null;
        const given = { outcome, unasked, mailWorks: works, takesIn, now };
        const asked = await askWhetherSettled(trx, row, given);
        return worked && { ...worked, happened: [...worked.happened, ...asked] };
      });
      return detailOfDone(deps, worker, caseId);
    },
  );
  act("reopen", ReopenCase, reopen);
}

function several(app: App, deps: CaseDeps): void {
  const answer = { params: CaseRef, response: { 200: CaseDetail } };
  app.post(
    "/cases/:caseId/merge",
    { schema: { ...answer, body: MergeCase }, config: { action: "respond" } },
    async (request) => {
      const { into } = request.body;
      await mergeCases(deps, { ...request.params, into }, await workerOf(deps, request));
      return detail(deps, request, into);
    },
  );
  app.post(
    "/cases/:caseId/unmerge",
    { schema: answer, config: { action: "respond" } },
    async (request) => {
      await unmergeCase(deps, request.params, await workerOf(deps, request));
      return detail(deps, request, request.params.caseId);
    },
  );
  app.post(
    "/cases/:caseId/links",
    { schema: { ...answer, body: LinkCase }, config: { action: "respond" } },
    async (request) => {
      const { other } = request.body;
      await linkCases(deps, { ...request.params, other }, await workerOf(deps, request));
      return detail(deps, request, request.params.caseId);
    },
  );
  app.post(
    "/cases/bulk",
    {
      schema: { body: BulkCases, response: { 200: BulkCasesDone } },
      config: { action: "respond" },
    },
    async (request) => workInBulk(deps, request.body, await workerOf(deps, request)),
  );
  app.post(
    "/cases/bulk/:undoId/undo",
    {
      schema: { params: UndoRef, response: { 200: BulkUndone } },
      config: { action: "respond" },
    },
    async (request) => undoBulk(deps, request.params, await workerOf(deps, request)),
  );
}
