import type { Forecast, Worth } from "@candor/contract/outlook.ts";
import { seededRandom } from "@candor/stats";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
});

const newSurvey = async () =>
  (await server.api<{ id: string }>("POST", "/surveys", { name: "Outlook" })).id;

/** The first of a month so many months from now. */
function monthFromNow(months: number): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1, 12));
}

/** Answers of so many months until the last one that is over, but for the silent ones at the end. */
async function months(
  surveyId: string,
  count: number,
  shareOfPromoters: number,
  n = 60,
  silent = 0,
) {
  const random = seededRandom(7);
  for (let back = count; back > silent; back--) {
    const batch = Array.from({ length: n }, () =>
      answer({
        surveyId,
        score: random() < shareOfPromoters ? 10 : random() < 0.5 ? 8 : 3,
        answeredAt: new Date(
          monthFromNow(-back).getTime() + Math.floor(random() * 25) * 86_400_000,
        ),
      }),
    );
    await recordBatch(server.services.db, server.workspaceId, batch);
  }
}

test("a forecast stands from eight months on, a quarter of them ahead, and says whether the target is within reach", async () => {
  const id = await newSurvey();
  await months(id, 12, 0.5);
  const day = monthFromNow(1).toISOString().slice(0, 10);
  await server.api("PUT", `/surveys/${id}/goal`, { target: 90, by: day });
  const found = await server.api<Forecast>("GET", `/surveys/${id}/forecast`);
  expect(found).toMatchObject({ by: "month", needed: 8, goal: { target: 90, by: day } });
  expect(found.waves.length).toBe(12);
  expect(found.ahead.length).toBe(3);
  for (const one of found.ahead) {
    expect(one.lower).toBeLessThan(one.mean);
    expect(one.measuredLower).toBeLessThanOrEqual(one.lower);
    expect(one.measuredUpper).toBeGreaterThanOrEqual(one.upper);
  }
  const [first, , last] = found.ahead;
  expect((last?.upper ?? 0) - (last?.lower ?? 0)).toBeGreaterThan(
    (first?.upper ?? 0) - (first?.lower ?? 0),
  );
  // Half promoters and a quarter detractors: 90 is out of reach, and that is said.
  expect(found.reach?.probability).toBeLessThan(0.01);
  expect(found.past.made).toBe(4);
  expect(found.past.held).toBeGreaterThanOrEqual(3);
});

test("where too few steps are over nothing is said of what comes; a day too far ahead has no probability", async () => {
  const young = await newSurvey();
  await months(young, 1, 0.5);
  expect(await server.api<Forecast>("GET", `/surveys/${young}/forecast`)).toMatchObject({
    ahead: [],
    reach: null,
    past: { made: 0, held: 0 },
  });
  const id = await newSurvey();
  await months(id, 9, 0.5, 20);
  const by = monthFromNow(24).toISOString().slice(0, 10);
  await server.api("PUT", `/surveys/${id}/goal`, { target: 30, by });
  const found = await server.api<Forecast>("GET", `/surveys/${id}/forecast`);
  expect(found.reach).toBeNull();
  expect(found.ahead[0]?.probability).toBeGreaterThan(0);
});

test("what lies ahead of a survey that fell silent begins today, not where its answers ended", async () => {
  const id = await newSurvey();
  await months(id, 14, 0.5, 60, 4);
  const found = await server.api<Forecast>("GET", `/surveys/${id}/forecast`);
  expect(found.waves).toHaveLength(14);
  expect(found.waves.slice(-4).map(({ score }) => score)).toEqual([null, null, null, null]);
  expect(found.ahead[0]?.from).toBe(monthFromNow(0).toISOString().slice(0, 10));
});

test("what customers are worth is summed by what they answered, and detractors are held against promoters", async () => {
  const id = await newSurvey();
  const random = seededRandom(3);
  const batch = Array.from({ length: 120 }, (_, i) =>
    answer({
      surveyId: id,
      score: i % 2 === 0 ? 10 : 2,
      properties: {
        revenue: String(Math.round((i % 2 === 0 ? 200 : 100) * (0.5 + random()))),
        visits: String(i % 7),
      },
    }),
  );
  const without = [answer({ surveyId: id, score: 2, properties: { revenue: "unknown" } })];
  await recordBatch(server.services.db, server.workspaceId, [...batch, ...without]);
  // Detractors complain of waiting; what they praise is nothing that they stay away for.
  await server.services.db
    .updateTable("response")
    .set({
      cells: sql`cells || case when score = 2
        then '{"@theme": ["waiting:negative", "quality:positive"]}'::jsonb
        else '{"@theme": ["waiting:neutral"]}'::jsonb end`,
    })
    .where("workspace_id", "=", server.workspaceId)
    .where("survey_id", "=", id)
    .execute();
  const found = await server.api<Worth>("GET", `/surveys/${id}/worth?money=revenue`);
  expect(found).toMatchObject({ answers: 121, withAmount: 120, capped: false });
  const of = (group: string) => found.groups.find((one) => one.group === group);
  const sums = batch.map(({ properties }) => Number(properties?.revenue));
  expect(found.total).toBe(sums.reduce((a, b) => a + b, 0));
  expect((of("promoter")?.total ?? 0) + (of("detractor")?.total ?? 0)).toBe(found.total);
  expect(of("passive")).toMatchObject({ answers: 0, mean: null, difference: null });
  expect(of("detractor")?.difference?.clear).toBe(true);
  expect(of("detractor")?.difference?.upper).toBeLessThan(0);
  expect(found.behind).toMatchObject([
    { dimension: "@theme", value: "waiting", answers: 60, total: of("detractor")?.total },
  ]);
  expect(of("promoter")?.lower).toBeLessThan(of("promoter")?.mean ?? 0);
});

test("a property that sounds like money is taken by itself, and where there is none nothing is invented", async () => {
  const id = await newSurvey();
  const amounts = (name: string) =>
    Array.from({ length: 12 }, (_, i) =>
      answer({ surveyId: id, score: 9, properties: { [name]: String(10 + i) } }),
    );
  await recordBatch(server.services.db, server.workspaceId, amounts("visits"));
  expect(await server.api<Worth>("GET", `/surveys/${id}/worth`)).toMatchObject({
    money: null,
    choices: ["visits"],
    total: 0,
  });
  await recordBatch(server.services.db, server.workspaceId, amounts("ticket_eur"));
  expect(await server.api<Worth>("GET", `/surveys/${id}/worth`)).toMatchObject({
    money: "ticket_eur",
    withAmount: 12,
  });
});
