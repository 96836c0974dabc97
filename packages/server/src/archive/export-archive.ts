import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import {
  ARCHIVE,
  ARCHIVE_VERSION,
  type ArchivedTable,
  type ArchiveFile,
  type ArchiveManifest,
  archivedTables,
  LEFT_OUT,
  MANIFEST,
  workspaceColumn,
} from "./archive-format.ts";
import { archiveScores } from "./archive-scores.ts";
import { passingFolder } from "./passing-folder.ts";
import { type PackedFile, packTar } from "./tar.ts";

/** Rows fetched at a time: memory stays the same however many there are. */
const ROWS = 500;

export interface ArchiveWanted {
  workspaceId: string;
  /** Version of Candor. */
  version: string;
  now: Date;
  onProgress?: (done: { table: string; rows: number; tables: number; ofTables: number }) => void;
}

/**
 * A whole workspace as of one moment: the bytes of a tar, uncompressed. They are laid down in temporary files
 * first, since a tar says the size of a file before its content.
 *
 * @param onManifest is told what went in.
 */
export async function* exportArchive(
  db: Database,
  wanted: ArchiveWanted,
  onManifest: (manifest: ArchiveManifest) => void = () => {},
): AsyncGenerator<Buffer> {
  const { folder, remove } = await passingFolder();
  try {
    const manifest = await db
      .transaction()
      .setIsolationLevel("repeatable read")
      .execute((trx) => layDown(trx, wanted, folder));
    const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
    yield* packTar(packedFiles(manifest, text, folder, wanted.now));
    onManifest(manifest);
  } finally {
    remove();
  }
}

function* packedFiles(
  { files }: ArchiveManifest,
  manifest: Buffer,
  folder: string,
  at: Date,
): Generator<PackedFile> {
  yield { name: `${ARCHIVE}/${MANIFEST}`, bytes: manifest.length, at, content: [manifest] };
  for (const { name, bytes } of files) {
    const content = createReadStream(join(folder, name)) as AsyncIterable<Buffer>;
    yield { name: `${ARCHIVE}/${name}`, bytes, at, content };
  }
}

async function layDown(
  trx: Transaction,
  { workspaceId, version, now, onProgress }: ArchiveWanted,
  folder: string,
): Promise<ArchiveManifest> {
  await sql`set local timezone = 'UTC'`.execute(trx);
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(trx);
  const workspace = await trx
    .selectFrom("workspace")
    .select(["id", "name", "time_zone"])
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  const { rows: steps } = await sql<{ name: string }>`
    select name from directory.migration order by name
  `.execute(trx);
  const tables = await archivedTables(trx);
  const files: ArchiveFile[] = [];
  for (const [index, table] of tables.entries()) {
    const told = (rows: number) =>
      onProgress?.({ table: table.table, rows, tables: index, ofTables: tables.length });
    files.push(await layDownTable(trx, { workspaceId, table, folder, told }));
  }
  onProgress?.({ table: "", rows: 0, tables: tables.length, ofTables: tables.length });
  return {
    format: ARCHIVE,
    version: ARCHIVE_VERSION,
    madeAt: now.toISOString(),
    candor: version,
    schema: steps.map(({ name }) => name),
    workspace: { id: workspace.id, name: workspace.name, timeZone: workspace.time_zone },
    files,
    scores: await archiveScores(trx, workspaceId),
    leftOut: { ...LEFT_OUT },
  };
}

async function layDownTable(
  trx: Transaction,
  {
    workspaceId,
    table,
    folder,
    told,
  }: {
    workspaceId: string;
    table: ArchivedTable;
    folder: string;
    told: (rows: number) => void;
  },
): Promise<ArchiveFile> {
  const name = `${table.table}.ndjson`;
  const file = await open(join(folder, name), "wx", 0o600);
  const hash = createHash("sha256");
  let rows = 0;
  let bytes = 0;
  try {
    const columns = sql.join(table.columns.map((column) => sql.ref(column)));
    const order = sql.join(table.order.map((column) => sql.ref(column)));
    // A cursor takes no parameters; the literal is quoted.
    await sql`
      declare archived no scroll cursor for
      select to_jsonb(kept)::text as line from (
        select ${columns} from ${sql.table(table.table)}
        where ${sql.ref(workspaceColumn(table))} = ${sql.lit(workspaceId)}::uuid order by ${order}
      ) kept
    `.execute(trx);
    for (;;) {
      const fetched = await sql<{
        line: string;
      }>`fetch forward ${sql.lit(ROWS)} from archived`.execute(trx);
      if (fetched.rows.length === 0) break;
      const text = Buffer.from(fetched.rows.map(({ line }) => `${line}\n`).join(""));
      hash.update(text);
      await file.write(text);
      rows += fetched.rows.length;
      bytes += text.length;
      told(rows);
    }
    await sql`close archived`.execute(trx);
  } finally {
    await file.close();
  }
  return {
    name,
    table: table.table,
    columns: table.columns,
    rows,
    bytes,
    sha256: hash.digest("hex"),
  };
}
