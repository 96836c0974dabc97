import { PageQuery, page } from "@candor/contract/common.ts";
import {
  AddMembers,
  Calendar,
  CalendarQuery,
  CreateSending,
  MembersChanged,
  PatchSending,
  RemoveMembers,
  Sending,
  SendingRef,
  StartSending,
} from "@candor/contract/sending.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import { csvStream, rowsOf } from "../spreadsheets/write-csv.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { pauseSending, resumeSending, stopSending } from "./run-sending.ts";
import {
  addMembers,
  changeSending,
  createSending,
  deleteSending,
  removeMembers,
} from "./save-sending.ts";
import { calendar, drawLines, getSending, sendingPage } from "./sending-queries.ts";
import { startSending, undoStart } from "./start-sending.ts";
import { wakeSender } from "./wake-sender.ts";

export interface SendingDeps {
  db: Database;
}

/** `/sendings`: planned, started, paused, stopped; what goes out when; how it fares. */
export function sendingRoutes(app: App, deps: SendingDeps): void {
  const { db } = deps;
  app.get(
    "/surveys/:surveyId/sendings",
    {
      schema: { params: SurveyRef, querystring: PageQuery, response: { 200: page(Sending) } },
      config: { scope: "read" },
    },
    async (request) => {
      const { workspaceId } = request.principal;
      const { surveyId } = request.params;
      await getSurvey(db, { workspaceId, surveyId });
      return sendingPage(db, { workspaceId, surveyId, ...request.query });
    },
  );
  app.post(
    "/surveys/:surveyId/sendings",
    {
      schema: { params: SurveyRef, body: CreateSending, response: { 201: Sending } },
      config: { scope: "send" },
    },
    async (request, reply) => {
      const made = await createSending(db, {
        workspaceId: request.principal.workspaceId,
        surveyId: request.params.surveyId,
        actor: request.actor,
        now: new Date(),
        sending: request.body,
      });
      return reply.code(201).send(made);
    },
  );
  oneSending(app, db);
  runRoutes(app, deps);
  app.get(
    "/sending-calendar",
    {
      schema: { querystring: CalendarQuery, response: { 200: Calendar } },
      config: { scope: "read" },
    },
    async (request) => ({
      data: await calendar(db, {
        workspaceId: request.principal.workspaceId,
        ...request.query,
      }),
    }),
  );
}

function oneSending(app: App, db: Database): void {
  app.get(
    "/sendings/:sendingId",
    { schema: { params: SendingRef, response: { 200: Sending } }, config: { scope: "read" } },
    (request) => getSending(db, ref(request)),
  );
  app.patch(
    "/sendings/:sendingId",
    {
      schema: { params: SendingRef, body: PatchSending, response: { 200: Sending } },
      config: { scope: "send" },
    },
    (request) => changeSending(db, { ...ref(request), patch: request.body, now: new Date() }),
  );
  app.delete(
    "/sendings/:sendingId",
    { schema: { params: SendingRef, response: { 204: z.null() } }, config: { scope: "send" } },
    async (request, reply) => {
      await deleteSending(db, ref(request));
      return reply.code(204).send(null);
    },
  );
  app.post(
    "/sendings/:sendingId/members",
    {
      schema: { params: SendingRef, body: AddMembers, response: { 200: MembersChanged } },
      config: { scope: "send" },
    },
    async (request) => ({
      members: await addMembers(db, { ...ref(request), ...request.body, now: new Date() }),
    }),
  );
  app.post(
    "/sendings/:sendingId/members/remove",
    {
      schema: { params: SendingRef, body: RemoveMembers, response: { 200: MembersChanged } },
      config: { scope: "send" },
    },
    async (request) => ({
      members: await removeMembers(db, { ...ref(request), ...request.body, now: new Date() }),
    }),
  );
  app.get(
    "/sendings/:sendingId/draw.csv",
    { schema: { params: SendingRef }, config: { action: "export" } },
    async (request, reply) => {
      const lines = await drawLines(db, ref(request));
      return reply
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="draw.csv"')
        .send(csvStream(rowsOf(lines)));
    },
  );
}

const ACTS = {
  "undo-start": undoStart,
  pause: pauseSending,
  resume: resumeSending,
  stop: stopSending,
} as const;

function runRoutes(app: App, { db }: SendingDeps): void {
  app.post(
    "/sendings/:sendingId/start",
    {
      schema: { params: SendingRef, querystring: StartSending, response: { 200: Sending } },
      config: { scope: "send" },
    },
    async (request) => {
      const asked = ref(request);
      const now = new Date();
      const by = { ...asked, actor: request.actor, now, ...request.query };
      const sending = await startSending(db, by);
      await db
        .transaction()
        .execute((trx) => wakeSender(trx, { workspaceId: asked.workspaceId, now }));
      return sending;
    },
  );
  for (const [name, act] of Object.entries(ACTS)) {
    app.post(
      `/sendings/:sendingId/${name}`,
      { schema: { params: SendingRef, response: { 200: Sending } }, config: { scope: "send" } },
      async (request) => {
        const asked = ref(request);
        const now = new Date();
        const sending = await act(db, { ...asked, actor: request.actor, now });
        await db
          .transaction()
          .execute((trx) => wakeSender(trx, { workspaceId: asked.workspaceId, now }));
        return sending;
      },
    );
  }
}

function ref(request: { principal: { workspaceId: string }; params: { sendingId: string } }) {
  return { workspaceId: request.principal.workspaceId, sendingId: request.params.sendingId };
}
