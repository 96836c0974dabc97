import type { Language } from "@candor/contract/common.ts";
import type { Home, Role, Workspace } from "@candor/contract/workspace.ts";
import type { Selectable } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import type { WorkspaceTable } from "../storage/tables.ts";

/** A workspace as the API shows it; `null` when there is none of this id. */
export async function findWorkspace(
  db: Database | Transaction,
  workspaceId: string,
): Promise<Workspace | null> {
  const row = await db
    .selectFrom("workspace")
    .selectAll()
    .where("id", "=", workspaceId)
    .executeTakeFirst();
  return row ? toWorkspace(row) : null;
}

/** The workspaces of a colleague and the role in each: the oldest first, samples after the real ones. */
export async function workspacesOf(
  db: Database | Transaction,
  userId: string,
): Promise<(Workspace & { role: Role; home: Home | null })[]> {
  const memberships = await db
    .selectFrom("directory.member")
    .select(["workspace_id", "role", "home"])
    .where("user_id", "=", userId)
    .execute();
  if (memberships.length === 0) return [];
  const roles = new Map(
    memberships.map((row) => [
      row.workspace_id,
      { role: row.role as Role, home: row.home as Home | null },
    ]),
  );
  const rows = await db
    .selectFrom("workspace")
    .selectAll()
    .where("id", "in", [...roles.keys()])
    .orderBy("is_sample")
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.flatMap((row) => {
    const mine = roles.get(row.id);
    return mine ? [{ ...toWorkspace(row), ...mine }] : [];
  });
}

/** The role of a colleague in a workspace; `null` for somebody who is not of it. */
export async function roleIn(
  db: Database | Transaction,
  member: { userId: string; workspaceId: string },
): Promise<Role | null> {
  const row = await db
    .selectFrom("directory.member")
    .select("role")
    .where("user_id", "=", member.userId)
    .where("workspace_id", "=", member.workspaceId)
    .executeTakeFirst();
  return row ? (row.role as Role) : null;
}

/** The workspaces of this name, the oldest first: for the shell, where people type names. */
export async function workspacesNamed(
  db: Database | Transaction,
  name: string,
): Promise<Workspace[]> {
  const rows = await db
    .selectFrom("workspace")
    .selectAll()
    .where("name", "=", name)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(toWorkspace);
}

/** A row as the API shows it. */
export function toWorkspace(row: Selectable<WorkspaceTable>): Workspace {
  return {
    id: row.id,
    name: row.name,
    language: row.language as Language,
    timeZone: row.time_zone,
    isSample: row.is_sample,
    createdAt: row.created_at.toISOString(),
  };
}
