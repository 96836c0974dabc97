import {
  ApplyCaseRule,
  CaseRule,
  CaseRulePreview,
  CaseRuleRef,
  CasesOpened,
  OrderCaseRules,
  PreviewCaseRule,
  SaveCaseRule,
} from "@candor/contract/case-rule.ts";
import { page } from "@candor/contract/common.ts";
import { Conversion, ConversionQuery } from "@candor/contract/conversion.ts";
import { DeskReport, DeskReportQuery } from "@candor/contract/desk-report.ts";
import {
  CreateRootCause,
  PatchRootCause,
  RootCause,
  RootCauseRef,
} from "@candor/contract/root-cause.ts";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import { byOf } from "../teams/team-routes.ts";
import {
  applyRule,
  createRule,
  deleteRule,
  listRules,
  orderRules,
  previewRule,
  replaceRule,
} from "./case-rules.ts";
import { conversion } from "./conversion.ts";
import { deskReport } from "./desk-report.ts";
import { createCause, listCauses, patchCause } from "./root-causes.ts";
import type { CaseDeps } from "./work-case.ts";

/** `/case-rules`, `/root-causes` and `/desk-report`. */
export function caseRuleRoutes(app: App, deps: CaseDeps): void {
  rules(app, deps);
  causes(app, deps);
  report(app, deps);
}

function rules(app: App, deps: CaseDeps): void {
  const { db } = deps;
  const all = async (workspaceId: string) => ({
    data: await listRules(db, workspaceId),
    nextCursor: null,
  });
  app.get(
    "/case-rules",
    { schema: { response: { 200: page(CaseRule) } }, config: { scope: "read" } },
    ({ principal }) => all(principal.workspaceId),
  );
  app.post(
    "/case-rules",
    { schema: { body: SaveCaseRule, response: { 201: CaseRule } }, config: { scope: "write" } },
    async (request, reply) =>
      reply.code(201).send(await createRule(db, request.body, byOf(request))),
  );
  app.post(
    "/case-rules/preview",
    {
      schema: { body: PreviewCaseRule, response: { 200: CaseRulePreview } },
      config: { scope: "read" },
    },
    async ({ principal, body }) =>
      previewRule(db, { workspaceId: principal.workspaceId, ...body, now: new Date() }),
  );
  app.put(
    "/case-rules/order",
    {
      schema: { body: OrderCaseRules, response: { 200: page(CaseRule) } },
      config: { scope: "write" },
    },
    async (request) => ({
      data: await orderRules(db, request.body.ids, byOf(request)),
      nextCursor: null,
    }),
  );
  app.put(
    "/case-rules/:caseRuleId",
    {
      schema: { params: CaseRuleRef, body: SaveCaseRule, response: { 200: CaseRule } },
      config: { scope: "write" },
    },
    async (request) => {
      const { caseRuleId: ruleId } = request.params;
      return replaceRule(db, { ruleId, rule: request.body }, byOf(request));
    },
  );
  app.delete(
    "/case-rules/:caseRuleId",
    { schema: { params: CaseRuleRef, response: { 204: z.null() } }, config: { scope: "write" } },
    async (request, reply) => {
      await deleteRule(db, request.params.caseRuleId, byOf(request));
      return reply.code(204).send(null);
    },
  );
  app.post(
    "/case-rules/:caseRuleId/apply",
    {
      schema: { params: CaseRuleRef, body: ApplyCaseRule, response: { 200: CasesOpened } },
      config: { scope: "write" },
    },
    async (request) => {
      const { caseRuleId: ruleId } = request.params;
      return { opened: await applyRule(deps, { ruleId, ...request.body }, byOf(request)) };
    },
  );
}

function causes(app: App, { db }: CaseDeps): void {
  app.get(
    "/root-causes",
    { schema: { response: { 200: page(RootCause) } }, config: { scope: "read" } },
    async ({ principal }) => ({
      data: await listCauses(db, principal.workspaceId),
      nextCursor: null,
    }),
  );
  app.post(
    "/root-causes",
    {
      schema: { body: CreateRootCause, response: { 201: RootCause } },
      // Whoever works on a case names what they found.
      config: { action: "respond" },
    },
    async (request, reply) => {
      const { workspaceId, now } = byOf(request);
      return reply.code(201).send(await createCause(db, { workspaceId, now, ...request.body }));
    },
  );
  app.patch(
    "/root-causes/:causeId",
    {
      schema: { params: RootCauseRef, body: PatchRootCause, response: { 200: RootCause } },
      config: { scope: "write" },
    },
    async (request) => {
      const { workspaceId, now } = byOf(request);
      return patchCause(db, { workspaceId, now, ...request.params }, request.body);
    },
  );
}

function report(app: App, { db }: CaseDeps): void {
  app.get(
    "/desk-report",
    {
      schema: { querystring: DeskReportQuery, response: { 200: DeskReport } },
      config: { scope: "read" },
    },
    ({ principal, query }) =>
      deskReport(db, {
        ...{ workspaceId: principal.workspaceId, now: new Date() },
        ...{ from: query.from, to: query.to },
      }),
  );
  app.get(
    "/desk-report/conversion",
    {
      schema: { querystring: ConversionQuery, response: { 200: Conversion } },
      config: { scope: "read" },
    },
    ({ principal, query }) =>
      conversion(db, {
        ...{ workspaceId: principal.workspaceId, now: new Date() },
        ...{ from: query.from, to: query.to },
      }),
  );
}
