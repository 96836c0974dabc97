import { beforeAll, beforeEach, expect, test } from "vitest";
import {
  cookieOf,
  PASSWORD,
  PUBLIC_URL,
  someWait,
  testAuthApp,
  withAuthTables,
} from "../testing/auth-app.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { addUser } from "./add-user.ts";

beforeAll(async () => withAuthTables(await testConnection()));
beforeEach(async () => emptyTables(await testDatabase()));

async function garden(role: "owner" | "admin" | "analyst" = "owner") {
  const db = await testDatabase();
  const { app, logged } = await testAuthApp(db);
  const ann = await addUser(db, {
    email: "ann@example.com",
    password: PASSWORD,
    workspaceName: "Garden",
    role,
  });
  const reply = await app.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    payload: { email: ann.email, password: PASSWORD },
  });
  const headers = { cookie: cookieOf(reply), "candor-workspace": ann.workspace.id };
  const url = "/api/v1/colleague-invitations";
  return {
    db,
    app,
    ann,
    logged,
    headers,
    invite: (payload: object) => app.inject({ method: "POST", url, headers, payload }),
    list: async () => (await app.inject({ url, headers })).json().data,
    withdraw: (id: string) => app.inject({ method: "DELETE", url: `${url}/${id}`, headers }),
    accept: (link: string, payload: object = {}) =>
      app.inject({
        method: "POST",
        url: `${url}/accept`,
        payload: { token: tokenOf(link), password: "a password of bob", ...payload },
      }),
  };
}

function tokenOf(link: string): string | null {
  return new URL(link).searchParams.get("token");
}

test("an invited colleague follows the link, chooses a password and is in, with the role that was meant", async () => {
  const { app, invite, accept, list, db, logged } = await garden();
  const invited = await invite({ email: "Bob@Example.com", role: "analyst" });
  expect(invited.statusCode).toBe(201);
  const { link, ...shown } = invited.json();
  expect(link.startsWith(`${PUBLIC_URL}/accept-invitation?token=`)).toBe(true);
  expect(shown).toMatchObject({ email: "bob@example.com", role: "analyst", acceptedAt: null });
  const days = (Date.parse(shown.expiresAt) - Date.parse(shown.createdAt)) / 86_400_000;
  expect(days).toBe(7);

  const accepted = await accept(link, { name: "Bob" });
  expect(accepted.statusCode).toBe(201);
  expect(accepted.json()).toMatchObject({
    user: { email: "bob@example.com", name: "Bob" },
    workspaces: [{ name: "Garden", role: "analyst" }],
  });
  const me = await app.inject({ url: "/api/v1/me", headers: { cookie: cookieOf(accepted) } });
  expect(me.statusCode).toBe(200);
  expect(await list()).toMatchObject([{ acceptedAt: expect.any(String) }]);

  const token = tokenOf(link) ?? "none";
  const rows = await db.selectFrom("colleague_invitation").selectAll().execute();
  const audit = await db.selectFrom("audit_entry").selectAll().execute();
  expect(JSON.stringify([rows, audit])).not.toContain(token);
  expect(logged.join("\n")).not.toContain(token);
});

test("a link works once, even for two who use it in the same instant", async () => {
  const { invite, accept, db } = await garden();
  const { link } = (await invite({ email: "bob@example.com", role: "member" })).json();
  const both: Promise<{ statusCode: number }>[] = [];
  await db.transaction().execute(async (trx) => {
    await trx.selectFrom("colleague_invitation").select("id").forUpdate().execute();
    both.push(accept(link), accept(link));
    await someWait(db, 2);
  });
  const statuses = (await Promise.all(both)).map((reply) => reply.statusCode);
  expect(statuses.sort()).toEqual([201, 404]);
  expect((await accept(link)).json()).toMatchObject({ code: "invitation_not_found" });
  expect(await db.selectFrom("directory.member").selectAll().execute()).toHaveLength(2);
});

test("a link that is older than seven days or was taken back lets nobody in", async () => {
  const { invite, accept, withdraw, list, db } = await garden();
  const old = (await invite({ email: "bob@example.com", role: "member" })).json();
  await db
    .updateTable("colleague_invitation")
    .set({ expires_at: new Date(Date.now() - 1000) })
    .execute();
  const late = await accept(old.link);
  expect(late.statusCode).toBe(410);
  expect(late.json()).toMatchObject({ code: "invitation_expired" });

  const fresh = (await invite({ email: "eve@example.com", role: "member" })).json();
  expect((await withdraw(fresh.id)).statusCode).toBe(204);
  expect((await accept(fresh.link)).statusCode).toBe(404);
  expect((await withdraw(fresh.id)).statusCode).toBe(404);
  expect((await list()).map((one: { email: string }) => one.email)).toEqual(["bob@example.com"]);
  expect((await accept(`${PUBLIC_URL}/?token=${"x".repeat(32)}`)).statusCode).toBe(404);
});

test("somebody who has an account joins with its password, and a stray link opens nobody's account", async () => {
  const { invite, accept, db } = await garden();
  await addUser(db, {
    email: "bob@example.com",
    password: PASSWORD,
    name: "Robert",
    workspaceName: "Elsewhere",
    role: "owner",
  });
  const { link } = (await invite({ email: "bob@example.com", role: "member" })).json();
  const stolen = await accept(link, { password: "not the password of bob", name: "Mallory" });
  expect(stolen.statusCode).toBe(401);
  expect(stolen.json()).toMatchObject({ code: "wrong_password" });
  expect(stolen.cookies).toEqual([]);
  const joined = await accept(link, { password: PASSWORD, name: "Mallory" });
  expect(joined.json()).toMatchObject({
    user: { email: "bob@example.com", name: "Robert" },
    workspaces: [
      { name: "Garden", role: "member" },
      { name: "Elsewhere", role: "owner" },
    ],
  });
});

test("guessing the password of an account through an invitation is limited like signing in", async () => {
  const { invite, accept, db } = await garden();
  await addUser(db, {
    email: "bob@example.com",
    password: PASSWORD,
    workspaceName: "Elsewhere",
    role: "owner",
  });
  const { link } = (await invite({ email: "bob@example.com", role: "member" })).json();
  for (let i = 0; i < 10; i++) await accept(link, { password: `wrong number ${i}` });
  expect((await accept(link, { password: PASSWORD })).statusCode).toBe(429);
});

test("only owners invite owners, analysts invite nobody, and a member is not invited again", async () => {
  const owner = await garden();
  expect((await owner.invite({ email: "o@example.com", role: "owner" })).statusCode).toBe(201);
  const twice = await owner.invite({ email: "ANN@example.com", role: "member" });
  expect(twice.json()).toMatchObject({ code: "already_member" });

  await emptyTables(owner.db);
  const admin = await garden("admin");
  expect((await admin.invite({ email: "o@example.com", role: "owner" })).json()).toMatchObject({
    code: "owners_only",
  });
  expect((await admin.invite({ email: "a@example.com", role: "admin" })).statusCode).toBe(201);

  await emptyTables(owner.db);
  const analyst = await garden("analyst");
  const refused = await analyst.invite({ email: "a@example.com", role: "member" });
  expect(refused.json()).toMatchObject({ code: "role_not_allowed" });
});
