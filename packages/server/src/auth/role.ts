import type { Role, Scope } from "@candor/contract/workspace.ts";

/**
 * What somebody may do in a workspace.
 *
 * - `see`: scores, answers, people; `export` takes them away as a file.
 * - `respond`: work with single answers: notes, tags, cases.
 * - `edit`: surveys, imports, exclusions, people, changes; what a customer answered.
 * - `send`: ask customers.
 * - `manage`: settings, colleagues, keys, the audit log.
 * - `manage_owners`: make, demote and remove owners.
 * - `see_originals`: comments as they were written, where personal data in them is replaced.
 */
export const ACTIONS = [
  "see",
  "export",
  "respond",
  "edit",
  "send",
  "manage",
  "manage_owners",
  "see_originals",
] as const;
export type Action = (typeof ACTIONS)[number];

const ALLOWED: Record<Role, readonly Action[]> = {
  owner: ACTIONS,
  admin: ["see", "export", "respond", "edit", "send", "manage"],
  analyst: ["see", "export", "respond", "edit", "send"],
  member: ["see", "respond"],
};

/** The action that stands for each scope of a key when a colleague asks instead. */
const ACTION_OF_SCOPE: Record<Scope, Action> = {
  read: "see",
  write: "edit",
  act: "respond",
  send: "send",
  admin: "manage",
};

/** The scope a key needs for each action; a key never manages owners. */
const SCOPE_OF_ACTION: Record<Action, Scope | null> = {
  see: "read",
  export: "read",
  respond: "act",
  edit: "write",
  send: "send",
  manage: "admin",
  manage_owners: null,
  see_originals: null,
};

/** Whether a colleague of this role may do it. */
export function may(role: Role, action: Action): boolean {
  return ALLOWED[role].includes(action);
}

/** Whether a key of these scopes may do it. */
export function keyMay(scopes: readonly Scope[], action: Action): boolean {
  const needed = SCOPE_OF_ACTION[action];
  // Whoever may change everything may work with it, too.
  if (needed === "act" && scopes.includes("write")) return true;
  return needed !== null && scopes.includes(needed);
}

/** The action a scope stands for, so that one rule serves colleagues and keys. */
export function actionOfScope(scope: Scope): Action {
  return ACTION_OF_SCOPE[scope];
}

/** The scope a key needs for an action; `null` when no key may do it. */
export function scopeOfAction(action: Action): Scope | null {
  return SCOPE_OF_ACTION[action];
}
