import { readFileSync } from "node:fs";
import type { ThemeList } from "@candor/contract/reading.ts";
import type { Breakdown } from "@candor/contract/score.ts";
import type { Dimensions as DimensionsReply } from "@candor/contract/survey.ts";
import type { Sentences as SentencesReply, ThemePage } from "@candor/contract/theme.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import type { Answer } from "../responses/answer.ts";
import { namedRecords } from "../spreadsheets/csv-records.ts";
import { recount } from "../tallies/recount.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestReading, testReading } from "../testing/reading.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

const SAMPLE = new URL("../../sample-data/botanic_comments_fr.csv", import.meta.url);

type Dimensions = z.infer<typeof DimensionsReply>;
type Sentences = z.infer<typeof SentencesReply>;

let server: TestServer;
let reading: TestReading;
let path: string;

beforeAll(async () => {
  server = await testServer();
  reading = await testReading(server.services.db, { tell: server.services.outbox.read });
  path = `/surveys/${server.survey.id}`;
  const given: Answer[] = [];
  for (const { values } of namedRecords(readFileSync(SAMPLE, "utf8"), ",")) {
    const { score, comment } = values;
    given.push(
      answer({
        surveyId: server.survey.id,
        score: Number(score),
        comment: comment ?? null,
        language: "fr",
        properties: { shop: given.length % 2 ? "Lyon" : "Paris" },
      }),
    );
  }
  for (let from = 0; from < given.length; from += 500) {
    const some = given.slice(from, from + 500);
    await server.services.answers.recordMany(server.workspaceId, some, { quiet: "sample" });
  }
  await reading.read(server.workspaceId);
}, 120_000);

afterAll(() => reading.stop());

const themes = (query = "") => server.api<ThemeList>("GET", `${path}/themes${query}`);
const count = async (query: string) =>
  (await server.api<{ answers: number }>("GET", `${path}/responses/count?${query}`)).answers;

test("price is what goes along with the lowest scores of the French garden centres, clearly", async () => {
  const { data, comments, compared, progress } = await themes();
  expect(comments).toBeGreaterThan(2000);
  expect(progress).toMatchObject({ waiting: 0 });
  const [costliest] = data;
  expect(costliest).toMatchObject({ id: "price", kind: "aspect", name: "Price", clear: true });
  expect(costliest?.impact?.upper).toBeLessThan(0);
  expect(costliest?.scoreWith).toBeLessThan(costliest?.scoreWithout ?? -100);
  expect(compared).toBe(data.filter(({ impact }) => impact !== null).length);
  for (const { answers, tone, share, impact, scoreWith } of data) {
    expect(Object.values(tone).reduce((sum, n) => sum + n, 0)).toBe(answers);
    expect(share.value).toBeCloseTo(answers / comments);
    expect(share.lower).toBeLessThanOrEqual(share.value);
    if (answers < 20) expect([impact, scoreWith]).toEqual([null, null]);
  }
});

test("what tallies say of themes is what the answers say", async () => {
  const byTally = await themes();
  // A property that holds for all is asked of the answers themselves.
  const byAnswers = await themes("?filter=language=fr&filter=channel=api");
  expect(byAnswers.data).toEqual(byTally.data);
  expect(await recount(server.services.db, server)).toEqual([]);
});

test("a filter narrows themes as it narrows a score", async () => {
  const [all, paris, lyon] = [
    await themes(),
    await themes("?filter=shop=Paris"),
    await themes("?filter=shop=Lyon"),
  ];
  expect(paris.comments + lyon.comments).toBe(all.comments);
  const of = ({ data }: ThemeList, id: string) => data.find((theme) => theme.id === id)?.answers;
  expect((of(paris, "price") ?? 0) + (of(lyon, "price") ?? 0)).toBe(of(all, "price"));
});

test("lists, scores and files are narrowed by what was read", async () => {
  const { data, comments } = await themes();
  const price = data.find(({ id }) => id === "price");
  expect(await count("theme=price")).toBe(price?.answers);
  expect(await count("theme=price:negative")).toBe(price?.tone.negative);
  expect(await count("theme=price:unclear")).toBe(price?.tone.unclear);
  // French has no model: what its words say of a theme is not known, and is not guessed.
  expect(price?.tone.unclear).toBeGreaterThan(0.99 * (price?.answers ?? 0));
  const score = await server.api<{ answers: number; score: number }>(
    "GET",
    `${path}/score?theme=price`,
  );
  expect(score.answers).toBe(price?.answers);
  expect(score.score).toBeCloseTo(price?.scoreWith ?? 0);
  const tones = ["positive", "neutral", "negative", "mixed", "unclear"];
  const each = await Promise.all(tones.map((tone) => count(`tone=${tone}`)));
  expect(each.reduce((sum, n) => sum + n, 0)).toBe(comments);
  expect(await count("unclear=true")).toBe(each[4]);
  expect(await count("tone=positive&tone=negative")).toBe((each[0] ?? 0) + (each[2] ?? 0));
  expect(await count("language=fr")).toBeGreaterThan(comments * 0.95);
  expect((await count("churn=true")) + (await count("churn=false"))).toBe(comments);
  // French is read by lists of words, which are too weak to doubt a score.
  expect(await count("disagrees=true")).toBe(0);
  const file = await (await server.fetch(`${path}/responses/export?theme=price:unclear`)).text();
  expect(file.split("\n")[0]).toContain("tone,tone_confidence,themes,theme_names,urgency");
  expect(file.match(/price:unclear/g)?.length).toBe(price?.tone.unclear);
});

test("breakdowns, filters and files call a theme by its name, in the language of whoever asks", async () => {
  const labelled = async () => {
    const { rows } = await server.api<Breakdown>("GET", `${path}/breakdown?by=@theme`);
    const price = rows.find(({ value }) => value === "price:unclear");
    const { data } = await server.api<Dimensions>("GET", `${path}/dimensions`);
    const values = data.find(({ dimension }) => dimension === "@theme")?.values;
    const file = await server.fetch(`${path}/responses/export?theme=price:unclear`);
    const listed = values?.find(({ value }) => value === "price:unclear");
    return [price?.label, listed?.label, (await file.text()).split("\n")[1]];
  };
  const [first, second, row] = await labelled();
  expect([first, second]).toEqual(["Price (unclear)", "Price (unclear)"]);
  expect(row).toContain("Price (unclear)");
  await server.api("PATCH", "/workspace", { language: "lv" });
  expect((await labelled())[0]).toBe("Cena (neskaidri)");
  await server.api("PATCH", "/themes/price", { name: "Prices and fees" });
  expect((await labelled())[1]).toBe("Prices and fees (neskaidri)");
  await server.api("PATCH", "/themes/price", { name: null });
  await server.api("PATCH", "/workspace", { language: "en" });
  const byShop = await server.api<Breakdown>("GET", `${path}/breakdown?by=shop`);
  expect(new Set(byShop.rows.map(({ label }) => label))).toEqual(new Set([null]));
});

test("a misspelt tone or theme is refused with the words there are", async () => {
  expect((await server.ask("GET", `${path}/themes?tone=angry`)).status).toBe(422);
  expect((await server.ask("GET", `${path}/responses?theme=Price!`)).status).toBe(422);
  expect((await server.ask("GET", `${path}/responses?themes=price`)).status).toBe(422);
});

test("typical sentences speak of the theme, and mark the words that do", async () => {
  const { data } = await server.api<Sentences>(
    "GET",
    `${path}/themes/sentences?of=price&of=support`,
  );
  expect(data.map(({ theme }) => theme)).toEqual(["price", "support"]);
  for (const { sentences } of data) {
    expect(sentences).toHaveLength(3);
    expect(new Set(sentences.map(({ text }) => text)).size).toBe(3);
  }
  const marked = data[0]?.sentences.flatMap(({ text, spans }) =>
    spans.map(({ start, end }) => text.slice(start, end).toLowerCase()),
  );
  expect(marked?.join(" ")).toMatch(/prix|cher|tarif/);
});

test("a theme's page shows how it went, and only segments that clearly speak of it more or less", async () => {
  await server.api("PATCH", path, { dimensions: ["shop"] });
  const page = await server.api<ThemePage>("GET", `${path}/themes/price`);
  const all = await themes();
  expect(page.theme).toEqual(all.data.find(({ id }) => id === "price"));
  const answers = page.trend.reduce((sum, step) => sum + step.with.answers, 0);
  expect(answers).toBe(page.theme.answers);
  expect(page.compared).toBe(2);
  expect(page.segments.every(({ p }) => p < 0.05)).toBe(true);
  expect((await server.ask("GET", `${path}/themes/parking`)).status).toBe(404);
});

test("an empty survey has no themes, and says that nothing was read", async () => {
  const { id } = await server.api<{ id: string }>("POST", "/surveys", {
    name: "Empty",
    subject: "Botanic",
    languages: ["en"],
  });
  expect(await server.api("GET", `/surveys/${id}/themes`)).toMatchObject({
    data: [],
    comments: 0,
    score: null,
  });
});

test("a webhook is told what was read, and only what its filter wants", async () => {
  const { db, outbox } = server.services;
  await server.api("POST", "/webhooks", {
    name: "angry",
    events: ["response.read"],
    filter: { tones: ["negative"], themes: ["price"] },
    target: { format: "candor", url: "https://example.com/hook" },
  });
  for (const comment of ["Much too expensive, a rip-off!", "Lovely staff, thank you!"]) {
    await server.api("POST", `${path}/responses`, { score: 2, comment, language: "en" });
  }
  const own = await testReading(db, { tell: outbox.read });
  await own.read(server.workspaceId);
  await own.stop();
  const events = await db.selectFrom("webhook_event").selectAll().execute();
  expect(events).toMatchObject([
    {
      type: "response.read",
      data: { response: { reading: { tone: "negative", language: "en" } } },
    },
  ]);
});
