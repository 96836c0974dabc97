import { Kysely, type Transaction as KyselyTransaction, PostgresDialect } from "kysely";
import pg from "pg";
import type { Tables } from "./tables.ts";

/** Reads and writes; inside a transaction use only the `Transaction` handed to you. */
export type Database = Kysely<Tables>;
export type Transaction = KyselyTransaction<Tables>;

// Days travel as "2026-05-31": a Date would move them across midnight with the server's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// Sums and counts come as bigint; ours stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** A pool that survives its server: a connection lost while idle is replaced, not thrown. */
export function openPool(connection: string | pg.PoolConfig): pg.Pool {
  const settings = typeof connection === "string" ? { connectionString: connection } : connection;
  const pool = new pg.Pool({ max: 10, idleTimeoutMillis: 30_000, ...settings });
  pool.on("error", () => {
    // An idle client was cut off; the pool has dropped it and opens another when one is needed.
  });
  pool.on("connect", (client) => {
    // Cut off between two statements of a transaction: the next statement fails and says so.
    client.on("error", () => {});
  });
  return pool;
}

/** The database behind a connection string or pool; `destroy()` closes it. */
export function openDatabase(connection: string | pg.PoolConfig | pg.Pool): Database {
  const pool = connection instanceof pg.Pool ? connection : openPool(connection);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
