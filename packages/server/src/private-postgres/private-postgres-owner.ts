/**
 * Which user the private PostgreSQL runs as, since it refuses to run as root.
 *
 * An ordinary user runs it himself. Root tries, in this order: the user who owns the cluster already;
 * a user namespace, in which root is called "nobody" and which needs nothing of the folders above;
 * an unprivileged user of the machine, for whom the cluster moves under /var/lib when the data folder
 * lies where that user cannot go.
 */
import { execFile, type SpawnOptions } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { PostgresBinaries } from "./postgres-binaries.ts";

const run = promisify(execFile);

/** "nobody" on every system we know. */
const NOBODY = 65534;

/** How a program of PostgreSQL is started as the right user, and where its cluster lies. */
export interface PostgresOwner {
  /** The real folder of the cluster; it may not exist yet. */
  cluster: string;
  /** A folder beside the cluster that the owner may write to: sockets and half-made clusters. */
  workshop: string;
  binaries: PostgresBinaries;
  command(program: string, args: string[]): { file: string; args: string[]; options: SpawnOptions };
  /** Hands files that Candor wrote to the owner. */
  give(path: string): void;
}

/** Decides the owner for the cluster in a prepared data folder. */
export async function postgresOwner(
  dataFolder: string,
  binaries: PostgresBinaries,
): Promise<PostgresOwner> {
  const cluster = realOrNot(join(dataFolder, "postgres"));
  if (process.getuid?.() !== 0) return asMyself(cluster, binaries);
  const owner = existsSync(cluster) ? statSync(cluster) : null;
  if (owner && owner.uid !== 0) {
    const { uid, gid } = owner;
    return asUser(uid, gid, cluster, await reachableBinaries(binaries, uid, gid));
  }
  if (await namespacesWork()) return asNobodyInNamespace(cluster, binaries);
  return asUnprivilegedUser(dataFolder, cluster, binaries);
}

function asMyself(cluster: string, binaries: PostgresBinaries): PostgresOwner {
  return {
    cluster,
    workshop: dirname(cluster),
    binaries,
    command: (program, args) => ({ file: join(binaries.folder, program), args, options: {} }),
    give: () => {},
  };
}

function asNobodyInNamespace(cluster: string, binaries: PostgresBinaries): PostgresOwner {
  return {
    ...asMyself(cluster, binaries),
    command: (program, args) => ({
      file: "unshare",
      args: ["-U", `--map-user=${NOBODY}`, "--", join(binaries.folder, program), ...args],
      options: {},
    }),
  };
}

function asUser(
  uid: number,
  gid: number,
  cluster: string,
  binaries: PostgresBinaries,
): PostgresOwner {
  return {
    ...asMyself(cluster, binaries),
    command: (program, args) => ({
      file: join(binaries.folder, program),
      args,
      options: { uid, gid },
    }),
    give: (path) => lchownSync(path, uid, gid),
  };
}

async function asUnprivilegedUser(
  dataFolder: string,
  cluster: string,
  binaries: PostgresBinaries,
): Promise<PostgresOwner> {
  const { uid, gid } = unprivilegedUser();
  chmodSync(dataFolder, 0o711); // The owner passes through; what lies inside stays closed.
  let place = cluster;
  if (!(await canEnter(dataFolder, uid, gid))) {
    place = join(elsewhere(dataFolder), "postgres");
    if (existsSync(cluster)) moveAcrossDisks(cluster, place);
    else mkdirSync(place, { recursive: true, mode: 0o700 });
    symlinkSync(place, join(dataFolder, "postgres"));
  }
  if (existsSync(place)) giveAll(place, uid, gid);
  return asUser(uid, gid, place, await reachableBinaries(binaries, uid, gid));
}

/** A folder outside the data folder, found again by the data folder's name. */
function elsewhere(dataFolder: string): string {
  const name = createHash("sha256").update(realpathSync(dataFolder)).digest("hex").slice(0, 16);
  const folder = join("/var/lib/candor", name);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  return folder;
}

function moveAcrossDisks(from: string, to: string): void {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  rmSync(from, { recursive: true });
}

/** The programs themselves may lie where the owner cannot go, such as /root; then he gets a copy. */
async function reachableBinaries(
  binaries: PostgresBinaries,
  uid: number,
  gid: number,
): Promise<PostgresBinaries> {
  if (await canEnter(binaries.folder, uid, gid)) return binaries;
  const copy = join("/var/lib/candor", `postgresql-${binaries.version}`);
  if (!existsSync(join(copy, "bin", "postgres"))) {
    mkdirSync(dirname(copy), { recursive: true, mode: 0o711 });
    cpSync(dirname(binaries.folder), copy, { recursive: true, verbatimSymlinks: true });
  }
  return { ...binaries, folder: join(copy, "bin") };
}

function unprivilegedUser(): { uid: number; gid: number } {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((entry) => entry.split(":"))
    .find(([name]) => name === "postgres");
  return { uid: Number(line?.[2] ?? NOBODY), gid: Number(line?.[3] ?? NOBODY) };
}

async function canEnter(folder: string, uid: number, gid: number): Promise<boolean> {
  return run("/bin/sh", ["-c", 'cd "$0"', folder], { uid, gid, cwd: "/" }).then(
    () => true,
    () => false,
  );
}

async function namespacesWork(): Promise<boolean> {
  return run("unshare", ["-U", `--map-user=${NOBODY}`, "--", "true"]).then(
    () => true,
    () => false,
  );
}

function giveAll(path: string, uid: number, gid: number): void {
  lchownSync(path, uid, gid);
  for (const entry of readdirSync(path, { recursive: true, encoding: "utf8" })) {
    lchownSync(join(path, entry), uid, gid);
  }
}

function realOrNot(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
