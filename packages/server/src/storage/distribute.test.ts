import { expect, test } from "vitest";
import { freshDatabase } from "../testing/test-database.ts";
import { type CatalogueTable, distribute, planDistribution, type Queryable } from "./distribute.ts";
import { migrate } from "./migrate.ts";

function table(name: string, parents: string[] = [], isDistributed = false): CatalogueTable {
  return { name, hasWorkspace: name !== "workspace", parents, isDistributed };
}

/** A Citus that distributes what it is told to. */
function fakeCitus(tables: CatalogueTable[]) {
  const citus: Queryable = {
    async query<Row extends object>(text: string) {
      const made = /create_distributed_table\('public\.(\w+)'/.exec(text)?.[1];
      for (const known of tables) if (known.name === made) known.isDistributed = true;
      const rows: object[] = text.includes("from pg_class c") ? tables : [{ one: 1 }];
      return { rows: rows as Row[] };
    },
  };
  return citus;
}

test("a database without Citus is left alone", async () => {
  const asked: string[] = [];
  const plain: Queryable = {
    async query(text) {
      asked.push(text);
      return { rows: [] };
    },
  };
  expect(await distribute(plain)).toEqual([]);
  expect(asked).toHaveLength(1);
});

test("parents are distributed before their children, each beside its workspace", () => {
  const planned = planDistribution([
    table("response_note", ["response"]),
    table("response", ["survey"]),
    table("survey", ["workspace"]),
    table("workspace"),
  ]);
  expect(planned.map((step) => step.table)).toEqual([
    "workspace",
    "survey",
    "response",
    "response_note",
  ]);
  expect(planned.map((step) => step.statement)).toEqual([
    "select create_distributed_table('public.workspace', 'id', colocate_with => 'none')",
    ...["survey", "response", "response_note"].map(
      (name) =>
        `select create_distributed_table('public.${name}', 'workspace_id', colocate_with => 'public.workspace')`,
    ),
  ]);
});

test("a second time distributes nothing, and a table of a later version alone", async () => {
  const tables = [table("workspace"), table("survey", ["workspace"])];
  const citus = fakeCitus(tables);
  expect(await distribute(citus)).toEqual(["workspace", "survey"]);
  expect(await distribute(citus)).toEqual([]);
  tables.push(table("promise", ["survey"]));
  expect(await distribute(citus)).toEqual(["promise"]);
});

test("a table that no workspace owns, or keys in a circle, are refused with the table's name", () => {
  expect(() =>
    planDistribution([table("workspace"), { ...table("currency"), hasWorkspace: false }]),
  ).toThrow(/"currency" has no workspace_id/);
  expect(() =>
    planDistribution([table("workspace"), table("egg", ["hen"]), table("hen", ["egg"])]),
  ).toThrow(/egg, hen/);
});

test("every table of today's schema is distributed, and neither its shards nor what is global", async () => {
  const { pool } = await freshDatabase();
  await migrate(pool);
  const client = await pool.connect();
  try {
    for (const statement of PRETEND_CITUS) await client.query(statement);
    const citus: Queryable = {
      query: (text) => client.query(text.includes("pg_extension") ? "select 1 as one" : text),
    };
    const done = await distribute(citus);
    const { rows } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'survey_102008'`,
    );
    expect(rows.length).toBeGreaterThan(25);
    expect(new Set(done)).toEqual(new Set(rows.map(({ name }) => name)));
    expect(done[0]).toBe("workspace");
    expect(await distribute(citus)).toEqual([]);
  } finally {
    client.release();
  }
});

/** The parts of Citus that the step asks and tells; refuses, as Citus does, a child before its parents. */
const PRETEND_CITUS = [
  "create schema pretend",
  "set search_path = pretend, public",
  "create table pretend.citus_tables (table_name regclass, citus_table_type text)",
  "create table pretend.pg_dist_shard (shardid bigint)",
  "insert into pretend.pg_dist_shard values (102008)",
  "create table public.survey_102008 (workspace_id uuid)",
  `create function pretend.create_distributed_table(
      which regclass, shard_column text, colocate_with text) returns void language plpgsql as $$
    begin
      if exists (select from pg_constraint k where k.conrelid = which and k.contype = 'f'
        and k.confrelid <> which
        and k.confrelid not in (select table_name from pretend.citus_tables)) then
        raise 'referenced table of % must be a distributed table', which;
      end if;
      insert into pretend.citus_tables values (which, 'distributed');
    end $$`,
];
