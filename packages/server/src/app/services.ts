import type pg from "pg";
import type { SendMail } from "../auth/mail.ts";
import type { Config } from "../config/config.ts";
import { colleagueMailer } from "../delivery/colleague-mail.ts";
import { addressCheck } from "../integrations/webhooks/deliver/address-check.ts";
import type { DeliverDeps } from "../integrations/webhooks/deliver/deliver-webhooks.ts";
import { type Outbox, webhookOutbox } from "../integrations/webhooks/outbox/outbox.ts";
import { type JobQueue, openJobQueue } from "../jobs/job-queue.ts";
import type { Log } from "../log/log.ts";
import { groupCommit, type Recorder } from "../responses/group-commit.ts";
import type { Follow } from "../responses/record-responses.ts";
import type { Reviser } from "../responses/revise-responses.ts";
import { type Database, openDatabase } from "../storage/database.ts";
import { openSecret } from "../workspaces/open-secret.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { ALL_JOBS } from "./all-jobs.ts";
import { type Asking, openAsking } from "./asking.ts";
import { type LiveHub, openLiveHub } from "./live.ts";
import { afterRecording, afterRevision } from "./pipeline.ts";

/** What the doors of a running server share. */
export interface Services {
  config: Config;
  log: Log;
  db: Database;
  secret: ServerSecret;
  recorder: Recorder;
  /** What happens in the transaction that records an answer, for batches that bypass the recorder. */
  follow: Follow;
  /** The same for one that changes answers. */
  followRevision: NonNullable<Reviser["follow"]>;
  outbox: Outbox;
  webhooks: DeliverDeps;
  sendMail: SendMail;
  asking: Asking;
  jobs: JobQueue;
  /** Connections of background work: however busy it is, the doors have theirs. */
  workDb: Database;
  live: LiveHub;
  /** True while the sample is shown to whoever comes. */
  demo: boolean;
  /** Finishes what was accepted, then closes everything. */
  stop(): Promise<void>;
}

/** Connections of this process to the database, besides those of the queue and of live updates. */
const POOL = 12;
/** And those of background work, beside the doors'. */
const WORK_POOL = 8;

/** Opens them on a database that `prepareDatabase` has brought up to date. */
export async function openServices(
  config: Config,
  connection: pg.PoolConfig,
  log: Log,
  { demo = false }: { demo?: boolean } = {},
): Promise<Services> {
  const db = openDatabase({ ...connection, max: POOL, application_name: "candor" });
  const workDb = openDatabase({ ...connection, max: WORK_POOL, application_name: "candor-work" });
  const secret = await openSecret(db, config.secret);
  const jobs = await openJobQueue({
    connection,
    jobs: ALL_JOBS,
    onError: (error) => log.error({ err: error }, "a job failed and will be tried again"),
  });
  const check = addressCheck(config.webhookAllowedHosts);
  const outbox = webhookOutbox();
  const follow = afterRecording(outbox);
  const recorder = groupCommit(db, { follow, grouping: config.groupCommit });
  const live = openLiveHub(connection, log);
  return {
    config,
    log,
    db,
    secret,
    recorder,
    follow,
    followRevision: afterRevision(outbox),
    outbox,
    webhooks: {
      db,
      jobs,
      secret,
      check,
      publicUrl: config.publicUrl,
      now: () => new Date(),
      random: Math.random,
    },
    sendMail: colleagueMailer(db, jobs, config),
    asking: openAsking(config, { db, secret, check }),
    jobs,
    workDb,
    live,
    demo,
    async stop() {
      await recorder.close();
      await jobs.stop();
      await live.stop();
      await workDb.destroy();
      await db.destroy();
    },
  };
}
