import { readFileSync } from "node:fs";
import pg from "pg";
import { expect, test } from "vitest";
import { prepareDatabase } from "../app/prepare-database.ts";
import { testConnection } from "../testing/test-database.ts";

/**
 * What differs between versions of PostgreSQL is which statements they understand: a function, a clause, a type that
 * came later. So each statement that the whole suite sent to the newer one is prepared by the oldest we promise to
 * run on, with the tables we have; `CANDOR_STATEMENTS_SENT` names the file that `CANDOR_STATEMENTS` had written.
 */
const file = process.env.CANDOR_STATEMENTS_SENT;

/** Everything that can be prepared; what begins, locks or listens is the same everywhere. */
const PREPARED = /^\s*(?:--.*\n\s*)*\(?\s*(?:select|insert|update|delete|with|values|merge)\b/i;
/** The queue makes tables of a day's name; no statement of ours names one. */
const OF_A_DAY = /relation "pgboss\.\w+_\d{8}" does not exist/;

test.skipIf(!file)(
  "every statement that the tests sent to a newer PostgreSQL is understood by this one",
  async () => {
    const sent = readFileSync(file ?? "", "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as string);
    const statements = [...new Set(sent)].filter((text) => PREPARED.test(text));
    expect(statements.length).toBeGreaterThan(1000);

    const connection = await testConnection();
    await prepareDatabase(connection);
    const client = new pg.Client(connection);
    await client.connect();
    const refused: string[] = [];
    for (const text of statements) {
      try {
        await client.query(`prepare judged as ${text}`);
        await client.query("deallocate judged");
      } catch (error) {
        const { message } = error as Error;
        if (OF_A_DAY.test(message)) continue;
        refused.push(`${message}: ${text.replace(/\s+/g, " ").slice(0, 300)}`);
      }
    }
    await client.end();
    expect(refused).toEqual([]);
  },
);
