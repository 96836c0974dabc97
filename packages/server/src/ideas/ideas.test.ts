import { gzipSync } from "node:zlib";
import type { AnnouncementPreview } from "@candor/contract/announcement.ts";
import type { Idea, IdeaDetail, Ideas, IdeaVotes } from "@candor/contract/idea.ts";
import type { ImprovementDetail } from "@candor/contract/improvement.ts";
import PostalMime, { type Email } from "postal-mime";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { letterMail } from "../app/letter-mail.ts";
import { newsMayLeave } from "../app/news-may-leave.ts";
import { letterWorker } from "../conversations/send-letters.ts";
import { keyOn, testBrowser } from "../testing/idea-board.ts";
import { type TestMailServer, testMailServer } from "../testing/mail-server.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { whenFileEnds } from "../testing/test-database.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { voterTeller } from "./tell-voters.ts";

const DAY_MS = 86_400_000;

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
  await server.api("PUT", "/ideas/settings", { board: true, lookFirst: true });
});

beforeEach(() => {
  smtp.received.length = 0;
});

/** Somebody answers with an idea in their words. */
async function said(comment: string, language?: string) {
  count += 1;
  const email = `wish${count}@shop.lv`;
  const { id, person } = await server.api<{ id: string; person: { id: string } }>(
    "POST",
    `/surveys/${server.survey.id}/responses`,
    { score: 6, comment, person: { email } },
  );
  if (language) await server.api("PATCH", `/people/${person.id}`, { language });
  return { email, responseId: id, personId: person.id };
}

const make = (body: object) => ilze.api<IdeaDetail>("POST", "/ideas", body);
const get = (id: string) => ilze.api<IdeaDetail>("GET", `/ideas/${id}`);
const patch = (id: string, body: object) => ilze.api<IdeaDetail>("PATCH", `/ideas/${id}`, body);
const votesOf = async (id: string) => (await ilze.api<IdeaVotes>("GET", `/ideas/${id}/votes`)).data;
const shown = (title: string) => make({ title, public: true });
const onBoard = (idea: Idea) => `/p/botanic/ideas/${idea.number}`;

/**
 * So many days after now, and then at noon of a Tuesday: whatever hour and day it is while these run, letters that were
 * written leave.
 */
async function daysPass(days: number): Promise<void> {
  const later = new Date(Date.now() + days * DAY_MS);
  await work(later);
  const { db } = server.services;
  const waiting = await Promise.all([
    db.selectFrom("idea_news").select("idea_id").execute(),
    db.selectFrom("conversation_message").select("id").where("state", "=", "held").execute(),
  ]);
  if (waiting.flat().length === 0) return;
  const tuesday = new Date(later.getTime() + ((9 - later.getUTCDay()) % 7) * DAY_MS);
  tuesday.setUTCHours(12);
  await work(tuesday < later ? new Date(tuesday.getTime() + 7 * DAY_MS) : tuesday);
}

async function work(now: Date): Promise<void> {
  const { db, secret, config, asking, letters: news } = server.services;
  const clock = () => now;
  const onError = (error: unknown) => {
    throw error;
  };
  const { publicUrl } = config;
  const workers = [
    voterTeller({ db, publicUrl, clock }),
    letterWorker({
      ...{ db, secret, publicUrl, mail: letterMail(asking), news, clock, onError },
      ...{ mayLeave: newsMayLeave(), worker: "test" },
    }),
  ];
  const { workspaceId } = server;
  const turn = { workspaceId, lane: "", signal: new AbortController().signal };
  for (const worker of workers) await worker.takeTurn(turn);
}

async function mails(): Promise<Map<string, Email[]>> {
  const found = new Map<string, Email[]>();
  for (const { to, raw } of smtp.received) {
    found.set(to, [...(found.get(to) ?? []), await PostalMime.parse(raw)]);
  }
  return found;
}

test("an answer's words become an idea in one click, once, and whoever wrote them hears what comes of it", async () => {
  const ann = await said("Bark delivery on Saturdays. I work all week.");
  const one = await make({ responseId: ann.responseId });
  const again = await make({ responseId: ann.responseId });
  expect(again.id).toBe(one.id);
  expect(one).toMatchObject({
    ...{ title: "Bark delivery on Saturdays", state: "new", look: "waiting", source: "answer" },
    ...{ votes: 1, people: 1, subscribers: 1 },
  });
  expect(one.words[0]).toMatchObject({ personId: ann.personId, responseId: ann.responseId });

  await patch(one.id, { state: "planned", answer: "From May on." });
  await daysPass(0.5);
  expect(smtp.received).toEqual([]);
  await daysPass(1.1);
  const [letter] = (await mails()).get(ann.email) ?? [];
  expect(letter?.subject).toContain("Bark delivery on Saturdays");
  expect(letter?.text).toContain("planned");
  expect(letter?.text).toContain("From May on.");
  const header = letter?.headers.find(({ key }) => key === "list-unsubscribe")?.value ?? "";
  const path = new URL(header.replace(/[<>]/g, "")).pathname;

  // One click ends it, for good.
  await server.app.inject({ method: "POST", url: path, payload: "List-Unsubscribe=One-Click" });
  smtp.received.length = 0;
  await patch(one.id, { state: "done" });
  await daysPass(1.1);
  expect(smtp.received).toEqual([]);
});

test("two changes within a day are one mail, a change back is none, and the one who made it gets none", async () => {
  const ann = await said("Longer hours in winter", "lv");
  const bob = await said("Open later when it is dark");
  const one = await make({ responseId: ann.responseId });
  const two = await make({ responseId: bob.responseId });
  const self = await server.api<{ id: string }>("POST", "/people", { email: ilze.email });
  await ilze.api("POST", `/ideas/${one.id}/votes`, { personId: self.id });
  await ilze.api("POST", `/ideas/${two.id}/votes`, { personId: ann.personId });

  await patch(one.id, { state: "considered" });
  await patch(one.id, { state: "begun" });
  await patch(two.id, { state: "planned" });
  await daysPass(1.1);
  const all = await mails();
  expect([...all.keys()].sort()).toEqual([ann.email, bob.email].sort());
  const letters = all.get(ann.email) ?? [];
  expect(letters).toHaveLength(1);
  expect(letters[0]?.subject).toBe("Kas notika ar 2 idejām, kuras vēlējāties");
  expect(letters[0]?.text).toContain("darbā");
  expect(letters[0]?.text).not.toContain("tiek izskatīta");

  smtp.received.length = 0;
  await patch(one.id, { state: "done" });
  const back = await patch(one.id, { state: "begun" });
  expect(back.toldAt).toBeNull();
  await daysPass(1.1);
  expect(smtp.received).toEqual([]);
});

test("declining needs a reason, and is told as well", async () => {
  const ann = await said("Free bark for everybody");
  const one = await make({ responseId: ann.responseId });
  const refused = await ilze.ask<{ code: string }>("PATCH", `/ideas/${one.id}`, {
    state: "declined",
  });
  expect(refused).toMatchObject({ status: 422, body: { code: "reason_missing" } });
  await patch(one.id, { state: "declined", answer: "We live from it." });
  await daysPass(1.1);
  const [letter] = (await mails()).get(ann.email) ?? [];
  expect(letter?.text).toContain("declined");
  expect(letter?.text).toContain("We live from it.");
});

test("merging counts each person once, keeps the words of both, tells those of the merged one, and is undone", async () => {
  const ann = await said("A bench at the gate");
  const bob = await said("Somewhere to sit at the entrance");
  const one = await make({ responseId: ann.responseId });
  const two = await make({ responseId: bob.responseId });
  const third = await shown("Chairs");
  await ilze.api("POST", `/ideas/${two.id}/votes`, { personId: ann.personId });
  const self = await ilze.ask<{ code: string }>("POST", `/ideas/${one.id}/merge`, { into: one.id });
  expect(self).toMatchObject({ status: 422, body: { code: "idea_into_itself" } });

  await ilze.api("POST", `/ideas/${third.id}/merge`, { into: two.id });
  const merged = await ilze.api<IdeaDetail>("POST", `/ideas/${two.id}/merge`, { into: one.id });
  expect(merged).toMatchObject({ id: one.id, votes: 2, people: 2 });
  expect(merged.words.map(({ words }) => words)).toEqual([
    "A bench at the gate",
    "Somewhere to sit at the entrance",
  ]);
  expect((await get(two.id)).mergedInto).toBe(one.id);
  const list = await ilze.api<Ideas>("GET", "/ideas?sort=newest");
  expect(list.data.map(({ id }) => id)).not.toContain(two.id);
  await daysPass(1.1);
  const [letter] = (await mails()).get(bob.email) ?? [];
  expect(letter?.text).toContain("is now part of “A bench at the gate”");

  await ilze.api("POST", `/ideas/${two.id}/unmerge`, {});
  expect(await get(one.id)).toMatchObject({ votes: 1, merged: [] });
  expect(await get(two.id)).toMatchObject({ votes: 2, mergedInto: null });
  // What was merged into it before came back with it.
  expect((await get(two.id)).merged.map(({ id }) => id)).toEqual([third.id]);
});

test("who said no to news of one idea hears nothing of the one it became part of", async () => {
  const ann = await said("A tap in the yard");
  const one = await make({ responseId: ann.responseId });
  const two = await shown("Water outside");
  await ilze.api("POST", `/ideas/${two.id}/votes`, { personId: ann.personId, wantsNews: false });
  await ilze.api("POST", `/ideas/${two.id}/votes`, { personId: ann.personId, wantsNews: true });
  const [vote] = await votesOf(two.id);
  expect(vote?.wantsNews).toBe(false);
  await ilze.api("POST", `/ideas/${two.id}/merge`, { into: one.id });
  await patch(one.id, { state: "done" });
  await daysPass(1.1);
  expect((await mails()).get(ann.email)).toBeUndefined();
});

test("a browser has one vote, however often it asks, and a key that this server did not sign has none", async () => {
  const idea = await shown("Gift cards");
  const browser = testBrowser(server);
  const page = await browser.get(onBoard(idea));
  expect(page.text).toContain("0 votes");
  expect(browser.cookie).toBe("");
  const form = { key: keyOn(page.text), do: "vote", from: "idea" };
  await browser.post(`${onBoard(idea)}/vote`, form);
  const after = await browser.post(`${onBoard(idea)}/vote`, form);
  expect(after.text).toContain("1 vote<");
  // The same form without the cookie is the same browser; a made-up key is a new one.
  await testBrowser(server).post(`${onBoard(idea)}/vote`, form);
  expect((await get(idea.id)).votes).toBe(1);
  const forged = form.key.replace(/^.{8}/, "AAAAAAAA");
  await testBrowser(server).post(`${onBoard(idea)}/vote`, { ...form, key: forged });
  expect((await get(idea.id)).votes).toBe(2);
  await browser.post(`${onBoard(idea)}/vote`, { ...form, do: "back" });
  expect((await get(idea.id)).votes).toBe(1);
});

test("a vote by a browser and one by its person are one once they say whose it is, from their own mailbox", async () => {
  const ann = await said("Bicycle stands");
  const idea = await make({ responseId: ann.responseId, public: true });
  const browser = testBrowser(server);
  const page = await browser.get(onBoard(idea));
  const key = keyOn(page.text);
  await browser.post(`${onBoard(idea)}/vote`, { key, do: "vote", from: "idea" });
  expect((await get(idea.id)).votes).toBe(2);

  const asked = await browser.post(`${onBoard(idea)}/news`, { key, email: ann.email });
  expect(asked.text).toContain("Look into your mailbox");
  // Typing an address makes nothing theirs.
  expect((await get(idea.id)).votes).toBe(2);
  await daysPass(0);
  const [letter] = (await mails()).get(ann.email) ?? [];
  const link = /https:\/\/nps\.example\.com(\/p\/botanic\/ideas\/me\/\S+)/.exec(letter?.text ?? "");
  const path = link?.[1] ?? "";
  expect((await browser.get(path)).text).toContain("Are these your votes?");
  expect((await get(idea.id)).votes).toBe(2);
  expect((await browser.post(path, { key })).text).toContain("Confirmed");
  expect(await get(idea.id)).toMatchObject({ votes: 1, people: 1 });
  expect((await browser.get(onBoard(idea))).text).toContain("We will write to you");
});

test("nothing by a stranger is public before a colleague looked, and what it should not show is flagged", async () => {
  await server.api("POST", "/employees", { name: "Dzintra Kalniņa" });
  const browser = testBrowser(server);
  const key = keyOn((await browser.get("/p/botanic/ideas")).text);
  const words =
    "Dzintra should smile. Write to me@home.lv, see https://spam.example, +371 29 555 123";
  const thanks = await browser.post("/p/botanic/ideas", { key, words });
  expect(thanks.text).toContain("Somebody looks at it");
  await browser.post("/p/botanic/ideas", { key, words });
  const { data, waiting } = await ilze.api<Ideas>("GET", "/ideas?look=waiting&sort=newest");
  const mine = data.filter(({ title }) => title.startsWith("Dzintra should smile"));
  expect(mine).toHaveLength(1);
  expect(waiting).toBeGreaterThan(0);
  expect(mine[0]?.flags).toEqual(["link", "address", "phone", "name"]);
  expect((await browser.get("/p/botanic/ideas?sort=newest")).text).not.toContain("should smile");

  // Switched to be seen at once, what is flagged still waits.
  await server.api("PUT", "/ideas/settings", { board: true, lookFirst: false });
  await browser.post("/p/botanic/ideas", { key, words: "More parking at www.spam.example" });
  await browser.post("/p/botanic/ideas", { key, words: "More parking behind the house" });
  const board = await browser.get("/p/botanic/ideas?sort=newest");
  expect(board.text).toContain("More parking behind the house");
  expect(board.text).not.toContain("spam.example");
  await server.api("PUT", "/ideas/settings", { board: true, lookFirst: true });

  await patch(mine[0]?.id ?? "", { title: "Friendlier tills", wordsShown: false, look: "public" });
  const after = await browser.get("/p/botanic/ideas?sort=newest");
  expect(after.text).toContain("Friendlier tills");
  expect(after.text).not.toContain("Dzintra");
});

test("what the idea box of the public form takes in waits among the ideas", async () => {
  await server.api("PUT", `/surveys/${server.survey.id}/form`, { purpose: "ideas" });
  const { forms } = await server.api<{ forms: { link: string }[] }>("GET", "/public-page");
  const url = new URL(forms[0]?.link ?? "").pathname;
  const payload = { visit: crypto.randomUUID(), comment: "Open on Sundays" };
  for (const _ of [1, 2]) await server.app.inject({ method: "POST", url, payload });
  const { data } = await ilze.api<Ideas>("GET", "/ideas?search=sundays");
  expect(data).toMatchObject([{ title: "Open on Sundays", source: "form", look: "waiting" }]);
});

test("a closed idea still shows who wanted it, and takes no more votes", async () => {
  const ann = await said("A loyalty card");
  const idea = await make({ responseId: ann.responseId, public: true });
  await patch(idea.id, { state: "done" });
  expect((await votesOf(idea.id)).map(({ personId }) => personId)).toEqual([ann.personId]);
  const browser = testBrowser(server);
  const page = await browser.get(onBoard(idea));
  expect(page.text).toContain("1 vote");
  expect(page.text).not.toContain("I want this too");
  const late = await browser.post(`${onBoard(idea)}/vote`, { key: keyOn(page.text), do: "vote" });
  expect(late.status).toBe(409);
  expect((await get(idea.id)).votes).toBe(1);
});

test("an idea becomes an improvement in one click, and whoever wants it is in the announcement's audience", async () => {
  const ann = await said("Bark in smaller bags");
  const bob = await said("Nothing");
  const idea = await make({ responseId: ann.responseId });
  const { improvementId } = await ilze.api<{ improvementId: string }>(
    "POST",
    `/ideas/${idea.id}/improvement`,
    {},
  );
  const again = await ilze.api<{ improvementId: string }>(
    "POST",
    `/ideas/${idea.id}/improvement`,
    {},
  );
  expect(again.improvementId).toBe(improvementId);
  // Whoever votes later is told, too.
  await ilze.api("POST", `/ideas/${idea.id}/votes`, { personId: bob.personId });
  const improvement = await ilze.api<ImprovementDetail>("GET", `/improvements/${improvementId}`);
  expect(improvement).toMatchObject({ title: "Bark in smaller bags", sources: 2, people: 2 });
  expect(improvement.loop.heard.people).toBe(2);
  const news = await ilze.api<{ id: string }>("POST", "/announcements", { improvementId });
  const preview = await ilze.api<AnnouncementPreview>("GET", `/announcements/${news.id}/preview`);
  expect(preview.people).toBe(2);
  expect(preview.some.map(({ personId }) => personId).sort()).toEqual(
    [ann.personId, bob.personId].sort(),
  );
});

test("the board is small, speaks four languages without a script, and is closed when it is closed", async () => {
  for (let n = 0; n < 25; n += 1) {
    await make({
      title: `Wish number ${n}: ${"a little longer ".repeat(5)}`,
      words: "Because. ".repeat(40),
      public: true,
    });
  }
  const titles = { en: "Ideas for", ru: "Идеи для", lv: "Idejas:", sv: "Idéer för" };
  for (const [language, title] of Object.entries(titles)) {
    const page = await testBrowser(server, language).get("/p/botanic/ideas");
    expect(page.status).toBe(200);
    expect(page.text).toContain(`${title} Botanic`);
    expect(page.text).not.toContain("<script");
    expect(gzipSync(page.text).length).toBeLessThan(20_000);
  }
  const leads = async () =>
    (await testBrowser(server).get("/p/botanic")).text.includes('href="/p/botanic/ideas?');
  expect(await leads()).toBe(true);
  const second = await testBrowser(server).get("/p/botanic/ideas?page=2");
  expect(second.text).toContain("Previous page");
  await server.api("PUT", "/ideas/settings", { board: false, lookFirst: true });
  expect((await testBrowser(server).get("/p/botanic/ideas")).status).toBe(404);
  expect(await leads()).toBe(false);
  await server.api("PUT", "/ideas/settings", { board: true, lookFirst: true });
});
