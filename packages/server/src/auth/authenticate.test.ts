import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import {
  cookieOf,
  PASSWORD,
  PUBLIC_URL,
  testAuthApp,
  withAuthTables,
} from "../testing/auth-app.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { createWorkspace } from "../workspaces/create-workspace.ts";
import { type AddedUser, addUser } from "./add-user.ts";

beforeAll(async () => withAuthTables(await testConnection()));
beforeEach(async () => emptyTables(await testDatabase()));

async function signedIn() {
  const db = await testDatabase();
  const ann = await addUser(db, owner("ann@example.com", "Garden"));
  const bob = await addUser(db, owner("bob@example.com", "Other"));
  const { app } = await testAuthApp(db);
  const cookie = await sessionOf(app, ann);
  const tryIt = (headers: Record<string, string>, url = "/api/v1/try/write") =>
    app.inject({ method: "POST", url, headers: { cookie, ...headers } });
  return { db, app, ann, bob, cookie, tryIt };
}

function owner(email: string, workspaceName: string) {
  return { email, password: PASSWORD, workspaceName, role: "owner" as const };
}

async function sessionOf(app: Awaited<ReturnType<typeof testAuthApp>>["app"], user: AddedUser) {
  return cookieOf(
    await app.inject({
      method: "POST",
      url: "/api/auth/sign-in/email",
      payload: { email: user.email, password: PASSWORD },
    }),
  );
}

const JSON_HEADER = { "content-type": "application/json" };

test("without a session or a key nobody gets in, and the sentence says how to", async () => {
  const { app } = await signedIn();
  for (const cookie of ["", "candor.session_token=forged.signature", "__Secure-candor.x=1"]) {
    const reply = await app.inject({ url: "/api/v1/try", headers: cookie ? { cookie } : {} });
    expect(reply.statusCode).toBe(401);
    expect(reply.json()).toMatchObject({
      code: "not_signed_in",
      detail: expect.stringContaining("Bearer"),
    });
  }
  const odd = await app.inject({
    url: "/api/v1/try",
    headers: { authorization: "Basic Y2tfOng=" },
  });
  expect(odd.json()).toMatchObject({ code: "authorization_unreadable" });
});

test("a session whose cookie was changed by a single character is refused", async () => {
  const { app, cookie } = await signedIn();
  const at = cookie.indexOf("=") + 3;
  const forged = cookie.slice(0, at) + (cookie[at] === "x" ? "y" : "x") + cookie.slice(at + 1);
  const reply = await app.inject({ url: "/api/v1/try", headers: { cookie: forged } });
  expect(reply.statusCode).toBe(401);
});

test("a session that asks for somebody else's workspace gets 404, as for one that does not exist", async () => {
  const { app, cookie, bob, ann } = await signedIn();
  const ask = (workspace: string) => [
    app.inject({ url: "/api/v1/try", headers: { cookie, "candor-workspace": workspace } }),
    app.inject({
      url: `/api/v1/try?workspace=${encodeURIComponent(workspace)}`,
      headers: { cookie },
    }),
  ];
  for (const workspace of [bob.workspace.id, uuidv7(), "no uuid", "' or true --"]) {
    for (const reply of await Promise.all(ask(workspace))) {
      expect(reply.statusCode).toBe(404);
      expect(reply.json()).toMatchObject({ code: "workspace_not_found" });
    }
  }
  for (const reply of await Promise.all(ask(ann.workspace.id))) {
    expect(reply.json()).toEqual({ workspaceId: ann.workspace.id });
  }
});

test("a session that names no workspace speaks for the oldest real one, not for the sample", async () => {
  const { db, app, cookie, ann } = await signedIn();
  await db.transaction().execute((trx) =>
    createWorkspace(trx, {
      name: "Sample",
      language: "en",
      timeZone: "UTC",
      isSample: true,
      ownerId: ann.userId,
      actor: "candor",
    }),
  );
  await db
    .updateTable("workspace")
    .set({ created_at: new Date(0) })
    .where("is_sample", "=", true)
    .execute();
  const reply = await app.inject({ url: "/api/v1/try", headers: { cookie } });
  expect(reply.json()).toEqual({ workspaceId: ann.workspace.id });
  await db.deleteFrom("directory.member").where("user_id", "=", ann.userId).execute();
  const none = await app.inject({ url: "/api/v1/try", headers: { cookie } });
  expect(none.json()).toMatchObject({ code: "no_workspace" });
});

test("a page of another site cannot change anything with a visitor's session", async () => {
  const { tryIt, ann } = await signedIn();
  const own = { "candor-workspace": ann.workspace.id };
  const forged: Record<string, string>[] = [
    { ...own, origin: "https://evil.example" },
    { ...own, origin: "null" },
    { ...own, origin: "https://nps.example.com.evil.example" },
    { ...own, origin: PUBLIC_URL, "sec-fetch-site": "cross-site" },
    { ...own, "sec-fetch-site": "same-site" },
  ];
  for (const headers of forged) {
    const reply = await tryIt(headers);
    expect([headers, reply.statusCode, reply.json().code]).toEqual([
      headers,
      403,
      "foreign_origin",
    ]);
  }
});

test("a plain form is refused even by a browser that does not say where it stands", async () => {
  const { tryIt } = await signedIn();
  for (const headers of [
    {},
    { "content-type": "text/plain" },
    { "content-type": "application/jsonx" },
  ]) {
    const reply = await tryIt(headers);
    expect([reply.statusCode, reply.json().code]).toEqual([403, "not_from_candor"]);
  }
});

test("our own page changes things, under the public address and under the one it was opened at", async () => {
  const { app, cookie, tryIt, ann } = await signedIn();
  const own = { "candor-workspace": ann.workspace.id };
  const ours: Record<string, string>[] = [
    own,
    { ...own, origin: PUBLIC_URL },
    { ...own, origin: PUBLIC_URL, "sec-fetch-site": "same-origin" },
    { ...own, origin: "http://192.168.1.5:4400", host: "192.168.1.5:4400" },
  ];
  for (const headers of ours) {
    const reply = await tryIt(headers);
    expect([headers, reply.statusCode]).toEqual([headers, 200]);
  }
  const json = await app.inject({
    method: "POST",
    url: "/api/v1/try/write",
    headers: { cookie, ...JSON_HEADER },
    payload: "{}",
  });
  expect(json.json()).toEqual({ workspaceId: ann.workspace.id, actor: "ann@example.com" });
});

test("reading needs no such proof, so that links and event streams work", async () => {
  const { app, cookie, ann } = await signedIn();
  const reply = await app.inject({
    url: `/api/v1/try?workspace=${ann.workspace.id}`,
    headers: { cookie, "sec-fetch-site": "cross-site", origin: "https://evil.example" },
  });
  expect(reply.statusCode).toBe(200);
});

test("a member of the front line reads, and is told that more takes another role", async () => {
  const { db, app, ann } = await signedIn();
  const carl = await addUser(db, {
    email: "carl@example.com",
    password: PASSWORD,
    workspaceName: ann.workspace.id,
    role: "member",
  });
  const cookie = await sessionOf(app, carl);
  const write = await app.inject({
    method: "POST",
    url: "/api/v1/try/write",
    headers: { cookie, "candor-workspace": ann.workspace.id },
  });
  expect(write.json()).toMatchObject({ code: "role_not_allowed" });
  expect((await app.inject({ url: "/api/v1/try", headers: { cookie } })).statusCode).toBe(200);
});

test("somebody who was taken out of a workspace is out with their very next request", async () => {
  const { db, app, cookie, ann, bob } = await signedIn();
  await db
    .insertInto("directory.member")
    .values({
      user_id: ann.userId,
      workspace_id: bob.workspace.id,
      role: "analyst",
      joined_at: new Date(),
    })
    .execute();
  const ask = () =>
    app.inject({ url: "/api/v1/try", headers: { cookie, "candor-workspace": bob.workspace.id } });
  expect((await ask()).statusCode).toBe(200);
  const removed = await app.inject({
    method: "DELETE",
    url: `/api/v1/members/${ann.userId}`,
    headers: { cookie: await sessionOf(app, bob), "candor-workspace": bob.workspace.id },
  });
  expect(removed.statusCode).toBe(204);
  expect((await ask()).statusCode).toBe(404);
});
