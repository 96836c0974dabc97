import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { KnownError } from "../../errors/known-error.ts";
import type { ArchiveStore } from "./archive-store.ts";
import { type BaseCopy, basesOf, storedName, writeManifest } from "./base-copies.ts";
import { clusterFiles } from "./cluster-files.ts";
import { counting, packing } from "./packing.ts";
import { inPieces, type TarEntry, tarOf } from "./tar-stream.ts";

const PIECE_BYTES = 1024 * 1024;

export interface BaseCopyOptions {
  store: ArchiveStore;
  connection: pg.PoolConfig;
  /** The folder of the cluster. */
  cluster: string;
  candor: string;
  /** Carries what waits in the spool to the archive. */
  carry: () => Promise<unknown>;
  onProgress?: (bytes: number) => void;
  signal?: AbortSignal;
  /** How long its own segments of the log may take to the archive. */
  patienceMs?: number;
}

/**
 * Copies the cluster's files to the archive while answers are recorded. It counts only once the log that makes it consistent
 * is archived too, when its manifest is written: whatever ends in the middle leaves nothing that looks whole.
 *
 * @throws {KnownError} 409 when the PostgreSQL that runs was started without the archive.
 */
export async function makeBaseCopy(options: BaseCopyOptions): Promise<BaseCopy> {
  const { store, connection, cluster, candor } = options;
  const client = new pg.Client({ ...connection, application_name: "candor-backup" });
  // A connection that is lost fails the next statement; nobody else listens.
  client.on("error", () => {});
  await client.connect();
  try {
    const { systemId, timeline, major, startedAt } = await aboutCluster(client);
    const id = `${startedAt.toISOString().replaceAll(/[-:]|\.\d+/g, "")}-${timeline}`;
    await client.query("set statement_timeout = 0");
    await client.query("select pg_backup_start($1, true)", [`candor ${id}`]);
    const stopped: { stop?: Stop } = {};
    const counted = { files: 0 };
    const whole = counting();
    const name = `${basesOf(systemId)}${id}.tar.zst`;
    const through = packing();
    const entries = async function* (): AsyncGenerator<TarEntry> {
      for await (const entry of clusterFiles(cluster)) {
        options.signal?.throwIfAborted();
        counted.files += 1;
        options.onProgress?.(whole.bytes);
        yield entry;
      }
      stopped.stop = await stopBackup(client);
      yield fileOf("backup_label", stopped.stop.label);
    };
    const reading = pipeline(inPieces(tarOf(entries()), PIECE_BYTES), whole, through);
    let storedBytes: number;
    try {
      [storedBytes] = await Promise.all([store.write(name, through), reading]);
    } finally {
      through.destroy();
    }
    const { stop } = stopped;
    if (!stop) throw new Error("the base copy ended before PostgreSQL was told");
    await untilArchived(options, storedName(systemId, stop.segment));
    const base: BaseCopy = {
      ...{ format: 1, id, systemId, timeline, major, candor, files: counted.files },
      startedAt: startedAt.toISOString(),
      endedAt: stop.at.toISOString(),
      startSegment: stop.startSegment,
      stopSegment: stop.segment,
      stopLsn: stop.lsn,
      bytes: whole.bytes,
      storedBytes,
    };
    await writeManifest(store, base);
    return base;
  } finally {
    await client.end().catch(() => {});
  }
}

async function aboutCluster(client: pg.Client) {
  const { rows } = await client.query<{
    system: string;
    timeline: number;
    version: string;
    level: string;
    mode: string;
    spaces: string | null;
    now: Date;
  }>(`select (select system_identifier::text from pg_control_system()) as system,
      ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int as timeline,
      current_setting('server_version_num') as version, current_setting('wal_level') as level,
      current_setting('archive_mode') as mode, clock_timestamp() as now,
      (select string_agg(spcname, ', ') from pg_tablespace where spcname not like 'pg\\_%') as spaces`);
  const row = rows[0];
  if (!row) throw new Error("PostgreSQL said nothing of itself");
  if (row.level === "minimal" || row.mode === "off") {
    throw new KnownError(
      409,
      "archive_not_on",
      "The private PostgreSQL runs without its archive. Stop Candor and whatever else uses the data folder, and start it with WAL_ARCHIVE set.",
    );
  }
  if (row.spaces !== null) {
    throw new KnownError(
      409,
      "has_tablespaces",
      `The private PostgreSQL has tablespaces outside the data folder (${row.spaces}), which a base copy does not hold. Move what is in them back and drop them, or leave WAL_ARCHIVE out.`,
    );
  }
  const major = Math.floor(Number(row.version) / 10_000);
  return { systemId: row.system, timeline: row.timeline, major, startedAt: row.now };
}

interface Stop {
  label: string;
  startSegment: string;
  segment: string;
  lsn: string;
  at: Date;
}

async function stopBackup(client: pg.Client): Promise<Stop> {
  const { rows } = await client.query<{
    lsn: string;
    labelfile: string;
    segment: string;
    at: Date;
  }>(
    `select lsn::text, labelfile, pg_walfile_name(lsn) as segment, clock_timestamp() as at
      from pg_backup_stop(false)`,
  );
  const stop = rows[0];
  const startSegment = /^START WAL LOCATION: .*\(file ([0-9A-F]{24})\)/m.exec(
    stop?.labelfile ?? "",
  )?.[1];
  if (!stop || startSegment === undefined)
    throw new Error("PostgreSQL wrote no label for the base copy");
  return { ...stop, label: stop.labelfile, startSegment };
}

function fileOf(name: string, text: string): TarEntry {
  const content = Buffer.from(text);
  const pieces = async function* () {
    yield content;
  };
  return { name, size: content.length, content: pieces() };
}

const LOOK_EVERY_MS = 250;

async function untilArchived(
  { store, carry, signal, patienceMs = 10 * 60_000 }: BaseCopyOptions,
  name: string,
): Promise<void> {
  for (const end = Date.now() + patienceMs; ; await sleep(LOOK_EVERY_MS, undefined, { signal })) {
    await carry();
    if (await store.has(name)) return;
    if (Date.now() < end) continue;
    throw new KnownError(
      503,
      "log_not_archived",
      `The base copy was written, but the segment of the log that makes it whole (${name}) did not arrive in the archive; it does not count. Look at postgres.log in the data folder.`,
    );
  }
}
