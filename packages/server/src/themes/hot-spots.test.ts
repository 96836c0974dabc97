import type { HotSpots } from "@candor/contract/theme.ts";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer } from "../responses/answer.ts";
import { scopeOf } from "../responses/response-filter.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestReading, testReading } from "../testing/reading.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { findHotSpots } from "./hot-spots.ts";

let server: TestServer;
let reading: TestReading;
let path: string;

const today = Temporal.Now.plainDateISO("UTC");
const SHOPS = ["Riga", "Liepāja", "Valmiera"];
const FRENCH = "Les prix sont beaucoup trop élevés.";

/** One answer of a shop in each of so many days; every `often`th waited, the others praise. */
function visits(shop: string, often: (day: number) => number, comment = SLOW): Answer[] {
  return Array.from({ length: 160 }, (_, day) => {
    const waited = day % often(day) === 0;
    return answer({
      surveyId: server.survey.id,
      score: waited ? 4 : 9,
      comment: waited ? comment : "Friendly and helpful staff, thank you very much!",
      language: null,
      properties: { shop, region: "west" },
      answeredAt: new Date(`${today.subtract({ days: day + 2 })}T12:00:00Z`),
    });
  });
}
const SLOW = "Terrible queue, I waited forty minutes at the till.";

const spots = (query = "") => server.api<HotSpots>("GET", `${path}/themes/hot-spots${query}`);

beforeAll(async () => {
  server = await testServer();
  reading = await testReading(server.services.db);
  path = `/surveys/${server.survey.id}`;
  await server.api("PATCH", path, { dimensions: ["shop", "region"] });
  const [riga = "", liepaja = "", valmiera = ""] = SHOPS;
  const given = [
    ...visits(riga, () => 2),
    ...visits(liepaja, () => 10),
    // In the newer half alone.
    ...visits(valmiera, (day) => (day < 80 ? 2 : 10)),
  ];
  await server.services.answers.recordMany(server.workspaceId, given, { quiet: "import" });
  await reading.read(server.workspaceId);
}, 120_000);

afterAll(() => reading.stop());

test("the shop where people wait in both halves is a hot spot; one bad half is none", async () => {
  const { data, compared, comments, earlier, later } = await spots();
  expect(comments).toBe(480);
  expect(earlier.to).toBe(later.from);
  expect(later.to).toBe(today.toString());
  expect(compared).toBeGreaterThanOrEqual(3);
  expect(data[0]).toMatchObject({
    dimension: "shop",
    value: "Riga",
    theme: "waiting",
    comments: 160,
  });
  expect(new Set(data.map(({ value }) => value))).toEqual(new Set(["Riga"]));
  for (const { share, elsewhere, difference, shrunk, p } of data) {
    expect(difference.value).toBeCloseTo(share - elsewhere);
    expect(difference.lower).toBeGreaterThan(0);
    expect(shrunk).toBeLessThanOrEqual(difference.value);
    expect(p).toBeLessThanOrEqual(0.05);
  }
});

test("of too many comments so many are drawn at random, from both halves, and it says so", async () => {
  const scope = { workspaceId: server.workspaceId, surveyId: server.survey.id };
  const shown = { today: today.toString(), language: "en", dimensions: ["shop"], most: 240 };
  const look = () => findHotSpots(server.services.db, scopeOf(scope, {}), shown);
  const found = await look();
  expect(found.of).toBe(480);
  expect(found.comments).toBeGreaterThan(160);
  expect(found.comments).toBeLessThan(320);
  expect(found.compared).toBeGreaterThan(0);
  expect((await look()).comments).toBe(found.comments);
  expect((await spots()).of).toBe(480);
});

test("a property with one value is nowhere more than elsewhere, and what is hidden is not named", async () => {
  const { data } = await spots();
  expect(data.filter(({ dimension }) => dimension === "region")).toEqual([]);
  await server.api("PATCH", "/themes/waiting", { hidden: true });
  expect((await spots()).data.filter(({ theme }) => theme === "waiting")).toEqual([]);
  await server.api("PATCH", "/themes/waiting", { hidden: false });
});

test("a short period, or one filter that leaves one shop, compares nothing and says so", async () => {
  const lately = await spots(`?from=${today.subtract({ days: 6 })}`);
  expect(lately).toMatchObject({ data: [], compared: 0 });
  expect(await spots("?filter=shop=Riga")).toMatchObject({ data: [], compared: 0, comments: 160 });
});

test("where a language has no tone, an answer of 0 to 6 criticises what it speaks of", async () => {
  const { id } = await server.api<{ id: string }>("POST", "/surveys", {
    name: "French",
    subject: "Botanic",
    languages: ["fr"],
    dimensions: ["shop"],
  });
  const [riga = "", liepaja = ""] = SHOPS;
  const given = [...visits(riga, () => 2, FRENCH), ...visits(liepaja, () => 10, FRENCH)];
  await server.services.answers.recordMany(
    server.workspaceId,
    given.map((one) => ({ ...one, surveyId: id })),
    { quiet: "import" },
  );
  await reading.read(server.workspaceId);
  const { data } = await server.api<HotSpots>("GET", `/surveys/${id}/themes/hot-spots`);
  expect(data[0]).toMatchObject({ value: "Riga", theme: "price", answers: 80 });
});
