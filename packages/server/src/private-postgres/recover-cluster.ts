/** A cluster that is made from a base copy: brought up to a moment, and put away where that was left in the middle. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { KnownError } from "../errors/known-error.ts";
import { hasUsers, prepareDataFolder, whileAlone } from "./data-folder.ts";
import { commandOf } from "./data-folder-claim.ts";
import { findPostgres } from "./postgres-binaries.ts";
import type { PrivateConnection } from "./private-postgres.ts";
import { openCluster, startPostmaster, stopPostmaster } from "./private-postgres-cluster.ts";

/** Replaying takes as long as it takes; whoever waits sees how far it is. */
const PATIENCE_MS = 24 * 3600_000;

export interface RecoveredCluster {
  connection: PrivateConnection;
  version: string;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on files that were fetched, with what it needs to replay its log, and waits until it serves.
 *
 * @throws {KnownError} `postgres_failed` with PostgreSQL's own reason.
 */
export async function recoverCluster(
  folder: string,
  {
    settings,
    archive,
    durable,
  }: { settings: Readonly<Record<string, string>>; archive: boolean; durable: boolean },
): Promise<RecoveredCluster> {
  const dataFolder = prepareDataFolder(folder);
  return whileAlone(dataFolder, async () => {
    const cluster = await openCluster(dataFolder, { durable, archive });
    const postmaster = await startPostmaster(cluster, { settings, patienceMs: PATIENCE_MS });
    return {
      connection: postmaster.connection,
      version: cluster.version,
      stop: () => stopPostmaster(postmaster),
    };
  });
}

/** @throws {KnownError} 422 when this machine has no PostgreSQL of that major version. */
export async function refuseOtherMajor(major: number): Promise<void> {
  try {
    await findPostgres({ wanted: major });
  } catch {
    throw new KnownError(
      422,
      "other_postgres",
      `The base copy was made by PostgreSQL ${major}, which this machine does not have, and no other version can open it. Install it (on Debian: apt-get install postgresql-${major}), or restore an ordinary backup.`,
    );
  }
}

/** The system identifier of a cluster on disk: the first thing in its control file. */
export function systemIdOf(cluster: string): string | null {
  const file = join(cluster, "global", "pg_control");
  return existsSync(file) ? String(readFileSync(file).readBigUInt64LE(0)) : null;
}

/** Folders in the data folder in which a cluster is made for a while. */
export const RESTORING = "restoring-";
export const SCRATCH = "scratch-";
const DAY_MS = 86_400_000;

/**
 * Ends and removes what restoring or a check left behind when it was killed. Only the server calls it, which is alone
 * in the folder: nobody restores into it then. A check by hand may be under way; one of yesterday is not.
 */
export function removeAbandoned(dataFolder: string, now: Date): void {
  for (const name of readdirSync(dataFolder)) {
    const folder = join(dataFolder, name);
    const isScratch = name.startsWith(SCRATCH);
    if (!isScratch && !name.startsWith(RESTORING)) continue;
    if (isScratch && now.getTime() - statSync(folder).mtimeMs < DAY_MS) continue;
    if (existsSync(join(folder, "users")) && hasUsers(folder)) continue;
    removeCluster(folder);
  }
}

/** Ends the PostgreSQL of a folder that is not needed any more, at once, and removes it. */
export function removeCluster(folder: string): void {
  const cluster = join(folder, "postgres");
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, "postmaster.pid"), "utf8"), 10);
    if (commandOf(pid).includes(folder)) process.kill(pid, "SIGQUIT");
  } catch {
    // None runs.
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
