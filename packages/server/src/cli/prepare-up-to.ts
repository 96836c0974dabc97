import type pg from "pg";
import { migrateAuth } from "../auth/migrate-auth.ts";
import { migrateJobQueue } from "../jobs/job-queue.ts";
import { openPool } from "../storage/database.ts";
import { MIGRATIONS, migrateWith, withMigrationLock } from "../storage/migrate.ts";

/** Makes the tables as they were after these steps of the schema, and no further. */
export async function prepareUpTo(
  connection: pg.PoolConfig,
  migrations: readonly string[],
): Promise<void> {
  const pool = openPool({ ...connection, max: 2 });
  try {
    await withMigrationLock(pool, async (client) => {
      await migrateWith(
        client,
        MIGRATIONS.filter(({ name }) => migrations.includes(name)),
      );
      await migrateAuth(client);
      await migrateJobQueue(connection);
    });
  } finally {
    await pool.end();
  }
}
