import { createHmac, randomBytes } from "node:crypto";
import type { CaseDetail } from "@candor/contract/case.ts";
import type { ChatState, Chats } from "@candor/contract/chat.ts";
import type { Conversation } from "@candor/contract/conversation.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { buildScripts } from "../../../widget/scripts/build.ts";
import { takeInMail } from "../conversations/take-in-mail.ts";
import { ANSWER_LANGUAGES } from "../messages/answer-messages.ts";
import { liveChatMessage, spokenInChat } from "../messages/live-chat-messages.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { chatWorker } from "./chat-worker.ts";
import { MOST_A_MINUTE } from "./write-in-chat.ts";

const ALWAYS = Object.fromEntries(
  ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [
    day,
    [{ from: "00:00", to: "24:00" }],
  ]),
);
const MINUTE_MS = 60_000;

let server: TestServer;
let ilze: TestMember;
let key: string;
let settings: string;

beforeAll(async () => {
  await buildScripts();
  server = await testServer();
  ilze = await testMember(server, "Ilze");
  settings = `/surveys/${server.survey.id}/chat`;
  key = (await server.api<{ key: string }>("PUT", `/surveys/${server.survey.id}/widget`, {})).key;
  const calendars = await server.api<{ data: { id: string; version: number }[] }>(
    "GET",
    "/business-calendars",
  );
  await server.services.db
    .updateTable("business_calendar")
    .set({ week: JSON.stringify(ALWAYS), country: null })
    .where("id", "=", calendars.data[0]?.id ?? "")
    .execute();
});

beforeEach(async () => {
  const { db } = server.services;
  for (const table of ["conversation", "customer_case", "person", "chat_presence"] as const) {
    await db.deleteFrom(table).execute();
  }
  await save();
});

const save = (given: object = {}) =>
  server.api("PUT", settings, {
    ...{ enabled: true, teamId: null, requiresIdentity: false, greetings: {}, ...given },
  });

const newToken = () => randomBytes(32).toString("base64url");

/** As a page of another origin posts. */
async function post(path: string, body: unknown, of = key) {
  const reply = await fetch(`${server.url}/w/${of}/chat/${path}`, {
    method: "POST",
    headers: { "content-type": "text/plain;charset=UTF-8", origin: "https://shop.example.com" },
    body: JSON.stringify(body),
  });
  return { status: reply.status, body: (await reply.json()) as ChatState & { code?: string } };
}

async function say(token: string, text: string, more: object = {}) {
  return post("messages", { token, id: uuidv7(), text, ...more });
}

const sit = (here = true) => ilze.api("POST", "/chats/presence", { here });
const desk = () => ilze.api<Chats>("GET", "/chats");
async function onlyChat() {
  const { data } = await desk();
  expect(data).toHaveLength(1);
  const [one] = data;
  if (!one) throw new Error("There is no chat.");
  return one;
}
const talk = (id: string) => ilze.api<Conversation>("GET", `/conversations/${id}`);
const answer = (id: string, text: string) =>
  ilze.api<Conversation>("POST", `/conversations/${id}/messages`, { text });

/** The work that falls due, so many minutes from now. */
async function later(minutes: number, mailWorks = true) {
  const worker = chatWorker({
    db: server.services.workDb,
    news: server.services.outbox.cases,
    chats: server.services.outbox.chats,
    mailWorks: async () => mailWorks,
    clock: () => new Date(Date.now() + minutes * MINUTE_MS),
  });
  await worker.takeTurn({
    workspaceId: server.workspaceId,
    lane: "",
    signal: new AbortController().signal,
  });
}

const letters = () =>
  server.services.db
    .selectFrom("conversation_message")
    .selectAll()
    .where("way", "=", "mail")
    .execute();

test("a page carries the button only where its survey talks, and the chat comes in the visitor's language", async () => {
  const loader = () => fetch(`${server.url}/w/${key}.js`).then((reply) => reply.text());
  expect(await loader()).toContain("candor-chat");
  await save({ greetings: { lv: "Sveiki, te </script> puķes" } });
  const chat = await fetch(`${server.url}/w/${key}/chat.js?lang=lv,en`);
  expect(chat.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  const script = await chat.text();
  expect(script).toContain("Rakstiet mums");
  expect(script).toContain("Sveiki, te ");
  expect(() => new Function(script)).not.toThrow();
  await save({ enabled: false });
  expect(await loader()).not.toContain("candor-chat");
  expect((await fetch(`${server.url}/w/${key}/chat.js`)).status).toBe(404);
  expect((await say(newToken(), "Hello")).body.code).toBe("chat_off");
});

test("the chat speaks each language that answer pages speak, and says what it does not", async () => {
  const survey = await server.api<{ id: string }>("POST", "/surveys", {
    ...{ name: "Souk", subject: "Souk", languages: ["ar", "he", "uk", "en"] },
  });
  const at = `/surveys/${survey.id}`;
  const { key: souk } = await server.api<{ key: string }>("PUT", `${at}/widget`, {});
  await server.api("PUT", `${at}/chat`, {
    ...{ enabled: true, teamId: null, requiresIdentity: false },
    greetings: { he: "שלום", uk: "" },
  });
  const chat = async (lang: string) =>
    (await fetch(`${server.url}/w/${souk}/chat.js?lang=${lang}`)).text();
  const arabic = await chat("ar-EG");
  expect(arabic).toContain("راسلنا");
  expect(arabic).toMatch(/"language":"ar","dir":"rtl"/);
  // Words that we do not have are English, and not read from right to left; what was written for it stands.
  const hebrew = await chat("he");
  expect(hebrew).toContain('"wanted":"he","language":"en","dir":"ltr"');
  expect(hebrew).toContain("שלום");
  expect(await chat("uk")).toContain("Чим можемо допомогти?");
  const loader = await (await fetch(`${server.url}/w/${souk}.js`)).text();
  expect(loader).toContain(
    '"labels":{"ar":"محادثة","he":"Chat","uk":"Чат","en":"Chat","":"محادثة"}',
  );
  const plain = await fetch(`${server.url}/w/${souk}/chat`, {
    headers: { "accept-language": "ar" },
  });
  expect(await plain.text()).toContain("رسالتك");
  for (const language of ANSWER_LANGUAGES) {
    if (language !== "en") expect(spokenInChat(language), language).toBe(language);
    if (language !== "en") {
      expect(liveChatMessage(language, "chat.title"), language).not.toBe("Write to us");
    }
  }
});

test("somebody is here within the hours and while a colleague sits at the desk who is not away", async () => {
  const status = () =>
    fetch(`${server.url}/w/${key}/chat/status`).then((reply) => reply.json()) as Promise<ChatState>;
  expect(await status()).toMatchObject({ online: false, answerBy: expect.any(String) });
  await sit();
  expect(await status()).toMatchObject({ online: true, answerBy: null });
  expect((await desk()).present).toMatchObject([{ name: "Ilze" }]);
  await ilze.api("PATCH", `/colleagues/${ilze.userId}`, { takesWork: false });
  expect((await status()).online).toBe(false);
  await ilze.api("PATCH", `/colleagues/${ilze.userId}`, { takesWork: true });
  const old = new Date(Date.now() - MINUTE_MS);
  await server.services.db.updateTable("chat_presence").set({ at: old }).execute();
  expect((await status()).online).toBe(false);
  await sit();
  await sit(false);
  expect((await status()).online).toBe(false);
});

test("a word goes to the desk and its answer to the page, each once, however often it is sent", async () => {
  await sit();
  const token = newToken();
  const line = { token, id: uuidv7(), text: "Is the rose <b>there</b>?", page: "/shop" };
  const sent = await Promise.all([1, 2, 3, 4].map(() => post("messages", line)));
  expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const chat = await onlyChat();
  expect(chat).toMatchObject({
    ...{ lastWords: "Is the rose <b>there</b>?", page: "/shop", here: true, caseId: null },
    claimed: { name: null, email: null },
  });
  expect(chat.waitingSince).not.toBeNull();
  expect((await talk(chat.id)).messages).toHaveLength(1);
  const waiting = post("sync", { token, have: sent[0]?.body.state, wait: true });
  await answer(chat.id, "It is.");
  const { body } = await waiting;
  expect(body.messages.map(({ ours, text }) => [ours, text])).toEqual([
    [false, "Is the rose <b>there</b>?"],
    [true, "It is."],
  ]);
  // What colleagues are called stays with them.
  expect(JSON.stringify(body)).not.toContain("ilze");
  expect(await onlyChat()).toMatchObject({ waitingSince: null, ownerName: "Ilze" });
  expect(await letters()).toEqual([]);
});

test("whoever has another chat's id, another token or another survey's key reads nothing", async () => {
  await sit();
  const token = newToken();
  await say(token, "The gate code is rose-hill");
  const { id } = await onlyChat();
  for (const wrong of [newToken(), id.padEnd(43, "A").replaceAll("-", "_")]) {
    const { status, body } = await post("sync", { token: wrong });
    expect([status, JSON.stringify(body).includes("rose-hill")]).toEqual([404, false]);
  }
  const other = await server.api<{ id: string }>("POST", "/surveys", {
    ...{ name: "Other", subject: "Other", languages: ["en"] },
  });
  const widget = await server.api<{ key: string }>("PUT", `/surveys/${other.id}/widget`, {});
  await server.api("PUT", `/surveys/${other.id}/chat`, {
    ...{ enabled: true, teamId: null, requiresIdentity: false, greetings: {} },
  });
  expect((await post("sync", { token }, widget.key)).status).toBe(404);
  expect((await post("sync", { token: "short" })).status).toBe(400);
});

test("a typed name and address are a claim: they join nobody who is known and show no history", async () => {
  await server.api("POST", "/people", { email: "ada@shop.lv", name: "Ada" });
  await sit();
  const token = newToken();
  const { body } = await say(token, "I am Ada", { name: "Ada", email: "ada@shop.lv" });
  expect(body.mail).toBe("ada@shop.lv");
  const chat = await onlyChat();
  expect(chat.claimed).toEqual({
    ...{ name: "Ada", email: "ada@shop.lv", confirmed: false, samePersonId: null },
  });
  const ada = await server.services.db
    .selectFrom("person")
    .select("id")
    .where("email", "=", "ada@shop.lv")
    .executeTakeFirstOrThrow();
  expect(chat.personId).not.toBe(ada.id);
  expect((await talk(chat.id)).chat).toMatchObject({ verified: false });
  // Answered from that very address: now a colleague is told who has it too.
  await takeInMail(
    { db: server.services.db, news: server.services.letters, isOurs: () => false },
    {
      ...{ workspaceId: server.workspaceId, conversationId: chat.id, now: new Date() },
      ...{ from: "ada@shop.lv", to: "r-1@nps.example.com" },
      raw: Buffer.from("From: Ada@shop.lv\r\nSubject: Re\r\nMessage-ID: <a@b>\r\n\r\nIt is me\r\n"),
    },
  );
  expect((await onlyChat()).claimed).toMatchObject({ confirmed: true, samePersonId: ada.id });
});

test("only the site's signature says who somebody is, and without it their chat is not there", async () => {
  await sit();
  const { secret } = await server.api<{ secret: string }>("POST", `${settings}/secret`);
  await save({ requiresIdentity: true });
  const signedAs = (externalId: string, email: string) => ({
    ...{ externalId, email },
    signature: createHmac("sha256", secret).update(`${externalId}\n${email}`).digest("hex"),
  });
  const token = newToken();
  expect((await say(token, "Hello")).body.code).toBe("chat_needs_identity");
  const ada = signedAs("7", "ada@shop.lv");
  const forged = { ...ada, email: "boss@shop.lv" };
  expect((await say(token, "Hello", { identity: forged })).body.code).toBe("chat_identity_invalid");
  expect((await say(token, "Hello", { identity: ada })).status).toBe(200);
  expect(await onlyChat()).toMatchObject({ claimed: null, name: "ada@shop.lv" });
  expect((await post("sync", { token, identity: ada })).body.messages).toHaveLength(1);
  const eve = signedAs("8", "eve@shop.lv");
  expect((await post("sync", { token, identity: eve })).status).toBe(404);
  expect((await say(token, "Mine now", { identity: eve })).status).toBe(404);
  await save();
  expect((await post("sync", { token })).status).toBe(404);
  expect(JSON.stringify(await server.api("GET", settings))).not.toContain(secret);
});

test("nobody there makes a case at once, and its answer goes by mail in the same conversation", async () => {
  const token = newToken();
  const { body } = await say(token, "The pot broke", { email: "Bo@shop.lv" });
  expect(body).toMatchObject({ online: false, mail: "bo@shop.lv" });
  const chat = await onlyChat();
  const made = await ilze.api<CaseDetail>("GET", `/cases/${chat.caseId}`);
  expect(made).toMatchObject({ words: "The pot broke", conversationId: chat.id });
  expect(await talk(chat.id)).toMatchObject({ to: "bo@shop.lv", cannotSend: null });
  await say(token, "And the rose too");
  expect((await onlyChat()).caseId).toBe(chat.caseId);
});

test("what is unread after five minutes goes by one mail, in order, and never twice", async () => {
  await sit();
  const token = newToken();
  const { body } = await say(token, "Hello", { email: "bo@shop.lv" });
  const { id } = await onlyChat();
  await answer(id, "First");
  await answer(id, "Second");
  await later(4);
  expect(await letters()).toEqual([]);
  await later(6);
  await later(7);
  const [letter, ...others] = await letters();
  expect(others).toEqual([]);
  expect(letter).toMatchObject({ conversation_id: id, kind: "unread" });
  expect(letter?.text.indexOf("First")).toBeLessThan(letter?.text.indexOf("Second") ?? -1);
  // It stands on the page once.
  const { body: shown } = await post("sync", { token, have: body.state });
  expect(shown.messages.map(({ text }) => text)).toEqual(["Hello", "First", "Second"]);
  await answer(id, "Third");
  const { state } = (await post("sync", { token })).body;
  await post("sync", { token, have: state, reads: true });
  await later(20);
  expect(await letters()).toHaveLength(1);
});

test("a chat becomes a case by one click, or when the desk closes and nobody answered", async () => {
  await sit();
  await say(newToken(), "One");
  const first = await onlyChat();
  const made = await ilze.api<{ caseId: string }>("POST", `/chats/${first.id}/case`);
  expect(await ilze.api("POST", `/chats/${first.id}/case`)).toMatchObject({ caseId: made.caseId });
  await ilze.api("POST", `/chats/${first.id}/end`);
  await say(newToken(), "Two");
  await later(1);
  expect((await onlyChat()).caseId).toBeNull();
  await later(25 * 60);
  const second = await onlyChat();
  expect(second.caseId).not.toBeNull();
  const events = await ilze.api<{ data: { data: object }[] }>(
    "GET",
    `/cases/${second.caseId}/events`,
  );
  expect(events.data.at(-1)?.data).toEqual({ by: "chat", why: "unanswered" });
});

test("too much at once is refused, what is too long too, and a trap takes nothing in", async () => {
  await sit();
  const token = newToken();
  for (let n = 0; n < MOST_A_MINUTE; n += 1) await say(token, `Line ${n}`);
  expect(await say(token, "One more")).toMatchObject({ status: 429 });
  expect((await say(token, "x".repeat(4001))).status).toBe(400);
  expect((await say(newToken(), "Buy", { website: "https://spam.example" })).status).toBe(200);
  expect((await desk()).data).toHaveLength(1);
});

test("without a script the same words arrive from a plain page, once", async () => {
  const url = `${server.url}/w/${key}/chat`;
  const page = await fetch(url, { headers: { "accept-language": "lv" } });
  const text = await page.text();
  expect(text).toContain("Rakstiet mums");
  const hidden = (name: string) =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? "";
  const fields = {
    token: hidden("token"),
    id: hidden("id"),
    text: "Sveiki <i>",
    email: "bo@shop.lv",
  };
  const send = (given: Record<string, string>) =>
    fetch(url, { method: "POST", body: new URLSearchParams(given) });
  expect((await send({ ...fields, email: "" })).status).toBe(422);
  expect((await send(fields)).status).toBe(200);
  expect((await send(fields)).status).toBe(200);
  const chat = await onlyChat();
  expect(chat).toMatchObject({ lastWords: "Sveiki <i>", claimed: { email: "bo@shop.lv" } });
  expect((await talk(chat.id)).messages).toHaveLength(1);
});

test("an erased person's chat is gone, and their browser begins anew", async () => {
  await sit();
  const token = newToken();
  await say(token, "Forget me", { email: "bo@shop.lv" });
  const { personId } = await onlyChat();
  await server.api("DELETE", `/people/${personId}`);
  expect((await desk()).data).toEqual([]);
  expect((await post("sync", { token })).status).toBe(404);
  expect((await say(token, "Hello again")).body.messages).toHaveLength(1);
});
