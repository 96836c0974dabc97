import { seededRandom } from "@candor/stats";
import { beforeAll, expect, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
const known = (email: string) => ({ email, phone: null, externalId: null, name: null });

beforeAll(async () => {
  server = await testServer();
});

interface Given {
  month: "2026-04" | "2026-05";
  n: number;
  properties: Record<string, string>;
  /** Shares of promoters and detractors. */
  good: number;
  bad: number;
  touchpoint?: string;
}

/** Answers in exactly these shares, spread over a month. */
async function answers(surveyId: string, groups: Given[]): Promise<void> {
  const batch = groups.flatMap(({ month, n, properties, good, bad, touchpoint }) =>
    Array.from({ length: n }, (_, i) =>
      answer({
        surveyId,
        score: i < good * n ? 10 : i < (good + bad) * n ? 2 : 7,
        properties,
        ...(touchpoint ? { touchpoint } : {}),
        answeredAt: new Date(`${month}-${String(1 + (i % 28)).padStart(2, "0")}T12:00:00Z`),
      }),
    ),
  );
  for (let at = 0; at < batch.length; at += 500) {
    await recordBatch(server.services.db, server.workspaceId, batch.slice(at, at + 500));
  }
}

const newSurvey = async (dimensions: string[]) =>
  (await server.api<{ id: string }>("POST", "/surveys", { name: "Why", dimensions })).id;

interface Part {
  dimension: string;
  value: string;
  kind: string;
  points: number;
  lower: number;
  upper: number;
}
interface Account {
  change: { difference: number; verdict: string };
  parts: Part[];
  dimensions: { dimension: string; mix: Part; within: Part }[];
  sentence: string;
}
const why = (surveyId: string, more = "") =>
  server.api<Account>("GET", `/surveys/${surveyId}/why?from=2026-05-01&to=2026-06-01${more}`);

test("a drop of one shop is named as the shop itself, and in words", async () => {
  const id = await newSurvey(["store", "plan"]);
  const month = (m: Given["month"], rigaBad: number): Given[] => [
    {
      month: m,
      n: 400,
      properties: { store: "Riga", plan: "free" },
      good: 0.6 - rigaBad,
      bad: 0.2 + rigaBad,
    },
    { month: m, n: 400, properties: { store: "Cesis", plan: "pro" }, good: 0.6, bad: 0.2 },
    { month: m, n: 400, properties: { store: "Cesis", plan: "free" }, good: 0.6, bad: 0.2 },
  ];
  await answers(id, [...month("2026-04", 0), ...month("2026-05", 0.3)]);
  const account = await why(id);
  expect(account.change.verdict).toBe("down");
  expect(account.change.difference).toBeCloseTo(-20, 0);
  expect(account.parts[0]).toMatchObject({ dimension: "store", value: "Riga", kind: "within" });
  expect(account.parts[0]?.points).toBeCloseTo(-20, 0);
  expect(account.parts[0]?.upper).toBeLessThan(0);
  expect(account.parts.some(({ value }) => value === "Cesis")).toBe(false);
  const store = account.dimensions.find(({ dimension }) => dimension === "store");
  expect((store?.mix.points ?? 0) + (store?.within.points ?? 0)).toBeCloseTo(
    account.change.difference,
    6,
  );
  expect(account.sentence).toContain("store: Riga itself scored lower");
  expect(account.sentence).toContain("not what caused it");
  expect((await why(id, "&speak=lv")).sentence).toContain("store: Riga: pašu rādītājs zemāks");
});

test("a shift towards a channel that always scored lower is named as mix, and no value as worse", async () => {
  const id = await newSurvey(["store"]);
  const month = (m: Given["month"], shop: number, web: number): Given[] => [
    { month: m, n: shop, properties: { store: "shop" }, good: 0.4, bad: 0.4 },
    { month: m, n: web, properties: { store: "web" }, good: 0.8, bad: 0.1 },
  ];
  await answers(id, [...month("2026-04", 300, 900), ...month("2026-05", 900, 300)]);
  const account = await why(id);
  expect(account.change.verdict).toBe("down");
  expect(account.parts.length).toBeGreaterThan(0);
  expect(account.parts.every(({ kind }) => kind === "mix")).toBe(true);
  expect(account.sentence).toContain("a larger share of answers came from store: shop");
});

test("where nothing happened nothing stands out, in nineteen of twenty surveys at least", async () => {
  const random = seededRandom(11);
  let spoke = 0;
  for (let round = 0; round < 20; round++) {
    const id = await newSurvey(["store", "plan"]);
    const batch = Array.from({ length: 600 }, (_, i) =>
      answer({
        surveyId: id,
        score: random() < 0.55 ? 10 : random() < 0.5 ? 7 : 3,
        properties: {
          store: `s${Math.floor(random() * 6)}`,
          plan: random() < 0.5 ? "pro" : "free",
        },
        answeredAt: new Date(`2026-0${i < 300 ? 4 : 5}-10T12:00:00Z`),
      }),
    );
    await recordBatch(server.services.db, server.workspaceId, batch);
    const account = await why(id);
    if (account.parts.length > 0) spoke += 1;
    else expect(account.sentence).toContain("Nothing stands out");
  }
  expect(spoke).toBeLessThanOrEqual(2);
});

test("the whole time has nothing before it to have changed from", async () => {
  const reply = await server.ask("GET", `/surveys/${server.survey.id}/why`);
  expect(reply).toMatchObject({ status: 400, body: { code: "period_missing" } });
});

test("what to fix first is what the score would gain most by, with its probability; strengths stand apart", async () => {
  const id = await newSurvey(["store"]);
  await answers(id, [
    { month: "2026-05", n: 100, properties: { store: "Riga" }, good: 0.2, bad: 0.6 },
    { month: "2026-05", n: 300, properties: { store: "Cesis" }, good: 0.6, bad: 0.2 },
    { month: "2026-05", n: 300, properties: { store: "Liepaja" }, good: 0.8, bad: 0.1 },
  ]);
  await server.api("PUT", `/surveys/${id}/priorities/effort`, {
    dimension: "store",
    value: "Riga",
    effort: "small",
  });
  const { fix, keep } = await server.api<{
    fix: { value: string; first: number; effort: string; gain: Part; clear: boolean }[];
    keep: { value: string }[];
  }>("GET", `/surveys/${id}/priorities`);
  expect(fix[0]).toMatchObject({ value: "Riga", effort: "small", clear: true });
  expect(fix[0]?.first).toBeGreaterThan(0.9);
  expect(fix[0]?.gain.lower).toBeGreaterThan(0);
  expect(keep[0]).toMatchObject({ value: "Liepaja" });
});

test("another rating is nothing to fix: it says the same as the score in other words", async () => {
  const id = await newSurvey(["satisfaction", "store"]);
  await answers(
    id,
    [1, 2, 3, 4, 5].map((mark) => ({
      month: "2026-05" as const,
      n: 60,
      properties: { satisfaction: String(mark), store: mark < 3 ? "Riga" : "Cesis" },
      good: mark / 6,
      bad: 0.9 - mark / 6,
    })),
  );
  const { fix } = await server.api<{ fix: { dimension: string }[] }>(
    "GET",
    `/surveys/${id}/priorities`,
  );
  expect(fix.map(({ dimension }) => dimension)).toEqual(["store"]);
});

test("a portrait holds what a group has more often than the others, and nothing that is chance", async () => {
  const id = await newSurvey(["store", "plan"]);
  await answers(id, [
    { month: "2026-05", n: 200, properties: { store: "Riga", plan: "pro" }, good: 0.1, bad: 0.8 },
    { month: "2026-05", n: 200, properties: { store: "Cesis", plan: "pro" }, good: 0.8, bad: 0.1 },
  ]);
  const { data } = await server.api<{
    data: { group: string; traits: { value: string; share: number; others: number }[] }[];
  }>("GET", `/surveys/${id}/portraits`);
  const of = (group: string) => data.find((one) => one.group === group);
  expect(of("detractor")?.traits.map(({ value }) => value)).toEqual(["Riga"]);
  expect(of("detractor")?.traits[0]?.share).toBeCloseTo(160 / 180, 3);
  expect(of("promoter")?.traits.map(({ value }) => value)).toEqual(["Cesis"]);
  expect(of("passive")?.traits).toEqual([]);
});

test("the journey stands in the workspace's order, and says whether its steps differ beyond chance", async () => {
  const id = await newSurvey([]);
  await answers(id, [
    { month: "2026-05", n: 60, properties: {}, good: 0.8, bad: 0.1, touchpoint: "visit" },
    { month: "2026-05", n: 60, properties: {}, good: 0.2, bad: 0.6, touchpoint: "delivery" },
  ]);
  await server.api("PUT", "/properties/touchpoint", { order: ["visit", "delivery"] });
  const { steps, consistency } = await server.api<{
    steps: { touchpoint: string }[];
    consistency: { p: number; spread: number };
  }>("GET", `/surveys/${id}/touchpoints`);
  expect(steps.map(({ touchpoint }) => touchpoint)).toEqual(["visit", "delivery"]);
  expect(consistency.p).toBeLessThan(0.001);
  expect(consistency.spread).toBeGreaterThan(20);
});

test("comments under a band of numbers are those of that band alone", async () => {
  const id = await newSurvey(["visits"]);
  const visited = (visits: number, score: number, words: string) =>
    Array.from({ length: 30 }, () =>
      answer({
        surveyId: id,
        score,
        comment: words,
        properties: { visits: String(visits) },
        answeredAt: new Date("2026-05-10T12:00:00Z"),
      }),
    );
  await recordBatch(server.services.db, server.workspaceId, [
    ...visited(2, 3, "Nobody knew me."),
    ...visited(30, 10, "As ever."),
    ...visited(31, 5, "I have come here for years."),
  ]);
  const words = { label: "Visits", labels: {}, order: [], bands: [10] };
  await server.api("PUT", "/properties/visits", words);
  const { fix } = await server.api<{ fix: { value: string; comments: { text: string }[] }[] }>(
    "GET",
    `/surveys/${id}/priorities`,
  );
  expect(fix[0]?.value).toBe("..10");
  expect(fix[0]?.comments.length).toBeGreaterThan(0);
  expect(new Set(fix[0]?.comments.map(({ text }) => text))).toEqual(new Set(["Nobody knew me."]));
});

interface Pair {
  from: string;
  to: string;
  people: number;
  difference: number;
}

test("people at two steps are compared from the earlier to the later: in the workspace's order, else as they came", async () => {
  const id = await newSurvey([]);
  // "zoo" comes first in life and last by name; there everybody was happy, and at "arrival" nobody.
  const came = (touchpoint: string, day: number, score: number) =>
    Array.from({ length: 24 }, (_, person) =>
      answer({
        surveyId: id,
        touchpoint,
        score: person === 0 ? 7 : score,
        person: known(`guest${person}@example.com`),
        answeredAt: new Date(`2026-05-0${day}T12:00:00Z`),
      }),
    );
  await recordBatch(server.services.db, server.workspaceId, came("zoo", 1, 10));
  await recordBatch(server.services.db, server.workspaceId, came("arrival", 5, 2));
  const journey = () =>
    server.api<{ steps: { touchpoint: string }[]; pairs: Pair[]; pairsAmong: number | null }>(
      "GET",
      `/surveys/${id}/touchpoints`,
    );
  const asTheyCame = await journey();
  expect(asTheyCame.steps.map(({ touchpoint }) => touchpoint)).toEqual(["zoo", "arrival"]);
  expect(asTheyCame.pairs).toMatchObject([{ from: "zoo", to: "arrival", people: 24 }]);
  expect(asTheyCame.pairs[0]?.difference).toBeLessThan(-150);
  // There are few answers, so all were looked at.
  expect(asTheyCame.pairsAmong).toBeNull();
  await server.api("PUT", "/properties/touchpoint", { order: ["arrival", "zoo"] });
  const asSaid = await journey();
  expect(asSaid.pairs).toMatchObject([{ from: "arrival", to: "zoo" }]);
  expect(asSaid.pairs[0]?.difference).toBeGreaterThan(150);
});
