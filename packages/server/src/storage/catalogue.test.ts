import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../testing/test-database.ts";

/**
 * Citus shards by workspace. What the catalogue must look like for that is checked here, so that a
 * new table cannot break it by accident. The schemas `directory`, `auth` and `pgboss` are global or
 * local to the coordinator, and `workspace` itself is keyed by its id.
 */
const indexes = sql<{
  table: string;
  index: string;
  method: string;
  is_unique: boolean;
  first: string | null;
}>`
  select c.relname as table, i.relname as index, am.amname as method, x.indisunique as is_unique,
    (select attname from pg_attribute where attrelid = c.oid and attnum = x.indkey[0]) as first
  from pg_index x
  join pg_class c on c.oid = x.indrelid
  join pg_class i on i.oid = x.indexrelid
  join pg_am am on am.oid = i.relam
  join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public'
  order by 1, 2
`;

test("the workspace comes first in every primary key, unique key and index", async () => {
  const db = await testDatabase();
  const { rows } = await indexes.execute(db);
  expect(rows.length).toBeGreaterThan(30);
  const wrong = rows.filter(
    ({ table, method, first }) =>
      first !== "workspace_id" &&
      !(table === "workspace" && first === "id") &&
      // GIN takes no uuid; it serves searches that name the workspace beside it.
      method !== "gin",
  );
  expect(wrong).toEqual([]);
  expect(rows.filter(({ method, is_unique }) => method === "gin" && is_unique)).toEqual([]);
});

test("every table of a workspace has a workspace that is never null, and a primary key", async () => {
  const db = await testDatabase();
  const { rows } = await sql<{ table: string; not_null: boolean | null; keyed: boolean }>`
    select c.relname as table,
      (select attnotnull from pg_attribute where attrelid = c.oid and attname = 'workspace_id') as not_null,
      exists (select from pg_constraint where conrelid = c.oid and contype = 'p') as keyed
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'workspace'
  `.execute(db);
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter(({ not_null, keyed }) => !not_null || !keyed)).toEqual([]);
});

test("foreign keys stay inside a workspace and never set anything to null", async () => {
  const db = await testDatabase();
  const { rows } = await sql<{ name: string; target: string; first: string; on_delete: string }>`
    select k.conname as name, k.confrelid::regclass::text as target, k.confdeltype as on_delete,
      (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) as first
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where n.nspname = 'public' and k.contype = 'f'
  `.execute(db);
  expect(rows.length).toBeGreaterThan(10);
  const wrong = rows.filter(
    ({ first, on_delete, target }) =>
      first !== "workspace_id" ||
      !["c", "a"].includes(on_delete) ||
      /^(auth|pgboss)\./.test(target),
  );
  expect(wrong).toEqual([]);
});

test("nothing that Citus refuses is used: triggers, rules, sequences, generated or volatile columns", async () => {
  const db = await testDatabase();
  const { rows } = await sql<{ what: string; name: string }>`
    select 'trigger' as what, t.tgname::text as name from pg_trigger t
      join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and not t.tgisinternal
    union all
    select 'rule', rulename::text from pg_rules where schemaname = 'public'
    union all
    select 'sequence', sequencename::text from pg_sequences where schemaname = 'public'
    union all
    select 'generated column', table_name || '.' || column_name from information_schema.columns
      where table_schema = 'public' and (is_generated <> 'NEVER' or is_identity = 'YES')
    union all
    select 'computed default', table_name || '.' || column_name from information_schema.columns
      where table_schema = 'public' and column_default ~ '\\('
    union all
    select 'function', p.proname::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public'
  `.execute(db);
  expect(rows).toEqual([]);
});
