import type { BusinessCalendar } from "@candor/contract/calendar.ts";
import type { CaseDetail, CaseEvent } from "@candor/contract/case.ts";
import type { Team } from "@candor/contract/team.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { contact } from "./act-on-case.ts";
import { NOBODY_LOOKS } from "./case-visibility.ts";
import { type DeskDeps, dealOut } from "./deal-out.ts";
import {
  closeQuiet,
  deskWorker,
  missClocks,
  returnOrphans,
  wakeSnoozed,
  warnOfClocks,
} from "./desk-worker.ts";
import { openCases } from "./open-cases.ts";
import type { Worker } from "./work-case.ts";
import { workOnCase } from "./work-case.ts";

let server: TestServer;
let ilze: TestMember;
let janis: TestMember;
let team: Team;

/** A Friday afternoon; office hours are 9 to 17 UTC. */
const FRIDAY = new Date("2026-06-05T16:30:00Z");

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze");
  janis = await testMember(server, "Janis");
  team = await server.api<Team>("POST", "/teams", {
    name: "Riga",
    members: [{ userId: ilze.userId }, { userId: janis.userId }],
  });
});

beforeEach(async () => {
  for (const table of ["customer_case", "case_desk", "absence", "notice"] as const) {
    await server.services.db.deleteFrom(table).execute();
  }
});

const at = (time: string | Date): DeskDeps => ({
  db: server.services.db,
  news: server.services.outbox.cases,
  clock: () => new Date(time),
});

async function opened(given: object = {}, now = FRIDAY): Promise<string> {
  const { services, workspaceId } = server;
  const ids = await services.db.transaction().execute((trx) =>
    openCases(
      trx,
      [
        {
          origin: "manual",
          responseId: null,
          personId: null,
          title: "Tap",
          words: null,
          owner: null,
          teamId: team.id,
          routing: "by_hand",
          priority: "normal",
          targets: { firstContactHours: 1, nextReplyHours: 1, resolutionHours: 8 },
          sensitive: false,
          ruleId: null,
          because: {},
          ...given,
        },
      ],
      { workspaceId, actor: "test", now, news: services.outbox.cases },
    ),
  );
  return ids[0] ?? "";
}
const get = (id: string) => ilze.api<CaseDetail>("GET", `/cases/${id}`);
const events = async (id: string) =>
  (await ilze.api<{ data: CaseEvent[] }>("GET", `/cases/${id}/events`)).data;

test("a case of Friday 16:30 with an hour to first contact is due on Monday at 9:30", async () => {
  const { clocks, dueAt } = await get(await opened());
  expect(dueAt).toBe("2026-06-08T09:30:00.000Z");
  const first = clocks.find(({ kind }) => kind === "first_contact");
  expect(first?.explain.map(({ day }) => day)).toEqual(["2026-06-05", "2026-06-08"]);
});

test("a miss is dated at the due moment, once, however late anybody looks", async () => {
  const id = await opened({ owner: ilze.userId });
  await missClocks(at("2026-06-08T09:29:00Z"), server.workspaceId);
  expect((await get(id)).clocks.filter(({ missedAt }) => missedAt)).toEqual([]);
  await missClocks(at("2026-06-20T12:00:00Z"), server.workspaceId);
  await missClocks(at("2026-06-20T12:00:00Z"), server.workspaceId);
  const first = (await get(id)).clocks.find(({ kind }) => kind === "first_contact");
  expect(first?.missedAt).toBe("2026-06-08T09:30:00.000Z");
  const missed = (await events(id)).filter(({ kind }) => kind === "missed");
  expect(missed).toHaveLength(2);
  const { data } = await ilze.api<{ data: { kind: string }[] }>("GET", "/notices");
  expect(data.filter(({ kind }) => kind === "case.missed")).toHaveLength(2);
});

test("who is reached too late was late at the due moment, and the clock is met", async () => {
  const id = await opened();
  const worker: Worker = {
    workspaceId: server.workspaceId,
    actor: "test",
    userId: ilze.userId,
    viewer: NOBODY_LOOKS,
    now: new Date("2026-06-09T10:00:00Z"),
  };
  const reached = contact(worker, {
    ...({ direction: "out", way: "phone", result: "reached", note: "", waits: false } as const),
    next: null,
  });
  await workOnCase(at(worker.now), { caseId: id }, worker, reached);
  const first = (await get(id)).clocks.find(({ kind }) => kind === "first_contact");
  expect(first).toMatchObject({ stoppedBy: "met", missedAt: "2026-06-08T09:30:00.000Z" });
});

test("a warning comes in working time, once, to whoever owns the case then", async () => {
  const id = await opened({ owner: ilze.userId });
  // 45 of the 60 working minutes are over at 9:15 on Monday; the weekend warns nobody.
  await warnOfClocks(at("2026-06-07T12:00:00Z"), server.workspaceId);
  await ilze.api("POST", `/cases/${id}/assign`, { owner: janis.userId });
  await warnOfClocks(at("2026-06-08T09:16:00Z"), server.workspaceId);
  await warnOfClocks(at("2026-06-08T09:17:00Z"), server.workspaceId);
  const kindsOf = async (who: TestMember) =>
    (await who.api<{ data: { kind: string }[] }>("GET", "/notices")).data.map(({ kind }) => kind);
  expect((await kindsOf(janis)).filter((kind) => kind === "case.due")).toHaveLength(1);
  expect((await kindsOf(ilze)).filter((kind) => kind === "case.due")).toHaveLength(0);
});

test("no case stays with somebody who is away: it goes to whoever stands in, else back to the team, and says why", async () => {
  const standing = await opened({ owner: ilze.userId });
  const away = { firstDay: "2026-06-08", lastDay: "2026-06-12" };
  await ilze.api("POST", "/absences", { ...away, standIn: janis.userId });
  await returnOrphans(at("2026-06-05T17:00:00Z"), server.workspaceId);
  expect((await get(standing)).owner).toBe(ilze.userId);
  await returnOrphans(at("2026-06-08T09:00:00Z"), server.workspaceId);
  expect((await get(standing)).owner).toBe(janis.userId);
  await janis.api("POST", "/absences", away);
  await returnOrphans(at("2026-06-08T10:00:00Z"), server.workspaceId);
  expect((await get(standing)).owner).toBeNull();
  expect((await events(standing)).slice(0, 1)).toMatchObject([
    { kind: "returned", data: { from: janis.userId, to: null, why: "away" } },
  ]);
});

test("while nobody is there cases wait unassigned, and are dealt out in turn when somebody comes", async () => {
  const ids = [];
  for (let i = 0; i < 4; i += 1) ids.push(await opened({ routing: "round_robin" }));
  expect(await dealOut(at("2026-06-06T12:00:00Z"), server.workspaceId)).toBe(0);
  expect(await dealOut(at("2026-06-08T09:00:00Z"), server.workspaceId)).toBe(4);
  const owners = await Promise.all(ids.map(async (id) => (await get(id)).owner));
  expect(owners.filter((owner) => owner === ilze.userId)).toHaveLength(2);
  expect(owners.filter((owner) => owner === janis.userId)).toHaveLength(2);
  expect((await events(ids[0] ?? ""))[0]).toMatchObject({
    kind: "dealt",
    data: { how: "round_robin", present: 2 },
  });
});

test("a hundred cases that wait for an empty team keep nobody else's waiting; a team that is no more leaves its work to all", async () => {
  const empty = await server.api<Team>("POST", "/teams", { name: "Nobody yet" });
  for (let i = 0; i < 101; i += 1) await opened({ routing: "round_robin", teamId: empty.id });
  const later = new Date(FRIDAY.getTime() + 60_000);
  const ours = await opened({ routing: "round_robin" }, later);
  const monday = at("2026-06-08T09:00:00Z");
  expect(await dealOut(monday, server.workspaceId)).toBe(1);
  expect((await get(ours)).owner).not.toBeNull();
  await server.api("PATCH", `/teams/${empty.id}`, { archived: true });
  expect(await dealOut(monday, server.workspaceId)).toBeGreaterThan(0);
});

test("by least load whoever has the fewest open cases gets the next one, and who takes no work gets none", async () => {
  await opened({ owner: ilze.userId });
  await opened({ owner: ilze.userId });
  const monday = "2026-06-08T09:00:00Z";
  const first = await opened({ routing: "least_load" });
  await dealOut(at(monday), server.workspaceId);
  expect((await get(first)).owner).toBe(janis.userId);
  await janis.api("PATCH", `/colleagues/${janis.userId}`, { takesWork: false });
  const second = await opened({ routing: "least_load" });
  await dealOut(at(monday), server.workspaceId);
  expect((await get(second)).owner).toBe(ilze.userId);
  await janis.api("PATCH", `/colleagues/${janis.userId}`, { takesWork: true });
});

test("two processes that deal at once give each case to one colleague", async () => {
  const ids = [];
  for (let i = 0; i < 6; i += 1) ids.push(await opened({ routing: "round_robin" }));
  const monday = at("2026-06-08T09:00:00Z");
  await Promise.all([1, 2, 3].map(() => dealOut(monday, server.workspaceId)));
  for (const id of ids) {
    expect((await events(id)).filter(({ kind }) => kind === "dealt")).toHaveLength(1);
  }
});

test("a snooze ends at its moment, and its owner is told", async () => {
  const id = await opened({ owner: ilze.userId });
  const until = new Date(Date.now() + 60_000).toISOString();
  await ilze.api("POST", `/cases/${id}/snooze`, { until });
  await wakeSnoozed(at(new Date()), server.workspaceId);
  expect((await get(id)).snoozedUntil).not.toBeNull();
  await wakeSnoozed(at(new Date(Date.now() + 61_000)), server.workspaceId);
  expect((await get(id)).snoozedUntil).toBeNull();
  const { data } = await ilze.api<{ data: { kind: string }[] }>("GET", "/notices");
  expect(data[0]?.kind).toBe("case.woke");
});

test("a resolved case closes after seven quiet days, and not before", async () => {
  const id = await opened();
  await ilze.api("POST", `/cases/${id}/resolve`, { outcome: "solved", causeId: null });
  await closeQuiet(at(new Date(Date.now() + 6.9 * 86_400_000)), server.workspaceId);
  expect((await get(id)).state).toBe("resolved");
  await closeQuiet(at(new Date(Date.now() + 7.1 * 86_400_000)), server.workspaceId);
  expect((await get(id)).state).toBe("closed");
});

test("another team has other hours: what runs is counted anew by them, and it is said", async () => {
  const always = Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [
      day,
      [{ from: "00:00", to: "24:00" }],
    ]),
  );
  const round = await server.api<BusinessCalendar>("POST", "/business-calendars", {
    name: "Always",
    timeZone: "UTC",
    week: always,
  });
  const night = await server.api<Team>("POST", "/teams", { name: "Night", calendarId: round.id });
  const id = await opened({}, new Date());
  const moved = await ilze.api<CaseDetail>("POST", `/cases/${id}/assign`, { teamId: night.id });
  const left = Date.parse(moved.dueAt ?? "") - Date.now();
  expect(left).toBeGreaterThan(58 * 60_000);
  expect(left).toBeLessThan(61 * 60_000);
  expect((await events(id)).map(({ kind }) => kind)).toContain("due_changed");
});

test("a turn does all that is due, says when there is more, and is harmless twice", async () => {
  const id = await opened({ routing: "round_robin" });
  const monday = at("2026-06-08T10:00:00Z");
  const turn = { workspaceId: server.workspaceId, lane: "", signal: new AbortController().signal };
  const next = await deskWorker(monday).takeTurn(turn);
  expect(next?.toISOString()).toBe("2026-06-08T10:05:00.000Z");
  const before = await events(id);
  await deskWorker(monday).takeTurn(turn);
  expect(await events(id)).toEqual(before);
  expect(before.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["missed", "dealt"]));
});
