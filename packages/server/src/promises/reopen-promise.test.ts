import type { Case } from "@candor/contract/case.ts";
import type { Conversation } from "@candor/contract/conversation.ts";
import type { PromiseDetail } from "@candor/contract/promise.ts";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { letterMail } from "../app/letter-mail.ts";
import { letterWorker } from "../conversations/send-letters.ts";
import { freePort, type TestMailServer, testMailServer } from "../testing/mail-server.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let smtp: TestMailServer;
let server: TestServer;
let ilze: TestMember;

beforeAll(async () => {
  smtp = await testMailServer();
  server = await testServer({
    ...{ SMTP_URL: smtp.url, MAIL_FROM: "Green & Sons <care@shop.lv>" },
    INBOUND_SMTP_PORT: String(await freePort()),
  });
  ilze = await testMember(server, "Ilze");
});

afterAll(() => smtp.stop());

async function promised(): Promise<PromiseDetail> {
  const email = `anna${Math.random().toString(36).slice(2)}@shop.lv`;
  const { id } = await server.api<{ id: string }>("POST", "/people", { email, language: "lv" });
  return ilze.api("POST", "/promises", {
    ...{ personId: id, words: "A new roof", dueOn: "2040-01-04" },
  });
}
const act = (one: PromiseDetail, path: string, body: object) =>
  ilze.ask<PromiseDetail & { code: string }>("POST", `/promises/${one.id}/${path}`, body);

test("a promise that was marked as kept by mistake is owed again by the dates that were said, and history and audit log keep the mistake", async () => {
  const one = await promised();
  expect((await act(one, "reopen", { note: "Not yet" })).body.code).toBe("promise_not_kept");
  await act(one, "keep", {});
  expect((await act(one, "reopen", {})).status).toBe(422);
  const { body: again } = await act(one, "reopen", { note: "That was another roof" });
  expect(again).toMatchObject({ state: "open", fate: "running", closedAt: null });
  expect(again.firstDueAt).toBe(one.firstDueAt);
  expect(again.events.map(({ kind }) => kind).toSorted()).toEqual(["kept", "made", "reopened"]);
  const { data } = await server.api<{ data: { action: string }[] }>("GET", "/audit");
  expect(data.map(({ action }) => action)).toContain("promise.reopened");
  expect((await act(one, "keep", {})).body.fate).toBe("kept");
});

test("a promise that belongs to no case is warned of by mail, and what the customer answers opens one", async () => {
  const one = await promised();
  expect(one).toMatchObject({ caseId: null, byMail: true });
  const warned = await act(one, "warn", { text: "Vēlāk", newDueOn: "2040-01-11" });
  expect(warned.status).toBe(200);
  const { db, secret, config, asking, letters: news } = server.services;
  const worker = letterWorker({
    ...{ db, secret, publicUrl: config.publicUrl, mail: letterMail(asking), news, worker: "test" },
    mayLeave: async () => "now" as const,
    clock: () => new Date(Date.now() + 11_000),
    onError: (error) => {
      throw error;
    },
  });
  const signal = new AbortController().signal;
  await worker.takeTurn({ workspaceId: server.workspaceId, lane: "", signal });
  const letter = await PostalMime.parse(smtp.received[0]?.raw ?? "");
  expect(letter.text).toContain("Vēlāk");
  const page = /https?:\/\/\S+\/c\/\S+/.exec(letter.text ?? "")?.[0] ?? "";
  const path = new URL(page).pathname;
  expect(await (await fetch(server.url + path)).text()).toContain("A new roof");
  await fetch(server.url + path, {
    method: "POST",
    body: new URLSearchParams({ text: "Es vairs nevaru gaidīt." }),
  });
  const { data: cases } = await ilze.api<{ data: Case[] }>("GET", "/cases");
  expect(cases).toMatchObject([{ title: "A new roof", owner: ilze.userId }]);
  const promise = await ilze.api<PromiseDetail>("GET", `/promises/${one.id}`);
  expect(promise.caseId).toBe(cases[0]?.id);
  const talk = await ilze.api<Conversation>("POST", `/cases/${cases[0]?.id}/conversation`);
  expect(talk.messages.map(({ kind, shown }) => [kind, shown]).toSorted()).toEqual([
    ["reply", "Es vairs nevaru gaidīt."],
    ["warning", "Vēlāk"],
  ]);
});
