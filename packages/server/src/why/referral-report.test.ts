import type { Came } from "@candor/contract/came.ts";
import type { Worth } from "@candor/contract/outlook.ts";
import type { ReferralReport } from "@candor/contract/referral.ts";
import { skewedMean } from "@candor/stats";
import { beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
/** Who answered, by name. */
let ids: Map<string, string>;

const ANSWERED = "2026-05-01T10:00:00Z";
const report = (query = "") =>
  server.api<ReferralReport>("GET", `/surveys/${server.survey.id}/referrals${query}`);

/** Arrivals through somebody's link, a day each. */
async function arrive(name: string, days: readonly string[]): Promise<void> {
  const { db } = server.services;
  const { workspaceId } = server;
  await server.api("POST", `/people/${ids.get(name)}/referral`);
  const { id } = await db
    .selectFrom("referral_link")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", ids.get(name) ?? "")
    .executeTakeFirstOrThrow();
  const rows = days.map((day) => ({ workspace_id: workspaceId, link_id: id, day, arrivals: 2 }));
  if (rows.length > 0) await db.insertInto("referral_day").values(rows).execute();
}

beforeAll(async () => {
  server = await testServer();
  const rows = [
    ...Array.from({ length: 12 }, (_, n) => [`p${n}`, 10]),
    ...Array.from({ length: 10 }, (_, n) => [`d${n}`, 2]),
    ...Array.from({ length: 3 }, (_, n) => [`s${n}`, 8]),
  ];
  for (const [name, score] of rows) {
    await server.api("POST", `/surveys/${server.survey.id}/responses`, {
      ...{ score, answeredAt: ANSWERED, person: { externalId: name } },
    });
  }
  const people = await server.services.db
    .selectFrom("person")
    .select(["id", "external_id"])
    .where("workspace_id", "=", server.workspaceId)
    .execute();
  ids = new Map(people.map(({ id, external_id }) => [external_id ?? "", id]));
});

test("before anybody has a link nothing is said to be recommended, and no interval is made up", async () => {
  const { enabled, groups, difference, all } = await report();
  expect(enabled).toBe(false);
  expect(groups[0]).toMatchObject({
    ...{ group: "promoter", people: 12, links: 0, brought: 0, arrivals: 0 },
    per100: { rate: 0, lower: null, upper: null },
  });
  expect(groups[0]?.share?.upper).toBeGreaterThan(0.2);
  expect(groups[1]).toMatchObject({ group: "passive", people: 3, per100: null, share: null });
  expect(difference).toBeNull();
  expect(all).toMatchObject({ links: 0, arrivals: 0, days: [] });
});

test("arrivals since the answer are told per 100 people of a group, each person being one draw", async () => {
  // What came before the answer is no consequence of it.
  await arrive("p0", ["2026-04-01", "2026-05-02", "2026-05-03"]);
  await arrive("p1", ["2026-05-02"]);
  await arrive("d0", []);
  const { groups, total, difference, all } = await report();
  const values = [400, 200, ...Array.from({ length: 10 }, () => 0)];
  const { mean, upper } = skewedMean({ values, confidence: 0.95 });
  expect(groups[0]).toMatchObject({ people: 12, links: 2, brought: 2, arrivals: 6 });
  expect(groups[0]?.per100).toMatchObject({ rate: mean, upper });
  expect(groups[0]?.per100?.lower).toBeGreaterThanOrEqual(0);
  expect(groups[2]).toMatchObject({ people: 10, links: 1, arrivals: 0 });
  expect(total).toMatchObject({ people: 25, links: 3, arrivals: 6 });
  // All others brought none: of their spread nothing is known, so no difference is told.
  expect(difference).toBeNull();
  // All days are of all links.
  expect(all).toMatchObject({ links: 3, arrivals: 8 });
  expect((await report("?from=2026-06-01")).total).toMatchObject({ people: 0, per100: null });
});

test("one who brings many makes the interval wide", async () => {
  await arrive("d1", ["2026-05-02"]);
  const { difference } = await report();
  expect(difference?.lower).toBeLessThan(0);
  expect(difference?.clear).toBe(false);
});

test("revenue of those who came by a recommendation is earned, whether they were asked or not", async () => {
  const bought = (name: string, at: Date, amount: number, more = {}) =>
    server.api("POST", `/people/${ids.get(name)}/purchases`, {
      ...{ at: at.toISOString(), amount, currency: "EUR" },
      ...more,
    });
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
  await bought("p2", ago(500), 100);
  await bought("p2", ago(100), 80);
  await bought("s0", ago(50), 40, { referredBy: "p0" });
  await bought("s1", ago(50), 20);
  const { purchases } = await server.api<Worth>("GET", `/surveys/${server.survey.id}/worth`);
  expect(purchases?.growth).toMatchObject({
    ...{ priorRevenue: 100, returningRevenue: 80, earnedRevenue: 40, boughtRevenue: 20 },
  });
  expect((await report()).groups[0]).toMatchObject({ firstPurchases: 1 });
});

test("how they come stands by channel, source and referrer, with what is too small together; the file says the same", async () => {
  const { id } = await server.api<{ id: string }>("POST", "/surveys", { name: "Ways" });
  const given = (n: number, score: number, properties: object) =>
    Promise.all(
      Array.from({ length: n }, () =>
        server.api("POST", `/surveys/${id}/responses`, { score, answeredAt: ANSWERED, properties }),
      ),
    );
  const came = (query = "") => server.api<Came>("GET", `/surveys/${id}/came${query}`);
  await given(12, 10, { source: "recommended" });
  expect((await came()).tables.map(({ kind }) => kind)).toEqual(["channel", "source"]);
  await given(4, 2, { source: "search", http_referrer: "=cmd" });
  await given(3, 9, { source: "radio" });
  const { tables } = await came();
  expect(tables.map(({ kind, by }) => [kind, by])).toEqual([
    ["channel", "channel"],
    ["source", "source"],
    ["referrer", "http_referrer"],
  ]);
  const source = tables[1];
  expect(source?.rows).toMatchObject([{ value: "recommended", answers: 12, score: 100 }]);
  expect(source?.rows[0]?.interval?.lower).toBeLessThan(100);
  expect(source?.rows[0]?.share).toBeCloseTo(12 / 19);
  // Seven together are too few as well.
  expect(source?.small).toMatchObject({ ways: 2, answers: 7, score: null, interval: null });
  await given(5, 2, { source: "post" });
  expect((await came()).tables[1]?.small).toMatchObject({ ways: 3, answers: 12, promoters: 3 });
  expect((await came()).tables[1]?.small?.score).not.toBeNull();
  const narrowed = await came("?filter=source%3Drecommended");
  expect(narrowed.tables[0]?.rows).toMatchObject([{ value: "api", answers: 12 }]);
  const file = await (await server.fetch(`/surveys/${id}/came/export.csv`)).text();
  const lines = file.trim().split("\r\n");
  expect(lines).toContainEqual(
    expect.stringMatching(/^source,source,recommended,,,12,0\.5,12,0,0,100,/),
  );
  expect(lines).toContainEqual(expect.stringMatching(/^source,source,,,3,12,0\.5,3,0,9,-50,/));
  expect(file).not.toContain("=cmd");
});
