import type { Case } from "@candor/contract/case.ts";
import type { Team } from "@candor/contract/team.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDesk, testDesk } from "../testing/desk.ts";

let desk: TestDesk;
let server: TestDesk["server"];
let ilze: TestDesk["ilze"];
let janis: TestDesk["janis"];
let boss: TestDesk["boss"];
let answered: TestDesk["answered"];
let list: TestDesk["list"];
let heard: TestDesk["heard"];

beforeAll(async () => {
  desk = await testDesk();
  ({ server, ilze, janis, boss, answered, list, heard } = desk);
});

beforeEach(() => desk.clear());

test("a sensitive case is seen by its team and its owner alone, by no key and in no list", async () => {
  expect((await ilze.ask("POST", "/cases", { words: "x", sensitive: true })).status).toBe(422);
  const team = await boss.api<Team>("POST", "/teams", {
    name: "Trust",
    members: [{ userId: ilze.userId }],
  });
  const { id } = await heard({ sensitive: true, teamId: team.id });
  expect((await ilze.ask("GET", `/cases/${id}`)).status).toBe(200);
  for (const path of ["", "/events", "/clocks"]) {
    expect((await janis.ask("GET", `/cases/${id}${path}`)).status).toBe(404);
    expect((await server.ask("GET", `/cases/${id}${path}`)).status).toBe(404);
  }
  expect((await janis.ask("POST", `/cases/${id}/claim`, {})).status).toBe(404);
  expect((await boss.api<{ data: Case[] }>("GET", "/cases?state=all")).data).toHaveLength(0);
  await ilze.api("POST", `/cases/${id}/assign`, { owner: janis.userId });
  expect((await janis.ask("GET", `/cases/${id}`)).status).toBe(200);
});

test("who opens a sensitive case for another team, or hands theirs over, is told so and then sees it no more", async () => {
  const team = await boss.api<Team>("POST", "/teams", {
    name: "Law",
    members: [{ userId: janis.userId }],
  });
  const opened = await heard({ sensitive: true, teamId: team.id, owner: null });
  expect(opened).toMatchObject({ sensitive: true, words: "The tap drips" });
  expect((await ilze.ask("GET", `/cases/${opened.id}`)).status).toBe(404);
  const to = { owner: ilze.userId };
  expect(await janis.api("POST", `/cases/${opened.id}/assign`, to)).toMatchObject({ ...to });
  const over = await ilze.ask("POST", `/cases/${opened.id}/assign`, { owner: null });
  expect(over.status).toBe(200);
  expect((await ilze.ask("GET", `/cases/${opened.id}`)).status).toBe(404);
});

test("cases are listed by what is due first, page by page, and found by owner, number, words and permission", async () => {
  const made = [];
  for (const priority of ["low", "urgent", "normal"]) made.push(await heard({ priority }));
  const pages = [];
  let cursor: string | null = null;
  do {
    const page: { data: Case[]; nextCursor: string | null } = await list(
      `?limit=1${cursor ? `&cursor=${cursor}` : ""}`,
    );
    pages.push(...page.data.map(({ priority }) => priority));
    cursor = page.nextCursor;
  } while (cursor);
  expect(pages).toEqual(["urgent", "normal", "low"]);
  await ilze.api("POST", `/cases/${made[0]?.id}/claim`, {});
  expect((await list("?owner=me")).data).toHaveLength(1);
  expect((await list("?owner=nobody")).data).toHaveLength(2);
  expect((await list(`?search=%23${made[1]?.number}`)).data).toHaveLength(1);
  expect((await list("?search=tap%20DRIPS")).data).toHaveLength(3);
  expect((await list("?mayContact=true")).data).toHaveLength(0);
});

test("whoever allowed to be contacted leads the call list, then what is due first; a try is put off", async () => {
  await answered();
  const willing = await answered({ person: { email: "yes@shop.lv", phone: "+37129000111" } });
  await answered({ person: { email: "no-number@shop.lv" } });
  const { person } = await server.api<{ person: { id: string } }>("GET", `/responses/${willing}`);
  await server.api("PUT", `/people/${person.id}/consents`, {
    channel: "contact",
    given: true,
    source: "phone",
  });
  type Calls = { data: (Case & { tries: number })[] };
  const calls = await ilze.api<Calls>("GET", "/call-list");
  expect(calls.data.map(({ mayContact }) => mayContact)).toEqual([true, false]);
  const [first] = calls.data;
  expect(first).toMatchObject({ responseId: willing, person: { phone: "+37129000111" }, tries: 0 });
  const next = new Date(Date.now() + 3_600_000).toISOString();
  await ilze.api("POST", `/cases/${first?.id}/contacts`, { result: "not_reached", next });
  expect((await ilze.api<Calls>("GET", "/call-list")).data).toHaveLength(1);
  await ilze.api("POST", `/cases/${first?.id}/snooze`, { until: null });
  expect((await ilze.api<Calls>("GET", "/call-list")).data[0]).toMatchObject({ tries: 1 });
  await server.api("PUT", `/people/${person.id}/consents`, {
    channel: "contact",
    given: false,
    source: "phone",
  });
  const after = await ilze.api<Calls>("GET", "/call-list");
  expect(after.data.map(({ mayContact }) => mayContact)).toEqual([false, false]);
});
