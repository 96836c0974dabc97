import type { CarePlan, CareTask } from "@candor/contract/care.ts";
import type { ContactToMake } from "@candor/contract/dossier.ts";
import type { PersonDetail } from "@candor/contract/person.ts";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { memberLeft } from "../app/member-left.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { careWorker } from "./care-worker.ts";

let server: TestServer;
let ilze: TestMember;
let janis: TestMember;

const NOON = "2026-06-01T12:00:00Z";
const now = (time: string) => vi.setSystemTime(new Date(time));

beforeAll(async () => {
  // The clock on the wall alone: everything that waits does so in earnest.
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(NOON) });
  server = await testServer();
  ilze = await testMember(server, "Ilze");
  janis = await testMember(server, "Janis");
  await server.api("PATCH", "/workspace", { timeZone: "Europe/Riga" });
});

beforeEach(async () => {
  now(NOON);
  await server.services.db.deleteFrom("care_plan").execute();
  await server.services.db.deleteFrom("customer_case").execute();
  await server.services.db.deleteFrom("purchase").execute();
});

afterAll(() => {
  vi.useRealTimers();
});

async function aPerson(more: object = {}): Promise<string> {
  const email = `anna${Math.random().toString(36).slice(2)}@shop.lv`;
  return (await server.api<{ id: string }>("POST", "/people", { email, ...more })).id;
}

const STEPS = [
  { afterDays: 7, words: "Is everything well?" },
  { afterDays: 30, words: "Still?" },
];
const makePlan = (more: object = {}) =>
  server.api<CarePlan>("POST", "/care-plans", {
    ...{ name: "After", trigger: "purchase", steps: STEPS, ...more },
  });
const buys = (person: string, at: string) =>
  server.api("POST", `/people/${person}/purchases`, {
    ...{ at, amount: 10, currency: "EUR" },
  });

/** The worker's turn; tells when it wants the next one. */
async function look(at: string): Promise<string | undefined> {
  now(at);
  const { workspaceId, services } = server;
  const worker = careWorker({ db: services.db, clock: () => new Date() });
  const turn = { workspaceId, lane: "", signal: new AbortController().signal };
  const next = await worker.takeTurn(turn as never);
  return next instanceof Date ? next.toISOString() : undefined;
}

async function tasks(query: string, by: TestMember = ilze): Promise<CareTask[]> {
  return (await by.api<{ data: CareTask[] }>("GET", `/care-tasks?${query}`)).data;
}
const ALL = "show=planned&whose=all";
const days = async (query = ALL) =>
  (await tasks(query)).map(({ words, dueOn }) => `${dueOn} ${words}`);

test("a purchase begins a plan once, its steps wait for their days, and what was bought before is left alone", async () => {
  const person = await aPerson();
  await buys(person, "2026-05-20T10:00:00Z");
  const plan = await makePlan();
  // In Riga it is the second already.
  await buys(person, "2026-06-01T22:30:00Z");
  expect(await look("2026-06-02T09:00:00Z")).toBe("2026-06-02T10:00:00.000Z");
  await look("2026-06-02T11:00:00Z");
  expect(await days()).toEqual(["2026-06-09 Is everything well?", "2026-07-02 Still?"]);
  expect(await tasks("show=due")).toEqual([]);
  now("2026-06-09T06:00:00Z");
  expect(await tasks("show=due")).toMatchObject([
    { person: { id: person }, plan: { name: "After", trigger: "purchase" }, step: 0 },
  ]);
  const [shown] = await server.api<{ data: CarePlan[] }>("GET", "/care-plans").then((p) => p.data);
  expect(shown).toMatchObject({ id: plan.id, open: 2, done: 0, active: true });
});

test("while a plan runs for somebody it does not begin again for them; what they buy later begins it anew", async () => {
  const person = await aPerson();
  await makePlan({ steps: [{ afterDays: 1, words: "Call" }] });
  await buys(person, "2026-06-01T13:00:00Z");
  await look("2026-06-01T14:00:00Z");
  await buys(person, "2026-06-01T15:00:00Z");
  await look("2026-06-01T16:00:00Z");
  const [task, ...more] = await tasks(ALL);
  expect(more).toEqual([]);
  await ilze.api("POST", `/care-tasks/${task?.id}/finish`, { result: "done" });
  await look("2026-06-01T17:00:00Z");
  expect(await days()).toEqual([]);
  await buys(person, "2026-06-03T10:00:00Z");
  await look("2026-06-03T11:00:00Z");
  expect(await days()).toEqual(["2026-06-04 Call"]);
});

test("what is noted more than thirty days late begins nothing", async () => {
  const [late, later] = [await aPerson(), await aPerson()];
  await makePlan({ steps: [{ afterDays: 0, words: "Call" }] });
  await buys(late, "2026-06-03T10:00:00Z");
  await buys(later, "2026-06-01T13:00:00Z");
  await look("2026-07-02T12:00:00Z");
  expect((await tasks(ALL)).map(({ person }) => person.id)).toEqual([late]);
});

test("after a case is resolved somebody asks again, unless it is opened again or is nobody's business", async () => {
  await makePlan({ trigger: "resolved", steps: [{ afterDays: 14, words: "Is it still dry?" }] });
  const person = await aPerson();
  const other = await aPerson();
  const open = async (personId: string, more: object = {}) =>
    (
      await server.api<{ id: string }>("POST", "/cases", {
        personId,
        words: "It rained in",
        ...more,
      })
    ).id;
  const done = { outcome: "solved", causeId: null };
  const theirs = await open(person);
  await server.api("POST", `/cases/${theirs}/resolve`, done);
  const secret = await open(other);
  await server.api("POST", `/cases/${secret}/resolve`, done);
  await server.services.db
    .updateTable("customer_case")
    .set({ sensitive: true })
    .where("id", "=", secret)
    .execute();
  await look("2026-06-01T13:00:00Z");
  expect(await days()).toEqual(["2026-06-15 Is it still dry?"]);
  await server.api("POST", `/cases/${theirs}/reopen`, { reason: "It rained in again" });
  await look("2026-06-01T14:00:00Z");
  expect(await days()).toEqual([]);
});

test("silence is heard on the day it is long enough, and ends with the next word of theirs", async () => {
  const { survey, api } = server;
  const answered = async (externalId: string, at: string) =>
    api("POST", `/surveys/${survey.id}/responses`, {
      ...{ score: 9, answeredAt: at, person: { externalId } },
    });
  const silent = await aPerson({ externalId: "silent" });
  const long = await aPerson({ externalId: "long" });
  await answered("silent", "2026-05-20T10:00:00Z");
  await answered("long", "2026-01-20T10:00:00Z");
  const missing = await server.ask("POST", "/care-plans", {
    ...{ name: "Silent", trigger: "silence", steps: [{ afterDays: 0, words: "How are you?" }] },
  });
  expect(missing).toMatchObject({ status: 422, body: { code: "silence_days_missing" } });
  await makePlan({
    ...{ trigger: "silence", silenceDays: 30, steps: [{ afterDays: 0, words: "How are you?" }] },
  });
  await look("2026-06-18T12:00:00Z");
  expect(await days()).toEqual([]);
  await look("2026-06-19T12:00:00Z");
  expect(await days()).toEqual(["2026-06-19 How are you?"]);
  expect(await days(`${ALL}&personId=${long}`)).toEqual([]);
  expect(await days(`${ALL}&personId=${silent}`)).toHaveLength(1);
  await buys(silent, "2026-06-20T10:00:00Z");
  await look("2026-06-20T11:00:00Z");
  expect(await days()).toEqual([]);
});

test("whoever is to be left alone, or cannot be reached, is left out and counted", async () => {
  const asked = await aPerson();
  const blocked = await aPerson();
  const refused = await aPerson();
  const unreachable = await aPerson({ email: undefined, externalId: "nowhere" });
  await server.api("PUT", `/people/${blocked}/blocks`, { channel: "*", reason: "suppressed" });
  await server.api("PUT", `/people/${refused}/consents`, {
    ...{ channel: "contact", given: false, source: "on the phone" },
  });
  for (const person of [asked, blocked, refused, unreachable]) {
    await buys(person, "2026-05-30T10:00:00Z");
  }
  const preview = { trigger: "purchase" };
  expect(await server.api("POST", "/care-plans/preview", preview)).toEqual({
    ...{ days: 90, people: 1, leftOut: 3 },
  });
  await makePlan();
  for (const person of [asked, blocked, refused, unreachable]) {
    await buys(person, "2026-06-01T13:00:00Z");
  }
  await look("2026-06-01T14:00:00Z");
  const people = new Set((await tasks(ALL)).map(({ person }) => person.id));
  expect([...people]).toEqual([asked]);
  await server.api("PUT", `/people/${asked}/blocks`, { channel: "*", reason: "suppressed" });
  await look("2026-06-01T15:00:00Z");
  expect(await days()).toEqual([]);
});

test("what was done becomes a note, what is put off waits, and nobody finishes a task twice", async () => {
  const person = await aPerson();
  await makePlan();
  await buys(person, "2026-06-01T13:00:00Z");
  await look("2026-06-01T14:00:00Z");
  const [first, second] = await tasks(ALL);
  const finish = (task: CareTask | undefined, body: object) =>
    ilze.ask<{ code: string }>("POST", `/care-tasks/${task?.id}/finish`, body);
  expect((await finish(first, { result: "done", note: "All is well" })).status).toBe(204);
  expect(await finish(first, { result: "not_needed" })).toMatchObject({
    ...{ status: 409, body: { code: "care_task_closed" } },
  });
  expect(await finish(second, { result: "later", on: "2026-05-31" })).toMatchObject({
    ...{ status: 422, body: { code: "care_task_past" } },
  });
  expect((await finish(second, { result: "later", on: "2026-08-01" })).status).toBe(204);
  expect(await days()).toEqual(["2026-08-01 Still?"]);
  const { notes } = await ilze.api<PersonDetail>("GET", `/people/${person}`);
  expect(notes).toMatchObject([{ kind: "contact", text: "All is well", by: ilze.email }]);
});

test("tasks are those of whoever was named, else of who looks after the person, and a leaver's are nobody's", async () => {
  const person = await aPerson();
  await server.api("PUT", `/people/${person}/keeper`, { userId: janis.userId });
  await makePlan({ owner: ilze.userId });
  await makePlan({ name: "Keeper's", steps: [{ afterDays: 0, words: "Thank them" }] });
  await buys(person, "2026-06-01T13:00:00Z");
  await look("2026-06-01T14:00:00Z");
  const whose = async (by: TestMember) =>
    (await tasks("show=planned", by)).map(({ words }) => words).sort();
  expect(await whose(ilze)).toEqual(["Is everything well?", "Still?"]);
  expect(await whose(janis)).toEqual(["Thank them"]);
  const { services, workspaceId } = server;
  await services.db.transaction().execute((trx) =>
    memberLeft(services.outbox.cases)(trx, {
      ...{ workspaceId, userId: ilze.userId, actor: "ann@example.com" },
    }),
  );
  const left = await server.api<{ data: CareTask[] }>("GET", `/care-tasks?${ALL}`);
  expect(left.data.map(({ owner }) => owner)).toEqual([null, null, null]);
});

test("somebody for whom a task waits is not among the abandoned", async () => {
  const person = await aPerson();
  await makePlan();
  await buys(person, "2026-06-01T13:00:00Z");
  const abandoned = async () =>
    (
      await server.api<{ data: ContactToMake[] }>("GET", "/next-contacts?show=missing&whose=all")
    ).data.map((one) => one.person.id);
  expect(await abandoned()).toEqual([person]);
  await look("2026-06-01T14:00:00Z");
  expect(await abandoned()).toEqual([]);
});

test("a plan that rested begins with what happens from then on; deleting one takes its tasks along", async () => {
  const person = await aPerson();
  const plan = await makePlan({ active: false });
  await buys(person, "2026-06-01T13:00:00Z");
  const path = `/care-plans/${plan.id}`;
  now("2026-06-02T09:00:00Z");
  const body = { name: "After", trigger: "purchase", steps: STEPS };
  expect(await server.api<CarePlan>("PUT", path, body)).toMatchObject({ active: true });
  await look("2026-06-02T10:00:00Z");
  expect(await days()).toEqual([]);
  await buys(person, "2026-06-02T11:00:00Z");
  await look("2026-06-02T12:00:00Z");
  expect(await days()).toHaveLength(2);
  await server.api("DELETE", path);
  expect(await days()).toEqual([]);
  const audit = await server.api<{ data: { action: string; target: string }[] }>("GET", "/audit");
  expect(audit.data.map(({ action }) => action)).toContain("care_plan.deleted");
});
