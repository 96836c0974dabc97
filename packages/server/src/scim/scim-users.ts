import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type Selectable, sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { changeMember, type MemberLeft } from "../auth/change-member.ts";
import { domainOf } from "../auth/enforced-domains.ts";
import { forgetShortcuts } from "../auth/sessions.ts";
import { findUserByEmail, insertUser, renameUser } from "../auth/user-queries.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { ScimUserTable } from "../storage/tables-organisations.ts";
import { roleIn } from "../workspaces/workspace-queries.ts";
import { BY_SCIM, type IncomingUser, notFound, organisation, ScimError } from "./scim.ts";
import { type Clause, likeOf } from "./scim-filter.ts";
import { scimRoleOf } from "./scim-roles.ts";

export type ScimUser = Selectable<ScimUserTable>;

/** What taking somebody out needs. */
export interface ScimDeps {
  memberLeft: MemberLeft | undefined;
  /** Told of API keys that went with somebody. */
  forgetKey(keyId: string): void;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const COLUMNS: Record<string, "user_name" | "external_id" | "id"> = {
  username: "user_name",
  "emails.value": "user_name",
  emails: "user_name",
  externalid: "external_id",
  id: "id",
};
export const USER_ATTRIBUTES = [...Object.keys(COLUMNS), "active"];

/** A page of users, by name. */
export async function listScimUsers(
  db: Database,
  q: { workspaceId: string; clauses: readonly Clause[]; offset: number; limit: number },
): Promise<{ total: number; rows: ScimUser[] }> {
  let query = db.selectFrom("scim_user").where("workspace_id", "=", q.workspaceId);
  for (const clause of q.clauses) {
    if (clause.attribute === "active") {
      query = query.where("active", "=", String(clause.value) === "true");
      continue;
    }
    const column = sql.ref(COLUMNS[clause.attribute] ?? "user_name");
    const pattern = likeOf(clause);
    query = query.where(
      clause.attribute === "externalid"
        ? sql<boolean>`${column} like ${pattern}`
        : sql<boolean>`lower(${column}::text) like ${pattern.toLowerCase()}`,
    );
  }
  const { n } = await query
    .select((select) => select.fn.countAll<string>().as("n"))
    .executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy("user_name")
    .offset(q.offset)
    .limit(q.limit)
    .execute();
  return { total: Number(n), rows };
}

/** @throws {ScimError} 404. */
export async function findScimUser(
  db: Database | Transaction,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<ScimUser> {
  const row = UUID.test(id)
    ? await db
        .selectFrom("scim_user")
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", id)
        .executeTakeFirst()
    : undefined;
  if (row) return row;
  throw notFound("user", id);
}

/**
 * Makes a colleague of whom the directory names. It speaks for addresses of domains that the workspace has proven.
 *
 * @throws {ScimError} 409 for an address that is here already, 400 for one of another domain.
 */
export async function createScimUser(
  trx: Transaction,
  { workspaceId, given, now }: { workspaceId: string; given: IncomingUser; now: Date },
): Promise<ScimUser> {
  const email = emailOf(given);
  await refuseForeign(trx, workspaceId, email);
  const existing = await findUserByEmail(trx, email);
  const user =
    existing ?? (await insertUser(trx, { email, name: nameOf(given), passwordHash: null }));
  const row = await trx
    .insertInto("scim_user")
    .values({
      workspace_id: workspaceId,
      id: uuidv7(now.getTime()),
      user_id: user.userId,
      user_name: email,
      external_id: given.externalId ?? null,
      given_name: given.name?.givenName ?? "",
      family_name: given.name?.familyName ?? "",
      active: given.active,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) {
    throw new ScimError(409, `A user ${email} is here already.`, "uniqueness");
  }
  if (given.active) await join(trx, row, now);
  return row;
}

/** What a directory changes of a user. */
export interface UserChange {
  active?: boolean;
  externalId?: string | null;
  givenName?: string;
  familyName?: string;
  displayName?: string;
  email?: string;
}

/**
 * Changes a user. Whoever is deactivated is out at once: no membership, no session, no key of theirs; what they did
 * stays, and their open work goes on as when anybody leaves.
 *
 * @throws {ScimError} 409 when the workspace would lose its last owner.
 */
export async function changeScimUser(
  trx: Transaction,
  deps: ScimDeps,
  { row, change, now }: { row: ScimUser; change: UserChange; now: Date },
): Promise<ScimUser> {
  if (change.email !== undefined && change.email.toLowerCase() !== row.user_name) {
    throw new ScimError(
      400,
      "An address stays what it is: it is how a colleague signs in. Deactivate this user and create one with the new address.",
      "mutability",
    );
  }
  const active = change.active ?? row.active;
  const names = {
    given_name: change.givenName ?? row.given_name,
    family_name: change.familyName ?? row.family_name,
  };
  const changed = await trx
    .updateTable("scim_user")
    .set({
      active,
      ...names,
      external_id: change.externalId === undefined ? row.external_id : change.externalId,
      updated_at: now,
    })
    .where("workspace_id", "=", row.workspace_id)
    .where("id", "=", row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const name = change.displayName ?? `${names.given_name} ${names.family_name}`.trim();
  const renames =
    change.displayName !== undefined ||
    names.given_name !== row.given_name ||
    names.family_name !== row.family_name;
  if (renames && name !== "") await renameUser(trx, row.user_id, name.slice(0, 100), now);
  if (row.active && !active) await leave(trx, deps, row);
  if (!row.active && active) await join(trx, changed, now);
  return changed;
}

/** The directory no longer knows them: as deactivated, and forgotten as its user. */
export async function deleteScimUser(
  trx: Transaction,
  deps: ScimDeps,
  row: ScimUser,
): Promise<void> {
  if (row.active) await leave(trx, deps, row);
  await trx
    .deleteFrom("scim_user")
    .where("workspace_id", "=", row.workspace_id)
    .where("id", "=", row.id)
    .execute();
  await trx
    .deleteFrom("directory.sso_link")
    .where("workspace_id", "=", row.workspace_id)
    .where("user_id", "=", row.user_id)
    .execute();
}

async function join(trx: Transaction, row: ScimUser, now: Date): Promise<void> {
  const role = await scimRoleOf(trx, row);
  const joined = await trx
    .insertInto("directory.member")
    .values({ user_id: row.user_id, workspace_id: row.workspace_id, role, joined_at: now })
    .onConflict((conflict) => conflict.columns(["user_id", "workspace_id"]).doNothing())
    .returning("user_id")
    .executeTakeFirst();
  if (!joined) return;
  await writeAudit(trx, {
    workspaceId: row.workspace_id,
    actor: BY_SCIM,
    action: "member.joined",
    target: row.user_name,
    details: { role, by: "scim" },
  });
}

async function leave(trx: Transaction, deps: ScimDeps, row: ScimUser): Promise<void> {
  const { workspace_id: workspaceId, user_id: userId } = row;
  if ((await roleIn(trx, { workspaceId, userId })) === null) return;
  try {
    const revoked = await changeMember(trx, {
      principal: organisation(workspaceId),
      userId,
      role: null,
      memberLeft: deps.memberLeft,
    });
    for (const keyId of revoked) deps.forgetKey(keyId);
  } catch (error) {
    if (error instanceof KnownError) throw new ScimError(error.status, error.message);
    throw error;
  }
  await sql`delete from auth.session where "userId" = ${userId}`.execute(trx);
  await forgetShortcuts(trx, userId);
}

function emailOf({ userName, emails }: IncomingUser): string {
  const named = emails?.find(({ primary }) => primary === true) ?? emails?.[0];
  const email = (userName.includes("@") ? userName : (named?.value ?? "")).toLowerCase();
  if (/^[^\s@]+@[^\s@]+$/.test(email)) return email;
  throw new ScimError(
    400,
    "userName must be the e-mail address by which the colleague signs in.",
    "invalidValue",
  );
}

function nameOf({ name, displayName }: IncomingUser): string {
  const parts = [name?.givenName, name?.familyName].filter(Boolean).join(" ");
  return (displayName || name?.formatted || parts).slice(0, 100);
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
  throw new ScimError(
    400,
    `${domainOf(email)} is not a domain that this workspace has proven to be its own (Settings, Single sign-on).`,
    "invalidValue",
  );
}
