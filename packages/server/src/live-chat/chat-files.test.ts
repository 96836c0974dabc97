import { randomBytes } from "node:crypto";
import type { ChatState, Chats } from "@candor/contract/chat.ts";
import type { Conversation } from "@candor/contract/conversation.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { chatWorker } from "./chat-worker.ts";
import { MOST_PICTURES_A_DAY } from "./write-in-chat.ts";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

let server: TestServer;
let ilze: TestMember;
let key: string;

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze");
  const at = `/surveys/${server.survey.id}`;
  key = (await server.api<{ key: string }>("PUT", `${at}/widget`, {})).key;
  await server.api("PUT", `${at}/chat`, {
    ...{ enabled: true, teamId: null, requiresIdentity: false, greetings: {} },
  });
});

beforeEach(async () => {
  const { db } = server.services;
  for (const table of ["conversation", "customer_case", "person"] as const) {
    await db.deleteFrom(table).execute();
  }
});

const post = (path: string, body: object) =>
  fetch(`${server.url}/w/${key}/chat/${path}`, { method: "POST", body: JSON.stringify(body) });

async function show(token: string, bytes: Buffer, more: object = {}) {
  const picture = { token, id: uuidv7(), file: "broken.pot.exe", data: bytes.toString("base64") };
  const reply = await post("pictures", { ...picture, ...more });
  return { status: reply.status, body: (await reply.json()) as ChatState & { code?: string } };
}

async function onlyTalk(): Promise<Conversation> {
  const { data } = await ilze.api<Chats>("GET", "/chats");
  expect(data).toHaveLength(1);
  return ilze.api<Conversation>("GET", `/conversations/${data[0]?.id}`);
}

/** A colleague puts a file beside their line. */
async function upload(conversationId: string, name: string, text: string): Promise<string> {
  const head = `content-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain`;
  const reply = await server.app.inject({
    method: "POST",
    url: `/api/v1/conversations/${conversationId}/files`,
    headers: { ...ilze.headers, "content-type": "multipart/form-data; boundary=edge" },
    payload: `--edge\r\n${head}\r\n\r\n${text}\r\n--edge--\r\n`,
  });
  expect(reply.statusCode).toBe(201);
  return reply.json<{ data: { id: string }[] }>().data.at(-1)?.id ?? expect.fail();
}

test("a picture begins a chat or goes on in it, is one however often it is sent, and is only ever kept, never shown", async () => {
  const token = randomBytes(32).toString("base64url");
  const id = uuidv7();
  const sent = await Promise.all([1, 2, 3].map(() => show(token, PNG, { id })));
  expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
  // What it was called ran on somebody's machine; what it is opens as a picture.
  expect(sent[0]?.body.messages).toMatchObject([
    { ours: false, text: "broken_pot.png", files: [{ name: "broken_pot.png" }] },
  ]);
  const talk = await onlyTalk();
  const [message] = talk.messages;
  expect(message?.files).toMatchObject([{ type: "image/png", size: PNG.length }]);
  const file = message?.files[0]?.id;
  const own = await post("file", { token, file });
  expect(Buffer.from(await own.arrayBuffer()).equals(PNG)).toBe(true);
  expect(Object.fromEntries(own.headers)).toMatchObject({
    ...{ "content-type": "application/octet-stream", "x-content-type-options": "nosniff" },
    "content-disposition": expect.stringMatching(/^attachment/),
  });
  const stranger = randomBytes(32).toString("base64url");
  await show(stranger, PNG);
  expect((await post("file", { token: stranger, file })).status).toBe(404);
});

test("what is no picture is refused whatever it is called, and so is what is too large or too much", async () => {
  const token = randomBytes(32).toString("base64url");
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  for (const bytes of [svg, Buffer.from("MZ\x90"), Buffer.from("%PDF-1.7"), Buffer.alloc(0)]) {
    expect((await show(token, bytes, { file: "a.png" })).body.code).toBe("not_a_picture");
  }
  const large = Buffer.concat([PNG, Buffer.alloc(5_000_001 - PNG.length)]);
  expect((await show(token, large)).status).toBeGreaterThanOrEqual(400);
  const whole = Buffer.concat([PNG, Buffer.alloc(5_000_000 - PNG.length)]);
  expect((await ilze.api<Chats>("GET", "/chats")).data).toEqual([]);
  expect((await show(token, whole)).status).toBe(200);
  const { db } = server.services;
  const before = await db.selectFrom("conversation_message").selectAll().executeTakeFirstOrThrow();
  const file = await db.selectFrom("conversation_file").selectAll().executeTakeFirstOrThrow();
  for (let n = 1; n < MOST_PICTURES_A_DAY; n += 1) {
    const at = new Date(Date.now() - 3_600_000);
    const lineId = uuidv7();
    await db
      .insertInto("conversation_message")
      .values({ ...before, id: lineId, at })
      .execute();
    const copy = { ...file, id: uuidv7(), message_id: lineId, bytes: PNG, size: PNG.length };
    await db.insertInto("conversation_file").values(copy).execute();
  }
  const one = await show(token, PNG);
  expect([one.status, one.body.code]).toEqual([429, "chat_too_many_pictures"]);
  expect((await onlyTalk()).messages).toHaveLength(MOST_PICTURES_A_DAY);
});

test("a colleague's file stands on the page with its line, and goes along when the line goes by mail", async () => {
  const token = randomBytes(32).toString("base64url");
  await post("messages", { token, id: uuidv7(), text: "Which pot?", email: "ada@shop.lv" });
  const { id } = await onlyTalk();
  const fileId = await upload(id, "price-list.txt", "Rose 3,50");
  await ilze.api("POST", `/conversations/${id}/messages`, { text: "This one", files: [fileId] });
  const state = (await (await post("sync", { token })).json()) as ChatState;
  expect(state.messages[1]).toMatchObject({
    ...{ ours: true, text: "This one", files: [{ id: fileId, name: "price-list.txt" }] },
  });
  expect(await (await post("file", { token, file: fileId })).text()).toBe("Rose 3,50");
  const worker = chatWorker({
    db: server.services.workDb,
    news: server.services.outbox.cases,
    chats: server.services.outbox.chats,
    mailWorks: async () => true,
    clock: () => new Date(Date.now() + 10 * 60_000),
  });
  const turn = { workspaceId: server.workspaceId, lane: "" };
  for (const _ of [1, 2]) await worker.takeTurn({ ...turn, signal: new AbortController().signal });
  const letter = (await onlyTalk()).messages.filter(({ kind }) => kind === "unread");
  expect(letter).toHaveLength(1);
  expect(letter[0]?.files).toMatchObject([{ name: "price-list.txt", size: 9 }]);
  // On the page it stands once.
  const again = (await (await post("sync", { token })).json()) as ChatState;
  expect(again.messages.flatMap(({ files }) => files)).toHaveLength(1);
});
