import {
  CreateDecision,
  DecisionDetail,
  DecisionRef,
  Decisions,
  DecisionsQuery,
  ReviewDecision,
} from "@candor/contract/decision.ts";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import { byOf } from "../teams/team-routes.ts";
import type { DecisionDeps } from "./decision.ts";
import { decisionDetail, listDecisions } from "./decision-queries.ts";
import { reviewDecision } from "./review-decision.ts";
import { writeDecision } from "./write-decision.ts";

/** `/decisions`: what was decided on which figures, and what became of it. There is no way to edit one. */
export function decisionRoutes(app: App, deps: DecisionDeps): void {
  const { db } = deps;
  const detail = (workspaceId: string, decisionId: string) =>
    decisionDetail(db, { workspaceId, decisionId }, new Date());
  app.get(
    "/decisions",
    {
      schema: { querystring: DecisionsQuery, response: { 200: Decisions } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, query }) => ({
      data: await listDecisions(db, { workspaceId, ...query }, new Date()),
      nextCursor: null,
    }),
  );
  app.post(
    "/decisions",
    {
      schema: { body: CreateDecision, response: { 201: DecisionDetail } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const by = byOf(request);
      const id = await writeDecision(deps, request.body, by);
      return reply.code(201).send(await detail(by.workspaceId, id));
    },
  );
  app.get(
    "/decisions/:decisionId",
    {
      schema: { params: DecisionRef, response: { 200: DecisionDetail } },
      config: { scope: "read" },
    },
    ({ principal: { workspaceId }, params }) => detail(workspaceId, params.decisionId),
  );
  app.post(
    "/decisions/:decisionId/review",
    {
      schema: { params: DecisionRef, body: ReviewDecision, response: { 200: DecisionDetail } },
      config: { action: "respond" },
    },
    async (request) => {
      const by = byOf(request);
      const asked = { workspaceId: by.workspaceId, ...request.params };
      await reviewDecision(deps, asked, request.body, by);
      return detail(by.workspaceId, asked.decisionId);
    },
  );
  app.post(
    "/decisions/:decisionId/supersede",
    {
      schema: { params: DecisionRef, body: CreateDecision, response: { 201: DecisionDetail } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const by = byOf(request);
      const instead = request.params.decisionId;
      const id = await writeDecision(deps, request.body, by, { instead });
      return reply.code(201).send(await detail(by.workspaceId, id));
    },
  );
}
