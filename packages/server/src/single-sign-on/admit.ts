import type { Role } from "@candor/contract/workspace.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { domainOf } from "../auth/enforced-domains.ts";
import type { SignedIn } from "../auth/principal.ts";
import { findUserByEmail, insertUser, normalEmail, usersByIds } from "../auth/user-queries.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";
import { removeEntries } from "../workspaces/directory.ts";
import { roleIn } from "../workspaces/workspace-queries.ts";
import type { Claims } from "./provider.ts";
import { roleOfGroups } from "./role-of-groups.ts";
import { roleGroups, type SsoSettings } from "./sso-settings.ts";

/** How the audit log names what single sign-on does by itself. */
export const BY_SSO = "sso";

/** Whoever was let in. */
export interface Admitted extends SignedIn {
  /** They belong to the workspace since now. */
  joined: boolean;
}

/**
 * Lets in whom the provider vouches for, with the role that their groups stand for. The provider speaks for
 * addresses of domains that the workspace has proven, and for nobody else: another workspace's colleague is not
 * signed in by it, whatever it says of their address.
 *
 * @throws {KnownError} 403 with the reason.
 */
export async function admit(
  trx: Transaction,
  settings: SsoSettings,
  claims: Claims,
  now: Date,
): Promise<Admitted> {
  const { workspaceId } = settings;
  const user = await whoIs(trx, settings, claims, now);
  await refuseDeactivated(trx, { workspaceId, userId: user.userId });
  const before = await roleIn(trx, { userId: user.userId, workspaceId });
  // Owners are made and unmade by owners: no group of a directory demotes them or locks them out.
  if (before === "owner") return { ...user, joined: false };
  const groups = await roleGroups(trx, workspaceId);
  const role =
    roleOfGroups(groups, claims.groups) ??
    (before !== null && groups.length === 0 ? before : settings.defaultRole);
  if (role === null) {
    throw refused("sso_no_group", "None of your groups may use Candor. Ask who manages it.");
  }
  if (before === null) {
    const invited = await takeInvitation(trx, { workspaceId, email: user.email, now });
    if (invited === null && !settings.justInTime) throw notMember();
    await join(trx, { workspaceId, user, role: invited ?? role, now });
    return { ...user, joined: true };
  }
  if (role !== before) await changeRole(trx, { workspaceId, user, from: before, to: role });
  return { ...user, joined: false };
}

async function whoIs(
  trx: Transaction,
  { workspaceId, justInTime }: SsoSettings,
  claims: Claims,
  now: Date,
): Promise<SignedIn> {
  const link = await trx
    .selectFrom("directory.sso_link")
    .select("user_id")
    .where("workspace_id", "=", workspaceId)
    .where("subject", "=", claims.sub)
    .executeTakeFirst();
  if (link) {
    const user = (await usersByIds(trx, [link.user_id])).get(link.user_id);
    if (!user) throw new Error("a link of single sign-on leads to nobody");
    await refuseForeign(trx, workspaceId, user.email);
    return user;
  }
  if (claims.email === null || !claims.emailVerified) {
    throw refused(
      "sso_email_unverified",
      "Your organisation did not confirm your e-mail address (email_verified). Ask who manages its directory.",
    );
  }
  const email = normalEmail(claims.email);
  await refuseForeign(trx, workspaceId, email);
  const existing = await findUserByEmail(trx, email);
  if (existing) await refuseOtherSubject(trx, workspaceId, existing);
  if (!existing && !justInTime && !(await isInvited(trx, { workspaceId, email, now }))) {
    throw notMember();
  }
  const user =
    existing ??
    (await insertUser(trx, { email, name: claims.name.slice(0, 100), passwordHash: null }));
  await trx
    .insertInto("directory.sso_link")
    .values({
      workspace_id: workspaceId,
      subject: claims.sub,
      user_id: user.userId,
      linked_at: now,
    })
    .execute();
  return user;
}

/** An address that was given to somebody else is not the colleague who had it. */
async function refuseOtherSubject(
  trx: Transaction,
  workspaceId: string,
  { userId, email }: SignedIn,
): Promise<void> {
  const linked = await trx
    .selectFrom("directory.sso_link")
    .select("subject")
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  if (!linked) return;
  throw refused(
    "sso_other_subject",
    `${email} signed in before as somebody else of your organisation. Ask an owner of the workspace to remove that colleague first.`,
  );
}

async function refuseForeign(trx: Transaction, workspaceId: string, email: string): Promise<void> {
  const own = await trx
    .selectFrom("directory.sso_domain")
    .select("domain")
    .where("workspace_id", "=", workspaceId)
    .where("domain", "=", domainOf(email))
    .where("verified_at", "is not", null)
    .executeTakeFirst();
  if (own) return;
  throw refused(
    "sso_foreign_domain",
    `${domainOf(email)} is not a domain that this workspace has proven to be its own.`,
  );
}

async function refuseDeactivated(
  trx: Transaction,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<void> {
  const row = await trx
    .selectFrom("scim_user")
    .select("active")
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  if (row?.active === false) {
    throw refused("sso_deactivated", "Your organisation has deactivated your account here.");
  }
}

interface Invited {
  workspaceId: string;
  email: string;
  now: Date;
}

async function isInvited(trx: Transaction, of: Invited): Promise<boolean> {
  const row = await openInvitations(trx, of).select("id").limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Whoever was invited comes in with the role that was meant for them, by this way as by the link. */
async function takeInvitation(trx: Transaction, of: Invited): Promise<string | null> {
  const rows = await openInvitations(trx, of).select(["id", "role"]).orderBy("id").execute();
  for (const { id } of rows) {
    await trx
      .updateTable("colleague_invitation")
      .set({ accepted_at: of.now })
      .where("workspace_id", "=", of.workspaceId)
      .where("id", "=", id)
      .execute();
    await removeEntries(trx, { workspaceId: of.workspaceId, kind: "invitation", id });
  }
  return rows.at(-1)?.role ?? null;
}

function openInvitations(trx: Transaction, { workspaceId, email, now }: Invited) {
  return trx
    .selectFrom("colleague_invitation")
    .where("workspace_id", "=", workspaceId)
    .where(sql<string>`lower(email)`, "=", email)
    .where("accepted_at", "is", null)
    .where("expires_at", ">", now);
}

async function join(
  trx: Transaction,
  of: { workspaceId: string; user: SignedIn; role: string; now: Date },
): Promise<void> {
  await trx
    .insertInto("directory.member")
    .values({
      user_id: of.user.userId,
      workspace_id: of.workspaceId,
      role: of.role,
      joined_at: of.now,
    })
    .onConflict((conflict) => conflict.columns(["user_id", "workspace_id"]).doNothing())
    .execute();
  await writeAudit(trx, {
    workspaceId: of.workspaceId,
    actor: BY_SSO,
    action: "member.joined",
    target: of.user.email,
    details: { role: of.role, by: "sso" },
  });
}

async function changeRole(
  trx: Transaction,
  of: { workspaceId: string; user: SignedIn; from: Role; to: string },
): Promise<void> {
  await trx
    .updateTable("directory.member")
    .set({ role: of.to })
    .where("workspace_id", "=", of.workspaceId)
    .where("user_id", "=", of.user.userId)
    .where("role", "!=", "owner")
    .execute();
  await writeAudit(trx, {
    workspaceId: of.workspaceId,
    actor: BY_SSO,
    action: "member.role_changed",
    target: of.user.email,
    details: { from: of.from, to: of.to },
  });
}

function notMember(): KnownError {
  return refused(
    "sso_not_member",
    "You do not belong to this workspace yet. Ask a colleague there for an invitation.",
  );
}

function refused(code: string, sentence: string): KnownError {
  return new KnownError(403, code, sentence);
}
