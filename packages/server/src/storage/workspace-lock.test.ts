import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { aWorkspace } from "../testing/fixtures.ts";
import { occupied } from "../testing/occupied.ts";
import { testConnection, testDatabase } from "../testing/test-database.ts";
import { type Database, openDatabase } from "./database.ts";
import { withWorkspace } from "./workspace-lock.ts";

const opened: Database[] = [];
afterAll(async () => {
  for (const db of opened) await db.destroy();
});

/** Another pool, as another process has one. */
async function aPool(max: number): Promise<Database> {
  const db = openDatabase({ ...(await testConnection()), max });
  opened.push(db);
  return db;
}

test("however many wait for a busy workspace, one connection waits, and other workspaces go on", async () => {
  const busy = await aWorkspace(await testDatabase());
  const other = await aWorkspace(await testDatabase());
  const { release } = await occupied(busy);
  const db = await aPool(3);
  const order: number[] = [];
  const waiters = Array.from({ length: 12 }, (_, i) =>
    withWorkspace(db, busy, async () => {
      order.push(i);
    }),
  );
  // With a connection each they would have used up the pool, and this would never be answered.
  const since = performance.now();
  await withWorkspace(db, other, async (trx) => {
    await sql`select 1`.execute(trx);
  });
  expect(performance.now() - since).toBeLessThan(1000);
  expect(order).toEqual([]);
  await release();
  await Promise.all(waiters);
  expect(order).toEqual(Array.from({ length: 12 }, (_, i) => i));
});

test("a door that waits too long is told so, whether it waits in the process or at the database", async () => {
  const workspaceId = await aWorkspace(await testDatabase());
  const { release } = await occupied(workspaceId);
  const db = await aPool(2);
  const tries = [1, 2].map(() =>
    withWorkspace(db, workspaceId, async () => "written", { patienceMs: 200 }).catch(
      (error: unknown) => error,
    ),
  );
  const patient = withWorkspace(db, workspaceId, async () => "written", { patienceMs: null });
  for (const outcome of await Promise.all(tries)) {
    expect(outcome).toMatchObject({ status: 503, code: "workspace_busy" });
  }
  await release();
  expect(await patient).toBe("written");
  expect(await withWorkspace(db, workspaceId, async () => "again")).toBe("again");
});

test("a pool whose connections are all in use says so instead of waiting for ever", async () => {
  const db = openDatabase({
    ...(await testConnection()),
    max: 1,
    connectionTimeoutMillis: 200,
  });
  opened.push(db);
  await db.connection().execute(async () => {
    await expect(sql`select 1`.execute(db)).rejects.toMatchObject({
      status: 503,
      code: "database_busy",
    });
  });
});
