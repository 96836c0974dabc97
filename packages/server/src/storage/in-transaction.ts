import type { Database, Transaction } from "./database.ts";

/** Tries of a transaction that PostgreSQL ended to free another. */
const MOST_ATTEMPTS = 4;

/**
 * Runs `work` in a transaction, and again from the start when PostgreSQL ended it to free another
 * one: two transactions that waited for each other, or a conflict of serialisable ones. Everything
 * `work` does outside the database must bear being done twice.
 */
export async function inTransaction<T>(
  db: Database,
  work: (trx: Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt >= MOST_ATTEMPTS || !endedToFreeAnother(error)) throw error;
      await aMoment(attempt);
    }
  }
}

/** True when PostgreSQL ended the transaction to free another: written again, it goes through. */
export function endedToFreeAnother(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  // deadlock_detected, serialization_failure
  return code === "40P01" || code === "40001";
}

/** Long enough that the two do not meet in the same place again. */
function aMoment(attempt: number): Promise<void> {
  const milliseconds = 5 * 2 ** attempt * (0.5 + Math.random());
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
