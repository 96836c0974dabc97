import type { Dirent } from "node:fs";
import { type FileHandle, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { SPOOL } from "../../private-postgres/wal-spool.ts";
import type { TarEntry } from "./tar-stream.ts";

/** What PostgreSQL makes anew, or what belongs to the running server alone. */
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|(recovery|standby)\.signal)$|(^|\/)(pgsql_tmp[^/]*|pg_internal\.init[^/]*)$|^candor_restore$|\.part$/;
/** Folders that have to be there and may be empty. */
const EMPTY = new Set([
  ...["pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots"],
  ...["pg_stat_tmp", "pg_subtrans", SPOOL],
]);
/** Read last: the nearer to the end it is, the less of the log has to be replayed. */
const CONTROL = "global/pg_control";
/** Half a megabyte at a time. */
const PIECE_BYTES = 512 * 1024;

/** The files of a cluster as they are while it runs; with its log they become those of one moment. */
export async function* clusterFiles(cluster: string): AsyncGenerator<TarEntry> {
  yield* filesIn(cluster, "");
  yield* fileOf(cluster, CONTROL);
}

async function* filesIn(cluster: string, folder: string): AsyncGenerator<TarEntry> {
  for (const entry of await entriesOf(join(cluster, folder))) {
    const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (LEFT_OUT.test(name) || name === CONTROL) continue;
    if (entry.isDirectory()) {
      yield { name: `${name}/`, size: 0 };
      if (!EMPTY.has(name)) yield* filesIn(cluster, name);
    } else if (entry.isFile()) yield* fileOf(cluster, name);
  }
}

async function* fileOf(cluster: string, name: string): AsyncGenerator<TarEntry> {
  const file = await open(join(cluster, name), "r").catch(orGone);
  if (!file) return;
  try {
    const { size } = await file.stat();
    yield size === 0 ? { name, size } : { name, size, content: piecesOf(file, size) };
  } finally {
    await file.close();
  }
}

/** Each piece has a buffer of its own: the last may still wait to be packed. */
async function* piecesOf(file: FileHandle, size: number): AsyncGenerator<Uint8Array> {
  for (let left = size; left > 0; ) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(Math.min(PIECE_BYTES, left)));
    if (bytesRead === 0) return;
    left -= bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch(orGone);
  return (found ?? []).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Tables are dropped meanwhile; the log says so too. */
function orGone(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
