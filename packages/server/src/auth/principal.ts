import type { Role, Scope } from "@candor/contract/workspace.ts";
import { KnownError } from "../errors/known-error.ts";
import { type Action, actionOfScope, keyMay, may, scopeOfAction } from "./role.ts";

/** A colleague who signed in, in the workspace that this request speaks for. */
export interface MemberPrincipal {
  kind: "member";
  userId: string;
  email: string;
  workspaceId: string;
  role: Role;
}

/** A program with an API key; a key belongs to one workspace. */
export interface KeyPrincipal {
  kind: "key";
  keyId: string;
  name: string;
  workspaceId: string;
  scopes: readonly Scope[];
  /** The surveys that it opens, and nothing else; null for everything of its scopes. */
  surveyIds: readonly string[] | null;
}

/** Who asks, and for which workspace. */
export type Principal = MemberPrincipal | KeyPrincipal;

/** A person who signed in, before any workspace is chosen. */
export interface SignedIn {
  userId: string;
  email: string;
  name: string;
}

/** How an audit entry or the history of an answer names who did it. */
export function actorOf(principal: Principal): string {
  return principal.kind === "member" ? principal.email : `key:${principal.name}`;
}

/** Whether this colleague or key may do it. */
export function can(principal: Principal, action: Action): boolean {
  return principal.kind === "member"
    ? may(principal.role, action)
    : keyMay(principal.scopes, action);
}

/** @throws {KnownError} 403 when the role or the key's scopes do not allow it. */
export function requireAction(principal: Principal, action: Action): void {
  if (can(principal, action)) return;
  if (principal.kind === "member") {
    throw new KnownError(
      403,
      "role_not_allowed",
      `Your role in this workspace (${principal.role}) does not allow this. Ask an owner or an admin of the workspace.`,
    );
  }
  const scope = scopeOfAction(action);
  throw new KnownError(
    403,
    scope === null ? "key_not_allowed" : "scope_missing",
    scope === null
      ? `No API key may do this; sign in instead.`
      : `The key "${principal.name}" lacks the scope "${scope}". Make a key with that scope under Settings, API keys.`,
  );
}

/**
 * A key of some surveys opens what stands under one of them (`/surveys/:surveyId/…`), and nothing else: everything
 * else speaks of the whole workspace.
 *
 * @throws {KnownError} 403.
 */
export function requireSurvey(principal: Principal, surveyId: string | undefined): void {
  if (principal.kind === "member" || principal.surveyIds === null) return;
  if (surveyId !== undefined && principal.surveyIds.includes(surveyId.toLowerCase())) return;
  throw new KnownError(
    403,
    "key_of_other_surveys",
    `The key "${principal.name}" opens some surveys alone, and this is none of them. Use a key without that limit, or make one for this survey under Settings, API keys.`,
  );
}

/** @throws {KnownError} 403 when the key lacks the scope, or the colleague's role what the scope stands for. */
export function requireScope(principal: Principal, scope: Scope): void {
  requireAction(principal, actionOfScope(scope));
}
