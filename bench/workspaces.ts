/**
 * Thousands of workspaces on one server, sizes by Zipf's law: what an idle minute costs and which statements it goes to, what an overview
 * takes, whether one workspace's backlog delays the others, how long the night is.
 *
 *   ./run bench workspaces [WORKSPACES] [SECONDS] [MINUTES OF THE NIGHT AT MOST] [DATA FOLDER TO KEEP]
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { addKey } from "../packages/server/src/auth/add-key.ts";
import type { Database } from "../packages/server/src/storage/database.ts";
import { median } from "./support/answers.ts";
import {
  pause,
  prepareTarget,
  type RunningServer,
  startServer,
  type Target,
  withDatabase,
} from "./support/candor-server.ts";
import { copyWorkspaces, fillTemplates, type Template, zipf } from "./support/many-workspaces.ts";
import {
  familyOf,
  machine,
  memoryMiB,
  postmasterPid,
  processorSeconds,
} from "./support/processes.ts";

const ASKED = 100;
const BACKLOG = 20_000;

/** Makes them, once for a folder that is kept. @returns those that are asked, the largest first. */
async function make(dataFolder: string, workspaces: number): Promise<Target[]> {
  const made = join(dataFolder, "made.json");
  if (existsSync(made)) return JSON.parse(readFileSync(made, "utf8"));
  const templates: Template[] = [];
  for (const size of zipf(workspaces)) {
    const name = `Of${size.answers}`;
    templates.push({
      ...size,
      ...(await prepareTarget(dataFolder, { name, dimensions: ["store"] })),
    });
  }
  await fillTemplates(dataFolder, templates);
  const began = performance.now();
  const targets = await withDatabase(dataFolder, async (db) => {
    const copies = await copyWorkspaces(db, templates);
    console.log(`${workspaces} workspaces copied in ${seconds(began)} s`);
    const asked: Target[] = [...templates];
    for (const template of templates) {
      for (const workspaceId of (copies.get(template) ?? []).slice(0, ASKED / 3)) {
        const wanted = { workspaceName: workspaceId, name: "asked", scopes: ["read", "write"] };
        const { key } = await addKey(db, wanted as Parameters<typeof addKey>[1]);
        asked.push({ workspaceId, surveyId: template.surveyId, key });
      }
    }
    return asked;
  });
  writeFileSync(made, JSON.stringify(targets));
  return targets;
}

const seconds = (began: number) => Math.round((performance.now() - began) / 1000);

/** Processor seconds of the server and its PostgreSQL over a while in which nobody asks, and where they go. */
async function idle(db: Database, server: RunningServer, postgres: number, whileS: number) {
  const node = server.process.pid ?? 0;
  await sql`select pg_stat_statements_reset()`.execute(db);
  const before = [processorSeconds(node, { alone: true }), processorSeconds(postgres)] as const;
  await pause(whileS * 1000);
  const perMinute = [processorSeconds(node, { alone: true }), processorSeconds(postgres)].map(
    (now, at) => ((now - (before[at] ?? 0)) * 60) / whileS,
  );
  console.log(
    `an idle minute: ${perMinute.map((one) => one.toFixed(1)).join(" + ")} s of a processor (Node + PostgreSQL)`,
  );
  const { rows } = await sql<{ query: string; calls: number; ms: number; mean: number }>`
    select left(regexp_replace(query, '[[:space:]]+', ' ', 'g'), 150) as query, calls::int, total_exec_time as ms, mean_exec_time as mean
    from pg_stat_statements order by total_exec_time desc limit 12
  `.execute(db);
  for (const { query, calls, ms, mean } of rows) {
    console.log(
      `  ${((ms * 60) / whileS).toFixed(0).padStart(6)} ms a minute, ${mean.toFixed(1).padStart(7)} each, ${calls} times: ${query}`,
    );
  }
}

const OVERVIEW = ["score", "trend?by=week", "breakdown?by=store"];

/** Milliseconds of an overview of each, one after the other. */
async function overviews(port: number, targets: readonly Target[]): Promise<number[]> {
  const times: number[] = [];
  for (const { surveyId, key } of targets) {
    const began = performance.now();
    await Promise.all(
      OVERVIEW.map(async (path) => {
        const reply = await fetch(`http://127.0.0.1:${port}/api/v1/surveys/${surveyId}/${path}`, {
          headers: { authorization: `Bearer ${key}` },
        });
        if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
        await reply.arrayBuffer();
      }),
    );
    times.push(performance.now() - began);
  }
  return times;
}

const percentiles = (times: readonly number[]) => {
  const sorted = times.toSorted((a, b) => a - b);
  return `p50 ${median([...times]).toFixed(0)}, p99 ${sorted[Math.floor(0.99 * (sorted.length - 1))]?.toFixed(0)} ms`;
};

/** From an answer with words until they are read, in each of these. */
async function delays(db: Database, port: number, targets: readonly Target[]): Promise<number[]> {
  const times: number[] = [];
  await Promise.all(
    targets.map(async ({ workspaceId, surveyId, key }, at) => {
      await pause(at * 200);
      const reply = await fetch(`http://127.0.0.1:${port}/api/v1/surveys/${surveyId}/responses`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify({ score: 3, comment: "The delivery was late again." }),
      });
      const { id } = (await reply.json()) as { id: string };
      const began = performance.now();
      for (let isRead = false; !isRead; await pause(250)) {
        const { rows } = await sql`select 1 from comment_reading
          where workspace_id = ${workspaceId} and response_id = ${id}`.execute(db);
        isRead = rows.length > 0;
      }
      times.push(performance.now() - began);
    }),
  );
  return times;
}

/** All its comments wait to be read again, as after a new version of the reader. */
async function backlog(db: Database, { workspaceId }: Target): Promise<number> {
  const { rows } = await sql`
    insert into comment_to_read (workspace_id, response_id, priority, turn)
    select workspace_id, id, 2, 1 from response
    where workspace_id = ${workspaceId} and comment is not null limit ${BACKLOG}
    on conflict do nothing returning 1
  `.execute(db);
  return rows.length;
}

/** Each workspace's night, until the last is over. */
async function night(db: Database, workspaces: number, minutes: number): Promise<void> {
  const began = performance.now();
  await sql`insert into pgboss.job (name, data) values ('tallies.recount', '{}')`.execute(db);
  const left = async () => {
    const { rows } = await sql<{ done: number }>`select count(*)::int as done from pgboss.job
      where name = 'tallies.recount-workspace' and state = 'completed'`.execute(db);
    return rows[0]?.done ?? 0;
  };
  for (const end = Date.now() + minutes * 60_000; Date.now() < end; ) {
    await pause(5_000);
    if ((await left()) >= workspaces) break;
  }
  console.log(`the night: ${await left()} workspaces in ${seconds(began)} s`);
}

const [count = "1000", whileS = "60", minutes = "20", kept] = process.argv.slice(2);
const dataFolder = kept ?? mkdtempSync(join(tmpdir(), "candor-workspaces-"));
try {
  const targets = await make(dataFolder, Number(count));
  writeFileSync(
    join(dataFolder, "postgresql.conf"),
    "shared_preload_libraries = 'pg_stat_statements'\n",
  );
  const server = await startServer(dataFolder, { environment: { LOG_LEVEL: "silent" } });
  await withDatabase(dataFolder, async (db) => {
    await sql`create extension if not exists pg_stat_statements`.execute(db);
    console.log(machine());
    const postgres = postmasterPid(dataFolder);
    await pause(45_000);
    await idle(db, server, postgres, Number(whileS));
    const sizes = targets.slice(4);
    await overviews(server.port, sizes);
    console.log(
      `overview of ${sizes.length} of them: ${percentiles(await overviews(server.port, sizes))}`,
    );
    console.log(`words are read: ${percentiles(await delays(db, server.port, sizes))}`);
    const [largest] = targets;
    if (largest) {
      const waiting = await backlog(db, largest);
      console.log(
        `the same while one workspace has ${waiting} in line: ${percentiles(await delays(db, server.port, sizes))}`,
      );
    }
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from pg_stat_activity where application_name like 'candor%' or application_name = 'pgboss'
    `.execute(db);
    const family = [...familyOf(server.process.pid ?? 0), ...familyOf(postgres)];
    console.log(
      `${rows[0]?.n} connections; memory of Node and PostgreSQL ${memoryMiB([...new Set(family)]).toFixed(0)} MiB`,
    );
    if (Number(minutes) > 0) await night(db, Number(count), Number(minutes));
  });
  await server.stop();
} finally {
  if (!kept) rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
}
