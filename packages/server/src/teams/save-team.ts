import type { CreateTeam, PatchTeam, Team } from "@candor/contract/team.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { getCalendar } from "../calendars/calendar-queries.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { requireMember } from "./colleagues.ts";
import { getTeam } from "./team-queries.ts";
import { tellColleague } from "./tell-colleague.ts";

/** Who changes teams; own acts are no news to oneself. */
export interface By {
  workspaceId: string;
  actor: string;
  /** Null for a key. */
  userId: string | null;
  now: Date;
}

/** @throws {KnownError} 422 for who is no colleague; 404 for a calendar that does not exist. */
export async function createTeam(db: Database, wanted: CreateTeam, by: By): Promise<Team> {
  const { workspaceId, now } = by;
  return db.transaction().execute(async (trx) => {
    await checkCalendar(trx, workspaceId, wanted.calendarId);
    const teamId = uuidv7(now.getTime());
    await trx
      .insertInto("team")
      .values({
        workspace_id: workspaceId,
        id: teamId,
        name: wanted.name,
        calendar_id: wanted.calendarId,
        signature: wanted.signature,
        created_at: now,
      })
      .execute();
    await audit(trx, by, "team.made", wanted.name);
    for (const member of wanted.members) await putMember(trx, { teamId, ...member }, by);
    return getTeam(trx, { workspaceId, teamId });
  });
}

/** Changes what is named of a team. */
export async function patchTeam(
  db: Database,
  { teamId, patch }: { teamId: string; patch: PatchTeam },
  by: By,
): Promise<Team> {
  const { workspaceId, now } = by;
  return db.transaction().execute(async (trx) => {
    const { name } = await getTeam(trx, { workspaceId, teamId });
    await checkCalendar(trx, workspaceId, patch.calendarId ?? null);
    const columns = {
      ...(patch.name === undefined ? {} : { name: patch.name }),
      ...(patch.calendarId === undefined ? {} : { calendar_id: patch.calendarId }),
      ...(patch.signature === undefined ? {} : { signature: patch.signature }),
      ...(patch.archived === undefined ? {} : { archived_at: patch.archived ? now : null }),
    };
    if (Object.keys(columns).length > 0) {
      await trx
        .updateTable("team")
        .set(columns)
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", teamId)
        .execute();
      await audit(trx, by, "team.changed", name, { fields: Object.keys(columns) });
    }
    return getTeam(trx, { workspaceId, teamId });
  });
}

/** Puts somebody into a team, or makes them its lead or no longer. */
export async function setTeamMember(
  db: Database,
  member: { teamId: string; userId: string; isLead: boolean },
  by: By,
): Promise<Team> {
  return db.transaction().execute(async (trx) => {
    await getTeam(trx, { workspaceId: by.workspaceId, teamId: member.teamId });
    await putMember(trx, member, by);
    return getTeam(trx, { workspaceId: by.workspaceId, teamId: member.teamId });
  });
}

/** @throws {KnownError} 404 when they do not belong to it. */
export async function removeTeamMember(
  db: Database,
  { teamId, userId }: { teamId: string; userId: string },
  by: By,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { name } = await getTeam(trx, { workspaceId: by.workspaceId, teamId });
    const { numDeletedRows } = await trx
      .deleteFrom("team_member")
      .where("workspace_id", "=", by.workspaceId)
      .where("team_id", "=", teamId)
      .where("user_id", "=", userId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) {
      throw new KnownError(
        404,
        "team_member_not_found",
        `The colleague ${userId} does not belong to the team "${name}".`,
      );
    }
    await audit(trx, by, "team.member_removed", name, { userId });
  });
}

async function putMember(
  trx: Transaction,
  { teamId, userId, isLead }: { teamId: string; userId: string; isLead: boolean },
  by: By,
): Promise<void> {
  const { workspaceId, now } = by;
  await requireMember(trx, { workspaceId, userId });
  const changed = await trx
    .updateTable("team_member")
    .set({ is_lead: isLead })
    .where("workspace_id", "=", workspaceId)
    .where("team_id", "=", teamId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  const { name } = await getTeam(trx, { workspaceId, teamId });
  if (changed.numUpdatedRows === 0n) {
    await trx
      .insertInto("team_member")
      .values({
        workspace_id: workspaceId,
        team_id: teamId,
        user_id: userId,
        is_lead: isLead,
        added_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tellColleague(trx, {
      workspaceId,
      userId,
      kind: "team.joined",
      target: `team:${teamId}`,
      about: { team: name, by: by.actor },
      byUserId: by.userId,
      now,
    });
  }
  await audit(trx, by, "team.member_set", name, { userId, isLead });
}

async function checkCalendar(
  trx: Transaction,
  workspaceId: string,
  calendarId: string | null,
): Promise<void> {
  if (calendarId !== null) await getCalendar(trx, { workspaceId, calendarId });
}

function audit(
  trx: Transaction,
  { workspaceId, actor }: By,
  action: string,
  target: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  return writeAudit(trx, { workspaceId, actor, action, target, details });
}
