import type { NamesPreview, ReadingSettings } from "@candor/contract/theme.ts";
import { beforeAll, expect, test } from "vitest";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { replaceNamesOf } from "./kept-names-job.ts";

let server: TestServer;
let owner: TestMember;

beforeAll(async () => {
  server = await testServer();
  owner = await testMember(server, "Olga", "owner");
});

const change = (body: object) => server.api<ReadingSettings>("PATCH", "/reading-settings", body);
const commentOf = async (id: string) =>
  (await server.api<{ comment: string }>("GET", `/responses/${id}`)).comment;

async function given(comment: string): Promise<string> {
  const body = { score: 4, comment, language: "en" };
  const path = `/surveys/${server.survey.id}/responses`;
  return (await server.api<{ id: string }>("POST", path, body)).id;
}

test("names of one's own are shown where they stand, replaced from then on, and in kept comments when told to", async () => {
  const first = await given("Anna Berg was rude");
  await server.api("PATCH", `/responses/${first}`, { comment: "Anna Berg was very rude" });
  const other = await given("Annabelle was kind");
  const names = ["Anna Berg", "jān*"];
  expect(
    await server.api<NamesPreview>("POST", "/reading-settings/names/preview", { names }),
  ).toMatchObject({
    matches: 1,
    of: 2,
    examples: [{ responseId: first, spans: [{ start: 0, end: 9 }] }],
    names: [
      { name: "Anna Berg", comments: 1 },
      { name: "jān*", comments: 0 },
    ],
  });
  expect(await server.ask("POST", "/reading-settings/kept-names")).toMatchObject({
    status: 409,
    body: { code: "no_names" },
  });
  expect(await change({ redaction: "seal", redactionNames: names })).toMatchObject({
    redactionNames: names,
  });
  const later = await given("Jānis un Jānim, +371 29 555 123");
  expect(await commentOf(later)).toBe("[NAME] un [NAME], [PHONE]");
  expect(await commentOf(first)).toBe("Anna Berg was very rude");

  expect((await server.ask("POST", "/reading-settings/kept-names")).status).toBe(202);
  const { db } = server.services;
  const deps = { db, clock: () => new Date() };
  expect(await replaceNamesOf(deps, server.workspaceId)).toBe(1);
  expect(await replaceNamesOf(deps, server.workspaceId)).toBe(0);
  expect(await commentOf(first)).toBe("[NAME] was very rude");
  expect(await commentOf(other)).toBe("Annabelle was kind");
  const lines = await db.selectFrom("response_change").selectAll().execute();
  expect(JSON.stringify(lines)).not.toContain("Berg");
  const waiting = await db.selectFrom("comment_to_read").select("response_id").execute();
  expect(waiting.map(({ response_id }) => response_id)).toContain(first);
  expect(await owner.ask("POST", `/responses/${first}/original`)).toMatchObject({
    body: { comment: "Anna Berg was very rude" },
  });
  const { data } = await server.api<{ data: object[] }>("GET", "/audit");
  expect(JSON.stringify(data)).not.toContain("Berg");
});

test("names too short, too many, or asked by somebody who runs nothing are refused", async () => {
  const names = (list: string[]) => ({ redactionNames: list });
  expect((await server.ask("PATCH", "/reading-settings", names(["a"]))).status).toBe(422);
  expect((await server.ask("PATCH", "/reading-settings", names(["**"]))).status).toBe(422);
  const many = Array.from({ length: 501 }, (_, n) => `Name ${n}`);
  expect((await server.ask("PATCH", "/reading-settings", names(many))).status).toBe(422);
  const analyst = await testMember(server, "Ilze", "analyst");
  expect((await analyst.ask("POST", "/reading-settings/kept-names")).status).toBe(403);
});

test("a comment of 30,000 characters is taken at every door, and one that no door takes is refused with a sentence", async () => {
  await change({ redaction: "keep" });
  const long = "Too slow. ".repeat(3000).trim();
  expect(await commentOf(await given(long))).toBe(long);
  const tap = (comment: string) =>
    fetch(`${server.url}/s/${server.survey.slug}`, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify({ visit: crypto.randomUUID(), score: 3, step: "comment", comment }),
    });
  const cyrillic = "Слишком долго. ".repeat(2660);
  expect((await tap(cyrillic)).status).toBe(200);
  expect((await tap("x".repeat(40_001))).status).toBe(400);
  const refused = await server.ask("POST", `/surveys/${server.survey.id}/responses`, {
    score: 3,
    comment: "x".repeat(40_001),
  });
  expect(refused.status).toBe(422);
  expect(JSON.stringify(refused.body)).toContain("40000");
});
