import { sql } from "kysely";
import type { Transaction } from "./database.ts";

/**
 * Waits until no other transaction of any process records or moves answers of this workspace.
 * Tallies follow from what a statement reads and then writes; one writer at a time keeps them
 * exact, and one writer with batches is as fast as eight. Released when the transaction ends.
 */
export async function lockWorkspace(trx: Transaction, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 0))`.execute(trx);
}
