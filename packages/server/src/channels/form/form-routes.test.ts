import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { buildScripts } from "../../../../widget/scripts/build.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";

let server: TestServer;
let form: string;

beforeAll(async () => {
  await buildScripts();
  server = await testServer();
  form = `/surveys/${server.survey.id}/form`;
});

beforeEach(async () => {
  await server.services.db.deleteFrom("response").execute();
  await server.services.db.deleteFrom("loose_comment").execute();
  await server.api("PUT", "/public-page", { slug: "botanic" });
  await server.api("PUT", form, { purpose: "feedback" });
});

const page = (path = "", init?: RequestInit) => fetch(`${server.url}/p/botanic${path}`, init);

test("the public page lists what is open, in the visitor's language", async () => {
  const reply = await page("", { headers: { "accept-language": "lv,en;q=0.5" } });
  expect(reply.status).toBe(200);
  expect(reply.headers.get("content-security-policy")).toContain("default-src 'none'");
  const text = await reply.text();
  expect(text).toContain('<html lang="lv"');
  expect(text).toContain(`href="/p/botanic/${server.survey.slug}?lang=lv"`);
  expect(text).toContain("Sniegt atsauksmi");
});

test("its form is the answer page, and its answers say where they came from", async () => {
  const path = `/${server.survey.slug}`;
  expect(await (await page(path)).text()).toContain(`action="/p/botanic${path}"`);
  const body = new URLSearchParams({ visit: uuidv7(), score: "10", comment: "Open on Sundays" });
  expect((await page(path, { method: "POST", body })).status).toBe(200);
  const rows = await server.services.db.selectFrom("response").selectAll().execute();
  expect(rows).toMatchObject([
    { score: 10, comment: "Open on Sundays", channel: "form", source: "feedback" },
  ]);
});

test("an idea needs no score: it is kept once, counts in none, and can be dealt with", async () => {
  await server.api("PUT", form, { purpose: "ideas" });
  const path = `/${server.survey.slug}`;
  const box = await (await page(`${path}?lang=lv`)).text();
  expect(box).toContain("Jūsu ideja");
  expect(box).not.toContain('type="radio"');
  const idea = { visit: uuidv7(), comment: "Open <b>on Sundays</b>", email: "ann@shop.lv" };
  for (const _ of [1, 2]) {
    const sent = await page(path, { method: "POST", body: new URLSearchParams(idea) });
    expect(await sent.text()).toContain("Thank you for your idea");
  }
  const list = await server.api<{ data: { id: string }[]; open: number }>("GET", "/loose-comments");
  expect(list).toMatchObject({
    open: 1,
    data: [{ text: "Open <b>on Sundays</b>", contact: "ann@shop.lv", source: "ideas" }],
  });
  expect(await server.services.db.selectFrom("response").selectAll().execute()).toEqual([]);
  const of = `/loose-comments/${list.data[0]?.id}`;
  expect(await server.api("PATCH", of, { done: true })).toMatchObject({ doneBy: "key:tests" });
  expect(await server.api("GET", "/loose-comments?open=true")).toMatchObject({ open: 0, data: [] });
  const file = await (await server.fetch("/loose-comments/export")).text();
  expect(file).toContain("Open <b>on Sundays</b>");
  await server.api("DELETE", of);
  expect(await server.api("GET", "/loose-comments")).toMatchObject({ data: [] });
});

test("an idea for an anonymous survey has a day, no moment and nobody", async () => {
  const survey = await server.api<{ id: string; slug: string }>("POST", "/surveys", {
    name: "Quiet",
    anonymous: true,
  });
  await server.api("PUT", `/surveys/${survey.id}/form`, { purpose: "ideas" });
  const body = new URLSearchParams({ visit: uuidv7(), comment: "A chair", email: "ann@shop.lv" });
  await page(`/${survey.slug}`, { method: "POST", body });
  const rows = await server.services.db.selectFrom("loose_comment").selectAll().execute();
  expect(rows).toMatchObject([{ text: "A chair", contact: null, person_id: null }]);
  for (const at of [rows[0]?.given_at, rows[0]?.recorded_at]) {
    expect(at?.toISOString()).toMatch(/T00:00:00\.000Z$/);
  }
  // An id of version 7 would tell the moment.
  expect(rows[0]?.id[14]).toBe("4");
  await server.api("PUT", `/surveys/${survey.id}/form`, { purpose: null });
});

test("an empty idea, and an address that is none, come back with what was entered", async () => {
  await server.api("PUT", form, { purpose: "ideas" });
  const post = (fields: Record<string, string>) =>
    page(`/${server.survey.slug}`, {
      method: "POST",
      body: new URLSearchParams({ visit: uuidv7(), ...fields }),
    });
  const empty = await post({ comment: " " });
  expect(empty.status).toBe(400);
  expect(await empty.text()).toContain("Please write your idea first.");
  const wrong = await (await post({ comment: "A <bench>", email: "nobody" })).text();
  expect(wrong).toContain("A &lt;bench&gt;");
  expect(wrong).toContain("check the e-mail address");
  expect(await server.api("GET", "/loose-comments")).toMatchObject({ data: [] });
});

test("a survey that was taken off, another workspace's and a page that is closed are not there", async () => {
  await server.api("PUT", form, { purpose: null });
  expect((await page(`/${server.survey.slug}`)).status).toBe(404);
  expect(await (await page()).text()).toContain("nothing to answer here");
  await server.api("PUT", form, { purpose: "feedback" });
  await server.api("PUT", "/public-page", { slug: "botanic", enabled: false });
  expect((await page()).status).toBe(404);
  expect((await page(`/${server.survey.slug}`)).status).toBe(404);
  expect((await fetch(`${server.url}/p/nobody`)).status).toBe(404);
});

test("a page is renamed, and its old name is free again", async () => {
  const renamed = await server.api("PUT", "/public-page", { slug: "garden" });
  expect(renamed).toMatchObject({ link: "https://nps.example.com/p/garden", enabled: true });
  expect((await page()).status).toBe(404);
  expect((await fetch(`${server.url}/p/garden`)).status).toBe(200);
  const bad = await server.ask("PUT", "/public-page", { slug: "Not A Slug" });
  expect(bad.status).toBe(422);
});
