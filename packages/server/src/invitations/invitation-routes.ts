import { Readable } from "node:stream";
import { page } from "@candor/contract/common.ts";
import {
  DecidedUnconfirmed,
  DecideInvitation,
  DecideUnconfirmed,
  EventHeard,
  EventsFile,
  EventsHeard,
  HappenedEvent,
  Invitation,
  InvitationDetail,
  InvitationFilter,
  InvitationQuery,
  InvitationRef,
  ResponseRateQuery,
  ResponseRateReport,
  Scheduled,
  ScheduleInvitation,
} from "@candor/contract/invitation.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { toIdentity } from "../people/identity.ts";
import { refuseTwoPeople } from "../people/owners.ts";
import { resolvePeople } from "../people/resolve-people.ts";
import { wakeSender } from "../sendings/wake-sender.ts";
import { csvStream, rowsOf } from "../spreadsheets/write-csv.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { refuseUnknownIds } from "../workspaces/known-ids.ts";
import { hearEventsFromCsv } from "./events-from-csv.ts";
import { hearEvent } from "./hear-event.ts";
import {
  cancelInvitation,
  eachInvitation,
  getInvitation,
  invitationPage,
} from "./invitation-queries.ts";
import { responseRateReport } from "./response-rate.ts";
import { type ScheduledInvitation, scheduleInvitation } from "./schedule-invitation.ts";
import { decideAllUnconfirmed, decideUnconfirmed } from "./settle-message.ts";

export interface InvitationDeps {
  db: Database;
}

/** `/invitations`: every fate and every reason; asking single people; events; response rates. */
export function invitationRoutes(app: App, deps: InvitationDeps): void {
  const { db } = deps;
  app.get(
    "/invitations",
    {
      schema: { querystring: InvitationQuery, response: { 200: page(Invitation) } },
      config: { scope: "read" },
    },
    (request) =>
      invitationPage(db, { workspaceId: request.principal.workspaceId, ...request.query }),
  );
  app.get(
    "/invitations/export.csv",
    { schema: { querystring: InvitationFilter }, config: { action: "export", confirm: true } },
    (request, reply) => {
      const q = { workspaceId: request.principal.workspaceId, ...request.query };
      const rows = Readable.from(csvRows(db, q));
      return reply
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="invitations.csv"')
        .send(csvStream(rowsOf(rows)));
    },
  );
  app.post(
    "/invitations/decide",
    {
      schema: { body: DecideUnconfirmed, response: { 200: DecidedUnconfirmed } },
      config: { scope: "send" },
    },
    async ({ principal: { workspaceId }, actor, body }) => {
      const now = new Date();
      const outcome = await decideAllUnconfirmed(db, { workspaceId, ...body, now });
      await db.transaction().execute(async (trx) => {
        await wakeSender(trx, { workspaceId, now });
        if (outcome.decided === 0) return;
        await writeAudit(trx, {
          workspaceId,
          actor,
          action: "invitations.decided",
          target: String(outcome.decided),
          details: { as: body.as },
        });
      });
      return outcome;
    },
  );
  app.get(
    "/invitations/:invitationId",
    {
      schema: { params: InvitationRef, response: { 200: InvitationDetail } },
      config: { scope: "read" },
    },
    (request) => getInvitation(db, ref(request)),
  );
  app.post(
    "/invitations/:invitationId/decide",
    {
      schema: {
        params: InvitationRef,
        body: DecideInvitation,
        response: { 200: InvitationDetail },
      },
      config: { scope: "send" },
    },
    async (request) => {
      const q = { ...ref(request), as: request.body.as, now: new Date() };
      if (!(await decideUnconfirmed(db, q))) {
        const { state } = await getInvitation(db, q);
        throw new KnownError(
          409,
          "not_unconfirmed",
          `The invitation is ${state}; there is nothing to decide about it.`,
        );
      }
      await db.transaction().execute((trx) => wakeSender(trx, q));
      return getInvitation(db, q);
    },
  );
  app.post(
    "/invitations/:invitationId/cancel",
    {
      schema: { params: InvitationRef, response: { 200: InvitationDetail } },
      config: { scope: "send" },
    },
    async (request) => {
      await cancelInvitation(db, { ...ref(request), now: new Date() });
      return getInvitation(db, ref(request));
    },
  );
  askRoutes(app, deps);
  eventsFileRoute(app, deps);
  app.get(
    "/surveys/:surveyId/response-rate",
    {
      schema: {
        params: SurveyRef,
        querystring: ResponseRateQuery,
        response: { 200: ResponseRateReport },
      },
      config: { scope: "read" },
    },
    (request) => responseRateReport(db, { ...surveyRef(request), ...request.query }),
  );
}

function askRoutes(app: App, { db }: InvitationDeps): void {
  app.post(
    "/surveys/:surveyId/invitations",
    {
      schema: { params: SurveyRef, body: ScheduleInvitation, response: { 201: Scheduled } },
      config: { scope: "send" },
    },
    async (request, reply) => {
      const { body } = request;
      const q = surveyRef(request);
      await getSurvey(db, q);
      const now = new Date();
      const scheduled = await inTransaction(db, async (trx) => {
        if (body.personId) {
          const ids = [body.personId];
          await refuseUnknownIds(trx, { ...q, table: "person", ids, field: "personId" });
        }
        const personId = body.personId ?? (await personOf(trx, q.workspaceId, body, now));
        const made = await scheduleInvitation(trx, {
          ...q,
          personId,
          channel: body.channel,
          delaySeconds: body.delaySeconds,
          properties: body.properties,
          origin: "api",
          touchpoint: body.touchpoint ?? null,
          language: body.language ?? null,
          now,
        });
        await wakeSender(trx, { workspaceId: q.workspaceId, now });
        return made;
      });
      return reply.code(201).send(toScheduled(scheduled));
    },
  );
  app.post(
    "/surveys/:surveyId/events",
    {
      schema: { params: SurveyRef, body: HappenedEvent, response: { 200: EventHeard } },
      config: { scope: "send" },
    },
    async (request) => {
      const { body } = request;
      const q = surveyRef(request);
      await getSurvey(db, q);
      const identity = toIdentity(body.person);
      if (!identity) throw nobody();
      await refuseTwoPeople(db, q.workspaceId, identity);
      const now = new Date();
      const heard = await hearEvent(db, {
        ...q,
        ...body,
        identity,
        at: body.at ? new Date(body.at) : now,
        touchpoint: body.touchpoint ?? null,
        language: body.language ?? null,
        externalId: body.externalId ?? null,
        now,
      });
      return { data: heard.map((one) => ({ ...toScheduled(one), sendingId: one.sendingId })) };
    },
  );
}

function eventsFileRoute(app: App, { db }: InvitationDeps): void {
  app.post(
    "/surveys/:surveyId/events/csv",
    {
      schema: { params: SurveyRef, body: EventsFile, response: { 200: EventsHeard } },
      config: { scope: "send" },
      bodyLimit: 6_000_000,
    },
    async (request) => {
      const q = surveyRef(request);
      await getSurvey(db, q);
      return hearEventsFromCsv(db, { ...q, csv: request.body.csv, now: new Date() });
    },
  );
}

async function personOf(
  trx: Transaction,
  workspaceId: string,
  body: z.output<typeof ScheduleInvitation>,
  now: Date,
): Promise<string> {
  const identity = toIdentity(body.person);
  if (!identity) throw nobody();
  await refuseTwoPeople(trx, workspaceId, identity);
  const [id] = await resolvePeople(trx, workspaceId, [identity], now);
  return id ?? "";
}

function nobody(): KnownError {
  return new KnownError(
    422,
    "person_without_identity",
    "Say who is asked: a personId, or a person with an e-mail address, a phone number or an external id.",
  );
}

function toScheduled({ invitationId, state, reason, at }: ScheduledInvitation) {
  return { invitationId, state, reason, at: at?.toISOString() ?? null };
}

async function* csvRows(db: Database, q: InvitationFilter & { workspaceId: string }) {
  for await (const invitation of eachInvitation(db, q)) {
    const { person, next, ...rest } = invitation;
    yield {
      id: rest.id,
      survey_id: rest.surveyId,
      sending_id: rest.sendingId,
      person_id: person.id,
      name: person.name,
      email: person.email,
      phone: person.phone,
      channel: rest.channel,
      state: rest.state,
      reason: rest.reason,
      detail: rest.detail,
      stratum: rest.stratum,
      asked_at: rest.askedAt,
      reminders: rest.reminders,
      answered_at: rest.answeredAt,
      response_id: rest.responseId,
      next_action: next?.action,
      next_at: next?.at,
    };
  }
}

function ref(request: { principal: { workspaceId: string }; params: { invitationId: string } }) {
  return { workspaceId: request.principal.workspaceId, invitationId: request.params.invitationId };
}

function surveyRef(request: { principal: { workspaceId: string }; params: { surveyId: string } }) {
  return { workspaceId: request.principal.workspaceId, surveyId: request.params.surveyId };
}
