import type { CaseDetail, CaseEvent } from "@candor/contract/case.ts";
import type { Conversation } from "@candor/contract/conversation.ts";
import { createTransport } from "nodemailer";
import PostalMime, { type Email } from "postal-mime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { letterMail } from "../app/letter-mail.ts";
import { type BounceListener, listenForBounces } from "../channels/email/bounce-listener.ts";
import { letterWorker } from "../conversations/send-letters.ts";
import { freePort, type TestMailServer, testMailServer } from "../testing/mail-server.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let smtp: TestMailServer;
let server: TestServer;
let listener: BounceListener;
let ilze: TestMember;
/** Letters leave by this clock. */
let clock = new Date();

beforeAll(async () => {
  smtp = await testMailServer();
  server = await testServer({
    SMTP_URL: smtp.url,
    MAIL_FROM: "Green & Sons <care@shop.lv>",
    INBOUND_SMTP_PORT: String(await freePort()),
  });
  ilze = await testMember(server, "Ilze");
  const { db, secret, letters: news } = server.services;
  listener = await listenForBounces({
    db,
    secret,
    news,
    port: 0,
    host: "127.0.0.1",
    clock: () => clock,
    onError: (error) => {
      throw error;
    },
  });
});

afterAll(async () => {
  await listener.close();
  await smtp.stop();
});

async function aCase(): Promise<CaseDetail> {
  const email = `anna${Math.random().toString(36).slice(2)}@shop.lv`;
  const { id } = await server.api<{ id: string }>("POST", "/people", { email, language: "lv" });
  return ilze.api<CaseDetail>("POST", "/cases", { words: "It rained in", personId: id });
}
const begin = (one: CaseDetail) => ilze.api<Conversation>("POST", `/cases/${one.id}/conversation`);
const read = (talk: Conversation) => ilze.api<Conversation>("GET", `/conversations/${talk.id}`);
const get = (one: CaseDetail) => ilze.api<CaseDetail>("GET", `/cases/${one.id}`);
const write = (talk: Conversation, text: string, more: object = {}) =>
  ilze.api<Conversation>("POST", `/conversations/${talk.id}/messages`, { text, ...more });
async function kinds(one: CaseDetail): Promise<string[]> {
  const { data } = await ilze.api<{ data: CaseEvent[] }>("GET", `/cases/${one.id}/events`);
  return data.map(({ kind }) => kind);
}

/** Everything that is due after so many seconds leaves. */
async function leave(seconds = 11): Promise<Email | null> {
  const { db, secret, config, asking, letters: news } = server.services;
  const before = smtp.received.length;
  clock = new Date(Date.now() + seconds * 1000);
  const worker = letterWorker({
    mayLeave: async () => "now" as const,
    db,
    secret,
    publicUrl: config.publicUrl,
    mail: letterMail(asking),
    news,
    worker: "test",
    clock: () => clock,
    onError: (error) => {
      throw error;
    },
  });
  await worker.takeTurn({
    workspaceId: server.workspaceId,
    lane: "",
    signal: new AbortController().signal,
  } as never);
  const got = smtp.received[before];
  return got ? PostalMime.parse(got.raw) : null;
}

/** Another mail client answers, to the address that the letter names. */
async function answer(
  letter: Email,
  given: {
    text: string;
    from?: string;
    subject?: string;
    headers?: Record<string, string>;
    messageId?: string;
    files?: object[];
    envelopeFrom?: string;
  },
): Promise<void> {
  const transport = createTransport({ host: "127.0.0.1", port: listener.port, ignoreTLS: true });
  const to = letter.replyTo?.[0]?.address ?? "";
  const from = given.from ?? letter.to?.[0]?.address ?? "";
  await transport.sendMail({
    from,
    to,
    envelope: { from: given.envelopeFrom ?? from, to: [to] },
    subject: given.subject ?? `Re: ${letter.subject}`,
    text: given.text,
    ...(given.headers ? { headers: given.headers } : {}),
    ...(given.messageId ? { messageId: given.messageId } : {}),
    ...(given.files ? { attachments: given.files } : {}),
  });
}

test("a letter leaves after ten seconds, is contact only once the mail server took it, and its answer comes back into the thread", async () => {
  const one = await aCase();
  const talk = await begin(one);
  expect(talk).toMatchObject({ language: "lv", cannotSend: null, takesMailIn: true, messages: [] });
  await write(talk, "Labdien! Pirmdien atbrauksim apskatīt jūsu jumtu.");
  expect(await leave(0)).toBeNull();
  expect((await get(one)).firstContactAt).toBeNull();
  const letter = await leave();
  expect(letter?.from).toEqual({ name: "Green & Sons", address: "care@shop.lv" });
  expect(letter?.text).toContain("Pirmdien atbrauksim");
  expect(letter?.text).toContain(`${server.services.config.publicUrl}/c/`);
  expect((await read(talk)).messages).toMatchObject([{ state: "sent", actor: ilze.email }]);
  const waiting = await get(one);
  expect(waiting.state).toBe("waiting");
  expect(waiting.firstContactAt).not.toBeNull();
  if (!letter) throw new Error("no letter");
  const files = [{ filename: "jumts.txt", content: "slapjš" }];
  const text = `Paldies, pirmdien der.\n\nPiektd., 2026. g. 5. jūn., Green & Sons <care@shop.lv> rakstīja:\n\n> Labdien! Pirmdien atbrauksim apskatīt jūsu jumtu.`;
  await answer(letter, { text, subject: "Par jumtu", messageId: "<one@shop.lv>", files });
  // The same mail by another way is one message.
  await answer(letter, { text, subject: "Par jumtu", messageId: "<one@shop.lv>" });
  const after = await read(talk);
  expect(after.messages).toHaveLength(2);
  expect(after).toMatchObject({ subject: "Par jumtu" });
  const came = after.messages[1];
  expect(came).toMatchObject({ direction: "in", shown: "Paldies, pirmdien der.", machine: null });
  expect(came?.text).toContain("apskatīt jūsu jumtu");
  expect((await get(one)).state).toBe("open");
  expect((await get(one)).dueKind).toBe("next_reply");
  const file = await server.fetch(`/conversations/${talk.id}/files/${came?.files[0]?.id}`);
  expect(await file.text()).toBe("slapjš");
  expect(file.headers.get("content-disposition")).toContain("attachment");
  await write(after, "Lieliski!");
  const second = await leave();
  expect(second?.subject).toBe("Re: Par jumtu");
  expect(second?.inReplyTo).toBe("<one@shop.lv>");
  expect(second?.references).toContain("<one@shop.lv>");
});

test("a letter can be taken back until it leaves, with its words; one that has left cannot", async () => {
  const one = await aCase();
  const talk = await begin(one);
  const { messages } = await write(talk, "Too early");
  const undo = `/conversations/${talk.id}/messages/${messages[0]?.id}/undo`;
  expect(await ilze.api("POST", undo)).toMatchObject({
    text: "Too early",
    conversation: { messages: [] },
  });
  expect(await leave()).toBeNull();
  const { messages: next } = await write(talk, "Now");
  await leave();
  const late = `/conversations/${talk.id}/messages/${next[0]?.id}/undo`;
  expect((await ilze.ask("POST", late)).status).toBe(409);
});

test("what a machine answers is kept and changes nothing; a bounce is told and the letter is owed again", async () => {
  const one = await aCase();
  const talk = await begin(one);
  await write(talk, "We come on Monday");
  const letter = await leave();
  if (!letter) throw new Error("no letter");
  await answer(letter, {
    text: "I am away until July",
    headers: { "Auto-Submitted": "auto-replied" },
  });
  expect((await get(one)).state).toBe("waiting");
  expect((await read(talk)).messages[1]).toMatchObject({ machine: "auto-submitted" });
  const envelope = smtp.received.at(-1)?.from ?? "";
  const bounce = [
    "From: MAILER-DAEMON@mx.shop.lv",
    `To: ${envelope}`,
    "Subject: Undelivered",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="x"',
    "",
    "--x",
    "Content-Type: text/plain",
    "",
    "It did not work.",
    "--x",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.shop.lv",
    "",
    "Final-Recipient: rfc822; anna@shop.lv",
    "Action: failed",
    "Status: 5.1.1",
    "Diagnostic-Code: smtp; 550 5.1.1 No such user",
    "--x--",
    "",
  ].join("\r\n");
  await createTransport({ host: "127.0.0.1", port: listener.port, ignoreTLS: true }).sendMail({
    envelope: { from: "", to: [envelope] },
    raw: bounce,
  });
  expect((await read(talk)).messages[0]).toMatchObject({
    state: "not_delivered",
    reply: expect.stringContaining("550"),
  });
  expect((await get(one)).state).toBe("open");
  expect(await kinds(one)).toContain("letter_failed");
});

test("an altered address is refused, and answers of two customers never share a thread", async () => {
  const [one, two] = [await begin(await aCase()), await begin(await aCase())];
  await write(one, "First");
  const letter = await leave();
  await write(two, "Second");
  const other = await leave();
  if (!letter || !other) throw new Error("no letter");
  await answer(other, { text: "About the second", subject: letter.subject ?? "" });
  expect((await read(one)).messages).toHaveLength(1);
  expect((await read(two)).messages).toHaveLength(2);
  const [local, domain] = (letter.replyTo?.[0]?.address ?? "").split("@");
  const [start, letter30, end] = [local?.slice(0, 30), local?.[30], local?.slice(31)];
  const altered = `${start}${letter30 === "a" ? "b" : "a"}${end}@${domain}`;
  await expect(
    answer({ ...letter, replyTo: [{ name: "", address: altered }] } as Email, { text: "Guessed" }),
  ).rejects.toThrow(/550/);
});

test("a letter written before a newer message was read is refused once", async () => {
  const one = await aCase();
  const talk = await begin(one);
  const seen = { seen: null };
  await write(talk, "First", seen);
  expect(
    await ilze.ask("POST", `/conversations/${talk.id}/messages`, { text: "Second", ...seen }),
  ).toMatchObject({
    status: 409,
    body: { code: "unread_message" },
  });
  await leave();
});

test("a resolved case is asked about once: yes closes it, no opens it again, and thanks opens nothing", async () => {
  const resolve = { outcome: "solved", causeId: null };
  const quiet = await aCase();
  await ilze.api("POST", `/cases/${quiet.id}/resolve`, resolve);
  expect((await get(quiet)).check).toMatchObject({ notAsked: "no_contact", askedAt: null });
  const one = await aCase();
  const talk = await begin(one);
  await write(talk, "We mended it");
  const letter = await leave();
  if (!letter) throw new Error("no letter");
  await ilze.api("POST", `/cases/${one.id}/resolve`, resolve);
  await answer(letter, { text: "Paldies!" });
  expect((await get(one)).state).toBe("resolved");
  expect(await kinds(one)).toContain("said_thanks");
  const question = await leave(400);
  expect(question?.text).toContain("atrisināts");
  expect((await get(one)).check?.askedAt).not.toBeNull();
  const page = `${server.url}${new URL(talk.pageUrl ?? "").pathname}`;
  const shown = await fetch(page);
  const html = await shown.text();
  expect(html).toContain("We mended it");
  expect((await get(one)).state).toBe("resolved");
  const post = (fields: Record<string, string>) =>
    fetch(page, { method: "POST", body: new URLSearchParams(fields) });
  expect((await post({ settled: "no", words: "It drips again" })).status).toBe(200);
  const again = await get(one);
  expect(again).toMatchObject({
    state: "open",
    reopened: 1,
    check: { answer: "no", words: "It drips again" },
  });
  await ilze.api("POST", `/cases/${one.id}/resolve`, resolve);
  expect(await leave(400)).toBeNull();
  const two = await aCase();
  const other = await begin(two);
  await ilze.api("POST", `/cases/${two.id}/contacts`, { result: "reached" });
  await ilze.api("POST", `/cases/${two.id}/resolve`, resolve);
  await leave(400);
  const otherPage = `${server.url}${new URL(other.pageUrl ?? "").pathname}`;
  await fetch(otherPage, { method: "POST", body: new URLSearchParams({ settled: "yes" }) });
  expect(await get(two)).toMatchObject({ state: "closed", check: { answer: "yes" } });
});

test("the customer's page shows what was said and nothing of what colleagues note; what they write there comes in", async () => {
  const one = await aCase();
  const talk = await begin(one);
  await ilze.api("POST", `/cases/${one.id}/notes`, { text: "Difficult customer" });
  await write(talk, "<b>Hello</b>");
  const page = `${server.url}${new URL(talk.pageUrl ?? "").pathname}`;
  expect(await (await fetch(page)).text()).not.toContain("Hello");
  await leave();
  const html = await (await fetch(page)).text();
  expect(html).toContain("&lt;b&gt;Hello");
  expect(html).not.toContain("Difficult");
  expect(html).not.toContain(ilze.email);
  const post = (text: string) =>
    fetch(page, { method: "POST", body: new URLSearchParams({ text }) });
  expect((await post("When do you come?")).status).toBe(200);
  await post("When do you come?");
  // Letters of this test leave by a clock that is ahead.
  const said = (await read(talk)).messages.map(({ way, text }) => `${way}: ${text}`);
  expect(said.sort()).toEqual(["mail: <b>Hello</b>", "page: When do you come?"]);
  expect((await get(one)).state).toBe("open");
  for (let n = 0; n < 19; n += 1) await post(`Message ${n}`);
  expect((await post("One too many")).status).toBe(422);
  const last = page.at(-1) === "A" ? "B" : "A";
  expect((await fetch(`${page.slice(0, -1)}${last}`)).status).toBe(404);
});

test("a sensitive case's conversation is nobody's business but its team's", async () => {
  const one = await aCase();
  const talk = await begin(one);
  const team = await server.api<{ id: string }>("POST", "/teams", {
    name: "Trust",
    members: [{ userId: ilze.userId }],
  });
  await ilze.api("POST", `/cases/${one.id}/assign`, { teamId: team.id });
  await ilze.api("PATCH", `/cases/${one.id}`, { sensitive: true });
  expect((await server.ask("GET", `/conversations/${talk.id}`)).status).toBe(404);
  expect((await ilze.ask("GET", `/conversations/${talk.id}`)).status).toBe(200);
});

test("letters to somebody who was killed in the middle are not sent twice, and what is in doubt is said", async () => {
  const one = await aCase();
  const talk = await begin(one);
  await write(talk, "Maybe");
  await server.services.db
    .updateTable("conversation_message")
    .set({ state: "sending", claimed_by: "dead", lease_until: new Date(0) })
    .where("conversation_id", "=", talk.id)
    .execute();
  expect(await leave()).toBeNull();
  expect((await read(talk)).messages).toMatchObject([{ state: "unconfirmed" }]);
  expect((await get(one)).firstContactAt).toBeNull();
});
