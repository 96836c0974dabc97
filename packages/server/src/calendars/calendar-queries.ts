import type {
  BusinessCalendar,
  HolidayCountry,
  OwnDay,
  SaveBusinessCalendar,
} from "@candor/contract/calendar.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type Selectable, sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { BusinessCalendarTable } from "../storage/tables-teams.ts";
import { OFFICE_WEEK } from "./business-calendar.ts";

type Row = Selectable<BusinessCalendarTable>;

/** Whose public holidays a workspace has before it says so itself. */
const COUNTRY_OF_ZONE: Record<string, HolidayCountry> = {
  "Europe/Riga": "LV",
  "Europe/Stockholm": "SE",
  "Europe/Moscow": "RU",
  "Europe/Tallinn": "EE",
  "Europe/Vilnius": "LT",
  "Europe/Helsinki": "FI",
  "Europe/Berlin": "DE",
  "Europe/London": "GB",
};

/** The calendars of a workspace, the default first. There is always one: it is made when first needed. */
export async function listCalendars(
  db: Database | Transaction,
  workspaceId: string,
): Promise<BusinessCalendar[]> {
  await makeDefault(db, workspaceId);
  const rows = await db
    .selectFrom("business_calendar")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("is_default", "desc")
    .orderBy("name")
    .orderBy("id")
    .execute();
  const days = await db
    .selectFrom("business_day")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("day")
    .execute();
  return rows.map((row) =>
    toCalendar(
      row,
      days
        .filter((one) => one.calendar_id === row.id)
        .map(({ day, name, spells }) => ({ day, name, spells })),
    ),
  );
}

/** @throws {KnownError} 404. */
export async function getCalendar(
  db: Database | Transaction,
  { workspaceId, calendarId }: { workspaceId: string; calendarId: string },
): Promise<BusinessCalendar> {
  const found = (await listCalendars(db, workspaceId)).find(({ id }) => id === calendarId);
  if (found) return found;
  throw new KnownError(
    404,
    "calendar_not_found",
    `There is no business calendar "${calendarId}" in this workspace. Look at the list of calendars.`,
  );
}

/** A calendar by its id, or the default one where none is named or it is gone. */
export async function calendarInForce(
  db: Database | Transaction,
  workspaceId: string,
  calendarId: string | null,
): Promise<BusinessCalendar> {
  const all = await listCalendars(db, workspaceId);
  const found = all.find(({ id }) => id === calendarId) ?? all.find(({ isDefault }) => isDefault);
  if (!found) throw new Error(`The workspace ${workspaceId} has no default calendar.`);
  return found;
}

/** Office hours in the workspace's zone, with the public holidays of the zone's country. */
async function makeDefault(db: Database | Transaction, workspaceId: string): Promise<void> {
  const { rows } = await sql<{ zone: string }>`
    select w.time_zone as zone from workspace w where w.id = ${workspaceId}
      and not exists (select from business_calendar c where c.workspace_id = ${workspaceId} and c.is_default)
  `.execute(db);
  const [workspace] = rows;
  if (!workspace) return;
  const now = new Date();
  await db
    .insertInto("business_calendar")
    .values({
      workspace_id: workspaceId,
      id: uuidv7(now.getTime()),
      name: "Office hours",
      time_zone: workspace.zone,
      week: JSON.stringify(OFFICE_WEEK),
      country: COUNTRY_OF_ZONE[workspace.zone] ?? null,
      is_default: true,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Writes the days of one's own anew. */
export async function replaceDays(
  trx: Transaction,
  { workspaceId, calendarId }: { workspaceId: string; calendarId: string },
  days: readonly OwnDay[],
): Promise<void> {
  await trx
    .deleteFrom("business_day")
    .where("workspace_id", "=", workspaceId)
    .where("calendar_id", "=", calendarId)
    .execute();
  if (days.length === 0) return;
  await trx
    .insertInto("business_day")
    .values(
      days.map(({ day, name, spells }) => ({
        workspace_id: workspaceId,
        calendar_id: calendarId,
        day,
        name,
        spells: JSON.stringify(spells),
      })),
    )
    .execute();
}

/** What a calendar says, as columns. */
export function columnsOf(calendar: SaveBusinessCalendar) {
  return {
    name: calendar.name,
    time_zone: calendar.timeZone,
    week: JSON.stringify(calendar.week),
    country: calendar.country,
    worked_holidays: calendar.workedHolidays,
  };
}

function toCalendar(row: Row, ownDays: OwnDay[]): BusinessCalendar {
  return {
    id: row.id,
    name: row.name,
    timeZone: row.time_zone,
    week: row.week,
    country: row.country as HolidayCountry | null,
    workedHolidays: row.worked_holidays,
    ownDays,
    isDefault: row.is_default,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  };
}
