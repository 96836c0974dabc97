import type { Benchmark, Benchmarks, Reputation, RowsTaken } from "@candor/contract/benchmark.ts";
import { intervalScore } from "@candor/stats";
import { beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let surveyId: string;
const today = new Date().toISOString().slice(0, 10);
const daysAgo = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  server = await testServer();
  const survey = await server.api<{ id: string }>("POST", "/surveys", {
    name: "All year",
    subject: "Botanic",
    kind: "relationship",
  });
  surveyId = survey.id;
  // +60 by mail: 70 promoters, 20 passives, 10 detractors.
  for (let n = 0; n < 100; n += 1) {
    await server.api("POST", `/surveys/${surveyId}/responses`, {
      score: n < 70 ? 9 : n < 90 ? 7 : 2,
      channel: "email",
    });
  }
});

const known = {
  source: "Annual report",
  measuredOn: daysAgo(30),
  base: 2000,
  mode: "email",
  kind: "relationship",
};
const add = (more: Record<string, unknown>) =>
  server.api<Benchmark>("POST", "/benchmarks", { ...known, ...more });
async function compared(name: string): Promise<Benchmark> {
  const { data } = await server.api<Benchmarks>("GET", `/benchmarks?surveyId=${surveyId}`);
  const found = data.find((one) => one.name === name);
  if (!found) throw new Error(`${name} is not listed`);
  return found;
}
const codes = ({ reasons }: Benchmark) => reasons.map(({ code }) => code);

test("none is shipped, and the score of somebody else comes with source, day, base and mode", async () => {
  expect(await server.api("GET", "/benchmarks")).toEqual({ ours: null, data: [] });
  const made = await add({ name: "Rose & Co", score: 20 });
  const widest = intervalScore({ promoters: 1200, passives: 0, detractors: 800, confidence: 0.95 });
  expect(made).toMatchObject({ name: "Rose & Co", ...known, comparable: null, difference: null });
  expect(made.interval?.lower).toBeCloseTo(widest.lower ?? 0, 8);
  expect(made.interval?.upper).toBeCloseTo(widest.upper ?? 0, 8);
  expect(
    await server.ask("POST", "/benchmarks", { ...known, name: "Rose & Co", score: 30 }),
  ).toMatchObject({
    status: 409,
    body: { code: "benchmark_exists" },
  });
  expect(
    (await server.ask("POST", "/benchmarks", { name: "No source", measuredOn: today, score: 1 }))
      .status,
  ).toBe(422);
});

test("whether the interval allows above is said of what is comparable alone", async () => {
  await add({ name: "Close", score: 55 });
  await add({ name: "Far above us", score: 90 });
  expect(await compared("Rose & Co")).toMatchObject({
    comparable: true,
    reasons: [],
    difference: { points: 40, verdict: "above" },
  });
  expect((await compared("Close")).difference?.verdict).toBe("no_clear_difference");
  expect((await compared("Far above us")).difference?.verdict).toBe("below");
  // Corrected for how many stand on the screen.
  expect((await compared("Close")).difference?.comparisons).toBe(3);
});

test.each([
  ["a voice on the telephone", { mode: "phone" }, "other_mode"],
  ["a purchase and not the relationship", { kind: "transactional" }, "other_kind"],
  ["no base", { base: undefined }, "no_base"],
  ["forty answers", { base: 40 }, "small_base"],
  ["three years ago", { measuredOn: daysAgo(1100) }, "old"],
])("what was measured by %s is not compared, and says why", async (name, more, code) => {
  await add({ name, score: 20, ...more });
  const found = await compared(name);
  expect(found).toMatchObject({ comparable: false, difference: null });
  expect(codes(found)).toContain(code);
});

test("what is only to be kept in mind stands beside a comparison that is made", async () => {
  await add({ name: "Panel", score: 20, mode: "panel", country: "SE", measuredOn: daysAgo(500) });
  const found = await compared("Panel");
  expect(found.comparable).toBe(true);
  expect(codes(found)).toEqual(["ageing", "panel", "country"]);
  await server.api("DELETE", `/benchmarks/${found.id}`);
  expect((await server.ask("DELETE", `/benchmarks/${found.id}`)).status).toBe(404);
});

test("a file of others' scores is taken in once, and its bad rows are named", async () => {
  const csv = `name;source;measured_on;score;base\nTulip;Report;${today};31,5;900\nPoppy;Report;${today};2000;900\nNobody;;${today};1;\n`;
  const taken = await server.api<RowsTaken>("POST", "/benchmarks/csv", { csv });
  expect(taken).toMatchObject({ rows: 3, added: 1 });
  expect(taken.rejected.map(({ line }) => line)).toEqual([3, 4]);
  expect(await server.api("POST", "/benchmarks/csv", { csv })).toMatchObject({ added: 0 });
  expect(await compared("Tulip")).toMatchObject({ score: 31.5, base: 900 });
});

test("public ratings stand month by month beside ours and move no score; the same file again adds nothing", async () => {
  const before = await server.api<{ score: number; answers: number }>(
    "GET",
    `/surveys/${surveyId}/score`,
  );
  const rows = Array.from(
    { length: 12 },
    (_, n) => `Stars,2026-03-${String(n + 1).padStart(2, "0")},${n % 2 === 0 ? 5 : 1}`,
  );
  const csv = `site,day,rating\n${rows.join("\n")}\nStars,2026-03-01,5\nStars,2026-04-01,2\n`;
  expect(await server.api("POST", "/public-ratings/csv", { csv })).toMatchObject({
    rows: 14,
    added: 14,
  });
  // Two equal reviews of one day are two; the file again is none.
  expect(await server.api("POST", "/public-ratings/csv", { csv })).toMatchObject({ added: 0 });
  await server.api("POST", "/public-ratings", {
    ratings: [{ site: "Maps", day: "2026-03-31", rating: 4.2, reviews: 350, id: "march" }],
  });
  const found = await server.api<Reputation>("GET", `/public-ratings?surveyId=${surveyId}`);
  const stars = found.sites.find(({ site }) => site === "Stars");
  expect(stars).toMatchObject({
    scale: 5,
    reviews: 14,
    months: [
      { month: "2026-03-01", reviews: 13 },
      { month: "2026-04-01", reviews: 1, mean: null },
    ],
  });
  expect(stars?.months[0]?.mean).toBeCloseTo((7 * 5 + 6) / 13, 10);
  expect(found.sites.find(({ site }) => site === "Maps")).toMatchObject({
    mean: 4.2,
    reviews: 350,
  });
  expect(found.ours).toMatchObject([{ answers: 100, meanRating: (70 * 9 + 20 * 7 + 20) / 100 }]);
  expect(await server.api("GET", `/surveys/${surveyId}/score`)).toMatchObject({
    score: before.score,
    answers: before.answers,
  });
});
