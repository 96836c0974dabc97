import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import type pg from "pg";
import { noteBackup } from "../backup/note-backup.ts";
import type { Database } from "../database.ts";
import { type ArchiveNote, readArchiveNote, writeArchiveNote } from "./archive-note.ts";
import type { ArchiveStore } from "./archive-store.ts";
import { type BaseCopy, listBases, noteLine } from "./base-copies.ts";
import { carrySegments, waitingIn } from "./carry-segments.ts";
import { makeBaseCopy } from "./make-base-copy.ts";
import { pruneArchive } from "./prune-archive.ts";
import { segmentOf } from "./wal-names.ts";

export interface ArchiveKeeperOptions {
  store: ArchiveStore;
  db: Database;
  connection: pg.PoolConfig;
  dataFolder: string;
  cluster: string;
  days: number;
  baseHours: number;
  candor: string;
  clock: () => Date;
  log: { info(facts: object, message: string): void; warn(facts: object, message: string): void };
  /** Restores into a cluster that is thrown away, and says what that showed. */
  check: (signal: AbortSignal) => Promise<NonNullable<ArchiveNote["check"]>>;
  pollMs?: number;
}

export interface ArchiveKeeper {
  /** What is known now. */
  note(): ArchiveNote;
  stop(): Promise<void>;
}

const POLL_MS = 2_000;
const HOUR_MS = 3600_000;
/** What failed is tried again so much later. */
const AGAIN_MS = 10 * 60_000;
const CHECK_EVERY_MS = 7 * 24 * HOUR_MS;

/**
 * Keeps the archive of the private PostgreSQL: carries its log, makes base copies, removes what nobody needs, and tries now and
 * then whether it can be restored. One server has the data folder's lock, and no other keeps the same archive. What fails is told and tried again;
 * recording answers waits for none of it.
 */
export async function keepArchive(options: ArchiveKeeperOptions): Promise<ArchiveKeeper> {
  const { store, db, dataFolder, cluster, days, baseHours, clock, log, pollMs = POLL_MS } = options;
  const { systemId, timeline } = await clusterNow(db);
  const before = readArchiveNote(dataFolder);
  const note: ArchiveNote = {
    ...{ place: store.place, systemId, days, baseHours },
    lastSegment: before?.lastSegment ?? null,
    waiting: before?.waiting ?? { segments: 0, bytes: 0, since: null },
    // Switched off meanwhile, or another archive: nothing is known of it, and a base copy is due.
    base: before?.place === store.place ? before.base : null,
    oldest: before?.place === store.place ? before.oldest : null,
    check: before?.check ?? null,
    trouble: null,
  };
  const stopping = new AbortController();
  const { signal } = stopping;
  let written = "";
  let baseWork: Promise<void> | null = null;
  let baseNotBefore = 0;
  let lineNoted = timeline === 1;

  function save(): void {
    const text = JSON.stringify(note);
    if (text === written) return;
    writeArchiveNote(dataFolder, note);
    written = text;
  }

  function trouble(of: NonNullable<ArchiveNote["trouble"]>["of"], error: unknown): void {
    if (signal.aborted) return;
    const sentence = error instanceof Error ? error.message : String(error);
    if (note.trouble?.sentence !== sentence)
      log.warn({ reason: sentence }, "the archive needs a look");
    note.trouble = { at: note.trouble?.at ?? clock().toISOString(), of, sentence };
  }

  async function carry(): Promise<void> {
    try {
      if (!lineNoted) await noteLine(store, systemId, { timeline, since: clock().toISOString() });
      lineNoted = true;
      const carried = await carrySegments(store, { cluster, systemId, signal });
      const last = carried.findLast((name) => segmentOf(name) !== null);
      if (last !== undefined) note.lastSegment = { name: last, at: clock().toISOString() };
      if (note.trouble?.of === "log") note.trouble = null;
    } catch (error) {
      trouble("log", error);
    }
    const { names, bytes, since } = await waitingIn(cluster);
    note.waiting = { segments: names.length, bytes, since: since?.toISOString() ?? null };
  }

  function baseIsDue(now: Date): boolean {
    if (baseWork || now.getTime() < baseNotBefore) return false;
    if (!note.base || note.base.timeline !== timeline) return true;
    return now.getTime() - new Date(note.base.at).getTime() >= baseHours * HOUR_MS;
  }

  async function makeBase(): Promise<void> {
    const began = clock();
    try {
      const base = await makeBaseCopy({ ...options, carry, signal });
      noteBase(await listBases(store, systemId));
      log.info({ bytes: base.storedBytes }, "a base copy is in the archive");
      const seconds = Math.round((clock().getTime() - began.getTime()) / 1000);
      await noteBackup(db, {
        ...{ at: new Date(base.endedAt), seconds, bytes: base.storedBytes },
        target: `${base.id}.tar.zst`,
      });
      if (note.trouble?.of === "base") note.trouble = null;
    } catch (error) {
      baseNotBefore = clock().getTime() + AGAIN_MS;
      trouble("base", error);
      return;
    } finally {
      save();
    }
    await prune();
    await checkWhenDue();
  }

  function noteBase(bases: readonly BaseCopy[]): void {
    const newest = bases.at(-1);
    note.oldest = bases[0]?.endedAt ?? null;
    if (!newest) return;
    const { endedAt: at, bytes, storedBytes } = newest;
    note.base = { at, timeline: newest.timeline, bytes, storedBytes, copies: bases.length };
  }

  async function prune(): Promise<void> {
    try {
      await pruneArchive(store, { systemId, days, now: clock() });
      noteBase(await listBases(store, systemId));
      if (note.trouble?.of === "prune") note.trouble = null;
    } catch (error) {
      trouble("prune", error);
    }
  }

  async function checkWhenDue(): Promise<void> {
    const last = note.check?.good ? new Date(note.check.at).getTime() : 0;
    if (signal.aborted || clock().getTime() - last < CHECK_EVERY_MS) return;
    const checked = await options.check(signal).catch((error: unknown) => ({
      ...{ at: clock().toISOString(), good: false, answers: null, seconds: 0 },
      sentence: error instanceof Error ? error.message : String(error),
    }));
    // Ended because Candor stops: that says nothing of the archive.
    if (signal.aborted) return;
    note.check = checked;
    if (!checked.good)
      log.warn({ reason: checked.sentence }, "the archive could not be restored on trial");
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      await carry();
      if (baseIsDue(clock())) {
        baseWork = makeBase().finally(() => {
          baseWork = null;
        });
      }
      save();
      await sleep(pollMs, undefined, { signal }).catch(() => {});
    }
    await baseWork;
  }

  const running = run().catch((error: unknown) =>
    log.warn({ err: error }, "the archive is kept no more until Candor starts again"),
  );
  return {
    note: () => note,
    async stop() {
      stopping.abort();
      await running;
      try {
        save();
      } catch {
        // The folder may be full; the next start looks anew.
      }
    },
  };
}

async function clusterNow(db: Database): Promise<{ systemId: string; timeline: number }> {
  const { rows } = await sql<{ systemId: string; timeline: number }>`
    select (select system_identifier::text from pg_control_system()) as "systemId",
      ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int as timeline
  `.execute(db);
  const row = rows[0];
  if (!row) throw new Error("PostgreSQL said nothing of itself");
  return row;
}
