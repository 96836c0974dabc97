import { sql } from "kysely";
import { type BackOff, pauseAfter } from "../due-work/back-off.ts";
import type { Transaction } from "../storage/database.ts";

const PUT_OFF: BackOff = { firstMs: 5 * 60_000, factor: 2, longestMs: 6 * 3600_000 };

/** Waits between tries of a message that was put off: five minutes, doubled each time, six hours at most. */
export function retryDelayMs(attempts: number): number {
  return pauseAfter(attempts, PUT_OFF);
}

/** After so many tries, about two days, a message counts as not deliverable. */
export const MOST_ATTEMPTS = 12;

/**
 * One transaction at a time decides whom a workspace writes to: otherwise two sendings could both
 * find the same person unasked.
 */
export async function lockAsking(trx: Transaction, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`asking ${workspaceId}`}, 0))`.execute(
    trx,
  );
}
