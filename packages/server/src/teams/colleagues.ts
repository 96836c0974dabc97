import type { BusinessCalendar } from "@candor/contract/calendar.ts";
import type { Language } from "@candor/contract/common.ts";
import type { Colleague, PatchColleague, Presence } from "@candor/contract/team.ts";
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { listMembers } from "../auth/member-queries.ts";
import { countedCalendar } from "../calendars/business-calendar.ts";
import { isOpen } from "../calendars/business-time.ts";
import { listCalendars } from "../calendars/calendar-queries.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";

interface Setting {
  user_id: string;
  takes_work: boolean;
  calendar_id: string | null;
  language: string | null;
}

/** The colleagues of a workspace, in the order they joined, with whether each can be given work now. */
export async function listColleagues(
  db: Database | Transaction,
  { workspaceId, now }: { workspaceId: string; now: Date },
): Promise<Colleague[]> {
  const members = await listMembers(db, workspaceId);
  const presence = await presenceOf(db, {
    workspaceId,
    userIds: members.map(({ userId }) => userId),
    now,
  });
  return members.map(({ userId, name, email, role }) => {
    const known = presence.get(userId);
    return {
      userId,
      name,
      email,
      role,
      takesWork: known?.takesWork ?? true,
      calendarId: known?.calendarId ?? null,
      language: known?.language ?? null,
      presence: known?.presence ?? "present",
      awayUntil: known?.awayUntil ?? null,
    };
  });
}

/** What is known of somebody's presence. */
export interface KnownPresence
  extends Pick<Colleague, "takesWork" | "calendarId" | "language" | "presence" | "awayUntil"> {
  /** Who takes over while they are away. */
  standIn: string | null;
  calendar: BusinessCalendar;
}

/**
 * Whether each can be given work at this moment: they take work, are not away on this day, and it is within
 * their hours: their own, else those of `calendarId`, else those of a team of theirs, else the workspace's. An
 * open browser tab says nothing about it.
 */
export async function presenceOf(
  db: Database | Transaction,
  q: {
    workspaceId: string;
    userIds: readonly string[];
    now: Date;
    /** Of the team that the question is about. */
    calendarId?: string | null;
  },
): Promise<Map<string, KnownPresence>> {
  if (q.userIds.length === 0) return new Map();
  const ids = [...q.userIds];
  const calendars = await listCalendars(db, q.workspaceId);
  const { rows: settings } = await sql<Setting & { team_calendar: string | null }>`
    select u.id as user_id, coalesce(c.takes_work, true) as takes_work, c.calendar_id, c.language,
      (select t.calendar_id from team_member m join team t on t.workspace_id = m.workspace_id
          and t.id = m.team_id
        where m.workspace_id = ${q.workspaceId} and t.workspace_id = ${q.workspaceId}
          and m.user_id = u.id and t.archived_at is null and t.calendar_id is not null
        order by m.added_at, t.id limit 1) as team_calendar
    from unnest(${ids}::text[]) as u(id)
    left join colleague c on c.workspace_id = ${q.workspaceId} and c.user_id = u.id
  `.execute(db);
  const absences = await db
    .selectFrom("absence")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("user_id", "in", ids)
    // A day more on either side: which day it is depends on the zone of their hours.
    .where("first_day", "<=", dayOf(q.now, "UTC", 1))
    .where("last_day", ">=", dayOf(q.now, "UTC", -1))
    .orderBy("last_day", "desc")
    .execute();
  const found = new Map<string, KnownPresence>();
  for (const one of settings) {
    const wanted = [one.calendar_id, q.calendarId ?? null, one.team_calendar];
    const calendar =
      wanted.map((id) => calendars.find((c) => c.id === id)).find((c) => c !== undefined) ??
      calendars.find((c) => c.isDefault);
    if (!calendar) continue;
    const today = dayOf(q.now, calendar.timeZone, 0);
    const away = absences.find(
      (a) => a.user_id === one.user_id && a.first_day <= today && a.last_day >= today,
    );
    const presence: Presence = away
      ? "away"
      : !one.takes_work
        ? "takes_no_work"
        : isOpen(countedCalendar(calendar), q.now)
          ? "present"
          : "outside_hours";
    found.set(one.user_id, {
      takesWork: one.takes_work,
      calendarId: one.calendar_id,
      language: one.language as Language | null,
      presence,
      awayUntil: away?.last_day ?? null,
      standIn: away?.stand_in ?? null,
      calendar,
    });
  }
  return found;
}

/** The day it is in a zone, so many days later. */
export function dayOf(now: Date, timeZone: string, later: number): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ days: later })
    .toString();
}

/** Notes what a colleague says of themselves; what is not named stays. */
export async function patchColleague(
  db: Database,
  { workspaceId, userId, patch }: { workspaceId: string; userId: string; patch: PatchColleague },
): Promise<void> {
  const columns = {
    ...(patch.takesWork === undefined ? {} : { takes_work: patch.takesWork }),
    ...(patch.calendarId === undefined ? {} : { calendar_id: patch.calendarId }),
    ...(patch.language === undefined ? {} : { language: patch.language }),
  };
  await db.transaction().execute(async (trx) => {
    await requireMember(trx, { workspaceId, userId, status: 404 });
    await trx
      .insertInto("colleague")
      .values({
        workspace_id: workspaceId,
        user_id: userId,
        calendar_id: null,
        language: null,
        alert_hours: null,
        ...columns,
      })
      .onConflict((conflict) =>
        conflict.columns(["workspace_id", "user_id"]).doUpdateSet({ user_id: userId, ...columns }),
      )
      .execute();
  });
}

/** @throws {KnownError} 422 when this is no colleague of the workspace; 404 where the address names them. */
export async function requireMember(
  db: Database | Transaction,
  {
    workspaceId,
    userId,
    status = 422,
  }: { workspaceId: string; userId: string; status?: 404 | 422 },
): Promise<void> {
  const member = await db
    .selectFrom("directory.member")
    .select("user_id")
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  if (member) return;
  throw new KnownError(
    status,
    "not_a_colleague",
    `"${userId}" is no colleague of this workspace. Name one of GET /api/v1/colleagues.`,
  );
}
