/** One cluster on disk and its server process: made, started, found running, stopped. */
import { type SpawnOptions, spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { KnownError } from "../errors/known-error.ts";
import { archiveIsOn } from "./archive-mark.ts";
import { commandOf, isRunning } from "./data-folder-claim.ts";
import { findPostgres } from "./postgres-binaries.ts";
import { lastReason } from "./private-postgres-log.ts";
import { type PostgresOwner, postgresOwner } from "./private-postgres-owner.ts";
import { MAIN_CONFIGURATION, settingsFile, WHO_MAY_CONNECT } from "./private-postgres-settings.ts";
import { SOCKET_PORT, socketFolder } from "./private-postgres-socket.ts";
import { finishSwap } from "./swap-cluster.ts";
import { prepareSpool } from "./wal-spool.ts";

const USER = "candor";
const DATABASE = "candor";
const LONGEST_START_MS = 60_000;
const LONGEST_STOP_MS = 30_000;

export interface Cluster {
  dataFolder: string;
  /** The folder of the cluster itself. */
  folder: string;
  logFile: string;
  version: string;
  durable: boolean;
  major: number;
  /** Whether its log is archived. */
  archive: boolean;
  owner: PostgresOwner;
}

export interface Postmaster {
  pid: number;
  connection: { host: string; port: number; user: string; database: string };
}

/** Opens the cluster of a data folder, and makes it when there is none. */
export async function openCluster(
  dataFolder: string,
  {
    binaries,
    durable,
    archive,
  }: { binaries?: string | undefined; durable: boolean; archive?: boolean | undefined },
): Promise<Cluster> {
  finishSwap(dataFolder);
  const wanted = majorOf(join(dataFolder, "postgres"));
  const found = await findPostgres({ wanted, folder: binaries });
  const owner = await postgresOwner(dataFolder, found);
  const cluster: Cluster = {
    dataFolder,
    folder: owner.cluster,
    logFile: join(dataFolder, "postgres.log"),
    version: found.version,
    major: found.major,
    durable,
    archive: archiveIsOn(dataFolder, archive),
    owner,
  };
  if (wanted === undefined) await makeCluster(cluster);
  return cluster;
}

function majorOf(folder: string): number | undefined {
  const file = join(folder, "PG_VERSION");
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : undefined;
}

/** Made beside its place and then moved there, so that a half-made one is never taken for whole. */
async function makeCluster(cluster: Cluster): Promise<void> {
  const { owner } = cluster;
  if (existsSync(cluster.folder) && readdirSync(cluster.folder).length > 0) {
    throw new KnownError(
      503,
      "data_folder_unusable",
      `${cluster.folder} holds files, and they are no PostgreSQL: nothing in it is touched. Move it away, or set CANDOR_DATA to another folder.`,
    );
  }
  const halfMade = `${cluster.folder}.new`;
  rmSync(halfMade, { recursive: true, force: true });
  mkdirSync(halfMade, { recursive: true, mode: 0o700 });
  owner.give(halfMade);
  // Unicode's rules for letters, the code points' order for sorting: the same on every machine, so
  // that an index survives a move. Version 17 brought them along; before, the system must know them.
  const rules =
    cluster.major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : [];
  const attempts = ["C.UTF-8", "en_US.UTF-8", "C"];
  for (const locale of attempts) {
    const result = await runToEnd(owner, "initdb", [
      `--pgdata=${halfMade}`,
      `--username=${USER}`,
      "--encoding=UTF8",
      "--auth=trust",
      `--locale=${locale}`,
      ...rules,
      ...(cluster.durable ? ["--data-checksums"] : ["--no-sync"]),
    ]);
    if (result.code === 0) break;
    if (!/invalid locale/.test(result.output) || locale === attempts.at(-1)) {
      const reason = result.output.trim().split("\n").slice(-3).join(" ");
      throw new KnownError(
        503,
        "postgres_failed",
        `The private PostgreSQL could not be set up in ${cluster.folder}: ${reason}`,
      );
    }
    rmSync(halfMade, { recursive: true, force: true });
    mkdirSync(halfMade, { mode: 0o700 });
    owner.give(halfMade);
  }
  writeOwned(cluster, join(halfMade, "postgresql.conf"), MAIN_CONFIGURATION);
  writeOwned(cluster, join(halfMade, "pg_hba.conf"), WHO_MAY_CONNECT);
  renameSync(halfMade, cluster.folder);
}

function writeOwned(cluster: Cluster, file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
  cluster.owner.give(file);
}

/** The server that runs on the cluster already, ready for connections; `null` when none does. */
export async function runningPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  const deadline = Date.now() + LONGEST_START_MS;
  for (;;) {
    const noted = notedPostmaster(cluster);
    if (!noted || !isRunning(noted.pid)) return null;
    const command = commandOf(noted.pid);
    if (!(command.includes("postgres") && command.includes(cluster.folder))) {
      // Its number went to another process since, as happens in containers; PostgreSQL would refuse to start.
      rmSync(join(cluster.folder, "postmaster.pid"), { force: true });
      return null;
    }
    if (await accepts(noted)) return noted;
    if (Date.now() > deadline) {
      throw new KnownError(
        503,
        "postgres_unreachable",
        `The private PostgreSQL (process ${noted.pid}) runs on ${cluster.folder} but takes no connections; look at ${cluster.logFile}, end that process and start again`,
      );
    }
    await sleep(50);
  }
}

/** What the server wrote down about itself; `ready` once it takes connections. */
interface NotedPostmaster extends Postmaster {
  ready: boolean;
}

function notedPostmaster(cluster: Cluster): NotedPostmaster | null {
  try {
    const lines = readFileSync(join(cluster.folder, "postmaster.pid"), "utf8").split("\n");
    const [pid, port, host] = [Number(lines[0]), Number(lines[3]), lines[4] ?? ""];
    if (!(pid > 0)) return null;
    return {
      pid,
      connection: { host, port: port || SOCKET_PORT, user: USER, database: DATABASE },
      ready: host !== "" && lines[7]?.trim() === "ready",
    };
  } catch {
    return null;
  }
}

async function accepts({ ready, connection }: NotedPostmaster): Promise<boolean> {
  if (!ready) return false;
  const client = new pg.Client({
    ...connection,
    database: "postgres",
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rowCount } = await client.query("select from pg_database where datname = $1", [
      DATABASE,
    ]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
    return true;
  } catch (error) {
    if ((error as { severity?: string }).severity === "ERROR") throw error;
    return false; // Not listening yet, or starting up, or shutting down.
  } finally {
    await client.end().catch(() => {});
  }
}

/** How a cluster comes back from a base copy. */
export interface Recovery {
  settings: Readonly<Record<string, string>>;
  /** Replaying a day's log takes as long as it takes. */
  patienceMs: number;
}

/** Whether a server that runs was started with or without the archive, as is wanted now. */
export function archivesAsWanted(cluster: Cluster): boolean {
  const file = join(cluster.folder, "candor.conf");
  const has = existsSync(file) && /^archive_mode = 'on'$/m.test(readFileSync(file, "utf8"));
  return has === cluster.archive;
}

/** Starts the server and waits until it takes connections. */
export async function startPostmaster(cluster: Cluster, recovery?: Recovery): Promise<Postmaster> {
  const { owner, folder } = cluster;
  const host = await socketFolder(owner.workshop, owner.give);
  const operatorFile = join(cluster.dataFolder, "postgresql.conf");
  const settings = settingsFile({
    ...cluster,
    recovery: recovery?.settings,
    operatorFile: existsSync(operatorFile) ? operatorFile : null,
  });
  writeOwned(cluster, join(folder, "candor.conf"), settings);
  if (cluster.archive) prepareSpool(folder, owner.give);
  const args = ["-D", folder, "-c", "listen_addresses=", "-c", `port=${SOCKET_PORT}`];
  args.push("-c", `unix_socket_directories=${quoted(host)}`, "-c", "unix_socket_permissions=0700");

  const deadline = Date.now() + (recovery?.patienceMs ?? LONGEST_START_MS);
  for (;;) {
    const logStart = existsSync(cluster.logFile) ? statSync(cluster.logFile).size : 0;
    const exit = launch(cluster, args);
    let ended: number | null | undefined;
    exit.then((code) => {
      ended = code;
    });
    while (ended === undefined && Date.now() < deadline) {
      const noted = notedPostmaster(cluster);
      if (noted && (await accepts(noted))) return noted;
      await sleep(25);
    }
    const reason = lastReason(cluster.logFile, logStart);
    // The children of a killed server hold its memory for a moment longer.
    const heldByChildren = /still in use|already exists/.test(reason);
    if (!heldByChildren || Date.now() > deadline) {
      throw new KnownError(
        503,
        "postgres_failed",
        `The private PostgreSQL did not start: ${reason}; its log is ${cluster.logFile}`,
      );
    }
    await sleep(250);
  }
}

function quoted(folder: string): string {
  return `"${folder.replaceAll('"', '""')}"`;
}

function launch(cluster: Cluster, args: string[]): Promise<number | null> {
  const log = openSync(cluster.logFile, "a", 0o600);
  try {
    cluster.owner.give(cluster.logFile);
    const command = cluster.owner.command("postgres", args);
    const child = spawn(command.file, command.args, {
      ...command.options,
      cwd: "/",
      // A session of its own: Ctrl-C in a terminal is for Candor, which finishes what it accepted first.
      detached: true,
      stdio: ["ignore", log, log],
      env: environment(),
    });
    child.unref();
    return new Promise((resolve) => {
      child.once("exit", (code) => resolve(code));
      child.once("error", () => resolve(null));
    });
  } finally {
    closeSync(log);
  }
}

/** Nothing of ours but what programs need: secrets in the environment do not reach PostgreSQL. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, LC_ALL: "C" };
}

async function runToEnd(
  owner: PostgresOwner,
  program: string,
  args: string[],
): Promise<{ code: number | null; output: string }> {
  const command = owner.command(program, args);
  const options: SpawnOptions = { ...command.options, cwd: "/", env: environment() };
  const child = spawn(command.file, command.args, {
    ...options,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    output += chunk;
  });
  return new Promise((resolve) => {
    child.once("close", (code) => resolve({ code, output }));
    child.once("error", (error) => resolve({ code: null, output: error.message }));
  });
}

/** Ends the server: first by closing its connections, and by force when that takes too long. */
export async function stopPostmaster({ pid }: Postmaster): Promise<void> {
  signal(pid, "SIGINT");
  const deadline = Date.now() + LONGEST_STOP_MS;
  while (isRunning(pid)) {
    if (Date.now() > deadline) {
      signal(pid, "SIGQUIT");
      return;
    }
    await sleep(10);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
