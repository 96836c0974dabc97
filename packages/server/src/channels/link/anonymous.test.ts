import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { type BareServer, bareServer } from "../../testing/bare-server.ts";

let server: BareServer;
let key: string;

beforeAll(async () => {
  server = await bareServer();
  key = await server.key("Works", ["read", "write"]);
});

function api(method: "POST" | "GET" | "PUT", url: string, payload?: object) {
  return server.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${key}` },
    ...(payload ? { payload } : {}),
  });
}

/** Every row of every table, as text. */
async function wholeDatabase(): Promise<{ table: string; row: string }[]> {
  const { db } = server.services;
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
  `.execute(db);
  const found: { table: string; row: string }[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.raw(name)} t
    `.execute(db);
    found.push(...rows.map(({ row }) => ({ table: name, row })));
  }
  return found;
}

test("nothing in the whole database ties an anonymous answer to a person or to a moment", async () => {
  const survey = (await api("POST", "/api/v1/surveys", { name: "Staff", anonymous: true })).json();
  await api("POST", "/api/v1/people", { email: "ann@works.example", name: "Ann" });
  const visit = randomUUID();
  const given = {
    visit,
    score: 2,
    comment: "the roof leaks",
    contact: "1",
    email: "ann@works.example",
  };
  const before = new Date();
  for (const body of [
    { visit, score: 3, step: "score" },
    { ...given, step: "comment" },
  ]) {
    const reply = await server.app.inject({
      method: "POST",
      url: `/s/${survey.slug}?store=17`,
      headers: {
        accept: "application/json",
        "user-agent": "Ann's telephone",
        "x-forwarded-for": "192.0.2.7",
      },
      payload: body,
    });
    expect(reply.statusCode, reply.body).toBe(200);
  }
  const listed = (await api("GET", `/api/v1/surveys/${survey.id}/responses`)).json().data[0];
  expect(listed).toMatchObject({ score: 2, comment: "the roof leaks", person: null });

  const rows = await wholeDatabase();
  const about = rows.filter(({ row }) => row.includes(listed.id) || row.includes("the roof leaks"));
  expect(new Set(about.map(({ table }) => table))).toEqual(
    new Set([
      "public.audit_entry",
      "public.comment_to_read",
      "public.response",
      "public.response_change",
    ]),
  );
  for (const { table, row } of about) {
    expect(row).not.toMatch(/ann@works|Ann's telephone|192\.0\.2\.7/);
    expect(row).not.toContain(visit);
    // Every time is the beginning of a day, and no id tells one.
    const times = row.match(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[^"]*/g) ?? [];
    // The line of comments that wait to be read knows no time at all.
    if (table !== "public.comment_to_read") expect(times.length).toBeGreaterThan(0);
    expect(times.filter((time) => new Date(time).getTime() % 86_400_000 !== 0)).toEqual([]);
    const ids = row.match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [];
    const ofThatHour = ids.filter(
      (id) => timeOf(id) >= before.getTime() - 1000 && id !== survey.id,
    );
    expect(ofThatHour.filter((id) => !row.includes(`"workspace_id": "${id}"`))).toEqual([]);
  }
});

/** The moment that a UUIDv7 tells. */
function timeOf(id: string): number {
  return Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
}

test("an answer from a test mail is left out of the score with its reason, and takes no reward", async () => {
  const survey = (await api("POST", "/api/v1/surveys", { name: "Spring" })).json();
  const reward = `/api/v1/surveys/${survey.id}/reward`;
  await api("PUT", reward, { kind: "pool", title: { en: "10 % off" } });
  expect((await api("POST", `${reward}/codes`, { codes: ["A", "B"] })).json().added).toBe(2);
  await server.app.inject({
    method: "POST",
    url: `/s/${survey.slug}?source=test`,
    headers: { accept: "application/json" },
    payload: { visit: randomUUID(), score: 10 },
  });
  const score = (await api("GET", `/api/v1/surveys/${survey.id}/score`)).json();
  expect(score).toMatchObject({
    answers: 0,
    excluded: { total: 1, reasons: [{ reason: "test", answers: 1 }] },
  });
  const left = async () => (await api("GET", reward)).json().reward.stock;
  expect(await left()).toMatchObject({ left: 2, given: 0 });
  await server.app.inject({
    method: "POST",
    url: `/s/${survey.slug}`,
    headers: { accept: "application/json" },
    payload: { visit: randomUUID(), score: 10 },
  });
  expect(await left()).toMatchObject({ left: 1, given: 1 });
});

test("a score that was tapped in a mail stands chosen on the page, and opening it records nothing", async () => {
  const survey = (await api("POST", "/api/v1/surveys", { name: "Autumn" })).json();
  const page = await server.app.inject({ url: `/s/${survey.slug}?score=9` });
  expect(page.body).toMatch(/value="9"[^>]*checked/);
  const score = (await api("GET", `/api/v1/surveys/${survey.id}/score`)).json();
  expect(score).toMatchObject({ answers: 0, quarantined: 0 });
});
