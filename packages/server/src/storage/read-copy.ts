import { sql } from "kysely";
import { type Database, openDatabase } from "./database.ts";
import type { QueryTimes } from "./query-times.ts";

/** Older than this the copy is not read. */
export const OLDEST_MS = 10_000;
const LOOK_MS = 500;
const CONNECTIONS = 8;

/**
 * A standby of the database, from which lists and files are read so that the primary need not. How old it is, is known and bounded: twice a second
 * the primary is asked how far its log is, and the standby how much of that it has. Whoever wrote lately, or was told of something
 * new, is shown the primary until the standby has it.
 */
export interface ReadCopy {
  /**
   * Reads from the standby where that is fresh enough for this workspace, otherwise, and where the standby goes away meanwhile, from the primary.
   *
   * @returns what was read, and the moment as of which; null for the primary's present.
   */
  read<T>(workspaceId: string, work: (db: Database) => Promise<T>): Promise<Read<T>>;
  /** Something of this workspace changed just now. */
  changed(workspaceId: string): void;
  stop(): Promise<void>;
}

export interface Read<T> {
  value: T;
  asOf: Date | null;
}

const copies = new WeakMap<Database, ReadCopy>();

/** The standby of this database; where there is none, the database itself. */
export function readCopyOf(db: Database): ReadCopy {
  return copies.get(db) ?? primaryAlone(db);
}

function primaryAlone(db: Database): ReadCopy {
  return {
    read: async (_workspaceId, work) => ({ value: await work(db), asOf: null }),
    changed: () => {},
    stop: async () => {},
  };
}

/** From now on lists of `db` are read at `url`, as far as that is a standby that keeps up. */
export function openReadCopy(
  db: Database,
  url: string,
  onChange: (reading: boolean, why: string) => void,
  times?: QueryTimes,
): ReadCopy {
  const standby = openDatabase(
    {
      connectionString: url,
      max: CONNECTIONS,
      application_name: "candor-reads",
      connectionTimeoutMillis: 2_000,
    },
    times,
  );
  /** Moments, and how far the primary's log was then at least; by a clock that nobody sets, so that none set back makes the old look fresh. */
  let marks: { at: number; position: bigint }[] = [];
  let freshAsOf = Number.NEGATIVE_INFINITY;
  let isReading = false;
  let stopped = false;
  const changes = new Map<string, number>();

  async function look(): Promise<void> {
    const at = performance.now();
    let why = `it is more than ${OLDEST_MS / 1000} seconds behind`;
    try {
      const { rows: there } = await sql<{ position: string }>`
        select pg_current_wal_lsn()::text as position
      `.execute(db);
      marks.push({ at, position: positionOf(there[0]?.position) });
      const { rows: here } = await sql<{ position: string | null }>`
        select pg_last_wal_replay_lsn()::text as position where pg_is_in_recovery()
      `.execute(standby);
      if (!here[0]?.position) throw new Error("it is no standby");
      const replayed = positionOf(here[0].position);
      const known = marks.findLast(({ position }) => position <= replayed);
      if (known) {
        freshAsOf = known.at;
        marks = marks.filter(({ at: then }) => then >= known.at);
      }
    } catch (error) {
      freshAsOf = Number.NEGATIVE_INFINITY;
      why = (error as Error).message;
    }
    marks = marks.filter(({ at: then }) => at - then <= OLDEST_MS);
    for (const [workspaceId, then] of changes) {
      if (at - then > OLDEST_MS) changes.delete(workspaceId);
    }
    const reads = isFresh();
    if (reads !== isReading) onChange(reads, why);
    isReading = reads;
  }

  const isFresh = (since = Number.NEGATIVE_INFINITY) =>
    performance.now() - freshAsOf <= OLDEST_MS && freshAsOf >= since;

  let timer: NodeJS.Timeout | undefined;
  let looking = Promise.resolve();
  const again = () => {
    looking = look().finally(() => {
      if (!stopped) timer = setTimeout(again, LOOK_MS).unref();
    });
  };
  again();

  const copy: ReadCopy = {
    async read(workspaceId, work) {
      if (!isFresh(changes.get(workspaceId))) return { value: await work(db), asOf: null };
      const asOf = new Date(Date.now() - (performance.now() - freshAsOf));
      try {
        return { value: await work(standby), asOf };
      } catch (error) {
        if (!isOfTheStandby(error)) throw error;
        return { value: await work(db), asOf: null };
      }
    },
    changed(workspaceId) {
      changes.set(workspaceId, performance.now());
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      copies.delete(db);
      await looking.catch(() => {});
      await standby.destroy();
    },
  };
  copies.set(db, copy);
  return copy;
}

/** A position in the log, `16/B374D848`, as one number. */
function positionOf(text: string | undefined): bigint {
  const [high = "0", low = "0"] = (text ?? "0/0").split("/");
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

/** Gone, refusing, full, or taking back what a query looks at to keep up: the primary can answer. */
function isOfTheStandby(error: unknown): boolean {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  return (
    /^(08|57|53|40001)/.test(code) ||
    [
      "ECONNREFUSED",
      "ECONNRESET",
      "ENOENT",
      "ENOTFOUND",
      "ETIMEDOUT",
      "EPIPE",
      "database_busy",
      "storage_unavailable",
    ].includes(code) ||
    /terminated|timeout/i.test(message)
  );
}
