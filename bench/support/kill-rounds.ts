import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { recount } from "../../packages/server/src/tallies/recount.ts";
import {
  exited,
  pause,
  prepareTarget,
  startServer,
  type Target,
  until,
  withDatabase,
} from "./candor-server.ts";
import type { KilledWork, WorkFound } from "./killed-work.ts";
import { postmasterPid } from "./processes.ts";

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

export interface KillOptions {
  onRound?: (round: KillRound) => void;
  /** What else is under way in each round. */
  work?: KilledWork;
  /** Told at the end what became of that. */
  onWork?: (found: WorkFound) => void;
  /** No round begins after so long. */
  atMostMs?: number;
}

/**
 * Kills the server, its PostgreSQL, or both with SIGKILL while fifty connections write, starts again, and compares what the
 * client was told with what is there. A start costs ten seconds of a processor, so the start after one kill is the start before the
 * next, and a server whose PostgreSQL was killed goes on: what is compared is what a server has recovered by itself.
 */
export async function killRounds(
  victims: readonly Victim[],
  { onRound = () => {}, work, onWork, atMostMs = Number.POSITIVE_INFINITY }: KillOptions = {},
): Promise<KillRound[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), "candor-kill-"));
  const target = await prepareTarget(dataFolder, { name: "Kill", dimensions: ["store"] });
  const acknowledged = new Set<string>();
  const rounds: KillRound[] = [];
  const environment = work?.environment ?? {};
  const start = () => startServer(dataFolder, { environment });
  const began = performance.now();
  let server = await start();
  try {
    for (const [number, victim] of victims.entries()) {
      if (performance.now() - began > atMostMs) break;
      const before = acknowledged.size;
      const place = { dataFolder, ...target, port: server.port };
      const begun = work?.begin(place, number);
      await writeAndKill(place, server.process, victim, acknowledged);
      await begun;
      // The server brings its PostgreSQL back by itself, and is the one of the next round.
      if (victim !== "postgres") server = await start();
      const found = await compare(dataFolder, target.workspaceId, acknowledged);
      const round = { victim, acknowledged: acknowledged.size - before, ...found };
      rounds.push(round);
      onRound(round);
    }
    const found = await work?.found(dataFolder, target);
    if (found) onWork?.(found);
    await server.stop();
  } finally {
    // Where something went wrong it still runs, and its PostgreSQL with it.
    server.process.kill("SIGKILL");
    await exited(server.process);
    await withDatabase(dataFolder, async () => {});
    await work?.stop();
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
  }
  return rounds;
}

async function writeAndKill(
  target: Target & { dataFolder: string; port: number },
  server: ChildProcess,
  victim: Victim,
  acknowledged: Set<string>,
): Promise<void> {
  const { port } = target;
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
  if (victim !== "postgres") await exited(server);
}

function kill(server: ChildProcess, dataFolder: string, victim: Victim): void {
  if (victim !== "node") process.kill(postmasterPid(dataFolder), "SIGKILL");
  if (victim !== "postgres") server.kill("SIGKILL");
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
