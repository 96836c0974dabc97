import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { KnownError } from "../../errors/known-error.ts";
import { SPOOL } from "../../private-postgres/wal-spool.ts";
import type { ArchiveStore } from "./archive-store.ts";
import { storedName } from "./base-copies.ts";
import { packed, unpacked } from "./packing.ts";
import { isArchived } from "./wal-names.ts";

/** What waits in the spool, the oldest first. */
export interface Waiting {
  names: string[];
  bytes: number;
  /** When the oldest of it was put there. */
  since: Date | null;
}

export async function waitingIn(cluster: string): Promise<Waiting> {
  const folder = join(cluster, SPOOL);
  const found = await readdir(folder).catch(() => []);
  const files = await Promise.all(
    found.filter(isArchived).map(async (name) => {
      const file = await stat(join(folder, name)).catch(() => null);
      return file ? [{ name, bytes: file.size, at: file.mtime }] : [];
    }),
  );
  const waiting = files.flat().sort((a, b) => (a.name < b.name ? -1 : 1));
  const times = waiting.map(({ at }) => at.getTime());
  return {
    names: waiting.map(({ name }) => name),
    bytes: waiting.reduce((sum, { bytes }) => sum + bytes, 0),
    since: times.length === 0 ? null : new Date(Math.min(...times)),
  };
}

/**
 * Carries what waits in the spool to the archive, in the order of the log. A segment leaves the spool only when the archive
 * has it for good; one that is there already and the same is as good. Two processes may carry at once.
 *
 * @returns the names that were carried.
 * @throws {KnownError} 409 when the archive has another segment of that name: it is never written over.
 */
export async function carrySegments(
  store: ArchiveStore,
  { cluster, systemId, signal }: { cluster: string; systemId: string; signal?: AbortSignal },
): Promise<string[]> {
  const carried: string[] = [];
  for (const name of (await waitingIn(cluster)).names) {
    signal?.throwIfAborted();
    const file = join(cluster, SPOOL, name);
    const content = await readFile(file).catch(() => null);
    // Another process carried it meanwhile.
    if (!content) continue;
    const place = storedName(systemId, name);
    if (await store.has(place)) await refuseOther(store, place, content);
    else await store.put(place, await packed(content));
    await rm(file, { force: true });
    carried.push(name);
  }
  return carried;
}

async function refuseOther(store: ArchiveStore, place: string, content: Buffer): Promise<void> {
  const there = await unpacked(await store.read(place)).catch(() => null);
  if (there?.equals(content)) return;
  throw new KnownError(
    409,
    "archive_holds_another",
    `The archive ${store.place} holds another "${place}" than this database wrote, and it is not written over: two copies of one Candor seem to archive to the same place. Give this one a WAL_ARCHIVE of its own.`,
  );
}
