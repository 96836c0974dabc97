import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type {
  Announcement,
  AnnouncementPreview,
  AnnouncementRecipient,
} from "@candor/contract/announcement.ts";
import type { ImprovementDetail, ThemeLoop } from "@candor/contract/improvement.ts";
import type { Notice } from "@candor/contract/notice.ts";
import { sql } from "kysely";
import PostalMime from "postal-mime";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { saveSurveyAsking } from "../audiences/asking-rules.ts";
import { setConsent } from "../people/contact-permission.ts";
import { setAddress } from "../people/person-addresses.ts";
import { type TestMailServer, testMailServer } from "../testing/mail-server.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { tellNow } from "../testing/telling.ts";
import { whenFileEnds } from "../testing/test-database.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { sign } from "../workspaces/server-secret.ts";

const HOUR = 3_600_000;
const TOKEN = "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghi";
let smtp: TestMailServer;
let server: TestServer;
let ilze: TestMember;
let boss: TestMember;
let count = 0;
/** What the bot was told to say, and to whom. */
const chats: { chatId: string; text: string }[] = [];
/** Chats that blocked the bot. */
const blocked = new Set<string>();

/** Speaks the Bot API as far as messages go. */
async function botApi(): Promise<string> {
  const api = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString() || "{}");
    let reply: object = { ok: true, result: { username: "botanic_bot", id: 1, is_bot: true } };
    if (request.url?.endsWith("/sendMessage")) {
      const chatId = String(body.chat_id);
      if (blocked.has(chatId)) {
        reply = { ok: false, error_code: 403, description: "Forbidden: bot was blocked" };
      } else {
        chats.push({ chatId, text: body.text });
        reply = { ok: true, result: { message_id: chats.length } };
      }
    }
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(reply));
  });
  await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
  whenFileEnds(async () => {
    api.closeAllConnections();
    api.close();
  });
  return `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  smtp = await testMailServer();
  whenFileEnds(() => smtp.stop());
  server = await testServer({
    ...{ SMTP_URL: smtp.url, MAIL_FROM: "Botanic <care@botanic.lv>" },
    WEBHOOK_ALLOWED_HOSTS: "127.0.0.1",
  });
  ilze = await testMember(server, "Ilze");
  boss = await testMember(server, "Boss", "analyst");
  const rules = { quietHours: null, workingDays: [1, 2, 3, 4, 5, 6, 7] };
  const survey = { workspaceId: server.workspaceId, surveyId: server.survey.id };
  await saveSurveyAsking(server.services.db, survey, { rules });
});

beforeEach(() => {
  smtp.received.length = 0;
  chats.length = 0;
});

async function said(person: object = {}): Promise<{ responseId: string; personId: string }> {
  count += 1;
  const answer = {
    ...{ score: 3, comment: "The queue" },
    person: { email: `later${count}@shop.lv`, ...person },
  };
  const path = `/surveys/${server.survey.id}/responses`;
  const { id, person: who } = await server.api<{ id: string; person: { id: string } }>(
    "POST",
    path,
    answer,
  );
  return { responseId: id, personId: who.id };
}

async function approved(more: object = {}, answers = 1): Promise<Announcement> {
  const all = await Promise.all(Array.from({ length: answers }, () => said()));
  return approvedFor(all, more);
}

async function approvedFor(
  all: readonly { responseId: string }[],
  more: object = {},
): Promise<Announcement> {
  const sources = { responseIds: all.map(({ responseId }) => responseId) };
  const improvement = await ilze.api<ImprovementDetail>("POST", "/improvements", {
    ...{
      title: "A second till",
      surveyId: server.survey.id,
      sources,
      measure: { theme: ["queue"] },
    },
  });
  const begun = { improvementId: improvement.id, ...more };
  const one = await ilze.api<Announcement>("POST", "/announcements", begun);
  await boss.api("POST", `/announcements/${one.id}/approve`, {});
  return get(one.id);
}

const get = (id: string) => ilze.api<Announcement>("GET", `/announcements/${id}`);
const act = (id: string, path: string, body: object = {}) =>
  boss.ask<Announcement & { code: string }>("POST", `/announcements/${id}/${path}`, body);
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR);
const noticesOf = async (who: TestMember) =>
  (await who.api<{ data: Notice[] }>("GET", "/notices")).data;

test("letters that are scheduled leave when it is time, and not before; the schedule can be taken back", async () => {
  const one = await approved();
  const past = await act(one.id, "send", { at: inHours(-1).toISOString() });
  expect(past).toMatchObject({ status: 422, body: { code: "announcement_schedule" } });
  const { body } = await act(one.id, "send", { at: inHours(5).toISOString() });
  expect(body).toMatchObject({ state: "approved" });
  expect(body.scheduledAt).not.toBeNull();
  await tellNow(server, () => inHours(4));
  expect(smtp.received).toEqual([]);
  await act(one.id, "unschedule");
  await tellNow(server, () => inHours(6));
  expect(smtp.received).toEqual([]);

  await act(one.id, "send", { at: inHours(5).toISOString() });
  await tellNow(server, () => inHours(6));
  expect(smtp.received).toHaveLength(1);
  expect(await get(one.id)).toMatchObject({ state: "sent", scheduledAt: null });
});

test("a schedule that was missed by more than a day asks again, tells its colleague, and sends nothing", async () => {
  const one = await approved();
  await act(one.id, "send", { at: inHours(2).toISOString() });
  await tellNow(server, () => inHours(27));
  expect(smtp.received).toEqual([]);
  const now = await get(one.id);
  expect(now).toMatchObject({ state: "approved", scheduledAt: null });
  expect(now.scheduleMissedAt).not.toBeNull();
  expect((await noticesOf(ilze)).map(({ kind }) => kind)).toContain("announcement.missed");
  await tellNow(server, () => inHours(28));
  expect(smtp.received).toEqual([]);
  await act(one.id, "send");
  await tellNow(server);
  expect(smtp.received).toHaveLength(1);
  expect(await get(one.id)).toMatchObject({ state: "sent", scheduleMissedAt: null });
});

test("changing what was scheduled takes it back", async () => {
  const one = await approved();
  await act(one.id, "send", { at: inHours(2).toISOString() });
  await ilze.api("PATCH", `/announcements/${one.id}`, { title: "Another title" });
  await tellNow(server, () => inHours(3));
  expect(smtp.received).toEqual([]);
  expect(await get(one.id)).toMatchObject({ state: "draft", scheduledAt: null });
});

test("an effect is claimed only where it was measured as better, with its bases and interval", async () => {
  const texts = { en: { subject: "It works", body: "Hello {name|},\n\n{result}" } };
  const all = [await said({ name: "Anna" })];
  const sources = { responseIds: all.map(({ responseId }) => responseId) };
  const improvement = await ilze.api<ImprovementDetail>("POST", "/improvements", {
    ...{ title: "A third till", surveyId: server.survey.id, sources },
  });
  const one = await ilze.api<Announcement>("POST", "/announcements", {
    ...{ improvementId: improvement.id, texts },
  });
  expect(await act(one.id, "approve")).toMatchObject({
    ...{ status: 422, body: { code: "result_not_better" } },
  });
  const score = { answers: 60, score: 0 };
  const result = {
    before: { from: "2026-01-01", to: "2026-02-01", score },
    after: { from: "2026-02-01", to: "2026-03-01", score: { answers: 70, score: 20 } },
    change: { difference: 20.4, lower: 4.2, upper: 36.6 },
  };
  const measured = (verdict: string, backdated = false) =>
    server.services.db
      .updateTable("improvement")
      .set({ verdict, backdated, result: JSON.stringify(result) })
      .where("id", "=", improvement.id)
      .execute();
  await measured("no_clear_change");
  expect((await act(one.id, "approve")).status).toBe(422);
  await measured("better", true);
  expect((await act(one.id, "approve")).status).toBe(422);
  await measured("better");
  expect((await act(one.id, "approve")).status).toBe(200);

  // It is looked at again, and found to be otherwise: then nothing leaves.
  await measured("no_clear_change");
  expect(await act(one.id, "send")).toMatchObject({ body: { code: "result_not_better" } });
  await act(one.id, "send", { at: inHours(1).toISOString() }).then(({ status }) =>
    expect(status).toBe(422),
  );
  await measured("better");
  await act(one.id, "send");
  await tellNow(server);
  const { text } = await PostalMime.parse(smtp.received[0]?.raw ?? "");
  expect(text).toContain(
    "the score of those concerned is 20 points higher (95 % interval 4 to 37; 60 answers before, 70 after)",
  );
});

test("colleagues read inside whose notes and teams it came from, and no score", async () => {
  const { responseId } = await said();
  await ilze.api("POST", `/responses/${responseId}/notes`, { text: "I saw the queue, too" });
  const team = await server.api<{ id: string }>("POST", "/teams", { name: "Riga shop" });
  // The default rule opened it when the 3 was given.
  const opened = await server.services.db
    .selectFrom("customer_case")
    .select("id")
    .where("response_id", "=", responseId)
    .executeTakeFirstOrThrow();
  await server.api("POST", `/cases/${opened.id}/assign`, { teamId: team.id });
  const one = await approvedFor([{ responseId }]);
  await act(one.id, "send");
  const newest = (await noticesOf(ilze)).find(
    ({ kind, about }) => kind === "announcement.sent" && about.number === one.number,
  );
  expect(newest?.about.title).toBe("A second till");
  const because = String(newest?.about.because);
  expect(because).toContain("Riga shop");
  expect(because).toContain(ilze.email);
  expect(Object.keys(newest?.about ?? {}).sort()).toEqual(["because", "number", "title"]);
  await tellNow(server);
});

test("whoever is reached in Telegram is told there once, with a page to answer on; a blocked bot is a fate", async () => {
  const baseUrl = await botApi();
  await server.api("PUT", "/channels/telegram", { token: TOKEN, baseUrl });
  const { db } = server.services;
  const { workspaceId } = server;
  const now = new Date();
  const inTelegram = async (address: string, person: object) => {
    const one = await said(person);
    const at = { workspaceId, personId: one.personId, channel: "telegram" as const, address, now };
    await setAddress(db, at);
    await setConsent(db, { ...at, given: true, source: "test" });
    return one;
  };
  const noMail = { email: undefined, externalId: "chat-1", name: "Zanda" };
  const zanda = await inTelegram("111", noMail);
  const gone = await inTelegram("222", { email: undefined, externalId: "chat-2" });
  blocked.add("222");
  // Who has a mail address and answered elsewhere is written to by mail.
  const both = await inTelegram("333", {});
  const last = await inTelegram("444", {});
  await db
    .updateTable("response")
    .set({ channel: "telegram" })
    .where("id", "=", last.responseId)
    .execute();
  const one = await approvedFor([zanda, gone, both, last]);
  const preview = await ilze.api<AnnouncementPreview>("GET", `/announcements/${one.id}/preview`);
  expect(preview.channels).toEqual([
    { channel: "telegram", people: 3 },
    { channel: "email", people: 1 },
  ]);
  await act(one.id, "send");
  for (const _ of [1, 2]) await tellNow(server);
  expect(chats.map(({ chatId }) => chatId).sort()).toEqual(["111", "444"]);
  expect(smtp.received).toHaveLength(1);
  const { data } = await ilze.api<{ data: AnnouncementRecipient[] }>(
    "GET",
    `/announcements/${one.id}/recipients`,
  );
  const fates = data.map(({ channel, state }) => `${channel} ${state}`).sort();
  expect(fates).toEqual(["email sent", "telegram not_delivered", "telegram sent", "telegram sent"]);
  expect(await get(one.id)).toMatchObject({ state: "sent" });

  const text = chats.find(({ chatId }) => chatId === "111")?.text ?? "";
  expect(text).toContain("Zanda");
  const [, path = ""] = /https?:\/\/[^/\s]+(\/c\/\S+)/.exec(text) ?? [];
  // What they write back to the bot is an answer to it, and opens a case as one to a letter does.
  const proof = sign(server.services.secret, "telegram updates", workspaceId);
  const write = (said: string) =>
    server.app.inject({
      method: "POST",
      url: `/hooks/telegram/${workspaceId}`,
      headers: { "x-telegram-bot-api-secret-token": proof, host: "nps.example.com" },
      payload: { message: { chat: { id: 111 }, text: said } },
    });
  for (const _ of [1, 2]) expect((await write("It is still slow")).statusCode).toBe(200);
  expect(chats.at(-1)?.text).toContain("passed on");
  const answered = await ilze.api<{ data: AnnouncementRecipient[] }>(
    "GET",
    `/announcements/${one.id}/recipients?answered=true`,
  );
  expect(answered.data).toHaveLength(1);
  expect(answered.data[0]?.caseId).not.toBeNull();
  const { rows: words } = await sql<{ way: string }>`
    select way from conversation_message where text = 'It is still slow'`.execute(db);
  expect(words).toEqual([{ way: "telegram" }]);
  const read = await server.app.inject({ url: path, headers: { host: "nps.example.com" } });
  expect(read.statusCode).toBe(200);
  expect(read.body).toContain("A second till");
});

test("a theme says how far it has come: asked, heard, fixed, told", async () => {
  const loop = async (themeId: string) =>
    ilze.api<ThemeLoop>("GET", `/surveys/${server.survey.id}/themes/${themeId}/loop`);
  expect(await loop("price")).toMatchObject({
    heard: { answers: 0 },
    fixed: { improvements: 0, on: null },
    told: { told: 0, people: 0, done: false },
    improvements: [],
  });
  const one = await approved({}, 2);
  const before = await loop("queue");
  expect(before.fixed.on).toBeNull();
  expect(before.surveyed.answers).toBeGreaterThanOrEqual(2);
  await ilze.api("POST", `/improvements/${one.improvementId}/begin`, {});
  await act(one.id, "send");
  await tellNow(server);
  const after = await loop("queue");
  expect(after).toMatchObject({
    fixed: { improvements: 1 },
    told: { told: 2, people: 2, done: true },
  });
  expect(after.fixed.on).not.toBeNull();
  expect(after.improvements.map(({ id }) => id)).toContain(one.improvementId);
});
