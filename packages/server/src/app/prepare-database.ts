import type pg from "pg";
import { migrateAuth } from "../auth/migrate-auth.ts";
import { migrateJobQueue } from "../jobs/job-queue.ts";
import { openPool } from "../storage/database.ts";
import { distribute } from "../storage/distribute.ts";
import { migrateWith, withMigrationLock } from "../storage/migrate.ts";

/**
 * Brings all tables up to date: ours (sharded by workspace where the database is a Citus), those of
 * signing in, those of the queue. Under one lock, so that two servers started at once do it once.
 */
export async function prepareDatabase(connection: pg.PoolConfig): Promise<void> {
  const pool = openPool({ ...connection, max: 4 });
  try {
    await withMigrationLock(pool, async (client) => {
      await migrateWith(client);
      await distribute(client);
      await migrateAuth(client);
      await migrateJobQueue(connection);
    });
  } finally {
    await pool.end();
  }
}
