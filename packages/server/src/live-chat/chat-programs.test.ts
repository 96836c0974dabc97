import { randomBytes } from "node:crypto";
import type { Chats, ChatThread } from "@candor/contract/chat.ts";
import type { Conversation } from "@candor/contract/conversation.ts";
import type { SavedReply } from "@candor/contract/saved-reply.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { EventData } from "../integrations/webhooks/outbox/event-data.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { whenFileEnds } from "../testing/test-database.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { chatWorker } from "./chat-worker.ts";

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
  await server.api("POST", "/webhooks", {
    name: "Chats",
    events: ["chat.began", "chat.answered", "chat.mailed", "chat.ended"],
    target: { format: "candor", url: "https://crm.example.com/hooks" },
  });
});

beforeEach(async () => {
  const { db } = server.services;
  for (const table of ["conversation", "customer_case", "person", "webhook_event"] as const) {
    await db.deleteFrom(table).execute();
  }
});

async function say(token: string, text: string, more: object = {}) {
  const reply = await fetch(`${server.url}/w/${key}/chat/messages`, {
    method: "POST",
    body: JSON.stringify({ token, id: uuidv7(), text, ...more }),
  });
  expect(reply.status).toBe(200);
}

async function onlyChat() {
  const { data } = await ilze.api<Chats>("GET", "/chats");
  expect(data).toHaveLength(1);
  return data[0] ?? expect.fail();
}

const answer = (id: string, text: string, more: object = {}) =>
  ilze.api<Conversation>("POST", `/conversations/${id}/messages`, { text, ...more });

async function told() {
  const rows = await server.services.db
    .selectFrom("webhook_event")
    .selectAll()
    .where("workspace_id", "=", server.workspaceId)
    .orderBy("id")
    .execute();
  return rows.map(({ type, data }) => ({ type, data: data as unknown as EventData }));
}

test("other programs hear that a chat began, was answered, went by mail and ended, once each and without a word of it", async () => {
  const token = randomBytes(32).toString("base64url");
  await say(token, "Is the rose there?", { email: "ada@shop.lv", name: "Ada", page: "/shop" });
  await say(token, "Hello?");
  const { id } = await onlyChat();
  await answer(id, "It is.");
  await answer(id, "And it is red.");
  const worker = chatWorker({
    db: server.services.workDb,
    news: server.services.outbox.cases,
    chats: server.services.outbox.chats,
    mailWorks: async () => true,
    clock: () => new Date(Date.now() + 10 * 60_000),
  });
  const turn = { workspaceId: server.workspaceId, lane: "" };
  await worker.takeTurn({ ...turn, signal: new AbortController().signal });
  await ilze.api("POST", `/chats/${id}/end`);
  await ilze.api("POST", `/chats/${id}/end`);
  const events = await told();
  // The mail went by a later clock.
  expect(events.map(({ type }) => type)).toEqual([
    ...["chat.began", "chat.answered", "chat.ended", "chat.mailed"],
  ]);
  expect(events[0]?.data).toMatchObject({
    survey: { id: server.survey.id },
    person: null,
    chat: { id, vouched: false, page: "/shop", firstReplyAt: null, owner: null },
  });
  expect(events[2]?.data.chat).toMatchObject({
    ...{ owner: ilze.userId, endedAt: expect.any(String), firstReplyAt: expect.any(String) },
  });
  expect(JSON.stringify(events)).not.toMatch(/rose|Ada|ada@|Hello/);
});

test("of a chat whose case is for a team alone, no program hears and no key reads", async () => {
  await say(randomBytes(32).toString("base64url"), "The gate code is rose-hill");
  const { id, caseId } = await onlyChat();
  await server.services.db
    .updateTable("customer_case")
    .set({ sensitive: true, owner: ilze.userId })
    .where("workspace_id", "=", server.workspaceId)
    .where("id", "=", caseId ?? "")
    .execute();
  await server.services.db.deleteFrom("webhook_event").execute();
  await answer(id, "Thank you");
  expect(await told()).toEqual([]);
  await expect(server.api("GET", `/chats/${id}`)).rejects.toThrow(/404/);
  expect((await ilze.api<ChatThread>("GET", `/chats/${id}`)).lines).toHaveLength(2);
  const client = await assistant();
  const listed = await client.callTool({ name: "list_chats", arguments: {} });
  expect(JSON.stringify(listed)).not.toContain("rose-hill");
  const read = await client.callTool({ name: "read_chat", arguments: { chatId: id } });
  expect(read.isError).toBe(true);
});

test("an assistant reads a chat and drafts an answer to it, and sends nothing", async () => {
  await say(randomBytes(32).toString("base64url"), "Is the rose there?", { name: "Ada" });
  const { id } = await onlyChat();
  await ilze.api<SavedReply>("POST", "/saved-replies", {
    ...{ name: "Hello", teamId: null },
    texts: [{ language: "en", text: "Dear {name}, yes." }],
  });
  const client = await assistant();
  const { structuredContent: listed } = await client.callTool({
    ...{ name: "list_chats", arguments: {} },
  });
  expect(listed).toMatchObject({
    chats: [{ chatId: id, name: "Ada", verified: false, lastWords: "Is the rose there?" }],
  });
  const { structuredContent: read } = await client.callTool({
    ...{ name: "read_chat", arguments: { chatId: id } },
  });
  expect(read).toMatchObject({ lines: [{ from: "customer", text: "Is the rose there?" }] });
  const { structuredContent: draft } = await client.callTool({
    ...{ name: "draft_reply", arguments: { chatId: id, savedReply: "hello" } },
  });
  expect(draft).toMatchObject({ drafts: [{ text: "Dear Ada, yes.", empty: [] }] });
  const both = { chatId: id, caseId: id };
  expect(await client.callTool({ name: "draft_reply", arguments: both })).toMatchObject({
    isError: true,
  });
  expect((await ilze.api<ChatThread>("GET", `/chats/${id}`)).lines).toHaveLength(1);
});

test("a line that began with a saved reply counts as use of it, changed or not", async () => {
  const reply = await ilze.api<SavedReply>("POST", "/saved-replies", {
    ...{ name: "Thanks", teamId: null },
    texts: [{ language: "en", text: "Thank you for writing." }],
  });
  await say(randomBytes(32).toString("base64url"), "Good shop");
  const { id } = await onlyChat();
  await answer(id, "Thank you for writing.", { savedReplyId: reply.id });
  await answer(id, "Thank you for writing, come again.", { savedReplyId: reply.id });
  await answer(id, "Bye");
  const { data } = await ilze.api<{ data: SavedReply[] }>("GET", "/saved-replies");
  expect(data.find((one) => one.id === reply.id)?.used).toEqual({ letters: 2, changed: 1 });
});

async function assistant(): Promise<Client> {
  const client = new Client({ name: "assistant", version: "1" });
  const requestInit = { headers: { authorization: server.authorization } };
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`), { requestInit }),
  );
  whenFileEnds(() => client.close());
  return client;
}
