import { createHash } from "node:crypto";
import type { Sending } from "@candor/contract/sending.ts";
import type { LapsedList, WinBack } from "@candor/contract/win-back.ts";
import { sql } from "kysely";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type TestServer, testServer } from "../testing/test-server.ts";

const DAY = 86_400_000;
let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
beforeEach(async () => {
  for (const table of ["win_back", "purchase", "person", "sending"]) {
    await sql`delete from ${sql.table(table)} where workspace_id = ${server.workspaceId}`.execute(
      server.services.db,
    );
  }
});

const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString();

/** So many customers who bought a year ago, the first ones for most. */
async function lapsed(n: number, more = ""): Promise<void> {
  const rows = Array.from(
    { length: n },
    (_, at) => `old${at}@example.com,${daysAgo(365)},${1000 - at},EUR`,
  );
  await server.api("POST", "/people/purchases/csv", {
    csv: `email,at,amount,currency\n${rows.join("\n")}\n${more}`,
  });
}

const list = (query = "") => server.api<LapsedList>("GET", `/win-back${query}`);
const begin = (more: Record<string, unknown> = {}) =>
  server.api<WinBack>("POST", "/win-back/rounds", {
    name: "Spring",
    surveyId: server.survey.id,
    ...more,
  });

async function membersOf(id: string, arm: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from win_back_member where workspace_id = ${server.workspaceId}
      and win_back_id = ${id}::uuid and arm = ${arm} order by person_id
  `.execute(server.services.db);
  return rows.map((row) => row.person_id);
}

/** As if it had been drawn a hundred days ago: its ninety days are over. */
async function endTime(id: string): Promise<void> {
  await sql`update win_back set created_at = ${daysAgo(100)}::timestamptz,
    ends_at = ${daysAgo(10)}::timestamptz
    where workspace_id = ${server.workspaceId} and id = ${id}::uuid`.execute(server.services.db);
}

async function buys(people: readonly string[], at = daysAgo(50)): Promise<void> {
  for (const person of people) {
    await server.api("POST", `/people/${person}/purchases`, { at, amount: 40, currency: "EUR" });
  }
}

test("who stopped buying is listed by value, with last words and consent; who still buys, or was refunded everything, is not", async () => {
  await lapsed(
    3,
    `fresh@example.com,${daysAgo(5)},9000,EUR\nback@example.com,${daysAgo(300)},50,EUR\nback@example.com,${daysAgo(299)},-50,EUR\n`,
  );
  await server.api("POST", `/surveys/${server.survey.id}/responses`, {
    score: 2,
    comment: "Too dear",
    person: { email: "old0@example.com" },
  });
  const found = await list();
  expect(found).toMatchObject({ currency: "EUR", customers: 3, value: 1000 + 999 + 998 });
  expect(found.data.map(({ email }) => email)).toEqual([
    "old0@example.com",
    "old1@example.com",
    "old2@example.com",
  ]);
  const [first, second] = found.data;
  expect(first).toMatchObject({ lastScore: 2, lastWords: "Too dear", lastContactAt: null });
  await server.api("PUT", `/people/${second?.personId}/consents`, {
    channel: "email",
    given: false,
    source: "by telephone",
  });
  expect((await list()).data[1]).toMatchObject({ refused: ["email"], agreed: [] });
  expect((await list("?leastValue=999")).customers).toBe(2);
  expect((await list("?lapsedDays=400")).customers).toBe(0);
});

test("a random tenth is left alone, drawn so that anybody with the seed draws it again; the others stand in a draft that was not sent", async () => {
  await lapsed(60);
  const first = (await list()).data[0]?.personId;
  await server.api("PUT", `/people/${first}/blocks`, { channel: "email" });
  const round = await begin();
  expect(round).toMatchObject({
    verdict: "running",
    contacted: { people: 53 },
    heldBack: { people: 6 },
  });
  const [contacted, held] = [
    await membersOf(round.id, "contacted"),
    await membersOf(round.id, "held_back"),
  ];
  const rank = (id: string) =>
    createHash("sha256").update(`${round.draw.seed}:${id}`).digest("hex");
  const again = [...contacted, ...held].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, 6);
  expect(again.sort()).toEqual(held);
  expect([...contacted, ...held]).not.toContain(first);
  const sending = await server.api<Sending>("GET", `/sendings/${round.sendingId}`);
  expect(sending).toMatchObject({ status: "draft", audience: { who: "members" } });
  const { rows } = await sql<{ person_id: string }>`
    select person_id from audience_member where workspace_id = ${server.workspaceId}
      and sending_id = ${round.sendingId}::uuid order by 1
  `.execute(server.services.db);
  expect(rows.map((row) => row.person_id)).toEqual(contacted);
  // All of them are in a win-back now: nobody is left for a second one.
  expect(
    await server.ask("POST", "/win-back/rounds", { name: "Again", surveyId: server.survey.id }),
  ).toMatchObject({
    status: 409,
    body: { code: "nobody_to_win_back" },
  });
  expect((await list()).data.at(-1)?.inRound).toBe(round.id);
});

test("what came of it counts everybody who was drawn, and is said only once its time is over", async () => {
  await lapsed(200);
  const round = await begin();
  const contacted = await membersOf(round.id, "contacted");
  await endTime(round.id);
  await buys(contacted.slice(0, 90));
  // Bought before the draw, or after the end: neither came of it.
  await buys((await membersOf(round.id, "held_back")).slice(0, 5), daysAgo(101));
  await buys((await membersOf(round.id, "held_back")).slice(5, 9), daysAgo(1));
  const told = await server.api<WinBack>("GET", `/win-back/rounds/${round.id}`);
  expect(told).toMatchObject({
    over: true,
    verdict: "more",
    contacted: { people: 180, returned: 90, share: 0.5, revenue: 3600 },
    heldBack: { people: 20, returned: 0, share: 0, revenue: 0 },
  });
  expect(told.difference?.share).toBeCloseTo(0.5, 10);
  expect(told.difference?.lower).toBeGreaterThan(0.2);
});

test("as many come back by themselves: no clear difference; an erased customer stays counted as drawn and known no more", async () => {
  await lapsed(100);
  const round = await begin();
  const [contacted, held] = [
    await membersOf(round.id, "contacted"),
    await membersOf(round.id, "held_back"),
  ];
  await endTime(round.id);
  await buys([...contacted.slice(0, 27), ...held.slice(0, 3)]);
  const read = () => server.api<WinBack>("GET", `/win-back/rounds/${round.id}`);
  expect(await read()).toMatchObject({ verdict: "no_clear_difference" });
  await server.api("DELETE", `/people/${held[0]}`);
  expect(await read()).toMatchObject({
    heldBack: { people: 10, known: 9, returned: 2, share: null },
    difference: null,
    verdict: "too_few",
  });
});

test("of fewer than twenty nobody is left alone, and nothing is claimed of what it brought", async () => {
  await lapsed(12);
  const round = await begin({ channel: "email" });
  await endTime(round.id);
  expect(await server.api("GET", `/win-back/rounds/${round.id}`)).toMatchObject({
    heldBack: { people: 0 },
    difference: null,
    verdict: "nothing_held_back",
  });
  expect(
    await server.ask("POST", "/win-back/rounds", {
      name: "Calls",
      surveyId: server.survey.id,
      channel: "phone",
    }),
  ).toMatchObject({ status: 409 });
});
