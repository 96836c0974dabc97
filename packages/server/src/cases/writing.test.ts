import type { CaseDetail } from "@candor/contract/case.ts";
import type { Conversation, OthersPresent } from "@candor/contract/conversation.ts";
import type { Team } from "@candor/contract/team.ts";
import PostalMime, { type Email } from "postal-mime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { letterMail } from "../app/letter-mail.ts";
import { memberLeft } from "../app/member-left.ts";
import { retention } from "../app/retention.ts";
import { openPresence } from "../conversations/presence.ts";
import { letterWorker } from "../conversations/send-letters.ts";
import { type TestMailServer, testMailServer } from "../testing/mail-server.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let smtp: TestMailServer;
let server: TestServer;
let ilze: TestMember;
let janis: TestMember;

beforeAll(async () => {
  smtp = await testMailServer();
  server = await testServer({ SMTP_URL: smtp.url, MAIL_FROM: "Green & Sons <care@shop.lv>" });
  ilze = await testMember(server, "Ilze");
  janis = await testMember(server, "Janis");
});

afterAll(() => smtp.stop());

async function aTalk(more: object = {}): Promise<Conversation> {
  const email = `anna${Math.random().toString(36).slice(2)}@shop.lv`;
  const { id } = await server.api<{ id: string }>("POST", "/people", { email });
  const about = { words: "It rained in", personId: id, ...more };
  const one = await server.api<CaseDetail>("POST", "/cases", about);
  return server.api<Conversation>("POST", `/cases/${one.id}/conversation`);
}
const of = ({ id }: Conversation, path = "") => `/conversations/${id}${path}`;
const read = (talk: Conversation, by: TestMember = ilze) => by.api<Conversation>("GET", of(talk));

async function putFile(
  talk: Conversation,
  name: string,
  content: string | Buffer,
  by: TestMember = ilze,
): Promise<{ status: number; body: { code?: string; data?: { id: string; name: string }[] } }> {
  const head = `content-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain`;
  const reply = await server.app.inject({
    method: "POST",
    url: `/api/v1${of(talk, "/files")}`,
    headers: { ...by.headers, "content-type": "multipart/form-data; boundary=edge" },
    payload: Buffer.concat([
      Buffer.from(`--edge\r\n${head}\r\n\r\n`),
      Buffer.from(content as string),
      Buffer.from("\r\n--edge--\r\n"),
    ]),
  });
  return { status: reply.statusCode, body: reply.json() };
}

/** Everything that is held leaves; the letter with these words as it came. */
async function leave(words: string): Promise<Email> {
  const { db, secret, config, asking, letters: news } = server.services;
  const clock = () => new Date(Date.now() + 11_000);
  const before = smtp.received.length;
  const worker = letterWorker({
    ...{ db, secret, publicUrl: config.publicUrl, mail: letterMail(asking), news, clock },
    mayLeave: async () => "now" as const,
    worker: "test",
    onError: (error) => {
      throw error;
    },
  });
  const signal = new AbortController().signal;
  await worker.takeTurn({ workspaceId: server.workspaceId, lane: "", signal } as never);
  const mails = await Promise.all(
    smtp.received.slice(before).map(({ raw }) => PostalMime.parse(raw)),
  );
  const mail = mails.find(({ text }) => text?.includes(words));
  if (!mail) throw new Error(`no letter with "${words}" left`);
  return mail;
}

test("what a colleague has begun is theirs alone, there after a reload, and gone once it is sent", async () => {
  const talk = await aTalk();
  await ilze.api("PUT", of(talk, "/draft"), { text: "Dear Anna,  " });
  await janis.api("PUT", of(talk, "/draft"), { text: "Hi" });
  expect((await read(talk)).draft).toBe("Dear Anna,  ");
  expect((await read(talk, janis)).draft).toBe("Hi");
  await ilze.api("POST", of(talk, "/messages"), { text: "Dear Anna, we come on Monday" });
  expect((await read(talk)).draft).toBe("");
  await janis.api("PUT", of(talk, "/draft"), { text: " " });
  expect((await read(talk, janis)).draft).toBe("");
});

test("a letter written before another's message arrived is asked about once, and goes when that was seen", async () => {
  const talk = await aTalk();
  const first = await ilze.api<Conversation>("POST", of(talk, "/messages"), {
    ...{ text: "We come on Monday", seen: null },
  });
  const late = await janis.ask<{ code: string; detail: string }>("POST", of(talk, "/messages"), {
    ...{ text: "We come on Tuesday", seen: null },
  });
  expect(late).toMatchObject({ status: 409, body: { code: "unread_message" } });
  expect(late.body.detail).toContain(ilze.email);
  const seen = first.messages.at(-1)?.id;
  const again = await janis.ask("POST", of(talk, "/messages"), { text: "And Tuesday", seen });
  expect(again.status).toBe(201);
});

test("who looks and who types is told to the others for half a minute, and keeps nobody from writing", async () => {
  const talk = await aTalk();
  const show = (by: TestMember, doing: string) =>
    by.api<OthersPresent>("POST", of(talk, "/presence"), { doing });
  expect(await show(ilze, "looks")).toEqual({ data: [] });
  const there = async () => (await show(janis, "types")).data;
  // It is told by a notification, which comes a moment later.
  await expect.poll(there).toMatchObject([{ userId: ilze.userId, doing: "looks" }]);
  await expect
    .poll(async () => (await show(ilze, "looks")).data)
    .toMatchObject([{ userId: janis.userId, doing: "types" }]);
  await show(ilze, "left");
  await expect.poll(there).toEqual([]);
  expect((await janis.ask("POST", of(talk, "/messages"), { text: "Hello" })).status).toBe(201);
  let now = 0;
  const memory = openPresence(() => now);
  const place = { workspaceId: "w", conversationId: "c" };
  memory.hear({ kind: "presence", ...place, userId: "ilze", doing: "types" });
  now = 29_999;
  expect(memory.others({ ...place, userId: "janis" })).toEqual([
    { userId: "ilze", doing: "types" },
  ]);
  expect(memory.others({ ...place, userId: "ilze" })).toEqual([]);
  expect(memory.others({ ...place, workspaceId: "other", userId: "janis" })).toEqual([]);
  now = 30_000;
  expect(memory.others({ ...place, userId: "janis" })).toEqual([]);
});

test("files go along in the mail, stand in the thread, and can be saved from the customer's page once it has left", async () => {
  const talk = await aTalk();
  await putFile(talk, "Rēķins (2).txt", "17 EUR");
  await putFile(talk, "not-this.txt", "secret");
  const theirs = await putFile(talk, "janis.txt", "his", janis);
  const { uploads } = await read(talk);
  expect(uploads.map(({ name }) => name)).toEqual(["Rēķins (2).txt", "not-this.txt"]);
  const files = [uploads[0]?.id];
  const send = (more: object) =>
    ilze.ask<Conversation>("POST", of(talk, "/messages"), { text: "The bill", ...more });
  const foreign = await send({ files: [theirs.body.data?.[0]?.id] });
  expect(foreign).toMatchObject({ status: 404, body: { code: "file_not_found" } });
  const written = await send({ files });
  expect(written.status).toBe(201);
  expect(written.body.uploads.map(({ name }) => name)).toEqual(["not-this.txt"]);
  const [message] = written.body.messages;
  expect(message?.files).toMatchObject([{ name: "Rēķins (2).txt", size: 6, type: "text/plain" }]);
  const page = new URL(written.body.pageUrl ?? "").pathname;
  const saved = `${server.url}${page}/files/${message?.files[0]?.id}`;
  expect((await fetch(saved)).status).toBe(404);
  const mail = await leave("The bill");
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(["Rēķins (2).txt"]);
  expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer).toString()).toBe("17 EUR");
  const html = await (await fetch(`${server.url}${page}`)).text();
  expect(html).toContain("Rēķins (2).txt");
  expect(html).not.toContain("not-this.txt");
  const file = await fetch(saved);
  expect(await file.text()).toBe("17 EUR");
  expect(file.headers.get("content-disposition")).toBe(
    "attachment; filename*=UTF-8''R%C4%93%C4%B7ins%20%282%29.txt",
  );
  const other = await aTalk();
  const elsewhere = new URL((await read(other)).pageUrl ?? "").pathname;
  expect((await fetch(`${server.url}${elsewhere}/files/${message?.files[0]?.id}`)).status).toBe(
    404,
  );
});

test("a letter taken back gives its files back; a file can be taken away", async () => {
  const talk = await aTalk();
  await putFile(talk, "bill.txt", "17 EUR");
  const [upload] = (await read(talk)).uploads;
  const written = await ilze.api<Conversation>("POST", of(talk, "/messages"), {
    ...{ text: "The bill", files: [upload?.id] },
  });
  await ilze.api("POST", of(talk, `/messages/${written.messages[0]?.id}/undo`));
  const again = await read(talk);
  expect(again.uploads).toMatchObject([{ name: "bill.txt" }]);
  const path = of(talk, `/uploads/${again.uploads[0]?.id}`);
  expect((await janis.ask("DELETE", path)).status).toBe(404);
  expect(await ilze.api("DELETE", path)).toEqual({ data: [] });
});

test("a file that mail servers would refuse is refused here, alone or with others, and no more than ten go along", async () => {
  const talk = await aTalk();
  const large = await putFile(talk, "film.mp4", Buffer.alloc(10_000_001));
  expect(large).toMatchObject({ status: 413, body: { code: "file_too_large" } });
  expect((await putFile(talk, "a.jpg", Buffer.alloc(9_000_000))).status).toBe(201);
  expect(await putFile(talk, "b.jpg", Buffer.alloc(7_000_000))).toMatchObject({ status: 413 });
  for (let n = 1; n < 10; n += 1) {
    expect((await putFile(talk, `${n}.txt`, "small")).status).toBe(201);
  }
  const many = await putFile(talk, "11.txt", "small");
  expect(many).toMatchObject({ status: 409, body: { code: "too_many_files" } });
});

test("under a reply stands the signature of the case's team, as it was when it was written", async () => {
  const signature = "Your garden team\n+371 20 000 000";
  const members = [{ userId: janis.userId }];
  const team = await server.api<Team>("POST", "/teams", { name: "Garden", signature, members });
  const talk = await aTalk({ teamId: team.id });
  expect((await read(talk)).signature).toBe(signature);
  await ilze.api("POST", of(talk, "/messages"), { text: "We come on Monday" });
  await server.api("PATCH", `/teams/${team.id}`, { signature: "Roses" });
  const mail = await leave("We come on Monday\n\nYour garden team");
  expect(mail.text).toContain(`We come on Monday\n\n${signature}\n\n-- `);
  const after = await read(talk);
  expect(after).toMatchObject({ signature: "Roses", messages: [{ signature }] });
  const page = new URL(after.pageUrl ?? "").pathname;
  expect(await (await fetch(`${server.url}${page}`)).text()).toContain("+371 20 000 000");
  // A case of nobody's team: that of the only team of whoever writes, else none.
  const nobodys = await aTalk();
  expect((await read(nobodys, janis)).signature).toBe("Roses");
  expect((await read(nobodys)).signature).toBe("");
});

test("what a colleague who leaves had begun is forgotten, and nothing of others", async () => {
  const talk = await aTalk();
  const leaver = await testMember(server, "Leaver");
  for (const by of [leaver, ilze]) {
    await by.api("PUT", of(talk, "/draft"), { text: "Begun" });
    await putFile(talk, "a.txt", "a", by);
  }
  const { db, outbox } = server.services;
  await db.transaction().execute((trx) =>
    memberLeft(outbox.cases)(trx, {
      ...{ workspaceId: server.workspaceId, userId: leaver.userId, actor: "ann@example.com" },
    }),
  );
  const begun = async (table: "conversation_draft" | "conversation_upload") =>
    (
      await db
        .selectFrom(table)
        .select("user_id")
        .where("workspace_id", "=", server.workspaceId)
        .where("conversation_id", "=", talk.id)
        .execute()
    ).map(({ user_id }) => user_id);
  expect(await begun("conversation_draft")).toEqual([ilze.userId]);
  expect(await begun("conversation_upload")).toEqual([ilze.userId]);
});

test("a file that nobody sends is forgotten after a week, and one that was just put there stays", async () => {
  const talk = await aTalk();
  await putFile(talk, "old.txt", "a");
  await putFile(talk, "new.txt", "b");
  const { db, config, answers } = server.services;
  await db
    .updateTable("conversation_upload")
    .set({ at: new Date(Date.now() - 8 * 86_400_000) })
    .where("workspace_id", "=", server.workspaceId)
    .where("conversation_id", "=", talk.id)
    .where("name", "=", "old.txt")
    .execute();
  await retention(config, answers)(db, server.workspaceId, new Date());
  expect((await read(talk)).uploads.map(({ name }) => name)).toEqual(["new.txt"]);
});
