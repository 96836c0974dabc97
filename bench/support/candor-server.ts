/** A real server on a data folder of its own, for measurements: its workspace, its survey, its key. */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { prepareDatabase } from "../../packages/server/src/app/prepare-database.ts";
import { addKey } from "../../packages/server/src/auth/add-key.ts";
import { addUser } from "../../packages/server/src/auth/add-user.ts";
import { startPrivatePostgres } from "../../packages/server/src/private-postgres/private-postgres.ts";
import { type Database, openDatabase } from "../../packages/server/src/storage/database.ts";
import { createSurvey } from "../../packages/server/src/surveys/create-survey.ts";

const MAIN = join(import.meta.dirname, "../../packages/server/src/main.ts");
const QUIET = { info: () => {}, warn: () => {}, error: () => {} };
const PATIENCE_MS = 300_000;

/** Where answers go, and with which key. */
export interface Target {
  workspaceId: string;
  surveyId: string;
  key: string;
}

/** Uses the private PostgreSQL of a data folder, beside a server or without one. */
export async function withDatabase<T>(
  dataFolder: string,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const postgres = await startPrivatePostgres({ dataFolder, log: QUIET });
  const db = openDatabase(postgres.connection);
  try {
    return await work(db);
  } finally {
    await db.destroy();
    await postgres.stop();
  }
}

/** A workspace with one survey and a key, in a data folder that may be new. */
export async function prepareTarget(
  dataFolder: string,
  { name, dimensions }: { name: string; dimensions: string[] },
): Promise<Target> {
  const postgres = await startPrivatePostgres({ dataFolder, log: QUIET });
  await prepareDatabase(postgres.connection);
  const db = openDatabase(postgres.connection);
  const { workspace } = await addUser(db, {
    email: `${name.toLowerCase()}@example.com`,
    password: "a long enough password",
    workspaceName: name,
    role: "owner",
  });
  const survey = await createSurvey(
    db,
    { workspaceId: workspace.id, actor: "bench" },
    { name, kind: "relationship", dimensions, anonymous: false },
  );
  const { key } = await addKey(db, {
    workspaceName: workspace.id,
    name: "bench",
    scopes: ["read", "write", "send"],
  });
  await db.destroy();
  await postgres.stop();
  return { workspaceId: workspace.id, surveyId: survey.id, key };
}

export interface RunningServer {
  port: number;
  process: ChildProcess;
  /** Asks it to stop, and waits until it has. */
  stop(): Promise<void>;
}

/** Modules that were read once are kept compiled for the processes that read them again. */
const COMPILED = join(import.meta.dirname, "../../node_modules/.cache/node");

/** Starts the server as `./run` does and waits until it can record. */
export async function startServer(
  dataFolder: string,
  {
    environment = {},
    nodeOptions = [],
  }: { environment?: Record<string, string>; nodeOptions?: string[] } = {},
): Promise<RunningServer> {
  const port = await freePort();
  const server = spawn(process.execPath, [...nodeOptions, MAIN], {
    env: {
      ...process.env,
      PORT: String(port),
      CANDOR_DATA: dataFolder,
      LOG_LEVEL: "silent",
      RATE_LIMIT: "0",
      NODE_COMPILE_CACHE: COMPILED,
      ...environment,
    },
    stdio: "ignore",
  });
  await until(async () => {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    try {
      return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
    } catch {
      return false;
    }
  });
  return {
    port,
    process: server,
    async stop() {
      server.kill("SIGTERM");
      await exited(server);
    },
  };
}

/** @throws when it has not come true after five minutes. */
export async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await done())) {
    if (Date.now() > deadline) throw new Error("waited five minutes in vain");
    await pause(20);
  }
}

export function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = address && typeof address === "object" ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
