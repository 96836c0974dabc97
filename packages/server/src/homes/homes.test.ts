import type { HomeState, Me } from "@candor/contract/workspace.ts";
import { HOMES } from "@candor/contract/workspace.ts";
import { beforeAll, expect, test } from "vitest";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let ilze: TestMember;

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze");
});

const done = async (): Promise<Record<string, boolean>> => {
  const { steps } = await ilze.api<HomeState>("GET", "/home");
  return Object.fromEntries(steps.map((step) => [step.id, step.done]));
};

test("nobody has a home until they choose one, and each has four things to do", async () => {
  expect(await ilze.api("GET", "/home")).toEqual({ home: null, steps: [] });
  for (const home of HOMES) {
    const { steps } = await ilze.api<HomeState>("PUT", "/home", { home });
    expect(steps).toHaveLength(4);
    expect(steps.every(({ path }) => path.startsWith("/"))).toBe(true);
    const me = await ilze.api<Me>("GET", "/me");
    expect(me.workspaces[0]).toMatchObject({ home, role: "member" });
  }
  expect((await server.ask("GET", "/home")).status).toBe(403);
  expect((await ilze.ask("PUT", "/home", { home: "owner" })).status).toBe(422);
});

test("the first week of the front line ticks itself from what was done, and only by whoever did it", async () => {
  await ilze.api("PUT", "/home", { home: "front_line" });
  expect(await done()).toEqual({ employee: false, case: false, contact: false, note: false });
  const { id } = await server.api<{ id: string }>(
    "POST",
    `/surveys/${server.survey.id}/responses`,
    { score: 2 },
  );
  await server.api("POST", `/responses/${id}/notes`, { text: "Somebody else's note" });
  expect((await done()).note).toBe(false);
  await ilze.api("POST", `/responses/${id}/notes`, { text: "The till was broken" });
  await server.api("POST", "/employees", { name: "Ilze", userId: ilze.userId });
  const person = await server.api<{ id: string }>("POST", "/people", { email: "c@example.com" });
  const one = await server.api<{ id: string }>("POST", "/cases", {
    personId: person.id,
    title: "Till",
  });
  await server.api("POST", `/cases/${one.id}/assign`, { owner: ilze.userId });
  expect(await done()).toEqual({ employee: true, case: true, contact: false, note: true });
});

test("a home is chosen with the invitation, and gives no right", async () => {
  const invited = await server.api<{ link: string }>("POST", "/colleague-invitations", {
    email: "boss@example.com",
    role: "member",
    home: "executive",
  });
  const token = new URL(invited.link).searchParams.get("token");
  const origin = server.services.config.publicUrl;
  const reply = await server.app.inject({
    method: "POST",
    url: "/api/v1/colleague-invitations/accept",
    headers: { host: new URL(origin).host, origin },
    payload: { token, name: "Boss", password: "a long enough password" },
  });
  expect(reply.statusCode, reply.body).toBe(201);
  expect(reply.json<Me>().workspaces[0]).toMatchObject({ home: "executive", role: "member" });
});
