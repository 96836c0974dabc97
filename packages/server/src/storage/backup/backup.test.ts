import { sql } from "kysely";
import type pg from "pg";
import { expect, test } from "vitest";
import { prepareDatabase } from "../../app/prepare-database.ts";
import { addUser } from "../../auth/add-user.ts";
import { prepareUpTo } from "../../cli/prepare-up-to.ts";
import { recordBatch } from "../../responses/record-responses.ts";
import { recount } from "../../tallies/recount.ts";
import { answer, aSurvey } from "../../testing/fixtures.ts";
import { freshDatabase } from "../../testing/test-database.ts";
import { type Database, openDatabase } from "../database.ts";
import { MIGRATIONS } from "../migrate.ts";
import { writeBackup } from "./backup.ts";
import { fingerprints } from "./backup-compare.ts";
import type { BackupEnd } from "./backup-format.ts";
import { restoreBackup } from "./backup-restore.ts";

const HARD = [
  "O'Brien <script>alert(1)</script>",
  "👩🏽‍🌾 тест ļoti labi",
  "مرحبا بالعالم",
  "tab\there\nand a line \\. and \\N and \\",
  '"quoted", and a \u2028 separator',
];
const OPTIONS = { version: "test", now: new Date("2026-11-22T12:00:00Z") };

interface Garden {
  connection: pg.PoolConfig;
  db: Database;
  workspaceId: string;
  surveyId: string;
}

async function garden(): Promise<Garden> {
  const { connection } = await freshDatabase();
  await prepareDatabase(connection);
  const db = openDatabase({ ...connection, max: 3 });
  const survey = await aSurvey(db, { dimensions: ["store"] });
  await recordBatch(
    db,
    survey.workspaceId,
    HARD.map((comment, index) =>
      answer({
        ...survey,
        comment,
        score: index * 2,
        properties: { store: comment },
        person: { email: `p${index}@example.com`, phone: null, externalId: null, name: comment },
      }),
    ),
  );
  return { connection, db, ...survey };
}

async function restored(pieces: AsyncIterable<Uint8Array>) {
  const { connection } = await freshDatabase();
  await restoreBackup(connection, pieces, { prepare: () => prepareDatabase(connection) });
  return connection;
}

async function collected(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test("a restored backup holds every row of every table as it was, whatever is in the texts", async () => {
  const { connection, db } = await garden();
  await addUser(db, {
    email: "o@example.com",
    password: "correct horse battery",
    workspaceName: "Īss <b>",
    role: "owner",
  });
  const copy = await restored(writeBackup(connection, OPTIONS));
  const before = await fingerprints(connection);
  expect(before.filter(({ rows }) => rows > 0).length).toBeGreaterThan(10);
  expect(await fingerprints(copy)).toEqual(before);
  await db.destroy();
});

test("restoring says how many rows are back, more each time, up to all of them", async () => {
  const { connection: old, db } = await garden();
  const bytes = await collected(writeBackup(old, OPTIONS));
  const { connection } = await freshDatabase();
  const told: { rows: number; table: string }[] = [];
  const { end } = await restoreBackup(connection, inPieces(bytes, 4096), {
    prepare: () => prepareDatabase(connection),
    onProgress: (done) => told.push(done),
  });
  const rows = told.map((done) => done.rows);
  expect(rows.length).toBeGreaterThan(5);
  expect(rows).toEqual(rows.toSorted((a, b) => a - b));
  expect(rows[0]).toBeLessThan(rows.at(-1) ?? 0);
  expect(rows.at(-1)).toBe(end.tables.reduce((sum, table) => sum + table.rows, 0));
  expect(told.map(({ table }) => table)).toContain("response");
  await db.destroy();
});

test("a backup that is read in the smallest pieces is the same backup", async () => {
  const { connection, db } = await garden();
  const bytes = await collected(writeBackup(connection, OPTIONS));
  expect(await fingerprints(await restored(inPieces(bytes, 3)))).toEqual(
    await fingerprints(connection),
  );
  await db.destroy();
});

test("a backup made while answers are being written is of one moment: its tallies equal a recount", async () => {
  const { connection, db, workspaceId, surveyId } = await garden();
  let writing = true;
  let recorded = HARD.length;
  const writer = (async () => {
    while (writing) {
      const batch = Array.from({ length: 40 }, (_, n) =>
        answer({ surveyId, score: (recorded + n) % 11, properties: { store: `s${n % 7}` } }),
      );
      await recordBatch(db, workspaceId, batch);
      recorded += batch.length;
    }
  })();
  const copies: pg.PoolConfig[] = [];
  try {
    for (let round = 0; round < 2; round++) {
      let ends: BackupEnd | null = null;
      const slowly = async function* () {
        for await (const piece of writeBackup(connection, {
          ...OPTIONS,
          onEnd: (end) => (ends = end),
        })) {
          await new Promise((resolve) => setTimeout(resolve, 1));
          yield piece;
        }
      };
      copies.push(await restored(slowly()));
      expect(ends).not.toBeNull();
    }
  } finally {
    writing = false;
    await writer;
  }
  const counts: number[] = [];
  for (const copy of copies) {
    const there = openDatabase({ ...copy, max: 1 });
    expect(await recount(there, { workspaceId })).toEqual([]);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from response`.execute(
      there,
    );
    counts.push(rows[0]?.n ?? 0);
    await there.destroy();
  }
  // They saw different moments, and neither the last: the writer went on all the time.
  expect(counts[0]).toBeLessThan(counts[1] ?? 0);
  expect(counts[1]).toBeLessThan(recorded);
  await db.destroy();
});

test("a backup that is cut short or changed restores nothing at all", async () => {
  const { connection, db, workspaceId } = await garden();
  const bytes = await collected(writeBackup(connection, OPTIONS));
  const changed = Buffer.from(bytes);
  changed.write("X", bytes.indexOf("O'Brien"));
  const { connection: target, pool } = await freshDatabase();
  const prepare = () => prepareDatabase(target);
  for (const damaged of [
    bytes.subarray(0, bytes.length * 0.6),
    bytes.subarray(0, bytes.indexOf("-- candor-end")),
    changed,
  ]) {
    await expect(
      restoreBackup(target, inPieces(damaged, 65_536), { prepare }),
    ).rejects.toMatchObject({
      code: "backup_damaged",
    });
    expect((await pool.query("select from workspace")).rows).toEqual([]);
  }
  await restoreBackup(target, inPieces(bytes, 65_536), { prepare });
  expect((await pool.query("select id from workspace")).rows).toEqual([{ id: workspaceId }]);
  await db.destroy();
});

test("restoring refuses a database that holds a workspace, a file that is no backup, and a newer version's", async () => {
  const { connection, db } = await garden();
  const bytes = await collected(writeBackup(connection, OPTIONS));
  const prepare = () => prepareDatabase(connection);
  await expect(restoreBackup(connection, inPieces(bytes, 9999), { prepare })).rejects.toMatchObject(
    { code: "target_not_empty" },
  );
  const { connection: empty } = await freshDatabase();
  const into = (text: string) =>
    restoreBackup(empty, inPieces(Buffer.from(text), 9999), {
      prepare: () => prepareDatabase(empty),
    });
  await expect(into("score,comment\n9,good\n")).rejects.toMatchObject({ code: "not_a_backup" });
  const newer = bytes.toString().replace('"0001-core"', '"0001-core","9999-future"');
  await expect(into(newer)).rejects.toMatchObject({ code: "backup_is_newer" });
  await db.destroy();
});

test("a backup of an earlier version is restored and brought up to date", async () => {
  const { connection: old, pool } = await freshDatabase();
  const early = MIGRATIONS.slice(0, 3).map(({ name }) => name);
  await prepareUpTo(old, early);
  await pool.query(
    "insert into workspace (id, name, language, time_zone, created_at) values (gen_random_uuid(), 'Old', 'lv', 'UTC', now())",
  );
  const { connection, pool: target } = await freshDatabase();
  const prepare = (migrations: readonly string[]) => prepareUpTo(connection, migrations);
  const { head } = await restoreBackup(connection, writeBackup(old, OPTIONS), { prepare });
  expect(head.migrations).toEqual(early);
  await prepareDatabase(connection);
  const steps = await target.query("select name from directory.migration order by name");
  expect(steps.rows).toHaveLength(MIGRATIONS.length);
  expect((await target.query("select name from workspace")).rows).toEqual([{ name: "Old" }]);
});
