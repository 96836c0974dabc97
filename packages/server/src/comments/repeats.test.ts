import { randomUUID } from "node:crypto";
import type { ResponseReading, ThemeList } from "@candor/contract/reading.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestReading, testReading } from "../testing/reading.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { forgetOrigins } from "./note-origin.ts";

let server: TestServer;
let reading: TestReading;

beforeAll(async () => {
  server = await testServer();
  reading = await testReading(server.services.db);
});

afterAll(() => reading.stop());

const SAID = "The prices at the café are far too high for such a small sandwich.";

/** A customer's answer through the open link, from a network address. */
async function tapped(from: string, comment: string, slug = server.survey.slug): Promise<string> {
  const before = await ids();
  const reply = await server.app.inject({
    method: "POST",
    url: `/s/${slug}`,
    headers: {
      accept: "application/json",
      "content-type": "application/x-www-form-urlencoded",
      host: "nps.example.com",
    },
    remoteAddress: from,
    payload: new URLSearchParams({
      visit: randomUUID(),
      step: "comment",
      score: "2",
      comment,
      language: "en",
    }).toString(),
  });
  expect(reply.statusCode).toBeLessThan(300);
  const [made = ""] = (await ids()).filter((id) => !before.includes(id));
  return made;
}

const ids = async () =>
  (await server.services.db.selectFrom("response").select("id").execute()).map(({ id }) => id);
const readingOf = async (id: string) =>
  (await server.api<{ reading: ResponseReading }>("GET", `/responses/${id}`)).reading;
async function compare(): Promise<void> {
  await reading.read(server.workspaceId);
  await reading.compare(server.workspaceId);
}

test("nearly the same from one network address within a day is marked as perhaps a repeat, and no address is kept", async () => {
  const first = await tapped("192.0.2.7", SAID);
  const again = await tapped("192.0.2.7", `${SAID} Really.`);
  const elsewhere = await tapped("198.51.100.9", SAID);
  await compare();
  expect(await readingOf(first)).toMatchObject({ alike: 2, duplicateOf: null });
  expect(await readingOf(again)).toMatchObject({ duplicateOf: first, duplicateBy: "address" });
  expect(await readingOf(elsewhere)).toMatchObject({ duplicateOf: first, duplicateBy: "text" });
  const origins = await server.services.db.selectFrom("comment_origin").selectAll().execute();
  expect(origins).toHaveLength(3);
  expect(new Set(origins.map(({ origin }) => origin.toString("hex"))).size).toBe(2);
  expect(JSON.stringify(origins)).not.toContain("192.0.2.7");
  // Two days later the hashes are gone, and what was marked stays marked.
  const later = new Date(Date.now() + 4 * 24 * 3600_000);
  await forgetOrigins(server.services.db, server.workspaceId, later);
  expect(await server.services.db.selectFrom("comment_origin").selectAll().execute()).toEqual([]);
  await tapped("203.0.113.5", "Something else altogether, about the parking.");
  await compare();
  expect(await readingOf(again)).toMatchObject({ duplicateBy: "address" });
});

test("of an anonymous survey nothing is noted of where an answer came from", async () => {
  const anonymous = await server.api<{ slug: string }>("POST", "/surveys", {
    name: "Quiet",
    anonymous: true,
    languages: ["en"],
  });
  await server.services.db.deleteFrom("comment_origin").execute();
  await tapped("192.0.2.7", SAID, anonymous.slug);
  expect(await server.services.db.selectFrom("comment_origin").selectAll().execute()).toEqual([]);
});

test("where the workspace says so, repeats count once in themes, and in no score", async () => {
  const path = `/surveys/${server.survey.id}`;
  const themes = (query = "") => server.api<ThemeList>("GET", `${path}/themes${query}`);
  const of = (list: ThemeList, id: string) => list.data.find((theme) => theme.id === id);
  const each = await themes();
  expect(each).toMatchObject({ repeats: 2, repeatsOnce: false });
  await server.api("PATCH", "/reading-settings", { repeatsOnce: true });
  const once = await themes();
  expect(once).toMatchObject({ repeats: 2, repeatsOnce: true, comments: each.comments - 2 });
  expect(of(once, "price")?.answers).toBe((of(each, "price")?.answers ?? 0) - 2);
  expect(of(once, "price")?.weeks.reduce((sum, n) => sum + n, 0)).toBe(of(once, "price")?.answers);
  // From the tallies less the repeats, as from the answers themselves.
  const fromAnswers = await themes("?filter=channel=link&repeats=false");
  expect(fromAnswers.data).toEqual(once.data);
  expect(await themes("?each=true")).toMatchObject({ repeatsOnce: false, comments: each.comments });
  const { answers } = await server.api<{ answers: number }>("GET", `${path}/score`);
  expect(answers).toBe(each.comments);
});
