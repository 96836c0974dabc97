import {
  AddSources,
  BeginImprovement,
  CreateImprovement,
  DecideImprovement,
  DropImprovement,
  ImprovementDetail,
  ImprovementRef,
  ImprovementSources,
  Improvements,
  ImprovementsQuery,
  PatchImprovement,
  RemarkImprovement,
  SourceRef,
  SourcesAdded,
  ThemeLoop,
  ThemeLoopQuery,
} from "@candor/contract/improvement.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import { ThemeRef } from "@candor/contract/theme.ts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import { viewerOf } from "../cases/case-visibility.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { byOf } from "../teams/team-routes.ts";
import { checkImprovement } from "./check-improvements.ts";
import type { ImprovementAsked, ImprovementNews } from "./improvement.ts";
import { improvementDetail, listImprovements } from "./improvement-queries.ts";
import { countSources, listSources } from "./improvement-sources.ts";
import {
  beginImprovement,
  createImprovement,
  decideImprovement,
  dropImprovement,
  type Improver,
  linkSources,
  patchImprovement,
  remarkOn,
  unlinkSource,
} from "./save-improvement.ts";
import { themeLoop } from "./theme-loop.ts";

/** `/improvements`: what is made better, measured again, and what it comes from. */
export function improvementRoutes(
  app: App,
  { db, news }: { db: Database; news: ImprovementNews },
): void {
  const detail = (request: FastifyRequest, improvementId: string) => {
    const { workspaceId } = request.principal;
    return improvementDetail(db, { workspaceId, improvementId }, new Date());
  };
  const improver = async (request: FastifyRequest): Promise<Improver> => ({
    ...byOf(request),
    viewer: await viewerOf(db, request.principal),
  });
  app.get(
    "/surveys/:surveyId/themes/:themeId/loop",
    {
      schema: {
        params: SurveyRef.extend(ThemeRef.shape),
        querystring: ThemeLoopQuery,
        response: { 200: ThemeLoop },
      },
      config: { scope: "read" },
    },
    ({ principal: { workspaceId }, params, query }) =>
      themeLoop(db, { workspaceId, ...params }, query, new Date()),
  );
  app.get(
    "/improvements",
    {
      schema: { querystring: ImprovementsQuery, response: { 200: Improvements } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, query }) => ({
      data: await listImprovements(db, { workspaceId, ...query }),
      nextCursor: null,
    }),
  );
  app.post(
    "/improvements",
    {
      schema: { body: CreateImprovement, response: { 201: ImprovementDetail } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const id = await createImprovement(db, request.body, await improver(request));
      return reply.code(201).send(await detail(request, id));
    },
  );
  app.get(
    "/improvements/:improvementId",
    {
      schema: { params: ImprovementRef, response: { 200: ImprovementDetail } },
      config: { scope: "read" },
    },
    (request) => detail(request, request.params.improvementId),
  );
  app.patch(
    "/improvements/:improvementId",
    {
      schema: {
        params: ImprovementRef,
        body: PatchImprovement,
        response: { 200: ImprovementDetail },
      },
      config: { action: "respond" },
    },
    async (request) => {
      const { workspaceId } = request.principal;
      const asked = { workspaceId, ...request.params };
      await patchImprovement(db, asked, request.body, byOf(request));
      return detail(request, asked.improvementId);
    },
  );
  /** A route that moves an improvement on and answers with it. */
  const move = <Body extends z.ZodType>(
    path: string,
    body: Body,
    work: (asked: ImprovementAsked, body: z.output<Body>, request: FastifyRequest) => Promise<void>,
  ) =>
    app.post(
      `/improvements/:improvementId/${path}`,
      {
        schema: { params: ImprovementRef, body, response: { 200: ImprovementDetail } },
        config: { action: "respond" },
      },
      async (request) => {
        const asked = { workspaceId: request.principal.workspaceId, ...request.params };
        await work(asked, request.body as z.output<Body>, request);
        return detail(request, asked.improvementId);
      },
    );
  move("begin", BeginImprovement, (asked, { day }, request) =>
    beginImprovement(db, asked, { day: day ?? null }, byOf(request), news),
  );
  move("check", z.object({}), (asked) => checkImprovement(db, asked, new Date(), news));
  move("decide", DecideImprovement, (asked, body, request) =>
    decideImprovement(db, asked, body, byOf(request), news),
  );
  move("drop", DropImprovement, (asked, body, request) =>
    dropImprovement(db, asked, body, byOf(request), news),
  );
  move("remarks", RemarkImprovement, (asked, body, request) =>
    remarkOn(db, asked, body, byOf(request)),
  );
  sources(app, db, improver);
}

function sources(
  app: App,
  db: Database,
  improver: (request: FastifyRequest) => Promise<Improver>,
): void {
  app.get(
    "/improvements/:improvementId/sources",
    {
      schema: { params: ImprovementRef, response: { 200: ImprovementSources } },
      config: { scope: "read" },
    },
    async ({ principal, params }) => {
      const asked = { workspaceId: principal.workspaceId, ...params };
      await improvementDetail(db, asked, new Date());
      return {
        data: await listSources(db, asked, await viewerOf(db, principal)),
        nextCursor: null,
      };
    },
  );
  app.post(
    "/improvements/:improvementId/sources",
    {
      schema: { params: ImprovementRef, body: AddSources, response: { 200: SourcesAdded } },
      config: { action: "respond" },
    },
    async (request) => {
      const { workspaceId } = request.principal;
      const asked = { workspaceId, ...request.params };
      const added = await linkSources(db, asked, request.body, await improver(request));
      const counts = await countSources(db, workspaceId, [asked.improvementId]);
      return { added, ...(counts.get(asked.improvementId) ?? { sources: 0, people: 0 }) };
    },
  );
  app.delete(
    "/improvements/:improvementId/sources/:sourceKind/:sourceId",
    {
      schema: { params: SourceRef, response: { 204: z.null() } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const { sourceKind: kind, sourceId, improvementId } = request.params;
      const asked = { workspaceId: request.principal.workspaceId, improvementId };
      await unlinkSource(db, asked, { kind, sourceId });
      return reply.code(204).send(null);
    },
  );
}
