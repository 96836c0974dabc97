import type { RoleGroup, SaveSso, SsoState } from "@candor/contract/single-sign-on.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { seal, unseal } from "../workspaces/sealed.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";

/** A workspace's provider, ready to be asked. */
export interface SsoSettings {
  workspaceId: string;
  issuer: string;
  clientId: string;
  clientSecret: string | null;
  groupsClaim: string;
  justInTime: boolean;
  defaultRole: string | null;
  isOn: boolean;
}

const placeOf = (workspaceId: string) => `sso:${workspaceId}`;

export async function readSso(
  db: Database | Transaction,
  secret: ServerSecret,
  workspaceId: string,
): Promise<SsoSettings | null> {
  const row = await db
    .selectFrom("single_sign_on")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    workspaceId,
    issuer: row.issuer,
    clientId: row.client_id,
    clientSecret:
      row.client_secret === null ? null : unseal(secret, row.client_secret, placeOf(workspaceId)),
    groupsClaim: row.groups_claim,
    justInTime: row.just_in_time,
    defaultRole: row.default_role,
    isOn: row.is_on,
  };
}

/** The groups of a workspace that stand for roles. */
export async function roleGroups(
  db: Database | Transaction,
  workspaceId: string,
): Promise<RoleGroup[]> {
  const rows = await db
    .selectFrom("role_group")
    .select(["group_name", "role"])
    .where("workspace_id", "=", workspaceId)
    .orderBy("group_name")
    .execute();
  return rows.map((row) => ({ group: row.group_name, role: row.role as RoleGroup["role"] }));
}

/** What the settings screen shows; the client's secret never. */
export async function ssoSettingsState(
  db: Database,
  secret: ServerSecret,
  workspaceId: string,
): Promise<SsoState["settings"]> {
  const found = await readSso(db, secret, workspaceId);
  if (!found) return null;
  const { workspaceId: _, clientSecret, defaultRole, ...rest } = found;
  return {
    ...rest,
    defaultRole: defaultRole as RoleGroup["role"] | null,
    hasSecret: clientSecret !== null,
  };
}

/** Keeps the settings; the client's secret stays when none is given. */
export async function saveSso(
  trx: Transaction,
  secret: ServerSecret,
  wanted: { workspaceId: string; actor: string; settings: SaveSso; now: Date },
): Promise<void> {
  const { workspaceId, actor, settings, now } = wanted;
  refuseTwice(settings.groups);
  const before = await readSso(trx, secret, workspaceId);
  // A secret for one provider is not handed to another.
  const kept = before?.issuer === settings.issuer ? before.clientSecret : null;
  const clientSecret = settings.clientSecret === undefined ? kept : settings.clientSecret;
  const row = {
    issuer: settings.issuer,
    client_id: settings.clientId,
    client_secret: clientSecret === null ? null : seal(secret, clientSecret, placeOf(workspaceId)),
    groups_claim: settings.groupsClaim,
    just_in_time: settings.justInTime,
    default_role: settings.defaultRole,
    is_on: settings.isOn,
    updated_by: actor,
    updated_at: now,
  };
  await trx
    .insertInto("single_sign_on")
    .values({ workspace_id: workspaceId, ...row })
    .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet(row))
    .execute();
  // Subjects of one provider are nobody at another.
  if (before && before.issuer !== settings.issuer) await forgetLinks(trx, workspaceId);
  await trx.deleteFrom("role_group").where("workspace_id", "=", workspaceId).execute();
  if (settings.groups.length > 0) {
    await trx
      .insertInto("role_group")
      .values(
        settings.groups.map(({ group, role }) => ({
          workspace_id: workspaceId,
          group_name: group,
          role,
        })),
      )
      .execute();
  }
  await writeAudit(trx, {
    workspaceId,
    actor,
    action: "sso.changed",
    target: settings.issuer,
    details: { on: settings.isOn, groups: settings.groups.length },
  });
}

/** Takes single sign-on away; whoever came by it needs another way in from now on. */
export async function removeSso(
  trx: Transaction,
  { workspaceId, actor }: { workspaceId: string; actor: string },
): Promise<void> {
  const gone = await trx
    .deleteFrom("single_sign_on")
    .where("workspace_id", "=", workspaceId)
    .returning("issuer")
    .executeTakeFirst();
  if (!gone) return;
  await forgetLinks(trx, workspaceId);
  await trx
    .updateTable("directory.sso_domain")
    .set({ enforced: false })
    .where("workspace_id", "=", workspaceId)
    .execute();
  await writeAudit(trx, { workspaceId, actor, action: "sso.removed", target: gone.issuer });
}

async function forgetLinks(trx: Transaction, workspaceId: string): Promise<void> {
  await trx.deleteFrom("directory.sso_link").where("workspace_id", "=", workspaceId).execute();
}

function refuseTwice(groups: readonly RoleGroup[]): void {
  const seen = new Set<string>();
  for (const { group } of groups) {
    if (seen.has(group)) {
      throw new KnownError(
        422,
        "group_twice",
        `The group "${group}" is named twice. Leave one of them.`,
      );
    }
    seen.add(group);
  }
}
