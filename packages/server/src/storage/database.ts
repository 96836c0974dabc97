import { Kysely, type Transaction as KyselyTransaction, PostgresDialect } from "kysely";
import pg from "pg";
import { KnownError } from "../errors/known-error.ts";
import { type DatabaseWay, wayTo } from "./database-way.ts";
import { HeldNotices } from "./held-notices.ts";
import { KeptClient } from "./kept-client.ts";
import type { QueryTimes } from "./query-times.ts";
import type { Tables } from "./tables.ts";

/** Reads and writes; inside a transaction use only the `Transaction` handed to you. */
export type Database = Kysely<Tables>;
export type Transaction = KyselyTransaction<Tables>;

// Days travel as "2026-05-31": a Date would move them across midnight with the server's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// Sums and counts come as bigint; ours stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** So long somebody waits for a connection while others use them all. */
const CONNECTION_WAIT_MS = 10_000;

/** A pool that survives its server: a connection lost while idle is replaced, not thrown, and one that died without a word is found out. */
export function openPool(connection: string | pg.PoolConfig): pg.Pool {
  const settings = typeof connection === "string" ? { connectionString: connection } : connection;
  const pool = new pg.Pool({
    max: 10,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: CONNECTION_WAIT_MS,
    Client: KeptClient,
    ...settings,
  });
  pool.on("error", () => {
    // An idle client was cut off; the pool has dropped it and opens another when one is needed.
  });
  pool.on("connect", (client) => {
    // Cut off between two statements of a transaction: the next statement fails and says so.
    client.on("error", () => {});
  });
  return pool;
}

/** The database behind a connection string or pool; `destroy()` closes it. `times` hears of each statement. */
export function openDatabase(
  connection: string | pg.PoolConfig | pg.Pool,
  times?: QueryTimes,
): Database {
  const pool = connection instanceof pg.Pool ? connection : openPool(connection);
  const notices = new HeldNotices(pool);
  pool.on("connect", (client) => notices.watch(client));
  const way = wayTo(pool.options);
  return new Kysely<Tables>({
    ...(times ? { log: times.ended } : {}),
    dialect: new PostgresDialect({
      pool: {
        options: pool.options,
        connect: () => connected(pool, way),
        async end() {
          await notices.flush();
          await pool.end();
        },
      },
    }),
  });
}

/** @throws {KnownError} 503 when the server is silent, or all connections were in use for too long. */
async function connected(pool: pg.Pool, way: DatabaseWay): Promise<pg.PoolClient> {
  if (way.silent) throw unanswered();
  try {
    return await pool.connect();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (NO_ANSWER.test(`${"code" in error ? error.code : ""} ${error.message}`)) {
      throw unanswered(error);
    }
    if (!/^timeout exceeded/.test(error.message)) throw error;
    throw new KnownError(
      503,
      "database_busy",
      "All connections to the database are in use; nothing was changed. Send it again in a few seconds.",
    );
  }
}

/** Of a server that says nothing, and of one whose name or address leads nowhere. */
const NO_ANSWER = /^(ETIMEDOUT|E(HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN)|timeout expired/;

function unanswered(cause?: Error): KnownError {
  const error = new KnownError(
    503,
    "storage_unavailable",
    "The database does not answer; nothing was recorded. Try again in a few seconds.",
  );
  if (cause) error.cause = cause;
  return error;
}
