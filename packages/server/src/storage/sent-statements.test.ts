import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { prepareDatabase } from "../app/prepare-database.ts";
import { startPrivatePostgres } from "../private-postgres/private-postgres.ts";
import { testConnection } from "../testing/test-database.ts";

/**
 * What differs between versions of PostgreSQL is which statements they understand: a function, a clause, a type that
 * came later. So each statement that the whole suite sent to the newer one is prepared by the oldest we promise to
 * run on, with the tables we have; `CANDOR_STATEMENTS_SENT` names the file that `CANDOR_STATEMENTS` had written.
 */
const file = process.env.CANDOR_STATEMENTS_SENT;

/** Everything that can be prepared; what begins, locks or listens is the same everywhere. */
const PREPARED = /^\s*(?:--.*\n\s*)*\(?\s*(?:select|insert|update|delete|with|values|merge)\b/i;
const QUIET = { info: () => {}, warn: () => {}, error: () => {} };

/** Statement → what it was refused for, of those that were. */
async function refusedBy(
  connection: pg.ClientConfig,
  statements: readonly string[],
): Promise<Map<string, string>> {
  const refused = new Map<string, string>();
  const client = new pg.Client(connection);
  await client.connect();
  for (const text of statements) {
    try {
      await client.query(`prepare judged as ${text}`);
      await client.query("deallocate judged");
    } catch (error) {
      refused.set(text, error instanceof Error ? error.message : String(error));
    }
  }
  await client.end();
  return refused;
}

/** A PostgreSQL of the bundled version with the same tables. */
async function newer(): Promise<pg.PoolConfig> {
  const dataFolder = mkdtempSync(join(tmpdir(), "candor-newer-"));
  const postgres = await startPrivatePostgres({ dataFolder, log: QUIET, durable: false });
  onTestFinished(async () => {
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  await prepareDatabase(postgres.connection);
  return postgres.connection;
}

test.skipIf(!file)(
  "every statement that the tests sent to a newer PostgreSQL is understood by this one",
  async () => {
    const sent = readFileSync(file ?? "", "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as string);
    const statements = [...new Set(sent)].filter((text) => PREPARED.test(text));
    // Tests send some of tables that only they have; those the newer one does not understand here either.
    const unknown = await refusedBy(await newer(), statements);
    const understood = statements.filter((text) => !unknown.has(text));
    expect(understood.length).toBeGreaterThan(0.8 * statements.length);
    expect(understood.length).toBeGreaterThan(1000);

    const connection = await testConnection();
    await prepareDatabase(connection);
    const refused = await refusedBy(connection, understood);
    expect(
      [...refused].map(([text, why]) => `${why}: ${text.replace(/\s+/g, " ").slice(0, 300)}`),
    ).toEqual([]);
  },
);
