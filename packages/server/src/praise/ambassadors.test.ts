import type { Ambassador } from "@candor/contract/ambassador.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
});

const questions = (body: object) =>
  server.api("PUT", `/surveys/${server.survey.id}/questions`, { questions: [], ...body });

async function page(path: string, fields?: Record<string, string>) {
  const reply = await server.app.inject({
    method: fields ? "POST" : "GET",
    url: path,
    headers: {
      "accept-language": "en",
      accept: "text/html",
      ...(fields ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    },
    ...(fields ? { payload: new URLSearchParams(fields).toString() } : {}),
  });
  return { status: reply.statusCode, text: reply.body };
}

/** Answers without a script, and ends at the thanks. */
async function thanked(score: number): Promise<{ visit: string; text: string }> {
  const visit = uuidv7();
  const { text } = await page(`/s/${server.survey.slug}`, {
    ...{ visit, score: String(score), step: "comment", language: "en", comment: "" },
  });
  return { visit, text };
}

const list = async () =>
  (await server.api<{ data: Ambassador[] }>("GET", "/ambassadors")).data;

test("whether somebody would do more, and what they may share, stands on everybody's page of thanks or on nobody's", async () => {
  for (const score of [0, 8, 10]) {
    const { text } = await thanked(score);
    expect(text).not.toContain("I would do more");
    expect(text).not.toContain("Tell others");
  }
  await questions({ askMore: true, shareUrl: "https://botanic.example/a?b=1&c=2" });
  for (const score of [0, 8, 10]) {
    const { text } = await thanked(score);
    expect(text).toContain("I would do more for you");
    expect(text).toContain(`text=${encodeURIComponent("https://botanic.example/a?b=1&c=2")}`);
    // Links, and nobody else's script.
    expect(text).not.toMatch(/<script[^>]+src=/);
  }
  const filtered = await server.ask("PUT", `/surveys/${server.survey.id}/questions`, {
    ...{ questions: [], askMore: true, askMoreGroups: ["promoter"] },
  });
  expect(filtered.status).toBe(422);
});

test("an offer is kept once an answer, with how somebody may be reached, and is taken up by a colleague", async () => {
  const { visit } = await thanked(3);
  const path = `/s/${server.survey.slug}/more`;
  const asked = await page(`${path}?visit=${visit}`);
  expect(asked.text).toContain("Would you do more?");
  expect(await list()).toEqual([]);
  expect((await page(path, { visit, words: "Gladly" })).status).toBe(400);
  const offer = { visit, recommend: "1", words: "Gladly", contact: "zane@kunde.lv" };
  expect((await page(path, offer)).text).toContain("Thank you");
  await page(path, { ...offer, reference_call: "1" });
  const [one, ...rest] = await list();
  expect(rest).toEqual([]);
  expect(one).toMatchObject({
    ...{ kinds: ["reference_call", "recommend"], words: "Gladly", contact: "zane@kunde.lv" },
    ...{ personId: null, doneAt: null },
  });
  expect(JSON.stringify(one)).not.toContain("score");
  const done = await server.api("PATCH", `/ambassadors/${one?.responseId}`, { done: true });
  expect(done).toMatchObject({ doneBy: expect.stringContaining("tests") });
});

test("an offer without an answer behind it is none", async () => {
  const path = `/s/${server.survey.slug}/more`;
  expect((await page(`${path}?visit=${uuidv7()}`)).status).toBe(404);
  expect((await page(path, { visit: uuidv7(), recommend: "1" })).status).toBe(404);
  await questions({ askMore: false });
  const { visit } = await thanked(9);
  expect((await page(`${path}?visit=${visit}`)).status).toBe(404);
});
