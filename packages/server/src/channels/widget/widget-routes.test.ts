import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { buildScripts } from "../../../../widget/scripts/build.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import { MOST_VALUES } from "./count-buffer.ts";

const SITE = "https://shop.example.com";
let server: TestServer;
let settings: string;
let key: string;

beforeAll(async () => {
  await buildScripts();
  server = await testServer();
  settings = `/surveys/${server.survey.id}/widget`;
});

beforeEach(async () => {
  const { db } = server.services;
  for (const table of ["response", "person_asked", "person", "widget_count"] as const) {
    await db.deleteFrom(table).execute();
  }
  key = (await server.api<{ key: string }>("PUT", settings, {})).key;
});

const answers = () => server.services.db.selectFrom("response").selectAll().execute();

/** How a loader passes on what its page says about how to ask. */
const own = (name: string, value: string) => encodeURIComponent(JSON.stringify([[name, value]]));

/** As a page of another origin posts: plain text, so that no leave is asked first. */
async function send(
  what: "responses" | "counts" | "may-ask",
  body: unknown,
  origin = SITE,
  of = key,
) {
  return fetch(`${server.url}/w/${of}/${what}`, {
    method: "POST",
    headers: { "content-type": "text/plain;charset=UTF-8", origin },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

test("the scripts may be used by pages of other origins, the question for ever under its version", async () => {
  const loader = await fetch(`${server.url}/w/${key}.js`);
  expect(loader.status).toBe(200);
  expect(loader.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(loader.headers.get("content-type")).toContain("text/javascript");
  expect(loader.headers.get("cache-control")).toBe("public, max-age=300");
  const text = await loader.text();
  expect(text).toContain("https://nps.example.com");
  const version = /"version":"(\w+)"/.exec(text)?.[1];
  const question = await fetch(`${server.url}/w/${key}/question.js?v=${version}&lang=lv,en`);
  expect(question.headers.get("cache-control")).toContain("immutable");
  expect(question.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(await question.text()).toContain('"language":"lv"');
  const product = await fetch(
    `${server.url}/w/${key}/question.js?lang=lv_LV&own=${own("question_product_name", 'Roses "2"')}`,
  );
  const asked = await product.text();
  expect(asked).toContain('"language":"lv"');
  // Whatever a page asks about, it stays a text inside the script.
  expect(asked).toContain(JSON.stringify('Roses "2"').slice(1, -1));
  expect(() => new Function(asked)).not.toThrow();
  const words = await (
    await fetch(
      `${server.url}/w/${key}/question.js?own=${own("Delighted Intro Message", "Thanks for </script>")}`,
    )
  ).text();
  expect(words).toContain("Thanks for ");
  expect(() => new Function(words)).not.toThrow();
  const stale = await fetch(`${server.url}/w/${key}/question.js?v=old`);
  expect(stale.headers.get("cache-control")).toBe("no-cache");
});

test("whoever answered in one browser is not asked in another, and nothing more is told of anybody", async () => {
  const may = async (person: object) => (await send("may-ask", person)).status;
  const ada = { email: "Ada@shop.lv" };
  expect(await may(ada)).toBe(204);
  const properties = { plan: "pro", questionProductName: "Roses", "delighted email subject": "x" };
  await send("responses", { id: uuidv7(), score: 9, person: ada, properties });
  expect((await answers())[0]?.properties).toEqual({ plan: "pro" });
  expect(await may(ada)).toBe(409);
  expect(await may({ email: "ben@shop.lv" })).toBe(204);
  expect(await may({})).toBe(204);
  await server.api("PATCH", "/asking-rules", { answersCount: false });
  expect(await may(ada)).toBe(204);
  await server.api("PATCH", "/asking-rules", { answersCount: true });
});

test("a page written for Delighted gets the same loader from Delighted's own path", async () => {
  const own = await (await fetch(`${server.url}/w/${key}.js`)).text();
  const theirs = await fetch(`${server.url}/integrations/web/v1/library/${key}/delighted.js`);
  expect(theirs.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(await theirs.text()).toBe(own);
});

test("with Delighted's key taken over, a page changes the host of its snippet and nothing else", async () => {
  const delightedKey = "Zk3mQ9xTfA8bYc2D";
  await server.api("PUT", settings, { delightedKey });
  const path = `${server.url}/integrations/web/v1/library/${delightedKey}/delighted.js`;
  const loader = await (await fetch(path)).text();
  expect(loader).toContain(`"key":"${key}"`);
  const { id } = await server.api<{ id: string }>("POST", "/surveys", { name: "Other" });
  const taken = await server.ask("PUT", `/surveys/${id}/widget`, { delightedKey });
  expect(taken).toMatchObject({ status: 409, body: { code: "key_taken" } });
  await server.api("PUT", settings, {});
  expect((await fetch(path)).status).toBe(404);
  expect((await fetch(`${server.url}/w/${key}.js`)).status).toBe(200);
});

test("an answer from a foreign page is recorded, and the same id again changes it", async () => {
  const id = uuidv7();
  const first = { id, score: 8, page: "/orders/1234567?x=1", device: "phone", language: "lv" };
  const reply = await send("responses", first);
  expect(reply.status).toBe(200);
  expect(reply.headers.get("access-control-allow-origin")).toBe("*");
  await Promise.all([send("responses", first), send("responses", first)]);
  await send("responses", { ...first, score: 9, comment: "Quick", properties: { plan: "pro" } });
  const [row, ...others] = await answers();
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    score: 9,
    comment: "Quick",
    channel: "web",
    language: "lv",
    meta: { page: "/orders/*", device: "phone" },
    person_id: null,
  });
  // Whoever reads an export cannot change an answer with the id that they find there.
  expect(row?.id).not.toBe(id);
});

test("who a page says it is becomes the person, marked as claimed", async () => {
  await send("responses", {
    id: uuidv7(),
    score: 9,
    person: { email: "Ann@Shop.lv", name: "Ann" },
  });
  const [row] = await answers();
  expect(row?.meta).toMatchObject({ claimed: true });
  const people = await server.services.db.selectFrom("person").selectAll().execute();
  expect(people).toMatchObject([{ id: row?.person_id, email: "ann@shop.lv", name: "Ann" }]);
});

test("a page cannot give somebody who is known another address, nor name somebody without one", async () => {
  await server.api("POST", "/people", { externalId: "c-1" });
  await send("responses", {
    id: uuidv7(),
    score: 0,
    person: { externalId: "c-1", email: "thief@example.com", name: "Thief", phone: "+37120000000" },
  });
  await send("responses", { id: uuidv7(), score: 0, person: { name: "Nobody" } });
  const people = await server.services.db.selectFrom("person").selectAll().execute();
  expect(people).toMatchObject([{ external_id: "c-1", email: null, name: null, phone: null }]);
  const rows = await answers();
  expect(rows.filter((row) => row.person_id === people[0]?.id)).toHaveLength(1);
});

test("whatever a page's code hands over costs the customer's answer nothing", async () => {
  const odd = {
    id: uuidv7(),
    score: 5,
    comment: "fine\u0000",
    person: { email: "not an address", externalId: 7 },
    properties: { nested: { a: 1 }, long: "x".repeat(5000), "nul\u0000": "a\u0000b", ok: true },
    language: "!!",
    device: "toaster",
    answeredAt: "yesterday",
  };
  expect((await send("responses", odd)).status).toBe(200);
  expect(await answers()).toMatchObject([
    { score: 5, comment: "fine", properties: { ok: true, nul: "ab" }, person_id: null },
  ]);
  for (const broken of ["{", "[]", "null", { id: uuidv7() }, { id: "x", score: 5 }]) {
    const reply = await send("responses", broken);
    expect(reply.status).toBe(400);
    expect(reply.headers.get("access-control-allow-origin")).toBe("*");
  }
});

test("only pages that are allowed may answer, once a list of them is made", async () => {
  await server.api("PUT", settings, { allowedOrigins: [SITE] });
  expect((await send("responses", { id: uuidv7(), score: 9 })).status).toBe(200);
  const foreign = await send("responses", { id: uuidv7(), score: 9 }, "https://evil.example");
  expect(foreign.status).toBe(403);
  expect(await answers()).toHaveLength(1);
});

test("another key ends the old one at once", async () => {
  const rotated = await server.api<{ key: string }>("POST", `${settings}/key`);
  expect(rotated.key).not.toBe(key);
  expect((await fetch(`${server.url}/w/${key}.js`)).status).toBe(404);
  expect((await send("responses", { id: uuidv7(), score: 9 })).status).toBe(404);
  const again = await server.api<{ key: string }>("PUT", settings, {});
  expect(again.key).toBe(rotated.key);
  expect((await fetch(`${server.url}/w/${rotated.key}.js`)).status).toBe(200);
});

test("a widget that is switched off, and one of a closed survey, asks nobody", async () => {
  await server.api("PUT", settings, { enabled: false });
  expect(await (await fetch(`${server.url}/w/${key}.js`)).text()).toContain("asks nobody");
  await server.api("PUT", settings, { enabled: true });
  await server.api("PATCH", `/surveys/${server.survey.id}`, { status: "closed" });
  expect(await (await fetch(`${server.url}/w/${key}.js`)).text()).toContain("asks nobody");
  await server.api("PATCH", `/surveys/${server.survey.id}`, { status: "open" });
});

interface Report {
  totals: Record<string, number>;
  byPage: { value: string; loads: number }[];
  byReferrer: { value: string }[];
  byDevice: { value: string; loads: number }[];
  byDay: unknown[];
}

/** Counts are written within a second. */
async function counted(loads: number): Promise<Report> {
  for (let n = 0; ; n++) {
    const report = await server.api<Report>("GET", `${settings}/counts`);
    if ((report.totals.loads ?? 0) >= loads || n > 50) return report;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test("visits are counted only where that is switched on, and robots never", async () => {
  const seen = { visits: 1, loads: 2, impressions: 1, views: 1, page: "/quiet", device: "phone" };
  await send("counts", seen);
  const robot = await fetch(`${server.url}/w/${key}/counts`, {
    method: "POST",
    headers: { "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)", origin: SITE },
    body: JSON.stringify(seen),
  });
  expect(robot.status).toBe(204);
  await expect
    .poll(async () => (await server.api<Report>("GET", `${settings}/counts`)).totals, {
      timeout: 20_000,
    })
    .toEqual({ visits: 0, loads: 0, impressions: 1, views: 1, dismissals: 0, answers: 0 });
  const saved = await server.api<object>("GET", settings);
  expect(saved).toMatchObject({ countsVisits: false });
});

test("what happened on pages is counted by day, page, referrer and device, and names nobody", async () => {
  await server.api("PUT", settings, { countsVisits: true });
  const view = {
    page: "/orders/1234567?mail=ann@shop.lv",
    device: "phone",
    referrer: "News.example",
  };
  for (let n = 0; n < 3; n++)
    await send("counts", { ...view, visits: 1, loads: 1, impressions: 1 });
  const reply = await send("counts", {
    loads: 1,
    views: 1,
    dismissals: 1,
    page: "/",
    device: "desktop",
  });
  expect(reply.status).toBe(204);
  const report = await counted(4);
  expect(report.totals).toEqual({
    ...{ visits: 3, loads: 4, impressions: 3, views: 1 },
    ...{ dismissals: 1, answers: 0 },
  });
  expect(report.byPage).toMatchObject([
    { value: "/orders/*", loads: 3 },
    { value: "/", loads: 1 },
  ]);
  expect(report.byDevice).toMatchObject([{ value: "phone", loads: 3 }, { value: "desktop" }]);
  expect(report.byReferrer).toMatchObject([{ value: "news.example" }, { value: "" }]);
  expect(report.byDay).toHaveLength(1);
  const stored = await server.services.db.selectFrom("widget_count").selectAll().execute();
  expect(JSON.stringify(stored)).not.toMatch(/ann|1234567/);
});

test("a site of many pages fills the table only so far; the rest is counted together", async () => {
  await server.api("PUT", settings, { countsVisits: true });
  const pages = MOST_VALUES + 40;
  const all = Array.from({ length: pages }, (_, n) =>
    send("counts", { loads: 1, page: `/page-${n}`, device: "tablet" }),
  );
  await Promise.all(all);
  const { totals } = await counted(pages);
  expect(totals.loads).toBe(pages);
  const rows = await server.services.db
    .selectFrom("widget_count")
    .select(["value", "loads"])
    .where("dimension", "=", "page")
    .execute();
  expect(rows).toHaveLength(MOST_VALUES + 1);
  expect(rows.find(({ value }) => value === "*other")).toMatchObject({ loads: 40 });
});

test("what was done is offered where it is ticked and there is something, and told when it is asked for", async () => {
  const question = async () => (await fetch(`${server.url}/w/${key}/question.js?lang=lv`)).text();
  const part = (name: string) => fetch(`${server.url}/w/${key}/${name}.js?lang=lv`);
  const tell = (blocks: object[]) => server.api("PUT", "/public-page", { slug: "botanic", blocks });
  expect((await part("news")).status).toBe(404);
  await server.api("PUT", settings, { tells: true });
  expect(await question()).not.toContain("offer.js");

  const surveyId = server.survey.id;
  const made = await server.api<{ id: string }>("POST", "/improvements", {
    ...{ title: "Till (internal)", surveyId, owner: null },
  });
  await server.api("POST", `/improvements/${made.id}/begin`, {});
  const source = { kind: "improvement", id: made.id };
  const item = { source, said: { en: "Long queues" }, did: { lv: "Ir otra kase.", en: "A till" } };
  await tell([{ kind: "told", on: true, items: [item] }]);
  expect(await question()).toContain(`/w/${key}/offer.js?lang=lv`);
  expect(await (await part("offer")).text()).toContain("Jūs teicāt — mēs izdarījām");
  const news = await part("news");
  expect(news.headers.get("access-control-allow-origin")).toBe("*");
  const text = await news.text();
  expect(text).toContain("Ir otra kase.");
  expect(text).toContain('"said":"Long queues","saidIn":"en"');
  expect(text).not.toContain("internal");

  await tell([{ kind: "told", on: false, items: [item] }]);
  expect(await question()).not.toContain("offer.js");
  await server.api("PUT", settings, {});
  expect((await part("offer")).status).toBe(404);
});

test("whoever answers on a page is offered a link, whatever the score, and a friend who follows it is counted", async () => {
  const question = async () => (await fetch(`${server.url}/w/${key}/question.js?lang=sv`)).text();
  const offer = async () => (await fetch(`${server.url}/w/${key}/offer.js?lang=sv`)).text();
  const settle = (enabled: boolean) =>
    server.api("PUT", "/referrals/settings", {
      ...{ enabled, address: "https://shop.example/welcome", texts: {} },
    });
  const arrivals = async () =>
    (
      await server.api<{ all: { arrivals: number } }>(
        "GET",
        `/surveys/${server.survey.id}/referrals`,
      )
    ).all.arrivals;
  expect(await question()).not.toContain("offer.js");
  await settle(true);
  expect(await question()).toContain(`/w/${key}/offer.js`);
  expect(await offer()).not.toContain("/news.js");
  const href = /"href":"([^"]+)"/.exec(await offer())?.[1] ?? "";
  const visit = uuidv7();
  await send("responses", { id: visit, score: 2, language: "en" });
  // What the script puts at the end, and where the link in the thanks leads.
  const way = new URL(href + visit);
  expect(way.origin).toBe("https://nps.example.com");
  const shown = await fetch(`${server.url}${way.pathname}${way.search}`);
  expect(shown.status).toBe(200);
  const given = await fetch(`${server.url}${way.pathname}`, {
    method: "POST",
    body: new URLSearchParams({ visit, lang: "sv" }),
  });
  const token = /\/f\/([\w-]{16})/.exec(await given.text())?.[1];
  const before = await arrivals();
  const followed = await server.app.inject({
    ...{ method: "GET", url: `/f/${token}`, remoteAddress: "203.0.113.7" },
    headers: { "user-agent": "Mozilla/5.0 Chrome/140.0", "sec-fetch-mode": "navigate" },
  });
  expect(followed.headers.location).toBe(`https://shop.example/welcome?ref=${token}`);
  expect(await arrivals()).toBe(before + 1);
  await settle(false);
  expect(await question()).not.toContain("offer.js");
  expect(await offer()).not.toContain("href");
});
