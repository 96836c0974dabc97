import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { recount } from "../tallies/recount.ts";
import { type BareServer, bareServer } from "../testing/bare-server.ts";

let server: BareServer;
let key: string;
let surveyId: string;
let workspaceId: string;

beforeAll(async () => {
  server = await bareServer({ RATE_LIMIT: "60" });
  key = await server.key("Garden", ["read", "write"]);
  const survey = (await post("/api/v1/surveys", { name: "Spring", dimensions: ["plan"] })).json();
  surveyId = survey.id;
  const row = await server.services.db
    .selectFrom("survey")
    .select("workspace_id")
    .where("id", "=", surveyId)
    .executeTakeFirstOrThrow();
  workspaceId = row.workspace_id;
});

function post(url: string, body: object | string, headers: Record<string, string> = {}) {
  return server.app.inject({
    method: "POST",
    url,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers },
    payload: typeof body === "string" ? body : JSON.stringify(body),
  });
}

function get(url: string, headers: Record<string, string> = {}) {
  return server.app.inject({ url, headers: { authorization: `Bearer ${key}`, ...headers } });
}

test("the same Idempotency-Key does the work once and gives the first answer again", async () => {
  const headers = { "idempotency-key": "order-17" };
  const body = { score: 9, comment: "once" };
  const [first, second] = await Promise.all([
    post(`/api/v1/surveys/${surveyId}/responses`, body, headers),
    post(`/api/v1/surveys/${surveyId}/responses`, body, headers),
  ]);
  const third = await post(`/api/v1/surveys/${surveyId}/responses`, body, headers);
  expect(third.headers["idempotent-replay"]).toBe("true");
  expect([201, 409]).toContain(Math.max(first.statusCode, second.statusCode));
  const list = (await get(`/api/v1/surveys/${surveyId}/responses?search=once`)).json();
  expect(list.data.map(({ id }: { id: string }) => id)).toEqual([third.json().id]);
});

test("a key used for something else is refused, and a request that failed may be tried again with its key", async () => {
  const headers = { "idempotency-key": "order-18" };
  const wrong = await post(`/api/v1/surveys/${surveyId}/responses`, { score: 11 }, headers);
  expect(wrong.statusCode).toBe(422);
  const right = await post(`/api/v1/surveys/${surveyId}/responses`, { score: 10 }, headers);
  expect(right.statusCode).toBe(201);
  const other = await post(`/api/v1/surveys/${surveyId}/responses`, { score: 1 }, headers);
  expect(other.json()).toMatchObject({ status: 422, code: "idempotency_key_reused" });
});

test("JSON that is promised and not sent is nothing, wherever nothing needs to be said", async () => {
  const change = await post("/api/v1/changes", { day: "2026-05-01", title: "New till" });
  const gone = await server.app.inject({
    method: "DELETE",
    url: `/api/v1/changes/${change.json().id}`,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
  });
  expect(gone.statusCode).toBeLessThan(300);
  // Every field of this one may be left out, and so may the object around them.
  const preview = await post("/api/v1/imports/01a20370-59e6-76ec-929a-568793457287/preview", "");
  expect(preview.json()).toMatchObject({ status: 404 });
  // Where something is needed, it is named.
  const survey = await post("/api/v1/surveys", "");
  expect(survey.json()).toMatchObject({ status: 422, detail: expect.stringContaining("name:") });
  const broken = await post("/api/v1/surveys", "{");
  expect(broken.statusCode).toBe(400);
});

test("a request that takes minutes keeps its Idempotency-Key; one whose process died gives it up", async () => {
  const { db } = server.services;
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: locked, resolve: isLocked } = Promise.withResolvers<void>();
  const holding = db.transaction().execute(async (trx) => {
    await sql`lock table survey in access exclusive mode`.execute(trx);
    isLocked();
    await held;
  });
  await locked;
  const headers = { "idempotency-key": "order-19" };
  const first = post("/api/v1/surveys", { name: "Slow" }, headers);
  const claim = () =>
    db.selectFrom("idempotency_key").selectAll().where("key", "=", "order-19").executeTakeFirst();
  await expect.poll(claim).toBeDefined();
  // Three minutes ago, as far as anybody can tell.
  const long = new Date(Date.now() - 180_000);
  await db
    .updateTable("idempotency_key")
    .set({ created_at: long })
    .where("key", "=", "order-19")
    .execute();
  const second = await post("/api/v1/surveys", { name: "Slow" }, headers);
  expect(second.json()).toMatchObject({ status: 409, code: "idempotency_key_in_use" });
  // It says that it lives while it works.
  const { lease_until: before } = (await claim()) ?? {};
  await expect
    .poll(async () => (await claim())?.lease_until?.getTime(), { timeout: 15_000, interval: 500 })
    .toBeGreaterThan(before?.getTime() ?? Infinity);
  letGo();
  await holding;
  expect((await first).statusCode).toBe(201);
  expect((await post("/api/v1/surveys", { name: "Slow" }, headers)).json()).toEqual(
    (await first).json(),
  );

  await db
    .updateTable("idempotency_key")
    .set({ status: null, body: null, lease_until: new Date(Date.now() - 1) })
    .where("key", "=", "order-19")
    .execute();
  const again = await post("/api/v1/surveys", { name: "Slow" }, headers);
  expect(again.statusCode).toBe(201);
  expect(again.json().id).not.toBe((await first).json().id);
}, 30_000);

test("a list that has not changed is answered with 304 and no body", async () => {
  const first = await get("/api/v1/surveys");
  const tag = String(first.headers.etag);
  const same = await get("/api/v1/surveys", { "if-none-match": tag });
  expect([same.statusCode, same.body]).toEqual([304, ""]);
  await post("/api/v1/surveys", { name: "Another" });
  expect((await get("/api/v1/surveys", { "if-none-match": tag })).statusCode).toBe(200);
});

test("bulk answers line by line: what is wrong is refused by number, the rest is recorded once", async () => {
  const id = "01a20370-59e6-76ec-929a-568793457287";
  const lines = [
    JSON.stringify({ id, score: 9, properties: { plan: "pro" } }),
    JSON.stringify({ score: 12 }),
    "not json",
    "",
    JSON.stringify({ score: 3, comment: "שלום 🌻 O'Brien <script>" }),
    JSON.stringify({ score: 5, answeredAt: "2999-01-01T00:00:00Z" }),
    JSON.stringify({ id, score: 2 }),
  ].join("\n");
  const ndjson = { "content-type": "application/x-ndjson" };
  const reply = await post(`/api/v1/surveys/${surveyId}/responses/bulk`, lines, ndjson);
  const results = reply.body
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(results.map(({ line, outcome, code }) => [line, outcome, code])).toEqual([
    [1, "created", undefined],
    [2, "refused", "not_valid"],
    [3, "refused", "not_json"],
    [5, "created", undefined],
    [6, "refused", "answered_in_future"],
    [7, "unchanged", undefined],
  ]);
  const people = await post(
    "/api/v1/people/bulk",
    '{"email":"ann@example.com","name":"Ann"}\n{"email":"ANN@example.com"}\n{"name":"nobody"}\n',
    ndjson,
  );
  expect(
    people.body
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).outcome),
  ).toEqual(["created", "unchanged", "refused"]);
  expect(await recount(server.services.db, { workspaceId })).toEqual([]);
});

test("whoever asks too often is told in whole seconds when to come back", async () => {
  const other = await server.key("Busy", ["read"]);
  const headers = { authorization: `Bearer ${other}` };
  const replies = [];
  for (let i = 0; i < 62; i++) {
    replies.push(await server.app.inject({ url: "/api/v1/surveys", headers }));
  }
  const last = replies.at(-1);
  expect(replies[0]?.headers).toMatchObject({
    "ratelimit-limit": "60",
    "ratelimit-remaining": "59",
  });
  expect(last?.statusCode).toBe(429);
  expect(last?.headers["retry-after"]).toMatch(/^\d+$/);
  expect(last?.json()).toMatchObject({ code: "too_many_requests", detail: /try again in \d+ sec/ });
});

test("whoever is signed in is limited as one visitor, whatever other cookies their browser sends", async () => {
  const origin = server.services.config.publicUrl;
  await server.key("Clock", ["read"]);
  const signIn = await server.app.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    headers: { origin },
    payload: { email: "owner@clock.example", password: "a long enough password" },
  });
  const session = signIn.cookies
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join("; ");
  const replies = [];
  for (let i = 0; i < 62; i++) {
    const cookie = `extra${i}=${i}; ${session}`;
    replies.push(await server.app.inject({ url: "/api/v1/surveys", headers: { cookie } }));
  }
  expect(replies[0]?.statusCode).toBe(200);
  expect(replies.at(-1)?.statusCode).toBe(429);
});
