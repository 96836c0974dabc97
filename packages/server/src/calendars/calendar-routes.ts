import {
  BusinessCalendar,
  CalendarRef,
  Due,
  DueQuery,
  Holidays,
  HolidaysQuery,
  ReplaceBusinessCalendar,
  SaveBusinessCalendar,
} from "@candor/contract/calendar.ts";
import { page } from "@candor/contract/common.ts";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { countedCalendar } from "./business-calendar.ts";
import { addBusinessTime } from "./business-time.ts";
import { getCalendar, listCalendars } from "./calendar-queries.ts";
import { holidayFacts, holidaysOf } from "./public-holidays.ts";
import { createCalendar, deleteCalendar, replaceCalendar } from "./save-calendar.ts";

/** `/business-calendars`: the hours in which work is done. */
export function calendarRoutes(app: App, { db }: { db: Database }): void {
  const by = (request: { principal: { workspaceId: string }; actor: string }) => ({
    workspaceId: request.principal.workspaceId,
    actor: request.actor,
    now: new Date(),
  });
  app.get(
    "/business-calendars",
    { schema: { response: { 200: page(BusinessCalendar) } }, config: { scope: "read" } },
    async ({ principal }) => ({
      data: await listCalendars(db, principal.workspaceId),
      nextCursor: null,
    }),
  );
  app.post(
    "/business-calendars",
    {
      schema: { body: SaveBusinessCalendar, response: { 201: BusinessCalendar } },
      config: { scope: "write" },
    },
    async (request, reply) =>
      reply.code(201).send(await createCalendar(db, request.body, by(request))),
  );
  app.get(
    "/business-calendars/holidays",
    {
      schema: { querystring: HolidaysQuery, response: { 200: Holidays } },
      config: { scope: "read" },
    },
    async ({ query }) => ({ data: holidaysOf(query.country, query.year), ...holidayFacts() }),
  );
  app.get(
    "/business-calendars/:calendarId",
    {
      schema: { params: CalendarRef, response: { 200: BusinessCalendar } },
      config: { scope: "read" },
    },
    async ({ principal, params }) =>
      getCalendar(db, { workspaceId: principal.workspaceId, ...params }),
  );
  app.put(
    "/business-calendars/:calendarId",
    {
      schema: {
        params: CalendarRef,
        body: ReplaceBusinessCalendar,
        response: { 200: BusinessCalendar },
      },
      config: { scope: "write" },
    },
    async (request) => {
      const { version, ...calendar } = request.body;
      return replaceCalendar(db, { ...request.params, version, calendar }, by(request));
    },
  );
  app.delete(
    "/business-calendars/:calendarId",
    { schema: { params: CalendarRef, response: { 204: z.null() } }, config: { scope: "write" } },
    async (request, reply) => {
      await deleteCalendar(db, request.params, by(request));
      return reply.code(204).send(null);
    },
  );
  app.get(
    "/business-calendars/:calendarId/due",
    {
      schema: { params: CalendarRef, querystring: DueQuery, response: { 200: Due } },
      config: { scope: "read" },
    },
    async ({ principal, params, query }) => {
      const calendar = await getCalendar(db, { workspaceId: principal.workspaceId, ...params });
      const ms = query.minutes * 60_000;
      const due = addBusinessTime(countedCalendar(calendar), new Date(query.from), ms);
      return { dueAt: due.dueAt.toISOString(), spells: due.spells };
    },
  );
}
