import { getMigrations } from "better-auth/db/migration";
import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import { baseOptions } from "./better-auth.ts";

/**
 * Makes the tables of sign-in, or brings them up to date. The caller holds the migration lock on this
 * very connection: two at once would both try to make the same table.
 */
export async function migrateAuth(client: pg.PoolClient): Promise<void> {
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool: poolOf(client) }) });
  const { runMigrations } = await getMigrations(baseOptions(db));
  await runMigrations();
}

/** A pool of the one connection that is given; it stays the caller's to release. */
function poolOf(client: pg.PoolClient) {
  const lent = {
    query: client.query.bind(client),
    release: () => {},
  };
  return {
    connect: async () => lent as unknown as pg.PoolClient,
    end: async () => {},
    options: {},
  } as unknown as pg.Pool;
}
