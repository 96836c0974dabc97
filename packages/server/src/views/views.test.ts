import { beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let cookie = "";

beforeAll(async () => {
  server = await testServer();
  const reply = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: "https://nps.example.com" },
    body: JSON.stringify({ email: "ann@example.com", password: "a long enough password" }),
  });
  expect(reply.status).toBe(200);
  cookie = reply.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
});

/** As Ann, who signed in. */
async function asAnn(method: string, path: string, body?: unknown) {
  const reply = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      cookie,
      origin: "https://nps.example.com",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  return { status: reply.status, body: text === "" ? null : JSON.parse(text) };
}

const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

async function answers(survey: string, n: number, days: number, given: object = {}) {
  for (let i = 0; i < n; i++) {
    await server.api("POST", `/surveys/${survey}/responses`, {
      score: 9,
      channel: "api",
      answeredAt: dayAgo(days),
      ...given,
    });
  }
}

const newSurvey = (name: string, more: object = {}) =>
  server.api<{ id: string }>("POST", "/surveys", { name, ...more });

test("a private view is seen by its maker alone, one for all by everybody, and a link holds the same state", async () => {
  const own = await asAnn("POST", "/views", {
    name: "My Riga",
    filter: ["store=Riga"],
    theme: ["price:negative"],
    ...{ tone: ["negative"], urgency: ["2"], language: ["lv"], churn: true, disagrees: false },
  });
  expect(own).toMatchObject({
    status: 201,
    body: {
      name: "My Riga",
      theme: ["price:negative"],
      ...{ tone: ["negative"], urgency: ["2"], language: ["lv"], churn: true, disagrees: false },
      mine: true,
      shared: false,
      period: "all",
      compare: null,
    },
  });
  const all = await asAnn("POST", "/views", {
    name: "Board",
    shared: true,
    surveyId: server.survey.id,
    period: { from: "2026-01-01", to: "2026-04-01" },
    compare: "year",
    by: "store",
  });
  expect(all.status).toBe(201);
  const seenByKey = await server.api<{ data: { name: string; mine: boolean }[] }>("GET", "/views");
  expect(seenByKey.data.map(({ name, mine }) => [name, mine])).toEqual([["Board", false]]);
  expect(await server.ask("GET", `/views/${own.body.id}`)).toMatchObject({ status: 404 });
  const seenByAnn = await asAnn("GET", "/views");
  expect(seenByAnn.body.data.map(({ name }: { name: string }) => name)).toEqual([
    "Board",
    "My Riga",
  ]);
});

test("what is named of a view changes and the rest stays; it is deleted once", async () => {
  const made = await server.api<{ id: string }>("POST", "/views", {
    name: "Shops",
    filter: ["store=Riga"],
    compare: "previous",
  });
  const path = `/views/${made.id}`;
  expect(await server.api("PATCH", path, { compare: "year" })).toMatchObject({
    name: "Shops",
    shared: true,
    filter: ["store=Riga"],
    compare: "year",
  });
  await server.api("DELETE", path);
  expect(await server.ask("DELETE", path)).toMatchObject({ status: 404 });
});

test("a view of a survey that is not here is refused", async () => {
  const surveyId = "0198c0de-0000-7000-8000-000000000000";
  const reply = await server.ask("POST", "/views", { name: "Lost", surveyId });
  expect(reply).toMatchObject({ status: 422, body: { code: "survey_unknown" } });
});

test("numbers open on the last 30 days when they hold 30 answers, else on the shortest period that does, else on all", async () => {
  const { id } = await newSurvey("Opening");
  const opening = () => server.api("GET", `/surveys/${id}/opening`);
  await answers(id, 5, 3);
  expect(await opening()).toMatchObject({ period: "all", why: "few", answers: 5 });
  await answers(id, 25, 200);
  expect(await opening()).toMatchObject({ period: "year", why: "enough", answers: 30 });
  await answers(id, 25, 60);
  expect(await opening()).toMatchObject({ period: "quarter", why: "enough", answers: 30 });
  await answers(id, 25, 4);
  expect(await opening()).toMatchObject({ period: "month", why: "enough", answers: 30 });
});

test("the period chosen last is remembered for the colleague and for nobody else", async () => {
  await asAnn("PUT", "/choices/period", { period: "week" });
  expect((await asAnn("GET", `/surveys/${server.survey.id}/opening`)).body).toMatchObject({
    period: "week",
    why: "chosen",
  });
  expect(await server.api("GET", `/surveys/${server.survey.id}/opening`)).toMatchObject({
    why: "few",
  });
  expect(await server.ask("PUT", "/choices/period", { period: "week" })).toMatchObject({
    status: 403,
  });
});

test("a goal stands beside the score with its probability, and on the trend", async () => {
  const { id } = await newSurvey("Goal");
  await answers(id, 15, 3);
  await answers(id, 15, 3, { score: 3 });
  await server.api("PUT", `/surveys/${id}/goal`, { target: 50, by: "2027-12-31" });
  const { goal } = await server.api<{ goal: { probability: number } }>(
    "GET",
    `/surveys/${id}/score`,
  );
  expect(goal).toMatchObject({ target: 50, by: "2027-12-31" });
  expect(goal.probability).toBeLessThan(0.01);
  expect(await server.api("GET", `/surveys/${id}/trend`)).toMatchObject({ goal: { target: 50 } });
  await server.api("DELETE", `/surveys/${id}/goal`);
  expect(await server.api("GET", `/surveys/${id}/score`)).toMatchObject({ goal: null });
});

test("a score is compared with the same days a year earlier when that is asked for", async () => {
  const { id } = await newSurvey("Year");
  await answers(id, 12, 0, { answeredAt: "2026-05-10T12:00:00Z" });
  await answers(id, 12, 0, { answeredAt: "2025-05-10T12:00:00Z", score: 2 });
  const may = "from=2026-05-01&to=2026-06-01";
  expect(await server.api("GET", `/surveys/${id}/score?${may}&compare=year`)).toMatchObject({
    comparedWith: "year",
    previous: { from: "2025-05-01", to: "2025-06-01", score: -100 },
    difference: { verdict: "up" },
  });
  expect(await server.api("GET", `/surveys/${id}/score?${may}`)).toMatchObject({
    comparedWith: "previous",
    previous: { answers: 0 },
    difference: null,
  });
  const trend = await server.api<{ compared: { from: string; score: number | null }[] }>(
    "GET",
    `/surveys/${id}/trend?${may}&by=month&compare=year`,
  );
  expect(trend.compared).toMatchObject([{ from: "2025-05-01", score: -100 }]);
  const { rows } = await server.api<{ rows: object[] }>(
    "GET",
    `/surveys/${id}/breakdown?${may}&by=channel&compare=year`,
  );
  expect(rows).toMatchObject([
    { value: "api", before: { score: -100 }, change: { verdict: "up" } },
  ]);
});

test("every value says what it does to the score of all: its share times its difference", async () => {
  const { id } = await newSurvey("Effect", { dimensions: ["store"] });
  await answers(id, 30, 3, { score: 2, properties: { store: "Riga" } });
  await answers(id, 30, 3, { score: 10, properties: { store: "Cesis" } });
  const { rows } = await server.api<{ rows: { value: string; share: number; effect: object }[] }>(
    "GET",
    `/surveys/${id}/breakdown?by=store`,
  );
  const riga = rows.find(({ value }) => value === "Riga");
  expect(riga).toMatchObject({ share: 0.5, effect: { points: -100 }, before: null, change: null });
});

test("a property that was never declared is offered, named, ordered, and cut into bands", async () => {
  const { id } = await newSurvey("Bands");
  for (const visits of [1, 3, 5, 6, 9, 14]) {
    await answers(id, 2, 3, { properties: { visits, order: `no ${visits}` } });
  }
  await answers(id, 1, 3, { properties: { visits: "often" } });
  await server.api("PUT", "/properties/visits", {
    label: "Visits a year",
    labels: { often: "Often" },
    order: ["often"],
    bands: [4, 7, 12],
  });
  const { data } = await server.api<{ data: { dimension: string }[] }>(
    "GET",
    `/surveys/${id}/dimensions`,
  );
  expect(data.find(({ dimension }) => dimension === "visits")).toMatchObject({
    declared: false,
    numeric: false,
    label: "Visits a year",
    bands: [4, 7, 12],
  });
  const banded = await server.api<{ rows: { value: string; answers: number; band: object }[] }>(
    "GET",
    `/surveys/${id}/breakdown?by=visits`,
  );
  expect(banded.rows.map(({ value, answers: n }) => [value, n])).toEqual([
    ["..4", 4],
    ["4..7", 4],
    ["7..12", 2],
    ["12..", 2],
    ["", 1],
  ]);
  const raw = await server.api<{ rows: unknown[] }>(
    "GET",
    `/surveys/${id}/breakdown?by=visits&bands=`,
  );
  expect(raw.rows).toHaveLength(7);
});

test("two properties are crossed, and a small cell is hidden together with one that would give it away", async () => {
  const { id } = await newSurvey("Cross", { dimensions: ["store"] });
  const put = (n: number, store: string, plan: string, score: number) =>
    answers(id, n, 3, { score, properties: { store, plan } });
  await put(12, "Riga", "free", 2);
  await put(12, "Riga", "pro", 10);
  await put(3, "Cesis", "free", 0);
  await put(14, "Cesis", "pro", 10);
  const { cells } = await server.api<{ cells: { row: string; column: string }[] }>(
    "GET",
    `/surveys/${id}/crossing?rows=store&columns=plan`,
  );
  const cell = (row: string, column: string) =>
    cells.find((one) => one.row === row && one.column === column);
  expect(cell("Riga", "free")).toMatchObject({
    answers: 12,
    score: -100,
    difference: { verdict: "down" },
  });
  expect(cell("Cesis", "free")).toMatchObject({ hidden: true, answers: null, score: null });
  expect(cell("Cesis", "pro")).toMatchObject({ hidden: true, answers: null, score: null });
});

test("all surveys stand side by side, each with its change, corrected for how many they are", async () => {
  const { id } = await newSurvey("Side by side");
  await answers(id, 12, 0, { answeredAt: "2026-05-10T12:00:00Z" });
  await answers(id, 12, 0, { answeredAt: "2026-04-10T12:00:00Z", score: 2 });
  const { data } = await server.api<{ data: { surveyId: string; sparkline: unknown[] }[] }>(
    "GET",
    "/scores?from=2026-05-01&to=2026-06-01",
  );
  expect(data.length).toBeGreaterThan(5);
  const row = data.find(({ surveyId }) => surveyId === id);
  expect(row).toMatchObject({
    score: 100,
    previous: { score: -100 },
    difference: { verdict: "up" },
  });
  expect(row?.sparkline).toHaveLength(12);
});
