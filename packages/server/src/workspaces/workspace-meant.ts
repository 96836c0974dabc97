import type { Workspace } from "@candor/contract/workspace.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { findWorkspace, workspacesNamed } from "./workspace-queries.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The workspace that somebody at the shell means by an id or a name; `null` when there is none.
 *
 * @throws {KnownError} 409 when several have this name.
 */
export async function workspaceMeant(
  db: Database | Transaction,
  idOrName: string,
): Promise<Workspace | null> {
  if (UUID.test(idOrName)) {
    const byId = await findWorkspace(db, idOrName);
    if (byId) return byId;
  }
  const [found, another] = await workspacesNamed(db, idOrName);
  if (another) {
    throw new KnownError(
      409,
      "workspace_ambiguous",
      `Several workspaces are called "${idOrName}". Name one by its id: ${found?.id} or ${another.id}.`,
    );
  }
  return found ?? null;
}
