/**
 * The PostgreSQL that Candor runs for itself. It belongs to the data folder, not to a process: whoever
 * comes first starts it, others (the command line beside a server, a server after `kill -9`) adopt it,
 * and the last to leave stops it.
 */
import { setTimeout as sleep } from "node:timers/promises";
import {
  countUsers,
  hasUsers,
  joinUsers,
  prepareDataFolder,
  refuseUsersElsewhere,
  whileAlone,
} from "./data-folder.ts";
import { isRunning } from "./data-folder-claim.ts";
import {
  archivesAsWanted,
  type Cluster,
  openCluster,
  type Postmaster,
  runningPostmaster,
  startPostmaster,
  stopPostmaster,
} from "./private-postgres-cluster.ts";
import { keepLogShort } from "./private-postgres-log.ts";

/** As much of a logger as storage needs. */
export interface StorageLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** What `pg` needs to connect through the socket. */
export interface PrivateConnection {
  host: string;
  port: number;
  user: string;
  database: string;
}

export interface PrivatePostgres {
  connection: PrivateConnection;
  /** The folder of the cluster itself. */
  folder: string;
  /** As PostgreSQL says it, such as "18.4". */
  version: string;
  /** The process number of the server; it changes when it had to be started again. */
  pid(): number;
  /** Leaves; stops PostgreSQL unless another process uses it. Close your connections first. */
  stop(): Promise<void>;
}

export interface PrivatePostgresOptions {
  dataFolder: string;
  log: StorageLog;
  /** Use the programs in this folder rather than the ones found. */
  binaries?: string | undefined;
  /** Off in tests that need no durability: five times faster to fill. */
  durable?: boolean;
  /** Whether its log is archived; left out by whoever has no say in it, then it is as it was. */
  archive?: boolean | undefined;
  /** PostgreSQL went away unasked; connections to it are lost. */
  onDown?: () => void;
  /** It is back; a pool connects again by itself. */
  onBack?: () => void;
}

const LOOK_EVERY_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/**
 * Uses the private PostgreSQL of a data folder: makes it when the folder is new, starts it when it
 * stands still, adopts it when it runs. While it is in use, an unexpected end is followed by a new
 * start, again and again with growing pauses.
 *
 * @throws {KnownError} `data_folder_unusable`, `postgres_missing`, `postgres_failed` and the like, each
 *   with what to do.
 */
export async function startPrivatePostgres(
  options: PrivatePostgresOptions,
): Promise<PrivatePostgres> {
  const { log } = options;
  const dataFolder = prepareDataFolder(options.dataFolder);
  const presence = joinUsers(dataFolder);
  try {
    const { binaries, durable = true, archive } = options;
    await refuseUsersElsewhere(dataFolder);
    return await whileAlone(dataFolder, async () => {
      const cluster = await openCluster(dataFolder, { binaries, durable, archive });
      const postmaster = await ensureRunning(cluster, log);
      return supervise({ cluster, postmaster, presence, options });
    });
  } catch (error) {
    presence.release();
    throw error;
  }
}

async function ensureRunning(cluster: Cluster, log: StorageLog): Promise<Postmaster> {
  const running = await runningPostmaster(cluster);
  // Left by a killed server that had other settings: only a new start brings the archive on or off.
  if (running && !archivesAsWanted(cluster) && countUsers(cluster.dataFolder) === 1) {
    log.info({ pid: running.pid }, "the private PostgreSQL starts again, with its archive as set");
    await stopPostmaster(running);
  } else if (running) {
    log.info({ pid: running.pid }, "the private PostgreSQL was already running; using it");
    return running;
  }
  const startedAt = performance.now();
  const started = await startPostmaster(cluster);
  log.info(
    { pid: started.pid, tookMs: Math.round(performance.now() - startedAt) },
    `the private PostgreSQL ${cluster.version} started`,
  );
  return started;
}

function supervise({
  cluster,
  postmaster,
  presence,
  options,
}: {
  cluster: Cluster;
  postmaster: Postmaster;
  presence: { release(): void };
  options: PrivatePostgresOptions;
}): PrivatePostgres {
  const { log } = options;
  let current = postmaster;
  let leaving = false;
  const departure = new AbortController();
  let mending: Promise<void> | null = null;

  const watch = setInterval(() => {
    if (!leaving && !mending && !isRunning(current.pid)) {
      mending = bringBack().finally(() => {
        mending = null;
      });
    }
  }, LOOK_EVERY_MS);
  watch.unref();
  const stopTrimming = keepLogShort(cluster.logFile);

  async function bringBack(): Promise<void> {
    log.error({ pid: current.pid }, "the private PostgreSQL ended unasked; starting it again");
    options.onDown?.();
    for (let waitMs = 250; !leaving; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
      try {
        current = await whileAlone(cluster.dataFolder, () => ensureRunning(cluster, log));
        options.onBack?.();
        return;
      } catch (error) {
        log.error({ waitMs, reason: (error as Error).message }, "PostgreSQL did not come back yet");
        await sleep(waitMs, undefined, { ref: false, signal: departure.signal }).catch(() => {});
      }
    }
  }

  return {
    connection: current.connection,
    folder: cluster.folder,
    version: cluster.version,
    pid: () => current.pid,
    async stop() {
      if (leaving) return;
      leaving = true;
      departure.abort();
      clearInterval(watch);
      stopTrimming();
      await mending;
      await whileAlone(cluster.dataFolder, async () => {
        presence.release();
        if (hasUsers(cluster.dataFolder)) return;
        await stopPostmaster(current);
        log.info({ pid: current.pid }, "the private PostgreSQL stopped");
      });
    },
  };
}
