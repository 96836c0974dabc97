import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareDatabase } from "../../packages/server/src/app/prepare-database.ts";
import { addKey } from "../../packages/server/src/auth/add-key.ts";
import { addUser } from "../../packages/server/src/auth/add-user.ts";
import { type Database, openDatabase } from "../../packages/server/src/storage/database.ts";
import { startPrivatePostgres } from "../../packages/server/src/storage/private-postgres.ts";
import { uuidv7 } from "../../packages/server/src/storage/uuidv7.ts";
import { createSurvey } from "../../packages/server/src/surveys/create-survey.ts";
import { recount } from "../../packages/server/src/tallies/recount.ts";

/** What is killed in a round. */
export type Victim = "node" | "postgres" | "both";

/** What a round found afterwards. */
export interface KillRound {
  victim: Victim;
  /** Answers that the client was told are recorded. */
  acknowledged: number;
  /** Of these, not there afterwards. */
  lost: number;
  /** There more than once; a primary key makes this impossible, and it is counted all the same. */
  doubled: number;
  /** Cells in which the tallies differ from a recount. */
  wrongTallies: number;
}

const CONNECTIONS = 50;
const MAIN = join(import.meta.dirname, "../../packages/server/src/main.ts");
const QUIET = { info: () => {}, warn: () => {}, error: () => {} };

/**
 * Kills the server, its PostgreSQL, or both with SIGKILL while fifty connections write, starts
 * again, and compares what the client was told with what is there.
 */
export async function killRounds(
  victims: readonly Victim[],
  onRound: (round: KillRound) => void = () => {},
): Promise<KillRound[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), "candor-kill-"));
  const target = await prepare(dataFolder);
  const acknowledged = new Set<string>();
  const rounds: KillRound[] = [];
  try {
    for (const victim of victims) {
      const before = acknowledged.size;
      await writeAndKill({ dataFolder, ...target }, victim, acknowledged);
      const found = await compare(dataFolder, target.workspaceId, acknowledged);
      const round = { victim, acknowledged: acknowledged.size - before, ...found };
      rounds.push(round);
      onRound(round);
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
  }
  return rounds;
}

interface Target {
  workspaceId: string;
  surveyId: string;
  key: string;
}

async function withDatabase<T>(dataFolder: string, work: (db: Database) => Promise<T>): Promise<T> {
  const postgres = await startPrivatePostgres({ dataFolder, log: QUIET });
  const db = openDatabase(postgres.connection);
  try {
    return await work(db);
  } finally {
    await db.destroy();
    await postgres.stop();
  }
}

async function prepare(dataFolder: string): Promise<Target> {
  const postgres = await startPrivatePostgres({ dataFolder, log: QUIET });
  await prepareDatabase(postgres.connection);
  const db = openDatabase(postgres.connection);
  const { workspace } = await addUser(db, {
    email: "owner@example.com",
    password: "a long enough password",
    workspaceName: "Kill",
    role: "owner",
  });
  const survey = await createSurvey(
    db,
    { workspaceId: workspace.id, actor: "bench" },
    { name: "Kill", kind: "relationship", dimensions: ["store"], anonymous: false },
  );
  const { key } = await addKey(db, {
    workspaceName: workspace.id,
    name: "kill",
    scopes: ["read", "write"],
  });
  await db.destroy();
  await postgres.stop();
  return { workspaceId: workspace.id, surveyId: survey.id, key };
}

async function writeAndKill(
  target: Target & { dataFolder: string },
  victim: Victim,
  acknowledged: Set<string>,
): Promise<void> {
  const port = await freePort();
  const server = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      PORT: String(port),
      CANDOR_DATA: target.dataFolder,
      LOG_LEVEL: "silent",
      RATE_LIMIT: "0",
    },
    stdio: "ignore",
  });
  await ready(port);
  const started = acknowledged.size;
  const writing = { stop: false };
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const writers = Array.from({ length: CONNECTIONS }, () =>
    write({ ...target, port }, agent, writing, acknowledged),
  );
  await until(() => acknowledged.size >= started + 200);
  await pause(200 + Math.random() * 600);
  kill(server, target.dataFolder, victim);
  if (victim === "postgres") {
    // The server brings it back and goes on recording.
    const beforeBack = acknowledged.size;
    await until(() => acknowledged.size >= beforeBack + 100);
  }
  writing.stop = true;
  await Promise.all(writers);
  agent.destroy();
  if (victim === "postgres") server.kill("SIGKILL");
  await exited(server);
}

function kill(server: ChildProcess, dataFolder: string, victim: Victim): void {
  if (victim !== "node") process.kill(postmasterPid(dataFolder), "SIGKILL");
  if (victim !== "postgres") server.kill("SIGKILL");
}

function postmasterPid(dataFolder: string): number {
  const text = readFileSync(join(dataFolder, "postgres/postmaster.pid"), "utf8");
  return Number.parseInt(text, 10);
}

/** One connection's work: answer after answer, each with an id of the client's making. */
async function write(
  target: Target & { port: number },
  agent: Agent,
  writing: { stop: boolean },
  acknowledged: Set<string>,
): Promise<void> {
  while (!writing.stop) {
    const id = uuidv7();
    const status = await post(target, agent, {
      id,
      score: Math.floor(Math.random() * 11),
      properties: { store: `store ${Math.floor(Math.random() * 5)}` },
      person: { email: `p${Math.floor(Math.random() * 500)}@example.com` },
    });
    if (status === 201 || status === 200) acknowledged.add(id);
    else await pause(20);
  }
}

function post(
  { port, surveyId, key }: Target & { port: number },
  agent: Agent,
  body: object,
): Promise<number | null> {
  return new Promise((resolve) => {
    const sent = request(
      {
        port,
        agent,
        method: "POST",
        path: `/api/v1/surveys/${surveyId}/responses`,
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        timeout: 20_000,
      },
      (reply) => {
        reply.on("error", () => resolve(null));
        reply.on("end", () => resolve(reply.complete ? (reply.statusCode ?? null) : null));
        reply.resume();
      },
    );
    sent.on("timeout", () => sent.destroy());
    sent.on("error", () => resolve(null));
    sent.end(JSON.stringify(body));
  });
}

async function compare(
  dataFolder: string,
  workspaceId: string,
  acknowledged: Set<string>,
): Promise<Pick<KillRound, "lost" | "doubled" | "wrongTallies">> {
  return withDatabase(dataFolder, async (db) => {
    const rows = await db
      .selectFrom("response")
      .select("id")
      .where("workspace_id", "=", workspaceId)
      .execute();
    const there = new Map<string, number>();
    for (const { id } of rows) there.set(id, (there.get(id) ?? 0) + 1);
    return {
      lost: [...acknowledged].filter((id) => !there.has(id)).length,
      doubled: [...there.values()].filter((times) => times > 1).length,
      wrongTallies: (await recount(db, { workspaceId })).length,
    };
  });
}

async function ready(port: number): Promise<void> {
  await until(async () => {
    try {
      return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
    } catch {
      return false;
    }
  });
}

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 90_000;
  while (!(await done())) {
    if (Date.now() > deadline) throw new Error("waited 90 seconds in vain");
    await pause(50);
  }
}

function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function freePort(): Promise<number> {
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
