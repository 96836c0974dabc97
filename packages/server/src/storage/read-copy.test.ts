import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import {
  type PrivatePostgres,
  startPrivatePostgres,
} from "../private-postgres/private-postgres.ts";
import { serving, urlOf } from "../testing/cli.ts";
import { silentWay } from "../testing/silent-way.ts";
import { openPool } from "./database.ts";
import { wayTo } from "./database-way.ts";

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };
const STREAMS = "wal_level = replica\nmax_wal_senders = 4\n";
const folder = mkdtempSync(join(tmpdir(), "candor-standby-"));
let primary: PrivatePostgres;
let standby: PrivatePostgres;
let server: Awaited<ReturnType<typeof serving>>;
let key = "";
let surveyId = "";

async function asked(of: PrivatePostgres, text: string) {
  const client = new pg.Client(of.connection);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** A standby as `pg_basebackup` would make it: the files while they are written, and the note with which they become whole. */
async function standbyOf(running: PrivatePostgres, from: string, to: string) {
  mkdirSync(to, { mode: 0o700 });
  const client = new pg.Client(running.connection);
  await client.connect();
  await client.query("select pg_backup_start('standby', true)");
  const left = new Set(["postmaster.pid", "postmaster.opts", "pg_wal", "pg_replslot"]);
  cpSync(join(from, "postgres"), join(to, "postgres"), {
    recursive: true,
    filter: (path) => !left.has(basename(path)),
  });
  for (const name of ["pg_wal", "pg_replslot"])
    mkdirSync(join(to, "postgres", name), { mode: 0o700 });
  const { rows } = await client.query<{ labelfile: string }>(
    "select labelfile from pg_backup_stop()",
  );
  await client.end();
  writeFileSync(join(to, "postgres/backup_label"), rows[0]?.labelfile ?? "");
  writeFileSync(join(to, "postgres/standby.signal"), "");
  const { host, port, user } = running.connection;
  const reach = `primary_conninfo = 'host=''${host}'' port=${port} user=${user}'\n`;
  writeFileSync(join(to, "postgresql.conf"), STREAMS + reach);
  return startPrivatePostgres({ dataFolder: to, log: QUIET, durable: false });
}

beforeAll(async () => {
  const [first, second] = [join(folder, "primary"), join(folder, "standby")];
  mkdirSync(first, { mode: 0o700 });
  writeFileSync(join(first, "postgresql.conf"), STREAMS);
  primary = await startPrivatePostgres({ dataFolder: first, log: QUIET, durable: false });
  appendFileSync(join(first, "postgres/pg_hba.conf"), "local replication all trust\n");
  await asked(primary, "select pg_reload_conf()");
  standby = await standbyOf(primary, first, second);
  server = await serving({
    DATABASE_URL: urlOf(primary.connection),
    DATABASE_READ_URL: urlOf(standby.connection),
    RATE_LIMIT: "0",
  });
  const setup = await fetch(`${server.url}/api/v1/setup`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url },
    body: JSON.stringify({
      ...{ name: "Ann", email: "ann@example.com", password: "a long enough password" },
      ...{ workspaceName: "Botanic", language: "en", timeZone: "Europe/Riga" },
    }),
  });
  const cookie = setup.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const { workspaces } = (await setup.json()) as { workspaces: { id: string }[] };
  const made = await fetch(`${server.url}/api/v1/keys`, {
    method: "POST",
    headers: {
      ...{ "content-type": "application/json", cookie, origin: server.url },
      "candor-workspace": workspaces[0]?.id ?? "",
    },
    body: JSON.stringify({ name: "shop", scopes: ["read", "write", "admin"] }),
  });
  key = ((await made.json()) as { key: string }).key;
  surveyId = (await api<{ id: string }>("POST", "/surveys", { name: "Spring" })).body.id;
}, 240_000);
afterAll(async () => {
  await server?.stop();
  await standby?.stop();
  await primary?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function api<T>(method: string, path: string, body?: unknown) {
  const reply = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const asOf = reply.headers.get("candor-as-of");
  return { status: reply.status, asOf, body: (await reply.json()) as T };
}
const list = () => api<{ data: { score: number }[] }>("GET", `/surveys/${surveyId}/responses`);
const answer = (score: number) =>
  api("POST", `/surveys/${surveyId}/responses`, { score, channel: "api" });
const readsThere = () =>
  expect.poll(async () => (await list()).asOf, { timeout: 60_000, interval: 250 }).not.toBeNull();

test("lists come from the standby and say as of when; scores come from the primary", async () => {
  await answer(9);
  await readsThere();
  const { body, asOf } = await list();
  expect(body.data.map(({ score }) => score)).toEqual([9]);
  expect(Date.now() - Date.parse(asOf ?? "")).toBeLessThan(15_000);
  for (const path of [`/surveys/${surveyId}/responses/count`, "/people", "/audit"])
    expect((await api("GET", path)).asOf, path).not.toBeNull();
  expect((await api("GET", `/surveys/${surveyId}/score`)).asOf).toBeNull();
  const file = await fetch(`${server.url}/api/v1/surveys/${surveyId}/responses/export`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(file.status).toBe(200);
  expect((await file.text()).trim().split("\n")).toHaveLength(2);
});

test("whoever recorded an answer sees it at once, however far behind the standby is; too far behind it is not read", async () => {
  await readsThere();
  await asked(standby, "select pg_wal_replay_pause()");
  try {
    await answer(3);
    const { body, asOf } = await list();
    expect(asOf).toBeNull();
    expect(body.data.map(({ score }) => score)).toEqual([3, 9]);
    // Also when nobody remembers any more that something was changed.
    await new Promise((resolve) => setTimeout(resolve, 11_000));
    await asked(primary, "create table ahead ()");
    expect((await list()).body.data).toHaveLength(2);
  } finally {
    await asked(standby, "select pg_wal_replay_resume()");
  }
  await readsThere();
  expect((await list()).body.data).toHaveLength(2);
});

test("when the standby is gone the primary answers, and nobody is refused", async () => {
  await readsThere();
  await standby.stop();
  for (let n = 0; n < 10; n += 1) {
    const { status, body } = await list();
    expect(status).toBe(200);
    expect(body.data).toHaveLength(2);
  }
  await expect.poll(async () => (await list()).asOf, { timeout: 30_000 }).toBeNull();
});

test("a database of two hosts is written at the one that takes writes, and after a failover at the other", async () => {
  standby = await startPrivatePostgres({
    ...{ dataFolder: join(folder, "standby"), log: QUIET, durable: false },
  });
  const [first, second] = [
    await silentWay(standby.connection),
    await silentWay(primary.connection),
  ];
  const { user, database } = primary.connection;
  const connectionString = `postgres://${user}@127.0.0.1:${first.port},127.0.0.1:${second.port}/${database}`;
  wayTo({ connectionString }, 200);
  const pool = openPool({ connectionString, max: 2 });
  onTestFinished(() => pool.end());
  const writes = async (name: string) => {
    await pool.query(`create table ${name} ()`);
    const { rows } = await pool.query("select pg_is_in_recovery() as copy");
    return rows[0].copy;
  };
  expect(await writes("before_failover")).toBe(false);
  second.silence();
  await asked(standby, "select pg_promote()");
  const began = Date.now();
  await expect
    .poll(() => writes("after_failover").catch(() => null), { timeout: 15_000 })
    .toBe(false);
  expect(Date.now() - began).toBeLessThan(15_000);
  const kept = "select to_regclass('after_failover') is not null as kept";
  expect((await asked(standby, kept))[0].kept).toBe(true);
  expect((await asked(primary, kept))[0].kept).toBe(false);
});
