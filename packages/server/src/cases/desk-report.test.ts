import type { CaseDetail } from "@candor/contract/case.ts";
import type { Conversion } from "@candor/contract/conversion.ts";
import type { DeskReport } from "@candor/contract/desk-report.ts";
import type { Team } from "@candor/contract/team.ts";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let ilze: TestMember;

/** A Friday, half an hour before the office closes; hours are 9 to 17 UTC, Monday to Friday. */
const FRIDAY = "2026-06-05T16:30:00Z";
const now = (time: string) => vi.setSystemTime(new Date(time));

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(FRIDAY) });
  server = await testServer();
  ilze = await testMember(server, "Ilze");
});

beforeEach(async () => {
  now(FRIDAY);
  await server.services.db.deleteFrom("customer_case").execute();
});

afterAll(() => void vi.useRealTimers());

const report = (query = "") => ilze.api<DeskReport>("GET", `/desk-report${query}`);
const open = (more: object = {}) =>
  ilze.api<CaseDetail>("POST", "/cases", { words: "It rained in", ...more });
const act = (one: CaseDetail, path: string, body: object) =>
  ilze.api<CaseDetail>("POST", `/cases/${one.id}/${path}`, body);

test("times are working time: from Friday evening to Monday morning is half an hour and what Monday adds", async () => {
  const cases: CaseDetail[] = [];
  for (let n = 0; n < 10; n += 1) cases.push(await open());
  // One is reached on Friday at once; the others on Monday, one each quarter of an hour after nine.
  for (const [n, one] of cases.entries()) {
    if (n === 0) {
      await act(one, "contacts", { result: "reached" });
      continue;
    }
    const minutes = String(((n - 1) * 15) % 60).padStart(2, "0");
    now(`2026-06-08T${n > 8 ? "11" : n > 4 ? "10" : "09"}:${minutes}:00Z`);
    await act(one, "contacts", { result: "reached" });
  }
  now("2026-06-08T12:00:00Z");
  expect((await report()).firstContact).toEqual({
    n: 10,
    // 0, 30, 45, 60, 75, 90, 105, 120, 135, 150
    medianMinutes: 75,
    ninetiethMinutes: 135,
    inTime: 10,
    late: 0,
    running: 0,
  });
});

test("what waits for the customer is in no time; what is late stays late, and what runs is counted as running", async () => {
  const waited = await open();
  await act(waited, "contacts", { result: "reached", waits: true });
  now("2026-06-15T09:00:00Z");
  await act(waited, "contacts", { direction: "in" });
  now("2026-06-15T10:00:00Z");
  await act(waited, "resolve", { outcome: "solved", causeId: null });
  await open();
  const late = await open({ priority: "urgent" });
  now("2026-06-15T12:00:00Z");
  await act(late, "contacts", { result: "reached" });
  now("2026-06-16T09:00:00Z");
  const all = await report();
  // Fewer than ten: how many, and no median.
  expect(all.firstContact).toMatchObject({ n: 2, medianMinutes: null, inTime: 2, running: 1 });
  expect(all.resolution).toMatchObject({ n: 1, inTime: 1, running: 2, late: 0 });
  now("2026-06-20T09:00:00Z");
  // Eight hours for first contact, sixteen for resolving what is urgent: both are over.
  const after = await report();
  expect(after.firstContact).toMatchObject({ inTime: 2, late: 1, running: 0 });
  expect(after.resolution).toMatchObject({ inTime: 1, late: 1, running: 1 });
  expect(after.outcomes).toEqual([{ outcome: "solved", cases: 1 }]);
  expect((await report("?from=2026-06-10")).cases).toBe(2);
});

test("a team of fewer than ten cases is not shown by itself, and every case has a cause or none yet", async () => {
  const [large, small] = [
    await server.api<Team>("POST", "/teams", { name: "Large" }),
    await server.api<Team>("POST", "/teams", { name: "Small" }),
  ];
  const cause = await ilze.api<{ id: string }>("POST", "/root-causes", { name: "Roof" });
  for (let n = 0; n < 12; n += 1) {
    const one = await open({ teamId: n < 10 ? large.id : small.id });
    if (n < 9) await act(one, "resolve", { outcome: "cannot", causeId: cause.id });
  }
  const all = await report();
  expect(all.teams).toMatchObject([{ teamId: large.id, cases: 10 }]);
  expect(all.inSmallTeams).toBe(2);
  expect(all.causes).toMatchObject([
    { causeId: cause.id, cases: 9, share: 0.75 },
    { causeId: null, cases: 3, share: 0.25 },
  ]);
});

/** A customer who gave `first` on 1 June, whom somebody contacted on `contacted`, and who gave `later` on a day after. */
async function unhappy(one: {
  first?: number;
  contacted?: string;
  later?: [day: string, score: number];
}): Promise<void> {
  customers += 1;
  const email = `c${customers}@shop.lv`;
  const person = { email, phone: null, externalId: null, name: null };
  const surveyId = server.survey.id;
  const said = answer({
    ...{ surveyId, person, score: one.first ?? 2, answeredAt: new Date("2026-06-01T10:00:00Z") },
  });
  await recordBatch(server.services.db, server.workspaceId, [said]);
  if (one.contacted) {
    // By a program with a key: a colleague's session would not last that long.
    now("2026-06-05T16:30:00Z");
    const words = "It rained in";
    const opened = await server.api<CaseDetail>("POST", "/cases", { words, responseId: said.id });
    now(one.contacted);
    await server.api("POST", `/cases/${opened.id}/contacts`, { result: "reached" });
  }
  if (one.later) {
    const [day, score] = one.later;
    const answeredAt = new Date(`${day}T10:00:00Z`);
    now("2026-09-01T09:00:00Z");
    await recordBatch(server.services.db, server.workspaceId, [
      answer({ surveyId, person, score, answeredAt }),
    ]);
  }
}
let customers = 0;

const conversion = (query = "?from=2026-05-01&to=2026-09-01") =>
  server.api<Conversion>("GET", `/desk-report/conversion${query}`);

test("unhappy customers who were contacted stand beside those who were not, with who is silent, and below ten without a share", async () => {
  // In time: nine come back better and one as before; late: two; not at all: three of twelve come back better.
  for (let n = 0; n < 10; n += 1) {
    await unhappy({ contacted: "2026-06-05T16:45:00Z", later: ["2026-08-01", n < 9 ? 9 : 3] });
  }
  await unhappy({ contacted: "2026-06-10T09:00:00Z", later: ["2026-08-01", 7] });
  await unhappy({ contacted: "2026-06-10T09:00:00Z" });
  for (let n = 0; n < 12; n += 1) await unhappy({ later: ["2026-08-01", n < 3 ? 8 : 4] });
  // Who answered again before anybody called, within thirty days, or was happy: none of them was brought round.
  await unhappy({ contacted: "2026-08-20T09:00:00Z", later: ["2026-08-01", 10] });
  await unhappy({ later: ["2026-06-20", 10] });
  await unhappy({ first: 8, later: ["2026-08-01", 10] });
  now("2026-09-01T09:00:00Z");
  // Too young to say; and nobody knows whose.
  const surveyId = server.survey.id;
  const person = { email: "new@shop.lv", phone: null, externalId: null, name: null };
  await recordBatch(server.services.db, server.workspaceId, [
    answer({ surveyId, person, score: 0, answeredAt: new Date("2026-08-25T10:00:00Z") }),
    answer({ surveyId, person: null, score: 1, answeredAt: new Date("2026-06-02T10:00:00Z") }),
  ]);

  const found = await conversion();
  expect(found).toMatchObject({ waitDays: 30, tooEarly: 1, nameless: 1, isPart: false });
  expect(found.groups).toMatchObject([
    { contact: "in_time", people: 10, again: 10, silent: 0, promoters: 9, passives: 0, share: 0.9 },
    { contact: "late", people: 2, again: 1, silent: 1, promoters: 0, passives: 1, share: null },
    { contact: "never", people: 14, again: 13, silent: 1, promoters: 1, passives: 3 },
  ]);
  expect(found.contacted).toMatchObject({ people: 12, again: 11, silent: 1 });
  // 10 of 11 less 4 of 13, by hand with Newcombe's limits of both Wilson intervals.
  expect(found.difference?.verdict).toBe("more");
  expect(found.difference?.share).toBeCloseTo(10 / 11 - 4 / 13, 9);
  expect(found.difference?.lower).toBeCloseTo(0.2087, 4);
  expect(found.difference?.upper).toBeCloseTo(0.7971, 4);
});

test("a customer who was let down twice counts once, and one who left no later answer is silent, not lost", async () => {
  await unhappy({});
  now("2026-09-01T09:00:00Z");
  const all = await conversion();
  const person = { email: `c${customers}@shop.lv`, phone: null, externalId: null, name: null };
  await recordBatch(server.services.db, server.workspaceId, [
    answer({
      ...{ surveyId: server.survey.id, person, score: 1 },
      answeredAt: new Date("2026-06-11T10:00:00Z"),
    }),
  ]);
  expect((await conversion()).groups).toEqual(all.groups);
});
