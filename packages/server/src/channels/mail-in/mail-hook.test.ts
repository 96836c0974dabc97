import { createHmac } from "node:crypto";
import type { MailInState, SaveMailHook } from "@candor/contract/mail-in.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LetterToAnswer, letterToAnswer, rawMail } from "../../testing/letter-to-answer.ts";
import { type TestMailServer, testMailServer } from "../../testing/mail-server.ts";
import { sendMailTo } from "../../testing/send-mail.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import { listenForBounces } from "../email/bounce-listener.ts";

const DOMAIN = "answers.shop.com";
const SIGNING_KEY = "key-of-mailgun";

let smtp: TestMailServer;
let server: TestServer;

beforeAll(async () => {
  smtp = await testMailServer();
  server = await testServer({ SMTP_URL: smtp.url, MAIL_FROM: "Green & Sons <care@shop.com>" });
});
afterAll(() => smtp.stop());

async function setUp(provider: SaveMailHook["provider"], more: object = {}): Promise<string> {
  const body = { provider, domain: DOMAIN, ...more };
  const state = await server.api<MailInState>("PUT", "/mail-in/hook", body);
  return server.url + new URL(state.hook?.url ?? "").pathname;
}
const hook = async () => (await server.api<MailInState>("GET", "/mail-in")).hook;
const replyTo = ({ letter }: LetterToAnswer) => letter.replyTo?.[0]?.address ?? "";

async function post(
  url: string,
  body: FormData | URLSearchParams | string | Buffer,
  type?: string,
) {
  const headers = type ? { "content-type": type } : {};
  const reply = await fetch(url, { method: "POST", body: body as never, headers });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
}

/** As SendGrid posts: a form whose field `email` is the mail, in whatever encoding it came. */
function sendGridForm(raw: Buffer | string, envelope: { to: string[]; from: string }) {
  const boundary = "xYzZY";
  const field = (name: string, value: Buffer | string) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
      Buffer.from(value),
      Buffer.from("\r\n"),
    ]);
  const body = Buffer.concat([
    field("dkim", "none"),
    field("email", raw),
    field("to", envelope.to.join(", ")),
    field("envelope", JSON.stringify(envelope)),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  return { body, type: `multipart/form-data; boundary=${boundary}` };
}

function mailgunForm(raw: string, recipient: string, more: Record<string, string> = {}) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const token = crypto.randomUUID();
  const signature = createHmac("sha256", SIGNING_KEY)
    .update(timestamp + token)
    .digest("hex");
  return new URLSearchParams({
    ...{ recipient, sender: "anna@mail.example", "body-mime": raw },
    ...{ timestamp, token, signature, ...more },
  });
}

test("an answer handed over by SendGrid is in its thread once, whoever brings it a second time", async () => {
  const url = await setUp("sendgrid");
  const thread = await letterToAnswer(server, smtp);
  expect(replyTo(thread)).toMatch(/^r-[a-z2-7]{61}@answers\.shop\.com$/);
  const head = [
    `From: "O'Brien <script>alert(1)</script>" <${thread.customer}>`,
    `To: ${replyTo(thread)}`,
    "Subject: Re",
    "Message-ID: <one@mail.example>",
    "Content-Type: text/plain; charset=iso-8859-1",
    "Content-Transfer-Encoding: 8bit",
  ].join("\r\n");
  // One byte a letter: read as UTF-8 it would be lost.
  const raw = Buffer.from(`${head}\r\n\r\nG\u00e4rna p\u00e5 m\u00e5ndag\r\n`, "latin1");
  const envelope = { to: [replyTo(thread)], from: thread.customer };
  const form = sendGridForm(raw, envelope);
  expect(await post(url, form.body, form.type)).toEqual({ status: 200, body: { taken: 1 } });
  expect(await post(url, form.body, form.type)).toMatchObject({ status: 200 });
  expect(await thread.arrived()).toMatchObject([{ text: "Gärna på måndag", machine: null }]);
  const { db, secret, letters: news } = server.services;
  const listener = await listenForBounces({
    ...{ db, secret, news, port: 0, host: "127.0.0.1" },
    onError: (error) => {
      throw error;
    },
  });
  const again = { from: thread.customer, to: replyTo(thread), subject: "Re", text: "Again" };
  await sendMailTo(listener.port, { ...again, messageId: "<one@mail.example>" } as never);
  await listener.close();
  expect(await thread.arrived()).toHaveLength(1);
  expect(await hook()).toMatchObject({ state: "ok", taken: 1, left: 0 });
});

test("what SendGrid has taken apart is refused with what to tick, and shown until it is mended", async () => {
  const url = await setUp("sendgrid");
  const form = new FormData();
  form.set("text", "Hello");
  expect(await post(url, form)).toMatchObject({ status: 422, body: { code: "bad_mail_hook" } });
  expect(await hook()).toMatchObject({
    state: "down",
    error: expect.stringContaining("raw, full MIME"),
  });
  const thread = await letterToAnswer(server, smtp);
  const raw = rawMail({ from: thread.customer, to: replyTo(thread), text: "Fine" });
  const right = sendGridForm(raw, { to: [replyTo(thread)], from: thread.customer });
  expect(await post(url, right.body, right.type)).toMatchObject({ status: 200 });
  expect(await hook()).toMatchObject({ state: "ok", error: null });
});

test("Mailgun's signature is asked for, and is good once", async () => {
  expect(
    await server.ask("PUT", "/mail-in/hook", { provider: "mailgun", domain: DOMAIN }),
  ).toMatchObject({
    status: 422,
    body: { code: "signing_key_missing" },
  });
  const url = await setUp("mailgun", { signingKey: SIGNING_KEY });
  expect(url).toMatch(/\/mime$/);
  const thread = await letterToAnswer(server, smtp);
  const raw = rawMail({ from: thread.customer, to: replyTo(thread), text: "Paldies 🌱" });
  const wrong = mailgunForm(raw, replyTo(thread), { signature: "00" });
  expect(await post(url, wrong)).toMatchObject({ status: 406, body: { code: "bad_mail_hook" } });
  const old = mailgunForm(raw, replyTo(thread), { timestamp: "1500000000" });
  expect(await post(url, old)).toMatchObject({ status: 406 });
  expect(await thread.arrived()).toEqual([]);
  const form = mailgunForm(raw, replyTo(thread));
  expect(await post(url, form)).toEqual({ status: 200, body: { taken: 1 } });
  const other = rawMail({ from: thread.customer, to: replyTo(thread), text: "Forged" });
  form.set("body-mime", other);
  expect(await post(url, form)).toMatchObject({ status: 406, body: { code: "mail_already_in" } });
  expect(await thread.arrived()).toMatchObject([{ text: "Paldies 🌱" }]);
  // The same service in a multipart form, as it posts when files are attached.
  const fresh = mailgunForm(
    rawMail({ from: thread.customer, to: "care@shop.com", text: "More" }),
    replyTo(thread),
  );
  const multipart = new FormData();
  for (const [name, value] of fresh) multipart.set(name, value);
  expect(await post(url, multipart)).toMatchObject({ status: 200 });
  expect(await thread.arrived()).toHaveLength(2);
});

test("Postmark's recipient is the envelope's, whatever the mail's own headers say", async () => {
  const url = await setUp("postmark");
  const thread = await letterToAnswer(server, smtp);
  const RawEmail = rawMail({
    from: thread.customer,
    to: "undisclosed@shop.com",
    text: "It drips 💧",
  });
  const body = JSON.stringify({
    From: thread.customer,
    OriginalRecipient: replyTo(thread),
    RawEmail,
  });
  expect(await post(url, body, "application/json")).toMatchObject({ status: 200 });
  expect(await thread.arrived()).toMatchObject([{ text: "It drips 💧" }]);
  const taken = JSON.stringify({ From: thread.customer, TextBody: "no raw" });
  expect(await post(url, taken, "application/json")).toMatchObject({ status: 403 });
});

test("a script hands over a mail as curl sends it; threads are found by what it answers, never by its subject", async () => {
  const url = await setUp("generic", { domain: null });
  const thread = await letterToAnswer(server, smtp);
  expect(thread.letter.replyTo ?? []).toEqual([]);
  const { messageId = "", subject = "" } = thread.letter;
  const mail = { from: thread.customer, to: "care@shop.com", text: "Yes" };
  const known = rawMail({
    ...mail,
    headers: { "In-Reply-To": "<x@y>", References: `<a@b> ${messageId} <x@y>` },
  });
  const CURL = "application/x-www-form-urlencoded";
  expect(await post(url, known, CURL)).toMatchObject({ status: 200, body: { taken: 1 } });
  expect(await thread.arrived()).toHaveLength(1);
  const stranger = rawMail({ ...mail, subject: `Re: ${subject}` });
  expect(await post(url, stranger, CURL)).toMatchObject({
    status: 422,
    body: { code: "mail_not_ours" },
  });
  const forged = messageId.replace(/.@/, (end) => (end === "q@" ? "r@" : "q@"));
  const altered = rawMail({ ...mail, headers: { "In-Reply-To": forged } });
  expect((await post(url, altered, CURL)).status).toBe(422);
  expect(await thread.arrived()).toHaveLength(1);
  expect(await hook()).toMatchObject({ left: 2 });
  expect(await post(url, "hello", "text/plain")).toMatchObject({ body: { code: "bad_mail_hook" } });
  const machine = rawMail({
    ...mail,
    headers: { "In-Reply-To": messageId, "Auto-Submitted": "auto-replied" },
  });
  expect(await post(url, machine, CURL)).toMatchObject({ status: 200 });
  expect((await thread.arrived())[1]).toMatchObject({ machine: "auto-submitted" });
});

test("a letter that came back is not delivered, known by the mail that the report holds", async () => {
  const url = await setUp("generic", { domain: null });
  const thread = await letterToAnswer(server, smtp);
  const report = [
    "From: MAILER-DAEMON@mx.example",
    "To: care@shop.com",
    "Return-Path: <>",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "",
    "--b\r\nContent-Type: text/plain\r\n\r\nIt failed\r\n",
    "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; a@b\r\nAction: failed\r\nStatus: 5.1.1\r\n",
    `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${thread.letter.messageId}\r\n\r\n--b--\r\n`,
  ].join("\r\n");
  expect(await post(url, report, "message/rfc822")).toMatchObject({ status: 200 });
  const { messages } = await server.api<{ messages: object[] }>(
    "GET",
    `/conversations/${thread.talk.id}`,
  );
  expect(messages).toMatchObject([{ state: "not_delivered" }]);
});

test("mails over 25 MB, keys of nobody and those of another service are refused", async () => {
  const url = await setUp("generic");
  const thread = await letterToAnswer(server, smtp);
  const mail = { from: thread.customer, to: replyTo(thread), text: "x".repeat(26 * 1024 * 1024) };
  expect(await post(url, rawMail(mail), "message/rfc822")).toMatchObject({
    status: 422,
    body: { code: "mail_too_large" },
  });
  expect(await thread.arrived()).toEqual([]);
  const small = rawMail({ ...mail, text: "small" });
  const changed = url.slice(0, -1) + (url.endsWith("A") ? "B" : "A");
  expect((await post(changed, small, "message/rfc822")).status).toBe(403);
  expect((await post(url.replace("generic", "postmark"), small)).status).toBe(403);
  const state = await server.api<MailInState>("POST", "/mail-in/hook/key");
  expect((await post(url, small, "message/rfc822")).status).toBe(403);
  const next = server.url + new URL(state.hook?.url ?? "").pathname;
  expect((await post(next, small, "message/rfc822")).status).toBe(200);
});

test("a test goes round: it leaves by the mail server, and is back once it was handed over", async () => {
  const url = await setUp("sendgrid");
  const before = smtp.received.length;
  await server.api("POST", "/mail-in/test", { way: "hook" });
  expect((await hook())?.test).toMatchObject({ cameBackAt: null });
  const sent = smtp.received[before];
  expect(sent?.to).toMatch(/^t-.*@answers\.shop\.com$/);
  const form = sendGridForm(sent?.raw ?? "", { to: [sent?.to ?? ""], from: "care@shop.com" });
  expect(await post(url, form.body, form.type)).toMatchObject({ status: 200 });
  expect((await hook())?.test?.cameBackAt).not.toBeNull();
  expect(await server.ask("POST", "/mail-in/test", { way: "mailbox" })).toMatchObject({
    status: 409,
  });
  await server.api("DELETE", "/mail-in/hook");
  expect(await server.api<MailInState>("GET", "/mail-in")).toMatchObject({
    active: "none",
    hook: null,
  });
});
