import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ResponseItem } from "@candor/contract/response.ts";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { FLOOR } from "../responses/floor/blocks.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { releaseEmployeeAnswers } from "./release-jobs.ts";

const DAY = 86_400_000;
/** 37 people in 6 teams, some of which are smaller than the floor. */
const TEAMS = { Till: 9, Stock: 7, Garden: 6, Office: 6, Drivers: 5, Board: 4 };
const TENURES = ["new", "old"];

let server: TestServer;
let survey: { id: string; slug: string };
const start = Date.now();

beforeAll(async () => {
  server = await testServer();
  survey = await server.api("POST", "/surveys", {
    name: "Us",
    kind: "employee",
    anonymous: false,
    dimensions: ["team", "tenure"],
  });
});

const people = Object.entries(TEAMS).flatMap(([team, n]) =>
  Array.from({ length: n }, (_, at) => ({
    team,
    tenure: TENURES[(at + team.length) % 3 === 0 ? 0 : 1] ?? "old",
    score: (at * 7 + team.length * 3) % 11,
    comment: at % 2 === 0 ? `${team} says ${at} ${randomUUID()}` : undefined,
    visit: randomUUID(),
  })),
);

/** Somebody answers as employees do: by the survey's link, in two steps, with everything a browser tells. */
async function answers({ team, tenure, score, comment, visit }: (typeof people)[number]) {
  for (const body of [
    { visit, score, step: "score" },
    { visit, score, comment, step: "comment", email: "somebody@works.example", contact: "1" },
  ]) {
    const reply = await server.app.inject({
      method: "POST",
      url: `/s/${survey.slug}?team=${team}&tenure=${tenure}&source=poster&name=Ann`,
      headers: {
        host: "nps.example.com",
        accept: "application/json",
        "user-agent": "A telephone",
      },
      payload: body,
    });
    expect(reply.statusCode, reply.body).toBe(200);
  }
}

/** The day becomes that one, and ends. */
async function endDay(n: number): Promise<void> {
  const day = new Date(start + n * DAY).toISOString().slice(0, 10);
  await sql`update employee_waiting set day = ${day}::date where day <= ${new Date(start + DAY).toISOString().slice(0, 10)}::date
    and not exists (select from dated d where d.id = employee_waiting.id)`.execute(
    server.services.db,
  );
  await sql`insert into dated select id from employee_waiting on conflict do nothing`.execute(
    server.services.db,
  );
  await releaseEmployeeAnswers(server.services, new Date(start + (n + 1) * DAY));
}

const query = (filters: readonly string[]) =>
  filters.map((one) => `filter=${encodeURIComponent(one)}`).join("&");

/** Every combination of values of both groups, none and several, as a filter can name them. */
function everyFilter(): string[][] {
  const teams = ["", ...Object.keys(TEAMS)];
  const some = (name: string, values: readonly string[]) => [
    [],
    ...values.map((value) => [`${name}=${value}`]),
    ...values.flatMap((a, at) => values.slice(at + 1).map((b) => [`${name}=${a}`, `${name}=${b}`])),
  ];
  return some("team", teams).flatMap((left) =>
    [[], ...["", ...TENURES].map((value) => [`tenure=${value}`])].map((right) => [
      ...left,
      ...right,
    ]),
  );
}

async function listed(filters: readonly string[], period = ""): Promise<ResponseItem[]> {
  const { data } = await server.api<{ data: ResponseItem[] }>(
    "GET",
    `/surveys/${survey.id}/responses?limit=200&${query(filters)}${period}`,
  );
  return data;
}

/** Every set of answers that was ever shown, by any filter, on any day. */
const seen: Set<string>[] = [];

test("no two things that are shown, on whatever days and by whatever filters, differ by one to four answers", async () => {
  await sql`create table dated (id uuid primary key)`.execute(server.services.db);
  let waiting = [...people];
  for (let day = 1; waiting.length > 0; day += 1) {
    // Three of them on most days, from different teams.
    for (const one of waiting
      .filter((_, at) => at % Math.max(1, Math.floor(waiting.length / 3)) === 0)
      .slice(0, 4)) {
      await answers(one);
      waiting = waiting.filter((other) => other !== one);
    }
    await endDay(day);
    for (const filters of everyFilter()) {
      const rows = await listed(filters);
      seen.push(new Set(rows.map(({ id }) => id)));
    }
    const trend = await server.api<{ points: { from: string; to: string; answers: number }[] }>(
      "GET",
      `/surveys/${survey.id}/trend?by=day`,
    );
    for (const { from, answers: n } of trend.points.filter((point) => point.answers > 0)) {
      const rows = await listed([], `&from=${from}`);
      seen.push(new Set(rows.map(({ id }) => id)));
      expect(n).toBeGreaterThanOrEqual(FLOOR);
    }
  }
  // The survey ends: what is left gives up its groups.
  await server.api("PATCH", `/surveys/${survey.id}`, { status: "closed" });
  await endDay(200);
  for (const filters of everyFilter()) {
    seen.push(new Set((await listed(filters)).map(({ id }) => id)));
  }
  expect((await listed([])).length).toBeGreaterThan(people.length - FLOOR);
  const distinct = [...new Map(seen.map((ids) => [[...ids].sort().join(), ids])).values()];
  expect(distinct.length).toBeGreaterThan(10);
  const told = distinct.flatMap((a) =>
    distinct.flatMap((b) => {
      const difference = [...a].filter((id) => !b.has(id)).length;
      const common = [...a].filter((id) => b.has(id)).length;
      return [difference, common].filter((n) => n > 0 && n < FLOOR);
    }),
  );
  expect(told).toEqual([]);
}, 240_000);

test("score, breakdown, crossing and file show what the list shows, and nothing below the floor", async () => {
  for (const filters of everyFilter()) {
    const score = await server.api<{ answers: number }>(
      "GET",
      `/surveys/${survey.id}/score?${query(filters)}`,
    );
    expect(score.answers === 0 || score.answers >= FLOOR).toBe(true);
    expect(score.answers).toBe((await listed(filters)).length);
  }
  for (const by of ["team", "tenure", "channel", "language"]) {
    const { rows } = await server.api<{ rows: { answers: number }[] }>(
      "GET",
      `/surveys/${survey.id}/breakdown?by=${by}`,
    );
    expect(rows.every(({ answers: n }) => n >= FLOOR)).toBe(true);
  }
  const crossing = await server.api<{ cells: { answers: number }[] }>(
    "GET",
    `/surveys/${survey.id}/crossing?rows=team&columns=tenure`,
  );
  expect(JSON.stringify(crossing)).not.toMatch(/"answers":[1-4]\b/);
  const file = await (await server.fetch(`/surveys/${survey.id}/responses/export`)).text();
  expect(file.trim().split("\n")).toHaveLength((await listed([])).length + 1);
  expect(file).not.toContain("says");
});

test("an answer keeps a day and its groups: no person, no comment, no channel, no language, no source, no time", async () => {
  for (const one of await listed([])) {
    expect(one).toMatchObject({ person: null, comment: null, source: null, language: null });
    expect(one.touchpoint).toBeNull();
    expect(Object.keys(one.properties).every((name) => ["team", "tenure"].includes(name))).toBe(
      true,
    );
    expect(new Date(one.answeredAt).getTime() % DAY).toBe(0);
    expect(new Date(one.recordedAt).getTime() % DAY).toBe(0);
    expect(one.id[14]).toBe("4");
  }
  const { rows } = await sql<{ row: string }>`
    select to_jsonb(r)::text as row from response r where survey_id = ${survey.id}::uuid
    union all select to_jsonb(w)::text from employee_waiting w
    union all select to_jsonb(c)::text from loose_comment c
  `.execute(server.services.db);
  for (const { row } of rows) {
    expect(row).not.toMatch(/somebody@works|telephone|Ann\b|poster/);
    for (const { visit } of people) expect(row).not.toContain(visit);
  }
});

test("comments stand apart, without group or time, in no order, and only with ten answers behind them", async () => {
  const { data } = await server.api<{
    data: { id: string; text: string; source: string; givenAt: string; contact: null }[];
  }>("GET", `/loose-comments?surveyId=${survey.id}&limit=200`);
  expect(data.length).toBeGreaterThan(5);
  for (const one of data) {
    expect(one).toMatchObject({ source: "employee", contact: null, person: null });
    expect(new Date(one.givenAt).getTime() % DAY).toBe(0);
  }
  const { rows } = await sql<{ answers: number; comments: number }>`
    select answers_since_comments as answers,
      (select count(*)::int from employee_comment c where c.survey_id = r.survey_id) as comments
    from employee_release r where survey_id = ${survey.id}::uuid
  `.execute(server.services.db);
  expect(rows[0]?.answers).toBeLessThan(10);
});

test("whoever answered cannot change a released answer, and is told why; before that the last word counts", async () => {
  const reopened = await server.api<{ id: string; slug: string }>("POST", "/surveys", {
    name: "Again",
    kind: "employee",
    dimensions: [],
  });
  expect(reopened).toMatchObject({ anonymous: true });
  const visits = Array.from({ length: 5 }, () => randomUUID());
  const say = (visit: string, score: number) =>
    server.app.inject({
      method: "POST",
      url: `/s/${reopened.slug}`,
      headers: { host: "nps.example.com", accept: "application/json" },
      payload: { visit, score, step: "score" },
    });
  for (const visit of visits) expect((await say(visit, 2)).statusCode).toBe(200);
  expect((await say(visits[0] ?? "", 9)).statusCode).toBe(200);
  const histogram = async () =>
    (await server.api<{ histogram: number[] }>("GET", `/surveys/${reopened.id}/score`)).histogram;
  // The day is not over: nobody sees anything, not even that somebody answered.
  await releaseEmployeeAnswers(server.services, new Date());
  expect(await histogram()).toEqual(Array(11).fill(0));
  await releaseEmployeeAnswers(server.services, new Date(Date.now() + 2 * DAY));
  expect((await histogram()).map((n, score) => [score, n]).filter(([, n]) => n)).toEqual([
    [2, 4],
    [9, 1],
  ]);
  const late = await say(visits[0] ?? "", 0);
  expect([late.statusCode, late.body]).toEqual([
    410,
    expect.stringContaining("together with others"),
  ]);
  const refused = await server.ask("POST", `/surveys/${reopened.id}/responses`, {
    score: 3,
    person: { email: "ann@example.com" },
  });
  expect(refused.status).toBe(201);
  expect(refused.body).toMatchObject({ person: null, comment: null });
  expect(
    (await server.ask("GET", `/responses/${(refused.body as { id: string }).id}`)).status,
  ).toBe(404);
});

test("nothing in the product reads what waits but what holds and releases it", () => {
  const source = join(import.meta.dirname, "..");
  const readers = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .filter((name) =>
      /employee_(waiting|comment)\b/.test(readFileSync(join(source, name), "utf8")),
    );
  expect(readers.sort()).toEqual([
    "employee-surveys/keep-comments.ts",
    "employee-surveys/release-jobs.ts",
    "responses/floor/hold-answers.ts",
    "responses/floor/release-answers.ts",
    "storage/migrations/0060-employees.ts",
    "storage/personal-data/employee-surveys.ts",
    "storage/tables-employee-surveys.ts",
  ]);
});
