import type { ReadingSettings } from "@candor/contract/theme.ts";
import { beforeAll, expect, test } from "vitest";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let owner: TestMember;

beforeAll(async () => {
  server = await testServer();
  owner = await testMember(server, "Olga", "owner");
});

const WRITTEN = "Ring me on +371 29 555 123 or anna@example.com";
const SHOWN = "Ring me on [PHONE] or [EMAIL]";

const choose = (redaction: ReadingSettings["redaction"]) =>
  server.api<ReadingSettings>("PATCH", "/reading-settings", { redaction });
const originals = async () =>
  (await server.api<ReadingSettings>("GET", "/reading-settings")).originals;
const detail = (id: string) =>
  server.api<{ comment: string; originalKept: boolean }>("GET", `/responses/${id}`);
const open = (id: string) => owner.ask("POST", `/responses/${id}/original`);

async function given(comment: string): Promise<string> {
  const { api, survey } = server;
  const body = { score: 4, comment, language: "en" };
  return (await api<{ id: string }>("POST", `/surveys/${survey.id}/responses`, body)).id;
}

test("an original is kept sealed where something was replaced, and an owner opens it, which is audited", async () => {
  await choose("seal");
  const id = await given(WRITTEN);
  const plain = await given("Too expensive for what it is");
  expect(await detail(id)).toMatchObject({ comment: SHOWN, originalKept: true });
  expect(await detail(plain)).toMatchObject({ originalKept: false });
  expect(await originals()).toBe(1);
  const stored = await server.services.db.selectFrom("sealed_comment").selectAll().execute();
  expect(JSON.stringify(stored)).not.toContain("anna@example.com");
  expect(await open(id)).toMatchObject({ status: 200, body: { comment: WRITTEN } });
  expect(await open(plain)).toMatchObject({ status: 404, body: { code: "no_original" } });
  const log = await server.api<{ data: { action: string; target: string }[] }>("GET", "/audit");
  expect(log.data.filter(({ action }) => action === "response.original_opened")).toEqual([
    expect.objectContaining({ target: id }),
  ]);
});

test("lists, files and history know the replaced words alone", async () => {
  await choose("seal");
  const id = await given(WRITTEN);
  await server.api("PATCH", `/responses/${id}`, { comment: "Write to bob@example.com" });
  expect(await open(id)).toMatchObject({ body: { comment: "Write to bob@example.com" } });
  await server.api("PATCH", `/responses/${id}`, { comment: "Write to eva@example.com" });
  expect(await open(id)).toMatchObject({ body: { comment: "Write to eva@example.com" } });
  const path = `/surveys/${server.survey.id}/responses`;
  const seen = [
    await server.api<unknown>("GET", path),
    await server.api<unknown>("GET", `/responses/${id}`),
    (await server.ask("GET", `${path}/export?format=csv`)).body,
  ];
  expect(JSON.stringify(seen)).not.toMatch(/(anna|bob|eva)@example/);
  expect(JSON.stringify(seen[0])).toContain("[EMAIL]");
  // What is shown is sent back as it is: nothing was written anew.
  await server.api("PATCH", `/responses/${id}`, { comment: "Write to [EMAIL]" });
  expect(await open(id)).toMatchObject({ body: { comment: "Write to eva@example.com" } });
  await server.api("PATCH", `/responses/${id}`, { comment: null });
  expect(await open(id)).toMatchObject({ status: 404 });
});

test("another choice deletes the originals, and from then on none is kept", async () => {
  await choose("seal");
  const id = await given(WRITTEN);
  expect(await originals()).toBeGreaterThan(0);
  expect((await choose("replace")).originals).toBe(0);
  expect(await open(id)).toMatchObject({ status: 404 });
  expect(await detail(await given(WRITTEN))).toMatchObject({ comment: SHOWN, originalKept: false });
});

test("no key and nobody but an owner opens an original", async () => {
  await choose("seal");
  const id = await given(WRITTEN);
  expect((await server.ask("POST", `/responses/${id}/original`)).status).toBe(403);
  for (const role of ["admin", "analyst", "member"] as const) {
    const colleague = await testMember(server, `Not-${role}`, role);
    expect((await colleague.ask("POST", `/responses/${id}/original`)).status).toBe(403);
  }
  expect((await open(id)).status).toBe(200);
});
