/**
 * What an answer costs the server at each door, by turns on one server: the API with a key, the open link, and the widget; in a
 * workspace that is new beside a large one, and again when PostgreSQL has statistics of both.
 *
 *   ./run bench doors [ANSWERS OF THE LARGE ONE] [ROUNDS] [SECONDS]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WidgetSettings } from "@candor/contract/channel.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { saveWidget, widgetOfKey } from "../packages/server/src/channels/widget/widget-queries.ts";
import { getSurvey } from "../packages/server/src/surveys/survey-queries.ts";
import { median } from "./support/answers.ts";
import { prepareTarget, startServer, type Target, withDatabase } from "./support/candor-server.ts";
import { DIMENSIONS, fillSurvey } from "./support/many-answers.ts";
import { machine, postmasterPid, processorSeconds } from "./support/processes.ts";

const CONNECTIONS = 20;
const UNTIL = new Date("2026-11-01T00:00:00Z");

interface Post {
  path: string;
  headers: Record<string, string>;
  body: () => object;
}

/** The three doors of one survey; each post is a new answer that says the same. */
function doorsOf({ surveyId, key }: Target, slug: string, widget: string): Record<string, Post> {
  let n = 0;
  const score = () => n++ % 11;
  const json = { "content-type": "application/json", accept: "application/json" };
  const store = () => `store ${n % 40}`;
  return {
    "API key": {
      path: `/api/v1/surveys/${surveyId}/responses`,
      headers: { ...json, authorization: `Bearer ${key}` },
      body: () => ({ score: score(), properties: { store: store() }, language: "en" }),
    },
    link: {
      path: `/s/${slug}?store=store+7`,
      headers: json,
      body: () => ({ visit: uuidv7(), step: "score", score: score(), language: "en" }),
    },
    widget: {
      path: `/w/${widget}/responses`,
      headers: { "content-type": "text/plain" },
      body: () => ({
        id: uuidv7(),
        score: score(),
        properties: { store: store() },
        language: "en",
        page: "/cart",
        device: "desktop",
      }),
    },
  };
}

async function measure(large: number, rounds: number, seconds: number): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), "candor-doors-"));
  try {
    const old = await prepareTarget(dataFolder, { name: "Large", dimensions: DIMENSIONS });
    const fresh = await prepareTarget(dataFolder, { name: "New", dimensions: ["store"] });
    const { slug, widget } = await withDatabase(dataFolder, async (db) => {
      await fillSurvey(db, old, { answers: large, until: UNTIL });
      const survey = await getSurvey(db, fresh);
      await saveWidget(db, survey, WidgetSettings.parse({ enabled: true }), "bench");
      const row = await db
        .selectFrom("widget")
        .select("key")
        .where("workspace_id", "=", fresh.workspaceId)
        .executeTakeFirstOrThrow();
      if (!(await widgetOfKey(db, row.key))) throw new Error("the widget cannot be found");
      // Whatever the statistics were, they know nothing of the new workspace, and go on to for a while.
      for (const table of ["response", "tally", "latest_answer", "dimension_value"]) {
        await sql`alter table ${sql.table(table)} set (autovacuum_enabled = off)`.execute(db);
      }
      return { slug: survey.slug, widget: row.key };
    });
    console.log(machine());
    // Every answer from an address of its own, as customers' are: the limits of public doors count by address.
    const server = await startServer(dataFolder, { environment: { TRUST_PROXY: "127.0.0.1" } });
    const pids = [server.process.pid ?? 0, postmasterPid(dataFolder)] as const;
    const doors = doorsOf(fresh, slug, widget);
    const turn = { port: server.port, pids, seconds };
    try {
      for (const post of Object.values(doors)) await load({ ...turn, seconds: 1 }, post);
      await compared("no statistics yet", turn, doors, rounds);
      await withDatabase(dataFolder, async (db) => {
        for (const table of ["response", "tally", "latest_answer", "dimension_value", "person"]) {
          await sql`analyze ${sql.table(table)}`.execute(db);
        }
      });
      await compared("with statistics", turn, doors, rounds);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
  }
}

interface Turn {
  port: number;
  pids: readonly [number, number];
  seconds: number;
}

interface Cost {
  perSecond: number;
  node: number;
  postgres: number;
}

async function compared(
  name: string,
  turn: Turn,
  doors: Record<string, Post>,
  rounds: number,
): Promise<void> {
  const costs = new Map<string, Cost[]>(Object.keys(doors).map((door) => [door, []]));
  for (let i = 0; i < rounds; i++) {
    for (const [door, post] of Object.entries(doors)) {
      costs.get(door)?.push(await load(turn, post));
    }
  }
  const total = (door: string) =>
    median((costs.get(door) ?? []).map(({ node, postgres }) => node + postgres));
  for (const [door, measured] of costs) {
    const of = (part: keyof Cost) => Math.round(median(measured.map((cost) => cost[part])));
    console.log(
      `${name.padEnd(18)} ${door.padEnd(8)} ${String(of("perSecond")).padStart(5)} a second, ${of("node")} + ${of("postgres")} µs of processor time, ${(total(door) / total("API key")).toFixed(2)} times the key's`,
    );
  }
}

async function load({ port, pids, seconds }: Turn, post: Post): Promise<Cost> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const spent = () => [processorSeconds(pids[0], { alone: true }), processorSeconds(pids[1])];
  const [nodeBefore = 0, postgresBefore = 0] = spent();
  const start = performance.now();
  const until = start + seconds * 1000;
  let recorded = 0;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < until) {
        await send(port, agent, post);
        recorded++;
      }
    }),
  );
  const took = (performance.now() - start) / 1000;
  agent.destroy();
  const [node = 0, postgres = 0] = spent();
  return {
    perSecond: recorded / took,
    node: (1e6 * (node - nodeBefore)) / recorded,
    postgres: (1e6 * (postgres - postgresBefore)) / recorded,
  };
}

function anAddress(): string {
  const part = () => Math.floor(Math.random() * 254) + 1;
  return `10.${part()}.${part()}.${part()}`;
}

function send(port: number, agent: Agent, { path, headers, body }: Post): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        port,
        host: "127.0.0.1",
        path,
        method: "POST",
        headers: { ...headers, "x-forwarded-for": anAddress() },
        agent,
      },
      (reply) => {
        if ((reply.statusCode ?? 500) >= 300) reject(new Error(`${path}: ${reply.statusCode}`));
        reply.resume();
        reply.once("end", resolve);
      },
    );
    asked.once("error", reject);
    asked.end(JSON.stringify(body()));
  });
}

const [large = "200000", rounds = "3", seconds = "5"] = process.argv.slice(2);
await measure(Number(large), Number(rounds), Number(seconds));
