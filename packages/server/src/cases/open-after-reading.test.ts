import type { CaseRulePreview } from "@candor/contract/case-rule.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { afterReading } from "../app/after-reading.ts";
import { type TestDesk, testDesk } from "../testing/desk.ts";
import { type TestReading, testReading } from "../testing/reading.ts";
import { whenFileEnds } from "../testing/test-database.ts";

let desk: TestDesk;
let reading: TestReading;

beforeAll(async () => {
  desk = await testDesk();
  const { db, outbox } = desk.server.services;
  reading = await testReading(db, { tell: afterReading(outbox) });
  whenFileEnds(() => reading.stop());
});

beforeEach(async () => {
  await desk.clear();
  // The first look at the rules makes the one that a workspace begins with.
  await desk.boss.api("GET", "/case-rules");
});

const read = () => reading.read(desk.server.workspaceId);
const rule = (name: string, condition: object, action: object = {}) =>
  desk.boss.api<{ id: string }>("POST", "/case-rules", { name, condition, action });
const patch = (id: string, body: object) => desk.server.api("PATCH", `/responses/${id}`, body);

const EXPENSIVE = "Way too expensive, a complete rip-off.";

test("a rule that hears what comments say opens the case when the comment is read, and one alone", async () => {
  await rule("Price", { themes: ["price:negative"] }, { priority: "high" });
  const price = await desk.answered({ score: 8, comment: EXPENSIVE });
  await desk.answered({ score: 8, comment: "Friendly staff, thank you!" });
  await desk.answered({ score: 8 });
  expect((await desk.list()).data).toEqual([]);
  await read();
  expect((await desk.list()).data).toMatchObject([{ responseId: price, priority: "high" }]);
  // Corrected, taken back, written anew: read again each time.
  await desk.server.api("PATCH", `/responses/${price}/reading`, { tone: "negative" });
  await desk.server.api("PATCH", `/responses/${price}/reading`, { tone: null });
  await read();
  await patch(price, { comment: `${EXPENSIVE} Really.` });
  await read();
  expect((await desk.list()).data).toHaveLength(1);
});

test("tone, urgency and leaving are heard like themes, and all that a rule asks for must hold", async () => {
  await rule("Leaving", { leaving: true }, { priority: "urgent" });
  await rule("Today", { urgencyFrom: 1, tones: ["negative", "mixed"] }, { priority: "low" });
  const leaves = await desk.answered({
    score: 7,
    comment: "I have cancelled my subscription and I am switching to another company.",
  });
  const waits = await desk.answered({
    score: 7,
    comment: "Terrible. Nobody answers my complaint, call me back today!",
  });
  await desk.answered({ score: 7, comment: "Terrible staff, rude and slow." });
  await read();
  const found = (await desk.list()).data.map(({ responseId, priority }) => [responseId, priority]);
  expect(new Map(found as [string, string][])).toEqual(
    new Map([
      [leaves, "urgent"],
      [waits, "low"],
    ]),
  );
});

test("the order of rules holds although one must wait for the reading and the next need not", async () => {
  const first = await rule(
    "Price first",
    { scoreTo: 6, themes: ["price"] },
    { priority: "urgent" },
  );
  const { data } = await desk.boss.api<{ data: { id: string }[] }>("GET", "/case-rules");
  const ids = [first.id, ...data.map(({ id }) => id).filter((id) => id !== first.id)];
  await desk.boss.api("PUT", "/case-rules/order", { ids });
  const silent = await desk.answered();
  expect((await desk.list()).data).toMatchObject([{ responseId: silent, priority: "normal" }]);
  const price = await desk.answered({ comment: EXPENSIVE });
  const rain = await desk.answered({ comment: "It rained in." });
  expect((await desk.list()).data).toHaveLength(1);
  await read();
  const cases = (await desk.list()).data;
  const priorityOf = (id: string) => cases.find((one) => one.responseId === id)?.priority;
  expect(priorityOf(price)).toBe("urgent");
  expect(priorityOf(rain)).toBe("normal");
  expect(cases).toHaveLength(3);
});

test("what a comment said before it was taken away opens nothing", async () => {
  await rule("Price", { themes: ["price"], scoreTo: 8 });
  const id = await desk.answered({ score: 9, comment: EXPENSIVE });
  await read();
  await patch(id, { score: 8, comment: null });
  await read();
  expect((await desk.list()).data).toEqual([]);
});

test("the preview counts what was read in the last ninety days, and history that is read again opens nothing", async () => {
  const { db } = desk.server.services;
  await db.deleteFrom("response").execute();
  await desk.answered({ score: 8, comment: EXPENSIVE });
  await desk.answered({ score: 8, comment: "Friendly staff, thank you!" });
  const old = new Date(Date.now() - 60 * 86_400_000).toISOString();
  await desk.answered({ score: 8, comment: EXPENSIVE, answeredAt: old });
  await read();
  const condition = { themes: ["price:negative"] };
  const preview = () =>
    desk.boss.api<CaseRulePreview>("POST", "/case-rules/preview", { condition });
  expect(await preview()).toMatchObject({ answers: 3, wouldOpen: 2, withoutCase: 2 });
  const { id } = await rule("Price", condition);
  await desk.server.api("POST", "/themes", { name: "Till", words: { any: ["till"] } });
  await read();
  expect((await desk.list()).data).toEqual([]);
  await desk.boss.api("POST", `/case-rules/${id}/apply`, { expected: 2 });
  expect(await preview()).toMatchObject({ wouldOpen: 2, withoutCase: 0 });
});

test("a theme that is none is refused where a rule names it", async () => {
  const ask = (condition: object) =>
    desk.boss.ask("POST", "/case-rules", { name: "x", condition, action: {} });
  expect((await ask({ themes: ["PRICE!"] })).status).toBe(422);
  expect((await ask({ urgencyFrom: 0 })).status).toBe(422);
});

test("a rule about a theme that became part of another hears that one", async () => {
  const { id } = await desk.server.api<{ id: string }>("POST", "/themes", {
    name: "Till",
    words: { any: ["till"] },
  });
  await rule("Till", { themes: [id] });
  await desk.server.api("PATCH", `/themes/${id}`, { mergedInto: "waiting" });
  await read();
  const responseId = await desk.answered({ score: 8, comment: "Broken lamp at the till." });
  await read();
  expect((await desk.list()).data).toMatchObject([{ responseId }]);
});
