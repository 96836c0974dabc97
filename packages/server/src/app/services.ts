import type pg from "pg";
import { announcementLetters } from "../announcements/announcement-letters.ts";
import type { SendMail } from "../auth/mail.ts";
import { caseLetters } from "../cases/case-letters.ts";
import { strangerLetters } from "../cases/stranger-letters.ts";
import type { CommentReader } from "../comments/thread/comment-reader.ts";
import type { Config } from "../config/config.ts";
import { type ChatWaits, openChatWaits } from "../conversations/chat-waits.ts";
import type { ConversationNews } from "../conversations/conversation.ts";
import { openPresence, type Presence } from "../conversations/presence.ts";
import { colleagueMailer } from "../delivery/colleague-mail.ts";
import { ideaLetters } from "../ideas/idea-letters.ts";
import { addressCheck } from "../integrations/webhooks/deliver/address-check.ts";
import type { DeliverDeps } from "../integrations/webhooks/deliver/deliver-webhooks.ts";
import type { Outbox } from "../integrations/webhooks/outbox/outbox.ts";
import { type JobQueue, openJobQueue } from "../jobs/job-queue.ts";
import { countsOf } from "../limits/shared-counts.ts";
import { chatLetters } from "../live-chat/chat-letters.ts";
import type { Log } from "../log/log.ts";
import type { ModelDeps } from "../own-model/ask-model.ts";
import { promiseLetters } from "../promises/promise-letters.ts";
import type { Answers } from "../responses/answers.ts";
import type { Step } from "../responses/step.ts";
import { type Database, openDatabase } from "../storage/database.ts";
import { openQueryTimes, type QueryTimes } from "../storage/query-times.ts";
import { openReadCopy } from "../storage/read-copy.ts";
import { openSecret } from "../workspaces/open-secret.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { ALL_JOBS } from "./all-jobs.ts";
import { answerServices } from "./answers.ts";
import { type Asking, openAsking } from "./asking.ts";
import { type Leaving, openLeaving } from "./leaving.ts";
import { type LiveHub, openLiveHub } from "./live.ts";

/** What the doors of a running server share. */
export interface Services {
  config: Config;
  log: Log;
  db: Database;
  secret: ServerSecret;
  /** Recording and changing answers, with everything that follows. */
  answers: Answers;
  /** What follows from answers, for the jobs that do what was left for later. */
  steps: readonly Step[];
  outbox: Outbox;
  /** Reads comments in a thread of its own. */
  reader: CommentReader;
  webhooks: DeliverDeps;
  /** What asking a workspace's own model takes. */
  model: ModelDeps;
  sendMail: SendMail;
  asking: Asking;
  /** What follows from letters to customers and from what they answer. */
  letters: ConversationNews;
  jobs: JobQueue;
  /** Connections of background work: however busy it is, the doors have theirs. */
  workDb: Database;
  live: LiveHub;
  presence: Presence;
  /** Visitors' browsers that wait for news in their chats. */
  chats: ChatWaits;
  leaving: Leaving;
  queryTimes: QueryTimes;
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
  const queryTimes = openQueryTimes(config.slowQueryMs, (slow) =>
    log.warn(slow, "the database took long for a statement"),
  );
  const db = openDatabase({ ...connection, max: POOL, application_name: "candor" }, queryTimes);
  const workDb = openDatabase(
    { ...connection, max: WORK_POOL, application_name: "candor-work" },
    queryTimes,
  );
  const secret = await openSecret(db, config.secret);
  const limits = countsOf(db);
  limits.share(workDb, (err) =>
    log.warn({ err }, "limits are counted by this process alone for now"),
  );
  const jobs = await openJobQueue({
    connection,
    jobs: ALL_JOBS,
    onError: (error) => log.error({ err: error }, "a job failed and will be tried again"),
  });
  const check = addressCheck(config.webhookAllowedHosts);
  const { answers, outbox, steps, reader } = answerServices(
    db,
    jobs,
    (err, step) => log.error({ err, step }, "a step after answers failed; a job does it later"),
    { config, grouping: config.groupCommit },
  );
  const presence = openPresence();
  const reads = config.databaseReadUrl
    ? openReadCopy(
        db,
        config.databaseReadUrl,
        (reading, why) => {
          if (reading) log.info({}, "lists and files are read from DATABASE_READ_URL");
          else
            log.warn(
              { why },
              "lists and files are read from the primary: DATABASE_READ_URL cannot be",
            );
        },
        queryTimes,
      )
    : null;
  const chats = openChatWaits();
  const hear = {
    presence: presence.hear,
    changed: (workspaceId: string) => reads?.changed(workspaceId),
  };
  const live = openLiveHub(connection, log, undefined, hear, chats);
  return {
    config,
    log,
    db,
    secret,
    answers,
    steps,
    outbox,
    reader,
    webhooks: {
      db,
      jobs,
      secret,
      check,
      publicUrl: config.publicUrl,
      now: () => new Date(),
      random: Math.random,
    },
    model: {
      db,
      secret,
      check: addressCheck(config.modelAllowedHosts, undefined, "MODEL_ALLOWED_HOSTS"),
      now: () => new Date(),
      random: Math.random,
    },
    sendMail: colleagueMailer(db, jobs, config),
    asking: openAsking(config, { db, secret, check }),
    letters: ideaLetters(
      outbox.cases,
      announcementLetters(
        outbox.cases,
        promiseLetters(
          { news: outbox.promises, caseNews: outbox.cases },
          chatLetters(outbox.cases, strangerLetters(outbox.cases, caseLetters(outbox.cases))),
        ),
      ),
    ),
    jobs,
    workDb,
    live,
    presence,
    chats,
    leaving: openLeaving(),
    queryTimes,
    demo,
    async stop() {
      await answers.close();
      await jobs.stop();
      await reader.stop();
      await live.stop();
      await limits.stop();
      await reads?.stop();
      await workDb.destroy();
      await db.destroy();
    },
  };
}
