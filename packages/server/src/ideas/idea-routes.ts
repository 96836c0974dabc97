import { PageQuery } from "@candor/contract/common.ts";
import {
  AddIdeaVote,
  CreateIdea,
  IdeaDetail,
  IdeaImproved,
  IdeaRef,
  IdeaSettings,
  IdeaSettingsShown,
  Ideas,
  IdeasQuery,
  IdeaVoteRef,
  IdeaVotes,
  ImproveIdea,
  MergeIdea,
  PatchIdea,
} from "@candor/contract/idea.ts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import { viewerOf } from "../cases/case-visibility.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { byOf } from "../teams/team-routes.ts";
import { mergeIdea, patchIdea, requirePerson, unmergeIdea } from "./change-idea.ts";
import { createIdea } from "./create-idea.ts";
import { findIdea, type IdeaAsked, type IdeaDeps, type IdeaRow } from "./idea.ts";
import { countWaiting, ideaDetail, listIdeas, listVotes } from "./idea-queries.ts";
import { boardAddress, boardLink, ideaSettings, saveIdeaSettings } from "./idea-settings.ts";
import { improveIdea } from "./improve-idea.ts";
import { castVote, lockForVote } from "./vote.ts";

type Ref = FastifyRequest<{ Params: z.output<typeof IdeaRef> }>;
const askedOf = ({ principal, params }: Ref): IdeaAsked => ({
  workspaceId: principal.workspaceId,
  ideaId: params.ideaId,
});

/** `/ideas`: what customers wish for, who else wants it, and what became of it. */
export function ideaRoutes(app: App, deps: IdeaDeps & { publicUrl: string }): void {
  const { db, publicUrl } = deps;
  const linkOf = async (row: IdeaRow) => {
    const link = await boardLink(db, row.workspace_id, publicUrl);
    return link !== null && row.look === "public" ? `${link}/${row.number}` : null;
  };
  const detail = (asked: IdeaAsked) => ideaDetail(db, asked, linkOf);
  const settings = async (workspaceId: string) => ({
    ...(await ideaSettings(db, workspaceId)),
    link: await boardAddress(db, workspaceId, publicUrl),
  });
  app.get(
    "/ideas",
    { schema: { querystring: IdeasQuery, response: { 200: Ideas } }, config: { scope: "read" } },
    async ({ principal: { workspaceId }, query }) => ({
      ...(await listIdeas(db, workspaceId, query)),
      waiting: await countWaiting(db, workspaceId),
    }),
  );
  app.post(
    "/ideas",
    { schema: { body: CreateIdea, response: { 201: IdeaDetail } }, config: { action: "respond" } },
    async (request, reply) => {
      const { workspaceId } = request.principal;
      const ideaId = await createIdea(deps, request.body, byOf(request));
      return reply.code(201).send(await detail({ workspaceId, ideaId }));
    },
  );
  app.get(
    "/ideas/settings",
    { schema: { response: { 200: IdeaSettingsShown } }, config: { scope: "read" } },
    ({ principal: { workspaceId } }) => settings(workspaceId),
  );
  app.put(
    "/ideas/settings",
    {
      schema: { body: IdeaSettings, response: { 200: IdeaSettingsShown } },
      config: { scope: "write" },
    },
    async (request) => {
      await saveIdeaSettings(db, request.body, byOf(request));
      return settings(request.principal.workspaceId);
    },
  );
  app.get(
    "/ideas/:ideaId",
    { schema: { params: IdeaRef, response: { 200: IdeaDetail } }, config: { scope: "read" } },
    (request) => detail(askedOf(request)),
  );
  app.patch(
    "/ideas/:ideaId",
    {
      schema: { params: IdeaRef, body: PatchIdea, response: { 200: IdeaDetail } },
      config: { action: "respond" },
    },
    async (request) => {
      await patchIdea(deps, askedOf(request), request.body, byOf(request));
      return detail(askedOf(request));
    },
  );
  app.post(
    "/ideas/:ideaId/merge",
    {
      schema: { params: IdeaRef, body: MergeIdea, response: { 200: IdeaDetail } },
      config: { action: "respond" },
    },
    async (request) => {
      await mergeIdea(deps, askedOf(request), request.body, byOf(request));
      return detail({ ...askedOf(request), ideaId: request.body.into });
    },
  );
  app.post(
    "/ideas/:ideaId/unmerge",
    {
      schema: { params: IdeaRef, body: z.object({}), response: { 200: IdeaDetail } },
      config: { action: "respond" },
    },
    async (request) => {
      await unmergeIdea(deps, askedOf(request), byOf(request));
      return detail(askedOf(request));
    },
  );
  app.post(
    "/ideas/:ideaId/improvement",
    {
      schema: { params: IdeaRef, body: ImproveIdea, response: { 200: IdeaImproved } },
      config: { action: "respond" },
    },
    async (request) => {
      const by = { ...byOf(request), viewer: await viewerOf(db, request.principal) };
      return { improvementId: await improveIdea(db, askedOf(request), request.body, by) };
    },
  );
  votes(app, db);
}

function votes(app: App, db: Database): void {
  app.get(
    "/ideas/:ideaId/votes",
    {
      schema: { params: IdeaRef, querystring: PageQuery, response: { 200: IdeaVotes } },
      config: { scope: "read" },
    },
    (request) => listVotes(db, askedOf(request), request.query),
  );
  app.post(
    "/ideas/:ideaId/votes",
    {
      schema: { params: IdeaRef, body: AddIdeaVote, response: { 200: IdeaVotes } },
      config: { action: "respond" },
    },
    async (request) => {
      const asked = askedOf(request);
      const { workspaceId } = asked;
      const { personId, wantsNews } = request.body;
      const { root_id: rootId } = await findIdea(db, asked);
      await inTransaction(db, async (trx) => {
        await lockForVote(trx, { workspaceId, rootId });
        await requirePerson(trx, workspaceId, personId);
        const now = new Date();
        // A yes by somebody else overrides no "no" of theirs.
        const said = wantsNews ? {} : { wantsNews };
        await castVote(trx, { workspaceId, rootId, personId, voterKey: null, ...said, now });
      });
      return listVotes(db, asked, { limit: 50 });
    },
  );
  app.delete(
    "/ideas/:ideaId/votes/:voteId",
    {
      schema: { params: IdeaVoteRef, response: { 204: z.null() } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const { workspaceId, ideaId } = askedOf(request);
      const { numUpdatedRows } = await db
        .updateTable("idea_vote")
        .set({ withdrawn_at: new Date() })
        .where("workspace_id", "=", workspaceId)
        .where("idea_id", "=", ideaId)
        .where("id", "=", request.params.voteId)
        .where("withdrawn_at", "is", null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw noVote(request.params.voteId);
      return reply.code(204).send(null);
    },
  );
}

function noVote(id: string): KnownError {
  return new KnownError(
    404,
    "vote_not_found",
    `There is no vote "${id}" for this idea, so none was taken back.`,
  );
}
