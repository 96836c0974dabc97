import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { buildScripts } from "../../../../widget/scripts/build.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";

let server: TestServer;
let kiosk: string;
let settings: string;
/** When the network was away. */
const yesterday = new Date(Date.now() - 24 * 3600_000).toISOString();

beforeAll(async () => {
  await buildScripts();
  server = await testServer();
  const made = new Date(Date.now() - 48 * 3600_000);
  await server.services.db.updateTable("survey").set({ created_at: made }).execute();
  kiosk = `${server.url}/k/${server.survey.slug}`;
  settings = `/surveys/${server.survey.id}/kiosk`;
  // Until somebody sets it up, its address opens nothing and takes nothing.
  expect(await server.api("GET", settings)).toMatchObject({ isSetUp: false });
  expect((await fetch(kiosk)).status).toBe(404);
  expect((await send({ visit: uuidv7(), score: 9 })).status).toBe(404);
  await server.api("PUT", settings, {});
  expect(await server.api("GET", settings)).toMatchObject({ isSetUp: true });
});

beforeEach(async () => {
  await server.services.db.deleteFrom("response").execute();
});

const answers = () => server.services.db.selectFrom("response").selectAll().execute();

function dataOf(page: string): Record<string, never> {
  const text = /<script type="application\/json" id="kiosk">(.*?)<\/script>/s.exec(page)?.[1] ?? "";
  return JSON.parse(text);
}

async function send(body: Record<string, unknown>) {
  return fetch(`${kiosk}?source=entrance`, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

test("the kiosk stands in one page with its own policy, and its worker beside it", async () => {
  const reply = await fetch(`${kiosk}?source=entrance`);
  expect(reply.status).toBe(200);
  expect(reply.headers.get("content-security-policy")).toContain("worker-src 'self'");
  const data = dataOf(await reply.text());
  expect(data).toMatchObject({
    workerHref: "/k/sw.js",
    fixed: { source: "entrance" },
    idleSeconds: 20,
    pin: null,
  });
  expect(Object.keys(data.languages ?? {})).toEqual(["en", "lv", "ru"]);
  const worker = await fetch(`${server.url}/k/sw.js`);
  expect(worker.headers.get("content-type")).toContain("text/javascript");
  expect(await worker.text()).toContain("candor-kiosk");
  expect(await answers()).toEqual([]);
});

test("an answer that a kiosk sends again and again is one, given when it was given", async () => {
  const answeredAt = yesterday;
  const body = {
    visit: uuidv7(),
    step: "score",
    score: 7,
    language: "lv",
    answeredAt,
    source: "till",
  };
  const replies = await Promise.all([send(body), send(body), send(body)]);
  replies.push(await send(body));
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  await send({ ...body, step: "comment", comment: "Fresh herbs" });
  const [row, ...others] = await answers();
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    score: 7,
    comment: "Fresh herbs",
    channel: "kiosk",
    source: "till",
    language: "lv",
  });
  expect(row?.answered_at.toISOString()).toBe(yesterday);
});

test("what can never be an answer is refused for ever, not put off", async () => {
  const { status } = await send({ visit: uuidv7(), score: 11 });
  expect(status).toBe(400);
});

test("languages, patience and a PIN are settings; the PIN is never told again", async () => {
  const set = await server.api("PUT", settings, {
    languages: ["ru"],
    idleSeconds: 45,
    pin: "2468",
  });
  expect(set).toMatchObject({ languages: ["ru"], idleSeconds: 45, hasPin: true });
  expect(JSON.stringify(set)).not.toContain("2468");
  const page = await (await fetch(kiosk)).text();
  expect(dataOf(page)).toMatchObject({ defaultLanguage: "ru", pin: { iterations: 300_000 } });
  expect(page).not.toContain("2468");
  // Left out, the PIN stays; null takes it away.
  expect(await server.api("PUT", settings, { languages: [] })).toMatchObject({ hasPin: true });
  expect(await server.api("PUT", settings, { pin: null })).toMatchObject({
    hasPin: false,
    languages: ["en", "lv", "ru"],
  });
  const foreign = await server.ask("PUT", settings, { languages: ["de"] });
  expect(foreign).toMatchObject({ status: 422, body: { code: "language_not_in_survey" } });
});

test("a closed survey has no kiosk any more", async () => {
  const { id, slug } = await server.api<{ id: string; slug: string }>("POST", "/surveys", {
    name: "Over",
  });
  await server.api("PUT", `/surveys/${id}/kiosk`, {});
  await server.api("PATCH", `/surveys/${id}`, { status: "closed" });
  expect((await fetch(`${server.url}/k/${slug}`)).status).toBe(410);
  expect((await fetch(`${server.url}/k/no-such-kiosk`)).status).toBe(404);
});
