import { sql } from "kysely";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { readConfig } from "../config/config.ts";
import type { App } from "../errors/http.ts";
import { openLog } from "../log/log.ts";
import { openPool } from "../storage/database.ts";
import { wayTo } from "../storage/database-way.ts";
import { bareServer } from "../testing/bare-server.ts";
import { type SilentWay, silentWay } from "../testing/silent-way.ts";
import { testConnection } from "../testing/test-database.ts";
import { buildServer } from "./server.ts";
import { openServices, type Services } from "./services.ts";

/** Ten times quicker than it is outside of tests. */
const TICK_MS = 100;

let key = "";
let surveyId = "";
let way: SilentWay;
let services: Services;
let app: App;
let stop: () => Promise<void>;

beforeEach(async () => {
  if (!key) {
    const bare = await bareServer();
    key = await bare.key("Silent", ["read", "write"]);
    const made = await bare.app.inject({
      ...{ method: "POST", url: "/api/v1/surveys", payload: { name: "Shops" } },
      headers: { authorization: `Bearer ${key}` },
    });
    surveyId = made.json().id;
  }
  way = await silentWay(await testConnection());
  wayTo(way.connection, TICK_MS);
  const config = readConfig({ LOG_LEVEL: "silent", RATE_LIMIT: "0" });
  services = await openServices(config, way.connection, openLog("silent"));
  app = await buildServer(services);
  await app.ready();
  stop = async () => {
    await app.close();
    await services.stop();
  };
});

afterEach(() => stop());

const answers = (id: string) =>
  app.inject({
    ...{ method: "POST", url: `/api/v1/surveys/${surveyId}/responses`, payload: { id, score: 9 } },
    headers: { authorization: `Bearer ${key}` },
  });

const idOf = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, "0")}`;

test("a database that goes silent without a word: refused within seconds, then at once, and taken again as soon as it answers", async () => {
  const accepted = await answers(idOf(1));
  expect(accepted.statusCode).toBe(201);
  way.silence();
  const began = performance.now();
  const hanging = await Promise.all([answers(idOf(2)), answers(idOf(3)), app.inject("/readyz")]);
  // Those with a connection after some ticks; those that wanted a new one after five seconds.
  expect(performance.now() - began).toBeLessThan(9_000);
  for (const reply of hanging) {
    expect(reply.statusCode).toBe(503);
    expect(reply.headers["retry-after"]).toBe("5");
    expect(reply.json().code).toBe("storage_unavailable");
  }
  const later = performance.now();
  expect((await answers(idOf(2))).statusCode).toBe(503);
  expect(performance.now() - later).toBeLessThan(5 * TICK_MS);
  expect((await app.inject("/healthz")).statusCode).toBe(200);

  way.speak();
  const spoke = performance.now();
  await expect.poll(async () => (await answers(idOf(2))).statusCode, { timeout: 10_000 }).toBe(201);
  expect(performance.now() - spoke).toBeLessThan(5_000);
  expect((await answers(idOf(1))).statusCode).toBeLessThan(300);
  const { rows } = await sql<{ id: string }>`select id from response order by id`.execute(
    services.db,
  );
  expect(rows.map(({ id }) => id)).toEqual([idOf(1), idOf(2)]);
});

test("connections that a firewall forgot are cut one by one, while others and long questions go on", async () => {
  const { db } = services;
  const slow = sql`select pg_sleep(1.5)`.execute(db);
  await new Promise((resolve) => setTimeout(resolve, 12 * TICK_MS));
  await slow;
  const forgotten = sql`select pg_sleep(0.1)`.execute(db);
  forgotten.catch(() => {});
  way.forgetOpen();
  await expect(forgotten).rejects.toThrow(/Connection terminated/);
  await expect.poll(async () => (await answers(idOf(4))).statusCode, { timeout: 10_000 }).toBe(201);
});

test("stopping does not wait for a database that is silent", async () => {
  await answers(idOf(5));
  way.silence();
  const began = performance.now();
  await stop();
  expect(performance.now() - began).toBeLessThan(15_000);
  stop = async () => {};
}, 20_000);

test("of several hosts the first is silent: the one that takes writes is found, and found again", async () => {
  const real = await testConnection();
  const [silent, speaking] = [await silentWay(real), await silentWay(real)];
  silent.silence();
  const who = encodeURIComponent(String(real.user ?? "postgres"));
  const both = `postgres://${who}@127.0.0.1:${silent.port},127.0.0.1:${speaking.port}/${real.database}`;
  wayTo({ connectionString: both }, TICK_MS);
  const pool = openPool({ connectionString: both, max: 2 });
  onTestFinished(() => pool.end());
  const one = async () => (await pool.query("select 1 as one")).rows[0].one;
  expect(await one()).toBe(1);
  // They change their places.
  speaking.silence();
  silent.speak();
  const began = performance.now();
  await expect.poll(() => one().catch(() => 0), { timeout: 15_000 }).toBe(1);
  expect(performance.now() - began).toBeLessThan(10_000);
});
