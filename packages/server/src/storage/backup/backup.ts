import { createHash } from "node:crypto";
import type pg from "pg";
import { openPool } from "../database.ts";
import {
  BACKUP_FORMAT,
  type BackupEnd,
  BLOCK_END,
  blockLines,
  endLines,
  headLines,
} from "./backup-format.ts";
import { type BackupTable, backupTables, identifier, quoted } from "./backup-tables.ts";
import { copyOut } from "./copy-stream.ts";

/** The same text for the same value, whatever the server's and the user's own settings are. */
const ONE_WAY_TO_WRITE = [
  "set local timezone = 'UTC'",
  "set local datestyle = 'ISO'",
  "set local intervalstyle = 'postgres'",
  "set local bytea_output = 'hex'",
  "set local extra_float_digits = 1",
  "set local statement_timeout = 0",
  "set local idle_in_transaction_session_timeout = 0",
].join("; ");

export interface BackupOptions {
  /** Version of Candor, for whoever finds the file in ten years. */
  version: string;
  now: Date;
  onProgress?: (done: { bytes: number; ofBytes: number; rows: number; table: string }) => void;
  onEnd?: (end: BackupEnd) => void;
}

/**
 * Everything in the database as of one moment, while it goes on being used: one transaction that sees a
 * snapshot. Memory stays the same however much there is.
 *
 * @returns the text of a backup, uncompressed, piece by piece; see backup-format.ts.
 */
export async function* writeBackup(
  connection: pg.PoolConfig,
  options: BackupOptions,
): AsyncGenerator<Buffer> {
  const pool = openPool({ ...connection, max: 1, application_name: "candor-backup" });
  try {
    const client = await pool.connect();
    let whole = false;
    try {
      await client.query("begin isolation level repeatable read read only");
      await client.query(ONE_WAY_TO_WRITE);
      yield Buffer.from(headLines(await headOf(client, options)));
      const tables = await backupTables(client);
      const end = yield* writeTables(client, tables, options);
      yield Buffer.from(endLines(end));
      options.onEnd?.(end);
      await client.query("commit");
      whole = true;
    } finally {
      // A reader that went away in the middle leaves a connection that is of no more use.
      client.release(!whole);
    }
  } finally {
    await pool.end();
  }
}

async function headOf(client: pg.PoolClient, { version, now }: BackupOptions) {
  const { rows } = await client.query<{ name: string }>(
    "select name from directory.migration order by name",
  );
  const server = await client.query<{ version: string }>(
    "select current_setting('server_version') as version",
  );
  return {
    format: BACKUP_FORMAT,
    madeAt: now.toISOString(),
    candor: version,
    postgres: server.rows[0]?.version ?? "",
    migrations: rows.map((row) => row.name),
  };
}

async function* writeTables(
  client: pg.PoolClient,
  tables: readonly BackupTable[],
  { onProgress }: BackupOptions,
): AsyncGenerator<Buffer, BackupEnd> {
  const ofBytes = tables.reduce((sum, table) => sum + table.bytes, 0);
  const end: BackupEnd = { tables: [] };
  let before = 0;
  let allRows = 0;
  for (const table of tables) {
    const { schema, columns } = table;
    yield Buffer.from(blockLines({ schema, table: table.table, columns }));
    const hash = createHash("sha256");
    let rows = 0;
    let written = 0;
    for await (const piece of copyOut(client, copyFrom(table))) {
      hash.update(piece);
      const lines = linesIn(piece);
      rows += lines;
      allRows += lines;
      written += piece.length;
      yield piece;
      // Text against what lies on disk with its indexes: near enough for a bar.
      onProgress?.({
        bytes: before + Math.min(written, table.bytes),
        ofBytes,
        rows: allRows,
        table: table.table,
      });
    }
    yield Buffer.from(BLOCK_END);
    before += table.bytes;
    end.tables.push({ schema, table: table.table, rows, sha256: hash.digest("hex") });
  }
  onProgress?.({ bytes: ofBytes, ofBytes, rows: allRows, table: "" });
  return end;
}

/** From a query rather than the table, since a partitioned one does not say its rows otherwise. */
function copyFrom(table: BackupTable): string {
  const columns = table.columns.map(identifier).join(", ");
  return `COPY (select ${columns} from ${quoted(table)}) TO STDOUT`;
}

/** Each row is one line: line ends within a value are written as `\n`. */
export function linesIn(piece: Buffer): number {
  let lines = 0;
  for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines++;
  return lines;
}
