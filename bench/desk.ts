/**
 * The desk at scale: lists of cases, whom to call and the page of a person at 100,000 cases and 1,000,000 answers
 * against 1,000 and 10,000, through HTTP on one server; and what watching all running clocks costs.
 *
 *   ./run bench desk [CASES] [ANSWERS] [ROUNDS]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { deskWorker } from "../packages/server/src/cases/desk-worker.ts";
import type { Database } from "../packages/server/src/storage/database.ts";
import { median } from "./support/answers.ts";
import {
  pause,
  prepareTarget,
  startServer,
  type Target,
  withDatabase,
} from "./support/candor-server.ts";
import { DIMENSIONS, fillInvitations, fillSurvey } from "./support/many-answers.ts";
import { type Desk, fillCases } from "./support/many-cases.ts";
import { machine, postmasterPid, processorSeconds } from "./support/processes.ts";

const SMALL = { cases: 1_000, answers: 10_000 };
const LIMIT = 1.5;

type Asked = Target & Desk;
type Paths = (asked: Asked) => string[];
const list =
  (query: string): Paths =>
  () => [`cases?limit=50&${query}`];

const QUESTIONS: Record<string, Paths> = {
  "desk, open and waiting": list(""),
  "desk, open": list("state=open"),
  "desk, waiting": list("state=waiting"),
  "desk, resolved": list("state=resolved"),
  "desk, closed": list("state=closed"),
  "desk, all": list("state=all"),
  "desk, of a colleague": ({ owner }) => [`cases?limit=50&owner=${owner}`],
  "desk, of nobody": list("owner=nobody"),
  "desk, of a team": ({ teamId }) => [`cases?limit=50&teamId=${teamId}`],
  "desk, urgent": list("priority=urgent"),
  "desk, late": list("late=true"),
  "desk, snoozed": list("snoozed=true"),
  "desk, may be contacted": list("mayContact=true"),
  "desk, by its number": list("search=%23777"),
  "desk, by a name": list("search=Person+77"),
  "desk, by a word that nobody said": list("search=zeppelin&state=all"),
  "whom to call, mine": () => ["call-list"],
  "whom to call, everybody": () => ["call-list?whose=all"],
  "page of a person": ({ personId: id }) => [
    `people/${id}`,
    ...["dossier", "timeline", "responses", "purchases", "benefits", "referral"].map(
      (part) => `people/${id}/${part}`,
    ),
    `invitations?personId=${id}`,
    `promises?personId=${id}`,
    `cases?personId=${id}&state=all`,
  ],
};

async function measure(cases: number, answers: number, rounds: number): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), "candor-desk-"));
  try {
    const targets = {
      small: await prepareTarget(dataFolder, { name: "Small", dimensions: DIMENSIONS }),
      large: await prepareTarget(dataFolder, { name: "Large", dimensions: DIMENSIONS }),
    };
    const start = performance.now();
    const now = new Date();
    const [small, large] = await withDatabase(dataFolder, async (db) => {
      const filled: Asked[] = [];
      for (const [target, size] of [
        [targets.small, SMALL],
        [targets.large, { cases, answers }],
      ] as const) {
        await fillSurvey(db, target, { answers: size.answers, until: now });
        const invitations = Math.round(size.answers / 10);
        await fillInvitations(db, target, { invitations, until: now });
        filled.push({ ...target, ...(await fillCases(db, target.workspaceId, { ...size, now })) });
      }
      return filled as [Asked, Asked];
    });
    console.log(`filled in ${Math.round((performance.now() - start) / 1000)} s; ${machine()}`);
    const server = await startServer(dataFolder);
    try {
      for (const [name, paths] of Object.entries(QUESTIONS)) {
        console.log(await compared(name, paths, { small, large, port: server.port, rounds }));
      }
      console.log(await deepPage(server.port, large));
    } finally {
      await server.stop();
    }
    await withDatabase(dataFolder, async (db) => {
      const postgres = postmasterPid(dataFolder);
      for (const desk of [small, large]) await watched(db, desk, { now, postgres });
    });
  } finally {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Both desks by turns, after a few questions that warm the caches. */
async function compared(
  name: string,
  paths: Paths,
  { small, large, port, rounds }: { small: Asked; large: Asked; port: number; rounds: number },
): Promise<string> {
  const times = { small: [] as number[], large: [] as number[] };
  for (let i = -3; i < rounds; i++) {
    const one = await ask(port, small, paths(small));
    const other = await ask(port, large, paths(large));
    if (i < 0) continue;
    times.small.push(one);
    times.large.push(other);
  }
  const ratio = median(times.large) / median(times.small);
  const said = `${median(times.small).toFixed(1).padStart(7)} | ${median(times.large).toFixed(1).padStart(7)} ms`;
  return `${name.padEnd(34)} ${said} | ${ratio.toFixed(2)} times${ratio > LIMIT ? "  MORE THAN PROMISED" : ""}`;
}

/** Milliseconds until all of these have answered, asked at once as a screen does. */
async function ask(port: number, { key }: Target, paths: readonly string[]): Promise<number> {
  const start = performance.now();
  await Promise.all(
    paths.map(async (path) => {
      const reply = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, {
        headers: { authorization: `Bearer ${key}` },
      });
      if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
      await reply.arrayBuffer();
    }),
  );
  return performance.now() - start;
}

/** The hundredth page of a list costs what the first does. */
async function deepPage(port: number, { key }: Target): Promise<string> {
  const times: number[] = [];
  let cursor: string | null = "";
  while (cursor !== null && times.length < 100) {
    const at: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const start = performance.now();
    const reply: Response = await fetch(`http://127.0.0.1:${port}/api/v1/cases?limit=50${at}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    cursor = ((await reply.json()) as { nextCursor: string | null }).nextCursor;
    times.push(performance.now() - start);
  }
  const [first, last] = [times.slice(0, 10), times.slice(-10)].map(median);
  return `pages 1–10 and ${times.length - 9}–${times.length} of open cases: p50 ${first?.toFixed(1)} and ${last?.toFixed(1)} ms`;
}

const TURNS = 20;

/** What a look of the desk's own worker costs while nothing rings, and while so many clocks ring at once. */
async function watched(
  db: Database,
  { workspaceId, running }: Desk,
  { now, postgres }: { now: Date; postgres: number },
): Promise<void> {
  const turnAt = (moment: Date) => {
    const worker = deskWorker({ db, news: async () => {}, clock: () => moment });
    return worker.takeTurn({ workspaceId, lane: "", signal: new AbortController().signal });
  };
  await turnAt(now);
  await sql`vacuum analyze case_clock`.execute(db);
  const idle = await spentOn(db, postgres, async () => {
    for (let turn = 0; turn < TURNS; turn++) await turnAt(now);
  });
  console.log(
    `${running} clocks run, nothing rings: a look ${(idle.ms / TURNS).toFixed(1)} ms, ${(idle.cpuMs / TURNS).toFixed(1)} ms of processor time of PostgreSQL, ${Math.round(idle.rows / TURNS)} rows read`,
  );
  const ring = Math.min(1000, Math.floor(running / 4));
  const { rows } = await sql<{ at: Date }>`
    select due_at as at from case_clock where workspace_id = ${workspaceId} and stopped_at is null
      and missed_at is null order by due_at offset ${ring - 1} limit 1
  `.execute(db);
  const at = rows[0]?.at ?? now;
  const busy = await spentOn(db, postgres, () => turnAt(at));
  console.log(
    `${running} clocks run, ${ring} ring: ${(busy.ms / ring).toFixed(2)} ms each, ${(busy.cpuMs / ring).toFixed(2)} ms of processor time of PostgreSQL, ${Math.round(busy.rows / ring)} rows read each; longest transaction ${busy.longestMs} ms`,
  );
}

/** What some work costs: by the clock, PostgreSQL's processor time, rows read, and its longest transaction as seen from beside it. */
async function spentOn(db: Database, postgres: number, work: () => Promise<unknown>) {
  const read = async () => {
    await sql`select pg_stat_force_next_flush()`.execute(db);
    await pause(1100);
    const { rows } = await sql<{ n: string }>`
      select (tup_returned + tup_fetched)::text as n from pg_stat_database where datname = current_database()
    `.execute(db);
    return Number(rows[0]?.n ?? 0);
  };
  const before = await read();
  const cpu = processorSeconds(postgres);
  const start = performance.now();
  let longestMs = 0;
  let done = false;
  const watching = (async () => {
    while (!done) {
      const { rows } = await sql<{ ms: number | null }>`
        select (max(extract(epoch from clock_timestamp() - xact_start)) * 1000)::int as ms from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
      `.execute(db);
      longestMs = Math.max(longestMs, rows[0]?.ms ?? 0);
      await pause(50);
    }
  })();
  await work();
  done = true;
  const ms = performance.now() - start;
  await watching;
  return {
    ms,
    longestMs,
    cpuMs: 1000 * (processorSeconds(postgres) - cpu),
    rows: (await read()) - before,
  };
}

const [cases = "100000", answers = "1000000", rounds = "20"] = process.argv.slice(2);
await measure(Number(cases), Number(answers), Number(rounds));
