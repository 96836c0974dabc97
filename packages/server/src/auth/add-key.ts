import { type ApiKeyCreated, SCOPES, type Scope } from "@candor/contract/workspace.ts";
import type { z } from "zod";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { workspaceMeant } from "../workspaces/workspace-meant.ts";
import { SHELL } from "./add-user.ts";
import { makeKey } from "./manage-keys.ts";

/**
 * Makes an API key from the shell.
 *
 * @param wanted.workspaceName name or id.
 * @returns the key with its text, which is shown this once.
 * @throws {KnownError} 404 when there is no such workspace, 422 for a scope that does not exist.
 */
export async function addKey(
  db: Database,
  wanted: { workspaceName: string; name: string; scopes?: readonly string[] },
): Promise<z.infer<typeof ApiKeyCreated>> {
  const scopes = (wanted.scopes ?? ["read", "write"]).map(toScope);
  const workspace = await workspaceMeant(db, wanted.workspaceName);
  if (!workspace) {
    throw new KnownError(
      404,
      "workspace_not_found",
      `There is no workspace "${wanted.workspaceName}". Make it with: candor user add EMAIL --workspace "${wanted.workspaceName}" --role owner`,
    );
  }
  return db.transaction().execute((trx) =>
    makeKey(trx, {
      workspaceId: workspace.id,
      name: wanted.name,
      scopes,
      actor: SHELL,
    }),
  );
}

function toScope(text: string): Scope {
  const scope = SCOPES.find((one) => one === text);
  if (scope) return scope;
  throw new KnownError(
    422,
    "scope_unknown",
    `There is no scope "${text}". A key may have: ${SCOPES.join(", ")}.`,
  );
}
