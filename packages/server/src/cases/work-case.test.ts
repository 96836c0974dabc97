import type { CaseDetail, CaseEvent } from "@candor/contract/case.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDesk, testDesk } from "../testing/desk.ts";
import { testMember } from "../testing/member.ts";

let desk: TestDesk;
let server: TestDesk["server"];
let ilze: TestDesk["ilze"];
let janis: TestDesk["janis"];
let boss: TestDesk["boss"];
let list: TestDesk["list"];
let get: TestDesk["get"];
let heard: TestDesk["heard"];
let kinds: TestDesk["kinds"];

beforeAll(async () => {
  desk = await testDesk();
  ({ server, ilze, janis, boss, list, get, heard, kinds } = desk);
});

beforeEach(() => desk.clear());

test("of two who claim at once one gets the case, and the other reads who did", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id } = await heard();
    const replies = await Promise.all(
      [ilze, janis].map((one) => one.ask<{ detail: string }>("POST", `/cases/${id}/claim`, {})),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { owner } = await get(id);
    const name = owner === ilze.userId ? "Ilze" : "Janis";
    expect(replies.find(({ status }) => status === 409)?.body.detail).toContain(name);
    expect((await kinds(id)).filter((kind) => kind === "claimed")).toHaveLength(1);
  }
});

test("whoever is assigned a case is told; a change that somebody else has overtaken is refused and names them", async () => {
  const made = await heard();
  const path = `/cases/${made.id}`;
  await ilze.api("POST", `${path}/assign`, { owner: janis.userId, version: made.version });
  const told = await janis.api<{ data: object[] }>("GET", "/notices?unread=true");
  expect(told.data).toMatchObject([
    { kind: "case.yours", target: `case:${made.id}`, about: { number: made.number } },
  ]);
  expect(
    await boss.ask("PATCH", path, { priority: "urgent", version: made.version }),
  ).toMatchObject({
    status: 409,
    body: { code: "case_changed", detail: expect.stringContaining("ilze@example.com") },
  });
});

test("only somebody who was reached counts as contact; a try is only counted", async () => {
  const { id } = await heard();
  const path = `/cases/${id}/contacts`;
  const tried = await ilze.api<CaseDetail>("POST", path, { result: "not_reached" });
  expect(tried.firstContactAt).toBeNull();
  expect(tried.dueKind).toBe("first_contact");
  await ilze.api("POST", `/cases/${id}/notes`, { text: "A note is no contact" });
  const reached = await ilze.api<CaseDetail>("POST", path, { result: "reached", note: "Sorry" });
  expect(reached.firstContactAt).not.toBeNull();
  const first = reached.clocks.find(({ kind }) => kind === "first_contact");
  expect(first).toMatchObject({ stoppedBy: "met", missedAt: null });
  expect(reached.dueKind).toBe("resolution");
});

test("resolution pauses while the customer has the word, and their second message does not start the clock again", async () => {
  const { id } = await heard();
  const path = `/cases/${id}/contacts`;
  const waiting = await ilze.api<CaseDetail>("POST", path, { waits: true });
  const clock = (one: CaseDetail, kind: string) =>
    one.clocks.find((c) => c.kind === kind && c.stoppedAt === null);
  expect(waiting).toMatchObject({ state: "waiting", dueAt: null });
  expect(clock(waiting, "resolution")).toMatchObject({ dueAt: null, leftMinutes: 2400 });
  const high = await ilze.api<CaseDetail>("PATCH", `/cases/${id}`, { priority: "high" });
  expect(clock(high, "resolution")).toMatchObject({ dueAt: null, leftMinutes: 1440 });
  const wrote = await ilze.api<CaseDetail>("POST", path, { direction: "in", note: "Still drips" });
  expect(wrote.state).toBe("open");
  const started = clock(wrote, "next_reply")?.startedAt;
  const again = await ilze.api<CaseDetail>("POST", path, { direction: "in", note: "Hello?" });
  expect(clock(again, "next_reply")?.startedAt).toBe(started);
  expect(again.clocks.filter(({ kind }) => kind === "next_reply")).toHaveLength(1);
});

test("a snooze hides a case and stops no clock", async () => {
  const { id, dueAt } = await heard();
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const asleep = await ilze.api<CaseDetail>("POST", `/cases/${id}/snooze`, { until });
  expect(asleep).toMatchObject({ state: "open", dueAt, snoozedUntil: until });
  expect((await list()).data).toHaveLength(0);
  expect((await list("?snoozed=true")).data).toHaveLength(1);
  const past = new Date(Date.now() - 1000).toISOString();
  expect((await ilze.ask("POST", `/cases/${id}/snooze`, { until: past })).status).toBe(422);
});

test("resolving names what came of it and why; opening again starts new clocks and keeps the old verdicts", async () => {
  const cause = await ilze.api<{ id: string }>("POST", "/root-causes", { name: "Worn seal" });
  const { id } = await heard();
  const resolve = { outcome: "solved", causeId: cause.id, note: "New seal" };
  const done = await ilze.api<CaseDetail>("POST", `/cases/${id}/resolve`, resolve);
  expect(done).toMatchObject({
    state: "resolved",
    causeId: cause.id,
    outcome: "solved",
    dueAt: null,
  });
  expect(done.clocks.find(({ kind }) => kind === "first_contact")?.stoppedBy).toBe("cancelled");
  expect((await ilze.ask("POST", `/cases/${id}/resolve`, resolve)).status).toBe(409);
  expect((await ilze.ask("POST", `/cases/${id}/reopen`, { reason: "" })).status).toBe(422);
  const again = await ilze.api<CaseDetail>("POST", `/cases/${id}/reopen`, {
    reason: "Drips again",
  });
  expect(again).toMatchObject({ state: "open", reopened: 1 });
  expect(again.clocks.filter(({ kind }) => kind === "resolution")).toHaveLength(2);
  expect(again.clocks.find(({ stoppedBy }) => stoppedBy === "met")).toBeDefined();
  const causes = await ilze.api<{ data: object[] }>("GET", "/root-causes");
  expect(causes.data).toMatchObject([{ name: "Worn seal", cases: 1 }]);
});

test("a key with the scope act works on cases, and makes no rules", async () => {
  const { key } = await server.api<{ key: string }>("POST", "/keys", {
    name: "Desk",
    scopes: ["read", "act"],
  });
  const ask = (method: string, path: string, body: object) =>
    fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const made = await ask("POST", "/cases", { words: "By a program" });
  expect(made.status).toBe(201);
  const { id } = (await made.json()) as { id: string };
  expect((await ask("POST", `/cases/${id}/assign`, { owner: ilze.userId })).status).toBe(200);
  expect((await ask("POST", `/cases/${id}/claim`, {})).status).toBe(422);
  expect((await ask("POST", "/case-rules", { name: "x", condition: {}, action: {} })).status).toBe(
    403,
  );
});

test("whoever leaves takes no case along: it goes back, with a line that says why", async () => {
  const gone = await testMember(server, "Leaver");
  const { id } = await heard();
  await ilze.api("POST", `/cases/${id}/assign`, { owner: gone.userId });
  await server.api("DELETE", `/members/${gone.userId}`);
  expect((await get(id)).owner).toBeNull();
  const { data } = await ilze.api<{ data: CaseEvent[] }>("GET", `/cases/${id}/events`);
  expect(data[0]).toMatchObject({ kind: "returned", data: { why: "gone" } });
});

test("the tree of causes grows by those who work, has no twins and no circles", async () => {
  const made = (body: object) => ilze.ask<{ id: string }>("POST", "/root-causes", body);
  const { body: staff } = await made({ name: "Staff" });
  const { body: below } = await made({ name: "Too few", parentId: staff.id });
  expect((await made({ name: "too FEW", parentId: staff.id })).status).toBe(409);
  expect((await boss.ask("PATCH", `/root-causes/${staff.id}`, { parentId: below.id })).status).toBe(
    422,
  );
  expect((await ilze.ask("PATCH", `/root-causes/${staff.id}`, { name: "Mine" })).status).toBe(403);
});
