import type { CaseRule, CaseRulePreview } from "@candor/contract/case-rule.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDesk, testDesk } from "../testing/desk.ts";

let desk: TestDesk;
let server: TestDesk["server"];
let ilze: TestDesk["ilze"];
let boss: TestDesk["boss"];
let answered: TestDesk["answered"];
let list: TestDesk["list"];
let get: TestDesk["get"];
let heard: TestDesk["heard"];
let kinds: TestDesk["kinds"];

beforeAll(async () => {
  desk = await testDesk();
  ({ server, ilze, boss, answered, list, get, heard, kinds } = desk);
});

beforeEach(() => desk.clear());

test("one unhappy answer of somebody who can be reached opens exactly one case, with number and clocks", async () => {
  const responseId = await answered();
  await answered({ score: 9 });
  await answered({ person: undefined });
  const { data } = await list();
  expect(data).toMatchObject([
    { number: 1, origin: "response", responseId, state: "open", answer: { score: 3 }, owner: null },
  ]);
  await server.api("PATCH", `/responses/${responseId}`, { comment: "It rained in" });
  expect((await list()).data).toHaveLength(1);
  const found = await get(data[0]?.id ?? "");
  expect(found.clocks.map(({ kind }) => kind).sort()).toEqual(["first_contact", "resolution"]);
  expect(found.dueKind).toBe("first_contact");
  expect(found.dueAt).toBe(found.clocks.find(({ kind }) => kind === "first_contact")?.dueAt);
  for (const { explain, targetMinutes } of found.clocks) {
    expect(explain.reduce((sum, { ms }) => sum + ms, 0)).toBe(targetMinutes * 60_000);
  }
});

test("what the rule asks for may come later: the address, the comment, the better thought", async () => {
  await boss.api("GET", "/case-rules");
  await boss.api("POST", "/case-rules", {
    name: "Said something",
    condition: { scoreTo: 8, hasComment: true },
    action: { priority: "high" },
  });
  const responseId = await answered({ score: 7, person: undefined });
  expect((await list()).data).toHaveLength(0);
  await server.api("PATCH", `/responses/${responseId}`, { comment: "Nobody at the till" });
  expect((await list()).data).toMatchObject([{ responseId, priority: "high" }]);
  await server.api("PATCH", `/responses/${responseId}`, { score: 9 });
  const [one] = (await list()).data;
  expect(await kinds(one?.id ?? "")).toEqual(["score_changed", "opened"]);
});

test("a rule says before it is saved how many answers it would have caught, and opens them only when told with that number", async () => {
  const stores = ["Riga", "Riga", "Liepaja"];
  for (const store of stores) await answered({ score: 8, properties: { store } });
  const condition = { scoreTo: 8, properties: ["store=Riga"] };
  const preview = await boss.api<CaseRulePreview>("POST", "/case-rules/preview", { condition });
  expect(preview).toMatchObject({ days: 90, wouldOpen: 2, withoutCase: 2 });
  const rule = await boss.api<CaseRule>("POST", "/case-rules", {
    name: "Riga",
    condition,
    action: {},
  });
  expect((await list()).data).toHaveLength(0);
  const apply = `/case-rules/${rule.id}/apply`;
  expect(await boss.ask("POST", apply, { expected: 3 })).toMatchObject({
    status: 409,
    body: { code: "count_changed" },
  });
  expect((await list()).data).toHaveLength(0);
  expect(await boss.api("POST", apply, { expected: 2 })).toEqual({ opened: 2 });
  expect((await list()).data).toHaveLength(2);
  expect(
    (await ilze.ask("POST", "/case-rules", { name: "x", condition: {}, action: {} })).status,
  ).toBe(403);
});

test("history that is taken in opens no case", async () => {
  const { services, workspaceId, survey } = server;
  await services.answers.recordMany(
    workspaceId,
    [
      {
        id: uuidv7(),
        surveyId: survey.id,
        score: 0,
        comment: null,
        properties: {},
        person: { email: "old@shop.lv", phone: null, externalId: null, name: null },
        channel: "import",
        language: "en",
        answeredAt: new Date(),
      },
    ],
    { quiet: "import" },
  );
  expect((await list()).data).toHaveLength(0);
});

test("a complaint heard on the phone is a case without a score, with or without a person", async () => {
  const { id } = await server.api<{ id: string }>("POST", "/people", { email: "anna@shop.lv" });
  const made = await heard({ personId: id, title: "Tap" });
  expect(made).toMatchObject({ origin: "manual", answer: null, person: { email: "anna@shop.lv" } });
  expect((await heard()).person).toBeNull();
  expect((await ilze.ask("POST", "/cases", {})).status).toBe(422);
  const score = await server.api<{ answers: number }>("GET", `/surveys/${server.survey.id}/score`);
  expect(JSON.stringify(score)).not.toContain("Tap");
  const responseId = await answered({ score: 10 });
  await heard({ responseId });
  expect(await ilze.ask("POST", "/cases", { responseId, words: "again" })).toMatchObject({
    status: 409,
    body: { code: "case_exists" },
  });
});

test("tags on answers open no cases, and neither do answers that are long past", async () => {
  await boss.api("GET", "/case-rules");
  const old = new Date(Date.now() - 90 * 86_400_000).toISOString();
  await answered({ answeredAt: old });
  expect((await list()).data).toHaveLength(0);
  const lately = await answered();
  expect((await list()).data).toMatchObject([{ responseId: lately }]);
  await server.services.db.deleteFrom("customer_case").execute();
  await server.api("PATCH", `/responses/${lately}`, { tags: ["Autumn"] });
  expect((await list()).data).toHaveLength(0);
});

test("an answer of an anonymous survey gets no case, by no rule and by nobody's hand", async () => {
  await boss.api("POST", "/case-rules", {
    name: "Everybody unhappy",
    condition: { scoreTo: 6 },
    action: {},
  });
  const survey = await server.api<{ id: string }>("POST", "/surveys", {
    name: "Quiet",
    anonymous: true,
  });
  const { id: responseId } = await server.api<{ id: string }>(
    "POST",
    `/surveys/${survey.id}/responses`,
    { score: 1, comment: "My boss shouts" },
  );
  expect((await list()).data).toHaveLength(0);
  await expect(heard({ responseId })).rejects.toThrow(/answer_anonymous/);
  const rows = await server.services.db.selectFrom("case_event").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(responseId);
});

test("whoever says later who they are is the customer of the case and of its history", async () => {
  await boss.api("POST", "/case-rules", {
    name: "Everybody unhappy",
    condition: { scoreTo: 6 },
    action: {},
  });
  const visit = uuidv7();
  const tap = async (body: object) => {
    const reply = await fetch(`${server.url}/s/${server.survey.slug}`, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify({ visit, score: 3, ...body }),
    });
    expect(reply.status).toBe(200);
  };
  await tap({ step: "score" });
  expect((await list()).data).toMatchObject([{ person: null }]);
  await tap({ step: "comment", comment: "Late", contact: "1", email: "late@shop.lv" });
  const [one, ...more] = (await list()).data;
  expect(more).toEqual([]);
  expect(one).toMatchObject({ person: { email: "late@shop.lv" } });
  const rows = await server.services.db.selectFrom("case_event").select("person_id").execute();
  expect(new Set(rows.map(({ person_id }) => person_id))).toEqual(new Set([one?.person?.id]));
});
