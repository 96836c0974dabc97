import { KnownError } from "../../errors/known-error.ts";
import type { ArchiveStore } from "./archive-store.ts";
import {
  type BaseCopy,
  leadsTo,
  listBases,
  listLines,
  logOf,
  numberOf,
  readAncestors,
} from "./base-copies.ts";
import { type Ancestor, nameOf, segmentOf, timelinesAt } from "./wal-names.ts";

/** How one returns to a moment: from which base copy, on which timeline, over which pieces of the log. */
export interface ReturnPlan {
  base: BaseCopy;
  timeline: number;
  ancestors: Ancestor[];
  /** Segments and histories that are fetched, of the archive or of what lies beside. */
  names: string[];
  /** The first segment that is nowhere though there are later ones; null where the log has no hole. */
  missing: string | null;
}

export interface ReturnAsked {
  systemId: string;
  /** Null is as far as the log goes. */
  moment: Date | null;
  now: Date;
  /** Names of the log that the present cluster still has. */
  beside: readonly string[];
}

/**
 * Decides how to return to a moment.
 *
 * @throws {KnownError} 422 when one cannot: it is to come, lies before the oldest base copy, or the log has a hole on the way to its end.
 */
export async function planReturn(store: ArchiveStore, asked: ReturnAsked): Promise<ReturnPlan> {
  const { systemId, moment, now } = asked;
  if (moment && moment > now) {
    throw new KnownError(
      422,
      "moment_to_come",
      `${moment.toISOString()} is still to come; it is ${now.toISOString()}. Say --at latest for the newest that there is.`,
    );
  }
  const line = await lineAt(store, asked);
  const bases = (await listBases(store, systemId)).filter((base) => leadsTo(base, line));
  const base = baseBefore(bases, moment);
  const stored = (await store.list(logOf(systemId))).map(({ name }) =>
    name.slice(logOf(systemId).length).replace(/\.zst$/, ""),
  );
  const all = new Set([...stored, ...asked.beside]);
  const next = bases.find(({ startedAt }) => moment !== null && new Date(startedAt) > moment);
  const { names, missing } = wayThrough(all, { base, ...line, until: next?.startSegment });
  if (missing !== null && moment === null) {
    throw new KnownError(
      422,
      "log_has_a_gap",
      `The log in ${store.place} has a hole: the segment ${missing} is missing, and what came after it cannot be reached from the base copy of ${base.endedAt}. Name a moment before it with --at.`,
    );
  }
  const histories = [...all].filter((name) => name.endsWith(".history"));
  return { base, ...line, names: [...histories, ...names], missing };
}

/** The timeline that the server was on at a moment. */
async function lineAt(store: ArchiveStore, { systemId, moment }: ReturnAsked) {
  const lines = await listLines(store, systemId);
  const then = lines.findLast(({ since }) => moment === null || new Date(since) <= moment);
  const timeline = then?.timeline ?? 1;
  return { timeline, ancestors: await readAncestors(store, systemId, timeline) };
}

function baseBefore(bases: readonly BaseCopy[], moment: Date | null): BaseCopy {
  const oldest = bases[0];
  if (!oldest) {
    throw new KnownError(
      422,
      "no_base_copy",
      "The archive holds no base copy that leads there. One is made when Candor starts with WAL_ARCHIVE, and then every day: candor backup list says what there is.",
    );
  }
  const base = bases.findLast(({ endedAt }) => moment === null || new Date(endedAt) <= moment);
  if (base) return base;
  throw new KnownError(
    422,
    "moment_too_old",
    `The oldest moment that one can return to is ${oldest.endedAt}; ${moment?.toISOString()} lies before it. An ordinary backup may reach further back.`,
  );
}

/** The segments from a base copy on, up to the first hole. */
export function wayThrough(
  all: ReadonlySet<string>,
  {
    base,
    timeline,
    ancestors,
    until,
  }: {
    base: Pick<BaseCopy, "startSegment">;
    timeline: number;
    ancestors: readonly Ancestor[];
    /** The last that may be needed; without it all that there are. */
    until?: string | undefined;
  },
): { names: string[]; missing: string | null } {
  const line = { timeline, ancestors };
  const numbers = [...all].flatMap((name) => {
    const found = segmentOf(name);
    if (!found || !timelinesAt(found.number, line).includes(found.timeline)) return [];
    return [found.number];
  });
  const last = Math.min(Math.max(...numbers, 0), until ? numberOf(until) : Number.MAX_SAFE_INTEGER);
  const names: string[] = [];
  for (let number = numberOf(base.startSegment); number <= last; number += 1) {
    const found = timelinesAt(number, line)
      .map((one) => nameOf({ timeline: one, number }))
      .filter((name) => all.has(name));
    const [needed = timeline] = timelinesAt(number, line);
    if (found.length === 0) return { names, missing: nameOf({ timeline: needed, number }) };
    names.push(...found);
  }
  return { names, missing: null };
}
