import type { Role, Scope } from "@candor/contract/workspace.ts";

/** Widest first, as in the menus. */
export const ROLES: readonly Role[] = ["owner", "admin", "analyst", "member"];
export const SCOPES: readonly Scope[] = ["read", "act", "write", "send", "admin"];
