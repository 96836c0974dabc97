import { beforeAll, beforeEach, expect, test } from "vitest";
import { cookieOf, PASSWORD, testAuthApp, withAuthTables } from "../testing/auth-app.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { addKey } from "./add-key.ts";
import { addUser } from "./add-user.ts";

beforeAll(async () => withAuthTables(await testConnection()));
beforeEach(async () => emptyTables(await testDatabase()));

/** A workspace with an owner, an admin and a member, each signed in. */
async function garden() {
  const db = await testDatabase();
  const { app } = await testAuthApp(db);
  const add = async (name: string, role: "owner" | "admin" | "analyst" | "member") => {
    const user = await addUser(db, {
      email: `${name}@example.com`,
      password: PASSWORD,
      workspaceName: "Garden",
      role,
    });
    const reply = await app.inject({
      method: "POST",
      url: "/api/auth/sign-in/email",
      payload: { email: user.email, password: PASSWORD },
    });
    const headers = { cookie: cookieOf(reply), "candor-workspace": user.workspace.id };
    return {
      ...user,
      list: () => app.inject({ url: "/api/v1/members", headers }),
      give: (userId: string, role: string) =>
        app.inject({
          method: "PATCH",
          url: `/api/v1/members/${userId}`,
          headers,
          payload: { role },
        }),
      remove: (userId: string) =>
        app.inject({ method: "DELETE", url: `/api/v1/members/${userId}`, headers }),
    };
  };
  const ann = await add("ann", "owner");
  const bob = await add("bob", "admin");
  const carl = await add("carl", "member");
  return { db, app, add, ann, bob, carl };
}

test("colleagues see who else is there, with their roles", async () => {
  const { carl } = await garden();
  expect((await carl.list()).json().data).toMatchObject([
    { email: "ann@example.com", role: "owner" },
    { email: "bob@example.com", role: "admin" },
    { email: "carl@example.com", role: "member" },
  ]);
});

test("the last owner can neither be demoted nor removed nor leave", async () => {
  const { ann, carl } = await garden();
  for (const reply of [await ann.give(ann.userId, "admin"), await ann.remove(ann.userId)]) {
    expect(reply.statusCode).toBe(409);
    expect(reply.json()).toMatchObject({ code: "last_owner" });
  }
  expect((await ann.give(carl.userId, "owner")).json()).toMatchObject({ role: "owner" });
  expect((await ann.remove(ann.userId)).statusCode).toBe(204);
  expect((await carl.remove(carl.userId)).statusCode).toBe(409);
});

test("two owners who demote each other in the same instant leave one owner", async () => {
  const { db, ann, add } = await garden();
  for (let round = 0; round < 5; round++) {
    const dora = await add(`dora${round}`, "owner");
    const replies = await Promise.all([
      ann.give(dora.userId, "admin"),
      dora.give(ann.userId, "admin"),
    ]);
    const statuses = replies.map((reply) => reply.statusCode);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    const owners = await db
      .selectFrom("directory.member")
      .select("user_id")
      .where("role", "=", "owner")
      .execute();
    expect(owners).toHaveLength(1);
    await db
      .updateTable("directory.member")
      .set({ role: "owner" })
      .where("user_id", "=", ann.userId)
      .execute();
    await db.deleteFrom("directory.member").where("user_id", "=", dora.userId).execute();
  }
});

test("an admin manages colleagues but neither makes nor touches an owner", async () => {
  const { ann, bob, carl } = await garden();
  expect((await bob.give(carl.userId, "analyst")).json()).toMatchObject({ role: "analyst" });
  for (const reply of [
    await bob.give(carl.userId, "owner"),
    await bob.give(bob.userId, "owner"),
    await bob.give(ann.userId, "member"),
    await bob.remove(ann.userId),
  ]) {
    expect(reply.statusCode).toBe(403);
    expect(reply.json()).toMatchObject({ code: "owners_only" });
  }
  expect((await bob.remove(carl.userId)).statusCode).toBe(204);
});

test("a member changes nobody, but may leave", async () => {
  const { bob, carl } = await garden();
  expect((await carl.give(carl.userId, "admin")).statusCode).toBe(403);
  expect((await carl.remove(bob.userId)).statusCode).toBe(403);
  expect((await carl.remove(carl.userId)).statusCode).toBe(204);
});

test("a key with the scope admin manages members, never owners", async () => {
  const { db, app, ann, carl } = await garden();
  const { key } = await addKey(db, { workspaceName: "Garden", name: "HR", scopes: ["admin"] });
  const remove = (userId: string, bearer: string) =>
    app.inject({
      method: "DELETE",
      url: `/api/v1/members/${userId}`,
      headers: { authorization: `Bearer ${bearer}` },
    });
  expect((await remove(ann.userId, key)).json()).toMatchObject({ code: "owners_only" });
  const reader = await addKey(db, { workspaceName: "Garden", name: "R", scopes: ["read"] });
  expect((await remove(carl.userId, reader.key)).json()).toMatchObject({ code: "scope_missing" });
  expect((await remove(carl.userId, key)).statusCode).toBe(204);
});

test("a colleague of another workspace is not found", async () => {
  const { db, ann } = await garden();
  const stranger = await addUser(db, {
    email: "eve@example.com",
    password: PASSWORD,
    workspaceName: "Elsewhere",
    role: "owner",
  });
  expect((await ann.give(stranger.userId, "member")).statusCode).toBe(404);
  expect((await ann.remove(stranger.userId)).statusCode).toBe(404);
});

test("adding the same user to the same workspace twice from the shell is refused with a sentence", async () => {
  const { db, add } = await garden();
  await expect(add("carl", "owner")).rejects.toThrow(/belongs to the workspace "Garden" already/);
  const elsewhere = await addUser(db, {
    email: "CARL@example.com",
    password: "ignored since he has one",
    workspaceName: "Elsewhere",
    role: "owner",
  });
  expect(elsewhere).toMatchObject({ madeUser: false, madeWorkspace: true });
  await expect(
    addUser(db, { email: "x@example.com", password: "short", workspaceName: "G", role: "owner" }),
  ).rejects.toThrow(/10 to 128 characters; this one has 5/);
  await expect(
    addUser(db, { email: "nobody", password: PASSWORD, workspaceName: "G", role: "owner" }),
  ).rejects.toThrow(/not an e-mail address/);
});

test("whoever is removed leaves no key and no invitation behind, unless an admin keeps them", async () => {
  const { app, ann, bob, carl, add } = await garden();
  const headersOf = async (email: string, workspaceId: string) => {
    const reply = await app.inject({
      method: "POST",
      url: "/api/auth/sign-in/email",
      payload: { email, password: PASSWORD },
    });
    return { cookie: cookieOf(reply), "candor-workspace": workspaceId };
  };
  const asAnn = await headersOf("ann@example.com", ann.workspace.id);
  const asBob = await headersOf("bob@example.com", ann.workspace.id);
  const make = (headers: Record<string, string>, url: string, payload: object) =>
    app.inject({ method: "POST", url: `/api/v1${url}`, headers, payload });
  const key = (await make(asBob, "/keys", { name: "Till", scopes: ["read", "admin"] })).json();
  const byKey = { authorization: `Bearer ${key.key}` };
  const second = (await make(byKey, "/keys", { name: "Second", scopes: ["read"] })).json();
  await make(asBob, "/colleague-invitations", { email: "dan@example.com", role: "member" });
  await make(asAnn, "/keys", { name: "Hers", scopes: ["read"] });

  const url = `/api/v1/members/${bob.userId}`;
  const made = (await app.inject({ url: `${url}/made`, headers: asAnn })).json();
  expect(made.keys.map((one: { name: string }) => one.name).sort()).toEqual(["Second", "Till"]);
  expect(made.invitations).toMatchObject([{ email: "dan@example.com" }]);
  // Who merely leaves does not decide it.
  const asCarl = await headersOf("carl@example.com", ann.workspace.id);
  const own = `/api/v1/members/${carl.userId}?keepMade=true`;
  expect((await app.inject({ method: "DELETE", url: own, headers: asCarl })).statusCode).toBe(403);

  const uses = (text: string) =>
    app.inject({ url: "/api/v1/members", headers: { authorization: `Bearer ${text}` } });
  expect((await uses(second.key)).statusCode).toBe(200);
  await app.inject({ method: "DELETE", url, headers: asAnn });
  expect((await uses(key.key)).statusCode).toBe(401);
  expect((await uses(second.key)).statusCode).toBe(401);
  const keys = (await app.inject({ url: "/api/v1/keys", headers: asAnn })).json().data;
  expect(keys.filter((one: { revokedAt: unknown }) => !one.revokedAt)).toMatchObject([
    { name: "Hers", createdBy: "ann@example.com" },
  ]);
  const open = (await app.inject({ url: "/api/v1/colleague-invitations", headers: asAnn })).json();
  expect(open.data).toEqual([]);

  const eve = await add("eve", "admin");
  const asEve = await headersOf("eve@example.com", ann.workspace.id);
  const kept = (await make(asEve, "/keys", { name: "Kept", scopes: ["read"] })).json();
  await app.inject({
    method: "DELETE",
    url: `/api/v1/members/${eve.userId}?keepMade=true`,
    headers: asAnn,
  });
  expect((await uses(kept.key)).statusCode).toBe(200);
});
