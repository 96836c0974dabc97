import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type Selectable, sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import type { ScimGroupTable } from "../storage/tables-organisations.ts";
import { type IncomingGroup, notFound, ScimError } from "./scim.ts";
import { type Clause, likeOf } from "./scim-filter.ts";
import { followGroups } from "./scim-roles.ts";

export type ScimGroup = Selectable<ScimGroupTable>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const COLUMNS: Record<string, string> = {
  displayname: "name",
  externalid: "external_id",
  id: "id",
};
export const GROUP_ATTRIBUTES = Object.keys(COLUMNS);

export async function listScimGroups(
  db: Database,
  q: { workspaceId: string; clauses: readonly Clause[]; offset: number; limit: number },
): Promise<{ total: number; rows: ScimGroup[] }> {
  let query = db.selectFrom("scim_group").where("workspace_id", "=", q.workspaceId);
  for (const clause of q.clauses) {
    const column = sql.ref(COLUMNS[clause.attribute] ?? "name");
    query = query.where(sql<boolean>`lower(${column}::text) like ${likeOf(clause).toLowerCase()}`);
  }
  const { n } = await query
    .select((select) => select.fn.countAll<string>().as("n"))
    .executeTakeFirstOrThrow();
  const rows = await query.selectAll().orderBy("name").offset(q.offset).limit(q.limit).execute();
  return { total: Number(n), rows };
}

/** @throws {ScimError} 404. */
export async function findScimGroup(
  db: Database | Transaction,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<ScimGroup> {
  const row = UUID.test(id)
    ? await db
        .selectFrom("scim_group")
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", id)
        .executeTakeFirst()
    : undefined;
  if (row) return row;
  throw notFound("group", id);
}

/** Who is in some groups, by group. */
export async function membersOfGroups(
  db: Database | Transaction,
  { workspaceId, groupIds }: { workspaceId: string; groupIds: readonly string[] },
): Promise<Map<string, { id: string; name: string }[]>> {
  const members = new Map(groupIds.map((id) => [id, [] as { id: string; name: string }[]]));
  if (groupIds.length === 0) return members;
  const rows = await db
    .selectFrom("scim_group_member")
    .innerJoin("scim_user", (join) =>
      join
        .onRef("scim_user.workspace_id", "=", "scim_group_member.workspace_id")
        .onRef("scim_user.id", "=", "scim_group_member.scim_user_id"),
    )
    .select(["group_id", "scim_user_id", "user_name"])
    .where("scim_group_member.workspace_id", "=", workspaceId)
    .where("group_id", "in", [...groupIds])
    .orderBy("user_name")
    .execute();
  for (const row of rows) {
    members.get(row.group_id)?.push({ id: row.scim_user_id, name: row.user_name });
  }
  return members;
}

export async function createScimGroup(
  trx: Transaction,
  { workspaceId, given, now }: { workspaceId: string; given: IncomingGroup; now: Date },
): Promise<ScimGroup> {
  const row = await trx
    .insertInto("scim_group")
    .values({
      workspace_id: workspaceId,
      id: uuidv7(now.getTime()),
      name: given.displayName,
      external_id: given.externalId ?? null,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "name"]).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) {
    throw new ScimError(409, `A group "${given.displayName}" is here already.`, "uniqueness");
  }
  const ids = (given.members ?? []).map(({ value }) => value);
  await changeMembers(trx, { group: row, add: ids, remove: [], now });
  return row;
}

/** Another name: groups stand for roles by their name. */
export async function renameScimGroup(
  trx: Transaction,
  of: { group: ScimGroup; name: string; externalId?: string | null | undefined; now: Date },
): Promise<ScimGroup> {
  const taken = await trx
    .selectFrom("scim_group")
    .select("id")
    .where("workspace_id", "=", of.group.workspace_id)
    .where("name", "=", of.name)
    .where("id", "!=", of.group.id)
    .executeTakeFirst();
  if (taken) throw new ScimError(409, `A group "${of.name}" is here already.`, "uniqueness");
  const row = await trx
    .updateTable("scim_group")
    .set({
      name: of.name,
      external_id: of.externalId === undefined ? of.group.external_id : of.externalId,
      updated_at: of.now,
    })
    .where("workspace_id", "=", of.group.workspace_id)
    .where("id", "=", of.group.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await followGroups(trx, {
    workspaceId: row.workspace_id,
    scimUserIds: await idsIn(trx, row),
  });
  return row;
}

/**
 * Puts users into a group and takes others out.
 *
 * @param change.remove "all" takes everybody out who is not added.
 * @throws {ScimError} 400 for somebody who is not here.
 */
export async function changeMembers(
  trx: Transaction,
  {
    group,
    add,
    remove,
    now,
  }: { group: ScimGroup; add: readonly string[]; remove: readonly string[] | "all"; now: Date },
): Promise<void> {
  const { workspace_id: workspaceId, id: groupId } = group;
  const before = await idsIn(trx, group);
  const gone = remove === "all" ? before.filter((id) => !add.includes(id)) : remove;
  const wanted = [...new Set(add)];
  const unknown = wanted.filter((id) => !UUID.test(id));
  const known =
    wanted.length === 0 || unknown.length > 0
      ? []
      : await trx
          .selectFrom("scim_user")
          .select("id")
          .where("workspace_id", "=", workspaceId)
          .where("id", "in", wanted)
          .execute();
  if (unknown.length > 0 || known.length < wanted.length) {
    throw new ScimError(
      400,
      "A member of the group is no user here. Create the users first.",
      "invalidValue",
    );
  }
  const goners = gone.filter((id) => UUID.test(id));
  if (goners.length > 0) {
    await trx
      .deleteFrom("scim_group_member")
      .where("workspace_id", "=", workspaceId)
      .where("group_id", "=", groupId)
      .where("scim_user_id", "in", goners)
      .execute();
  }
  if (wanted.length > 0) {
    await trx
      .insertInto("scim_group_member")
      .values(
        wanted.map((id) => ({ workspace_id: workspaceId, group_id: groupId, scim_user_id: id })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await trx
    .updateTable("scim_group")
    .set({ updated_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", groupId)
    .execute();
  await followGroups(trx, { workspaceId, scimUserIds: [...goners, ...wanted] });
}

export async function deleteScimGroup(trx: Transaction, group: ScimGroup): Promise<void> {
  const ids = await idsIn(trx, group);
  await trx
    .deleteFrom("scim_group")
    .where("workspace_id", "=", group.workspace_id)
    .where("id", "=", group.id)
    .execute();
  await followGroups(trx, { workspaceId: group.workspace_id, scimUserIds: ids });
}

async function idsIn(trx: Transaction, group: ScimGroup): Promise<string[]> {
  const rows = await trx
    .selectFrom("scim_group_member")
    .select("scim_user_id")
    .where("workspace_id", "=", group.workspace_id)
    .where("group_id", "=", group.id)
    .execute();
  return rows.map((row) => row.scim_user_id);
}
