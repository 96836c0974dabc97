import { KnownError } from "../../errors/known-error.ts";

const HOUR_MS = 3_600_000;
const PLACES_AT_MOST = 50_000;

/** So many in an hour from one network address: an office votes, a program does not fill the board. */
const MOST = { votes: 40, ideas: 10, addresses: 5 } as const;

/** Counts in this process alone, by address; addresses are never written down. */
const counts = new Map<string, { ends: number; n: number }>();

/**
 * Counts what strangers do on a board: votes for one idea, proposals, and addresses to be written to.
 *
 * @throws {KnownError} 429 when too much comes from one place.
 */
export function countStranger(
  kind: keyof typeof MOST,
  { about, from, now }: { about: string; from: string; now: Date },
): void {
  const key = `${kind} ${about} ${from}`;
  const at = now.getTime();
  const known = counts.get(key);
  if (!known || at >= known.ends) {
    if (counts.size >= PLACES_AT_MOST) counts.clear();
    counts.set(key, { ends: at + HOUR_MS, n: 1 });
    return;
  }
  known.n += 1;
  if (known.n <= MOST[kind]) return;
  throw new KnownError(
    429,
    "too_many_from_one_place",
    "Too much came from one place within an hour. Please come back later.",
  );
}
