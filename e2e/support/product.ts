import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const MAIN = join(import.meta.dirname, "../../packages/server/src/main.ts");

/** The whole product, running as an operator runs it. */
export interface Product {
  url: string;
  dataFolder: string;
  stop(): Promise<void>;
}

/**
 * Starts it on a folder and a port of its own.
 *
 * @param options.prepared a data folder to begin with a copy of; nothing is there without it.
 * @param options.keep whether the folder stays when the product stops.
 */
export async function startProduct(
  options: { demo?: boolean; env?: Record<string, string>; prepared?: string; keep?: boolean } = {},
): Promise<Product> {
  const dataFolder = mkdtempSync(join(tmpdir(), "candor-e2e-"));
  if (options.prepared) {
    // PostgreSQL looks at who may read its folders: `cp` keeps that, Node's does not.
    execFileSync("cp", ["-a", `${options.prepared}/.`, dataFolder]);
  }
  const port = await freePort();
  // A passkey is bound to a name; a number is none.
  const { LOOPBACK_NAME: host = "127.0.0.1", ...env } = options.env ?? {};
  const url = `http://${host}:${port}`;
  const child = spawn(process.execPath, [MAIN, ...(options.demo ? ["--demo"] : [])], {
    env: {
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: url,
      CANDOR_DATA: dataFolder,
      LOG_LEVEL: "warn",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
    });
  }
  await ready(child, url, () => said);
  return {
    url,
    dataFolder,
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
      if (!options.keep) rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function ready(child: ChildProcess, url: string, said: () => string): Promise<void> {
  for (let tries = 0; tries < 1500; tries += 1) {
    const reply = await fetch(`${url}/readyz`).catch(() => null);
    if (reply?.status === 200) return;
    if (child.exitCode !== null) break;
    await sleep(100);
  }
  throw new Error(`Candor did not become ready; it said: ${said()}`);
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port was free");
  return address.port;
}
