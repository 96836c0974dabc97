import type { Case } from "@candor/contract/case.ts";
import type { MailInState } from "@candor/contract/mail-in.ts";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestMailbox, testMailbox } from "../../testing/imap-server.ts";
import { type LetterToAnswer, letterToAnswer, rawMail } from "../../testing/letter-to-answer.ts";
import { type TestMailServer, testMailServer } from "../../testing/mail-server.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import { lookIntoMailbox } from "./look-into-mailbox.ts";
import { mailDoor } from "./mail-door.ts";
import { mailInStates } from "./mail-in-queries.ts";
import { type Mailbox, readMailbox } from "./mail-in-way.ts";
import { mailboxWorker } from "./mailbox-worker.ts";

let smtp: TestMailServer;
let server: TestServer;
let box: TestMailbox;
let clock = Date.now();

beforeAll(async () => {
  smtp = await testMailServer();
  server = await testServer({
    SMTP_URL: smtp.url,
    MAIL_FROM: "Green & Sons <care@shop.com>",
    WEBHOOK_ALLOWED_HOSTS: "127.0.0.1",
  });
});
afterAll(() => smtp.stop());
beforeEach(async () => {
  box = await testMailbox();
});
afterEach(async () => {
  await server.api("DELETE", "/mail-in/mailbox");
  await box.stop();
});

const settings = () => ({
  ...{ host: "127.0.0.1", port: box.port, security: "none", user: "care", password: "right" },
  ...{ address: "care@shop.com" },
});
const setUp = (more: object = {}) =>
  server.api<MailInState>("PUT", "/mail-in/mailbox", { ...settings(), ...more });
const state = async () => (await server.api<MailInState>("GET", "/mail-in")).mailbox;

const deps = (lookMs = 5_000) => {
  const { db, secret, letters: news, asking } = server.services;
  return {
    ...{ db, secret, door: mailDoor({ db, secret, news }), mayConnect: asking.mayConnect, lookMs },
    now: () => new Date(clock),
    senderOf: async () => "care@shop.com",
  };
};
/** A look as the due work takes it. */
async function look(lookMs?: number): Promise<Date | null> {
  const { signal } = new AbortController();
  const turn = { workspaceId: server.workspaceId, lane: "", signal };
  return mailboxWorker(deps(lookMs)).takeTurn(turn);
}
const answer = (thread: LetterToAnswer, text: string, more: object = {}) =>
  rawMail({
    ...{ from: thread.customer, to: "care@shop.com", text, subject: "Something new" },
    headers: { "In-Reply-To": thread.letter.messageId ?? "" },
    ...more,
  });
const texts = async (thread: LetterToAnswer) => (await thread.arrived()).map(({ text }) => text);

test("what answers our letters is taken in and marked as read; everything else stays as it was", async () => {
  expect(await setUp()).toMatchObject({ active: "mailbox", mailbox: { state: "ok", taken: 0 } });
  const thread = await letterToAnswer(server, smtp);
  // The sender's own address is the mailbox: nothing else has to be named.
  expect(thread.letter.replyTo ?? []).toEqual([]);
  const ours = box.put(answer(thread, "Monday 🌱"));
  const bill = box.put(rawMail({ from: "shop@other.lv", to: "care@shop.com", text: "A bill" }));
  const subject = `Re: ${thread.letter.subject}`;
  box.put(rawMail({ from: thread.customer, to: "care@shop.com", text: "Hm", subject }));
  const colleague = box.put(answer(thread, "I did it", { from: "care@shop.com" }));
  expect(await look()).toEqual(new Date(clock + 60_000));
  await look();
  expect(await texts(thread)).toEqual(["Monday 🌱"]);
  expect([...ours.flags]).toEqual(["\\Seen"]);
  expect([bill, colleague].map(({ flags }) => flags.size)).toEqual([0, 0]);
  expect(box.folders.get("INBOX")).toHaveLength(4);
  expect(await state()).toMatchObject({ taken: 1, left: 3, error: null });
  expect((await state())?.lookedAt).not.toBeNull();
});

test("an address with a + finds its thread without any reference, and in its own workspace alone", async () => {
  await setUp({ plus: true, afterwards: "move", moveTo: "Done" });
  const thread = await letterToAnswer(server, smtp);
  const to = thread.letter.replyTo?.[0]?.address ?? "";
  expect(to).toMatch(/^care\+r-[a-z2-7]{36}@shop\.com$/);
  const changed = to.replace(/.@/, (end) => (end === "a@" ? "b@" : "a@"));
  box.put(rawMail({ from: thread.customer, to, text: "Without a reference" }));
  box.put(rawMail({ from: thread.customer, to: changed, text: "Forged" }));
  await look();
  expect(await texts(thread)).toEqual(["Without a reference"]);
  expect(box.folders.get("Done")).toHaveLength(1);
  expect(box.folders.get("INBOX")).toHaveLength(1);
});

test("two who look at once, and one that is killed in the middle, make one message of a mail", async () => {
  await setUp();
  const thread = await letterToAnswer(server, smtp);
  box.put(answer(thread, "First"));
  const second = box.put(answer(thread, "Second"));
  const killed = new AbortController();
  box.onText = async (uid) => {
    if (uid === second.uid) killed.abort();
  };
  const { db, secret } = server.services;
  const { workspaceId } = server;
  const mailbox = (await readMailbox({ db, secret }, workspaceId)) as Mailbox;
  const given = { workspaceId, mailbox, mark: null, colleagues: [] };
  await lookIntoMailbox(deps(), { ...given, signal: killed.signal }).catch(() => {});
  box.onText = null;
  expect(await texts(thread)).toEqual(["First"]);
  const { signal } = new AbortController();
  await Promise.all([
    lookIntoMailbox(deps(), { ...given, signal }),
    lookIntoMailbox(deps(), { ...given, signal }),
  ]);
  expect((await texts(thread)).sort()).toEqual(["First", "Second"]);
  expect(second.flags.has("\\Seen")).toBe(true);
  expect((await mailInStates(db, workspaceId))("mailbox").mark).toEqual({ validity: "1", uid: 2 });
});

test("a folder that was made anew is read again, and nothing is there twice", async () => {
  await setUp();
  const thread = await letterToAnswer(server, smtp);
  box.put(answer(thread, "Before"));
  await look();
  box.validity = 2;
  box.put(answer(thread, "After"));
  await look();
  expect((await texts(thread)).sort()).toEqual(["After", "Before"]);
  box.commands.length = 0;
  await look();
  expect(box.commands).not.toContain("UID FETCH");
});

test("a wrong password is refused with what to do, and one that changed later leaves the mails where they are", async () => {
  const wrong = await server.ask("PUT", "/mail-in/mailbox", { ...settings(), password: "wrong" });
  expect(wrong).toMatchObject({
    status: 422,
    body: {
      code: "mailbox_refused",
      detail: expect.stringMatching(/did not let care in.*app password.*Nothing was saved/),
    },
  });
  expect(await state()).toBeNull();
  await setUp();
  box.password = "another";
  const next = await look();
  expect(next?.getTime()).toBeGreaterThanOrEqual(clock + 60_000);
  expect(await state()).toMatchObject({
    state: "down",
    error: expect.stringContaining("did not let care in"),
  });
  box.password = "right";
  clock += 20 * 60_000;
  await look();
  expect(await state()).toMatchObject({ state: "ok", error: null });
});

test("a server that says nothing after the password is given up, and said so", async () => {
  await setUp();
  box.hangsAt = "SELECT";
  const began = performance.now();
  await look(1_500);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(await state()).toMatchObject({
    state: "down",
    error: expect.stringContaining("said nothing for 2 seconds"),
  });
  clock += 20 * 60_000;
});

test("a folder that is not there is refused with those that are; a kept password goes to no other server", async () => {
  expect(
    await server.ask("PUT", "/mail-in/mailbox", { ...settings(), folder: "Answers" }),
  ).toMatchObject({
    status: 422,
    body: { detail: expect.stringContaining("it has INBOX, Done") },
  });
  await setUp();
  const { password: _, ...rest } = settings();
  expect(
    await server.ask("PUT", "/mail-in/mailbox", { ...rest, afterwards: "leave" }),
  ).toMatchObject({ status: 200 });
  expect(await server.ask("PUT", "/mail-in/mailbox", { ...rest, host: "localhost" })).toMatchObject(
    {
      status: 422,
      body: { code: "password_missing" },
    },
  );
  const elsewhere = { ...settings(), host: "10.0.0.1", security: "tls" };
  expect(await server.ask("PUT", "/mail-in/mailbox", elsewhere)).toMatchObject({
    status: 422,
    body: { detail: expect.stringContaining("not an address on the public internet") },
  });
  const open = { ...settings(), host: "imap.example.com" };
  expect(await server.ask("PUT", "/mail-in/mailbox", open)).toMatchObject({
    body: { code: "password_in_the_open" },
  });
});

test("a test goes round through the mailbox", async () => {
  await setUp();
  const before = smtp.received.length;
  await server.api("POST", "/mail-in/test", { way: "mailbox" });
  expect((await state())?.test).toMatchObject({ cameBackAt: null });
  box.put(smtp.received[before]?.raw ?? "");
  await look();
  expect((await state())?.test?.cameBackAt).not.toBeNull();
});

test("mail of anybody opens a case where that is wanted, from then on; newsletters and what lay there before stay as they were", async () => {
  await setUp();
  const text = (words: string) => ({ from: "dina@other.lv", to: "care@shop.com", text: words });
  const old = box.put(rawMail(text("Long ago")));
  old.at = new Date(clock - 3_600_000);
  await server.api("PUT", "/mail-in/strangers", { open: true });
  const fresh = box.put(rawMail(text("The gate fell on my car")));
  const headers = { "List-Unsubscribe": "<https://other.lv/u>" };
  const newsletter = box.put(rawMail({ ...text("Buy"), headers }));
  await look();
  await look();
  const { data } = await server.api<{ data: Case[] }>("GET", "/cases?search=dina%40other.lv");
  expect(data).toMatchObject([{ words: "The gate fell on my car" }]);
  expect([...fresh.flags]).toEqual(["\\Seen"]);
  expect([old, newsletter].map(({ flags }) => flags.size)).toEqual([0, 0]);
  expect(await state()).toMatchObject({ taken: 1, left: 2 });
  await server.api("PUT", "/mail-in/strangers", { open: false });
});
