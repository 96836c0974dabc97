import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { aWorkspace } from "../testing/fixtures.ts";
import { testDatabase } from "../testing/test-database.ts";
import type { Database, Transaction } from "./database.ts";
import { inTransaction } from "./in-transaction.ts";

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
});

const rename = (trx: Transaction, id: string, name: string) =>
  sql`update workspace set name = ${name} where id = ${id}`.execute(trx);

test("two transactions that wait for each other both end well", async () => {
  const one = await aWorkspace(db);
  const other = await aWorkspace(db);
  let arrived = 0;
  const both = Promise.withResolvers<void>();
  const write = (first: string, second: string, name: string) =>
    inTransaction(db, async (trx) => {
      await rename(trx, first, name);
      arrived += 1;
      if (arrived === 2) both.resolve();
      await both.promise;
      await rename(trx, second, name);
    });
  await Promise.all([write(one, other, "North"), write(other, one, "South")]);
  // Three times begun: one of the two was ended by PostgreSQL and done again.
  expect(arrived).toBe(3);
  const { rows } = await sql<{ name: string }>`
    select name from workspace where id in (${one}, ${other})
  `.execute(db);
  expect(new Set(rows.map(({ name }) => name)).size).toBe(1);
});

test("what is wrong in itself is not tried again", async () => {
  let tries = 0;
  const failing = inTransaction(db, async (trx) => {
    tries += 1;
    await sql`select 1 / 0`.execute(trx);
  });
  await expect(failing).rejects.toThrow("division by zero");
  expect(tries).toBe(1);
});
