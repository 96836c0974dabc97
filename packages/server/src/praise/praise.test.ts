import type { CaseDetail } from "@candor/contract/case.ts";
import type { Review, Reviews } from "@candor/contract/review.ts";
import type { Praise, Testimonial, TestimonialDetail } from "@candor/contract/testimonial.ts";
import PostalMime from "postal-mime";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { letterMail } from "../app/letter-mail.ts";
import { letterWorker } from "../conversations/send-letters.ts";
import { type TestMailServer, testMailServer } from "../testing/mail-server.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { whenFileEnds } from "../testing/test-database.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { EMBED_SCRIPT } from "./embed-script.ts";

let smtp: TestMailServer;
let server: TestServer;
let ilze: TestMember;
let count = 0;

beforeAll(async () => {
  smtp = await testMailServer();
  whenFileEnds(() => smtp.stop());
  server = await testServer({ SMTP_URL: smtp.url, MAIL_FROM: "Botanic <care@botanic.lv>" });
  ilze = await testMember(server, "Ilze");
  await server.api("PUT", "/public-page", { slug: "botanic" });
  const open = { page: true, embed: true, surveyId: server.survey.id };
  await server.api("PUT", "/testimonials/settings", open);
});

beforeEach(() => {
  smtp.received.length = 0;
});

/** Somebody answers. */
async function said(comment: string, score = 9) {
  count += 1;
  const email = `fan${count}@shop.lv`;
  const { id, person } = await server.api<{ id: string; person: { id: string } }>(
    "POST",
    `/surveys/${server.survey.id}/responses`,
    { score, comment, person: { email, name: "Anna Kalniņa" } },
  );
  return { email, responseId: id, personId: person.id };
}

const act = (id: string, path: string, body: object = {}) =>
  ilze.ask<TestimonialDetail & { code: string }>("POST", `/testimonials/${id}/${path}`, body);
const get = (id: string) => ilze.api<TestimonialDetail>("GET", `/testimonials/${id}`);
const quote = (responseId: string, more: object = {}) =>
  ilze.api<TestimonialDetail>("POST", "/testimonials", { responseId, ...more });

/** The author's own page, as the letter to them names it. */
async function pageOf(one: { email: string }): Promise<string> {
  const { db, secret, config, asking, letters: news } = server.services;
  const onError = (error: unknown) => {
    throw error;
  };
  const worker = letterWorker({
    ...{ db, secret, publicUrl: config.publicUrl, mail: letterMail(asking), news, onError },
    // Within whose hours it leaves is what other tests are about.
    ...{ mayLeave: async () => "now" as const, worker: "test", clock: () => new Date() },
  });
  const { workspaceId } = server;
  await worker.takeTurn({ workspaceId, lane: "", signal: new AbortController().signal });
  const mail = smtp.received.find(({ to }) => to === one.email);
  const { text = "" } = await PostalMime.parse(mail?.raw ?? "");
  return /https:\/\/nps\.example\.com(\/t\/\S+)/.exec(text)?.[1] ?? "";
}

async function onPage(path: string, fields?: Record<string, string>) {
  const reply = await server.app.inject({
    method: fields ? "POST" : "GET",
    url: path,
    headers: {
      "accept-language": "en",
      ...(fields ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    },
    ...(fields ? { payload: new URLSearchParams(fields).toString() } : {}),
  });
  return { status: reply.statusCode, text: reply.body };
}

const publicly = async () => (await onPage("/p/botanic/praise")).text;
const embedded = async () =>
  (
    await server.app.inject({ method: "GET", url: "/p/botanic/praise.json?lang=en" })
  ).json<Praise>();

/** Asked, agreed to as it is, and published. */
async function published(
  comment: string,
): Promise<{ one: Testimonial; path: string; email: string }> {
  const author = await said(comment);
  const one = await quote(author.responseId);
  await act(one.id, "ask");
  const path = await pageOf(author);
  const yes = { do: "agree", text: one.text, name: one.shownAs, page: "1", embed: "1" };
  await onPage(path, yes);
  await act(one.id, "publish");
  return { one, path, email: author.email };
}

test("nothing is published without consent to this text, name and place, whose words and time are kept", async () => {
  const author = await said("The bark smells of summer");
  const one = await quote(author.responseId);
  expect(one).toMatchObject({ state: "draft", shownAs: "Anna K.", consent: null });
  expect(await act(one.id, "publish")).toMatchObject({ status: 409 });
  await act(one.id, "ask");
  const path = await pageOf(author);
  // A scanner that opens the link has said nothing.
  expect((await onPage(path)).text).toContain("The bark smells of summer");
  expect((await get(one.id)).state).toBe("asked");
  expect(await act(one.id, "publish")).toMatchObject({ status: 409 });

  await onPage(path, { do: "agree", text: "It smells of summer", name: "Anna", page: "1" });
  const given = await get(one.id);
  expect(given).toMatchObject({
    ...{ state: "given", text: "It smells of summer", shownAs: "Anna", places: ["page"] },
    consent: { text: "It smells of summer", shownAs: "Anna", places: ["page"], picture: "none" },
  });
  expect(given.consent?.sentence).toContain("I agree that Botanic publishes exactly these words");
  expect(Date.parse(given.consent?.at ?? "")).toBeGreaterThan(Date.now() - 60_000);
  expect(await publicly()).not.toContain("It smells of summer");

  expect((await act(one.id, "publish")).body.state).toBe("published");
  expect(await publicly()).toContain("It smells of summer");
  // They did not agree to its being shown elsewhere.
  expect(JSON.stringify(await embedded())).not.toContain("It smells of summer");
});

test("an edit takes it down and asks again; fewer places than agreed to do not", async () => {
  const { one, path } = await published("Delivered on Sunday");
  await ilze.api("PATCH", `/testimonials/${one.id}`, { places: ["page"] });
  expect((await get(one.id)).state).toBe("published");
  expect(JSON.stringify(await embedded())).not.toContain("Delivered on Sunday");
  await ilze.api("PATCH", `/testimonials/${one.id}`, { text: "Delivered, even on Sunday" });
  expect(await publicly()).not.toContain("on Sunday");
  expect((await get(one.id)).state).toBe("draft");
  expect(await act(one.id, "publish")).toMatchObject({ status: 409 });
  // Until they are asked about the new words, their page takes no yes.
  const yes = { do: "agree", text: "Delivered, even on Sunday", name: "Anna K.", page: "1" };
  expect((await onPage(path, yes)).status).toBe(400);
  await act(one.id, "ask");
  expect((await onPage(path, yes)).status).toBe(200);
  // What they change themselves waits for a colleague, too.
  await act(one.id, "publish");
  await onPage(path, { ...yes, text: "Delivered on time" });
  expect(await publicly()).not.toContain("Delivered");
  expect(await get(one.id)).toMatchObject({ state: "given", text: "Delivered on time" });
});

test("a withdrawal counts at the next request, on the page and where it is embedded", async () => {
  const { one, path } = await published("I come back every spring");
  expect(await publicly()).toContain("every spring");
  expect(JSON.stringify(await embedded())).toContain("every spring");
  expect((await onPage(path, { do: "withdraw" })).text).toContain("It is withdrawn");
  expect(await publicly()).not.toContain("every spring");
  expect(JSON.stringify(await embedded())).not.toContain("every spring");
  expect(await get(one.id)).toMatchObject({ state: "withdrawn", withdrawnBecause: "author" });
  const cached = await server.app.inject({ method: "GET", url: "/p/botanic/praise.json" });
  expect(cached.headers["cache-control"]).toBe("no-store");
  const script = await server.app.inject({ method: "GET", url: "/p/botanic/praise.js" });
  expect(script.headers["cache-control"]).toBe("max-age=60");
});

test("who refuses is not asked about the same words again", async () => {
  const author = await said("Splendid bark");
  const one = await quote(author.responseId);
  await act(one.id, "ask");
  await onPage(await pageOf(author), { do: "refuse" });
  expect((await get(one.id)).state).toBe("refused");
  expect(await act(one.id, "ask")).toMatchObject({ status: 409 });
});

test("asking never depends on the score: an unhappy customer is asked like a pleased one, and a filter by score is refused", async () => {
  const author = await said("Honest at least", 2);
  const one = await quote(author.responseId);
  expect((await act(one.id, "ask")).status).toBe(200);
  expect(await act(one.id, "ask", { minScore: 9 })).toMatchObject({ status: 422 });
  const filtered = await ilze.ask("POST", "/testimonials", {
    responseId: author.responseId,
    groups: ["promoter"],
  });
  expect(filtered.status).toBe(422);
  const settings = await server.ask("PUT", "/testimonials/settings", {
    ...{ page: true, embed: true, surveyId: null, groups: ["promoter"] },
  });
  expect(settings.status).toBe(422);
  // The link to public reviews stands on everybody's page of thanks, or on nobody's.
  const questions = await server.ask("PUT", `/surveys/${server.survey.id}/questions`, {
    ...{ questions: [], reviewUrl: "https://reviews.example.com", reviewGroups: ["promoter"] },
  });
  expect(questions.status).toBe(422);
});

test("whoever may not be written to is not asked, and an anonymous answer has nobody to ask", async () => {
  const author = await said("Do not write to me");
  const one = await quote(author.responseId);
  await server.api("PUT", `/people/${author.personId}/blocks`, { channel: "*" });
  expect(await act(one.id, "ask")).toMatchObject({ status: 409, body: { code: "may_not_ask" } });
  const { id } = await server.api<{ id: string }>(
    "POST",
    `/surveys/${server.survey.id}/responses`,
    { score: 9, comment: "Nobody knows me" },
  );
  const nobody = await ilze.ask<{ code: string }>("POST", "/testimonials", { responseId: id });
  expect(nobody).toMatchObject({ status: 422, body: { code: "testimonial_authorless" } });
});

test("the page says that they were chosen and by whom, the score of everybody with its base and interval, who got a reward, and how many were taken down", async () => {
  for (let n = 0; n < 12; n += 1) await said("", n < 8 ? 10 : 3);
  const author = await said("Lovely, and I got a voucher");
  await server.services.db
    .insertInto("reward_code")
    .values({
      ...{ workspace_id: server.workspaceId, survey_id: server.survey.id, code: "A1" },
      ...{ added_at: new Date(), given_at: new Date(), holder: author.personId },
    })
    .execute();
  const one = await quote(author.responseId);
  expect(one.rewarded).toBe(true);
  await act(one.id, "ask");
  const path = await pageOf(author);
  expect((await onPage(path)).text).toContain("the reward did not depend on what I said");
  await onPage(path, { do: "agree", text: one.text, name: one.shownAs, page: "1", embed: "1" });
  await act(one.id, "publish");
  const { one: other } = await published("I take this back");
  await act(other.id, "withdraw", { reason: "not_true_any_more" });
  expect(await act(other.id, "withdraw", { reason: "because" })).toMatchObject({ status: 422 });

  const text = await publicly();
  expect(text).toContain("chosen by colleagues of Botanic");
  const { answers, score, interval } = (await embedded()).report ?? {};
  expect(answers).toBeGreaterThan(12);
  expect(text).toContain(`of all ${answers} answers: ${Math.round(score ?? 0)}`);
  expect(text).toContain(`interval ${Math.round(interval?.lower ?? 0)}`);
  expect(text).toContain("got a reward for answering");
  expect(text).toContain("1 was taken down: not true any more (1)");
  // The record keeps when it stood there.
  expect((await get(other.id)).events.map(({ kind }) => kind)).toEqual([
    ...["withdrawn", "published", "given", "asked", "made"],
  ]);
});

test("the embed script weighs two kilobytes at most, and nothing is shown where a place is closed", async () => {
  expect(Buffer.byteLength(EMBED_SCRIPT)).toBeLessThanOrEqual(2048);
  await published("Only here");
  await server.api("PUT", "/testimonials/settings", { page: true, embed: false, surveyId: null });
  const closed = await server.app.inject({ method: "GET", url: "/p/botanic/praise.json" });
  expect(closed.statusCode).toBe(404);
  expect(await publicly()).toContain("Only here");
  await server.api("PUT", "/testimonials/settings", { page: false, embed: true, surveyId: null });
  expect((await onPage("/p/botanic/praise")).status).toBe(404);
  await server.api("PUT", "/testimonials/settings", { page: true, embed: true, surveyId: null });
});

test("public reviews come once however often their file does, stand in the trend of their site, and in no score", async () => {
  const before = await server.api<{ answers: number }>("GET", `/surveys/${server.survey.id}/score`);
  const csv = [
    "site,id,rating,at,url,words,author",
    '"Maps",r1,"4,5",2026-05-01,https://maps.example/r1,"Good, but ""slow""",Zane',
    "Maps,r2,1,2026-05-02 10:00,,Never again,",
    "Maps,r3,7,2026-05-02,,Too good,",
    "Maps,r4,five,2026-05-02,,,",
  ].join("\n");
  const first = await server.api("POST", "/reviews/csv", { csv });
  expect(first).toMatchObject({ rows: 4, added: 3, rejected: [{ line: 5 }] });
  expect(await server.api("POST", "/reviews/csv", { csv })).toMatchObject({ added: 0 });
  const again = { site: "Maps", externalId: "r1", rating: 2, at: "2026-05-01T00:00:00Z" };
  expect(await server.api("POST", "/reviews", { reviews: [again] })).toMatchObject({ added: 0 });
  const list = await ilze.api<Reviews>("GET", "/reviews?site=Maps");
  expect(list.sites).toEqual([{ site: "Maps", reviews: 3, unanswered: 3 }]);
  expect(list.data.find(({ externalId }) => externalId === "r1")).toMatchObject({
    ...{ rating: 4.5, scale: 5, words: 'Good, but "slow"', author: "Zane" },
  });
  const trend = await server.api<{ sites: { site: string; reviews: number }[] }>(
    "GET",
    `/public-ratings?surveyId=${server.survey.id}`,
  );
  expect(trend.sites).toMatchObject([{ site: "Maps", reviews: 3 }]);
  const after = await server.api("GET", `/surveys/${server.survey.id}/score`);
  expect(after).toMatchObject({ answers: before.answers });
});

test("an answer to a review is kept as a draft and posted nowhere, and a review opens one case", async () => {
  const { data } = await ilze.api<Reviews>("GET", "/reviews?search=never");
  const id = data[0]?.id ?? "";
  const draft = await ilze.api<Review>("PATCH", `/reviews/${id}`, { answer: "We are sorry." });
  expect(draft).toMatchObject({ answer: "We are sorry.", answeredAt: null });
  const done = await ilze.api<Review>("PATCH", `/reviews/${id}`, { answered: true });
  expect(done.answeredBy).toBe("ilze@example.com");
  const stale = await ilze.ask("PATCH", `/reviews/${id}`, { answer: "No", version: 1 });
  expect(stale.status).toBe(409);
  const one = await ilze.api<{ caseId: string }>("POST", `/reviews/${id}/case`, {});
  const two = await ilze.api<{ caseId: string }>("POST", `/reviews/${id}/case`, {});
  expect(two.caseId).toBe(one.caseId);
  expect(await ilze.api<CaseDetail>("GET", `/cases/${one.caseId}`)).toMatchObject({
    ...{ origin: "review", words: "Never again", personId: null },
  });
});
