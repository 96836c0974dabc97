import { z } from "zod";
import type { ArchiveStore } from "./archive-store.ts";
import { unpacked } from "./packing.ts";
import { type Ancestor, ancestorsIn, placeOf, segmentOf } from "./wal-names.ts";

/** What stands beside a base copy, written last: a copy without it is none. */
const Manifest = z.object({
  format: z.literal(1),
  /** Its name: when it was begun, and on which timeline. */
  id: z.string(),
  /** Which cluster it is of. */
  systemId: z.string(),
  timeline: z.int(),
  /** Of PostgreSQL: only that can open it. */
  major: z.int(),
  candor: z.string(),
  startedAt: z.iso.datetime(),
  /** From this moment on one can return to any with it. */
  endedAt: z.iso.datetime(),
  /** The first and the last segment of the log that make it consistent. */
  startSegment: z.string(),
  stopSegment: z.string(),
  stopLsn: z.string(),
  files: z.int(),
  /** Unpacked. */
  bytes: z.number(),
  storedBytes: z.number(),
});
export type BaseCopy = z.infer<typeof Manifest>;

const Line = z.object({ timeline: z.int(), since: z.iso.datetime() });

/** A timeline, and since when the server has been on it. */
export type Line = z.infer<typeof Line>;

export const basesOf = (systemId: string) => `${systemId}/bases/`;
export const logOf = (systemId: string) => `${systemId}/wal/`;
export const linesOf = (systemId: string) => `${systemId}/lines/`;
/** The name of a segment, or of a history, in the archive. */
export const storedName = (systemId: string, name: string) => `${logOf(systemId)}${name}.zst`;

/** The whole base copies of a cluster, oldest first. */
export async function listBases(store: ArchiveStore, systemId: string): Promise<BaseCopy[]> {
  const bases = await readAll(store, basesOf(systemId), Manifest);
  return bases.sort((a, b) => (a.endedAt < b.endedAt ? -1 : 1));
}

export async function writeManifest(store: ArchiveStore, base: BaseCopy): Promise<void> {
  const text = `${JSON.stringify(base, null, 2)}\n`;
  await store.put(`${basesOf(base.systemId)}${base.id}.json`, Buffer.from(text));
}

/** The clusters that an archive holds something of. */
export async function listSystems(store: ArchiveStore): Promise<string[]> {
  const files = await store.list("");
  const systems = files.map(({ name }) => /^(\d+)\/bases\/[^/]+\.json$/.exec(name)?.[1] ?? "");
  return [...new Set(systems.filter((one) => one !== ""))];
}

/** On which timelines the server was since when, oldest first; the first is not noted. */
export async function listLines(store: ArchiveStore, systemId: string): Promise<Line[]> {
  const lines = await readAll(store, linesOf(systemId), Line);
  return lines.sort((a, b) => a.timeline - b.timeline);
}

/** Notes that the server is on a timeline, the first time it is. */
export async function noteLine(store: ArchiveStore, systemId: string, line: Line): Promise<void> {
  const name = `${linesOf(systemId)}${line.timeline}.json`;
  if (await store.has(name)) return;
  await store.put(name, Buffer.from(`${JSON.stringify(line)}\n`));
}

/** Whence a timeline descends; nothing where that is not archived. */
export async function readAncestors(
  store: ArchiveStore,
  systemId: string,
  timeline: number,
): Promise<Ancestor[]> {
  const name = storedName(
    systemId,
    `${timeline.toString(16).toUpperCase().padStart(8, "0")}.history`,
  );
  if (timeline === 1 || !(await store.has(name))) return [];
  return ancestorsIn((await unpacked(await store.read(name))).toString("utf8"));
}

/** Whether the end of a timeline can be reached from a base copy. */
export function leadsTo(
  base: BaseCopy,
  { timeline, ancestors }: { timeline: number; ancestors: readonly Ancestor[] },
): boolean {
  if (base.timeline === timeline) return true;
  const until = ancestors.find((one) => one.timeline === base.timeline)?.until;
  return until !== undefined && placeOf(base.stopLsn) <= until;
}

export function numberOf(segment: string): number {
  const found = segmentOf(segment);
  if (!found) throw new RangeError(`${segment} names no segment`);
  return found.number;
}

async function readAll<T>(store: ArchiveStore, prefix: string, shape: z.ZodType<T>): Promise<T[]> {
  const files = (await store.list(prefix)).filter(({ name }) => name.endsWith(".json"));
  const all: T[] = [];
  for (const { name } of files) {
    const text = Buffer.concat(await (await store.read(name)).toArray()).toString("utf8");
    const read = shape.safeParse(parsed(text));
    if (read.success) all.push(read.data);
  }
  return all;
}

/** A damaged note is none: what it stood beside is then not whole. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
