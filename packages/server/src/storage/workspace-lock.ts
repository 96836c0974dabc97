import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "./database.ts";
import { inTransaction } from "./in-transaction.ts";

/**
 * So long a door waits for a workspace before it says that it is busy. Whoever holds the lock holds it for
 * a batch or a slice, well under a second; jobs wait as long as it takes.
 */
export const PATIENCE_MS = 15_000;

export interface Patience {
  /** Null waits as long as it takes: for jobs alone. */
  patienceMs?: number | null;
}

/** Transactions that hold the lock, and of which workspace, so that nobody asks the database twice. */
const held = new WeakMap<Transaction, string>();

/**
 * Does something in a transaction that no other transaction of any process records or moves answers
 * of this workspace beside. Tallies follow from what a statement reads and then writes; one writer at
 * a time keeps them exact, and one writer with batches is as fast as eight.
 *
 * Those of this process queue before they take a connection: at most one waits at the database, and a
 * busy workspace cannot use up the connections of all others. Whatever tells the time takes it inside.
 *
 * @throws {KnownError} 503 when others held it for longer than the caller's patience.
 */
export async function withWorkspace<T>(
  db: Database,
  workspaceId: string,
  work: (trx: Transaction) => Promise<T>,
  { patienceMs = PATIENCE_MS }: Patience = {},
): Promise<T> {
  const until = patienceMs === null ? null : performance.now() + patienceMs;
  const leave = await enter(workspaceId, patienceMs);
  try {
    return await inTransaction(db, async (trx) => {
      const left = until === null ? 0 : Math.max(1, Math.round(until - performance.now()));
      await takeLock(trx, workspaceId, left);
      return work(trx);
    });
  } catch (error) {
    throw isLockTimeout(error) ? busy() : error;
  } finally {
    leave();
  }
}

/**
 * The lock for a transaction that has begun already. It waits with a connection in its hand: begin with
 * `withWorkspace` wherever the workspace is known. Released when the transaction ends.
 */
export async function lockWorkspace(trx: Transaction, workspaceId: string): Promise<void> {
  if (held.get(trx) === workspaceId) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 0))`.execute(trx);
  held.set(trx, workspaceId);
}

async function takeLock(trx: Transaction, workspaceId: string, timeoutMs: number): Promise<void> {
  // One round trip: the setting stands before the lock is asked for, and ends with the transaction.
  await sql`
    select set_config('lock_timeout', ${String(timeoutMs)}, true),
      pg_advisory_xact_lock(hashtextextended(${workspaceId}, 0))
  `.execute(trx);
  held.set(trx, workspaceId);
}

/** Who waits in this process, by workspace: the first has its turn. */
const queues = new Map<string, { go: () => void }[]>();

async function enter(workspaceId: string, patienceMs: number | null): Promise<() => void> {
  const queue = queues.get(workspaceId);
  if (!queue) {
    queues.set(workspaceId, []);
    return () => next(workspaceId);
  }
  await new Promise<void>((resolve, reject) => {
    const timer = patienceMs === null ? null : setTimeout(giveUp, patienceMs);
    const waiter = {
      go: () => {
        if (timer) clearTimeout(timer);
        resolve();
      },
    };
    queue.push(waiter);
    function giveUp() {
      queue?.splice(queue.indexOf(waiter), 1);
      reject(busy());
    }
  });
  return () => next(workspaceId);
}

function next(workspaceId: string): void {
  const waiter = queues.get(workspaceId)?.shift();
  if (waiter) waiter.go();
  else queues.delete(workspaceId);
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "55P03";
}

function busy(): KnownError {
  return new KnownError(
    503,
    "workspace_busy",
    "Others are writing to this workspace at the moment, and it took too long; nothing was changed. Send it again in a few seconds.",
  );
}
