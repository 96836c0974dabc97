import { randomBytes } from "node:crypto";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { ColleagueInvitation, Home, Role } from "@candor/contract/workspace.ts";
import type { Selectable } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { ColleagueInvitationTable } from "../storage/tables.ts";
import { directoryHash, putEntry, removeEntries } from "../workspaces/directory.ts";
import { requireMayChange } from "./member.ts";
import { actorOf, type Principal } from "./principal.ts";
import { findUserByEmail, normalEmail } from "./user-queries.ts";

const VALID_MS = 7 * 24 * 60 * 60 * 1000;
const TOKEN_BYTES = 24;

/** The invitations of a workspace, the newest first, accepted and expired ones with them. */
export async function listInvitations(
  db: Database,
  workspaceId: string,
): Promise<ColleagueInvitation[]> {
  const rows = await db
    .selectFrom("colleague_invitation")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("id", "desc")
    .limit(200)
    .execute();
  return rows.map(toInvitation);
}

/** Invitations of these colleagues or keys that still open the workspace. */
export async function openInvitationsOf(
  db: Database | Transaction,
  q: { workspaceId: string; by: readonly string[] },
): Promise<ColleagueInvitation[]> {
  const rows = await db
    .selectFrom("colleague_invitation")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("invited_by", "in", [...q.by])
    .where("accepted_at", "is", null)
    .where("expires_at", ">", new Date())
    .orderBy("id", "desc")
    .execute();
  return rows.map(toInvitation);
}

/**
 * Invites a colleague. The token is in this answer and nowhere else: only its hash is kept.
 *
 * @throws {KnownError} 403 for who may not invite to this role, 409 for somebody who belongs already.
 */
export async function inviteColleague(
  trx: Transaction,
  {
    principal,
    email,
    role,
    home = null,
  }: { principal: Principal; email: string; role: Role; home?: Home | null },
): Promise<ColleagueInvitation & { token: string }> {
  const { workspaceId } = principal;
  requireMayChange(principal, { userId: "", from: "member", to: role });
  await refuseMember(trx, workspaceId, email);
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const now = new Date();
  const row = await trx
    .insertInto("colleague_invitation")
    .values({
      workspace_id: workspaceId,
      id: uuidv7(now.getTime()),
      email: normalEmail(email),
      role,
      home,
      token_hash: directoryHash("invitation", token),
      invited_by: actorOf(principal),
      created_at: now,
      expires_at: new Date(now.getTime() + VALID_MS),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await putEntry(trx, token, { workspaceId, kind: "invitation", id: row.id });
  await writeAudit(trx, {
    workspaceId,
    actor: actorOf(principal),
    action: "colleague.invited",
    target: row.email,
    details: { role },
  });
  return { ...toInvitation(row), token };
}

/**
 * Takes an invitation back: its link leads nowhere from now on.
 *
 * @throws {KnownError} 404, also for one that was accepted.
 */
export async function withdrawInvitation(
  trx: Transaction,
  { principal, invitationId }: { principal: Principal; invitationId: string },
): Promise<void> {
  const { workspaceId } = principal;
  const row = await trx
    .deleteFrom("colleague_invitation")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", invitationId)
    .where("accepted_at", "is", null)
    .returning("email")
    .executeTakeFirst();
  if (!row) {
    throw new KnownError(
      404,
      "invitation_not_found",
      "This invitation was accepted or taken back already. Look at the list of members.",
    );
  }
  await removeEntries(trx, { workspaceId, kind: "invitation", id: invitationId });
  await writeAudit(trx, {
    workspaceId,
    actor: actorOf(principal),
    action: "colleague.invitation_withdrawn",
    target: row.email,
  });
}

async function refuseMember(trx: Transaction, workspaceId: string, email: string): Promise<void> {
  const user = await findUserByEmail(trx, email);
  if (!user) return;
  const member = await trx
    .selectFrom("directory.member")
    .select("role")
    .where("user_id", "=", user.userId)
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  if (!member) return;
  throw new KnownError(
    409,
    "already_member",
    `${user.email} belongs to this workspace already, as ${member.role}. Change the role in the list of members.`,
  );
}

/** A row as the API shows it. */
function toInvitation(row: Selectable<ColleagueInvitationTable>): ColleagueInvitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role as Role,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    acceptedAt: row.accepted_at?.toISOString() ?? null,
  };
}
