import { expect, test } from "vitest";
import { freshDatabase } from "../testing/test-database.ts";
import { MIGRATIONS, migrate, migrateWith } from "./migrate.ts";

const applied = "select name from directory.migration order by name";

test("two servers that start at once on an empty database migrate it once", async () => {
  const { pool } = await freshDatabase();
  await Promise.all([migrate(pool), migrate(pool), migrate(pool)]);
  const { rows } = await pool.query<{ name: string }>(applied);
  expect(rows.map((row) => row.name)).toEqual(MIGRATIONS.map(({ name }) => name));
});

test("a database of any earlier version is brought up to date, and what is in it stays", async () => {
  const { pool } = await freshDatabase();
  const client = await pool.connect();
  try {
    for (let version = 1; version <= MIGRATIONS.length; version++) {
      await migrateWith(client, MIGRATIONS.slice(0, version));
      await client.query(
        "insert into workspace (id, name, language, time_zone, created_at) values (gen_random_uuid(), $1, 'en', 'UTC', now())",
        [`made at version ${version}`],
      );
    }
    const { rows } = await client.query("select name from workspace order by name");
    expect(rows).toHaveLength(MIGRATIONS.length);
  } finally {
    client.release();
  }
});

test("a step that fails leaves nothing of itself behind", async () => {
  const { pool } = await freshDatabase();
  const client = await pool.connect();
  try {
    const broken = {
      name: "9999-broken",
      statements: ["create table half_done (workspace_id uuid primary key)", "create nonsense"],
    };
    await expect(migrateWith(client, [...MIGRATIONS, broken])).rejects.toThrow(/syntax/);
    const { rows } = await client.query("select to_regclass('half_done') as half");
    expect(rows).toEqual([{ half: null }]);
  } finally {
    client.release();
  }
});

test("a database made by a newer version is refused with a sentence", async () => {
  const { pool } = await freshDatabase();
  await migrate(pool);
  await pool.query("insert into directory.migration values ('9999-future', now())");
  await expect(migrate(pool)).rejects.toThrow(/newer Candor.*9999-future.*restore a backup/s);
});
