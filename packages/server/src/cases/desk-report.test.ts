import type { CaseDetail } from "@candor/contract/case.ts";
import type { DeskReport } from "@candor/contract/desk-report.ts";
import type { Team } from "@candor/contract/team.ts";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
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
