import type { Case, CaseDetail } from "@candor/contract/case.ts";
import type { Notice } from "@candor/contract/notice.ts";
import { beforeAll, expect, test } from "vitest";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { makeToken } from "../workspaces/signed-token.ts";

let server: TestServer;
let ilze: TestMember;

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze");
});

/** A customer with a conversation, and the address of their page. */
async function aCustomer(): Promise<{ personId: string; page: string }> {
  const email = `anna${Math.random().toString(36).slice(2)}@shop.lv`;
  const person = { email, name: "Anna", language: "en" };
  const { id: personId } = await server.api<{ id: string }>("POST", "/people", person);
  const one = await ilze.api<CaseDetail>("POST", "/cases", { words: "It rained in", personId });
  const talk = await ilze.api<{ id: string }>("POST", `/cases/${one.id}/conversation`);
  const { secret } = server.services;
  const { workspaceId } = server;
  const token = makeToken(secret, "conversation", { workspaceId, id: talk.id });
  return { personId, page: `${server.url}/c/${token}` };
}

const read = async (address: string) => (await fetch(address)).text();
const ask = (page: string, fields: Record<string, string>) =>
  fetch(`${page}/kept`, { method: "POST", body: new URLSearchParams(fields) });

async function casesOf(personId: string): Promise<Case[]> {
  const path = `/cases?personId=${personId}&state=all`;
  const { data } = await ilze.api<{ data: Case[] }>("GET", path);
  return data.filter(({ title }) => title !== "");
}

test("a customer sees what is kept about them by kind and purpose, and no word of it", async () => {
  const { personId, page } = await aCustomer();
  const notes = `/people/${personId}/notes`;
  await ilze.api("POST", notes, { text: "Her cat is called Minka", kind: "family" });
  await ilze.api("POST", notes, { text: "Was rude to me", kind: "other", seenBy: "me" });
  await ilze.api("POST", `/people/${personId}/dates`, { kind: "birthday", month: 2, day: 29 });
  expect(await read(page)).toContain(`href="/c/${page.split("/c/")[1]}/kept"`);
  const kept = await read(`${page}/kept`);
  expect(kept).toContain("1 note: those who matter to you");
  expect(kept).toContain("To ask after them.");
  // A note for one colleague alone is kept as well, and counted.
  expect(kept).toContain("1 note: other things");
  expect(kept).toContain("1 date that matters to you");
  expect(kept).toContain("3 details of who you are");
  expect(kept).not.toMatch(/Minka|rude|shop\.lv|Anna/);
  // A copy and an end are asked for where identity is made sure of.
  const data = /href="(\/y\/[^"]+)"/.exec(kept)?.[1] ?? "";
  expect(await read(server.url + data)).toContain("Ask for a copy");
  expect(await read(`${server.url}/c/nonsense/kept`)).not.toContain("What we keep about you");
});

test("what a customer asks opens one case, of which whoever looks after them hears", async () => {
  const { personId, page } = await aCustomer();
  await ilze.api("PUT", `/people/${personId}/keeper`, { userId: ilze.userId });
  expect((await ask(page, { words: "My name is Anne" })).status).toBe(422);
  expect(await casesOf(personId)).toEqual([]);
  const fields = { what: "correct", words: "My name is Anne" };
  const said = await Promise.all([1, 2, 3].map(async () => (await ask(page, fields)).text()));
  expect(said.filter((text) => text.includes("Thank you, we have it"))).toHaveLength(1);
  expect(said.filter((text) => text.includes("asked for this already"))).toHaveLength(2);
  expect(await casesOf(personId)).toMatchObject([
    {
      title: "A customer asks us to put right what is kept about them",
      words: "My name is Anne",
      owner: ilze.userId,
      priority: "high",
    },
  ]);
  const { data } = await ilze.api<{ data: Notice[] }>("GET", "/notices");
  expect(data).toContainEqual(
    expect.objectContaining({
      kind: "person.asked",
      target: `person:${personId}`,
      about: { what: "correct" },
    }),
  );
  await ask(page, { what: "object" });
  expect(await casesOf(personId)).toHaveLength(2);
});
