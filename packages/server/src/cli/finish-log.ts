import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Storage } from "../app/storage.ts";
import { systemIdOf } from "../private-postgres/recover-cluster.ts";
import type { ArchiveStore } from "../storage/wal-archive/archive-store.ts";
import { carrySegments } from "../storage/wal-archive/carry-segments.ts";

const PATIENCE_MS = 20_000;

/**
 * Ends the segment that PostgreSQL is writing and carries everything to the archive: what was acknowledged up to now can be
 * returned to, also on a timeline that is left.
 *
 * @returns whether all of it is there; false where the archive is off or does not take it.
 */
export async function finishLog(storage: Storage, store: ArchiveStore): Promise<boolean> {
  const { cluster, connection } = storage;
  const systemId = cluster === null ? null : systemIdOf(cluster);
  if (cluster === null || systemId === null) return false;
  const client = new pg.Client(connection);
  client.on("error", () => {});
  await client.connect();
  try {
    // A segment that nothing was written to is not ended.
    await client.query("select pg_logical_emit_message(false, 'candor', 'the end')");
    const { rows } = await client.query<{ mode: string; segment: string }>(
      `select current_setting('archive_mode') as mode,
        pg_walfile_name(pg_current_wal_insert_lsn()) as segment`,
    );
    if (rows[0]?.mode !== "on") return false;
    const { segment } = rows[0];
    await client.query("select pg_switch_wal()");
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(100)) {
      const archived = await client.query<{ last: string | null }>(
        "select last_archived_wal as last from pg_stat_archiver",
      );
      const last = archived.rows[0]?.last ?? "";
      if (last.slice(8, 24) < segment.slice(8)) continue;
      await carrySegments(store, { cluster, systemId });
      return true;
    }
    return false;
  } finally {
    await client.end();
  }
}
