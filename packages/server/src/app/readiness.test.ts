import { sql } from "kysely";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { type BareServer, bareServer } from "../testing/bare-server.ts";
import { readiness } from "./readiness.ts";

let server: BareServer;
beforeAll(async () => {
  server = await bareServer();
});

const tables = async () =>
  (
    await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = 'directory'::regnamespace order by 1
    `.execute(server.services.db)
  ).rows;

test("a server that can record says that it is ready, and leaves nothing behind", async () => {
  const before = await tables();
  for (let n = 0; n < 5; n += 1) {
    expect((await server.app.inject("/readyz")).json()).toEqual({ status: "ready" });
  }
  await Promise.all([readiness(server.services.db)(), readiness(server.services.db)()]);
  expect(await tables()).toEqual(before);
});

test("it is ready only once as much as a batch of answers was written", async () => {
  const { db } = server.services;
  const written = async () => {
    const { rows } = await sql<{ bytes: string }>`
      select pg_current_wal_lsn() - '0/0'::pg_lsn as bytes
    `.execute(db);
    return Number(rows[0]?.bytes);
  };
  const before = await written();
  await readiness(db)();
  expect((await written()) - before).toBeGreaterThan(100_000);
});

// `bench/full-disk.ts` fills a real file system; here PostgreSQL reports it as it would.
test("when the disk takes no more the server says that it is not ready, and why", async () => {
  const { db } = server.services;
  await sql`create function directory.full_disk() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file' using errcode = '53100'; end $$`.execute(db);
  await sql`create trigger full_disk before insert on directory.secret
    execute function directory.full_disk()`.execute(db);
  onTestFinished(async () => {
    await sql`drop function directory.full_disk cascade`.execute(db);
  });
  await new Promise((resolve) => setTimeout(resolve, 2100));
  const reply = await server.app.inject("/readyz");
  expect(reply.statusCode).toBe(503);
  expect(reply.json().detail).toContain("disk of the database is full");
});
