import type pg from "pg";
import { migrateAuth } from "../auth/migrate-auth.ts";
import { migrateJobQueue } from "../jobs/job-queue.ts";
import { openPool } from "../storage/database.ts";
import { migrateWith, withMigrationLock } from "../storage/migrate.ts";

/**
 * Brings all tables up to date: ours, those of signing in, those of the queue. Under one lock, so
 * that two servers started at once do it once.
 */
export async function prepareDatabase(connection: pg.PoolConfig): Promise<void> {
  const pool = openPool({ ...connection, max: 4 });
  try {
    await withMigrationLock(pool, async (client) => {
      await migrateWith(client);
      await migrateAuth(client);
      await migrateJobQueue(connection);
    });
  } finally {
    await pool.end();
  }
}
