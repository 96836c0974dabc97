import type { Workspace } from "@candor/contract/workspace.ts";
import { ALL_JOBS } from "../app/all-jobs.ts";
import { answerServices } from "../app/answers.ts";
import { prepareDatabase } from "../app/prepare-database.ts";
import { openStorage, type Storage } from "../app/storage.ts";
import { type Config, readConfig } from "../config/config.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Outbox } from "../integrations/webhooks/outbox/outbox.ts";
import { type JobQueue, openJobQueue } from "../jobs/job-queue.ts";
import { openLog } from "../log/log.ts";
import type { Answers } from "../responses/answers.ts";
import { type Database, openDatabase } from "../storage/database.ts";
import { openShellSecret } from "../workspaces/open-secret.ts";
import { workspaceMeant } from "../workspaces/workspace-meant.ts";
import { toWorkspace } from "../workspaces/workspace-queries.ts";
import { explainingDatabase } from "./database-errors.ts";
import { meanwhile } from "./stop-meanwhile.ts";

export interface Shell {
  config: Config;
  db: Database;
  storage: Storage;
  /** Recording and changing answers, with everything that follows. */
  answers: Answers;
  /** Where events for webhooks are written. */
  outbox: Outbox;
}

/**
 * Runs a command on the same data as the server: on `DATABASE_URL`, or on the private PostgreSQL of
 * the data folder, which a running server shares and which is started for the command otherwise.
 */
export async function withStorage<T>(work: (shell: Shell) => Promise<T>): Promise<T> {
  return withBareStorage(async ({ config, storage }) => {
    await prepareDatabase(storage.connection);
    const db = openDatabase({ ...storage.connection, max: 4, application_name: "candor-cli" });
    // What must be done afterwards a running server does; the queue is opened when first needed.
    let queue: Promise<JobQueue> | null = null;
    const jobs = () => {
      queue ??= openJobQueue({
        connection: storage.connection,
        jobs: ALL_JOBS,
        works: false,
        onError: () => {},
      });
      return queue;
    };
    const enqueue: JobQueue["enqueue"] = async (...job) => (await jobs()).enqueue(...job);
    const { answers, outbox } = answerServices(db, { enqueue }, () => {}, { config });
    try {
      await openShellSecret(db, config.secret);
      return await work({ config, db, storage, answers, outbox });
    } finally {
      await (queue as Promise<JobQueue> | null)?.then((opened) => opened.stop());
      await db.destroy();
    }
  });
}

/** The same before anything is made in the database: for restoring, and for looking what is wrong. */
export async function withBareStorage<T>(
  work: (shell: { config: Config; storage: Storage }) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env);
  // Standard output belongs to the command.
  const log = openLog("silent");
  return explainingDatabase(config.databaseUrl, async () => {
    const storage = await openStorage(config, log);
    // A PostgreSQL that was started for this command does not stay behind.
    const stopCaring = meanwhile(() => storage.stop());
    try {
      return await work({ config, storage });
    } finally {
      stopCaring();
      await storage.stop();
    }
  });
}

/**
 * The workspace of this id or name; without one the only real workspace there is.
 *
 * @throws {KnownError} 404 when there is none, 422 when there are several to choose from.
 */
export async function workspaceNamed(
  db: Database,
  idOrName: string | undefined,
): Promise<Workspace> {
  if (idOrName === undefined) return onlyWorkspace(db);
  const workspace = await workspaceMeant(db, idOrName);
  if (workspace) return workspace;
  throw new KnownError(
    404,
    "workspace_not_found",
    `There is no workspace "${idOrName}". Make it with: candor user add EMAIL --workspace "${idOrName}" --role owner --password-stdin`,
  );
}

async function onlyWorkspace(db: Database): Promise<Workspace> {
  const rows = await db
    .selectFrom("workspace")
    .selectAll()
    .orderBy("is_sample")
    .orderBy("created_at")
    .limit(11)
    .execute();
  const real = rows.filter((row) => !row.is_sample);
  const [only, another] = real.length > 0 ? real : rows;
  if (only && !another) return toWorkspace(only);
  throw new KnownError(
    422,
    "workspace_needed",
    only
      ? `Say which workspace with --workspace. There are: ${rows.map(({ name }) => `"${name}"`).join(", ")}`
      : "There is no workspace yet. Make one with: candor user add EMAIL --workspace NAME --role owner --password-stdin",
  );
}
