import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import {
  cookieOf,
  PASSWORD,
  PUBLIC_URL,
  testAuthApp,
  withAuthTables,
} from "../testing/auth-app.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { addUser } from "./add-user.ts";

const EMAIL = "ann@example.com";

beforeAll(async () => withAuthTables(await testConnection()));
beforeEach(async () => {
  const db = await testDatabase();
  await emptyTables(db);
  await addUser(db, { email: EMAIL, password: PASSWORD, workspaceName: "Garden", role: "owner" });
});

type TestApp = Awaited<ReturnType<typeof testAuthApp>>["app"];

function signIn(app: TestApp, payload: object, headers: Record<string, string> = {}) {
  return app.inject({ method: "POST", url: "/api/auth/sign-in/email", payload, headers });
}

test("somebody signs in whatever the case of the address, and signs out for good", async () => {
  const { app } = await testAuthApp(await testDatabase());
  const reply = await signIn(app, { email: "ANN@example.com", password: PASSWORD });
  expect(reply.statusCode).toBe(200);
  expect(reply.json()).toEqual({ user: { id: expect.any(String), email: EMAIL, name: "" } });
  const cookie = cookieOf(reply);
  expect((await app.inject({ url: "/api/v1/me", headers: { cookie } })).statusCode).toBe(200);

  const out = await app.inject({
    method: "POST",
    url: "/api/auth/sign-out",
    headers: { cookie },
    payload: {},
  });
  expect(out.statusCode).toBe(200);
  const after = await app.inject({ url: "/api/v1/me", headers: { cookie } });
  expect(after.statusCode).toBe(401);
  expect(after.json()).toMatchObject({ code: "not_signed_in" });
});

test("over https the session's cookie is secure, hidden from scripts and kept from other sites", async () => {
  const { app } = await testAuthApp(await testDatabase());
  const [cookie] = (await signIn(app, { email: EMAIL, password: PASSWORD })).cookies;
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
  expect(cookie?.name).toMatch(/^__Secure-candor/);

  const plain = await testAuthApp(await testDatabase(), { publicUrl: "http://localhost:4400" });
  const [open] = (await signIn(plain.app, { email: EMAIL, password: PASSWORD })).cookies;
  expect(open?.secure).toBeFalsy();
  expect(open?.httpOnly).toBe(true);
});

test("a wrong password and an unknown address are refused with the same sentence", async () => {
  const { app } = await testAuthApp(await testDatabase());
  const wrong = await signIn(app, { email: EMAIL, password: "not the password" });
  const unknown = await signIn(app, { email: "nobody@example.com", password: PASSWORD });
  expect(wrong.statusCode).toBe(401);
  expect(wrong.json()).toEqual({
    code: "wrong_password",
    detail: expect.stringContaining("The e-mail address or the password is wrong"),
  });
  expect([unknown.statusCode, unknown.json()]).toEqual([wrong.statusCode, wrong.json()]);
});

test("after ten wrong passwords even the right one must wait, and others are not held up", async () => {
  const clock = { now: Date.now() };
  const db = await testDatabase();
  const { app } = await testAuthApp(db, { now: () => clock.now });
  await addUser(db, {
    email: "bob@example.com",
    password: PASSWORD,
    workspaceName: "Garden",
    role: "member",
  });
  for (let i = 0; i < 10; i++) await signIn(app, { email: EMAIL, password: `wrong number ${i}` });
  const held = await signIn(app, { email: EMAIL, password: PASSWORD });
  expect(held.statusCode).toBe(429);
  expect(held.json()).toMatchObject({ code: "too_many_attempts" });
  expect((await signIn(app, { email: "bob@example.com", password: PASSWORD })).statusCode).toBe(
    200,
  );
  clock.now += 11 * 60_000;
  expect((await signIn(app, { email: EMAIL, password: PASSWORD })).statusCode).toBe(200);
});

test("a page of another site cannot sign a visitor in", async () => {
  const { app } = await testAuthApp(await testDatabase());
  const reply = await signIn(
    app,
    { email: EMAIL, password: PASSWORD },
    { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  );
  expect(reply.statusCode).toBe(403);
  expect(reply.cookies).toEqual([]);
});

test("nobody signs up by themselves: better-auth's other doors do not exist", async () => {
  const { app, parts } = await testAuthApp(await testDatabase());
  for (const url of [
    "/api/auth/sign-up/email",
    "/api/auth/update-user",
    "/api/auth/delete-user",
    "/api/auth/change-email",
    "/api/auth/list-sessions",
  ]) {
    const reply = await app.inject({
      method: "POST",
      url,
      payload: { email: "new@example.com", password: PASSWORD, name: "New" },
    });
    expect([url, reply.statusCode]).toEqual([url, 404]);
  }
  await expect(
    parts.signIn.api.signUpEmail({
      body: { email: "new@example.com", password: PASSWORD, name: "New" },
    }),
  ).rejects.toThrow();
});

test("a forgotten password is set anew by a mailed link, which works once and ends other sessions", async () => {
  const { app, mails } = await testAuthApp(await testDatabase());
  const earlier = cookieOf(await signIn(app, { email: EMAIL, password: PASSWORD }));
  const asked = await app.inject({
    method: "POST",
    url: "/api/auth/request-password-reset",
    payload: { email: EMAIL, redirectTo: "https://evil.example/steal" },
  });
  expect(asked.json()).toEqual({ done: true });
  await vi.waitFor(() => expect(mails).toHaveLength(1));
  expect(mails[0]).toMatchObject({ to: EMAIL, subject: "A new password for Candor" });
  expect(mails[0]?.text).not.toContain("evil");
  const link = /https:\S+/.exec(mails[0]?.text ?? "")?.[0] ?? "";
  expect(link.startsWith(`${PUBLIC_URL}/reset-password?token=`)).toBe(true);

  const set = (token: string | null, newPassword: string) =>
    app.inject({
      method: "POST",
      url: "/api/auth/reset-password",
      payload: { token, newPassword },
    });
  const token = new URL(link).searchParams.get("token");
  expect((await set(token, "short")).statusCode).toBe(400);
  expect((await set(token, "another good password")).statusCode).toBe(200);
  const again = await set(token, "a third good password");
  expect(again.statusCode).toBe(400);
  expect(again.json()).toMatchObject({ code: "reset_link_invalid" });

  const me = await app.inject({ url: "/api/v1/me", headers: { cookie: earlier } });
  expect(me.statusCode).toBe(401);
  expect((await signIn(app, { email: EMAIL, password: PASSWORD })).statusCode).toBe(401);
  const fresh = await signIn(app, { email: EMAIL, password: "another good password" });
  expect(fresh.statusCode).toBe(200);
  const audit = await app.inject({ url: "/api/v1/audit", headers: { cookie: cookieOf(fresh) } });
  expect(audit.json().data[0]).toMatchObject({
    action: "password.changed",
    target: EMAIL,
    details: { by: "reset_link" },
  });
});

test("asking for a link tells nobody whether an address has an account, and is limited", async () => {
  const { app, mails } = await testAuthApp(await testDatabase());
  const ask = (email: string) =>
    app.inject({ method: "POST", url: "/api/auth/request-password-reset", payload: { email } });
  const unknown = await ask("nobody@example.com");
  expect([unknown.statusCode, unknown.json()]).toEqual([200, { done: true }]);
  for (let i = 0; i < 5; i++) expect((await ask(EMAIL)).statusCode).toBe(200);
  expect((await ask(EMAIL)).statusCode).toBe(429);
  await vi.waitFor(() => expect(mails).toHaveLength(5));
});

test("while no mail server is configured the link is in the log, where the operator finds it", async () => {
  const { app, logged } = await testAuthApp(await testDatabase(), { sendMail: null });
  await app.inject({
    method: "POST",
    url: "/api/auth/request-password-reset",
    payload: { email: EMAIL },
  });
  await vi.waitFor(() =>
    expect(logged.join("\n")).toMatch(/\/reset-password\?token=[A-Za-z0-9]{20,}/),
  );
});

test("a signed-in person changes their password by the old one, and other devices are signed out", async () => {
  const { app } = await testAuthApp(await testDatabase());
  const here = cookieOf(await signIn(app, { email: EMAIL, password: PASSWORD }));
  const elsewhere = cookieOf(await signIn(app, { email: EMAIL, password: PASSWORD }));
  const change = (currentPassword: string) =>
    app.inject({
      method: "POST",
      url: "/api/auth/change-password",
      headers: { cookie: here },
      payload: { currentPassword, newPassword: "another good password" },
    });
  expect((await change("not the password")).json()).toMatchObject({ code: "wrong_password" });
  const changed = await change(PASSWORD);
  expect(changed.statusCode).toBe(200);
  const me = (cookie: string) => app.inject({ url: "/api/v1/me", headers: { cookie } });
  expect((await me(elsewhere)).statusCode).toBe(401);
  expect((await me(cookieOf(changed))).statusCode).toBe(200);
  const audit = await app.inject({
    url: "/api/v1/audit",
    headers: { cookie: cookieOf(changed) },
  });
  expect(audit.json().data[0]).toMatchObject({ details: { by: "old_password" } });
});

test("passwords, session cookies and mailed links never reach the log", async () => {
  const { app, logged, mails } = await testAuthApp(await testDatabase());
  const reply = await signIn(app, { email: EMAIL, password: PASSWORD });
  await signIn(app, { email: EMAIL, password: "a wrong secret word" });
  await app.inject({
    method: "POST",
    url: "/api/auth/request-password-reset",
    payload: { email: EMAIL },
  });
  await vi.waitFor(() => expect(mails).toHaveLength(1));
  const token = new URL(/https:\S+/.exec(mails[0]?.text ?? "")?.[0] ?? "").searchParams.get(
    "token",
  );
  await app.inject({
    method: "POST",
    url: "/api/auth/reset-password",
    payload: { token, newPassword: "another good password" },
  });
  const log = logged.join("\n");
  expect(log).toContain("/api/auth/sign-in/email");
  for (const secret of [
    PASSWORD,
    "a wrong secret word",
    "another good password",
    token ?? "",
    reply.cookies[0]?.value ?? "",
    EMAIL,
  ]) {
    expect(secret.length).toBeGreaterThan(3);
    expect(log).not.toContain(secret);
  }
});
