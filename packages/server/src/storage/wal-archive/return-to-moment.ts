import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { KnownError } from "../../errors/known-error.ts";
import {
  type RecoveredCluster,
  recoverCluster,
  refuseOtherMajor,
  removeCluster,
} from "../../private-postgres/recover-cluster.ts";
import { SPOOL } from "../../private-postgres/wal-spool.ts";
import type { ArchiveStore } from "./archive-store.ts";
import { FETCHED, fetchBase, fetchLog, refuseTooSmall } from "./fetch-cluster.ts";
import { planReturn, type ReturnPlan } from "./plan-return.ts";
import { isArchived } from "./wal-names.ts";

export interface ReturnOptions {
  store: ArchiveStore;
  systemId: string;
  /** Null is as far as the log goes. */
  moment: Date | null;
  now: Date;
  /** The data folder that is made. */
  into: string;
  /** The cluster whose log may go further than the archive; null where there is none, or it is another database's. */
  present: string | null;
  /** Whether what is made goes on archiving: it does where it takes the present one's place. */
  archive: boolean;
  /** False for what is thrown away: it need not survive the loss of power. */
  durable: boolean;
  onProgress?: (done: number, total: number, what: string) => void;
}

export interface Returned {
  plan: ReturnPlan;
  cluster: RecoveredCluster;
  /** When the last transaction that is in it was committed. */
  lastCommit: Date;
  /** False where the log ends before the moment: then all that was archived is there. */
  reached: boolean;
}

/**
 * Makes a data folder with the cluster as it was at a moment, and leaves its PostgreSQL running.
 *
 * @throws {KnownError} when one cannot return there; then nothing is left of what was begun.
 */
export async function returnToMoment(options: ReturnOptions): Promise<Returned> {
  const { store, into, present, onProgress } = options;
  const beside = present === null ? new Map<string, string>() : logBeside(present);
  const plan = await planReturn(store, { ...options, beside: [...beside.keys()] });
  await refuseOtherMajor(plan.base.major);
  refuseTooSmall(into, plan.base);
  const cluster = join(into, "postgres");
  try {
    mkdirSync(into, { recursive: true, mode: 0o700 });
    await fetchBase(store, {
      ...{ base: plan.base, cluster, durable: options.durable },
      onProgress: (bytes) => onProgress?.(bytes, plan.base.bytes, "files of the base copy"),
    });
    await fetchLog(store, {
      ...{ plan, cluster, beside },
      onProgress: (done, total) => onProgress?.(done, total, "segments of the log"),
    });
    writeFileSync(join(cluster, "recovery.signal"), "", { mode: 0o600 });
    onProgress?.(0, 0, "the log is replayed");
    const { recovered, reached } = await recover(options, plan);
    const lastCommit = await lastCommitIn(recovered, new Date(plan.base.endedAt));
    rmSync(join(cluster, FETCHED), { recursive: true, force: true });
    return { plan, cluster: recovered, lastCommit, reached };
  } catch (error) {
    removeCluster(into);
    throw error;
  }
}

/** PostgreSQL refuses to serve when the log ends before the moment that was asked for. */
const ENDED_BEFORE = /recovery ended before configured recovery target/;

async function recover(
  { moment, into, archive, durable, store }: ReturnOptions,
  plan: ReturnPlan,
): Promise<{ recovered: RecoveredCluster; reached: boolean }> {
  const settings = {
    restore_command: `cp "${FETCHED}/%f" "%p"`,
    recovery_target_timeline: String(plan.timeline),
    recovery_target_action: "promote",
    // Nobody reads before it is done, and nobody's settings of then keep it from starting.
    hot_standby: "off",
  };
  const how = { settings, archive, durable };
  if (moment === null) return { recovered: await recoverCluster(into, how), reached: true };
  try {
    // As PostgreSQL writes moments: its settings do not take the T and the Z.
    const time = moment.toISOString().replace("T", " ").replace("Z", "+00");
    const withTarget = { ...settings, recovery_target_time: time };
    return {
      recovered: await recoverCluster(into, { ...how, settings: withTarget }),
      reached: true,
    };
  } catch (error) {
    if (!(error instanceof Error && ENDED_BEFORE.test(error.message))) throw error;
  }
  if (plan.missing !== null) {
    throw new KnownError(
      422,
      "log_has_a_gap",
      `The log in ${store.place} has a hole before ${moment.toISOString()}: the segment ${plan.missing} is missing. From the base copy of ${plan.base.endedAt} one gets as far as that segment; name an earlier moment.`,
    );
  }
  // Nothing was committed between the end of the log and the moment, or it never arrived: its end is as near as one gets.
  return { recovered: await recoverCluster(into, how), reached: false };
}

async function lastCommitIn({ connection }: RecoveredCluster, base: Date): Promise<Date> {
  const client = new pg.Client(connection);
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ at: Date | null }>(
      "select pg_last_xact_replay_timestamp() as at",
    );
    return rows[0]?.at ?? base;
  } finally {
    await client.end();
  }
}

/** Pieces of the log that a cluster still has: in its spool, and those it is writing. */
function logBeside(cluster: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of ["pg_wal", SPOOL]) {
    let names: string[] = [];
    try {
      names = readdirSync(join(cluster, folder));
    } catch {
      // There is none.
    }
    for (const name of names.filter(isArchived)) found.set(name, join(cluster, folder, name));
  }
  return found;
}
