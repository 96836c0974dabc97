/**
 * What customers and colleagues see while something is broken, and whether anything that was acknowledged is lost: the network
 * to the database cut and silent, PostgreSQL restarted, read-only, names gone, the server's clock set by an hour and by a day.
 *
 *   ./run bench faults [SECONDS OF EACH]
 *
 * A full disk has a measurement of its own, `full-disk`.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { startPrivatePostgres } from "../packages/server/src/private-postgres/private-postgres.ts";
import { openDatabase } from "../packages/server/src/storage/database.ts";
import { recount } from "../packages/server/src/tallies/recount.ts";
import { pause, prepareTarget, startServer, until } from "./support/candor-server.ts";
import type { Faults } from "./support/faulty-machine.ts";
import { faultyWay } from "./support/faulty-way.ts";
import { machine, postmasterPid } from "./support/processes.ts";

const SENDERS = 10;
const QUIET = { info: () => {}, warn: () => {}, error: () => {} };
const MACHINE = join(import.meta.dirname, "support/faulty-machine.ts");

/** What was heard while one thing was broken. */
interface Heard {
  taken: number;
  refused: Map<string, number>;
  slowest: number;
  firstRefusal: number | null;
}

const [each = "20"] = process.argv.slice(2);
const dataFolder = mkdtempSync(join(tmpdir(), "candor-faults-"));
const faultsFile = join(dataFolder, "faults.json");
const faults = (wrong: Partial<Faults>) =>
  writeFileSync(faultsFile, JSON.stringify({ clockMs: 0, namesAreGone: false, ...wrong }));

const target = await prepareTarget(dataFolder, { name: "Faults", dimensions: ["store"] });
const postgres = await startPrivatePostgres({ dataFolder, log: QUIET });
const { host, port, user, database } = postgres.connection;
const way = await faultyWay(`${host}/.s.PGSQL.${port}`);
faults({});
const server = await startServer(dataFolder, {
  environment: {
    DATABASE_URL: `postgres://${user}@localhost:${way.port}/${database}`,
    FAULTS: faultsFile,
  },
  nodeOptions: ["--import", MACHINE],
});
const url = `http://127.0.0.1:${server.port}`;
const headers = { authorization: `Bearer ${target.key}`, "content-type": "application/json" };
const acknowledged = new Set<string>();
let heard = nothing();
let began = performance.now();
let sending = true;

function nothing(): Heard {
  return { taken: 0, refused: new Map(), slowest: 0, firstRefusal: null };
}

/** As a customer's page does: until it is taken. */
async function sendUntilTaken(): Promise<void> {
  const id = uuidv7();
  for (;;) {
    const start = performance.now();
    const reply = await fetch(`${url}/api/v1/surveys/${target.surveyId}/responses`, {
      ...{ method: "POST", headers, signal: AbortSignal.timeout(60_000) },
      body: JSON.stringify({ id, score: 9, comment: "Good.", properties: { store: "one" } }),
    }).catch((error: Error) => error);
    heard.slowest = Math.max(heard.slowest, performance.now() - start);
    if (reply instanceof Response) {
      await reply.arrayBuffer();
      if (reply.ok) {
        heard.taken += 1;
        acknowledged.add(id);
        return;
      }
    }
    const said =
      reply instanceof Response
        ? `${reply.status}${reply.headers.has("retry-after") ? " with Retry-After" : ""}`
        : reply.name;
    heard.refused.set(said, (heard.refused.get(said) ?? 0) + 1);
    heard.firstRefusal ??= performance.now() - began;
    if (!sending) return;
    await pause(500);
  }
}

const senders = Array.from({ length: SENDERS }, async () => {
  while (sending) {
    await sendUntilTaken();
    await pause(50);
  }
});

const statusOf = async (path: string) =>
  fetch(`${url}${path}`, { headers, signal: AbortSignal.timeout(30_000) }).then(
    (reply) => String(reply.status),
    (error: Error) => error.name,
  );

const inSeconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

async function breaking(
  name: string,
  breakIt: () => unknown,
  mend: () => unknown,
  { askedAfterMs = (Number(each) * 1000) / 2 } = {},
): Promise<void> {
  heard = nothing();
  began = performance.now();
  await breakIt();
  await pause(askedAfterMs);
  const [ready, overview] = await Promise.all([
    statusOf("/readyz"),
    statusOf(`/api/v1/surveys/${target.surveyId}/score`),
  ]);
  await pause(Math.max(0, Number(each) * 1000 - (performance.now() - began)));
  await mend();
  const mended = performance.now();
  const before = heard.taken;
  await until(() => heard.taken > before);
  const again = performance.now() - mended;
  await until(async () => (await statusOf("/readyz")) === "200");
  const refused = [...heard.refused].map(([said, times]) => `${times} × ${said}`).join(", ");
  console.log(
    `${name}: ${heard.taken} taken, refused ${refused || "none"}${heard.firstRefusal === null ? "" : ` (first after ${inSeconds(heard.firstRefusal)})`}, slowest reply ${inSeconds(heard.slowest)}; meanwhile /readyz ${ready}, score ${overview}; taken again ${inSeconds(again)} after it was mended`,
  );
}

const outside = openDatabase({ ...postgres.connection, max: 2 });
const setReadOnly = async (value: "on" | "off") => {
  await sql`alter system set default_transaction_read_only = ${sql.raw(value)}`.execute(outside);
  await sql`select pg_reload_conf()`.execute(outside);
};
try {
  console.log(machine());
  await pause(3_000);
  const nop = () => {};
  await breaking("nothing", nop, nop);
  await breaking("network silent", way.silence, way.mend);
  await breaking("network cut, connections reset", way.cut, way.mend);
  await breaking(
    "PostgreSQL restarted",
    () => process.kill(postmasterPid(dataFolder), "SIGINT"),
    nop,
  );
  await breaking(
    "names gone, connections kept",
    () => faults({ namesAreGone: true }),
    () => faults({}),
  );
  await breaking(
    "names gone, connections reset",
    () => {
      faults({ namesAreGone: true });
      way.cut();
      way.mend();
    },
    () => faults({}),
  );
  await breaking(
    "database read-only",
    () => setReadOnly("on"),
    () => setReadOnly("off"),
  );
  for (const [name, hours] of [
    ["an hour ahead", 1],
    ["an hour behind", -1],
    ["a day ahead", 24],
    ["a day behind", -24],
  ] as const) {
    await breaking(
      `clock ${name}`,
      () => faults({ clockMs: hours * 3_600_000 }),
      () => faults({}),
    );
  }
  sending = false;
  await Promise.all(senders);
  const { rows } = await sql<{ id: string; times: number }>`
    select id, count(*)::int as times from response where workspace_id = ${target.workspaceId} group by id
  `.execute(outside);
  const times = new Map(rows.map((row) => [row.id, row.times]));
  const lost = [...acknowledged].filter((id) => !times.has(id)).length;
  const doubled = rows.filter((row) => row.times > 1).length;
  const wrong = await recount(outside, { workspaceId: target.workspaceId });
  const unread = async () =>
    Number(
      (await sql<{ n: number }>`select count(*)::int as n from comment_to_read`.execute(outside))
        .rows[0]?.n,
    );
  const readFrom = performance.now();
  await until(async () => (await unread()) === 0);
  console.log(
    `${acknowledged.size} acknowledged: ${lost} lost, ${doubled} doubled, ${wrong.length} wrong tallies; all comments were read ${inSeconds(performance.now() - readFrom)} later`,
  );
  if (lost + doubled + wrong.length > 0) process.exitCode = 1;
} finally {
  sending = false;
  await outside.destroy();
  await server.stop();
  way.close();
  await postgres.stop();
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
}
