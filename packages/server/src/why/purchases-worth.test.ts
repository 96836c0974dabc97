import type { Worth } from "@candor/contract/outlook.ts";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { setDerivedValues } from "../tallies/set-derived-values.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString();
let server: TestServer;
let surveyId: string;

/** Forty promoters who stay and forty detractors of whom half go; a silent customer, and new ones. */
beforeAll(async () => {
  server = await testServer();
  const survey = await server.api<{ id: string }>("POST", "/surveys", {
    name: "Worth",
    subject: "Botanic",
  });
  surveyId = survey.id;
  const rows: string[] = [];
  const bought = (who: string, days: number, amount: number) =>
    rows.push(`${who}@example.com,${daysAgo(days)},${amount},EUR`);
  for (let n = 0; n < 80; n += 1) {
    const who = `c${n}`;
    const isPromoter = n < 40;
    await server.api("POST", `/surveys/${surveyId}/responses`, {
      score: isPromoter ? 10 : 2,
      person: { email: `${who}@example.com` },
      answeredAt: daysAgo(400),
    });
    bought(who, 500, 100 + n);
    if (isPromoter) {
      bought(who, 300, 150 + n);
      bought(who, 200, 150 + n);
    } else if (n % 2 === 0) bought(who, 300, 50 + n);
  }
  bought("silent", 100, 1000);
  bought("silent", 500, 1000);
  for (const [who, how] of [
    ["friend", "recommended"],
    ["ad", "advertisement"],
  ] as const) {
    bought(who, 50, 400);
    await server.api("POST", `/surveys/${surveyId}/responses`, {
      score: 8,
      person: { email: `${who}@example.com` },
      properties: { how },
      answeredAt: daysAgo(40),
    });
  }
  bought("nobodyasked", 50, 200);
  await server.api("POST", "/people/purchases/csv", {
    csv: `email,at,amount,currency\n${rows.join("\n")}\n`,
  });
});

const worth = async (query = "") => {
  const found = await server.api<Worth>("GET", `/surveys/${surveyId}/worth${query}`);
  if (!found.purchases) throw new Error("no purchases");
  return found.purchases;
};

test("what was bought after the answer is an outcome: revenue, retention and repeat of each group with its interval", async () => {
  const { groups, days, people, currency } = await worth();
  expect({ days, people, currency }).toEqual({ days: 365, people: 80, currency: "EUR" });
  const of = (group: string) => groups.find((one) => one.group === group);
  // 2 × (150 + 0 … 39) on average.
  expect(of("promoter")?.revenue?.amount).toBeCloseTo(339, 6);
  expect(of("promoter")).toMatchObject({
    people: 40,
    retained: { share: 1, of: 40 },
    repeat: { share: 1 },
    lifetimeValue: null,
  });
  expect(of("promoter")?.averageCheck).toBeCloseTo(169.5, 6);
  expect(of("detractor")).toMatchObject({ people: 40, retained: { share: 0.5, of: 40 } });
  expect(of("passive")).toMatchObject({ people: 0, revenue: null, retained: null });
  const valued = (await worth("?margin=0.5")).groups.find(({ group }) => group === "promoter");
  // 339 × 0.5 for five years at 10 %, everybody staying.
  const factor = [0, 1, 2, 3, 4].reduce((sum, t) => sum + 1 / 1.1 ** t, 0);
  expect(valued?.lifetimeValue).toBeCloseTo(339 * 0.5 * factor, 6);
});

test("what those bought who criticised a theme stands under it, with its base and its profit", async () => {
  const { db } = server.services;
  const { rows } = await sql<{ id: string }>`
    select id from response where workspace_id = ${server.workspaceId}
      and survey_id = ${surveyId}::uuid and score = 2
  `.execute(db);
  const values = rows.map(({ id }) => ({
    ...{ responseId: id, dimension: "@theme" as const },
    values: ["price:negative", "support:positive"],
  }));
  await withWorkspace(db, server.workspaceId, (trx) =>
    setDerivedValues(trx, server.workspaceId, values),
  );
  const { themes, groups } = await worth("?margin=0.4");
  const unhappy = groups.find(({ group }) => group === "detractor");
  expect(themes).toEqual([
    expect.objectContaining({ theme: "price", people: 40, revenue: unhappy?.revenue }),
  ]);
  expect(themes[0]?.profit?.amount).toBeCloseTo(0.4 * (unhappy?.revenue?.amount ?? 0), 6);
  expect(themes[0]?.retained).toMatchObject({ share: 0.5, of: 40 });
});

test("revenue at risk, the silent ones, and what one point went with, each with its limits", async () => {
  const { atRisk, silent, onePoint } = await worth();
  // Detractors had bought for 140 … 179, half as many of them stayed.
  const before = Array.from({ length: 40 }, (_, n) => 140 + n).reduce((a, b) => a + b, 0);
  expect(atRisk?.detractorRevenue).toBeCloseTo(before, 6);
  expect(atRisk?.amount).toBeCloseTo(before / 2, 6);
  expect(atRisk?.lower).toBeGreaterThan(0);
  expect(silent).toMatchObject({ people: 2, revenue: 1200 });
  expect(onePoint).toMatchObject({ people: 80, clear: true });
  expect(onePoint?.lower).toBeGreaterThan(0);
  expect(onePoint?.lower).toBeLessThan(onePoint?.amount ?? 0);
});

test("growth counts a new customer as earned only where they said so, and says of how many it is not known", async () => {
  const prior = Array.from({ length: 80 }, (_, n) => 100 + n).reduce((a, b) => a + b, 1000);
  const unasked = (await worth()).growth;
  expect(unasked).toMatchObject({ priorRevenue: prior, earnedRevenue: 0, boughtRevenue: 1000 });
  const asked = (await worth("?recommended=how=recommended")).growth;
  expect(asked).toMatchObject({ earnedRevenue: 400, boughtRevenue: 600 });
  // Of the 1,000 of new customers, the 200 of one who was never asked.
  expect(asked?.unknownShare).toBeCloseTo(0.2, 10);
  expect(asked?.earnedGrowth).toBeCloseTo(((asked?.returningRevenue ?? 0) + 400) / prior - 1, 10);
});

test("few people are no money: a survey that three customers answered says counts alone", async () => {
  const few = await server.api<{ id: string }>("POST", "/surveys", { name: "Few", subject: "B" });
  for (const who of ["c0", "c1", "c50"]) {
    await server.api("POST", `/surveys/${few.id}/responses`, {
      score: who === "c50" ? 2 : 9,
      person: { email: `${who}@example.com` },
      answeredAt: daysAgo(400),
    });
  }
  const { purchases } = await server.api<Worth>("GET", `/surveys/${few.id}/worth`);
  expect(purchases).toMatchObject({ people: 3, days: 90, atRisk: null, onePoint: null });
  expect(purchases?.groups.every(({ revenue, retained }) => !revenue && !retained)).toBe(true);
});
