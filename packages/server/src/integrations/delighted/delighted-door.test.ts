import { beforeAll, beforeEach, expect, test } from "vitest";
import { revokeKey } from "../../auth/manage-keys.ts";
import { createSegment } from "../../people/segments.ts";
import { reviseResponses } from "../../responses/revise-responses.ts";
import type { Database } from "../../storage/database.ts";
import { type TestDelighted, testDelighted } from "../../testing/delighted-door.ts";
import { aSurvey } from "../../testing/fixtures.ts";
import { emptyTables, testDatabase } from "../../testing/test-database.ts";
import { numbersOf } from "./delighted-ids.ts";

let db: Database;
let server: TestDelighted;
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  await emptyTables(db);
  server = await testDelighted(db);
  return () => server.stop();
});
type Body = Record<string, unknown>;
const get = async (path: string) => (await server.ask("GET", `/v1${path}`)).body as Body & Body[];
const post = async (path: string, body: unknown) =>
  (await server.ask("POST", `/v1${path}`, body)).body as Body;
const DAY = 86_400;
const now = () => Math.floor(Date.now() / 1000);

async function answer(score: number, more: Body = {}): Promise<Body> {
  const { id } = await post("/people", { email: `p${score}@hilltop.lv`, send: false });
  return post("/survey_responses", { person: id, score, ...more });
}

test("ids are numbers that fit 64 bits and a double, given once however many ask at once", async () => {
  const made = await answer(9);
  expect(made.id).toMatch(/^\d{13}$/);
  expect(String(Number(made.id))).toBe(made.id);
  const ids = Array.from({ length: 60 }, () => crypto.randomUUID());
  const all = await Promise.all(
    [ids, ids.slice(20), ids.slice(0, 30)].map((some) => numbersOf(db, server.workspaceId, some)),
  );
  const [first] = all;
  for (const some of all) for (const [id, number] of some) expect(first?.get(id)).toBe(number);
  expect(new Set(first?.values()).size).toBe(60);
});

test("without a period, metrics speak of the 30 days that end with the latest answer", async () => {
  const latest = now() - 100 * DAY;
  await answer(10, { created_at: latest });
  await answer(9, { created_at: latest - 29 * DAY });
  await answer(0, { created_at: latest - 31 * DAY });
  expect(await get("/metrics")).toMatchObject({ nps: 100, response_count: 2 });
  expect(await get("/metrics?since=0")).toMatchObject({ nps: 33, response_count: 3 });
  expect(await get(`/metrics?until=${latest - 31 * DAY}`)).toMatchObject({ response_count: 1 });
  expect(await get(`/metrics?since=${latest}`)).toMatchObject({ response_count: 1 });
});

test("a survey without answers has no score, not a score of zero", async () => {
  expect(await get("/metrics")).toEqual({
    nps: null,
    promoter_count: 0,
    promoter_percent: 0,
    passive_count: 0,
    passive_percent: 0,
    detractor_count: 0,
    detractor_percent: 0,
    response_count: 0,
  });
});

test("a trend is a segment, by the name that its old id was, or one property; an unknown one has no score", async () => {
  await createSegment(db, {
    workspaceId: server.workspaceId,
    name: "1234",
    filter: {
      match: "all",
      conditions: [{ about: "attribute", name: "plan", is: "equal", value: "pro" }],
    },
    actor: "ann",
    now: new Date(),
  });
  const pro = await post("/people", {
    email: "pro@hilltop.lv",
    send: false,
    properties: { plan: "pro" },
  });
  await post("/survey_responses", {
    person: pro.id,
    score: 10,
    person_properties: { store: "Riga" },
  });
  await answer(0);
  expect(await get("/metrics?trend=1234")).toMatchObject({ nps: 100, response_count: 1 });
  expect(await get("/survey_responses?trend=1234")).toHaveLength(1);
  expect(await get("/metrics?trend=store%3DRiga")).toMatchObject({ response_count: 1 });
  expect(await server.ask("GET", "/v1/metrics?trend=77")).toMatchObject({
    status: 422,
    body: { errors: { trend: [expect.stringContaining("unknown")] } },
  });
  expect(await get("/survey_responses?trend=77")).toHaveLength(2);
});

test("groups add what happened on a channel, and core is left out where it is not asked for", async () => {
  await answer(9);
  expect(await get("/metrics?groups[]=core&groups[]=email")).toMatchObject({
    nps: 100,
    email: { sent_count: 0, bounce_count: 0, unsubscribe_count: 0, response_count: 0 },
  });
  expect(await get("/metrics?groups[]=link")).toEqual({ link: { response_count: 0 } });
});

test("answers are filtered by time, person and order, and the page after the last is empty", async () => {
  const start = now() - 10 * DAY;
  for (const score of [1, 2, 3]) await answer(score, { created_at: start + score });
  const scores = async (query: string) =>
    (await get(`/survey_responses?${query}`)).map((one) => one.score);
  expect(await scores("")).toEqual([1, 2, 3]);
  expect(await scores("order=desc")).toEqual([3, 2, 1]);
  expect(await scores("order=sideways")).toEqual([1, 2, 3]);
  expect(await scores(`since=${start + 2}`)).toEqual([2, 3]);
  expect(await scores(`until=${start + 2}`)).toEqual([1, 2]);
  expect(await scores("person_email=p2%40hilltop.lv")).toEqual([2]);
  expect(await scores("person_email=nobody%40hilltop.lv")).toEqual([]);
  expect(await scores("per_page=2&page=2")).toEqual([3]);
  expect(await scores("per_page=2&page=3")).toEqual([]);
  const [first] = await get("/survey_responses?per_page=1");
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const since = now();
  await server.ask("PUT", `/v1/survey_responses/${first?.id}`, {
    tags: ["price"],
    notes: ["call back"],
  });
  expect(await scores(`updated_since=${since}`)).toEqual([1]);
  expect(await get(`/survey_responses/${first?.id}`)).toMatchObject({
    updated_at: expect.any(Number),
    tags: ["price"],
    notes: [{ text: "call back", user_email: "key:Shop" }],
  });
  expect(await server.ask("GET", "/v1/survey_responses?since=yesterday")).toMatchObject({
    status: 422,
    body: {
      status: 422,
      message: "Unprocessable Entity",
      errors: { since: ["is not a Unix timestamp"] },
    },
  });
});

test("answers that are left out of the score are left out of lists, and can still be read", async () => {
  const [kept, excluded] = [await answer(9), await answer(0)];
  const { id } = await db
    .selectFrom("response")
    .select("id")
    .where("score", "=", 0)
    .executeTakeFirstOrThrow();
  await reviseResponses(
    db,
    server.workspaceId,
    [id],
    () => ({ exclusion: { reason: "test", note: "" } }),
    { actor: "ann" },
  );
  expect((await get("/survey_responses")).map((one) => one.id)).toEqual([kept.id]);
  expect(await get("/metrics")).toMatchObject({ nps: 100, response_count: 1 });
  expect(await get(`/survey_responses/${excluded.id}`)).toMatchObject({ score: 0 });
});

test("saving an answer as it was read leaves it unchanged", async () => {
  const made = await answer(8, { comment: "Fine", person_properties: { store: "Riga" } });
  const saved = await server.ask("PUT", `/v1/survey_responses/${made.id}`, made);
  expect(saved.body).toEqual(made);
  expect(await db.selectFrom("response_change").selectAll().execute()).toEqual([]);
});

test("properties that say how to ask are known in every spelling, and describe nobody", async () => {
  const made = await post("/people", {
    email: "anna@hilltop.lv",
    delay: 60,
    properties: {
      "delighted email subject": "How was it?",
      QuestionProductName: "Hilltop Coffee",
      Locale: "pt_BR",
      plan: "pro",
      seats: { min: 2 },
      nothing: null,
    },
  });
  expect(made.survey_scheduled_at).toBeGreaterThan(now());
  const person = await db.selectFrom("person").selectAll().executeTakeFirstOrThrow();
  expect(person).toMatchObject({
    language: "pt-BR",
    attributes: { plan: "pro", seats: '{"min":2}' },
  });
  const invitation = await db.selectFrom("invitation").selectAll().executeTakeFirstOrThrow();
  expect(invitation).toMatchObject({
    origin: "delighted",
    channel: "email",
    language: "pt-BR",
    properties: {
      plan: "pro",
      "Delighted Email Subject": "How was it?",
      question_product_name: "Hilltop Coffee",
    },
  });
});

test("addresses change where nobody else has the new one, and the last time somebody was asked counts", async () => {
  await post("/people", { email: "ben@hilltop.lv", send: false });
  const made = await post("/people", { email: "anna@hilltop.lv", send: false });
  expect(
    await server.ask("POST", "/v1/people", {
      email: "anna@hilltop.lv",
      email_update: "ben@hilltop.lv",
    }),
  ).toMatchObject({ status: 422, body: { errors: { email_update: ["has already been taken"] } } });
  const moved = await post("/people", {
    email: "anna@hilltop.lv",
    email_update: "anna@hilltop.se",
    phone_number_update: "+37120000001",
    last_sent_at: now() - DAY,
  });
  expect(moved).toMatchObject({
    id: made.id,
    email: "anna@hilltop.se",
    phone_number: "+37120000001",
  });
  // Asked a day ago: by the rules she is left in peace until her quiet time is over.
  expect(moved.survey_scheduled_at).toBeGreaterThan(now() + 80 * DAY);
});

test("one's address with another's number is refused, as a number was one person's only", async () => {
  await post("/people", { email: "anna@hilltop.lv", send: false });
  await post("/people", { phone_number: "+37120000002", send: false });
  const mixed = { email: "anna@hilltop.lv", phone_number: "+37120000002", name: "Anna" };
  expect(await server.ask("POST", "/v1/people", mixed)).toMatchObject({
    status: 422,
    body: { errors: { phone_number: ["has already been taken"] } },
  });
});

test("two requests in a row are not both scheduled for now", async () => {
  const first = await post("/people", { email: "anna@hilltop.lv" });
  const second = await post("/people", { email: "anna@hilltop.lv" });
  expect(Number(second.survey_scheduled_at)).toBeGreaterThanOrEqual(
    Number(first.survey_scheduled_at) + 90 * DAY,
  );
});

test("an address that was never known is unsubscribed all the same", async () => {
  expect(await post("/unsubscribes", { person_email: "Later@hilltop.lv" })).toEqual({ ok: true });
  expect(await post("/people", { email: "later@hilltop.lv" })).toMatchObject({
    survey_scheduled_at: null,
  });
  expect(await server.ask("POST", "/v1/unsubscribes", {})).toMatchObject({ status: 422 });
});

test("what is wrong with a person is said by parameter, as Delighted said it", async () => {
  const refused = async (body: Body) => {
    const reply = await server.ask("POST", "/v1/people", body);
    expect(reply).toMatchObject({ status: 422, body: { message: "Unprocessable Entity" } });
    return (reply.body as { errors: unknown }).errors;
  };
  expect(await refused({})).toEqual({
    email: ["can't be blank"],
    phone_number: ["can't be blank"],
  });
  expect(await refused({ email: "not an address" })).toEqual({ email: ["is invalid"] });
  expect(await refused({ phone_number: "12" })).toEqual({ phone_number: ["is invalid"] });
  expect(await refused({ email: "a@b.lv", name: "x".repeat(255) })).toEqual({
    name: ["must be less than 255 characters"],
  });
});

test("a key speaks of its own survey, and of nothing in another workspace", async () => {
  const made = await answer(9);
  const { surveyId } = await aSurvey(db, { workspaceId: server.workspaceId });
  const other = await server.anotherKey({ surveyId });
  const asked = { ...server, key: other.key };
  const at = async (key: string, path: string) => {
    const reply = await fetch(`http://127.0.0.1:${server.port}/v1${path}`, {
      headers: { authorization: `Basic ${btoa(`${key}:`)}` },
    });
    return { status: reply.status, body: await reply.json() };
  };
  expect(await at(asked.key, "/survey_responses")).toEqual({ status: 200, body: [] });
  expect(await at(asked.key, `/survey_responses/${made.id}`)).toMatchObject({ status: 404 });
  expect(await at(server.key, `/survey_responses/${made.id}`)).toMatchObject({ status: 200 });
  const stranger = await testDelighted(db);
  const theirs = (path: string) => at(stranger.key, path);
  expect(await theirs(`/survey_responses/${made.id}`)).toMatchObject({ status: 404 });
  expect(await theirs(`/people/${made.person}`)).toMatchObject({ status: 404 });
  expect(await theirs("/people/email:p9@hilltop.lv")).toMatchObject({ status: 404 });
  expect(await theirs("/people")).toEqual({ status: 200, body: [] });
  await stranger.stop();
});

test("a program keeps the key it had at Delighted, until it is revoked", async () => {
  const key = "T8jtGnuYaNerDedVMYrcgn1dRdywfGOl";
  const { id: keyId } = await server.anotherKey({ key });
  const reply = async () =>
    (
      await server.raw(
        `GET /v1/metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Basic ${btoa(`${key}:`)}\r\n\r\n`,
      )
    ).status;
  expect(await reply()).toBe(200);
  await expect(server.anotherKey({ key })).rejects.toMatchObject({ status: 409 });
  await expect(server.anotherKey({ key: "a".repeat(32) })).rejects.toMatchObject({ status: 422 });
  await expect(server.anotherKey({ key: "short" })).rejects.toMatchObject({ status: 422 });
  const row = await db
    .selectFrom("api_key")
    .selectAll()
    .where("id", "=", keyId)
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(row)).not.toContain(key);
  await db
    .transaction()
    .execute((trx) => revokeKey(trx, { workspaceId: server.workspaceId, keyId, actor: "ann" }));
  server.keys.forget(keyId);
  expect(await reply()).toBe(401);
});

test("a key that may not ask is refused where somebody would be asked, with the scope it lacks", async () => {
  await db
    .updateTable("api_key")
    .set({ scopes: ["read", "write"] })
    .where("id", "=", server.keyId)
    .execute();
  expect(await server.ask("POST", "/v1/people", { email: "anna@hilltop.lv" })).toMatchObject({
    status: 403,
    body: { message: "Forbidden", detail: expect.stringContaining('"send"') },
  });
  expect(
    await server.ask("POST", "/v1/autopilot/email/memberships", {
      person_email: "anna@hilltop.lv",
    }),
  ).toMatchObject({ status: 403 });
  expect(await db.selectFrom("person").selectAll().execute()).toEqual([]);
  expect(
    await server.ask("POST", "/v1/people", { email: "anna@hilltop.lv", send: false }),
  ).toMatchObject({ status: 201 });
});
