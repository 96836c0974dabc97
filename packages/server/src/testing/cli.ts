/** For tests: the command line as somebody at a shell runs it, each command a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";

const PROGRAM = join(import.meta.dirname, "../cli/candor.ts");

export type Environment = Record<string, string>;

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
  /** What was printed as JSON. */
  json: Record<string, unknown>;
}

/** Modules that were read once are kept compiled for the processes that read them again: half of a command's time. */
const COMPILED = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, "../../../../node_modules/.cache/node"),
};

/** Starts a command and leaves it to run. */
export function startCli(words: readonly string[], environment: Environment): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...words], {
    env: {
      PATH: process.env.PATH ?? "",
      HOME: process.env.HOME ?? "",
      ...{ LOG_LEVEL: "warn", DRAIN_SECONDS: "0" },
      ...COMPILED,
      ...environment,
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
}

/** Runs a command to its end. */
export async function cli(
  words: readonly string[],
  environment: Environment,
  input = "",
): Promise<Ran> {
  const child = startCli(words, environment);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on("data", (piece: Buffer) => out.push(piece));
  child.stderr?.on("data", (piece: Buffer) => err.push(piece));
  child.stdin?.on("error", () => {});
  child.stdin?.end(input);
  const [code] = (await once(child, "close")) as [number | null];
  const stdout = Buffer.concat(out).toString();
  const json = words.includes("--json") ? parsed(stdout) : {};
  return { code, stdout, stderr: Buffer.concat(err).toString(), json };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { notJson: text };
  }
}

/** A folder of its own, for whoever makes it to remove. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "candor-cli-test-"));
}

/** The same connection as DATABASE_URL says it. */
export function urlOf({ host, port, user, database }: pg.PoolConfig): string {
  const place = `${user}@localhost:${port}/${database}`;
  return `postgres://${place}?host=${encodeURIComponent(String(host))}`;
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address === "object" && address) return address.port;
  throw new Error("no port is free");
}

export interface Serving {
  url: string;
  child: ChildProcess;
  stop(): Promise<void>;
}

/** Beside a loaded machine's other work, five hundred modules are read slowly. */
const START_MS = 110_000;
/** A server in a process of its own, ready to record. */
export async function serving(environment: Environment): Promise<Serving> {
  // Between asking for a free port and listening on it another process may have taken it.
  for (let attempt = 1; ; attempt += 1) {
    const started = await servingOn(await freePort(), environment);
    if (typeof started !== "string") return started;
    if (attempt === 3 || !/^.*Port \d+ is taken/m.test(started))
      throw new Error(`the server did not start: ${started}`);
  }
}

/** @returns what it said where it did not start. */
async function servingOn(port: number, environment: Environment): Promise<Serving | string> {
  const child = startCli(["serve"], { ...environment, PORT: String(port) });
  let said = "";
  child.stderr?.on("data", (piece: Buffer) => {
    said += piece;
  });
  child.stdout?.resume();
  const url = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + START_MS; ; ) {
    // It says so itself: whoever answers on the port might be somebody else.
    const asked = said.includes("Candor is at") ? fetch(`${url}/readyz`) : null;
    if ((await asked?.catch(() => null))?.ok) break;
    if (child.exitCode !== null) return said;
    if (Date.now() > end) {
      child.kill("SIGKILL");
      return `${said} (not ready after ${START_MS / 1000} s)`;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    child,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}
