import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { createGunzip, createGzip, gzipSync } from "node:zlib";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { scopeOf } from "../responses/response-filter.ts";
import { reviseResponses } from "../responses/revise-responses.ts";
import { breakdown } from "../scores/breakdown.ts";
import { surveyScore } from "../scores/survey-score.ts";
import type { Database } from "../storage/database.ts";
import { createSurvey } from "../surveys/create-survey.ts";
import { answer, aWorkspace } from "../testing/fixtures.ts";
import { anotherDatabase, testDatabase } from "../testing/test-database.ts";
import { findEntry } from "../workspaces/directory.ts";
import {
  ARCHIVE,
  ARCHIVE_VERSION,
  type ArchiveManifest,
  archivedTables,
} from "./archive-format.ts";
import { exportArchive } from "./export-archive.ts";
import { importArchive } from "./import-archive.ts";
import { packTar, readTar } from "./tar.ts";
import { unpackArchive } from "./unpack-archive.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const HARD = [
  "O'Brien <script>",
  "👩🏽‍🌾 ļoti",
  "مرحبا",
  "a\u2028line\r\nand\tmore \\ \\n",
  '{"json": "no"}',
  "",
];

/** A workspace with everything that moves a score: repeated answers, exclusions, changes, hard names. */
async function garden(db: Database) {
  const workspaceId = await aWorkspace(db, { timeZone: "Europe/Riga" });
  const survey = await createSurvey(
    db,
    { workspaceId, actor: "test" },
    {
      name: "Īsā <b>aptauja</b>",
      kind: "relationship",
      dimensions: ["store"],
      anonymous: false,
    },
  );
  const ref = { workspaceId, surveyId: survey.id };
  const answers = Array.from({ length: 120 }, (_, n) =>
    answer({
      ...ref,
      score: (n * 7) % 11,
      comment: HARD[n % HARD.length] ?? null,
      properties: { store: HARD[n % 4] ?? "", visits: n / 3, vip: n % 2 === 0 },
      person: {
        email: `p${n % 50}@example.com`,
        phone: null,
        externalId: null,
        name: HARD[n % 3] ?? null,
      },
      answeredAt: new Date(Date.UTC(2026, 4, 1, n % 24, n % 60, 0, n)),
    }),
  );
  const recorded = await recordBatch(db, workspaceId, answers);
  const ids = recorded.map(({ id }) => id);
  await reviseResponses(
    db,
    workspaceId,
    ids.slice(0, 5),
    () => ({ exclusion: { reason: "test", note: "O'Brien" } }),
    { actor: "test" },
  );
  await reviseResponses(
    db,
    workspaceId,
    ids.slice(5, 8),
    () => ({ score: 10, comment: "better" }),
    { actor: "test" },
  );
  return { ...ref, slug: survey.slug };
}

async function collected(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

async function archiveOf(db: Database, workspaceId: string) {
  let manifest: ArchiveManifest | null = null;
  const bytes = await collected(
    exportArchive(db, { workspaceId, version: "test", now: NOW }, (made) => {
      manifest = made;
    }),
  );
  return { bytes, manifest: manifest as ArchiveManifest | null };
}

const numbersOf = async (db: Database, ref: { workspaceId: string; surveyId: string }) => ({
  every: await surveyScore(db, scopeOf(ref, {}), {
    today: "2026-11-22",
    responseRate: async () => ({ invited: 0, answered: 0 }),
  }),
  latest: await surveyScore(db, scopeOf(ref, { counting: "latest" }), {
    today: "2026-11-22",
    responseRate: async () => ({ invited: 0, answered: 0 }),
  }),
  stores: await breakdown(db, scopeOf(ref, {}), "store"),
  may: await surveyScore(db, scopeOf(ref, { from: "2026-05-01", to: "2026-05-02" }), {
    today: "2026-11-22",
    responseRate: async () => ({ invited: 0, answered: 0 }),
  }),
});

async function packed(files: { name: string; content: Buffer }[]): Promise<Buffer> {
  const whole = files.map(({ name, content }) => ({
    name,
    bytes: content.length,
    at: NOW,
    content: [content],
  }));
  return Buffer.concat(await Array.fromAsync(packTar(whole)));
}

test("an archive imported into an empty Candor gives identical scores, breakdowns and texts", async () => {
  const db = await testDatabase();
  const ref = await garden(db);
  const { bytes } = await archiveOf(db, ref.workspaceId);
  const there = await anotherDatabase();
  const { rows, changedLinks } = await importArchive(there, Readable.from([bytes]), {
    actor: "candor",
    now: NOW,
  });
  expect(rows).toBeGreaterThan(200);
  expect(changedLinks).toEqual([]);
  expect(await numbersOf(there, ref)).toEqual(await numbersOf(db, ref));
  // Exported again, it is the same archive: nothing was lost, rounded or reordered.
  const again = await archiveOf(there, ref.workspaceId);
  const first = await archiveOf(db, ref.workspaceId);
  const rowsOf = (manifest: ArchiveManifest | null) =>
    manifest?.files
      .filter(({ table }) => table !== "audit_entry")
      .map(({ table, rows: n, sha256 }) => ({ table, n, sha256 }));
  expect(rowsOf(again.manifest)).toEqual(rowsOf(first.manifest));
  expect(await findEntry(there, "survey", ref.slug)).toMatchObject({ id: ref.surveyId });
});

test("an archive that was unpacked with tar and packed again in another order is imported all the same", async () => {
  const db = await testDatabase();
  const ref = await garden(db);
  const folder = mkdtempSync(join(tmpdir(), "candor-archive-test-"));
  try {
    writeFileSync(
      join(folder, "a.tar.gz"),
      await collected(
        Readable.from([(await archiveOf(db, ref.workspaceId)).bytes]).pipe(createGzip()),
      ),
    );
    execFileSync("tar", ["xzf", "a.tar.gz"], { cwd: folder });
    const manifest = JSON.parse(readFileSync(join(folder, "candor-archive/manifest.json"), "utf8"));
    expect(manifest.workspace.id).toBe(ref.workspaceId);
    execFileSync(
      "sh",
      ["-c", "tar czf b.tar.gz $(ls -r candor-archive | sed 's,^,./candor-archive/,')"],
      { cwd: folder },
    );
    const there = await anotherDatabase();
    const packed = Readable.from([readFileSync(join(folder, "b.tar.gz"))]).pipe(createGunzip());
    await importArchive(there, packed, { actor: "candor", now: NOW });
    expect(await numbersOf(there, ref)).toEqual(await numbersOf(db, ref));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("an archive that was cut short, changed or imported before changes nothing", async () => {
  const db = await testDatabase();
  const ref = await garden(db);
  const { bytes } = await archiveOf(db, ref.workspaceId);
  const changed = Buffer.from(bytes);
  changed.write("p0@exbmple", bytes.indexOf("p0@example"));
  const there = await anotherDatabase();
  for (const bad of [bytes.subarray(0, bytes.length >> 1), changed]) {
    await expect(
      importArchive(there, Readable.from([bad]), { actor: "candor", now: NOW }),
    ).rejects.toMatchObject({ code: "archive_damaged" });
  }
  expect(await there.selectFrom("workspace").selectAll().execute()).toEqual([]);
  await expect(
    importArchive(db, Readable.from([bytes]), { actor: "candor", now: NOW }),
  ).rejects.toMatchObject({ code: "workspace_exists" });
  await expect(
    importArchive(there, Readable.from([Buffer.from("score\n9\n")]), { actor: "candor", now: NOW }),
  ).rejects.toMatchObject({ status: 422 });
});

test("an archive that names a file outside of itself reads nothing of the machine", async () => {
  const manifest = Buffer.from(
    JSON.stringify({
      format: ARCHIVE,
      version: ARCHIVE_VERSION,
      workspace: { id: "w" },
      files: [{ name: "../../../etc/passwd", table: "workspace", columns: [], rows: 1 }],
    }),
  );
  const tar = await packed([{ name: "manifest.json", content: manifest }]);
  await expect(unpackArchive(Readable.from([gzipSync(tar)]))).rejects.toMatchObject({
    status: 422,
    code: "archive_damaged",
  });
});

test("no column that holds a secret of the server travels in an archive", async () => {
  const db = await testDatabase();
  const tables = await archivedTables(db);
  expect(tables.length).toBeGreaterThan(20);
  const names = tables.flatMap(({ table, columns }) =>
    columns.map((column) => `${table}.${column}`),
  );
  const suspicious = names.filter((name) => /sealed|secret|password|token|hash/.test(name));
  // The audit log's chain, which must hold where it arrives; and hashes of addresses of people who were
  // forgotten: they must go on being left in peace.
  expect(suspicious).toEqual(["audit_entry.hash", "forgotten_address.hash"]);
});

test("a tar of any piece size is read as it was written, also with names at their limits", async () => {
  const name = "x".repeat(99);
  const body = Buffer.alloc(1025, 7);
  const tar = await packed([
    { name, content: body },
    { name: "empty", content: Buffer.alloc(0) },
  ]);
  for (const size of [1, 511, 512, 10_000]) {
    const pieces = async function* () {
      for (let at = 0; at < tar.length; at += size) yield tar.subarray(at, at + size);
    };
    const found: [string, number][] = [];
    for await (const file of readTar(pieces()))
      found.push([file.name, (await collected(file.content)).length]);
    expect(found).toEqual([
      [name, 1025],
      ["empty", 0],
    ]);
  }
});

test("a letter that was on its way where a workspace came from does not leave a second time", async () => {
  const db = await testDatabase();
  const ref = await garden(db);
  const at = NOW.toISOString();
  await sql`
    with c as (insert into conversation (workspace_id, id, person_id, case_id, subject, language, created_at)
        values (${ref.workspaceId}, ${randomUUID()}, ${randomUUID()}, ${randomUUID()}, 'Roof', 'lv', ${at}) returning id)
    insert into conversation_message (workspace_id, conversation_id, id, direction, kind, way, actor, subject,
      text, shown, state, due_at, at)
    select ${ref.workspaceId}::uuid, c.id, ${randomUUID()}::uuid, 'out', 'reply', 'mail', 'ann@example.com', 'Roof',
      'We come', 'We come', 'held', ${at}::timestamptz, ${at}::timestamptz from c
  `.execute(db);
  const { bytes } = await archiveOf(db, ref.workspaceId);
  const there = await anotherDatabase();
  await importArchive(there, Readable.from([bytes]), { actor: "candor", now: NOW });
  const letters = await there
    .selectFrom("conversation_message")
    .select(["state", "due_at"])
    .execute();
  expect(letters).toEqual([{ state: "unconfirmed", due_at: null }]);
});
