/**
 * What Candor takes: memory at rest of everything that `./run` starts, time from `./run` to the first answer page,
 * and the bytes that browsers fetch.
 *
 *   ./run bench footprint
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { addUser } from "../packages/server/src/auth/add-user.ts";
import { createSurvey } from "../packages/server/src/surveys/create-survey.ts";
import { median } from "./support/answers.ts";
import { exited, freePort, pause, until, withDatabase } from "./support/candor-server.ts";
import { familyOf, memoryMiB, postmasterPid } from "./support/processes.ts";

const ROOT = join(import.meta.dirname, "..");
const STARTS = 3;
const REST_MS = 15_000;

/** Starts `./run` as a person would; `answered` says when the path has been answered with 200. */
async function run(dataFolder: string, path: string) {
  const port = await freePort();
  const start = performance.now();
  const child = spawn(join(ROOT, "run"), [], {
    env: { ...process.env, PORT: String(port), CANDOR_DATA: dataFolder, LOG_LEVEL: "silent" },
    stdio: "ignore",
  });
  let page = "";
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`./run ended with ${child.exitCode}`);
    try {
      const reply = await fetch(`http://127.0.0.1:${port}${path}`);
      page = await reply.text();
      return reply.ok;
    } catch {
      return false;
    }
  });
  return { child, port, page, milliseconds: performance.now() - start };
}

/** A survey whose link `./run` can show: without one there is no answer page. */
async function prepareSurvey(dataFolder: string): Promise<string> {
  return withDatabase(dataFolder, async (db) => {
    const { workspace } = await addUser(db, {
      email: "owner@example.com",
      password: "a long enough password",
      workspaceName: "Footprint",
      role: "owner",
    });
    const survey = await createSurvey(
      db,
      { workspaceId: workspace.id, actor: "bench" },
      { name: "Footprint", kind: "relationship", dimensions: [], anonymous: false },
    );
    return `/s/${survey.slug}`;
  });
}

async function measureProcesses(): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), "candor-footprint-"));
  try {
    const empty = await run(dataFolder, "/healthz");
    console.log(
      `first ./run, on an empty data folder: ${seconds(empty.milliseconds)} until it serves`,
    );
    empty.child.kill("SIGTERM");
    await exited(empty.child);
    const path = await prepareSurvey(dataFolder);
    const starts: number[] = [];
    for (let i = 1; i <= STARTS; i++) {
      const { child, port, milliseconds } = await run(dataFolder, path);
      starts.push(milliseconds);
      if (i === STARTS) {
        await reportPage(`http://127.0.0.1:${port}${path}`);
        await reportMemory(child.pid ?? 0, dataFolder, "after its first page");
        await pause(REST_MS);
        await reportMemory(child.pid ?? 0, dataFolder, `after ${REST_MS / 1000} seconds of rest`);
      }
      child.kill("SIGTERM");
      await exited(child);
    }
    console.log(`from ./run to the first answer page: ${seconds(median(starts))}`);
  } finally {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
  }
}

async function reportMemory(pid: number, dataFolder: string, when: string): Promise<void> {
  const postgres = familyOf(postmasterPid(dataFolder));
  const node = familyOf(pid).filter((member) => !postgres.includes(member));
  const [ours, theirs] = [memoryMiB(node), memoryMiB(postgres)];
  console.log(
    `memory ${when}: ${Math.round(ours + theirs)} MiB (Node ${Math.round(ours)}, PostgreSQL ${Math.round(theirs)} in ${postgres.length} processes); wanted: under 300`,
  );
}

async function reportPage(address: string): Promise<void> {
  const reply = await fetch(address, { headers: { "accept-encoding": "gzip" } });
  const html = await reply.text();
  const scripts = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.(?:js|css))"/g)];
  console.log(
    `answer page: ${kilobytes(gzipSync(html).length)} gzip in one request, ${scripts.length} further files; wanted: at most 15 KB`,
  );
}

function measureFiles(): void {
  const index = readFileSync(join(ROOT, "packages/web/dist/index.html"), "utf8");
  const scripts = [...index.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, src = ""]) =>
    gzipped(join(ROOT, "packages/web/dist", src)),
  );
  const main = Math.max(...scripts);
  console.log(`dashboard's main chunk: ${kilobytes(main)} gzip; wanted: at most 130 KB`);
  for (const [name, wanted] of [
    ["loader.js", "at most 3 KB"],
    ["question.js", "at most 8 KB with the loader"],
  ] as const) {
    const path = join(ROOT, "packages/widget/dist", name);
    console.log(`widget ${name}: ${kilobytes(gzipped(path))} gzip; wanted: ${wanted}`);
  }
}

/** Bytes after gzip, of a file that may be packed already. */
function gzipped(path: string): number {
  const bytes = readFileSync(path);
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return gzipSync(packed ? gunzipSync(bytes) : bytes, { level: 9 }).length;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

measureFiles();
await measureProcesses();
