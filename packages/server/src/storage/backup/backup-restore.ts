import { createHash } from "node:crypto";
import type pg from "pg";
import { KnownError } from "../../errors/known-error.ts";
import { openPool } from "../database.ts";
import { MIGRATIONS } from "../migrate.ts";
import { linesIn } from "./backup.ts";
import {
  type BackupBlock,
  type BackupEnd,
  type BackupHead,
  copyInto,
  cutShort,
  readBackup,
} from "./backup-format.ts";
import { backupTables, identifier, quoted } from "./backup-tables.ts";
import { copyIn } from "./copy-stream.ts";

export interface RestoreOptions {
  /** Makes the tables as they were after these steps of the schema, and no further. */
  prepare: (migrations: readonly string[]) => Promise<void>;
  onProgress?: (done: { rows: number; table: string }) => void;
}

export interface Restored {
  head: BackupHead;
  end: BackupEnd;
}

/**
 * Puts a backup into an empty database, all of it or nothing. The tables are left as the backup's version
 * had them; migrate afterwards.
 *
 * @param pieces the text of the backup, uncompressed.
 * @throws {KnownError} 409 when the database holds something or is in use; 422 when the file is no backup,
 *   is damaged, or comes from a newer Candor.
 */
export async function restoreBackup(
  connection: pg.PoolConfig,
  pieces: AsyncIterable<Uint8Array>,
  options: RestoreOptions,
): Promise<Restored> {
  const pool = openPool({ ...connection, max: 2, application_name: "candor-restore" });
  try {
    await refuseFilled(pool);
    const parts = readBackup(pieces);
    const first = await parts.next();
    if (first.done || first.value.kind !== "head") throw cutShort();
    const { head } = first.value;
    await refuseOtherVersion(pool, head);
    await options.prepare(head.migrations);
    const client = await pool.connect();
    let whole = false;
    try {
      await client.query("begin");
      await client.query("set local statement_timeout = 0");
      await client.query("set local idle_in_transaction_session_timeout = 0");
      const end = await load(client, parts, options);
      await client.query("commit");
      await client.query("analyze");
      whole = true;
      return { head, end };
    } finally {
      client.release(!whole);
    }
  } finally {
    await pool.end();
  }
}

/**
 * A backup goes into an empty database alone.
 *
 * @throws {KnownError} 409 when there is a workspace or a user, or a server runs on it.
 */
export async function refuseFilled(pool: pg.Pool): Promise<void> {
  const used = await pool.query<{ name: string }>(
    `select application_name as name from pg_stat_activity
    where datname = current_database() and application_name in ('candor', 'candor-jobs') limit 1`,
  );
  if (used.rows.length > 0) {
    throw new KnownError(
      409,
      "target_in_use",
      "A Candor server runs on the target. Stop it first, or restore into another data folder (CANDOR_DATA) or database (DATABASE_URL).",
    );
  }
  for (const table of ["public.workspace", 'auth."user"']) {
    const there = await pool.query("select to_regclass($1) as table", [table]);
    if (there.rows[0]?.table === null) continue;
    const { rows } = await pool.query(`select from ${table} limit 1`);
    if (rows.length === 0) continue;
    throw new KnownError(
      409,
      "target_not_empty",
      "The target holds data already, and restoring never overwrites. Name an empty one: another data folder (CANDOR_DATA) or a new database (DATABASE_URL).",
    );
  }
}

async function refuseOtherVersion(pool: pg.Pool, head: BackupHead): Promise<void> {
  const known = MIGRATIONS.map((migration) => migration.name);
  const unknown = head.migrations.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new KnownError(
      422,
      "backup_is_newer",
      `The backup was made by a newer Candor (${head.candor}, with the step "${unknown}" of the schema). Restore it with that version or a later one.`,
    );
  }
  const there = await pool.query("select to_regclass('directory.migration') as table");
  if (there.rows[0]?.table === null) return;
  const { rows } = await pool.query<{ name: string }>("select name from directory.migration");
  const missing = rows.some(({ name }) => !head.migrations.includes(name));
  if (!missing) return;
  throw new KnownError(
    409,
    "target_of_another_version",
    "The target is empty, but its tables are of a later version than the backup. Name one that was never started: another data folder (CANDOR_DATA) or a new database (DATABASE_URL).",
  );
}

async function load(
  client: pg.PoolClient,
  parts: AsyncIterable<Awaited<ReturnType<ReturnType<typeof readBackup>["next"]>>["value"]>,
  { onProgress }: RestoreOptions,
): Promise<BackupEnd> {
  const here = await backupTables(client);
  const columns = new Map(here.map((table) => [quoted(table), new Set(table.columns)]));
  // An empty Candor that was started once has a secret of its own and the names of its queues.
  for (const table of here.toReversed()) await client.query(`delete from ${quoted(table)}`);
  const found: BackupEnd["tables"] = [];
  let rows = 0;
  for await (const part of parts) {
    if (part?.kind === "end") {
      if (JSON.stringify(part.end.tables) !== JSON.stringify(found)) throw cutShort();
      await handOver(client);
      return part.end;
    }
    if (part?.kind !== "block") continue;
    const { schema, table } = part.block;
    refuseUnknown(part.block, columns.get(quoted(part.block)));
    const block = { rows: 0, hash: createHash("sha256") };
    await copyIn(
      client,
      copyInto(part.block),
      watched(part.rows, (piece) => {
        block.hash.update(piece);
        block.rows += linesIn(piece);
        onProgress?.({ rows: rows + block.rows, table });
      }),
    );
    rows += block.rows;
    found.push({ schema, table, rows: block.rows, sha256: block.hash.digest("hex") });
  }
  throw cutShort();
}

function refuseUnknown(block: BackupBlock, columns: Set<string> | undefined): void {
  const missing = columns ? block.columns.find((column) => !columns.has(column)) : block.table;
  if (missing === undefined) return;
  throw new KnownError(
    422,
    "backup_does_not_fit",
    `The backup has ${identifier(block.table)} with "${missing}", which this version of Candor does not have. Restore it with the version it was made by, or a later one.`,
  );
}

async function* watched(
  pieces: AsyncIterable<Buffer>,
  look: (piece: Buffer) => void,
): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    look(piece);
    yield piece;
  }
}

/** What was being done when the backup was made is nobody's work now: it is begun again. */
async function handOver(client: pg.PoolClient): Promise<void> {
  await client.query(
    "update pgboss.job set state = 'retry', started_on = null where state = 'active'",
  );
}
