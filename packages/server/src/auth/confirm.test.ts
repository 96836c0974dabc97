import type { Kysely } from "kysely";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { appCode } from "../testing/app-code.ts";
import { cookieOf, PASSWORD, testAuthApp, withAuthTables } from "../testing/auth-app.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { addKey } from "./add-key.ts";
import { addUser } from "./add-user.ts";

const EMAIL = "ann@example.com";
type TestApp = Awaited<ReturnType<typeof testAuthApp>>["app"];

beforeAll(async () => withAuthTables(await testConnection()));
beforeEach(async () => {
  const db = await testDatabase();
  await emptyTables(db);
  await addUser(db, { email: EMAIL, password: PASSWORD, workspaceName: "Garden", role: "owner" });
});

async function signIn(app: TestApp): Promise<string> {
  const payload = { email: EMAIL, password: PASSWORD };
  return cookieOf(await app.inject({ method: "POST", url: "/api/auth/sign-in/email", payload }));
}

/** All sessions began, and were confirmed, eleven minutes ago. */
async function elevenMinutesPass(): Promise<void> {
  const db = await testDatabase();
  const then = new Date(Date.now() - 11 * 60_000);
  await (db as unknown as Kysely<{ "auth.session": { createdAt: Date } }>)
    .updateTable("auth.session")
    .set({ createdAt: then })
    .execute();
  await db.updateTable("directory.session_confirmed").set({ confirmed_at: then }).execute();
}

const makeKey = (app: TestApp, headers: Record<string, string>) =>
  app.inject({ method: "POST", url: "/api/v1/keys", headers, payload: { name: "Shop" } });
const confirm = (app: TestApp, cookie: string, payload: object) =>
  app.inject({ method: "POST", url: "/api/auth/confirm", headers: { cookie }, payload });

test("ten minutes after signing in a key is made only for who proves by the password that they still sit there", async () => {
  const { app } = await testAuthApp(await testDatabase());
  const cookie = await signIn(app);
  expect((await makeKey(app, { cookie })).statusCode).toBe(201);
  await elevenMinutesPass();
  const refused = await makeKey(app, { cookie });
  expect(refused.statusCode).toBe(403);
  expect(refused.json().code).toBe("confirm_first");
  const asked = await app.inject({ url: "/api/auth/confirm", headers: { cookie } });
  expect(asked.json()).toEqual({ until: null, ways: ["password"] });

  const wrong = await confirm(app, cookie, { password: "another long password" });
  expect(wrong.json().code).toBe("wrong_password");
  expect((await makeKey(app, { cookie })).statusCode).toBe(403);
  const right = await confirm(app, cookie, { password: PASSWORD });
  expect(right.statusCode).toBe(200);
  expect((await makeKey(app, { cookie })).statusCode).toBe(201);
  await elevenMinutesPass();
  expect((await makeKey(app, { cookie })).json().code).toBe("confirm_first");
});

test("what is harmless goes on without a proof, and a key is never asked for one", async () => {
  const db = await testDatabase();
  const { app } = await testAuthApp(db);
  const cookie = await signIn(app);
  await elevenMinutesPass();
  const list = await app.inject({ url: "/api/v1/keys", headers: { cookie } });
  expect(list.statusCode).toBe(200);
  const { key } = await addKey(db, { workspaceName: "Garden", name: "Ops", scopes: ["admin"] });
  const made = await app.inject({
    method: "POST",
    url: "/api/v1/keys",
    headers: { authorization: `Bearer ${key}` },
    payload: { name: "Shop", scopes: ["admin"] },
  });
  expect(made.statusCode).toBe(201);
});

test("a proof counts for the browser in which it was given, and for nobody without a session", async () => {
  const { app } = await testAuthApp(await testDatabase());
  const here = await signIn(app);
  const there = await signIn(app);
  await elevenMinutesPass();
  await confirm(app, here, { password: PASSWORD });
  expect((await makeKey(app, { cookie: here })).statusCode).toBe(201);
  expect((await makeKey(app, { cookie: there })).json().code).toBe("confirm_first");
  const nobody = await app.inject({
    method: "POST",
    url: "/api/auth/confirm",
    payload: { password: PASSWORD },
  });
  expect(nobody.statusCode).toBe(401);
  const foreign = await app.inject({
    method: "POST",
    url: "/api/auth/confirm",
    headers: { cookie: here, "sec-fetch-site": "cross-site", origin: "https://evil.example" },
    payload: { password: PASSWORD },
  });
  expect(foreign.json().code).toBe("foreign_origin");
});

test("a code of the app proves it too, and passwords cannot be tried out here", async () => {
  const { app } = await testAuthApp(await testDatabase());
  const cookie = await signIn(app);
  const without = await confirm(app, cookie, { code: "123456" });
  expect(without.json().code).toBe("two_factor_off");
  const begun = await app.inject({
    method: "POST",
    url: "/api/auth/two-factor/begin",
    headers: { cookie },
    payload: { password: PASSWORD },
  });
  const secret = new URL(begun.json().uri).searchParams.get("secret") ?? "";
  const on = await app.inject({
    method: "POST",
    url: "/api/auth/two-factor/confirm",
    headers: { cookie },
    payload: { code: appCode(secret) },
  });
  const session = cookieOf(on);
  await elevenMinutesPass();
  expect((await makeKey(app, { cookie: session })).json().code).toBe("confirm_first");
  expect((await confirm(app, session, { code: "000000" })).json().code).toBe("wrong_code");
  expect((await confirm(app, session, { code: appCode(secret) })).statusCode).toBe(200);
  expect((await makeKey(app, { cookie: session })).statusCode).toBe(201);

  const codes = [];
  for (let n = 0; n < 12; n += 1) {
    codes.push((await confirm(app, session, { password: `guess number ${n}` })).json().code);
  }
  expect(codes[0]).toBe("wrong_password");
  expect(codes.at(-1)).toBe("too_many_attempts");
});
