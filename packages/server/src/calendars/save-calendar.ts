import type { BusinessCalendar, SaveBusinessCalendar } from "@candor/contract/calendar.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { checkTimeZone } from "../workspaces/time-zone.ts";
import { checkHours } from "./business-calendar.ts";
import { columnsOf, getCalendar, listCalendars, replaceDays } from "./calendar-queries.ts";

interface By {
  workspaceId: string;
  actor: string;
  now: Date;
}

/** @throws {KnownError} 422 for hours that cannot be counted, or a zone nobody knows. */
export async function createCalendar(
  db: Database,
  calendar: SaveBusinessCalendar,
  by: By,
): Promise<BusinessCalendar> {
  await check(db, calendar);
  const { workspaceId, now } = by;
  return db.transaction().execute(async (trx) => {
    await listCalendars(trx, workspaceId);
    const id = uuidv7(now.getTime());
    await trx
      .insertInto("business_calendar")
      .values({
        workspace_id: workspaceId,
        id,
        ...columnsOf(calendar),
        created_at: now,
        updated_at: now,
      })
      .execute();
    await replaceDays(trx, { workspaceId, calendarId: id }, calendar.ownDays);
    await audit("made", trx, calendar.name, by);
    return getCalendar(trx, { workspaceId, calendarId: id });
  });
}

/**
 * Changes the hours from now on: what was judged by them stays judged, what runs keeps its due moment until
 * somebody applies the new hours to it.
 *
 * @throws {KnownError} 404; 409 when somebody else changed it since `version`; 422 as when it is made.
 */
export async function replaceCalendar(
  db: Database,
  {
    calendarId,
    version,
    calendar,
  }: { calendarId: string; version: number | undefined; calendar: SaveBusinessCalendar },
  by: By,
): Promise<BusinessCalendar> {
  const ref = { workspaceId: by.workspaceId, calendarId };
  await getCalendar(db, ref);
  await check(db, calendar);
  return db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom("business_calendar")
      .select("version")
      .where("workspace_id", "=", by.workspaceId)
      .where("id", "=", calendarId)
      .forUpdate()
      .executeTakeFirst();
    if (!before) return getCalendar(trx, ref);
    if (version !== undefined && version !== before.version) {
      throw new KnownError(
        409,
        "calendar_changed",
        "Somebody else has changed these hours meanwhile; nothing was saved. Load them again and repeat your change.",
      );
    }
    await trx
      .updateTable("business_calendar")
      .set({ ...columnsOf(calendar), version: before.version + 1, updated_at: by.now })
      .where("workspace_id", "=", by.workspaceId)
      .where("id", "=", calendarId)
      .execute();
    await replaceDays(trx, ref, calendar.ownDays);
    await audit("changed", trx, calendar.name, by);
    return getCalendar(trx, ref);
  });
}

/** @throws {KnownError} 404; 409 for the default one and for one that teams or colleagues work by. */
export async function deleteCalendar(
  db: Database,
  { calendarId }: { calendarId: string },
  by: By,
): Promise<void> {
  const { workspaceId } = by;
  await db.transaction().execute(async (trx) => {
    const { name, isDefault } = await getCalendar(trx, { workspaceId, calendarId });
    if (isDefault) {
      throw new KnownError(
        409,
        "calendar_is_default",
        `"${name}" is the calendar of everybody without one of their own; change its hours instead.`,
      );
    }
    for (const table of ["team", "colleague"] as const) {
      const user = await trx
        .selectFrom(table)
        .select("calendar_id")
        .where("workspace_id", "=", workspaceId)
        .where("calendar_id", "=", calendarId)
        .executeTakeFirst();
      if (user) {
        throw new KnownError(
          409,
          "calendar_in_use",
          `Somebody still works by "${name}" (a ${table}). Give them another calendar first.`,
        );
      }
    }
    await trx
      .deleteFrom("business_calendar")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", calendarId)
      .execute();
    await audit("deleted", trx, name, by);
  });
}

async function check(db: Database, calendar: SaveBusinessCalendar): Promise<void> {
  checkHours(calendar);
  await checkTimeZone(db, calendar.timeZone);
}

function audit(
  verb: "made" | "changed" | "deleted",
  trx: Parameters<typeof writeAudit>[0],
  target: string,
  { workspaceId, actor }: By,
): Promise<void> {
  return writeAudit(trx, { workspaceId, actor, action: `business_calendar.${verb}`, target });
}
