import {
  ContactsToMake,
  CreatePersonDate,
  CreatePersonNote,
  Dossier,
  FinishContact,
  NextContactsQuery,
  PatchPersonNote,
  PersonDateRef,
  PersonNoteRef,
  SetKeeper,
  SetNextContact,
  Timeline,
  TimelineQuery,
} from "@candor/contract/dossier.ts";
import { PersonDetail, PersonRefParams } from "@candor/contract/person.ts";
import type { FastifyRequest } from "fastify";
import { writeAudit } from "../audit/write-audit.ts";
import { viewerOf } from "../cases/case-visibility.ts";
import { wake } from "../due-work/due-work.ts";
import type { App } from "../errors/http.ts";
import {
  addPersonNote,
  changePersonNote,
  noteReader,
  removePersonNote,
} from "../people/person-notes.ts";
import { getPerson, getPersonDetail } from "../people/person-queries.ts";
import { lockPerson } from "../people/save-person.ts";
import { todayOf } from "../scores/today.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { requireMember } from "../teams/colleagues.ts";
import { contactsToMake, getDossier } from "./dossier-queries.ts";
import { PERSON_DAYS } from "./dossier-worker.ts";
import { endNextContact, setNextContact } from "./next-contact.ts";
import { addPersonDate, removePersonDate } from "./person-dates.ts";
import { timelineOf } from "./timeline.ts";

/** What colleagues keep of a person besides answers, and everything that happened with them. */
export function dossierRoutes(app: App, { db }: { db: Database }): void {
  reading(app, db);
  notes(app, db);
  dates(app, db);
  contacts(app, db);
}

interface PersonRequest extends FastifyRequest {
  params: { personId: string };
}

const ref = ({ principal, params }: PersonRequest) => ({
  workspaceId: principal.workspaceId,
  personId: params.personId,
});

async function dossier(db: Database, request: PersonRequest): Promise<Dossier> {
  const today = await todayOf(db, request.principal.workspaceId);
  return getDossier(db, { ...ref(request), today });
}

async function detail(db: Database, request: PersonRequest): Promise<PersonDetail> {
  return getPersonDetail(db, ref(request), await noteReader(db, request.principal));
}

/** A change to what is kept of a person, who is there and stays until it is made. */
async function changing<T>(
  db: Database,
  request: PersonRequest,
  change: (trx: Transaction, of: Awaited<ReturnType<typeof changed>>) => Promise<T>,
): Promise<T> {
  return inTransaction(db, async (trx) => {
    await lockPerson(trx, ref(request));
    return change(trx, await changed(trx, request));
  });
}

async function changed(trx: Transaction, request: PersonRequest) {
  const { time_zone: timeZone } = await trx
    .selectFrom("workspace")
    .select("time_zone")
    .where("id", "=", request.principal.workspaceId)
    .executeTakeFirstOrThrow();
  return { ...ref(request), actor: request.actor, timeZone, now: new Date() };
}

async function wakeAt(trx: Transaction, workspaceId: string, at: Date | null, now: Date) {
  if (at) await wake(trx, PERSON_DAYS, { workspaceId }, { now, at });
}

function reading(app: App, db: Database): void {
  app.get(
    "/people/:personId/dossier",
    { schema: { params: PersonRefParams, response: { 200: Dossier } }, config: { scope: "read" } },
    (request) => dossier(db, request),
  );
  app.get(
    "/people/:personId/timeline",
    {
      schema: { params: PersonRefParams, querystring: TimelineQuery, response: { 200: Timeline } },
      config: { scope: "read" },
    },
    async (request) => {
      await getPerson(db, ref(request));
      const viewer = await viewerOf(db, request.principal);
      return timelineOf(db, { ...ref(request), ...request.query }, viewer);
    },
  );
  app.get(
    "/next-contacts",
    {
      schema: { querystring: NextContactsQuery, response: { 200: ContactsToMake } },
      config: { scope: "read" },
    },
    async ({ principal, query }) => {
      const { workspaceId } = principal;
      const today = await todayOf(db, workspaceId);
      return contactsToMake(db, { ...query, workspaceId, today }, await viewerOf(db, principal));
    },
  );
}

function notes(app: App, db: Database): void {
  app.post(
    "/people/:personId/notes",
    {
      schema: { params: PersonRefParams, body: CreatePersonNote, response: { 201: PersonDetail } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      await changing(db, request, async (trx, of) =>
        addPersonNote(trx, {
          ...of,
          ...request.body,
          reader: await noteReader(trx, request.principal),
        }),
      );
      return reply.code(201).send(await detail(db, request));
    },
  );
  const one = { params: PersonNoteRef, response: { 200: PersonDetail } };
  app.patch(
    "/people/:personId/notes/:noteId",
    { schema: { ...one, body: PatchPersonNote }, config: { action: "respond" } },
    async (request) => {
      await changing(db, request, async (trx, { now }) =>
        changePersonNote(trx, { ...ref(request), noteId: request.params.noteId }, request.body, {
          reader: await noteReader(trx, request.principal),
          now,
        }),
      );
      return detail(db, request);
    },
  );
  app.delete(
    "/people/:personId/notes/:noteId",
    { schema: one, config: { action: "respond" } },
    async (request) => {
      const { noteId } = request.params;
      await changing(db, request, async (trx, { workspaceId, personId, actor }) => {
        const reader = await noteReader(trx, request.principal);
        await removePersonNote(trx, { workspaceId, personId, noteId }, reader);
        const action = "person.note_removed";
        await writeAudit(trx, { workspaceId, actor, action, target: personId });
      });
      return detail(db, request);
    },
  );
}

function dates(app: App, db: Database): void {
  app.post(
    "/people/:personId/dates",
    {
      schema: { params: PersonRefParams, body: CreatePersonDate, response: { 201: Dossier } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      await changing(db, request, async (trx, of) => {
        const at = await addPersonDate(trx, of, request.body);
        await wakeAt(trx, of.workspaceId, at, of.now);
      });
      return reply.code(201).send(await dossier(db, request));
    },
  );
  app.delete(
    "/people/:personId/dates/:dateId",
    {
      schema: { params: PersonDateRef, response: { 200: Dossier } },
      config: { action: "respond" },
    },
    async (request) => {
      await changing(db, request, async (trx, { workspaceId, personId, actor }) => {
        await removePersonDate(trx, { ...ref(request), dateId: request.params.dateId });
        const action = "person.date_removed";
        await writeAudit(trx, { workspaceId, actor, action, target: personId });
      });
      return dossier(db, request);
    },
  );
}

function contacts(app: App, db: Database): void {
  const schema = { params: PersonRefParams, response: { 200: Dossier } };
  app.put(
    "/people/:personId/keeper",
    { schema: { ...schema, body: SetKeeper }, config: { action: "respond" } },
    async (request) => {
      const { userId } = request.body;
      await changing(db, request, async (trx, { workspaceId, personId, actor }) => {
        if (userId !== null) await requireMember(trx, { workspaceId, userId });
        await trx
          .updateTable("person")
          .set({ keeper: userId })
          .where("workspace_id", "=", workspaceId)
          .where("id", "=", personId)
          .execute();
        const details = { keeper: userId };
        await writeAudit(trx, {
          ...{ workspaceId, actor, action: "person.keeper", target: personId, details },
        });
      });
      return dossier(db, request);
    },
  );
  app.put(
    "/people/:personId/next-contact",
    { schema: { ...schema, body: SetNextContact }, config: { action: "respond" } },
    async (request) => {
      await changing(db, request, async (trx, of) => {
        await wakeAt(trx, of.workspaceId, await setNextContact(trx, of, request.body), of.now);
      });
      return dossier(db, request);
    },
  );
  app.delete(
    "/people/:personId/next-contact",
    { schema, config: { action: "respond" } },
    async (request) => {
      await changing(db, request, (trx, of) => endNextContact(trx, of));
      return dossier(db, request);
    },
  );
  app.post(
    "/people/:personId/next-contact/finish",
    { schema: { ...schema, body: FinishContact }, config: { action: "respond" } },
    async (request) => {
      const { note, next } = request.body;
      await changing(db, request, async (trx, of) => {
        const was = await endNextContact(trx, of);
        // That they were spoken to stays, with what was said, or else what it was for.
        const text = note || was?.why;
        if (text) {
          await addPersonNote(trx, {
            ...{ ...of, kind: "contact", seenBy: "all", text },
            reader: await noteReader(trx, request.principal),
          });
        }
        if (next) await wakeAt(trx, of.workspaceId, await setNextContact(trx, of, next), of.now);
      });
      return dossier(db, request);
    },
  );
}
