import type { Database } from "../storage/database.ts";
import { type BackOff, pauseAfter } from "./back-off.ts";
import {
  beatTurns,
  type Candidate,
  type DueKind,
  dueNow,
  endTurn,
  type Place,
  type Taken,
  takeTurns,
  wake,
} from "./due-work.ts";
import { BEAT_MS, LEASE_MS } from "./lease.ts";

/** One workspace's turn. */
export interface Turn {
  workspaceId: string;
  lane: string;
  /** Aborted when the turn is over, the process stops, or the lease was lost: end at the next chance. */
  signal: AbortSignal;
}

/** Does what is due in a place, and says when there will be more; null when nothing waits. */
export type TakeTurn = (turn: Turn) => Promise<Date | null>;

/** How a kind of due work is done. */
export interface DueWorker {
  kind: DueKind;
  takeTurn: TakeTurn;
  /**
   * Places in which something is due though nobody woke them: what came due by time alone, what a
   * restored backup brought. Asked twice a minute.
   */
  sweep?: (now: Date) => Promise<Place[]>;
}

export interface DueRunnerOptions {
  db: Database;
  /** Names this process for the doctor. */
  worker: string;
  clock: () => Date;
  onError: (error: unknown) => void;
  /** Between two looks for what is due. */
  pollMs?: number;
  sweepMs?: number;
}

export interface DueRunner {
  /** Turns under way. */
  readonly running: number;
  /** Takes no more, asks turns to end and waits for them, for so long at most. */
  stop(graceMs?: number): Promise<void>;
}

const POLL_MS = 500;
const SWEEP_MS = 20_000;
/** A turn that took longer makes its place a slow one; those never fill all lanes of a process. */
const SLOW_MS = 3_000;
const SLOW_SHARE = 0.75;
/** Of the lanes of a kind, one workspace has so many at once. */
const WORKSPACE_SHARE = 0.25;
const FAILED: BackOff = { firstMs: 2_000, factor: 2, longestMs: 5 * 60_000 };

interface Running {
  taken: Taken;
  slow: boolean;
  lost: AbortController;
  /** By the clock of this process, which no other moves. */
  leasedUntil: number;
  done: Promise<void>;
}

/**
 * Does due work: several workspaces at once, none of which waits for another's slow mail server,
 * receiver or mere size. Every server process runs one; what is due is shared between them.
 */
export function runDueWork(workers: readonly DueWorker[], options: DueRunnerOptions): DueRunner {
  const { db, worker, clock, onError, pollMs = POLL_MS, sweepMs = SWEEP_MS } = options;
  const byKind = new Map(workers.map((one) => [one.kind.name, one]));
  const running = new Set<Running>();
  const stopping = new AbortController();
  const loops = [every(pollMs, look), every(BEAT_MS, beat), every(sweepMs, sweep)];

  /** Again and again, never two at once; what it throws is told and does not end it. */
  function every(ms: number, work: () => Promise<void>) {
    let timer: NodeJS.Timeout | undefined;
    let under: Promise<void> = Promise.resolve();
    const next = () => {
      under = work()
        .catch(onError)
        .then(() => {
          if (!stopping.signal.aborted) timer = setTimeout(next, ms);
        });
    };
    timer = setTimeout(next, 0);
    return {
      stop() {
        clearTimeout(timer);
        return under;
      },
    };
  }

  async function look(): Promise<void> {
    const kinds = workers.filter(({ kind }) => ofKind(kind.name).length < kind.lanes);
    if (kinds.length === 0) return;
    const now = clock();
    const due = await dueNow(db, {
      kinds: kinds.map(({ kind }) => ({ kind: kind.name, full: fullOf(kind, ofKind(kind.name)) })),
      now,
    });
    const chosen = kinds.flatMap(({ kind }) =>
      choose(
        kind,
        due.filter((one) => one.kind === kind.name),
        ofKind(kind.name),
      ),
    );
    const began = performance.now();
    for (const taken of await takeTurns(db, chosen, { worker, leaseMs: LEASE_MS })) {
      const slow = chosen.some((one) => samePlace(one, taken) && one.slow);
      start(taken, { slow, leasedUntil: began + LEASE_MS });
    }
  }

  function ofKind(name: string): Running[] {
    return [...running].filter(({ taken }) => taken.kind === name);
  }

  function start(taken: Taken, { slow, leasedUntil }: { slow: boolean; leasedUntil: number }) {
    const lost = new AbortController();
    const turn: Running = { taken, slow, lost, leasedUntil, done: Promise.resolve() };
    running.add(turn);
    turn.done = takeOne(turn)
      .catch(onError)
      .finally(() => running.delete(turn));
  }

  async function takeOne({ taken, lost }: Running): Promise<void> {
    const found = byKind.get(taken.kind);
    if (!found) return;
    const { kind, takeTurn } = found;
    const began = performance.now();
    const over = AbortSignal.timeout(kind.turnMs);
    const signal = AbortSignal.any([over, lost.signal, stopping.signal]);
    let next: Date | null = null;
    let error: string | null = null;
    try {
      const { workspaceId, lane } = taken;
      next = await takeTurn({ workspaceId, lane, signal });
      // Asked to end in the middle: whatever is left is looked at when its turn comes again.
      if (signal.aborted) next = clock();
    } catch (thrown) {
      onError(thrown);
      error = thrown instanceof Error ? thrown.message : String(thrown);
      next = new Date(clock().getTime() + pauseAfter(taken.attempts + 1, FAILED, Math.random));
    }
    const slow = performance.now() - began > SLOW_MS;
    await endTurn(db, taken, { next, slow, error, now: clock() });
  }

  async function beat(): Promise<void> {
    const held = [...running];
    if (held.length === 0) return;
    const began = performance.now();
    try {
      const ours = await beatTurns(
        db,
        held.map(({ taken }) => taken.token),
        LEASE_MS,
      );
      for (const turn of held) {
        if (ours.has(turn.taken.token)) turn.leasedUntil = began + LEASE_MS;
        else turn.lost.abort(new Error("the lease was lost"));
      }
    } finally {
      for (const turn of held) {
        if (turn.leasedUntil < performance.now()) turn.lost.abort(new Error("the lease ran out"));
      }
    }
  }

  async function sweep(): Promise<void> {
    for (const { kind, sweep: find } of workers) {
      const now = clock();
      const places = (await find?.(now)) ?? [];
      if (places.length > 0)
        await db.transaction().execute((trx) => wake(trx, kind, places, { now }));
    }
  }

  return {
    get running() {
      return running.size;
    },
    async stop(graceMs = 10_000) {
      stopping.abort();
      await Promise.all(loops.map((loop) => loop.stop()));
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, graceMs);
      await Promise.race([Promise.all([...running].map(({ done }) => done)), late]);
      clearTimeout(timer);
    },
  };
}

/** Of what is due as much as there are lanes, no workspace in too many of them, slow ones not in all. */
function choose(
  kind: DueKind,
  due: readonly Candidate[],
  running: readonly Running[],
): Candidate[] {
  const chosen: Candidate[] = [];
  const perWorkspace = lanesOfOne(kind);
  const slowAtMost = Math.max(1, Math.floor(kind.lanes * SLOW_SHARE));
  const busy = lanesTaken(running);
  let slow = running.filter((turn) => turn.slow).length;
  for (const one of due) {
    if (running.length + chosen.length >= kind.lanes) break;
    const has = busy.get(one.workspaceId) ?? 0;
    if (has >= perWorkspace || (one.slow && slow >= slowAtMost)) continue;
    chosen.push(one);
    busy.set(one.workspaceId, has + 1);
    if (one.slow) slow += 1;
  }
  return chosen;
}

function lanesOfOne(kind: DueKind): number {
  return Math.max(1, Math.floor(kind.lanes * WORKSPACE_SHARE));
}

function lanesTaken(running: readonly Running[]): Map<string, number> {
  const taken = new Map<string, number>();
  for (const { taken: one } of running) {
    taken.set(one.workspaceId, (taken.get(one.workspaceId) ?? 0) + 1);
  }
  return taken;
}

/** Workspaces that may take no more lanes now. */
function fullOf(kind: DueKind, running: readonly Running[]): string[] {
  const most = lanesOfOne(kind);
  return [...lanesTaken(running)].filter(([, lanes]) => lanes >= most).map(([id]) => id);
}

function samePlace(a: Candidate, b: Taken): boolean {
  return a.kind === b.kind && a.workspaceId === b.workspaceId && a.lane === b.lane;
}
