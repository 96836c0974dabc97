import { expect, test } from "vitest";
import { withMigrationLock } from "../storage/migrate.ts";
import { freshDatabase } from "../testing/test-database.ts";
import { migrateAuth } from "./migrate-auth.ts";

test("two servers that start at once make the tables of sign-in once, in a schema of their own", async () => {
  const { pool } = await freshDatabase();
  await Promise.all([1, 2, 3].map(() => withMigrationLock(pool, migrateAuth)));
  await withMigrationLock(pool, migrateAuth);
  const { rows } = await pool.query<{ schemaname: string; tablename: string }>(
    "select schemaname, tablename from pg_tables where schemaname in ('auth', 'public') order by tablename",
  );
  expect(rows).toEqual(
    ["account", "session", "twoFactor", "user", "verification"].map((tablename) => ({
      schemaname: "auth",
      tablename,
    })),
  );
});

test("the migration lends its connection and gives it back as it was", async () => {
  const { pool } = await freshDatabase();
  await withMigrationLock(pool, async (client) => {
    await migrateAuth(client);
    const { rows } = await client.query<{ search_path: string }>("show search_path");
    expect(rows[0]?.search_path).toBe('"$user", public');
  });
  expect(pool.idleCount).toBe(1);
});
