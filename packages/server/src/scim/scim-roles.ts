import { writeAudit } from "../audit/write-audit.ts";
import { roleOfGroups } from "../single-sign-on/role-of-groups.ts";
import { roleGroups } from "../single-sign-on/sso-settings.ts";
import type { Transaction } from "../storage/database.ts";
import { roleIn } from "../workspaces/workspace-queries.ts";
import { BY_SCIM } from "./scim.ts";

/** The role that somebody's groups stand for; without any, that of everybody who comes by the organisation. */
export async function scimRoleOf(
  trx: Transaction,
  { workspace_id: workspaceId, id }: { workspace_id: string; id: string },
): Promise<string> {
  const rows = await trx
    .selectFrom("scim_group_member")
    .innerJoin("scim_group", (join) =>
      join
        .onRef("scim_group.workspace_id", "=", "scim_group_member.workspace_id")
        .onRef("scim_group.id", "=", "scim_group_member.group_id"),
    )
    .select("scim_group.name")
    .where("scim_group_member.workspace_id", "=", workspaceId)
    .where("scim_group_member.scim_user_id", "=", id)
    .execute();
  const known = await roleGroups(trx, workspaceId);
  const role = roleOfGroups(
    known,
    rows.map(({ name }) => name),
  );
  if (role !== null) return role;
  const settings = await trx
    .selectFrom("single_sign_on")
    .select("default_role")
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return settings?.default_role ?? "member";
}

/** After a group changed: gives its users the role that their groups stand for now. Owners stay owners. */
export async function followGroups(
  trx: Transaction,
  { workspaceId, scimUserIds }: { workspaceId: string; scimUserIds: readonly string[] },
): Promise<void> {
  if (scimUserIds.length === 0 || (await roleGroups(trx, workspaceId)).length === 0) return;
  const users = await trx
    .selectFrom("scim_user")
    .select(["workspace_id", "id", "user_id", "user_name"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [...scimUserIds])
    .where("active", "=", true)
    .orderBy("id")
    .execute();
  for (const user of users) {
    const before = await roleIn(trx, { workspaceId, userId: user.user_id });
    const role = await scimRoleOf(trx, user);
    if (before === null || before === "owner" || before === role) continue;
    await trx
      .updateTable("directory.member")
      .set({ role })
      .where("workspace_id", "=", workspaceId)
      .where("user_id", "=", user.user_id)
      .where("role", "!=", "owner")
      .execute();
    await writeAudit(trx, {
      workspaceId,
      actor: BY_SCIM,
      action: "member.role_changed",
      target: user.user_name,
      details: { from: before, to: role },
    });
  }
}
