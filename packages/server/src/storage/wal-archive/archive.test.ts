import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  type PrivatePostgres,
  startPrivatePostgres,
} from "../../private-postgres/private-postgres.ts";
import { removeCluster, systemIdOf } from "../../private-postgres/recover-cluster.ts";
import { s3Storage } from "../../testing/s3-storage.ts";
import { type ArchiveStore, openArchive } from "./archive-store.ts";
import { listBases, storedName } from "./base-copies.ts";
import { carrySegments, waitingIn } from "./carry-segments.ts";
import { makeBaseCopy } from "./make-base-copy.ts";
import { pruneArchive } from "./prune-archive.ts";
import { returnToMoment } from "./return-to-moment.ts";

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };
const folder = mkdtempSync(join(tmpdir(), "candor-archive-"));
const made: string[] = [];
let postgres: PrivatePostgres;
let client: pg.Client;
let systemId = "";

beforeAll(async () => {
  const dataFolder = join(folder, "data");
  postgres = await startPrivatePostgres({
    ...{ dataFolder, log: QUIET, durable: false, archive: true },
  });
  client = new pg.Client(postgres.connection);
  await client.connect();
  await client.query("create table kept (n int)");
  systemId = systemIdOf(postgres.folder) ?? "";
}, 60_000);
afterEach(() => {
  for (const one of made.splice(0)) removeCluster(one);
});
afterAll(async () => {
  await client?.end();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}, 60_000);

const inFolder = (name: string) =>
  openArchive({ walArchive: join(folder, name), backupS3Url: null, databaseUrl: null });
const carry = (store: ArchiveStore) => carrySegments(store, { cluster: postgres.folder, systemId });
const base = (store: ArchiveStore) =>
  makeBaseCopy({
    ...{ store, connection: postgres.connection, cluster: postgres.folder, candor: "0" },
    carry: () => carry(store),
  });

/** Writes a number, and says when that was acknowledged. */
async function write(n: number): Promise<Date> {
  await client.query("insert into kept values ($1)", [n]);
  // A moment is told in thousandths of a second, and commits in millionths.
  await new Promise((resolve) => setTimeout(resolve, 20));
  const { rows } = await client.query<{ now: Date }>("select clock_timestamp() as now");
  await new Promise((resolve) => setTimeout(resolve, 20));
  return rows[0]?.now ?? new Date(0);
}

/** Ends the segment, and waits until it is in the spool. @returns its name. */
async function endSegment(): Promise<string> {
  await client.query("select pg_logical_emit_message(false, 'test', '')");
  const { rows } = await client.query<{ name: string }>(
    "select pg_walfile_name(pg_current_wal_insert_lsn()) as name",
  );
  await client.query("select pg_switch_wal()");
  const name = rows[0]?.name ?? "";
  await expect
    .poll(
      async () =>
        (await client.query("select last_archived_wal >= $1 as done from pg_stat_archiver", [name]))
          .rows[0]?.done,
      { timeout: 20_000 },
    )
    .toBe(true);
  return name;
}

/** What is written in the cluster as it was then. */
async function keptAt(store: ArchiveStore, moment: Date | null, present: string | null = null) {
  const into = mkdtempSync(join(tmpdir(), "candor-back-"));
  made.push(into);
  const { cluster, ...returned } = await returnToMoment({
    ...{ store, systemId, moment, now: new Date(), into, present, archive: false, durable: false },
  });
  const there = new pg.Client(cluster.connection);
  await there.connect();
  const { rows } = await there.query<{ all: number[] }>(
    "select array_agg(n order by n) as all from kept",
  );
  await there.end();
  await cluster.stop();
  return { kept: rows[0]?.all, ...returned };
}

test("one returns to any moment since the base copy, whatever was written or removed after it", async () => {
  const store = inFolder("any");
  await client.query("truncate kept");
  await write(1);
  const copy = await base(store);
  await write(2);
  const then = await write(3);
  await write(4);
  await client.query("delete from kept where n = 2");
  await endSegment();
  await carry(store);
  const back = await keptAt(store, then);
  expect(back.kept).toEqual([1, 2, 3]);
  expect(back.reached).toBe(true);
  expect(back.lastCommit.getTime()).toBeLessThanOrEqual(then.getTime());
  // Nothing came after the end of the log: its end is as near as one gets, and that is said.
  const later = await keptAt(store, new Date());
  expect(later).toMatchObject({ kept: [1, 3, 4], reached: false });
  await expect(keptAt(store, new Date(Date.now() + 60_000))).rejects.toMatchObject({
    code: "moment_to_come",
  });
  await expect(keptAt(store, new Date(Date.parse(copy.endedAt) - 60_000))).rejects.toThrow(
    `The oldest moment that one can return to is ${copy.endedAt}`,
  );
}, 180_000);

test("what has not reached the archive is read from the data folder that is still there", async () => {
  const store = inFolder("beside");
  await client.query("truncate kept");
  await base(store);
  await write(7);
  expect((await keptAt(store, null, postgres.folder)).kept).toEqual([7]);
});

test("a hole in the log is named, and one gets no further than before it", async () => {
  const store = inFolder("hole");
  await client.query("truncate kept");
  await base(store);
  const before = await write(1);
  await write(2);
  await endSegment();
  await write(3);
  const lost = await endSegment();
  const after = await write(4);
  await endSegment();
  await carry(store);
  await store.remove(storedName(systemId, lost));
  await expect(keptAt(store, null)).rejects.toThrow(lost);
  await expect(keptAt(store, after)).rejects.toMatchObject({
    code: "log_has_a_gap",
    message: expect.stringContaining(lost),
  });
  expect((await keptAt(store, before)).kept).toEqual([1]);
});

test("S3-compatible storage holds an archive as a folder does", async () => {
  const storage = await s3Storage();
  const store = openArchive({
    ...{ walArchive: "s3:log.candor", backupS3Url: storage.address() },
    databaseUrl: null,
  });
  await client.query("truncate kept");
  await write(1);
  storage.failures = 1;
  await base(store);
  const then = await write(2);
  await write(3);
  await endSegment();
  await carry(store);
  expect((await store.list(`${systemId}/wal/`)).length).toBeGreaterThan(1);
  expect((await keptAt(store, then)).kept).toEqual([1, 2]);
  expect([...storage.objects.keys()][0]).toContain("/backups/candor/log.candor/");
});

test("a base copy that ends in the middle counts for nothing, and the next is whole", async () => {
  const store = inFolder("killed");
  await client.query("truncate kept");
  await write(1);
  const program = `
    import { openArchive } from ${JSON.stringify(new URL("./archive-store.ts", import.meta.url).href)};
    import { makeBaseCopy } from ${JSON.stringify(new URL("./make-base-copy.ts", import.meta.url).href)};
    const { walArchive, connection, cluster } = JSON.parse(process.argv[1]);
    const store = openArchive({ walArchive, backupS3Url: null, databaseUrl: null });
    const options = { store, connection, cluster, candor: "0", carry: async () => {} };
    await makeBaseCopy({ ...options, onProgress: (bytes) => { if (bytes > 2e6) process.kill(process.pid, "SIGKILL"); } });
  `;
  const { connection, folder: cluster } = postgres;
  const what = JSON.stringify({ walArchive: store.place, connection, cluster });
  const child = spawn(process.execPath, ["--input-type=module", "-e", program, what], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [, signal] = await once(child, "exit");
  expect(signal).toBe("SIGKILL");
  expect(readdirSync(join(store.place, systemId, "bases"))).toHaveLength(1);
  expect(await listBases(store, systemId)).toEqual([]);
  await expect(keptAt(store, null)).rejects.toMatchObject({ code: "no_base_copy" });
  const { id } = await base(store);
  expect((await listBases(store, systemId)).map((one) => one.id)).toEqual([id]);
});

test("an archive that takes nothing keeps the log waiting, and no segment is lost or written over", async () => {
  const place = join(folder, "closed");
  writeFileSync(place, "a file where the archive should be");
  const store = inFolder("closed");
  const name = await endSegment();
  await expect(carry(store)).rejects.toMatchObject({ code: "archive_unusable" });
  expect((await waitingIn(postgres.folder)).names).toContain(name);
  rmSync(place);
  mkdirSync(place);
  await store.put(storedName(systemId, name), Buffer.from("another database's"));
  await expect(carry(store)).rejects.toMatchObject({ code: "archive_holds_another" });
  expect((await waitingIn(postgres.folder)).names).toContain(name);
  await store.remove(storedName(systemId, name));
  expect(await carry(store)).toContain(name);
  expect((await waitingIn(postgres.folder)).names).toEqual([]);
});

test("only what no base copy needs is removed", async () => {
  const store = inFolder("pruned");
  await client.query("truncate kept");
  const first = await base(store);
  await write(1);
  const second = await base(store);
  await write(2);
  const third = await base(store);
  const day = 86_400_000;
  // Both older ones lie before the days that count; the newer of them reaches the oldest moment.
  const now = new Date(Date.parse(third.endedAt) + 7 * day - 1);
  expect(await pruneArchive(store, { systemId, days: 7, now })).toBeGreaterThan(2);
  const left = await listBases(store, systemId);
  expect(left.map(({ id }) => id)).toEqual([second.id, third.id]);
  expect(await store.has(storedName(systemId, first.startSegment))).toBe(false);
  expect((await keptAt(store, new Date(second.endedAt))).kept).toEqual([1]);
  expect(await pruneArchive(store, { systemId, days: 7, now })).toBe(0);
});

test("the archive stays on for whoever starts the data folder's PostgreSQL without saying so", async () => {
  const dataFolder = join(folder, "stays");
  const mode = async (archive?: boolean) => {
    const one = await startPrivatePostgres({
      ...{ dataFolder, log: QUIET, durable: false },
      archive,
    });
    const asked = new pg.Client(one.connection);
    await asked.connect();
    const { rows } = await asked.query<{ archive_mode: string }>("show archive_mode");
    await asked.end();
    await one.stop();
    return rows[0]?.archive_mode;
  };
  expect(await mode()).toBe("off");
  expect(await mode(true)).toBe("on");
  expect(await mode()).toBe("on");
  expect(await mode(false)).toBe("off");
  expect(existsSync(join(dataFolder, "wal-archive.json"))).toBe(false);
});
