import type { Role } from "@candor/contract/workspace.ts";
import { KnownError } from "../errors/known-error.ts";
import { can, type Principal, requireAction } from "./principal.ts";

/** A change of a colleague's role; `to` is `null` when they leave. */
export interface RoleChange {
  userId: string;
  from: Role;
  to: Role | null;
}

/**
 * Who may do it: those who manage the workspace, and only owners where an owner is made, demoted or
 * removed. Everybody may leave by themselves.
 *
 * @throws {KnownError} 403.
 */
export function requireMayChange(principal: Principal, change: RoleChange): void {
  const leaves =
    principal.kind === "member" && principal.userId === change.userId && change.to === null;
  if (leaves) return;
  requireAction(principal, "manage");
  const touchesOwners = change.from === "owner" || change.to === "owner";
  if (touchesOwners && !can(principal, "manage_owners")) {
    throw new KnownError(
      403,
      "owners_only",
      "Only an owner may make, demote or remove an owner. Ask one of them.",
    );
  }
}

/**
 * A workspace keeps at least one owner.
 *
 * @param owners how many it has before the change.
 * @throws {KnownError} 409.
 */
export function refuseLosingLastOwner(owners: number, change: RoleChange): void {
  if (change.from !== "owner" || change.to === "owner" || owners > 1) return;
  throw new KnownError(
    409,
    "last_owner",
    "This is the only owner of the workspace. Make somebody else an owner first.",
  );
}
