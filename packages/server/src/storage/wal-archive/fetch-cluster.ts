import { copyFileSync, existsSync, mkdirSync, statfsSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { KnownError } from "../../errors/known-error.ts";
import type { ArchiveStore } from "./archive-store.ts";
import { type BaseCopy, basesOf, storedName } from "./base-copies.ts";
import { unpacked, unpacking } from "./packing.ts";
import type { ReturnPlan } from "./plan-return.ts";
import { readTar } from "./tar-stream.ts";
import { SEGMENT_BYTES, segmentOf } from "./wal-names.ts";

/** In the cluster's folder: pieces of the log that PostgreSQL asks for while it comes back. */
export const FETCHED = "candor_restore";
/** Beside the files: what is replayed grows them. */
const ROOM_BYTES = 512 * 1024 * 1024;
const HOLE_BYTES = 64 * 1024;

/** @throws {KnownError} 507 when the disk has no room for what is to be fetched. */
export function refuseTooSmall(folder: string, base: BaseCopy): void {
  let there = folder;
  while (!existsSync(there)) there = dirname(there);
  const { bavail, bsize } = statfsSync(there);
  const [free, needed] = [bavail * bsize, Math.ceil(base.bytes * 1.2) + ROOM_BYTES];
  if (free >= needed) return;
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
  throw new KnownError(
    507,
    "disk_too_small",
    `The disk of ${folder} has ${megabytes(free)} free, and ${megabytes(needed)} are needed. Make room, or name a folder on another disk with --into.`,
  );
}

/**
 * Fetches a base copy into the folder of a cluster.
 *
 * @throws {KnownError} 422 when the copy is damaged or cut short.
 */
export async function fetchBase(
  store: ArchiveStore,
  {
    base,
    cluster,
    durable,
    onProgress,
  }: {
    base: BaseCopy;
    cluster: string;
    /** Brought to the disk file by file; what is thrown away need not be. */
    durable: boolean;
    onProgress?: (bytes: number) => void;
  },
): Promise<void> {
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  const source = await store.read(`${basesOf(base.systemId)}${base.id}.tar.zst`);
  const counted = { bytes: 0, files: 0 };
  try {
    await pipeline(source, unpacking(), async (pieces: AsyncIterable<Uint8Array>) => {
      for await (const { name, size, content } of readTar(pieces)) {
        if (!isInside(name)) throw new Error(`"${name}" leads out of the folder`);
        if (name.endsWith("/")) mkdirSync(join(cluster, name), { recursive: true, mode: 0o700 });
        else await writeOut(join(cluster, name), content, durable);
        counted.bytes += size;
        counted.files += name === "backup_label" ? 0 : 1;
        onProgress?.(counted.bytes);
      }
    });
  } catch (error) {
    if (error instanceof KnownError || (error as NodeJS.ErrnoException).code === "ENOSPC")
      throw error;
    throw damaged(base, (error as Error).message);
  }
  if (counted.files !== base.files) throw damaged(base, `${counted.files} of ${base.files} files`);
}

function damaged(base: BaseCopy, why: string): KnownError {
  return new KnownError(
    422,
    "base_copy_damaged",
    `The base copy of ${base.endedAt} is damaged (${why}). Name a moment before it to use an older one; candor backup list says what there is.`,
  );
}

function isInside(name: string): boolean {
  return !name.startsWith("/") && !name.split("/").includes("..");
}

async function writeOut(
  path: string,
  content: AsyncIterable<Uint8Array>,
  durable: boolean,
): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    for await (const piece of content) await file.writeFile(piece);
    if (durable) await file.sync();
  } finally {
    await file.close();
  }
}

/** Fetches what is replayed, from what lies beside where the archive does not have it. */
export async function fetchLog(
  store: ArchiveStore,
  {
    plan,
    cluster,
    beside,
    onProgress,
  }: {
    plan: ReturnPlan;
    cluster: string;
    /** Where a piece lies that the archive may lack. */
    beside: ReadonlyMap<string, string>;
    onProgress?: (done: number, total: number) => void;
  },
): Promise<void> {
  mkdirSync(join(cluster, FETCHED), { mode: 0o700 });
  for (const [done, name] of plan.names.entries()) {
    onProgress?.(done, plan.names.length);
    const place = join(cluster, FETCHED, name);
    const stored = storedName(plan.base.systemId, name);
    const lying = beside.get(name);
    if (lying !== undefined && !(await store.has(stored))) {
      copyFileSync(lying, place);
      continue;
    }
    const content = await unpacked(await store.read(stored)).catch((error: Error) => {
      if (error instanceof KnownError) throw error;
      throw new KnownError(
        422,
        "log_damaged",
        `The segment ${name} in ${store.place} is damaged (${error.message}); what came after it cannot be reached.`,
      );
    });
    if (segmentOf(name) && content.length === SEGMENT_BYTES) await writeSparse(place, content);
    else writeFileSync(place, content, { mode: 0o600 });
  }
}

/** A quiet time's segment is nearly all zeros: they take no room. */
async function writeSparse(path: string, content: Buffer): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.truncate(content.length);
    const zeros = Buffer.alloc(HOLE_BYTES);
    for (let at = 0; at < content.length; at += HOLE_BYTES) {
      const part = content.subarray(at, at + HOLE_BYTES);
      if (!part.equals(zeros.subarray(0, part.length))) await file.write(part, 0, part.length, at);
    }
  } finally {
    await file.close();
  }
}
