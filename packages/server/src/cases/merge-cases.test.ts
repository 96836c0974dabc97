import type { CaseDetail } from "@candor/contract/case.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDesk, testDesk } from "../testing/desk.ts";

let desk: TestDesk;
let ilze: TestDesk["ilze"];
let janis: TestDesk["janis"];
let list: TestDesk["list"];
let get: TestDesk["get"];
let heard: TestDesk["heard"];
let kinds: TestDesk["kinds"];

beforeAll(async () => {
  desk = await testDesk();
  ({ ilze, janis, list, get, heard, kinds } = desk);
});

beforeEach(() => desk.clear());

test("merging keeps both histories and the sooner clocks, is refused with itself, and can be taken back", async () => {
  const one = await heard({ priority: "urgent" });
  const two = await heard({ priority: "low" });
  expect(await ilze.ask("POST", `/cases/${one.id}/merge`, { into: one.id })).toMatchObject({
    status: 422,
    body: { code: "same_case" },
  });
  const kept = await ilze.api<CaseDetail>("POST", `/cases/${one.id}/merge`, { into: two.id });
  expect(kept).toMatchObject({ id: two.id, dueAt: one.dueAt, merged: [{ number: one.number }] });
  expect((await list()).data.map(({ id }) => id)).toEqual([two.id]);
  expect(await kinds(two.id)).toEqual(expect.arrayContaining(["merged", "took_in", "opened"]));
  expect((await ilze.ask("POST", `/cases/${one.id}/claim`, {})).status).toBe(409);
  const back = await ilze.api<CaseDetail>("POST", `/cases/${one.id}/unmerge`);
  expect(back).toMatchObject({ id: one.id, mergedInto: null, dueAt: one.dueAt });
  expect((await list()).data).toHaveLength(2);
});

test("taking a merge back gives both the deadlines they had, and what only one owed goes with it", async () => {
  const urgent = await heard({ priority: "urgent" });
  const low = await heard({ priority: "low" });
  const contacted = { way: "phone", direction: "out", result: "reached", note: "", waits: false };
  await ilze.api("POST", `/cases/${low.id}/contacts`, contacted);
  const before = await get(low.id);
  const kept = await ilze.api<CaseDetail>("POST", `/cases/${urgent.id}/merge`, { into: low.id });
  expect(kept).toMatchObject({ dueAt: urgent.dueAt, dueKind: "first_contact" });
  await ilze.api("POST", `/cases/${urgent.id}/unmerge`);
  const { dueAt, dueKind } = await get(low.id);
  expect({ dueAt, dueKind }).toEqual({ dueAt: before.dueAt, dueKind: before.dueKind });
  expect(await get(urgent.id)).toMatchObject({ dueAt: urgent.dueAt, dueKind: "first_contact" });
});

test("taking back a priority given to many puts their deadlines back too", async () => {
  const one = await heard({ priority: "low" });
  const { undoId } = await ilze.api<{ undoId: string }>("POST", "/cases/bulk", {
    ids: [one.id],
    act: { do: "priority", priority: "urgent" },
  });
  expect((await get(one.id)).dueAt).not.toBe(one.dueAt);
  await ilze.api("POST", `/cases/bulk/${undoId}/undo`);
  const back = await get(one.id);
  expect(back.priority).toBe("low");
  const apart = Date.parse(back.dueAt ?? "") - Date.parse(one.dueAt ?? "");
  expect(Math.abs(apart)).toBeLessThan(1000);
});

test("linked cases name each other and stay their own", async () => {
  const [one, two] = [await heard(), await heard()];
  await ilze.api("POST", `/cases/${one.id}/links`, { other: two.id });
  expect((await get(two.id)).linked).toMatchObject([{ number: one.number, state: "open" }]);
});

test("a bulk act touches what was shown, names what it left, and can be taken back unless somebody worked on since", async () => {
  const cases = [await heard(), await heard(), await heard()];
  const ids = cases.map(({ id }) => id);
  await ilze.api("POST", `/cases/${ids[2]}/resolve`, { outcome: "solved", causeId: null });
  const done = await ilze.api<{ undoId: string }>("POST", "/cases/bulk", {
    ids,
    act: { do: "resolve", outcome: "not_ours", causeId: null },
  });
  expect(done).toMatchObject({ changed: 2, skipped: [{ id: ids[2], code: "case_state" }] });
  await janis.api("POST", `/cases/${ids[1]}/reopen`, { reason: "It is ours" });
  expect((await janis.ask("POST", `/cases/bulk/${done.undoId}/undo`)).status).toBe(409);
  expect(await ilze.api("POST", `/cases/bulk/${done.undoId}/undo`)).toEqual({
    restored: 1,
    left: 1,
  });
  const back = await get(ids[0] ?? "");
  expect(back).toMatchObject({ state: "open", outcome: null, dueAt: cases[0]?.dueAt });
  expect((await ilze.ask("POST", `/cases/bulk/${done.undoId}/undo`)).status).toBe(409);
});
