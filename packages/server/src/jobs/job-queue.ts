import type pg from "pg";
import { fromKysely, PgBoss } from "pg-boss";
import type { Transaction } from "../storage/database.ts";
import type { Job } from "./job.ts";

export interface EnqueueOptions {
  /** Not before this moment. */
  startAfter?: Date;
  /** Jobs with the same key in one moment are one job; one more follows when it may have begun. */
  singletonKey?: string;
}

export interface JobQueue {
  /** Adds a job in the transaction that causes it: it exists if, and only if, that commits. */
  enqueue<Data extends object>(
    trx: Transaction,
    job: Job<Data>,
    data: Data,
    options?: EnqueueOptions,
  ): Promise<void>;
  /** Does the jobs of a kind, a few at a time; one that throws is tried again later. */
  work<Data extends object>(
    job: Job<Data>,
    handler: (data: Data, signal: AbortSignal) => Promise<void>,
    options?: { batchSize?: number; pollSeconds?: number },
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

/** So long jobs with one key are the same job. */
const SLOT_SECONDS = 1;

/** The schema's tables, made or upgraded; the caller holds the migration lock. */
export async function migrateJobQueue(connection: pg.PoolConfig): Promise<void> {
  const boss = new PgBoss({ ...bossConnection(connection), supervise: false, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false });
}

/** A queue in the same database: pg-boss in schema `pgboss`, migrated before by `migrateJobQueue`. */
export async function openJobQueue(options: JobQueueOptions): Promise<JobQueue> {
  const { connection, jobs, works = true, pollSeconds = 1, onError } = options;
  const boss = new PgBoss({
    ...bossConnection(connection),
    migrate: false,
    createSchema: false,
    supervise: works,
    schedule: works,
    useListenNotify: works,
  });
  boss.on("error", onError);
  await boss.start();
  for (const job of jobs) await ensureQueue(boss, job);
  return {
    async enqueue(trx, job, data, { startAfter, singletonKey } = {}) {
      await boss.send(job.name, data, {
        db: fromKysely(trx),
        ...(startAfter ? { startAfter } : {}),
        ...(singletonKey
          ? { singletonKey, singletonSeconds: SLOT_SECONDS, singletonNextSlot: true }
          : {}),
      });
    },
    async work(job, handler, { batchSize = 20, pollSeconds: poll = pollSeconds } = {}) {
      await boss.work<NonNullable<typeof job.data>>(
        job.name,
        { batchSize, pollingIntervalSeconds: poll, perJobResults: false },
        async (batch) => {
          await workBatch(boss, job.name, batch, handler, onError);
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
    },
  };
}

/**
 * Each job of a batch succeeds or fails for itself: without this, one that throws would make all
 * its companions run again.
 */
async function workBatch<Data>(
  boss: PgBoss,
  queue: string,
  batch: readonly { id: string; data: Data; signal: AbortSignal }[],
  handler: (data: Data, signal: AbortSignal) => Promise<void>,
  onError: (error: unknown) => void,
): Promise<void> {
  for (const job of batch) {
    try {
      await handler(job.data, job.signal);
    } catch (error) {
      onError(error);
      await boss.fail(queue, job.id, {
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }
}

async function ensureQueue(boss: PgBoss, job: Job<object>): Promise<void> {
  const options = {
    retryLimit: job.retryLimit,
    retryBackoff: true,
    expireInSeconds: job.expireInSeconds,
    deleteAfterSeconds: 7 * 24 * 3600,
    notify: true,
  };
  const existing = await boss.getQueue(job.name);
  if (existing) await boss.updateQueue(job.name, options);
  else await boss.createQueue(job.name, options);
}

function bossConnection(connection: pg.PoolConfig) {
  const { host, port, user, database, password, connectionString, ssl } = connection;
  return {
    schema: "pgboss",
    max: 4,
    application_name: "candor-jobs",
    ...(connectionString === undefined ? {} : { connectionString }),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(user === undefined ? {} : { user }),
    ...(database === undefined ? {} : { database }),
    ...(typeof password === "string" ? { password } : {}),
    ...(ssl === undefined ? {} : { ssl }),
  };
}
