import { WORKSHOP_KITS } from "@candor/contract/workshop-kit.ts";
import { beforeAll, expect, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { addDays } from "../scores/period.ts";
import { todayOf } from "../scores/today.ts";
import { answer } from "../testing/fixtures.ts";
import { testReading } from "../testing/reading.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let surveyId: string;
const NAME = "Zaiga Zariņa";

beforeAll(async () => {
  server = await testServer();
  const { db } = server.services;
  surveyId = (await server.api<{ id: string }>("POST", "/surveys", { name: "Shops" })).id;
  const today = await todayOf(db, server.workspaceId);
  const batch = Array.from({ length: 60 }, (_, i) =>
    answer({
      surveyId,
      score: i % 2 ? 10 : 3,
      comment: `The price is ${i % 2 ? "fair" : "far too high"}, number ${i} says ${NAME}, z${i}@example.com`,
      person: { name: NAME, email: `z${i}@example.com`, phone: null, externalId: null },
      properties: {},
      touchpoint: i % 3 === 0 ? "checkout" : "delivery",
      answeredAt: new Date(`${addDays(today, -1 - (i % 30))}T12:00:00Z`),
    }),
  );
  await recordBatch(db, server.workspaceId, batch);
  await (await testReading(db)).read(server.workspaceId);
});

const page = async (kit: string, language: string) => {
  const reply = await server.fetch(
    `/workshop-kits/${kit}.html?surveyId=${surveyId}&language=${language}`,
  );
  return { reply, text: await reply.text() };
};

test("four kits are ready in four languages, with a script and the workspace's own figures and sentences", async () => {
  for (const kit of WORKSHOP_KITS) {
    for (const language of ["en", "ru", "lv", "sv"]) {
      const { reply, text } = await page(kit, language);
      expect(reply.status, `${kit} ${language}`).toBe(200);
      expect(text).toContain(`<html lang="${language}">`);
      expect(text.match(/<li><h3>/g)).toHaveLength(4);
      // The score of sixty answers with its base, and cards to cut apart.
      expect(text).toContain("60");
      expect(text).toContain('<ul class="cards">');
      expect(text).not.toMatch(/Zaiga|Zariņa|@example/);
    }
  }
});

test("a kit runs nothing and loads nothing; who has reason for an apology is what one is practised on", async () => {
  const { reply, text } = await page("apology", "en");
  expect(reply.headers.get("content-security-policy")).toContain("sandbox");
  expect(text).not.toMatch(/<script|src=|https?:/);
  const scores = [...text.matchAll(/gave (\d+)/g)].map(([, score]) => Number(score));
  expect(scores.length).toBeGreaterThan(0);
  expect(scores.every((score) => score <= 6)).toBe(true);
  expect(text).toContain("No promise to a customer is late.");
});

test("the journey has its steps with intervals and bases, and an empty survey says what to bring", async () => {
  expect((await page("journey", "en")).text).toMatch(
    /<th scope="row">delivery<\/th><td>−?\d+ \(−?\d+ to −?\d+\)<\/td><td>40<\/td>/,
  );
  const empty = (await server.api<{ id: string }>("POST", "/surveys", { name: "New" })).id;
  const reply = await server.fetch(`/workshop-kits/first.html?surveyId=${empty}&language=en`);
  expect(await reply.text()).toContain("Bring five of your own");
});
