import type { ImprovementDetail } from "@candor/contract/improvement.ts";
import type { Stories, Story, Suggestions } from "@candor/contract/library.ts";
import { beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { shippedStories } from "./shipped-stories.ts";

let server: TestServer;
let ilze: TestMember;
let janis: TestMember;
let surveyId: string;

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
const ANNA = { email: "anna@example.com", name: "Anna Kalnina", phone: null, externalId: null };
/** Four weeks before and four after it lie in the past. */
const BEGAN = 40;

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze");
  janis = await testMember(server, "Janis");
  surveyId = (
    await server.api<{ id: string }>("POST", "/surveys", { name: "Shops", dimensions: ["shop"] })
  ).id;
  const groups = [
    { shop: "Riga", from: BEGAN + 20, good: 3 },
    { shop: "Riga", from: BEGAN - 2, good: 8 },
    { shop: "Oslo", from: BEGAN + 20, good: 5 },
    { shop: "Oslo", from: BEGAN - 2, good: 5 },
  ];
  const batch = groups.flatMap(({ shop, from, good }) =>
    Array.from({ length: 120 }, (_, i) =>
      answer({
        surveyId,
        score: i % 10 < good ? 10 : 2,
        comment: i % 10 < good ? null : "The queue at the till",
        properties: { shop },
        answeredAt: new Date(`${daysAgo(from - (i % 14))}T12:00:00Z`),
        ...(i === 9 ? { person: ANNA } : {}),
      }),
    ),
  );
  await recordBatch(server.services.db, server.workspaceId, batch);
});

type Improved = ImprovementDetail;
const improve = (body: object) =>
  ilze.api<Improved>("POST", "/improvements", {
    ...{ surveyId, title: "A second till", weeks: 4, measure: { filter: ["shop=Riga"] } },
    ...body,
  });
/** Begun in time, measured, decided; a backdated one shows nothing, so the past is made present. */
async function kept(body: object = {}): Promise<Improved> {
  const made = await improve(body);
  await ilze.api("POST", `/improvements/${made.id}/begin`, { day: daysAgo(BEGAN) });
  await server.services.db
    .updateTable("improvement")
    .set({ backdated: false })
    .where("workspace_id", "=", server.workspaceId)
    .where("id", "=", made.id)
    .execute();
  await ilze.api("POST", `/improvements/${made.id}/check`, {});
  return ilze.api("POST", `/improvements/${made.id}/decide`, {
    ...{ decision: "keep", words: "It stays. Anna Kalnina wrote from anna@example.com" },
  });
}
const writeUp = (improvementId: string, who = ilze) =>
  who.ask<Story & { code: string }>("POST", "/library", { improvementId });
const list = async (query: string, who = ilze) =>
  (await who.api<z.infer<typeof Stories>>("GET", `/library?language=en&${query}`)).data;
const suggested = async (query: string, who = ilze) =>
  (await who.api<z.infer<typeof Suggestions>>("GET", `/library/suggestions?language=en&${query}`))
    .data;

test("twelve stories are shipped, each with its sources, in four languages that are not one", () => {
  const stories = [...shippedStories()];
  expect(stories).toHaveLength(12);
  for (const [id, { sources, texts, themes }] of stories) {
    expect(id).toMatch(/^[a-z0-9-]+$/);
    expect(themes.length).toBeGreaterThan(0);
    for (const { url, publisher, title } of sources) {
      expect(url).toMatch(/^https?:\/\//);
      expect(publisher.length * title.length).toBeGreaterThan(0);
    }
    const { en, ru, lv, sv } = texts;
    for (const field of ["title", "problem", "done", "effect", "lesson"] as const) {
      expect(new Set([en[field], ru[field], lv[field], sv[field]]).size, `${id} ${field}`).toBe(4);
      expect(ru[field], `${id} ${field}`).toMatch(/\p{Script=Cyrillic}{3}/u);
    }
  }
});

test("one click writes a finished improvement up: without names, with what it measured, once", async () => {
  const made = await improve({ title: "Not yet" });
  expect((await writeUp(made.id)).body).toMatchObject({ code: "improvement_state" });
  const over = await kept({
    hypothesis: "Because Anna Kalnina waits at the till, we expect more",
    sources: { gather: { from: daysAgo(90), to: daysAgo(0) } },
  });
  const { status, body } = await writeUp(over.id);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    ...{ origin: "own", outcome: "better", shown: false, mine: true, title: "A second till" },
    problem: "Because [NAME] [NAME] waits at the till, we expect more",
    lesson: "It stays. [NAME] [NAME] wrote from [EMAIL]",
    improvement: { id: over.id, decision: "keep", backdated: false },
  });
  const { result } = body.improvement ?? {};
  expect(result).toEqual(over.result);
  expect(result?.before.score).toMatchObject({ answers: 120, score: -40 });
  expect(result?.after.score).toMatchObject({ answers: 120, score: 60 });
  expect(result?.effect?.lower).toBeGreaterThan(0);
  expect((await writeUp(over.id)).body.id).toBe(body.id);

  // A draft is its author's; whoever edits the workspace sees it as well.
  expect((await writeUp(over.id, janis)).body).toMatchObject({ code: "story_being_written" });
  expect((await janis.ask("GET", `/library/${body.id}`)).status).toBe(404);
  expect((await server.ask("GET", `/library/${body.id}`)).status).toBe(200);
  expect(await list("origin=own", janis)).toEqual([]);

  const named = await ilze.ask("PATCH", `/library/${body.id}`, {
    ...{ problem: "Anna was angry", lesson: "Write to anna@example.com", shown: true },
  });
  expect(named).toMatchObject({ status: 422, body: { code: "story_names_somebody" } });
  expect(JSON.stringify(named.body)).toMatch(/leave out Anna.*leave out anna@example\.com/s);
  const saved = await ilze.api<Story>("PATCH", `/library/${body.id}`, {
    ...{ problem: "People waited", lesson: "Count them", industry: "retail", themes: ["waiting"] },
    ...{ done: "Another till on Saturdays", shown: true, version: body.version },
  });
  expect(saved).toMatchObject({ shown: true, industry: "retail", version: body.version + 1 });
  expect(await ilze.ask("PATCH", `/library/${body.id}`, { version: 1 })).toMatchObject({
    ...{ status: 409, body: { code: "story_changed" } },
  });
  expect(await list("origin=own&q=saturdays another", janis)).toMatchObject([{ id: body.id }]);
  expect(await list("origin=own&q=sundays", janis)).toEqual([]);
  expect(await janis.ask("PATCH", `/library/${body.id}`, { title: "Mine" })).toMatchObject({
    ...{ status: 403, body: { code: "story_of_another" } },
  });
  const log = await server.api<{ data: { action: string }[] }>("GET", "/audit?limit=50");
  const acts = log.data.map(({ action }) => action).filter((action) => action.startsWith("story."));
  expect(acts).toEqual(["story.shared", "story.written"]);
});

test("one that was dropped teaches as well, and one that cannot be told is not called better", async () => {
  const dropped = await improve({ title: "Given up" });
  await ilze.api("POST", `/improvements/${dropped.id}/drop`, { words: "Nobody had time" });
  const { body } = await writeUp(dropped.id);
  expect(body).toMatchObject({
    ...{ outcome: "unclear", lesson: "Nobody had time" },
    improvement: { decision: "drop", result: null },
  });
  const oslo = await kept({ title: "In Oslo", measure: { filter: ["shop=Oslo"] } });
  expect((await writeUp(oslo.id)).body.outcome).not.toBe("better");
  await ilze.api("DELETE", `/library/${body.id}`);
  expect((await ilze.ask("GET", `/library/${body.id}`)).status).toBe(404);
  expect((await writeUp(dropped.id)).body.id).not.toBe(body.id);
});

test("the library is searched by theme, industry, outcome and words, in the reader's language", async () => {
  const waiting = await list("theme=waiting&origin=shipped");
  expect(waiting.map(({ id }) => id)).toEqual(["dpd-one-hour", "tesco-queues"]);
  expect((await list("outcome=worse")).map(({ id }) => id)).toEqual([
    "new-coke",
    "walmart-clutter",
  ]);
  expect((await list("industry=health&q=quiet")).map(({ id }) => id)).toEqual([
    "hospital-quiet-hours",
  ]);
  const lv = await ilze.api<Story>("GET", "/library/tesco-queues?language=lv");
  expect(lv).toMatchObject({ origin: "shipped", mine: false, improvement: null });
  expect(lv.title).toContain("kasieriem");
  expect(lv.sources[0]).toMatchObject({ publisher: "Irisys", year: 2014 });
  expect(await ilze.ask("PATCH", "/library/tesco-queues", { title: "Ours" })).toMatchObject({
    status: 404,
  });
});

test("what others had is found by theme, by root cause and by what a machine reads in the words", async () => {
  const byTheme = await suggested("theme=delivery");
  expect(byTheme).toMatchObject([
    { id: "dpd-one-hour", because: [{ kind: "theme", theme: "delivery" }] },
  ]);
  expect(await suggested("theme=kw-nothing")).toEqual([]);
  const cause = await server.api<{ id: string }>("POST", "/root-causes", {
    name: "Long queue at the till",
  });
  const byCause = await suggested(`causeId=${cause.id}`);
  expect(byCause.map(({ id }) => id)).toContain("tesco-queues");
  const over = await kept({ title: "Another till", causeId: cause.id });
  const { body } = await writeUp(over.id);
  await ilze.api("PATCH", `/library/${body.id}`, { lesson: "Count", shown: true });
  const made = await improve({
    ...{ title: "Shorter queues", causeId: cause.id },
    measure: { theme: ["waiting:negative"] },
  });
  const all = await suggested(`improvementId=${made.id}`);
  expect(all[0]).toMatchObject({ id: body.id, because: [{ kind: "cause", theme: null }] });
  expect(all.map(({ id }) => id)).toContain("dpd-one-hour");
  // No story is suggested for the improvement that it tells of.
  const own = await suggested(`improvementId=${over.id}`);
  expect(own.map(({ id }) => id)).not.toContain(body.id);
  expect(
    (await ilze.ask("GET", `/library/suggestions?improvementId=${crypto.randomUUID()}`)).status,
  ).toBe(404);
});
