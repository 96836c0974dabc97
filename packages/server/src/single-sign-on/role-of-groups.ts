import { GROUP_ROLES, type GroupRole, type RoleGroup } from "@candor/contract/single-sign-on.ts";

/** The highest role that somebody's groups stand for; null when none of them stands for any. */
export function roleOfGroups(
  known: readonly RoleGroup[],
  groups: readonly string[],
): GroupRole | null {
  const theirs = new Set(groups);
  const roles = new Set(known.filter(({ group }) => theirs.has(group)).map(({ role }) => role));
  // They are listed from the highest down.
  return GROUP_ROLES.find((role) => roles.has(role)) ?? null;
}
