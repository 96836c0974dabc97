import {
  CreateMeeting,
  MeetingDetail,
  MeetingQuery,
  MeetingRef,
  MeetingRemote,
  Meetings,
  MeetingsQuery,
  MinutesQuery,
  PatchMeeting,
  TurnPage,
} from "@candor/contract/meeting.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import { can } from "../auth/principal.ts";
import type { App } from "../errors/http.ts";
import type { FreezeDeps } from "../reports/freeze.ts";
import { byOf } from "../teams/team-routes.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import {
  callOffMeeting,
  changeMeeting,
  closeMeeting,
  findMeeting,
  openMeeting,
  planMeeting,
  prepareMeeting,
  turnTo,
} from "./hold-meeting.ts";
import type { MeetingAsked } from "./meeting.ts";
import { meetingPaper } from "./meeting-paper.ts";
import { listMeetings, meetingDetail } from "./meeting-queries.ts";
import { requireOfTeam } from "./meeting-team.ts";
import { endRemote, letRemote } from "./remote.ts";

export interface MeetingRouteDeps extends FreezeDeps {
  secret: ServerSecret;
  publicUrl: string;
}

/** `/meetings`: what a team looks at together, on the wall, in its hands and in the minutes. */
export function meetingRoutes(app: App, deps: MeetingRouteDeps): void {
  const { db } = deps;
  const askedBy = (request: FastifyRequest, params: { meetingId: string }): MeetingAsked => ({
    workspaceId: request.principal.workspaceId,
    ...params,
  });
  /** The meeting of a request that changes it. @throws {KnownError} 403 for a meeting of a team that one is not in. */
  const ofOwnTeam = async (request: FastifyRequest, params: { meetingId: string }) => {
    const asked = askedBy(request, params);
    const runsWorkspace = can(request.principal, "manage");
    await requireOfTeam(db, await findMeeting(db, asked), { ...byOf(request), runsWorkspace });
    return asked;
  };
  const detail = (asked: MeetingAsked, language?: string) =>
    meetingDetail(db, asked, { language, now: new Date() });
  app.get(
    "/meetings",
    {
      schema: { querystring: MeetingsQuery, response: { 200: Meetings } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, query: { teamId } }) => ({
      data: await listMeetings(db, { workspaceId, teamId }),
      nextCursor: null,
    }),
  );
  app.post(
    "/meetings",
    {
      schema: { body: CreateMeeting, response: { 201: MeetingDetail } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const by = byOf(request);
      const meetingId = await planMeeting(db, request.body, by);
      return reply.code(201).send(await detail({ workspaceId: by.workspaceId, meetingId }));
    },
  );
  app.get(
    "/meetings/:meetingId",
    {
      schema: { params: MeetingRef, querystring: MeetingQuery, response: { 200: MeetingDetail } },
      config: { scope: "read" },
    },
    (request) => detail(askedBy(request, request.params), request.query.language),
  );
  app.patch(
    "/meetings/:meetingId",
    {
      schema: { params: MeetingRef, body: PatchMeeting, response: { 200: MeetingDetail } },
      config: { action: "respond" },
    },
    async (request) => {
      const asked = await ofOwnTeam(request, request.params);
      await changeMeeting(db, asked, request.body, byOf(request));
      return detail(asked);
    },
  );
  app.delete(
    "/meetings/:meetingId",
    {
      schema: { params: MeetingRef, response: { 204: z.null() } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      await callOffMeeting(db, await ofOwnTeam(request, request.params), byOf(request));
      return reply.code(204).send(null);
    },
  );
  /** A route that moves a meeting on and answers with it. */
  const move = (
    path: string,
    work: (asked: MeetingAsked, request: FastifyRequest) => Promise<void>,
  ) =>
    app.post(
      `/meetings/:meetingId/${path}`,
      {
        schema: { params: MeetingRef, body: z.object({}), response: { 200: MeetingDetail } },
        config: { action: "respond" },
      },
      async (request) => {
        const asked = await ofOwnTeam(request, request.params);
        await work(asked, request);
        return detail(asked);
      },
    );
  move("prepare", (asked) => prepareMeeting(deps, asked, new Date()));
  move("open", (asked, request) => openMeeting(deps, asked, byOf(request)));
  move("close", (asked, request) => closeMeeting(db, asked, byOf(request)));
  app.put(
    "/meetings/:meetingId/page",
    {
      schema: { params: MeetingRef, body: TurnPage, response: { 200: TurnPage } },
      config: { action: "respond" },
    },
    async (request) => {
      const { page } = request.body;
      await turnTo(db, await ofOwnTeam(request, request.params), () => page);
      return { page };
    },
  );
  app.post(
    "/meetings/:meetingId/remote",
    {
      schema: { params: MeetingRef, body: z.object({}), response: { 200: MeetingRemote } },
      config: { action: "respond" },
    },
    async (request) => letRemote(deps, await ofOwnTeam(request, request.params), new Date()),
  );
  app.delete(
    "/meetings/:meetingId/remote",
    {
      schema: { params: MeetingRef, response: { 204: z.null() } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      await endRemote(db, await ofOwnTeam(request, request.params));
      return reply.code(204).send(null);
    },
  );
  papers(app, deps, askedBy);
}

/** The same pages on paper: before it as a pack, after it as minutes. */
function papers(
  app: App,
  { db }: MeetingRouteDeps,
  askedBy: (request: FastifyRequest, params: { meetingId: string }) => MeetingAsked,
): void {
  const send = (reply: FastifyReply, name: string, file: Buffer) =>
    reply
      .header("content-type", "application/pdf")
      .header("content-disposition", `inline; filename="${name}.pdf"`)
      .send(file);
  app.get(
    "/meetings/:meetingId/pack.pdf",
    { schema: { params: MeetingRef, querystring: MeetingQuery }, config: { scope: "read" } },
    async (request, reply) => {
      const asked = askedBy(request, request.params);
      const { language } = request.query;
      return send(reply, "pack", await meetingPaper(db, asked, { kind: "pack", language }));
    },
  );
  app.get(
    "/meetings/:meetingId/minutes.pdf",
    { schema: { params: MeetingRef, querystring: MinutesQuery }, config: { scope: "read" } },
    async (request, reply) => {
      const asked = askedBy(request, request.params);
      const { language, outcomes } = request.query;
      const kind = outcomes ? "minutes" : "agenda";
      return send(reply, "minutes", await meetingPaper(db, asked, { kind, language }));
    },
  );
}
