import { setTimeout } from "node:timers/promises";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeEach, expect, test } from "vitest";
import { recordBatch } from "../../../responses/record-responses.ts";
import type { Step } from "../../../responses/step.ts";
import { testPipeline } from "../../../testing/answers.ts";
import { answer, aSurvey } from "../../../testing/fixtures.ts";
import { emptyTables, testDatabase } from "../../../testing/test-database.ts";
import { type TestBench, testBench } from "../../../testing/webhook-world.ts";
import { deleteWebhook } from "../manage/edit-webhook.ts";
import { emitEvents, listenersTo } from "./emit-events.ts";
import type { EventData } from "./event-data.ts";
import { snapshotResponses } from "./snapshot.ts";

let bench: TestBench;
beforeEach(async () => {
  const db = await testDatabase();
  await emptyTables(db);
  bench = await testBench(db);
});

const EVERY_EVENT = [
  "response.created",
  "response.updated",
  "response.excluded",
  "response.deleted",
  "person.unsubscribed",
] as const;

async function events() {
  const rows = await bench.db
    .selectFrom("webhook_event")
    .selectAll()
    .where("workspace_id", "=", bench.workspaceId)
    .orderBy("occurred_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, data: row.data as unknown as EventData }));
}

/** How many webhooks somebody was told to deliver to. */
async function woken(): Promise<number> {
  return (await bench.db.selectFrom("directory.due_work").selectAll().execute()).length;
}

test("an answer that is sent twice is one event", async () => {
  await bench.webhook({});
  const id = uuidv7();
  await bench.record({ id, score: 3 });
  await bench.record({ id, score: 3 });
  await bench.record({ id, score: 3 }, { id, score: 3 });
  expect(await events()).toMatchObject([{ type: "response.created", subject_id: id }]);
  expect(await woken()).toBe(1);
});

test("when the recording is rolled back there is no event of it", async () => {
  await bench.webhook({});
  const given = answer({ surveyId: bench.surveyId });
  const failing: Step = {
    ...bench.outbox.answers,
    name: "draw",
    ifItFails: "refuse",
    run: async () => {
      throw new Error("the draw could not be held");
    },
  };
  const recording = recordBatch(bench.db, bench.workspaceId, [given], {
    pipeline: testPipeline([bench.outbox.answers, failing]),
  });
  await expect(recording).rejects.toThrow("draw");
  expect(await events()).toEqual([]);
});

test("a workspace without a listening webhook asks one question and writes nothing", async () => {
  await bench.webhook({ events: ["person.unsubscribed"] });
  await bench.record({ score: 3 }, { score: 9 });
  expect(await events()).toEqual([]);
  expect(await woken()).toBe(0);
});

test("imported history is not news, and what is held back becomes news when it is let in", async () => {
  await bench.webhook({ events: [...EVERY_EVENT] });
  const imported = answer({ surveyId: bench.surveyId, importId: uuidv7() });
  await bench.answers.recordMany(bench.workspaceId, [imported], { quiet: "import" });
  const [id = ""] = await bench.record({ quarantine: { reason: "scanner", until: null } });
  await bench.revise(id, { comment: "held back, and changed" });
  expect(await events()).toEqual([]);
  await bench.revise(id, { quarantine: null });
  expect(await events()).toMatchObject([
    { type: "response.created", data: { response: { comment: "held back, and changed" } } },
  ]);
});

test("changes, exclusions and deletions are told as what they are, once each", async () => {
  await bench.webhook({ events: [...EVERY_EVENT] });
  const [id = ""] = await bench.record({ score: 9, comment: "fine" });
  for (const revision of [
    { score: 2, comment: "not fine at all" },
    { score: 2, comment: "not fine at all" },
    { exclusion: { reason: "test", note: "" } },
    { exclusion: null },
    { deleted: true },
  ]) {
    bench.clock.advance(1000);
    await bench.revise(id, revision);
  }
  const told = await events();
  expect(told.map((event) => event.type)).toEqual([
    "response.created",
    "response.updated",
    "response.excluded",
    "response.updated",
    "response.deleted",
  ]);
  expect(told[1]?.data.changes).toMatchObject({
    score: { from: 9, to: 2 },
    comment: { from: "fine", to: "not fine at all" },
  });
  expect(told[2]?.data.response?.exclusion?.reason).toBe("test");
  const deletion = JSON.stringify(told[4]?.data);
  expect(deletion).toContain(id);
  expect(deletion).not.toContain("not fine");
});

test("an answer carries its person, its survey and what was known then", async () => {
  await bench.webhook({});
  await bench.record({
    score: 2,
    properties: { store: "Riga" },
    person: { email: "anna@example.com", phone: null, externalId: "c-7", name: "Anna" },
  });
  expect((await events())[0]?.data).toMatchObject({
    survey: { id: bench.surveyId, name: "Spring" },
    response: { score: 2, group: "detractor", properties: { store: "Riga" } },
    person: { email: "anna@example.com", externalId: "c-7", name: "Anna" },
  });
});

test("only the detractors of one store reach a webhook that asks for them", async () => {
  const riga = await bench.webhook({
    filter: { groups: ["detractor"], properties: ["store=Riga", "store=Liepāja", "channel=web"] },
  });
  const fives = await bench.webhook({ filter: { minScore: 5, maxScore: 5 } });
  const other = await aSurvey(bench.db, { workspaceId: bench.workspaceId });
  const elsewhere = await bench.webhook({ filter: { surveys: [other.surveyId] } });
  const ids = await bench.record(
    { score: 3, channel: "web", properties: { store: "Riga" } },
    { score: 3, channel: "web", properties: { store: "Liepāja" } },
    { score: 3, channel: "web", properties: { store: "Oslo" } },
    { score: 3, channel: "link", properties: { store: "Riga" } },
    { score: 9, channel: "web", properties: { store: "Riga" } },
    { score: 5, channel: "link" },
  );
  const deliveries = await bench.db.selectFrom("webhook_delivery").selectAll().execute();
  const subjectsOf = (webhook: { id: string }) =>
    deliveries.filter((d) => d.webhook_id === webhook.id).map((d) => ids.indexOf(d.subject_id));
  expect(subjectsOf(riga).sort()).toEqual([0, 1]);
  expect(subjectsOf(fives)).toEqual([5]);
  expect(subjectsOf(elsewhere)).toEqual([]);
  expect(await events()).toHaveLength(3);
});

test("a webhook that is removed while an answer is being recorded does not cost the answer", async () => {
  const { id } = await bench.webhook({});
  let removal: Promise<void> = Promise.resolve();
  const given = answer({ surveyId: bench.surveyId });
  const slow: Step = {
    ...bench.outbox.answers,
    run: async (trx, { workspaceId, now }) => {
      const listeners = await listenersTo(trx, workspaceId, ["response.created"]);
      removal = deleteWebhook(bench.deps, { workspaceId, actor: "ann" }, id);
      await setTimeout(200);
      const data = (await snapshotResponses(trx, workspaceId, [given.id])).get(given.id);
      if (!data) throw new Error("the answer is not there");
      const event = { type: "response.created", subjectId: given.id, personId: null, data };
      await emitEvents(trx, workspaceId, listeners, [event], now);
    },
  };
  await recordBatch(bench.db, bench.workspaceId, [given], { pipeline: testPipeline([slow]) });
  await removal;
  expect(await bench.db.selectFrom("response").select("id").execute()).toEqual([{ id: given.id }]);
  expect(await bench.db.selectFrom("webhook_delivery").selectAll().execute()).toEqual([]);
});

test("an unsubscription is told with the person and the reason", async () => {
  await bench.webhook({ events: ["person.unsubscribed"], filter: { groups: ["detractor"] } });
  await bench.record({
    person: { email: "anna@example.com", phone: null, externalId: null, name: null },
  });
  const person = await bench.db.selectFrom("person").selectAll().executeTakeFirstOrThrow();
  await bench.db.transaction().execute((trx) =>
    bench.outbox.unsubscribed(trx, {
      workspaceId: bench.workspaceId,
      personId: person.id,
      channel: "email",
      reason: "too many mails",
      now: bench.clock.now,
    }),
  );
  expect(await events()).toMatchObject([
    {
      type: "person.unsubscribed",
      person_id: person.id,
      data: { person: { email: "anna@example.com" }, unsubscribed: { reason: "too many mails" } },
    },
  ]);
});
