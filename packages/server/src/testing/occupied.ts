/** A workspace to which somebody else is writing. */
import { sql } from "kysely";
import { expect } from "vitest";
import { openDatabase } from "../storage/database.ts";
import { testConnection } from "./test-database.ts";

/** Holds a workspace from another connection, as another process does, until it is told to let go. */
export async function occupied(
  workspaceId: string,
): Promise<{ somebodyWaits: () => Promise<void>; release: () => Promise<void> }> {
  const other = openDatabase({ ...(await testConnection()), max: 2 });
  const gate = Promise.withResolvers<void>();
  const taken = Promise.withResolvers<void>();
  const holding = other.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 0))`.execute(trx);
    taken.resolve();
    await gate.promise;
  });
  await taken.promise;
  const waiting = async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from pg_locks
      where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())
    `.execute(other);
    return rows[0]?.n ?? 0;
  };
  return {
    async somebodyWaits() {
      await expect.poll(waiting, { timeout: 20_000 }).toBeGreaterThan(0);
    },
    async release() {
      gate.resolve();
      await holding;
      await other.destroy();
    },
  };
}
