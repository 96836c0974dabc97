import { createHash } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { cookieOf, PASSWORD, testAuthApp, withAuthTables } from "../testing/auth-app.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { addKey } from "./add-key.ts";
import { addUser } from "./add-user.ts";

const EMAIL = "ann@example.com";

beforeAll(async () => withAuthTables(await testConnection()));
beforeEach(async () => {
  const db = await testDatabase();
  await emptyTables(db);
  await addUser(db, { email: EMAIL, password: PASSWORD, workspaceName: "Garden", role: "owner" });
});

async function ownerApp(now?: () => number) {
  const { app, logged } = await testAuthApp(await testDatabase(), now ? { now } : {});
  const signedIn = await app.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    payload: { email: EMAIL, password: PASSWORD },
  });
  const cookie = cookieOf(signedIn);
  const make = (payload: object, headers: Record<string, string> = { cookie }) =>
    app.inject({ method: "POST", url: "/api/v1/keys", headers, payload });
  const withKey = (key: string, url: string, method: "GET" | "POST" = "POST") =>
    app.inject({ method, url, headers: { authorization: `Bearer ${key}` } });
  return { app, logged, cookie, make, withKey };
}

test("a key is shown once, is at most 44 characters long, and only its hash is kept", async () => {
  const { app, cookie, make, logged } = await ownerApp();
  const made = (await make({ name: "Shop" })).json();
  expect(made).toMatchObject({ name: "Shop", scopes: ["read", "write"], lastUsedAt: null });
  expect(made.key).toMatch(/^ck_[0-9A-Za-z]{40}$/);
  expect(made.key.length).toBeLessThanOrEqual(44);
  expect(made.key.startsWith(made.prefix)).toBe(true);

  const list = await app.inject({ url: "/api/v1/keys", headers: { cookie } });
  expect(list.json().data).toHaveLength(1);
  expect(list.body).not.toContain(made.key);
  const db = await testDatabase();
  const kept = await sql<{ t: string }>`
    select k::text as t from api_key k
    union all select e::text from directory.entry e
    union all select a::text from audit_entry a
  `.execute(db);
  expect(kept.rows.length).toBeGreaterThan(2);
  for (const { t } of kept.rows) expect(t).not.toContain(made.key);
  const hash = createHash("sha256").update(`api_key\n${made.key}`).digest("hex");
  expect(kept.rows.some(({ t }) => t.includes(hash))).toBe(true);
  expect(logged.join("\n")).not.toContain(made.key);
});

test("a key does what its scopes say and nothing else", async () => {
  const { make, withKey } = await ownerApp();
  const { key } = (await make({ name: "Reader", scopes: ["read"] })).json();
  expect((await withKey(key, "/api/v1/try/read")).json()).toMatchObject({ actor: "key:Reader" });
  const refused = await withKey(key, "/api/v1/try/write");
  expect(refused.statusCode).toBe(403);
  expect(refused.json()).toMatchObject({
    code: "scope_missing",
    detail: expect.stringContaining('"write"'),
  });
  expect((await withKey(key, "/api/v1/keys", "GET")).statusCode).toBe(403);
  expect((await withKey(key, "/api/v1/me", "GET")).json()).toMatchObject({
    code: "key_not_allowed",
  });
});

test("a key with the scope admin makes no key that may more than itself", async () => {
  const { make } = await ownerApp();
  const { key } = (await make({ name: "Admin", scopes: ["read", "admin"] })).json();
  const headers = { authorization: `Bearer ${key}` };
  const beyond = await make({ name: "More", scopes: ["write"] }, headers);
  expect(beyond.json()).toMatchObject({ code: "scope_not_yours" });
  expect((await make({ name: "Less", scopes: ["read"] }, headers)).statusCode).toBe(201);
});

test("a revoked key is refused at once, and stays listed as revoked", async () => {
  const { app, cookie, make, withKey } = await ownerApp();
  const { key, id } = (await make({ name: "Shop" })).json();
  expect((await withKey(key, "/api/v1/try", "GET")).statusCode).toBe(200);
  const revoke = () =>
    app.inject({
      method: "DELETE",
      url: `/api/v1/keys/${id}`,
      headers: { cookie, "candor-workspace": workspaceId },
    });
  const { workspaceId } = (await withKey(key, "/api/v1/try", "GET")).json();
  expect((await revoke()).statusCode).toBe(204);
  expect((await revoke()).statusCode).toBe(204);
  const refused = await withKey(key, "/api/v1/try", "GET");
  expect(refused.statusCode).toBe(401);
  expect(refused.json()).toMatchObject({ code: "key_unknown" });
  const list = await app.inject({ url: "/api/v1/keys", headers: { cookie } });
  expect(list.json().data[0]).toMatchObject({ id, revokedAt: expect.any(String) });
  const db = await testDatabase();
  expect(await db.selectFrom("directory.entry").selectAll().execute()).toEqual([]);
});

test("a key that another process revoked is refused after half a minute", async () => {
  const clock = { now: Date.now() };
  const { make, withKey } = await ownerApp(() => clock.now);
  const { key, id } = (await make({ name: "Shop" })).json();
  expect((await withKey(key, "/api/v1/try", "GET")).statusCode).toBe(200);
  const db = await testDatabase();
  await db.updateTable("api_key").set({ revoked_at: new Date() }).where("id", "=", id).execute();
  clock.now += 29_000;
  expect((await withKey(key, "/api/v1/try", "GET")).statusCode).toBe(200);
  clock.now += 2_000;
  expect((await withKey(key, "/api/v1/try", "GET")).statusCode).toBe(401);
});

test("the last use of a key is written down at most once a minute", async () => {
  const clock = { now: Date.now() };
  const { make, withKey } = await ownerApp(() => clock.now);
  const { key, id } = (await make({ name: "Shop" })).json();
  const db = await testDatabase();
  const lastUse = async () =>
    (
      await db
        .selectFrom("api_key")
        .select("last_used_at")
        .where("id", "=", id)
        .executeTakeFirstOrThrow()
    ).last_used_at?.getTime();
  const first = clock.now;
  for (const waitMs of [0, 20_000, 35_000]) {
    clock.now += waitMs;
    await withKey(key, "/api/v1/try", "GET");
    expect(await lastUse()).toBe(first);
  }
  clock.now += 10_000;
  await withKey(key, "/api/v1/try", "GET");
  expect(await lastUse()).toBe(clock.now);
});

test.each(["ck_wrong", `ck_${"0".repeat(40)}`, "%00", "ck_' or 1=1"])(
  "the key %s is unknown, and says so in a sentence",
  async (key) => {
    const { withKey } = await ownerApp();
    const reply = await withKey(key, "/api/v1/try", "GET");
    expect(reply.statusCode).toBe(401);
    expect(reply.json().detail.length).toBeGreaterThan(20);
  },
);

test("a key of one workspace cannot speak for another", async () => {
  const db = await testDatabase();
  const { withKey, app } = await ownerApp();
  const other = await addUser(db, {
    email: "bob@example.com",
    password: PASSWORD,
    workspaceName: "Other",
    role: "owner",
  });
  const { key } = await addKey(db, { workspaceName: "Garden", name: "Shop" });
  const named = await app.inject({
    url: "/api/v1/try",
    headers: { authorization: `Bearer ${key}`, "candor-workspace": other.workspace.id },
  });
  expect(named.statusCode).toBe(404);
  const own = await withKey(key, "/api/v1/try", "GET");
  expect(own.json().workspaceId).not.toBe(other.workspace.id);
});

test("a user id or a workspace id in the body never decides whose key is made", async () => {
  const db = await testDatabase();
  const victim = await addUser(db, {
    email: "victim@example.com",
    password: PASSWORD,
    workspaceName: "Victims",
    role: "owner",
  });
  const { app, make } = await ownerApp();
  const forged = {
    name: "Mine",
    userId: victim.userId,
    workspaceId: victim.workspace.id,
    createdBy: "victim@example.com",
  };
  expect((await make(forged, {})).statusCode).toBe(401);
  const made = await make(forged);
  expect(made.statusCode).toBe(201);
  const rows = await db.selectFrom("api_key").selectAll().execute();
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ created_by: EMAIL });
  expect(rows[0]?.workspace_id).not.toBe(victim.workspace.id);
  const doors = ["/api/auth/api-key/create", "/api/auth/api-key/verify"];
  for (const url of doors) {
    expect((await app.inject({ method: "POST", url, payload: forged })).statusCode).toBe(404);
  }
});

test("the shell makes a key, and says what to do when there is no such workspace", async () => {
  const db = await testDatabase();
  const { withKey } = await ownerApp();
  const { key } = await addKey(db, {
    workspaceName: "Garden",
    name: "Script",
    scopes: ["write", "read", "send"],
  });
  expect((await withKey(key, "/api/v1/try/send")).statusCode).toBe(200);
  await expect(addKey(db, { workspaceName: "None", name: "x" })).rejects.toThrow(
    /candor user add EMAIL --workspace "None"/,
  );
  await expect(addKey(db, { workspaceName: "Garden", name: "x", scopes: ["all"] })).rejects.toThrow(
    /read, act, write, send, admin/,
  );
});
