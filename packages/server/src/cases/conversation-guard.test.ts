import type { CaseDetail } from "@candor/contract/case.ts";
import type { Conversation } from "@candor/contract/conversation.ts";
import { createTransport, type SendMailOptions } from "nodemailer";
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
let clock = new Date();

function onError(error: unknown): never {
  throw error;
}

beforeAll(async () => {
  smtp = await testMailServer();
  server = await testServer({
    SMTP_URL: smtp.url,
    MAIL_FROM: "Green & Sons <care@shop.lv>",
    INBOUND_SMTP_PORT: String(await freePort()),
  });
  ilze = await testMember(server, "Ilze");
  const { db, secret, letters: news } = server.services;
  const where = { port: 0, host: "127.0.0.1", clock: () => clock };
  listener = await listenForBounces({ db, secret, news, onError, ...where });
});

afterAll(async () => {
  await listener.close();
  await smtp.stop();
});

async function aPerson(): Promise<string> {
  const email = `anna${Math.random().toString(36).slice(2)}@shop.lv`;
  return (await server.api<{ id: string }>("POST", "/people", { email, language: "lv" })).id;
}
const aCase = async () =>
  ilze.api<CaseDetail>("POST", "/cases", { words: "It rained in", personId: await aPerson() });
const begin = (one: CaseDetail) => ilze.api<Conversation>("POST", `/cases/${one.id}/conversation`);
const read = (talk: Conversation) => ilze.api<Conversation>("GET", `/conversations/${talk.id}`);
const get = (one: CaseDetail) => ilze.api<CaseDetail>("GET", `/cases/${one.id}`);
const write = (talk: Conversation, text: string) =>
  ilze.api<Conversation>("POST", `/conversations/${talk.id}/messages`, { text });
const resolve = (one: CaseDetail) =>
  ilze.api("POST", `/cases/${one.id}/resolve`, { outcome: "solved", causeId: null });

async function leave(seconds = 11): Promise<Email | null> {
  const { db, secret, config, asking, letters: news } = server.services;
  const before = smtp.received.length;
  clock = new Date(Date.now() + seconds * 1000);
  const { publicUrl } = config;
  const mail = letterMail(asking);
  const common = { db, secret, publicUrl, mail, news, onError };
  const worker = letterWorker({
    mayLeave: async () => "now" as const,
    ...common,
    worker: "test",
    clock: () => clock,
  });
  const signal = new AbortController().signal;
  await worker.takeTurn({ workspaceId: server.workspaceId, lane: "", signal } as never);
  const got = smtp.received[before];
  return got ? PostalMime.parse(got.raw) : null;
}

/** A letter that has left, and how its customer answers it. */
async function talked(one: CaseDetail) {
  const talk = await begin(one);
  await write(talk, "We come on Monday");
  const letter = await leave();
  const to = letter?.replyTo?.[0]?.address ?? "";
  const envelope = smtp.received.at(-1)?.from ?? "";
  return { talk, to, envelope };
}
const mail = (to: string | string[], more: SendMailOptions) =>
  createTransport({ host: "127.0.0.1", port: listener.port, ignoreTLS: true }).sendMail({
    from: "anna@home.lv",
    to,
    subject: "Re",
    ...more,
  });

function bounced(to: string, status: string) {
  const lines = [
    ...["From: MAILER-DAEMON@mx.shop.lv", `To: ${to}`, "Subject: Undelivered", "MIME-Version: 1.0"],
    'Content-Type: multipart/report; report-type=delivery-status; boundary="x"',
    ...["", "--x", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.shop.lv"],
    ...["", "Final-Recipient: rfc822; anna@shop.lv", "Action: failed", `Status: ${status}`],
    ...["--x--", ""],
  ];
  return mail(to, { envelope: { from: "", to: [to] }, raw: lines.join("\r\n") });
}

test("a case that somebody was written to in cannot become another customer's; one without words can", async () => {
  const [one, two] = [await aCase(), await aCase()];
  const { talk } = await talked(one);
  const other = await aPerson();
  const refused = await ilze.ask("PATCH", `/cases/${one.id}`, { personId: other });
  expect(refused).toMatchObject({ status: 409, body: { code: "case_has_conversation" } });
  expect((await get(one)).personId).toBe(talk.personId);
  const empty = await begin(two);
  await ilze.api("PATCH", `/cases/${two.id}`, { personId: other });
  expect((await read(empty)).personId).toBe(other);
  await ilze.api("PATCH", `/cases/${two.id}`, { personId: null });
  expect((await ilze.ask("GET", `/conversations/${empty.id}`)).status).toBe(404);
});

test.each(["4.4.7", "5.2.2"])(
  "a final bounce of %s is one, whatever its code: the first contact is owed once more",
  async (status) => {
    const one = await aCase();
    const { talk, envelope } = await talked(one);
    expect((await get(one)).firstContactAt).not.toBeNull();
    await bounced(envelope, status);
    expect((await read(talk)).messages[0]).toMatchObject({ state: "not_delivered" });
    const owed = await get(one);
    expect(owed).toMatchObject({ state: "open", firstContactAt: null, dueKind: "first_contact" });
  },
);

test("mail to somebody who was erased is refused, so that its sender learns of it", async () => {
  const one = await aCase();
  const { to } = await talked(one);
  await mail(to, { text: "I am here" });
  await server.services.db.deleteFrom("conversation").where("case_id", "=", one.id).execute();
  await expect(mail(to, { text: "Still here?" })).rejects.toThrow(/550/);
});

test("no word is lost: a blank text part gives way to the HTML, and what does not fit is refused", async () => {
  const [one, two] = [await talked(await aCase()), await talked(await aCase())];
  await mail([one.to, two.to], {
    text: " \n",
    html: "<p>It drips\0 again</p>",
    messageId: "<b@x>",
  });
  for (const { talk } of [one, two]) {
    const { messages } = await read(talk);
    expect(messages.map(({ text }) => text)).toContain("It drips again");
  }
  await expect(mail(one.to, { text: "a".repeat(100_001) })).rejects.toThrow(/552/);
  const attachments = Array.from({ length: 21 }, (_, n) => ({ filename: `${n}`, content: "x" }));
  await expect(mail(one.to, { text: "See", attachments })).rejects.toThrow(/552/);
  expect((await read(one.talk)).messages).toHaveLength(2);
});

test("two machines that answer each other are stopped", async () => {
  const one = await aCase();
  const { talk, to } = await talked(one);
  await mail(to, { from: to, text: "Our own address" });
  expect((await read(talk)).messages[1]?.machine).toBe("our own address");
  for (let n = 0; n < 49; n += 1) await mail(to, { text: `Mail ${n}` });
  await expect(mail(to, { text: "One too many" })).rejects.toThrow(/452/);
  expect((await read(talk)).messages).toHaveLength(51);
});

test("whoever has answered is not asked, and thanks after closing open nothing", async () => {
  const one = await aCase();
  const { talk, to } = await talked(one);
  await resolve(one);
  const page = `${server.url}${new URL(talk.pageUrl ?? "").pathname}`;
  await fetch(page, { method: "POST", body: new URLSearchParams({ settled: "yes" }) });
  expect((await get(one)).state).toBe("closed");
  expect(await leave(400)).toBeNull();
  await mail(to, { text: "Paldies!" });
  expect((await get(one)).state).toBe("closed");
  await mail(to, { text: "Great, it drips again" });
  expect((await get(one)).state).toBe("open");
});

test("a letter that was tried is not taken back, and its page is for those who may answer", async () => {
  const one = await aCase();
  const talk = await begin(one);
  const { messages } = await write(talk, "Soon");
  await server.services.db
    .updateTable("conversation_message")
    .set({ attempts: 1, reply: "451 later" })
    .where("conversation_id", "=", talk.id)
    .execute();
  const undo = `/conversations/${talk.id}/messages/${messages[0]?.id}/undo`;
  expect((await ilze.ask("POST", undo)).status).toBe(409);
  await leave();
});

test("what was written in a case that a sensitive one took in is its team's only", async () => {
  const [one, two] = [await aCase(), await aCase()];
  const { talk } = await talked(one);
  const members = [{ userId: ilze.userId }];
  const team = await server.api<{ id: string }>("POST", "/teams", { name: "Trust", members });
  await ilze.api("POST", `/cases/${two.id}/assign`, { teamId: team.id });
  await ilze.api("PATCH", `/cases/${two.id}`, { sensitive: true });
  await ilze.api("POST", `/cases/${one.id}/merge`, { into: two.id });
  expect((await server.ask("GET", `/conversations/${talk.id}`)).status).toBe(404);
  expect((await ilze.ask("GET", `/conversations/${talk.id}`)).status).toBe(200);
});
