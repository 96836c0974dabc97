import type { ImprovementDetail } from "@candor/contract/improvement.ts";
import type { Promised } from "@candor/contract/promise.ts";
import type { PageBlock, PublicPage } from "@candor/contract/public-page.ts";
import { beforeAll, expect, test } from "vitest";
import { buildScripts } from "../../../widget/scripts/build.ts";
import { improvementChecker } from "../improvements/check-improvements.ts";
import { dayAfter } from "../improvements/improvement.ts";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let ilze: TestMember;
const TODAY = new Date().toISOString().slice(0, 10);
const BEGAN = dayAfter(TODAY, -40);

beforeAll(async () => {
  await buildScripts();
  server = await testServer();
  ilze = await testMember(server, "Ilze");
  await server.api("PUT", `/surveys/${server.survey.id}/form`, { purpose: "feedback" });
});

const save = (blocks: PageBlock[], more: object = {}) =>
  server.ask("PUT", "/public-page", { slug: "botanic", blocks, ...more });
const page = async (language = "en") =>
  (await fetch(`${server.url}/p/botanic?lang=${language}`)).text();

/** An improvement that was begun forty days ago, and measured as better. */
async function improved(): Promise<ImprovementDetail> {
  const { db, outbox } = server.services;
  const surveyId = server.survey.id;
  const batch = ["before", "after"].flatMap((when) =>
    Array.from({ length: 60 }, (_, i) =>
      answer({
        ...{ surveyId, score: (when === "before") === i % 10 < 7 ? 2 : 10 },
        comment: when === "before" && i < 12 ? `The queue is long, says Zanda ${i}` : null,
        person: { email: `zanda${when}${i}@shop.lv`, name: "Zanda", phone: null, externalId: null },
        answeredAt: new Date(
          `${dayAfter(when === "before" ? dayAfter(BEGAN, -28) : BEGAN, i % 28)}T12:00:00Z`,
        ),
      }),
    ),
  );
  await recordBatch(db, server.workspaceId, batch);
  const sources = { responseIds: batch.slice(0, 12).map(({ id }) => id) };
  const made = await ilze.api<ImprovementDetail>("POST", "/improvements", {
    ...{ title: "Till no. 2 (internal)", surveyId, weeks: 4, sources },
  });
  await ilze.api("POST", `/improvements/${made.id}/begin`, { day: BEGAN });
  // As if the day had been named before it was over: then an effect may be claimed.
  await db.updateTable("improvement").set({ backdated: false }).where("id", "=", made.id).execute();
  const checker = improvementChecker({
    ...{ db, news: outbox.improvements, clock: () => new Date() },
  });
  const { workspaceId } = server;
  await checker.takeTurn({ workspaceId, lane: made.id, signal: new AbortController().signal });
  return ilze.api<ImprovementDetail>("GET", `/improvements/${made.id}`);
}

test("what was said and done stands there with its four steps and what was measured, and nobody by name", async () => {
  const one = await improved();
  expect(one.verdict).toBe("better");
  const { body: before } = await save([]);
  expect(before).toMatchObject({
    mayTell: [{ source: { kind: "improvement", id: one.id }, fixedOn: BEGAN, told: 0 }],
  });
  const item = {
    source: { kind: "improvement" as const, id: one.id },
    said: { en: "The queue is too long.", lv: "Rinda ir par garu." },
    did: { en: "There is a second till.", lv: "Ir otra kase." },
  };
  expect((await save([{ kind: "told", on: true, items: [item] }])).status).toBe(200);
  const html = await page("lv");
  expect(html).toContain("Rinda ir par garu.");
  expect(html).toContain("Ir otra kase.");
  expect(html).toContain("<b>Sadzirdējām</b><span>12 balsu</span>");
  expect(html).toContain("šajā lapā");
  expect(html).toMatch(
    /par \d+ punktiem augstāks \(95 % intervāls no \d+ līdz \d+; atbilžu skaits pirms: 60/,
  );
  for (const inside of ["Zanda", "internal", "shop.lv"]) expect(html).not.toContain(inside);
  expect(await page("ru")).toContain("There is a second till.");

  await server.services.db
    .updateTable("improvement")
    .set({ state: "dropped" })
    .where("id", "=", one.id)
    .execute();
  expect(await page()).not.toContain("There is a second till.");
});

test("what has not begun is not told, nor somebody else's; and whoever was slower is told so", async () => {
  const planned = await ilze.api<ImprovementDetail>("POST", "/improvements", {
    ...{ title: "Later", surveyId: server.survey.id },
  });
  const source = { kind: "improvement" as const, id: planned.id };
  const refused = await save([{ kind: "told", on: true, items: [{ source, said: {}, did: {} }] }]);
  expect(refused).toMatchObject({ status: 422, body: { code: "nothing_was_done" } });
  const twice = await save([
    { kind: "forms", on: true },
    { kind: "forms", on: false },
  ]);
  expect(twice.status).toBe(422);

  const seen = await server.api<PublicPage>("GET", "/public-page");
  const values: PageBlock = { kind: "values", on: true, texts: { en: "Honesty" } };
  expect((await save([values], { version: seen.version })).status).toBe(200);
  const late = await save([], { version: seen.version });
  expect(late).toMatchObject({ status: 409, body: { code: "public_page_changed" } });
  // Its address can be changed without its blocks.
  await server.api("PUT", "/public-page", { slug: "botanic", enabled: true });
  expect(await page()).toContain("Honesty");
  const { data } = await server.api<{ data: object[] }>("GET", "/audit?limit=5");
  expect(data).toContainEqual(
    expect.objectContaining({
      action: "public_page.changed",
      details: expect.objectContaining({ shows: "values" }),
    }),
  );
});

test("blocks stand in their order and where they are on; a preview shows what was not saved", async () => {
  const contact: PageBlock = { kind: "contact", on: true, texts: { en: "Call\nus <now>" } };
  const values: PageBlock = { kind: "values", on: true, texts: { en: "Honesty", ru: "Честность" } };
  await save([contact, values]);
  const html = await page();
  expect(html.indexOf("us &lt;now&gt;")).toBeLessThan(html.indexOf("Honesty"));
  const [, form = ""] = /<a class="button" href="([^"]+)"/.exec(html) ?? [];
  expect((await fetch(`${server.url}${form}`)).status).toBe(200);

  const blocks = [values, { ...contact, on: false }, { kind: "forms", on: false }];
  const looked = { blocks, language: "ru" };
  const { html: preview } = await server.api<{ html: string }>(
    "POST",
    "/public-page/preview",
    looked,
  );
  expect(preview).toContain("Честность");
  expect(preview).not.toContain('class="button"');
  expect(await page()).toContain("us &lt;now&gt;");
});

test("the score is shown when it is ticked alone, with its base and interval", async () => {
  await save([]);
  expect(await page()).not.toContain("Net Promoter");
  await save([{ kind: "score", on: true, surveyId: server.survey.id }]);
  expect(await page()).toMatch(/between [+−-]?\d+ and \+?[−-]?\d+, from 120 answers/);
  const other = await save([
    { kind: "score", on: true, surveyId: "0199aaaa-0000-7000-8000-000000000000" },
  ]);
  expect(other).toMatchObject({ status: 422, body: { code: "survey_not_found" } });
  const inside = await server.api<{ id: string }>("POST", "/surveys", {
    ...{ name: "Us", kind: "employee" },
  });
  const own = await save([{ kind: "score", on: true, surveyId: inside.id }]);
  expect(own).toMatchObject({ status: 422, body: { code: "survey_not_found" } });
});

test("a promise to everybody stands there with its fate, whatever it is, and nobody is written to", async () => {
  await save([{ kind: "promises", on: true, words: {} }]);
  const make = (body: object) => ilze.ask("POST", "/promises", { audience: "public", ...body });
  const nobody = await make({
    words: "Free parking",
    dueOn: dayAfter(TODAY, 30),
    personId: ilze.userId,
  });
  expect(nobody.status).toBe(422);
  const { body } = await make({ words: "Open on Sundays", dueOn: dayAfter(TODAY, 30) });
  const made = body as unknown as Promised;
  expect(made).toMatchObject({ audience: "public", personId: null, fate: "running" });
  expect(await page()).toMatch(/Open on Sundays<\/span><br><span class="fate">Due /);

  const act = (path: string, more: object) =>
    ilze.ask("POST", `/promises/${made.id}/${path}`, more);
  const letter = await act("warn", { way: "mail", text: "Later", newDueOn: dayAfter(TODAY, 60) });
  expect(letter).toMatchObject({ status: 422, body: { code: "promise_way" } });
  expect((await act("release", { note: "They forgot" })).status).toBe(409);
  await act("warn", {
    way: "page",
    text: "The lease takes longer.",
    newDueOn: dayAfter(TODAY, 60),
  });
  expect(await page()).toMatch(/Moved to .*first promised for .*The lease takes longer\./s);
  expect((await act("keep", { note: "Doors are open" })).body).toMatchObject({ fate: "kept" });
  expect(await page()).toContain("Kept on");

  const broken = (await make({ words: "A bus", dueOn: dayAfter(TODAY, 5) }))
    .body as unknown as Promised;
  await ilze.api("POST", `/promises/${broken.id}/break`, { note: "No money: internal" });
  const html = await page();
  expect(html).toMatch(/A bus<\/span><br><span class="fate bad">Not kept/);
  expect(html).not.toContain("internal");
  const listed = await ilze.api<{ data: Promised[] }>("GET", "/promises?audience=public&show=all");
  expect(listed.data.map(({ words }) => words).sort()).toEqual(["A bus", "Open on Sundays"]);
  const shown = await server.api<PublicPage>("GET", "/public-page");
  expect(shown.promises.map(({ fate }) => fate).sort()).toEqual(["broken", "kept"]);
});
