import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";

const RUN = join(import.meta.dirname, "../run");

/** A `./run` that was started, and everything it has said. */
interface Run {
  process: ChildProcess;
  said: () => string;
  ended: Promise<number | null>;
}

let folder = "";
let runs: Run[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "candor starting "));
  runs = [];
});

afterEach(async () => {
  for (const run of runs) run.process.kill("SIGTERM");
  await Promise.all(runs.map((run) => run.ended));
  await killPostgres();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function start(
  command: string,
  port: number,
  { dataFolder = join(folder, "data"), args = [] as string[] } = {},
): Run {
  const child = spawn(command, args, {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PORT: String(port), CANDOR_DATA: dataFolder },
  });
  let text = "";
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  child.stderr.on("data", (chunk) => {
    text += chunk;
  });
  const ended = once(child, "exit").then(([code]) => code as number | null);
  const run = { process: child, said: () => text, ended };
  runs.push(run);
  return run;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port was free");
  return address.port;
}

async function untilReady(run: Run, port: number): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.status === 200) return;
    if (run.process.exitCode !== null) break;
    await sleep(100);
  }
  throw new Error(`Candor did not become ready; it said: ${run.said()}`);
}

function postgresPid(): number | null {
  const note = join(folder, "data/postgres/postmaster.pid");
  return existsSync(note) ? Number.parseInt(readFileSync(note, "utf8"), 10) : null;
}

async function killPostgres(): Promise<void> {
  const pid = postgresPid();
  if (pid === null) return;
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    return; // It was gone already.
  }
  await sleep(200);
}

test("./run, called through a link from another folder, serves, says where, and stops tidily", async () => {
  symlinkSync(RUN, join(folder, "start"));
  const port = await freePort();
  const run = start("./start", port);
  await untilReady(run, port);
  expect(run.said()).toContain(`http://localhost:${port}`);

  run.process.kill("SIGTERM");
  expect(await run.ended).toBe(0);
  expect(postgresPid()).toBeNull();
});

test("a taken port, a data folder in use and a wrong setting get a sentence each, not a stack trace", async () => {
  const port = await freePort();
  const first = start(RUN, port);
  await untilReady(first, port);

  const onSamePort = start(RUN, port, { dataFolder: join(folder, "other") });
  expect(await onSamePort.ended).toBe(1);
  expect(onSamePort.said()).toMatch(new RegExp(`Port ${port} is taken`));

  const onSameData = start(RUN, await freePort());
  expect(await onSameData.ended).toBe(1);
  expect(onSameData.said()).toMatch(
    new RegExp(`already serves from the data folder .*\\(process ${first.process.pid}\\)`),
  );

  const misconfigured = start(RUN, 99_999);
  expect(await misconfigured.ended).toBe(1);
  expect(misconfigured.said()).toMatch(/PORT is "99999"; set it to a port number/);

  for (const run of [onSamePort, onSameData, misconfigured]) {
    expect(run.said()).not.toMatch(/^\s+at .+:\d+:\d+/m);
  }
});

test("after Candor and its PostgreSQL were killed together, the next start is ready again", async () => {
  const port = await freePort();
  const killed = start(RUN, port);
  await untilReady(killed, port);
  killed.process.kill("SIGKILL");
  await killed.ended;
  await killPostgres();

  const next = start(RUN, port);
  await untilReady(next, port);
});

test("what ./run does not know is answered with what it does", async () => {
  const run = start(RUN, 4400, { args: ["frobnicate"] });
  expect(await run.ended).toBe(64);
  expect(run.said()).toContain('There is no "./run frobnicate"');
  expect(run.said()).toContain("./run demo");
});
