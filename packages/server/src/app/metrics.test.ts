import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { Registry } from "prom-client";
import { beforeAll, expect, test } from "vitest";
import { openDatabase } from "../storage/database.ts";
import { openQueryTimes, type SlowStatement } from "../storage/query-times.ts";
import { type BareServer, bareServer } from "../testing/bare-server.ts";
import { testConnection, whenFileEnds } from "../testing/test-database.ts";
import { archiveMetrics } from "./archive-metrics.ts";

let server: BareServer;
beforeAll(async () => {
  server = await bareServer();
});

const DEPLOY = join(import.meta.dirname, "../../../../deploy/monitoring");

test("what the dashboard and the alert rules we ship ask for is what a server tells", async () => {
  const told = (await server.app.inject("/metrics")).body;
  const served = new Set([...told.matchAll(/^# HELP (\S+)/gm)].map(([, name]) => name));
  const registry = new Registry();
  archiveMetrics(registry, "/nowhere");
  for (const { name } of await registry.getMetricsAsJSON()) served.add(name);

  for (const file of ["grafana-dashboard.json", "prometheus-alerts.yml"]) {
    const asked = readFileSync(join(DEPLOY, file), "utf8").match(/\b(candor|process|nodejs)_\w+/g);
    const names = new Set(asked?.map((name) => name.replace(/_(bucket|count|sum)$/, "")));
    expect(names.size).toBeGreaterThan(5);
    expect([...names].filter((name) => !served.has(name))).toEqual([]);
  }
  const dashboard = JSON.parse(readFileSync(join(DEPLOY, "grafana-dashboard.json"), "utf8"));
  const sources = dashboard.panels.map(
    (panel: { datasource: { uid: string } }) => panel.datasource.uid,
  );
  expect(new Set(sources)).toEqual(new Set(["$".concat("{source}")]));
});

test("each statement of the database is in the histogram", async () => {
  const counted = async () => {
    const told = (await server.app.inject("/metrics")).body;
    return Number(/^candor_statement_seconds_count\{outcome="ok"\} (\d+)/m.exec(told)?.[1] ?? 0);
  };
  const before = await counted();
  for (let n = 0; n < 3; n += 1) await sql`select 1`.execute(server.services.db);
  expect((await counted()) - before).toBeGreaterThanOrEqual(3);
});

test("a slow statement is told with its time and without its values, and once a minute", async () => {
  const told: SlowStatement[] = [];
  let now = 0;
  const times = openQueryTimes(
    100,
    (slow) => told.push(slow),
    () => now,
  );
  const db = openDatabase(await testConnection(), times);
  whenFileEnds(() => db.destroy());
  const slow = (name: string) => sql`select ${name}::text as name, pg_sleep(0.12)`.execute(db);

  await sql`select ${"Ann Quick"}::text`.execute(db);
  await slow("Ann O'Brien");
  await slow("Bo Ek");
  expect(told).toHaveLength(1);
  expect(told[0]?.ms).toBeGreaterThanOrEqual(100);
  expect(told[0]).toMatchObject({ times: 1, statement: "select $1::text as name, pg_sleep(0.12)" });
  expect(JSON.stringify(told)).not.toMatch(/Brien|Ek/);

  now = 61_000;
  await slow("Cy");
  expect(told.map(({ times }) => times)).toEqual([1, 2]);
});

test("nothing is told where nobody wants it", () => {
  const told: SlowStatement[] = [];
  const times = openQueryTimes(0, (slow) => told.push(slow));
  times.ended({
    level: "query",
    query: { sql: "select 1", parameters: [] } as never,
    queryDurationMillis: 10_000,
  });
  expect(told).toEqual([]);
});
