/**
 * Answers recorded a second through HTTP by 200 connections, with group commit and without, and by the storage alone.
 * The three take turns in one run, each on a private PostgreSQL of its own, so that their ratios mean something
 * on a machine that others use as well.
 *
 *   ./run bench ingest [ROUNDS] [SECONDS]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordBatch } from "../packages/server/src/responses/record-responses.ts";
import type { Database } from "../packages/server/src/storage/database.ts";
import { anAnswer, median } from "./support/answers.ts";
import {
  prepareTarget,
  type RunningServer,
  startServer,
  type Target,
  withDatabase,
} from "./support/candor-server.ts";
import { BODIES, CONNECTIONS, type Loaded, loadElsewhere } from "./support/load.ts";
import { machine, postmasterPid, processorSeconds } from "./support/processes.ts";

const BATCH = 100;
const WARM_UP_SECONDS = 3;

/** Microseconds of processor time for each answer, of the server's side: Node, and PostgreSQL. */
interface Cost {
  node: number;
  postgres: number;
}

async function costing(
  pids: readonly (number | undefined)[],
  work: () => Promise<Loaded>,
): Promise<Loaded & Cost> {
  const [node = 0, postgres = 0] = pids;
  const spent = () =>
    [processorSeconds(node, { alone: true }), processorSeconds(postgres)] as const;
  const before = spent();
  const done = await work();
  const after = spent();
  const each = (i: 0 | 1) => Math.round((1e6 * (after[i] - before[i])) / done.recorded);
  return { ...done, node: each(0), postgres: each(1) };
}

let made = 0;

/** Batches of a hundred, one after the other, by the function that every door ends in. */
async function storageAlone(db: Database, target: Target, seconds: number): Promise<Loaded> {
  const start = performance.now();
  let recorded = 0;
  const times: number[] = [];
  while (performance.now() - start < seconds * 1000) {
    const batch = Array.from({ length: BATCH }, () =>
      anAnswer(made++ % (CONNECTIONS * BODIES), {
        surveyId: target.surveyId,
        answeredAt: new Date(),
      }),
    );
    const before = performance.now();
    recorded += (await recordBatch(db, target.workspaceId, batch)).length;
    times.push(Math.round(performance.now() - before));
  }
  const took = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0;
  return { recorded, perSecond: recorded / took, p50: at(0.5), p99: at(0.99), failed: 0 };
}

async function measure(rounds: number, seconds: number): Promise<void> {
  const folders = ["on", "off", "alone"].map((name) =>
    mkdtempSync(join(tmpdir(), `candor-ingest-${name}-`)),
  );
  const [onFolder = "", offFolder = "", aloneFolder = ""] = folders;
  const servers: RunningServer[] = [];
  try {
    const kind = { name: "Ingest", dimensions: ["plan", "country"] };
    const targets = await Promise.all(folders.map((folder) => prepareTarget(folder, kind)));
    const [onTarget, offTarget, aloneTarget] = targets as [Target, Target, Target];
    const on = await startServer(onFolder);
    servers.push(on);
    const off = await startServer(offFolder, { environment: { GROUP_COMMIT: "off" } });
    servers.push(off);
    const results: Record<"on" | "off" | "alone", Loaded & Cost>[] = [];
    console.log(machine());
    await withDatabase(aloneFolder, async (db) => {
      const round = async (time: number) => {
        const grouped = await costing([on.process.pid, postmasterPid(onFolder)], () =>
          loadElsewhere({ ...onTarget, port: on.port, seconds: time }),
        );
        const single = await costing([off.process.pid, postmasterPid(offFolder)], () =>
          loadElsewhere({ ...offTarget, port: off.port, seconds: time }),
        );
        const alone = await costing([process.pid, postmasterPid(aloneFolder)], () =>
          storageAlone(db, aloneTarget, time),
        );
        return { on: grouped, off: single, alone };
      };
      await round(WARM_UP_SECONDS);
      for (let i = 0; i < rounds; i++) {
        const done = await round(seconds);
        results.push(done);
        console.log(
          `round ${i + 1}: group commit ${described(done.on)}; without ${described(done.off)}; storage alone ${described(done.alone)}`,
        );
      }
    });
    const ratio = (of: (result: (typeof results)[number]) => number) => median(results.map(of));
    const spent = ({ node, postgres }: Cost) => node + postgres;
    console.log(
      [
        machine(),
        `group commit ${ratio((r) => r.on.perSecond / r.off.perSecond).toFixed(1)} times as fast as without (wanted: at least 5); processor time ${ratio((r) => spent(r.off) / spent(r.on)).toFixed(1)} times less`,
        `storage alone ${ratio((r) => r.alone.perSecond / r.on.perSecond).toFixed(2)} times as fast as through HTTP (wanted: at most 2); processor time ${ratio((r) => spent(r.on) / spent(r.alone)).toFixed(1)} times less`,
      ].join("\n"),
    );
  } finally {
    for (const server of servers) await server.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

function described({ perSecond, p50, p99, failed, node, postgres }: Loaded & Cost): string {
  const wrong = failed ? `, ${failed} FAILED` : "";
  return `${count(perSecond)}/s (p50 ${p50} ms, p99 ${p99} ms${wrong}; processor time ${node} + ${postgres} µs)`;
}

function count(n: number): string {
  return Math.round(n).toLocaleString("en");
}

const [first, second] = process.argv.slice(2);
await measure(Number(first ?? 3), Number(second ?? 8));
