import type { ResponseReading, ThemeList } from "@candor/contract/reading.ts";
import type { Theme, ThemePreview } from "@candor/contract/theme.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recount } from "../tallies/recount.ts";
import { type TestReading, testReading } from "../testing/reading.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let reading: TestReading;
let path: string;

beforeAll(async () => {
  server = await testServer();
  reading = await testReading(server.services.db);
  path = `/surveys/${server.survey.id}`;
});

afterAll(() => reading.stop());

const read = () => reading.read(server.workspaceId);
async function given(score: number, comment: string): Promise<string> {
  const body = { score, comment, language: "en" };
  return (await server.api<{ id: string }>("POST", `${path}/responses`, body)).id;
}
const readingOf = async (id: string) =>
  (await server.api<{ reading: ResponseReading }>("GET", `/responses/${id}`)).reading;
const correct = (id: string, said: object) =>
  server.api<ResponseReading>("PATCH", `/responses/${id}/reading`, said);
async function answersOf(theme: string): Promise<number> {
  const { data } = await server.api<ThemeList>("GET", `${path}/themes?hidden=true`);
  return data.find(({ id }) => id === theme)?.answers ?? 0;
}

test("what a person corrected is tallied at once, and stays whatever later versions read", async () => {
  const id = await given(3, "Much too expensive.");
  await read();
  const after = await correct(id, {
    tone: "neutral",
    urgency: 2,
    themes: { price: "none", delivery: "positive" },
  });
  const corrected = ["theme:delivery", "theme:price", "tone", "urgency"];
  expect(after).toMatchObject({ tone: "neutral", confidence: 1, urgency: 2, corrected });
  expect(after.themes.map((theme) => `${theme.id}:${theme.polarity}`)).toEqual([
    "delivery:positive",
  ]);
  expect(await answersOf("price")).toBe(0);
  expect(await answersOf("delivery")).toBe(1);
  const later = await testReading(server.services.db, { version: "later" });
  await later.read(server.workspaceId);
  await later.stop();
  expect(await readingOf(id)).toMatchObject({ version: "later", tone: "neutral", corrected });
  await correct(id, { tone: null, themes: { price: null } });
  await read();
  expect(await readingOf(id)).toMatchObject({
    tone: "negative",
    corrected: ["theme:delivery", "urgency"],
  });
  expect(await recount(server.services.db, server)).toEqual([]);
});

test("a correction is forgotten when the customer writes something else", async () => {
  const id = await given(3, "Much too expensive.");
  await read();
  await correct(id, { tone: "positive" });
  await server.api("PATCH", `/responses/${id}`, { comment: "The staff were rude." });
  await read();
  expect(await readingOf(id)).toMatchObject({ tone: "negative", corrected: [] });
});

test("nothing can be corrected that was not read, nor about a theme that does not exist", async () => {
  const id = await given(3, "Not read yet.");
  expect(await server.ask("PATCH", `/responses/${id}/reading`, { tone: "positive" })).toMatchObject(
    {
      status: 404,
      body: { code: "not_read" },
    },
  );
  await read();
  expect(
    await server.ask("PATCH", `/responses/${id}/reading`, { themes: { parking: "positive" } }),
  ).toMatchObject({ status: 422, body: { code: "theme_not_found" } });
});

test("a theme of words shows what it would match before it is saved, and is counted after", async () => {
  const near = await given(5, "I could not park anywhere near the shop.");
  const hit = await given(4, "No parking lot, terrible.");
  await read();
  const words = { en: ["parking*"] };
  const preview = await server.api<ThemePreview>("POST", `${path}/themes/preview`, { words });
  expect(preview.matches).toBe(1);
  expect(preview.of).toBeGreaterThan(2);
  expect(preview.examples).toMatchObject([{ responseId: hit, spans: [{ start: 3, end: 10 }] }]);
  expect(preview.near).toEqual([]);
  const wider = await server.api<ThemePreview>("POST", `${path}/themes/preview`, {
    words: { en: ["parked"] },
  });
  expect(wider.near).toMatchObject([{ comments: 1 }, { comments: 1 }]);
  expect(wider.near.map(({ example }) => example.responseId).sort()).toEqual([near, hit].sort());
  const theme = await server.api<Theme>("POST", "/themes", { name: "Parking", words });
  await read();
  expect(await answersOf(theme.id)).toBe(1);
  expect((await readingOf(hit)).themes).toContainEqual({
    id: theme.id,
    kind: "keyword",
    name: "Parking",
    polarity: "negative",
    spans: [{ start: 3, end: 10 }],
  });
  await server.api("PATCH", `/themes/${theme.id}`, { words: { en: ["park", "parking*"] } });
  await read();
  expect(await answersOf(theme.id)).toBe(2);
  await server.api("DELETE", `/themes/${theme.id}`);
  await read();
  expect(await answersOf(theme.id)).toBe(0);
  expect(await recount(server.services.db, server)).toEqual([]);
});

test("merged themes count an answer once, and a merge can be taken back", async () => {
  await given(2, "Too expensive, and the staff were rude.");
  await read();
  const [price, support] = [await answersOf("price"), await answersOf("support")];
  await server.api("PATCH", "/themes/price", { mergedInto: "support" });
  await read();
  expect(await answersOf("price")).toBe(0);
  expect(await answersOf("support")).toBeLessThan(price + support);
  expect(await answersOf("support")).toBeGreaterThanOrEqual(Math.max(price, support));
  const circle = await server.ask("PATCH", "/themes/support", { mergedInto: "price" });
  expect(circle).toMatchObject({ status: 422, body: { code: "merged_in_a_circle" } });
  await server.api("PATCH", "/themes/price", { mergedInto: null });
  await read();
  expect([await answersOf("price"), await answersOf("support")]).toEqual([price, support]);
  expect(await recount(server.services.db, server)).toEqual([]);
});

test("a name moves nothing, and what is hidden is not in the list", async () => {
  await given(2, "Delivery took weeks.");
  await read();
  await server.api("PATCH", "/themes/delivery", { name: "Getting it", hidden: true });
  const list = (query = "") => server.api<ThemeList>("GET", `${path}/themes${query}`);
  const all = await list("?hidden=true");
  expect(all.data).toContainEqual(expect.objectContaining({ id: "delivery", name: "Getting it" }));
  expect((await list()).data.map(({ id }) => id)).not.toContain("delivery");
  await server.api("PATCH", "/themes/delivery", { name: null, hidden: false });
  expect((await list()).data).toContainEqual(
    expect.objectContaining({ id: "delivery", name: "Delivery" }),
  );
});

test("where the workspace wishes it, personal data is replaced before a comment is kept, and later words too", async () => {
  await server.api("PATCH", "/reading-settings", { redaction: "replace" });
  const id = await given(4, "Ring me on +371 29 555 123 or anna@example.com");
  const detail = () => server.api<{ comment: string }>("GET", `/responses/${id}`);
  expect((await detail()).comment).toBe("Ring me on [PHONE] or [EMAIL]");
  await server.api("PATCH", `/responses/${id}`, { comment: "Write to bob@example.com" });
  expect((await detail()).comment).toBe("Write to [EMAIL]");
  await server.api("PATCH", "/reading-settings", { redaction: "keep" });
  expect(await server.api("GET", "/reading-settings")).toMatchObject({ redaction: "keep" });
});

test("somebody looked at a disagreement: it is said so, and the score stays", async () => {
  const id = await given(10, "Awful, rude staff, never again!");
  await read();
  expect(await readingOf(id)).toMatchObject({ disagrees: "score_high_words_negative" });
  expect(await correct(id, { disagreementConfirmed: true })).toMatchObject({
    disagreementConfirmed: true,
    disagrees: "score_high_words_negative",
  });
});
