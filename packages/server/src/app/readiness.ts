import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";

/** A batch of answers of usual size, with its indexes. */
const PROBE_BYTES = 128 * 1024;
/** Probing costs a small write; whoever asks more often hears the same. */
const REMEMBER_MS = 2_000;
/** Whoever balances loads has no more patience; what is asked goes on meanwhile. */
const PATIENCE_MS = 6_000;

/**
 * Tells whether answers can be recorded, by writing as much as a batch of them takes. A row that fits
 * into a page which is there already says nothing: on a full disk such a write succeeded while every
 * answer failed. A table of its own has a new file, so that the write must find room each time; it
 * is gone again before anybody sees it, and waits for nobody's lock, not even a backup's. Where PostgreSQL logs as
 * little as it may, such a table is not in its log at all, and the log may lie on a disk of its own: as much goes there.
 *
 * @returns a function that throws when nothing can be recorded.
 */
export function readiness(db: Database): () => Promise<void> {
  let last: { at: number; outcome: Promise<void> } | null = null;
  return () => {
    const now = performance.now();
    if (!last || now - last.at > REMEMBER_MS) {
      last = { at: now, outcome: within(probe(db)) };
      // Told to whoever asked; nobody else need hear of it.
      last.outcome.catch(() => {});
    }
    return last.outcome;
  };
}

function within(probing: Promise<void>): Promise<void> {
  const silence = Promise.withResolvers<void>();
  const timer = setTimeout(() => {
    silence.reject(
      new KnownError(
        503,
        "storage_unavailable",
        `The database has not answered for ${PATIENCE_MS / 1000} seconds.`,
      ),
    );
  }, PATIENCE_MS);
  return Promise.race([probing, silence.promise]).finally(() => clearTimeout(timer));
}

async function probe(db: Database): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ read_only: string }>`
      select current_setting('transaction_read_only') as read_only
    `.execute(trx);
    if (rows[0]?.read_only !== "off") {
      throw new KnownError(503, "read_only", "The database takes no writes: it is read-only.");
    }
    await sql`set local statement_timeout = '5s'`.execute(trx);
    const table = sql.id("directory", `ready_${randomBytes(8).toString("hex")}`);
    await sql`create table ${table} (bytes bytea)`.execute(trx);
    const bytes = randomBytes(PROBE_BYTES);
    await sql`insert into ${table} (bytes) values (${bytes})`.execute(trx);
    await sql`select pg_logical_emit_message(true, 'candor ready', ${bytes}::bytea)`.execute(trx);
    await sql`drop table ${table}`.execute(trx);
    // And something that stays, so that the commit has something to make durable.
    await sql`insert into directory.secret (name, value) values ('ready', ${new Date().toISOString()})
      on conflict (name) do update set value = excluded.value`.execute(trx);
  });
}
