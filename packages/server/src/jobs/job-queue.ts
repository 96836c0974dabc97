import type pg from "pg";
import { type Db, fromKysely, PgBoss } from "pg-boss";
import { openPool, type Transaction } from "../storage/database.ts";
import { type Listening, openListening } from "../storage/listening.ts";
import type { Job } from "./job.ts";

export interface EnqueueOptions {
  /** Not before this moment. */
  startAfter?: Date;
}

export interface JobQueue {
  /** Adds a job in the transaction that causes it: it exists if, and only if, that commits. */
  enqueue<Data extends object>(
    trx: Transaction,
    job: Job<Data>,
    data: Data,
    options?: EnqueueOptions,
  ): Promise<void>;
  /**
   * Does the jobs of a kind, a few at a time and one of a workspace at a time. One that throws is a
   * failed job and tried again later; the signal says that the attempt counts no more.
   */
  work<Data extends object>(
    job: Job<Data>,
    handler: (data: Data, signal: AbortSignal) => Promise<void>,
  ): Promise<void>;
  /** Enqueues a job by the clock, once over all processes. `cron` in the time zone given, or UTC. */
  schedule<Data extends object>(
    job: Job<Data>,
    cron: string,
    data: Data,
    timeZone?: string,
  ): Promise<void>;
  /** Jobs waiting, by kind. */
  waiting(): Promise<Map<string, number>>;
  stop(): Promise<void>;
}

export interface JobQueueOptions {
  connection: pg.PoolConfig;
  jobs: readonly Job<object>[];
  /** False for processes that only send (the CLI): no maintenance, no clock. */
  works?: boolean;
  /** Seconds between looks for new jobs. */
  pollSeconds?: number;
  onError: (error: unknown) => void;
}

/**
 * A worker that has said nothing for so long is dead: its job is tried again. With the looks for such
 * jobs this keeps the promise that after a killed process everything is taken up within a minute.
 */
const HEARTBEAT_SECONDS = 30;
const LOOK_FOR_DEAD_SECONDS = 10;
const RETRY_POLL_SECONDS = 5;
/** With more waiting than this a worker takes the next job at once, not at its next look. */
const BACKLOG = 2;

/** Kinds that earlier versions enqueued by the clock; due work has taken their place. */
const RETIRED = ["wake-senders", "webhooks.sweep"];

/** The schema's tables, made or upgraded; the caller holds the migration lock. */
export async function migrateJobQueue(connection: pg.PoolConfig): Promise<void> {
  const { db, close } = bossDatabase(connection, () => {});
  try {
    const boss = new PgBoss({ schema: "pgboss", db, supervise: false, schedule: false });
    await boss.start();
    for (const name of RETIRED) await boss.unschedule(name);
    await boss.stop({ graceful: false });
  } finally {
    await close();
  }
}

/** A queue in the same database: pg-boss in schema `pgboss`, migrated before by `migrateJobQueue`. */
export async function openJobQueue(options: JobQueueOptions): Promise<JobQueue> {
  const { connection, jobs, works = true, pollSeconds = 1, onError } = options;
  const { db, close } = bossDatabase(connection, onError);
  const boss = new PgBoss({
    schema: "pgboss",
    db,
    migrate: false,
    createSchema: false,
    supervise: works,
    superviseIntervalSeconds: LOOK_FOR_DEAD_SECONDS,
    monitorIntervalSeconds: LOOK_FOR_DEAD_SECONDS,
    queueCacheIntervalSeconds: LOOK_FOR_DEAD_SECONDS,
    schedule: works,
    useListenNotify: works,
  });
  boss.on("error", onError);
  await boss.start();
  for (const job of jobs) await ensureQueue(boss, job);
  return {
    async enqueue(trx, job, data, { startAfter } = {}) {
      const workspaceId = workspaceOf(data);
      await boss.send(job.name, data, {
        db: fromKysely(trx),
        ...(startAfter ? { startAfter } : {}),
        ...(workspaceId ? { group: { id: workspaceId } } : {}),
      });
    },
    async work(job, handler) {
      await boss.work<NonNullable<typeof job.data>>(
        job.name,
        {
          batchSize: 1,
          localConcurrency: job.atOnce,
          // However many jobs a workspace has, the next worker is another's.
          localGroupConcurrency: 1,
          pollingIntervalSeconds: pollSeconds,
          burstWhenReadyExceeds: BACKLOG,
          // New jobs are announced; those that are tried again, or start later, are not.
          notifyPollingIntervalSeconds: RETRY_POLL_SECONDS,
          heartbeatRefreshSeconds: HEARTBEAT_SECONDS / 3,
        },
        async (batch) => {
          for (const { data, signal } of batch) {
            try {
              await handler(data, signal);
            } catch (error) {
              onError(error);
              throw error;
            }
          }
        },
      );
    },
    async schedule(job, cron, data, timeZone = "UTC") {
      await boss.schedule(job.name, cron, data, { tz: timeZone });
    },
    async waiting() {
      const queues = await boss.getQueues();
      return new Map(queues.map((queue) => [queue.name, queue.readyCount + queue.activeCount]));
    },
    async stop() {
      await boss.stop({ graceful: works, timeout: 10_000 });
      await close();
    },
  };
}

function workspaceOf(data: object): string | null {
  return "workspaceId" in data && typeof data.workspaceId === "string" ? data.workspaceId : null;
}

async function ensureQueue(boss: PgBoss, job: Job<object>): Promise<void> {
  const options = {
    retryLimit: job.retryLimit,
    retryBackoff: true,
    expireInSeconds: job.expireInSeconds,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: 7 * 24 * 3600,
    notify: true,
  };
  const existing = await boss.getQueue(job.name);
  if (existing) await boss.updateQueue(job.name, options);
  else await boss.createQueue(job.name, options);
}

/** Of the queue alone: however busy the doors are, jobs are fetched and their ends written. */
const CONNECTIONS = 4;
const LISTENING = { checkMs: 10_000, silenceMs: 5_000, reconnectMs: 1_000 };

/** pg-boss on connections like all others of ours: a dead one is found out, and of several hosts they go to the primary. */
function bossDatabase(connection: pg.PoolConfig, onError: (error: unknown) => void) {
  const pool = openPool({ ...connection, max: CONNECTIONS, application_name: "candor-jobs" });
  const listened: Listening[] = [];
  const db: Db = {
    executeSql: (text, values) => pool.query(text, values as unknown[]),
    async listen(channel, onNotification, onReconnect) {
      const listening = openListening(connection, {
        ...{ channel: `"${channel}"`, name: "candor-jobs", patience: LISTENING },
        heard: onNotification,
        listens: onReconnect,
        troubled: onError,
      });
      listened.push(listening);
      return { close: () => listening.stop() };
    },
  };
  return {
    db,
    async close() {
      await Promise.all(listened.map((one) => one.stop()));
      await pool.end();
    },
  };
}
