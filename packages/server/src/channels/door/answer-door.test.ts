import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { buildScripts } from "../../../../widget/scripts/build.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";

let server: TestServer;
let link: string;

beforeAll(async () => {
  await buildScripts();
  server = await testServer();
  link = `${server.url}/s/${server.survey.slug}`;
});

beforeEach(async () => {
  await server.services.db.deleteFrom("response").execute();
  await server.api("PUT", `/surveys/${server.survey.id}/questions`, { questions: [] });
});

const answers = () =>
  server.services.db.selectFrom("response").selectAll().orderBy("recorded_at").execute();

async function post(path: string, body: Record<string, unknown>) {
  return fetch(path, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function postForm(path: string, fields: Record<string, string>) {
  return fetch(path, { method: "POST", body: new URLSearchParams(fields) });
}

const questions = [
  {
    id: "delivery",
    kind: "stars",
    text: { en: "How was the delivery?", lv: "Kā bija ar piegādi?" },
  },
  {
    id: "missing",
    kind: "choice",
    several: true,
    groups: ["detractor"],
    text: { en: "What was missing?" },
    options: [
      { value: "care", label: { en: "Care instructions" } },
      { value: "pots", label: { en: "Pots" } },
    ],
  },
  { id: "more", kind: "text", text: { en: "Anything else?" } },
];

test("a page may be kept for the way back, and knows its other languages with everything in its address", async () => {
  const reply = await fetch(`${link}?source=poster&store=Riga&lang=lv`);
  expect(reply.headers.get("cache-control")).toBe("no-cache");
  expect(reply.headers.get("content-security-policy")).toContain("default-src 'none'");
  const page = await reply.text();
  expect(page).toContain('href="?source=poster&amp;store=Riga&amp;lang=ru"');
  expect(page).toContain('name="property.store" value="Riga"');
  expect(await answers()).toEqual([]);
});

test("a refused form comes back with what was entered in it", async () => {
  const reply = await postForm(link, {
    visit: uuidv7(),
    step: "comment",
    score: "6",
    comment: "The roses came <late>",
    contact: "1",
    email: "not an address",
    "answer.delivery": "2",
  });
  expect(reply.status).toBe(400);
  const page = await reply.text();
  expect(page).toContain("The roses came &lt;late&gt;");
  expect(page).toContain("not an address");
  expect(await answers()).toEqual([]);
});

test("an answer posted twice is one, and a later step changes it", async () => {
  const visit = uuidv7();
  const score = { visit, step: "score", score: 9 };
  await Promise.all([post(link, score), post(link, score), post(link, score)]);
  await post(link, {
    ...score,
    step: "comment",
    comment: "Good soil",
    contact: "1",
    email: "a@b.lv",
  });
  const [row, ...others] = await answers();
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    score: 9,
    comment: "Good soil",
    channel: "link",
    meta: { mayContact: true },
  });
  expect(row?.id).not.toBe(visit);
  expect(row?.person_id).not.toBeNull();
});

test("further questions are asked in the customer's language, the default one standing in", async () => {
  const saved = await server.api<{ missing: unknown[]; length: { estimate: boolean } }>(
    "PUT",
    `/surveys/${server.survey.id}/questions`,
    { questions, reviewUrl: "https://reviews.example.com/botanic" },
  );
  expect(saved.length.estimate).toBe(true);
  expect(saved.missing).toContainEqual({ language: "lv", question: "more", field: "text" });
  const page = await (await fetch(`${link}?lang=lv`)).text();
  expect(page).toContain("Kā bija ar piegādi?");
  expect(page).toContain("Anything else?");
  expect(page).toContain("https://reviews.example.com/botanic");
});

test("only answers that the survey's questions have are kept, and the score whatever was posted", async () => {
  await server.api("PUT", `/surveys/${server.survey.id}/questions`, { questions });
  const reply = await post(link, {
    visit: uuidv7(),
    step: "comment",
    score: 3,
    answers: { delivery: "7", missing: ["pots", "gold"], more: " Thanks ", invented: "x" },
  });
  expect(reply.status).toBe(200);
  expect((await answers())[0]).toMatchObject({
    score: 3,
    answers: { missing: ["pots"], more: "Thanks" },
  });
});

test.each([
  ["two questions of one name", [questions[0], questions[0]], "called"],
  [
    "a branch on a question that comes later",
    [{ ...questions[2], when: { question: "delivery", anyOf: ["1"] } }, questions[0]],
    "no earlier question",
  ],
  [
    "a branch on an answer that there is not",
    [questions[0], { ...questions[2], when: { question: "delivery", anyOf: ["6"] } }],
    "is no answer",
  ],
  [
    "a question without words in the default language",
    [{ ...questions[0], text: { ru: "Как?" } }],
    '"en"',
  ],
])("%s is refused with a sentence", async (_, wrong, sentence) => {
  const path = `/surveys/${server.survey.id}/questions`;
  const reply = await server.ask("PUT", path, { questions: wrong });
  expect(reply.status).toBe(422);
  expect(JSON.stringify(reply.body)).toContain(sentence.replaceAll('"', '\\"'));
});

test("stored questions that cannot be read ask nothing and break no page", async () => {
  await server.services.db
    .updateTable("survey")
    .set({ settings: JSON.stringify({ questions: [{ kind: "poem" }], reviewUrl: "javascript:x" }) })
    .where("id", "=", server.survey.id)
    .execute();
  const reply = await fetch(link);
  expect(reply.status).toBe(200);
  expect(await reply.text()).not.toContain("javascript:x");
});
