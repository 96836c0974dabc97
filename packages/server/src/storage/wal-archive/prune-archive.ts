import type { ArchiveStore } from "./archive-store.ts";
import { type BaseCopy, basesOf, listBases, logOf, numberOf } from "./base-copies.ts";
import { isArchived } from "./wal-names.ts";

const DAY_MS = 86_400_000;
/** Files of a base copy without a manifest: one that is being made, or one that came to nothing. */
const HALF_MADE_MS = 2 * DAY_MS;

/**
 * Removes what nobody needs to return to any moment of the last `days`: base copies older than the newest that is older
 * than that, and the log before the oldest that is kept. The newest base copy always stays.
 *
 * @returns how many files went.
 */
export async function pruneArchive(
  store: ArchiveStore,
  { systemId, days, now }: { systemId: string; days: number; now: Date },
): Promise<number> {
  const bases = await listBases(store, systemId);
  const kept = keptBases(bases, new Date(now.getTime() - days * DAY_MS));
  const oldest = kept[0];
  if (!oldest) return 0;
  const gone = bases.filter((base) => !kept.includes(base)).map(({ id }) => id);
  // The manifest first: what is half removed must not look whole.
  const names = gone.flatMap((id) =>
    ["json", "tar.zst"].map((end) => `${basesOf(systemId)}${id}.${end}`),
  );
  names.push(...(await halfMade(store, { systemId, bases, now })));
  const from = Math.min(...kept.map(({ startSegment }) => numberOf(startSegment)));
  for (const { name } of await store.list(logOf(systemId))) {
    const segment = name.slice(logOf(systemId).length).replace(/\.zst$/, "");
    // A history says whence a timeline descends, and is small.
    if (!isArchived(segment) || segment.endsWith(".history")) continue;
    if (numberOf(segment.slice(0, 24)) < from) names.push(name);
  }
  for (const name of names) await store.remove(name);
  return names.length;
}

/** @param bases oldest first. */
export function keptBases(bases: readonly BaseCopy[], back: Date): BaseCopy[] {
  const reaching = bases.findLastIndex(({ endedAt }) => new Date(endedAt) <= back);
  return bases.slice(Math.max(0, reaching));
}

async function halfMade(
  store: ArchiveStore,
  { systemId, bases, now }: { systemId: string; bases: readonly BaseCopy[]; now: Date },
): Promise<string[]> {
  const whole = new Set(bases.map(({ id }) => id));
  const before = new Date(now.getTime() - HALF_MADE_MS).toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const files = await store.list(basesOf(systemId));
  return files
    .map(({ name }) => name)
    .filter((name) => {
      const id = /([^/]+)\.tar\.zst$/.exec(name)?.[1];
      return id !== undefined && !whole.has(id) && id < before;
    });
}
