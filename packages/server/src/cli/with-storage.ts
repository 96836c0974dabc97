import type { Workspace } from "@candor/contract/workspace.ts";
import { prepareDatabase } from "../app/prepare-database.ts";
import { openStorage, type Storage } from "../app/storage.ts";
import { type Config, readConfig } from "../config/config.ts";
import { KnownError } from "../errors/known-error.ts";
import { openLog } from "../log/log.ts";
import { type Database, openDatabase } from "../storage/database.ts";
import { workspaceMeant } from "../workspaces/workspace-meant.ts";

export interface Shell {
  config: Config;
  db: Database;
  storage: Storage;
}

/**
 * Runs a command on the same data as the server: on `DATABASE_URL`, or on the private PostgreSQL of
 * the data folder, which a running server shares and which is started for the command otherwise.
 */
export async function withStorage<T>(work: (shell: Shell) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  // Standard output belongs to the command.
  const log = openLog("silent");
  const storage = await openStorage(config, log);
  try {
    await prepareDatabase(storage.connection);
    const db = openDatabase({ ...storage.connection, max: 4, application_name: "candor-cli" });
    try {
      return await work({ config, db, storage });
    } finally {
      await db.destroy();
    }
  } finally {
    await storage.stop();
  }
}

/** @throws {KnownError} 404 when there is no workspace of this id or name. */
export async function workspaceNamed(db: Database, idOrName: string): Promise<Workspace> {
  const workspace = await workspaceMeant(db, idOrName);
  if (workspace) return workspace;
  throw new KnownError(
    404,
    "workspace_not_found",
    `There is no workspace "${idOrName}". Make it with: candor user add EMAIL --workspace "${idOrName}" --role owner --password-stdin`,
  );
}
