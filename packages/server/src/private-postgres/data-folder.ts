/** The folder that holds everything Candor keeps on disk, and the lock that one server has on it. */
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { KnownError } from "../errors/known-error.ts";
import {
  type Claim,
  claim,
  FOREIGN_CLAIM_LIVES_MS,
  isElsewhere,
  type ProcessIdentity,
  readHolder,
} from "./data-folder-claim.ts";

const SERVE_LOCK = "serve.lock";
const START_LOCK = "postgres-start.lock";
const USERS = "users";

/**
 * Makes the data folder ready to write to.
 *
 * @returns its absolute path.
 * @throws {KnownError} `data_folder_unusable` with the reason and what to do.
 */
export function prepareDataFolder(path: string): string {
  const folder = resolve(path);
  try {
    if (makeFolder(folder)) chmodSync(folder, 0o700);
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: "ENOTDIR" });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    makeFolder(join(folder, USERS));
  } catch (error) {
    throw new KnownError(503, "data_folder_unusable", explain(folder, error));
  }
  return folder;
}

/**
 * Makes a folder and those above it, one after another: Node's own way never comes back from a file
 * system in which nothing can be made, such as /proc.
 *
 * @returns whether it was not there yet.
 */
function makeFolder(folder: string): boolean {
  if (existsSync(folder)) return false;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    // Another process was faster.
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function explain(folder: string, error: unknown): string {
  const mend = "or set CANDOR_DATA to a folder that this user can write to";
  switch ((error as NodeJS.ErrnoException).code) {
    case "EACCES":
    case "EPERM":
      return `The data folder ${folder} cannot be written to by this user; change its owner (chown) ${mend}`;
    case "ENOTDIR":
    case "EEXIST":
      return `The data folder ${folder} is not a folder; move that file away ${mend}`;
    case "ENOENT":
      return `The data folder ${folder} cannot be made there: the file system takes no folders; choose another place ${mend}`;
    case "EROFS":
      return `The data folder ${folder} is on a read-only disk; mount it writable ${mend}`;
    case "ENOSPC":
      return `The data folder ${folder} cannot be made because the disk is full; free some space ${mend}`;
    default:
      return `The data folder ${folder} cannot be used (${(error as Error).message}); mend that ${mend}`;
  }
}

/**
 * Takes the one lock that a serving process has on its data folder. A lock left by a killed server
 * is taken over; one left by a killed container after the seconds it takes to see that nobody
 * refreshes it.
 *
 * @throws {KnownError} `data_folder_locked`, naming the process that serves from it.
 */
export function lockDataFolder(folder: string): Claim {
  const deadline = Date.now() + FOREIGN_CLAIM_LIVES_MS + 2_000;
  for (;;) {
    const taken = claim(join(folder, SERVE_LOCK));
    if ("claim" in taken) return taken.claim;
    if (!isElsewhere(taken.holder)) throw alreadyServes(folder, `process ${taken.holder.pid}`);
    if (Date.now() > deadline) throw alreadyServes(folder, placeOf(taken.holder));
    waitSync(500);
  }
}

function alreadyServes(folder: string, who: string): KnownError {
  return new KnownError(
    409,
    "data_folder_locked",
    `Candor already serves from the data folder ${folder} (${who}); stop that one first, or set CANDOR_DATA to another folder`,
  );
}

function placeOf({ pid, place }: ProcessIdentity): string {
  return `process ${pid} of ${place.split("/")[0]}, another machine or container`;
}

/** Blocks: nothing else runs before the lock is taken. */
function waitSync(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** The process that serves from a data folder now; `null` when none does. */
export function servingProcess(folder: string): number | null {
  return readHolder(join(folder, SERVE_LOCK))?.pid ?? null;
}

/** Says that this process uses the folder's PostgreSQL, so that nobody stops it meanwhile. */
export function joinUsers(folder: string): Claim {
  const taken = claim(join(folder, USERS, `${process.pid}-${process.hrtime.bigint()}`));
  if ("claim" in taken) return taken.claim;
  throw new Error("a claim named after this very moment is held by somebody else");
}

/** The living processes that use the folder's PostgreSQL; forgets those that died. */
function users(folder: string): ProcessIdentity[] {
  return readdirSync(join(folder, USERS)).flatMap((name) => {
    const file = join(folder, USERS, name);
    const user = readHolder(file);
    if (user) return [user];
    // A minute's grace: the file of a process that is just signing in may still be empty.
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > 60_000) rmSync(file, { force: true });
    return [];
  });
}

/** Whether any living process uses the folder's PostgreSQL. */
export function hasUsers(folder: string): boolean {
  return countUsers(folder) > 0;
}

/** How many living processes use the folder's PostgreSQL. */
export function countUsers(folder: string): number {
  return users(folder).length;
}

/**
 * Makes sure that no other machine or container uses the folder's PostgreSQL: it could not be joined from
 * here, and a second one on the same files would destroy them.
 *
 * @param patienceMs how long to wait for traces of a killed one to fade.
 * @throws {KnownError} `data_folder_elsewhere`, naming who does.
 */
export async function refuseUsersElsewhere(
  folder: string,
  patienceMs = FOREIGN_CLAIM_LIVES_MS + 2_000,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const stranger = users(folder).find(isElsewhere);
    if (!stranger) return;
    if (Date.now() > deadline) {
      throw new KnownError(
        409,
        "data_folder_elsewhere",
        `The data folder ${folder} is in use by ${placeOf(stranger)}; run the command there, or stop that one first`,
      );
    }
    await sleep(500);
  }
}

/**
 * Runs `work` while no other process starts or stops the folder's PostgreSQL.
 *
 * @throws {KnownError} `data_folder_busy` when another process keeps at it for over a minute.
 */
export async function whileAlone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const taken = claim(join(folder, START_LOCK));
    if ("claim" in taken) {
      try {
        return await work();
      } finally {
        taken.claim.release();
      }
    }
    if (Date.now() > deadline) {
      throw new KnownError(
        503,
        "data_folder_busy",
        `Process ${taken.holder.pid} has been starting or stopping the PostgreSQL in ${folder} for over a minute; look at ${join(folder, "postgres.log")}, and stop that process if it hangs`,
      );
    }
    await sleep(40);
  }
}
