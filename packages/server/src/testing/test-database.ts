/** Databases for tests: a copy of the migrated template for each file, emptied between its tests. */
import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type pg from "pg";
import { inject } from "vitest";
import { type Database, openDatabase, openPool } from "../storage/database.ts";

const ofThisFile: { database?: Promise<Database>; connection?: pg.PoolConfig } = {};

/** The test file's own database, with every table empty when the file starts. It is dropped at the end. */
export function testDatabase(): Promise<Database> {
  ofThisFile.database ??= copyTemplate().then(({ connection }) => {
    ofThisFile.connection = connection;
    return openDatabase(connection);
  });
  return ofThisFile.database;
}

/** How to reach the database of `testDatabase()` otherwise: another pool, another process. */
export async function testConnection(): Promise<pg.PoolConfig> {
  await testDatabase();
  if (!ofThisFile.connection) throw new Error("the test database has no connection");
  return ofThisFile.connection;
}

/** A database with nothing in it, not even the schema: for tests of migrations. Dropped at the end. */
export async function freshDatabase(): Promise<{ connection: pg.PoolConfig; pool: pg.Pool }> {
  const connection = await createDatabase("template0");
  const pool = openPool(connection);
  open.push(() => pool.end());
  return { connection, pool };
}

/** Another copy of the migrated template, beside `testDatabase()`. Dropped at the end. */
export async function anotherDatabase(): Promise<Database> {
  const { connection } = await copyTemplate();
  const database = openDatabase(connection);
  open.push(() => database.destroy());
  return database;
}

/** Empties every table but those of the migrations' and the queue's own bookkeeping. */
export async function emptyTables(db: Database): Promise<void> {
  if (inject("cluster").template === null) {
    await truncateAll(db);
    return;
  }
  // Looking whether a table has rows is fifty times cheaper than truncating it; foreign keys rest meanwhile.
  await sql`
    do $$
    declare
      t record;
      filled boolean;
    begin
      set local session_replication_role = replica;
      for t in ${sql.raw(TABLES_TO_EMPTY)} loop
        execute format('select exists (select from %I.%I)', t.schemaname, t.tablename) into filled;
        if filled then execute format('delete from %I.%I', t.schemaname, t.tablename); end if;
      end loop;
    end $$
  `.execute(db);
}

const TABLES_TO_EMPTY = `
  select schemaname, tablename from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema', 'citus', 'citus_internal', 'columnar_internal')
    and tablename not like '%migration%'
    and (schemaname <> 'pgboss' or tablename in ('job', 'job_common', 'archive'))
`;

async function truncateAll(db: Database): Promise<void> {
  const { rows } = await sql<{ schemaname: string; tablename: string }>`
    ${sql.raw(TABLES_TO_EMPTY)}
  `.execute(db);
  if (rows.length === 0) return;
  const names = rows.map((row) => sql.id(row.schemaname, row.tablename));
  await sql`truncate ${sql.join(names)} cascade`.execute(db);
}

let serving: (() => Promise<void>)[] = [];
let open: (() => Promise<void>)[] = [];
let created: string[] = [];

/**
 * Done when the test file ends, before its databases close. Vitest forgets an `afterAll` that is said inside of a
 * `beforeAll`, and the next file of the process would run beside what was left.
 */
export function whenFileEnds(stop: () => Promise<void>): void {
  serving.push(stop);
}

async function copyTemplate(): Promise<{ connection: pg.PoolConfig }> {
  const { connection, template } = inject("cluster");
  if (template !== null) return { connection: await createDatabase(template) };
  const shared = openDatabase(connection);
  await truncateAll(shared);
  await shared.destroy();
  return { connection };
}

async function createDatabase(template: string): Promise<pg.PoolConfig> {
  const name = `candor_test_${randomBytes(6).toString("hex")}`;
  await patiently(() =>
    asServer((server) => server.query(`create database ${name} template ${template}`)),
  );
  created.push(name);
  const { connection } = inject("cluster");
  if (!connection.connectionString) return { ...connection, database: name };
  const url = new URL(connection.connectionString);
  url.pathname = `/${name}`;
  return { ...connection, connectionString: url.href };
}

/** Whoever still leaves the template, and whoever holds the last connections, is gone in a moment. */
async function patiently(work: () => Promise<unknown>): Promise<void> {
  const passing =
    /being accessed by other users|too many clients|connection timeout|timeout exceeded/i;
  for (const end = Date.now() + 60_000; ; ) {
    try {
      await work();
      return;
    } catch (error) {
      if (!passing.test(String(error)) || Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

async function asServer(work: (server: pg.Pool) => Promise<unknown>): Promise<void> {
  const server = openPool({ ...inject("cluster").connection, max: 1 });
  try {
    await work(server);
  } finally {
    await server.end();
  }
}

/** Closes and drops what the file asked for; the next file of this process begins with nothing. */
export async function closeDatabases(): Promise<void> {
  const { database } = ofThisFile;
  const [stopping, closing, dropping] = [serving.reverse(), open, created];
  delete ofThisFile.database;
  delete ofThisFile.connection;
  serving = [];
  open = [];
  created = [];
  for (const stop of stopping) await stop();
  if (database) await (await database).destroy();
  for (const close of closing) await close();
  if (dropping.length === 0) return;
  await asServer(async (server) => {
    for (const name of dropping) await server.query(`drop database if exists ${name} with (force)`);
  });
}
