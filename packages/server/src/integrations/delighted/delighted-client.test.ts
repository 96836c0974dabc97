import { createHmac } from "node:crypto";
import { CreateWebhook } from "@candor/contract/webhook.ts";
import delightedClient from "delighted";
import { afterEach, beforeEach, expect, test } from "vitest";
import { saveSurveyAsking } from "../../audiences/asking-rules.ts";
import type { Database } from "../../storage/database.ts";
import { SECRET, type TestDelighted, testDelighted } from "../../testing/delighted-door.ts";
import { emptyTables, testDatabase } from "../../testing/test-database.ts";
import { type Receiver, startReceiver } from "../../testing/webhook-receiver.ts";
import { addressCheck } from "../webhooks/deliver/address-check.ts";
import { type DeliverDeps, deliverDue } from "../webhooks/deliver/deliver-webhooks.ts";
import { createWebhook } from "../webhooks/manage/edit-webhook.ts";

let db: Database;
let server: TestDelighted;
beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  server = await testDelighted(db);
});
afterEach(() => server.stop());

/** Delighted's own client, with nothing changed but where it looks. */
function client(base = "/delighted/v1") {
  return delightedClient(server.key, {
    host: "127.0.0.1",
    port: server.port,
    base,
    scheme: "http",
  });
}

const nowSeconds = () => Math.floor(Date.now() / 1000);

test("a person is made, asked after the delay, found and erased by Delighted's own client", async () => {
  const { person } = client();
  // Whatever the time of day is while this runs: no quiet hours put the mail off.
  const rules = { quietHours: null, workingDays: [1, 2, 3, 4, 5, 6, 7] };
  await saveSurveyAsking(db, server, { rules });
  const before = nowSeconds();
  const made = await person.create({
    email: "Anna@hilltop.lv",
    name: "Anna Ozola",
    delay: 3600,
    properties: { plan: "pro", seats: 12, "Delighted Email Subject": "How was it?", locale: "lv" },
  });
  expect(Object.keys(made.toJSON?.() ?? made)).toEqual([
    "id",
    "email",
    "name",
    "survey_scheduled_at",
    "properties",
  ]);
  expect(made).toMatchObject({
    email: "anna@hilltop.lv",
    properties: { plan: "pro", seats: 12, "Delighted Email Subject": "How was it?", locale: "lv" },
  });
  expect(Number(made.survey_scheduled_at) - before - 3600).toBeLessThan(30);

  const quiet = await person.create({ email: "ben@hilltop.lv", send: false });
  expect(quiet.survey_scheduled_at).toBeNull();

  const found = await person.retrieve(made.id);
  expect(found).toMatchObject({
    id: made.id,
    name: "Anna Ozola",
    last_sent_at: null,
    next_survey_scheduled_at: made.survey_scheduled_at,
  });
  found.name = "Anna Kalna";
  expect(await found.save()).toMatchObject({ id: made.id, name: "Anna Kalna" });

  expect(await person.delete({ email: "anna@hilltop.lv" })).toEqual({ ok: true });
  await expect(person.retrieve(made.id)).rejects.toMatchObject({ type: "GeneralAPIError" });
});

test("what was pending for a person is taken back", async () => {
  const { person, surveyRequest } = client();
  const { id } = await person.create({ email: "a+b@hilltop.lv", delay: 60 });
  expect(await surveyRequest.deletePending({ person_email: "a+b@hilltop.lv" })).toEqual({
    ok: true,
  });
  expect(await person.retrieve(id)).toMatchObject({ next_survey_scheduled_at: null });
});

test("250 people are read page by page, each once and in order", async () => {
  const { person } = client();
  const emails = Array.from({ length: 250 }, (_, n) => `p${String(n).padStart(3, "0")}@hilltop.lv`);
  for (let at = 0; at < emails.length; at += 25) {
    const some = emails.slice(at, at + 25);
    await Promise.all(some.map((email) => person.create({ email, send: false })));
  }
  const seen: unknown[] = [];
  await person.list({ per_page: 100 }).autoPagingEach((one) => void seen.push(one.email));
  expect(seen).toHaveLength(250);
  expect(new Set(seen)).toEqual(new Set(emails));
  const bySmallPages: unknown[] = [];
  await person.list().autoPagingEach((one) => void bySmallPages.push(one.email));
  expect(bySmallPages).toEqual(seen);
});

test("answers are recorded, listed with whoever gave them, read, changed and counted", async () => {
  const { person, surveyResponse, metrics } = client("/v1");
  const { id } = await person.create({ email: "anna@hilltop.lv", name: "Anna", send: false });
  const made = await surveyResponse.create({
    person: id,
    score: 10,
    comment: "Warm bread",
    person_properties: { store: "Riga" },
    created_at: 1_780_000_000,
  });
  expect(made).toMatchObject({ person: id, score: 10, created_at: 1_780_000_000 });
  for (const score of [9, 7, 3])
    await surveyResponse.create({ person: id, score, created_at: 1_780_000_100 });

  const all = await surveyResponse.all({ expand: ["person", "notes"], per_page: 100 });
  expect(all.map((one) => one.score)).toEqual([10, 9, 7, 3]);
  expect(Object.keys(all[0]?.toJSON?.() ?? {})).toEqual([
    "id",
    "person",
    "survey_type",
    "score",
    "comment",
    "permalink",
    "created_at",
    "updated_at",
    "person_properties",
    "notes",
    "tags",
    "additional_answers",
  ]);
  expect(all[0]).toMatchObject({
    id: made.id,
    person: { id, name: "Anna", email: "anna@hilltop.lv" },
    person_properties: { store: "Riga" },
  });

  const read = await surveyResponse.retrieve(made.id, { expand: "person" });
  read.score = 0;
  read.comment = "Cold bread";
  const saved = await read.save();
  expect(saved).toMatchObject({ id: made.id, score: 0, comment: "Cold bread" });
  expect(await surveyResponse.all({ order: "desc:updated_at", per_page: 1 })).toMatchObject([
    { id: made.id, score: 0 },
  ]);

  expect(await metrics.retrieve()).toEqual(
    expect.objectContaining({
      nps: -25,
      promoter_count: 1,
      promoter_percent: 25,
      passive_count: 1,
      passive_percent: 25,
      detractor_count: 2,
      detractor_percent: 50,
      response_count: 4,
    }),
  );
  expect(await metrics.retrieve({ trend: "store=Riga" })).toMatchObject({
    nps: -100,
    response_count: 1,
  });
  expect(await metrics.retrieve({ until: new Date(1_780_000_050_000) })).toMatchObject({
    response_count: 1,
  });
});

test("who unsubscribes is listed and not asked again", async () => {
  const { person, unsubscribe, bounce } = client();
  const { id } = await person.create({ email: "anna@hilltop.lv", name: "Anna", delay: 60 });
  expect(await unsubscribe.create({ person_email: "anna@hilltop.lv" })).toMatchObject({ ok: true });
  expect(await unsubscribe.all()).toMatchObject([
    { person_id: id, email: "anna@hilltop.lv", name: "Anna", unsubscribed_at: expect.any(Number) },
  ]);
  expect(await person.retrieve(id)).toMatchObject({ next_survey_scheduled_at: null });
  expect(await person.create({ email: "anna@hilltop.lv" })).toMatchObject({
    survey_scheduled_at: null,
  });
  expect(await bounce.all({ since: 0 })).toEqual([]);
});

test("people are put on Autopilot, listed and taken off; nobody is asked before it is started", async () => {
  const { autopilotConfiguration, autopilotMembership } = client();
  expect(await autopilotConfiguration.retrieve("email")).toMatchObject({
    platform_id: "email",
    active: false,
    frequency: 7_776_000,
  });
  const memberships = autopilotMembership.forEmail();
  const joined = await memberships.create({
    person_email: "anna@hilltop.lv",
    person_name: "Anna",
    properties: { plan: "pro" },
  });
  expect(joined).toMatchObject({
    person: { name: "Anna", email: "anna@hilltop.lv" },
    properties: { plan: "pro" },
  });
  await memberships.create({ person_email: "anna@hilltop.lv", properties: { plan: "free" } });
  await memberships.create({ person_email: "ben@hilltop.lv" });
  const members: unknown[] = [];
  await memberships.list({ per_page: 1 }).autoPagingEach((one) => void members.push(one.person));
  expect(members).toMatchObject([{ email: "anna@hilltop.lv" }, { email: "ben@hilltop.lv" }]);
  const rows = await db.selectFrom("audience_member").select("properties").execute();
  expect(rows.map((row) => row.properties)).toContainEqual({ plan: "free" });
  expect(await db.selectFrom("invitation").selectAll().execute()).toEqual([]);

  expect(await memberships.delete({ person_email: "anna@hilltop.lv" })).toMatchObject({
    person: { email: "anna@hilltop.lv" },
  });
  const left: unknown[] = [];
  await memberships.list().autoPagingEach((one) => void left.push(one.person));
  expect(left).toMatchObject([{ email: "ben@hilltop.lv" }]);
  const sms = await autopilotMembership.forSms().create({ phone_number: "+37120000001" });
  expect(sms).toMatchObject({ person: { phone_number: "+37120000001" } });
});

test("a webhook in Delighted's format is verified with the key that the program has", async () => {
  const receiver: Receiver = await startReceiver();
  const deps: DeliverDeps = {
    db,
    jobs: { enqueue: async () => {} },
    secret: SECRET,
    check: addressCheck(["127.0.0.1"]),
    publicUrl: "https://nps.example.com",
    now: () => new Date(),
    random: () => 0.5,
  };
  const { workspaceId, key } = server;
  const target = { format: "delighted" as const, url: `${receiver.url}/hook`, apiKey: key };
  const { id: webhookId } = await createWebhook(
    deps,
    { workspaceId, actor: "ann" },
    CreateWebhook.parse({
      name: "Shop",
      events: ["response.created", "response.updated", "person.unsubscribed"],
      target,
    }),
  );
  const { person, surveyResponse, unsubscribe } = client();
  const anna = await person.create({ email: "anna@hilltop.lv", send: false });
  const made = await surveyResponse.create({ person: anna.id, score: 2 });
  made.comment = "Cold bread";
  await made.save();
  await unsubscribe.create({ person_email: "anna@hilltop.lv" });
  await deliverDue(deps, { workspaceId, webhookId });
  await receiver.kill();
  for (const { body, headers } of receiver.received) {
    const signature = createHmac("sha256", key).update(body).digest("hex");
    expect(headers["x-delighted-webhook-signature"]).toBe(`sha256=${signature}`);
  }
  const told = receiver.received.map(({ json }) => json as Record<string, unknown>);
  expect(told.map((event) => event.event_type).sort()).toEqual([
    "survey_response.created",
    "survey_response.updated",
    "unsubscribe.created",
  ]);
  const created = told.find((event) => event.event_type === "survey_response.created");
  expect(created?.event_data).toMatchObject({
    id: made.id,
    score: 2,
    person: { id: anna.id, email: "anna@hilltop.lv" },
  });
});

test("the client sees errors as it knows them", async () => {
  const { person, surveyResponse } = client();
  await expect(person.create({ name: "Nobody" })).rejects.toMatchObject({
    type: "ResourceValidationError",
    message: expect.stringContaining("can't be blank"),
  });
  await expect(surveyResponse.create({ person: "1", score: 11 })).rejects.toMatchObject({
    type: "ResourceValidationError",
  });
  const stranger = delightedClient("ck_unknown", {
    host: "127.0.0.1",
    port: server.port,
    base: "/v1",
    scheme: "http",
  });
  await expect(stranger.metrics.retrieve()).rejects.toMatchObject({ type: "AuthenticationError" });
});
