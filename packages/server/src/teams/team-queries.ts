import type { Team } from "@candor/contract/team.ts";
import type { Selectable } from "kysely";
import { usersByIds } from "../auth/user-queries.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { TeamTable } from "../storage/tables-teams.ts";

/** The teams of a workspace by name, archived ones last. */
export async function listTeams(db: Database | Transaction, workspaceId: string): Promise<Team[]> {
  const teams = await db
    .selectFrom("team")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("archived_at", (order) => order.asc().nullsFirst())
    .orderBy("name")
    .orderBy("id")
    .execute();
  return withMembers(db, workspaceId, teams);
}

/** @throws {KnownError} 404. */
export async function getTeam(
  db: Database | Transaction,
  { workspaceId, teamId }: { workspaceId: string; teamId: string },
): Promise<Team> {
  const team = await db
    .selectFrom("team")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", teamId)
    .executeTakeFirst();
  const [found] = team ? await withMembers(db, workspaceId, [team]) : [];
  if (found) return found;
  throw new KnownError(
    404,
    "team_not_found",
    `There is no team "${teamId}" in this workspace. Look at the list of teams.`,
  );
}

/** The teams somebody belongs to, archived ones left out. */
export async function teamsOf(
  db: Database | Transaction,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<{ teamId: string; isLead: boolean }[]> {
  const rows = await db
    .selectFrom("team_member as m")
    .innerJoin("team as t", (join) =>
      join.onRef("t.workspace_id", "=", "m.workspace_id").onRef("t.id", "=", "m.team_id"),
    )
    .select(["m.team_id", "m.is_lead"])
    .where("m.workspace_id", "=", workspaceId)
    .where("t.workspace_id", "=", workspaceId)
    .where("m.user_id", "=", userId)
    .where("t.archived_at", "is", null)
    .execute();
  return rows.map((row) => ({ teamId: row.team_id, isLead: row.is_lead }));
}

async function withMembers(
  db: Database | Transaction,
  workspaceId: string,
  teams: readonly Selectable<TeamTable>[],
): Promise<Team[]> {
  if (teams.length === 0) return [];
  const members = await db
    .selectFrom("team_member")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where(
      "team_id",
      "in",
      teams.map(({ id }) => id),
    )
    .orderBy("is_lead", "desc")
    .orderBy("added_at")
    .orderBy("user_id")
    .execute();
  const users = await usersByIds(db, [...new Set(members.map((one) => one.user_id))]);
  return teams.map((team) => ({
    id: team.id,
    name: team.name,
    calendarId: team.calendar_id,
    signature: team.signature,
    members: members
      .filter((one) => one.team_id === team.id)
      .flatMap((one) => {
        const user = users.get(one.user_id);
        if (!user) return [];
        return [{ userId: one.user_id, name: user.name, email: user.email, isLead: one.is_lead }];
      }),
    archivedAt: team.archived_at?.toISOString() ?? null,
    createdAt: team.created_at.toISOString(),
  }));
}
