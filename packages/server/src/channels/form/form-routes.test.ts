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
  await server.api("PUT", form, { purpose: "ideas" });
  const path = `/${server.survey.slug}`;
  expect(await (await page(path)).text()).toContain(`action="/p/botanic${path}"`);
  const body = new URLSearchParams({ visit: uuidv7(), score: "10", comment: "Open on Sundays" });
  expect((await page(path, { method: "POST", body })).status).toBe(200);
  const rows = await server.services.db.selectFrom("response").selectAll().execute();
  expect(rows).toMatchObject([
    { score: 10, comment: "Open on Sundays", channel: "form", source: "ideas" },
  ]);
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
