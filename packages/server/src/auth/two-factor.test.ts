import { beforeAll, beforeEach, expect, test } from "vitest";
import { appCode } from "../testing/app-code.ts";
import { cookieOf, PASSWORD, testAuthApp, withAuthTables } from "../testing/auth-app.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { addUser } from "./add-user.ts";
import { resetUser } from "./reset-user.ts";

const EMAIL = "ann@example.com";
type TestApp = Awaited<ReturnType<typeof testAuthApp>>["app"];

beforeAll(async () => withAuthTables(await testConnection()));
beforeEach(async () => {
  const db = await testDatabase();
  await emptyTables(db);
  await addUser(db, { email: EMAIL, password: PASSWORD, workspaceName: "Garden", role: "owner" });
});

const codeOf = (uri: string) => appCode(new URL(uri).searchParams.get("secret") ?? "");

function post(app: TestApp, url: string, payload: object, cookie = "") {
  return app.inject({ method: "POST", url, payload, headers: cookie ? { cookie } : {} });
}

const password = (app: TestApp, cookie = "") =>
  post(app, "/api/auth/sign-in/email", { email: EMAIL, password: PASSWORD }, cookie);

async function switchedOn(app: TestApp) {
  const cookie = cookieOf(await password(app));
  const begun = await post(app, "/api/auth/two-factor/begin", { password: PASSWORD }, cookie);
  expect(begun.statusCode).toBe(200);
  const { uri, qr, recoveryCodes } = begun.json();
  expect(uri).toMatch(/^otpauth:\/\/totp\/Candor/);
  expect(qr).toMatch(/^<svg/);
  expect(new Set(recoveryCodes).size).toBe(10);
  // Until a code was confirmed nothing has changed: whoever closes the window is not locked out.
  expect((await password(app)).json()).toMatchObject({ user: { email: EMAIL } });
  const wrong = await post(app, "/api/auth/two-factor/confirm", { code: "000000" }, cookie);
  expect(wrong.json()).toMatchObject({ code: "wrong_code" });
  const on = await post(app, "/api/auth/two-factor/confirm", { code: codeOf(uri) }, cookie);
  expect(on.statusCode).toBe(200);
  return { uri: uri as string, recoveryCodes: recoveryCodes as string[], cookie: cookieOf(on) };
}

const isIn = async (app: TestApp, cookie: string) =>
  (await app.inject({ url: "/api/v1/me", headers: { cookie } })).statusCode === 200;

test("with two-factor sign-in the password alone opens nothing; the code of the app does", async () => {
  const { app } = await testAuthApp(await testDatabase());
  const { uri, cookie: session } = await switchedOn(app);
  expect(await isIn(app, session)).toBe(true);
  const first = await password(app);
  expect(first.json()).toEqual({ codeNeeded: true });
  const half = cookieOf(first);
  expect(await isIn(app, half)).toBe(false);
  const wrong = await post(app, "/api/auth/sign-in/code", { code: "123456" }, half);
  expect(wrong.statusCode).toBe(401);
  expect(wrong.json()).toMatchObject({ code: "wrong_code" });
  const code = codeOf(uri);
  const right = await post(
    app,
    "/api/auth/sign-in/code",
    { code: `${code.slice(0, 3)} ${code.slice(3)}` },
    half,
  );
  expect(right.json()).toMatchObject({ user: { email: EMAIL } });
  expect(await isIn(app, cookieOf(right))).toBe(true);
  // A code without the password before it is nothing.
  const alone = await post(app, "/api/auth/sign-in/code", { code: codeOf(uri) });
  expect(alone.json()).toMatchObject({ code: "sign_in_again" });
});

test("codes cannot be tried one after the other", async () => {
  const { app } = await testAuthApp(await testDatabase());
  await switchedOn(app);
  const half = cookieOf(await password(app));
  const codes = [];
  for (let n = 0; n < 12; n += 1) {
    const tried = await post(app, "/api/auth/sign-in/code", { code: String(100_000 + n) }, half);
    codes.push(tried.json().code);
  }
  expect(codes[0]).toBe("wrong_code");
  expect(codes.slice(8)).not.toContain("wrong_code");
});

test("a recovery code signs in once, and the log says so", async () => {
  const db = await testDatabase();
  const { app } = await testAuthApp(db);
  const { recoveryCodes } = await switchedOn(app);
  const code = recoveryCodes[0] ?? "";
  const once = await post(app, "/api/auth/sign-in/code", { code }, cookieOf(await password(app)));
  expect(once.statusCode).toBe(200);
  const twice = await post(app, "/api/auth/sign-in/code", { code }, cookieOf(await password(app)));
  expect(twice.json()).toMatchObject({ code: "wrong_code" });
  const log = await db.selectFrom("audit_entry").select("action").orderBy("at").execute();
  expect(log.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["two_factor.on", "two_factor.recovered"]),
  );
});

test("a browser that is trusted is not asked for thirty days, another one is", async () => {
  const { app } = await testAuthApp(await testDatabase());
  const { uri } = await switchedOn(app);
  const half = cookieOf(await password(app));
  const code = codeOf(uri);
  const right = await post(app, "/api/auth/sign-in/code", { code, trustDevice: true }, half);
  const again = await password(app, cookieOf(right));
  expect(again.json()).toMatchObject({ user: { email: EMAIL } });
  expect((await password(app)).json()).toEqual({ codeNeeded: true });
});

test("switching off and new recovery codes ask for the password; old recovery codes are void", async () => {
  const db = await testDatabase();
  const { app } = await testAuthApp(db);
  const { cookie, recoveryCodes } = await switchedOn(app);
  const doors = ["off", "recovery-codes"].map((door) => `/api/auth/two-factor/${door}`);
  for (const door of doors) {
    const refused = await post(app, door, { password: "not this one" }, cookie);
    expect(refused.json()).toMatchObject({ code: "wrong_password" });
    expect((await post(app, door, { password: PASSWORD })).statusCode).toBe(401);
  }
  const made = await post(app, doors[1] ?? "", { password: PASSWORD }, cookie);
  expect(made.json().recoveryCodes).toHaveLength(10);
  const log = await db.selectFrom("audit_entry").select("action").execute();
  expect(log.map(({ action }) => action)).toContain("two_factor.codes_made");
  const old = { code: recoveryCodes[1] };
  const half = cookieOf(await password(app));
  expect((await post(app, "/api/auth/sign-in/code", old, half)).statusCode).toBe(401);
  expect((await post(app, doors[0] ?? "", { password: PASSWORD }, cookie)).statusCode).toBe(200);
  expect((await password(app)).json()).toMatchObject({ user: { email: EMAIL } });
});

test("from the shell whoever lost password and phone gets in again, and every session ends", async () => {
  const db = await testDatabase();
  const { app } = await testAuthApp(db);
  const { cookie } = await switchedOn(app);
  const fresh = "another long password";
  expect(await resetUser(db, { email: EMAIL, password: fresh, twoFactorOff: true })).toEqual({
    email: EMAIL,
    twoFactorOff: true,
    ssoOff: null,
  });
  expect(await isIn(app, cookie)).toBe(false);
  const reply = await post(app, "/api/auth/sign-in/email", { email: EMAIL, password: fresh });
  expect(reply.json()).toMatchObject({ user: { email: EMAIL } });
  await expect(
    resetUser(db, { email: "nobody@example.com", password: fresh, twoFactorOff: false }),
  ).rejects.toMatchObject({ code: "user_not_found" });
});

test("sessions are listed and ended one by one, one's own alone", async () => {
  const db = await testDatabase();
  const { app } = await testAuthApp(db);
  await addUser(db, {
    email: "eve@x.lv",
    password: PASSWORD,
    workspaceName: "Garden",
    role: "member",
  });
  const here = cookieOf(await password(app));
  const there = cookieOf(await password(app));
  const eve = cookieOf(
    await post(app, "/api/auth/sign-in/email", { email: "eve@x.lv", password: PASSWORD }),
  );
  const list = async (cookie: string) =>
    (await app.inject({ url: "/api/v1/me/sessions", headers: { cookie } })).json();
  const mine = await list(here);
  expect(mine).toMatchObject({ twoFactor: false });
  expect(mine.data.map((one: { isThis: boolean }) => one.isThis).sort()).toEqual([false, true]);
  const other = mine.data.find((one: { isThis: boolean }) => !one.isThis);
  const end = (cookie: string, id: string) =>
    app.inject({
      method: "DELETE",
      url: `/api/v1/me/sessions/${id}`,
      headers: { cookie, "candor-workspace": "garden" },
    });
  expect((await end(eve, other.id)).statusCode).toBe(404);
  expect(await isIn(app, there)).toBe(true);
  expect((await end(here, other.id)).statusCode).toBe(204);
  expect(await isIn(app, there)).toBe(false);
  const third = cookieOf(await password(app));
  const rest = await app.inject({
    method: "DELETE",
    url: "/api/v1/me/sessions",
    headers: { cookie: here, "candor-workspace": "garden" },
  });
  expect(rest.json()).toEqual({ ended: 1 });
  expect(await isIn(app, third)).toBe(false);
  expect(await isIn(app, eve)).toBe(true);
});

test("an invitation does not stand in for the code: whoever has one signs in first, then joins", async () => {
  const db = await testDatabase();
  const { app } = await testAuthApp(db);
  const { uri } = await switchedOn(app);
  await addUser(db, {
    email: "eve@x.lv",
    password: PASSWORD,
    workspaceName: "Hall",
    role: "owner",
  });
  const eve = cookieOf(
    await post(app, "/api/auth/sign-in/email", { email: "eve@x.lv", password: PASSWORD }),
  );
  const url = "/api/v1/colleague-invitations";
  const invited = await post(app, url, { email: EMAIL, role: "member" }, eve);
  const token = new URL(invited.json().link).searchParams.get("token");
  const accept = (session = "") =>
    post(app, `${url}/accept`, { token, password: PASSWORD }, session);
  const refused = await accept();
  expect(refused.statusCode).toBe(401);
  expect(refused.json()).toMatchObject({ code: "sign_in_first" });
  const half = cookieOf(await password(app));
  expect((await accept(half)).json()).toMatchObject({ code: "sign_in_first" });
  const right = await post(app, "/api/auth/sign-in/code", { code: codeOf(uri) }, half);
  expect((await accept(cookieOf(right))).statusCode).toBe(201);
});

test("a browser that was trusted is asked again once sessions are ended from afar", async () => {
  const { app } = await testAuthApp(await testDatabase());
  const { uri, cookie } = await switchedOn(app);
  const half = cookieOf(await password(app));
  const trust = { code: codeOf(uri), trustDevice: true };
  const trusted = cookieOf(await post(app, "/api/auth/sign-in/code", trust, half));
  await app.inject({
    method: "DELETE",
    url: "/api/v1/me/sessions",
    headers: { cookie, "candor-workspace": "garden" },
  });
  expect((await password(app, trusted)).json()).toEqual({ codeNeeded: true });
});
