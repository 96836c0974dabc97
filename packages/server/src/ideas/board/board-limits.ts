import { KnownError } from "../../errors/known-error.ts";
import { countsOf } from "../../limits/shared-counts.ts";
import type { Database } from "../../storage/database.ts";

const HOUR_MS = 3_600_000;

/** So many in an hour from one network address: an office votes, a program does not fill the board. */
const MOST = { votes: 40, ideas: 10, addresses: 5 } as const;

/**
 * Counts what strangers do on a board: votes for one idea, proposals, and addresses to be written to.
 *
 * @throws {KnownError} 429 when too much comes from one place.
 */
export function countStranger(
  db: Database,
  kind: keyof typeof MOST,
  { about, from, now }: { about: string; from: string; now: Date },
): void {
  const rule = { limit: MOST[kind], windowMs: HOUR_MS };
  const { n } = countsOf(db).add(`board ${kind} ${about} ${from}`, rule, now.getTime());
  if (n <= MOST[kind]) return;
  throw new KnownError(
    429,
    "too_many_from_one_place",
    "Too much came from one place within an hour. Please come back later.",
  );
}
