import { page } from "@candor/contract/common.ts";
import {
  Absence,
  AbsenceRef,
  AbsencesQuery,
  Colleague,
  CreateAbsence,
  CreateEmployee,
  CreateTeam,
  Employee,
  EmployeeRef,
  EmployeesQuery,
  PatchColleague,
  PatchEmployee,
  PatchTeam,
  SetTeamMember,
  Team,
  TeamMemberRef,
  TeamRef,
  UserRef,
} from "@candor/contract/team.ts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { can, type Principal } from "../auth/principal.ts";
import { getCalendar } from "../calendars/calendar-queries.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { addAbsence, getAbsence, listAbsences, removeAbsence } from "./absences.ts";
import { listColleagues, patchColleague } from "./colleagues.ts";
import { createEmployee, listEmployees, patchEmployee } from "./employees.ts";
import { type By, createTeam, patchTeam, removeTeamMember, setTeamMember } from "./save-team.ts";
import { getTeam, listTeams } from "./team-queries.ts";

/** Who does it, for whoever writes it down. */
export function byOf(request: FastifyRequest): By {
  const { principal } = request;
  return {
    workspaceId: principal.workspaceId,
    actor: request.actor,
    userId: principal.kind === "member" ? principal.userId : null,
    now: new Date(),
  };
}

/** `/teams`, `/colleagues`, `/absences`, `/employees`. */
export function teamRoutes(app: App, { db }: { db: Database }): void {
  onlyTeams(app, db);
  colleagues(app, db);
  absences(app, db);
  employees(app, db);
}

function onlyTeams(app: App, db: Database): void {
  app.get(
    "/teams",
    { schema: { response: { 200: page(Team) } }, config: { scope: "read" } },
    async ({ principal }) => ({
      data: await listTeams(db, principal.workspaceId),
      nextCursor: null,
    }),
  );
  app.post(
    "/teams",
    { schema: { body: CreateTeam, response: { 201: Team } }, config: { scope: "write" } },
    async (request, reply) =>
      reply.code(201).send(await createTeam(db, request.body, byOf(request))),
  );
  app.get(
    "/teams/:teamId",
    { schema: { params: TeamRef, response: { 200: Team } }, config: { scope: "read" } },
    async ({ principal, params }) => getTeam(db, { workspaceId: principal.workspaceId, ...params }),
  );
  app.patch(
    "/teams/:teamId",
    {
      schema: { params: TeamRef, body: PatchTeam, response: { 200: Team } },
      config: { scope: "write" },
    },
    async (request) => patchTeam(db, { ...request.params, patch: request.body }, byOf(request)),
  );
  app.put(
    "/teams/:teamId/members/:userId",
    {
      schema: { params: TeamMemberRef, body: SetTeamMember, response: { 200: Team } },
      config: { scope: "write" },
    },
    async (request) => setTeamMember(db, { ...request.params, ...request.body }, byOf(request)),
  );
  app.delete(
    "/teams/:teamId/members/:userId",
    { schema: { params: TeamMemberRef, response: { 204: z.null() } }, config: { scope: "write" } },
    async (request, reply) => {
      await removeTeamMember(db, request.params, byOf(request));
      return reply.code(204).send(null);
    },
  );
}

function colleagues(app: App, db: Database): void {
  app.get(
    "/colleagues",
    { schema: { response: { 200: page(Colleague) } }, config: { scope: "read" } },
    async ({ principal }) => ({
      data: await listColleagues(db, { workspaceId: principal.workspaceId, now: new Date() }),
      nextCursor: null,
    }),
  );
  app.patch(
    "/colleagues/:userId",
    {
      schema: { params: UserRef, body: PatchColleague, response: { 200: Colleague } },
      config: { action: "respond" },
    },
    async (request) => {
      const { workspaceId } = request.principal;
      const { userId } = request.params;
      requireSelfOrEdit(request.principal, userId);
      const patch = request.body;
      if (patch.calendarId) await getCalendar(db, { workspaceId, calendarId: patch.calendarId });
      await patchColleague(db, { workspaceId, userId, patch });
      const all = await listColleagues(db, { workspaceId, now: new Date() });
      const colleague = all.find((one) => one.userId === userId);
      if (colleague) return colleague;
      throw new KnownError(404, "member_not_found", "This colleague has just left the workspace.");
    },
  );
}

function absences(app: App, db: Database): void {
  app.get(
    "/absences",
    {
      schema: { querystring: AbsencesQuery, response: { 200: page(Absence) } },
      config: { scope: "read" },
    },
    async ({ principal, query }) => ({
      data: await listAbsences(db, {
        workspaceId: principal.workspaceId,
        since: query.since ?? null,
      }),
      nextCursor: null,
    }),
  );
  app.post(
    "/absences",
    {
      schema: { body: CreateAbsence, response: { 201: Absence } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const by = byOf(request);
      const userId = request.body.userId ?? by.userId;
      if (userId === null) {
        throw new KnownError(422, "who_is_away", "A key is never away: say whose absence it is.", [
          { field: "userId", message: "is missing" },
        ]);
      }
      requireSelfOrEdit(request.principal, userId);
      return reply.code(201).send(await addAbsence(db, { ...request.body, userId }, by));
    },
  );
  app.delete(
    "/absences/:absenceId",
    {
      schema: { params: AbsenceRef, response: { 204: z.null() } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const ref = { workspaceId: request.principal.workspaceId, ...request.params };
      requireSelfOrEdit(request.principal, (await getAbsence(db, ref)).userId);
      await removeAbsence(db, ref);
      return reply.code(204).send(null);
    },
  );
}

function employees(app: App, db: Database): void {
  app.get(
    "/employees",
    {
      schema: { querystring: EmployeesQuery, response: { 200: page(Employee) } },
      config: { scope: "read" },
    },
    async ({ principal, query }) =>
      listEmployees(db, {
        workspaceId: principal.workspaceId,
        search: query.search || null,
        teamId: query.teamId ?? null,
        limit: query.limit,
        cursor: query.cursor ?? null,
      }),
  );
  app.post(
    "/employees",
    { schema: { body: CreateEmployee, response: { 201: Employee } }, config: { scope: "write" } },
    async (request, reply) =>
      reply.code(201).send(await createEmployee(db, byOf(request), request.body)),
  );
  app.patch(
    "/employees/:employeeId",
    {
      schema: { params: EmployeeRef, body: PatchEmployee, response: { 200: Employee } },
      config: { scope: "write" },
    },
    async ({ principal, params, body }) =>
      patchEmployee(db, { workspaceId: principal.workspaceId, ...params }, body),
  );
}

/** Everybody says it of themselves; of others who may edit. @throws {KnownError} 403. */
function requireSelfOrEdit(principal: Principal, userId: string): void {
  if (principal.kind === "member" && principal.userId === userId) return;
  if (can(principal, "edit")) return;
  throw new KnownError(
    403,
    "others_absence",
    "You may say this only of yourself. Ask an analyst or an admin of the workspace to say it of others.",
  );
}
