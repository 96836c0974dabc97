import type { Case, CaseDetail } from "@candor/contract/case.ts";
import type { Conversation, ConversationMessage } from "@candor/contract/conversation.ts";
import type { MailInState } from "@candor/contract/mail-in.ts";
import { sql } from "kysely";
import { createTransport } from "nodemailer";
import PostalMime, { type Email } from "postal-mime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { letterMail } from "../app/letter-mail.ts";
import { type BounceListener, listenForBounces } from "../channels/email/bounce-listener.ts";
import { letterWorker } from "../conversations/send-letters.ts";
import {
  CLIENTS,
  type Client,
  type Mail,
  multipart,
  OUR_LETTER,
  part,
  replyMail,
  replyText,
  THEIR_WORDS,
  TONGUES,
  type Tongue,
  type Way,
  wire,
} from "../testing/mail-clients.ts";
import { freePort, type TestMailServer, testMailServer } from "../testing/mail-server.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let smtp: TestMailServer;
let server: TestServer;
let listener: BounceListener;

beforeAll(async () => {
  smtp = await testMailServer();
  server = await testServer({
    SMTP_URL: smtp.url,
    MAIL_FROM: "Green & Sons <care@shop.lv>",
    INBOUND_SMTP_PORT: String(await freePort()),
  });
  const { db, secret, letters: news } = server.services;
  listener = await listenForBounces({
    ...{ db, secret, news, port: 0, host: "127.0.0.1" },
    onError: (error) => {
      throw error;
    },
  });
});

afterAll(async () => {
  await listener.close();
  await smtp.stop();
});

interface Thread {
  case: CaseDetail;
  talk: Conversation;
  customer: string;
  /** The letter that they have, and the envelope it came in. */
  letter: Email;
  envelopeFrom: string;
}

/** A customer who was written to in their language. */
async function aThread(tongue: Tongue): Promise<Thread> {
  const customer = `anna${Math.random().toString(36).slice(2)}@mail.example`;
  const person = { email: customer, language: tongue };
  const { id: personId } = await server.api<{ id: string }>("POST", "/people", person);
  const one = await server.api<CaseDetail>("POST", "/cases", { words: "It rained in", personId });
  const talk = await server.api<Conversation>("POST", `/cases/${one.id}/conversation`);
  await server.api("POST", `/conversations/${talk.id}/messages`, { text: OUR_LETTER[tongue] });
  const { db, secret, config, asking, letters: news } = server.services;
  const clock = () => new Date(Date.now() + 11_000);
  const worker = letterWorker({
    ...{ db, secret, publicUrl: config.publicUrl, mail: letterMail(asking), news, clock },
    mayLeave: async () => "now" as const,
    worker: "test",
    onError: (error) => {
      throw error;
    },
  });
  const before = smtp.received.length;
  const signal = new AbortController().signal;
  await worker.takeTurn({ workspaceId: server.workspaceId, lane: "", signal } as never);
  const sent = smtp.received[before];
  if (!sent) throw new Error("no letter left");
  const letter = await PostalMime.parse(sent.raw);
  return { case: one, talk, customer, letter, envelopeFrom: sent.from };
}

const addressed = ({ customer, letter }: Thread, more: Partial<Mail> = {}): Mail => ({
  from: `Anna <${customer}>`,
  to: letter.replyTo?.[0]?.address ?? "",
  messageId: `<${crypto.randomUUID()}@mail.example>`,
  subject: `Re: ${letter.subject}`,
  ...more,
});

/** Hands a mail over as another mail server does. */
async function deliver(
  raw: string | Buffer,
  { from, to }: { from: string; to: string },
): Promise<number> {
  const transport = createTransport({ host: "127.0.0.1", port: listener.port, ignoreTLS: true });
  try {
    await transport.sendMail({ envelope: { from, to: [to] }, raw });
    return 250;
  } catch (error) {
    return (error as { responseCode?: number }).responseCode ?? 0;
  }
}

const send = (thread: Thread, raw: string | Buffer, from = thread.customer) =>
  deliver(raw, { from, to: addressed(thread).to });

async function arrived(thread: Thread): Promise<ConversationMessage[]> {
  const { messages } = await server.api<Conversation>("GET", `/conversations/${thread.talk.id}`);
  return messages.filter(({ direction }) => direction === "in");
}
const stateOf = async (thread: Thread) =>
  (await server.api<CaseDetail>("GET", `/cases/${thread.case.id}`)).state;

const WAYS: readonly Way[] = ["top", "bottom", "between"];
/** Which programs people answer with between and below the lines. */
const written = (client: Client, way: Way, tongue: Tongue) =>
  way === "top" || client !== "mobile" || tongue === "en";
/** A line of ours long enough to be known; a customer's answer shows none of them. */
const ourLines = (tongue: Tongue) =>
  OUR_LETTER[tongue].split("\n").filter((one) => one.length > 20);
const words = (text: string) => text.replace(/\s+/g, " ").trim();

test.each(TONGUES)(
  "replies of every program fall into their thread, and no word is lost: %s",
  async (tongue) => {
    const [thread, other] = [await aThread(tongue), await aThread(tongue)];
    const kinds = WAYS.flatMap((way) =>
      CLIENTS.filter((client) => written(client, way, tongue)).map((client) => ({ client, way })),
    );
    for (const { client, way } of kinds) {
      const raw = replyMail(addressed(thread), client, tongue, way);
      expect(await send(thread, raw), `${client} ${way}`).toBe(250);
    }
    const messages = await arrived(thread);
    expect(await arrived(other)).toEqual([]);
    expect(await stateOf(thread)).toBe("open");
    expect(await stateOf(other)).toBe("waiting");
    expect(messages.map(({ machine }) => machine)).toEqual(kinds.map(() => null));
    for (const [at, { client, way }] of kinds.entries()) {
      const { text, shown } = messages[at] ?? { text: "", shown: "" };
      const name = `${client} ${way}`;
      // Every word that came is kept, also those that quote us.
      expect(words(text), name).toBe(words(replyText(client, tongue, way)));
      for (const theirs of THEIR_WORDS[tongue]) expect(shown, name).toContain(theirs);
      for (const ours of ourLines(tongue)) expect(shown, name).not.toContain(ours);
      expect(shown, name).not.toContain("care@shop.lv");
    }
  },
);

test("mails in the character sets of old programs are read, and so are those that are markup alone", async () => {
  const thread = await aThread("ru");
  const russian = Buffer.from("d3d0c1d3c9c2cf2c20d7d3a320c8cfd2cfdbcf21", "hex");
  const latvian = Buffer.from("50616c646965732c2067616964eef0752e", "hex");
  const html =
    "<p>Спасибо,<br>жду.</p><blockquote>Нам очень жаль, что у вас протекла крыша.</blockquote>";
  for (const body of [
    part("text/plain; charset=koi8-r", "base64", russian),
    part("text/plain; charset=windows-1257", "base64", latvian),
    part("text/html; charset=utf-8", "base64", html),
  ]) {
    expect(await send(thread, wire(addressed(thread), body))).toBe(250);
  }
  const shown = (await arrived(thread)).map((one) => one.shown);
  expect(shown).toEqual(["спасибо, всё хорошо!", "Paldies, gaidīšu.", "Спасибо,\nжду."]);
});

const MACHINES: [string, Partial<Mail>, string | null][] = [
  [
    "Gmail is away",
    { subject: "Away: Re: Case", headers: { "X-Autoreply": "yes", Precedence: "bulk" } },
    null,
  ],
  [
    "Outlook is away",
    { subject: "Automātiska atbilde", headers: { "X-Auto-Response-Suppress": "All" } },
    null,
  ],
  ["Yandex is away", { subject: "Автоответ", headers: { "Auto-Submitted": "auto-replied" } }, null],
  [
    "Mail.ru is away",
    { subject: "Автоответ: Re", headers: { "Auto-Submitted": "auto-generated" } },
    null,
  ],
  [
    "a rule of an Apple mailbox",
    { subject: "Autosvar", headers: { "Auto-Submitted": "auto-replied; owner-email" } },
    null,
  ],
  ["a list", { headers: { "List-Id": "<all.example>" } }, null],
  ["nobody reads it", { from: "no-reply@mail.example" }, null],
  ["an empty return path", {}, ""],
];

test.each(MACHINES)(
  "what a machine writes is kept and opens nothing: %s",
  async (_name, more, envelope) => {
    const thread = await aThread("en");
    const body = part(
      "text/plain; charset=utf-8",
      "qp",
      "I am away until Monday, and so is the cat.",
    );
    expect(
      await send(thread, wire(addressed(thread, more), body), envelope ?? thread.customer),
    ).toBe(250);
    expect(await arrived(thread)).toMatchObject([
      { shown: "I am away until Monday, and so is the cat.", machine: expect.any(String) },
    ]);
    expect(await stateOf(thread)).toBe("waiting");
  },
);

test.each(TONGUES)(
  "an answer to an appointment that a calendar sends opens nothing, and is kept: %s",
  async (tongue) => {
    const thread = await aThread(tongue);
    const calendar =
      "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:1@x\r\nEND:VEVENT\r\nEND:VCALENDAR";
    const body = multipart("alternative", [
      part("text/plain; charset=utf-8", "qp", "Anna: accepted"),
      part("text/calendar; charset=utf-8; method=REPLY", "base64", calendar),
    ]);
    expect(await send(thread, wire(addressed(thread), body))).toBe(250);
    expect(await arrived(thread)).toMatchObject([{ machine: "calendar", shown: "Anna: accepted" }]);
    expect(await stateOf(thread)).toBe("waiting");
  },
);

test("an invitation to an appointment with words of theirs is theirs", async () => {
  const thread = await aThread("en");
  const body = multipart("mixed", [
    part("text/plain; charset=utf-8", "qp", "Can we meet on Tuesday instead?"),
    part(
      "text/calendar; charset=utf-8; method=REQUEST",
      "base64",
      "BEGIN:VCALENDAR\r\nEND:VCALENDAR",
    ),
  ]);
  expect(await send(thread, wire(addressed(thread), body))).toBe(250);
  expect(await arrived(thread)).toMatchObject([
    { machine: null, files: [{ type: "text/calendar" }] },
  ]);
  expect(await stateOf(thread)).toBe("open");
});

test("a report that our letter did not arrive is told at the letter, and opens the case", async () => {
  const thread = await aThread("sv");
  const report = (kind: string) =>
    multipart(`report; report-type=${kind}`, [
      part("text/plain; charset=us-ascii", "8bit", "It did not work."),
      part(
        "message/delivery-status",
        "8bit",
        `Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${thread.customer}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user`,
      ),
    ]);
  const mail = addressed(thread, { from: "MAILER-DAEMON@mx.example", to: thread.envelopeFrom });
  expect(
    await deliver(wire(mail, report("delivery-status")), { from: "", to: thread.envelopeFrom }),
  ).toBe(250);
  const { messages } = await server.api<Conversation>("GET", `/conversations/${thread.talk.id}`);
  expect(messages).toMatchObject([{ direction: "out", state: "not_delivered" }]);
  expect(await stateOf(thread)).toBe("open");
  const plain = await aThread("en");
  const told = addressed(plain, { from: "Mail Delivery System <MAILER-DAEMON@mx.example>" });
  const body = part("text/plain; charset=us-ascii", "8bit", "Delivery failed");
  expect(await send(plain, wire(told, body))).toBe(250);
  expect(await arrived(plain)).toMatchObject([{ machine: "sender" }]);
  expect(await stateOf(plain)).toBe("waiting");
});

test("what Outlook packs into winmail.dat is kept as a file beside the words", async () => {
  const thread = await aThread("lv");
  const tnef = Buffer.concat([Buffer.from("789f3e22", "hex"), Buffer.alloc(2000, 7)]);
  const body = multipart("mixed", [
    part("text/plain; charset=utf-8", "qp", "Paldies, līgums pielikumā."),
    part('application/ms-tnef; name="winmail.dat"', "base64", tnef),
  ]);
  expect(await send(thread, wire(addressed(thread), body))).toBe(250);
  const [message] = await arrived(thread);
  expect(message).toMatchObject({
    shown: "Paldies, līgums pielikumā.",
    files: [{ name: "winmail.dat", size: tnef.length }],
  });
  const file = await server.fetch(
    `/conversations/${thread.talk.id}/files/${message?.files[0]?.id}`,
  );
  expect(Buffer.from(await file.arrayBuffer()).equals(tnef)).toBe(true);
});

test("a mail of more than 25 MB is refused with a code that tells its sender, and nothing of it is kept", async () => {
  const thread = await aThread("en");
  const body = multipart("mixed", [
    part("text/plain; charset=utf-8", "qp", "Pictures of the roof"),
    part('image/jpeg; name="roof.jpg"', "base64", Buffer.alloc(20_000_000, 7)),
  ]);
  const raw = wire(addressed(thread), body);
  expect(raw.length).toBeGreaterThan(25 * 1024 * 1024);
  expect(await send(thread, raw)).toBe(552);
  expect(await arrived(thread)).toEqual([]);
  expect(await stateOf(thread)).toBe("waiting");
});

const mailIn = () => server.api<MailInState>("GET", "/mail-in");

test("a mail from a stranger opens a case where that is wanted, once, and within limits that colleagues are shown", async () => {
  const before = await mailIn();
  const to = before.strangers.address ?? "";
  expect(to).toMatch(/^n-[a-z2-7]{61}@/);
  const from = "boris@stranger.example";
  const write = (more: Partial<Mail> = {}, headers: string[] = []) => {
    const mail = { from: `Boris <${from}>`, to, subject: "The gate is broken", ...more };
    const head = [
      `From: ${mail.from}`,
      `To: ${to}`,
      `Subject: ${mail.subject}`,
      `Message-ID: ${mail.messageId ?? `<${crypto.randomUUID()}@stranger.example>`}`,
      ...headers,
    ];
    return deliver([...head, "", "It fell on my car.", ""].join("\r\n"), { from, to });
  };
  // Off until somebody wants it.
  expect(before.strangers).toMatchObject({ open: false, opened: 0 });
  expect(await write()).toBe(550);
  const team = await server.api<{ id: string }>("POST", "/teams", { name: "Care" });
  const setting = { open: true, teamId: team.id, refuse: ["@spam.example"] };
  await server.api("PUT", "/mail-in/strangers", setting);

  const cases = () =>
    server.api<{ data: Case[] }>("GET", "/cases?search=boris%40stranger.example&state=all");
  const first = "<first@stranger.example>";
  expect(await write({ messageId: first })).toBe(250);
  expect(await write({ messageId: first })).toBe(250);
  const { data } = await cases();
  expect(data).toMatchObject([
    { title: "The gate is broken", words: "It fell on my car.", teamId: team.id, owner: null },
  ]);
  const one = data[0];
  expect(one?.person).toMatchObject({ name: "Boris", email: from });
  // What goes on with their own mail goes on in its conversation, under whatever subject.
  expect(await write({ subject: "Pictures" }, [`In-Reply-To: ${first}`])).toBe(250);
  const talk = await server.api<Conversation>("POST", `/cases/${one?.id}/conversation`);
  expect(talk.messages.map(({ direction }) => direction)).toEqual(["in", "in"]);
  expect((await cases()).data).toHaveLength(1);

  // Newsletters, machines, what a filter took for spam, colleagues, and whom the workspace refuses.
  expect(await write({}, ["List-Unsubscribe: <https://stranger.example/u>"])).toBe(550);
  expect(await write({}, ["Auto-Submitted: auto-replied"])).toBe(550);
  expect(await write({}, ["X-Spam-Flag: YES"])).toBe(550);
  expect(await write({ from: "ann@example.com" })).toBe(550);
  expect(await write({ from: "cheap@spam.example" })).toBe(550);
  expect((await mailIn()).refused).toEqual([]);

  for (let n = 2; n <= 5; n += 1) expect(await write()).toBe(250);
  expect(await write()).toBe(452);
  expect(await write()).toBe(452);
  const after = await mailIn();
  expect(after.strangers.opened).toBe(5);
  expect(after.refused).toMatchObject([{ why: "stranger_limit", from, times: 2, case: null }]);
  // Somebody else is heard all the same, and an answer of theirs within the conversation has no such limit.
  expect(await write({ from: "clara@stranger.example" })).toBe(250);
  expect(await write({}, [`References: ${first}`])).toBe(250);

  // Whoever is erased leaves nothing, not even that they were refused.
  await server.api("DELETE", `/people/${one?.personId}`);
  const left = await mailIn();
  expect(left.refused).toEqual([]);
  expect(left.strangers.opened).toBe(1);
});

test("a mail above the limit of a conversation is shown with its sender and its case", async () => {
  const thread = await aThread("en");
  expect(await send(thread, replyMail(addressed(thread), "gmail", "en", "top"))).toBe(250);
  const { db } = server.services;
  await sql`
    insert into conversation_message (workspace_id, conversation_id, id, direction, kind, way, actor, subject, text,
      shown, state, rfc_id, at)
    select workspace_id, conversation_id, gen_random_uuid(), direction, kind, way, actor, subject, text, shown, state,
      'copy ' || n, at
    from conversation_message, generate_series(1, 49) n
    where workspace_id = ${server.workspaceId} and conversation_id = ${thread.talk.id} and direction = 'in'
  `.execute(db);
  const raw = replyMail(addressed(thread), "gmail", "en", "top");
  expect(await send(thread, raw)).toBe(452);
  expect(await send(thread, raw)).toBe(452);
  expect((await mailIn()).refused).toMatchObject([
    {
      ...{ why: "conversation_limit", from: thread.customer, times: 2 },
      case: { id: thread.case.id, number: thread.case.number },
    },
  ]);
});
