/**
 * How long a customer waits for "Saved" while a new dimension is counted over a million answers: answers are posted one
 * after the other through the door of the API and through the open link, before and during the walk; afterwards everything is recounted.
 *
 * Stops looking after SECONDS where the walk takes longer: what is there is exact at every moment.
 *
 *   ./run bench rebuild-under-load [ANSWERS] [SECONDS]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { recount } from "../packages/server/src/tallies/recount.ts";
import { answerBody, median } from "./support/answers.ts";
import {
  pause,
  prepareTarget,
  startServer,
  type Target,
  withDatabase,
} from "./support/candor-server.ts";
import { DIMENSIONS, fillSurvey } from "./support/many-answers.ts";
import { machine } from "./support/processes.ts";

const UNTIL = new Date("2026-11-01T00:00:00Z");
/** Two customers of this workspace, and one of another. */
const PAUSE_MS = 100;

interface Waits {
  api: number[];
  link: number[];
  other: number[];
}

async function measure(answers: number, seconds: number): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), "candor-rebuild-"));
  try {
    const target = await prepareTarget(dataFolder, { name: "Large", dimensions: DIMENSIONS });
    const other = await prepareTarget(dataFolder, { name: "Other", dimensions: [] });
    await withDatabase(dataFolder, (db) => fillSurvey(db, target, { answers, until: UNTIL }));
    console.log(machine());
    const server = await startServer(dataFolder);
    try {
      const asked = { ...target, port: server.port };
      const { slug } = await api<{ slug: string }>(asked, "GET", "");
      const load = { asked, slug, other: { ...other, port: server.port } };
      const before = await loaded(load, () => pause(5000));
      say("without a walk", before);
      const start = performance.now();
      const patch = performance.now();
      await api(asked, "PATCH", "", { dimensions: [...DIMENSIONS, "visits"] });
      console.log(`asking for it took ${Math.round(performance.now() - patch)} ms`);
      const during = await loaded(load, () => ended(asked, seconds));
      console.log(`looked for ${Math.round((performance.now() - start) / 1000)} s`);
      say("during the walk", during);
      const longest = Math.max(...during.api, ...during.link, ...during.other);
      console.log(longest < 1000 ? "kept: below 1 s" : `NOT KEPT: ${Math.round(longest)} ms`);
    } finally {
      await server.stop();
    }
    const wrong = await withDatabase(dataFolder, (db) => recount(db, target));
    console.log(`cells that differ from a recount: ${wrong.length}`);
  } finally {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
  }
}

interface Load {
  asked: Target & { port: number };
  slug: string;
  other: Target & { port: number };
}

/** Posts until `end` has come true, each sender one after the other. */
async function loaded(load: Load, end: () => Promise<void>): Promise<Waits> {
  const waits: Waits = { api: [], link: [], other: [] };
  let going = true;
  const send = async (times: number[], post: (n: number) => Promise<unknown>) => {
    for (let n = 0; going; n++) {
      const start = performance.now();
      await post(n);
      times.push(performance.now() - start);
      await pause(PAUSE_MS);
    }
  };
  const senders = [
    send(waits.api, (n) => api(load.asked, "POST", "/responses", answerBody(n))),
    send(waits.link, (n) => tap(load.asked.port, load.slug, n)),
    send(waits.other, (n) => api(load.other, "POST", "/responses", answerBody(n))),
  ];
  await end();
  going = false;
  await Promise.all(senders);
  return waits;
}

async function ended(asked: Target & { port: number }, seconds: number): Promise<void> {
  const deadline = performance.now() + 1000 * seconds;
  for (let said = -1; ; await pause(1000)) {
    const { counting } = await api<{ counting: { share: number } | null }>(asked, "GET", "");
    if (!counting) return console.log("  it is over");
    if (performance.now() > deadline) {
      return console.log(`  ${(100 * counting.share).toFixed(1)} % when we stopped looking`);
    }
    const tenth = Math.floor(counting.share * 10);
    if (tenth !== said) console.log(`  ${Math.round(counting.share * 100)} %`);
    said = tenth;
  }
}

async function api<T>(
  { port, surveyId, key }: Target & { port: number },
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1/surveys/${surveyId}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}

async function tap(port: number, slug: string, n: number): Promise<void> {
  const reply = await fetch(`http://127.0.0.1:${port}/s/${slug}?store=store+${n % 40}`, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({ visit: uuidv7(), step: "score", score: n % 11 }),
  });
  if (!reply.ok) throw new Error(`/s/: ${reply.status} ${await reply.text()}`);
  await reply.arrayBuffer();
}

function say(name: string, waits: Waits): void {
  for (const [door, times] of Object.entries(waits) as [string, number[]][]) {
    const sorted = [...times].sort((a, b) => a - b);
    const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
    console.log(
      `${name.padEnd(16)} ${door.padEnd(6)} ${String(times.length).padStart(5)} answers, p50 ${Math.round(median(times))}, p99 ${at(0.99)}, longest ${at(1)} ms`,
    );
  }
}

const [answers = "1000000", seconds = "3600"] = process.argv.slice(2);
await measure(Number(answers), Number(seconds));
