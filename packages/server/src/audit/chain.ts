import { createHash } from "node:crypto";

/** An entry as the chain sees it. */
export interface ChainedEntry {
  workspaceId: string;
  id: string;
  at: Date;
  actor: string;
  action: string;
  target: string;
  details: unknown;
}

/** A place in the chain and the hash over everything up to it. */
export interface Link {
  seq: number;
  hash: Buffer;
}

/** What stands before the first entry. */
export const BEGINNING: Link = { seq: 0, hash: Buffer.alloc(32) };

/**
 * The next link: SHA-256 over the hash before it, the place, and every field of the entry, as JSON with the keys of
 * objects in order. Whoever changes, moves or takes out an entry changes every hash after it.
 */
export function nextLink(before: Link, entry: ChainedEntry): Link {
  const seq = before.seq + 1;
  const content = JSON.stringify([
    seq,
    entry.workspaceId,
    entry.id,
    entry.at.toISOString(),
    entry.actor,
    entry.action,
    entry.target,
    ordered(entry.details),
  ]);
  return { seq, hash: createHash("sha256").update(before.hash).update(content).digest() };
}

/** PostgreSQL keeps the keys of a document in an order of its own. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}
