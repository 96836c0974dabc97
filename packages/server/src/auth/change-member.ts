import type { Role } from "@candor/contract/workspace.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";
import { revokeMadeByMember } from "./made-by-member.ts";
import { refuseLosingLastOwner, requireMayChange } from "./member.ts";
import { actorOf, type Principal, requireAction } from "./principal.ts";
import { usersByIds } from "./user-queries.ts";

/**
 * What becomes of a colleague's work when they leave. Teams and cases come later in the walk, so whoever starts
 * the server hands this in.
 */
export type MemberLeft = (
  trx: Transaction,
  who: { workspaceId: string; userId: string; actor: string },
) => Promise<void>;

/**
 * Gives a colleague another role, or takes them out of the workspace (`role` is `null`), with the keys they
 * made and the invitations they sent unless `keepMade`.
 *
 * @returns the ids of keys that were revoked with them.
 * @throws {KnownError} 403 for who may not, 404 for somebody else's colleague, 409 for the last owner.
 */
export async function changeMember(
  trx: Transaction,
  {
    principal,
    userId,
    role,
    keepMade = false,
    memberLeft,
  }: {
    principal: Principal;
    userId: string;
    role: Role | null;
    keepMade?: boolean;
    memberLeft?: MemberLeft | undefined;
  },
): Promise<string[]> {
  const { workspaceId } = principal;
  // Every owner is locked, in one order: two owners who demote each other at once take turns.
  const locked = await trx
    .selectFrom("directory.member")
    .select(["user_id", "role"])
    .where("workspace_id", "=", workspaceId)
    .where((where) => where.or([where("role", "=", "owner"), where("user_id", "=", userId)]))
    .orderBy("user_id")
    .forUpdate()
    .execute();
  const member = locked.find((row) => row.user_id === userId);
  if (!member) {
    throw new KnownError(
      404,
      "member_not_found",
      `No colleague ${userId} belongs to this workspace. Look at the list of members.`,
    );
  }
  const change = { userId, from: member.role as Role, to: role };
  requireMayChange(principal, change);
  // Whoever merely leaves does not decide which doors stay open behind them.
  if (keepMade) requireAction(principal, "manage");
  refuseLosingLastOwner(locked.filter((row) => row.role === "owner").length, change);
  await apply(trx, { workspaceId, userId, role });
  if (role === null) await memberLeft?.(trx, { workspaceId, userId, actor: actorOf(principal) });
  const user = (await usersByIds(trx, [userId])).get(userId);
  await writeAudit(trx, {
    workspaceId,
    actor: actorOf(principal),
    action: role === null ? "member.removed" : "member.role_changed",
    target: user?.email ?? userId,
    details: role === null ? { role: change.from, keepMade } : { from: change.from, to: role },
  });
  if (role !== null || keepMade || !user) return [];
  return revokeMadeByMember(trx, { principal, email: user.email, actor: actorOf(principal) });
}

async function apply(
  trx: Transaction,
  { workspaceId, userId, role }: { workspaceId: string; userId: string; role: Role | null },
): Promise<void> {
  if (role === null) {
    await trx
      .deleteFrom("directory.member")
      .where("workspace_id", "=", workspaceId)
      .where("user_id", "=", userId)
      .execute();
    return;
  }
  await trx
    .updateTable("directory.member")
    .set({ role })
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "=", userId)
    .execute();
}
