import { beforeAll, beforeEach, expect, test } from "vitest";
import {
  cookieOf,
  PASSWORD,
  PUBLIC_URL,
  testAuthApp,
  withAuthTables,
} from "../testing/auth-app.ts";
import { type SoftPasskey, softPasskey } from "../testing/soft-passkey.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { addUser } from "./add-user.ts";
import { resetUser } from "./reset-user.ts";

const EMAIL = "ann@example.com";
type TestApp = Awaited<ReturnType<typeof testAuthApp>>["app"];

beforeAll(async () => withAuthTables(await testConnection()));
beforeEach(async () => {
  const db = await testDatabase();
  await emptyTables(db);
  for (const email of [EMAIL, "bob@example.com"]) {
    await addUser(db, { email, password: PASSWORD, workspaceName: "Garden", role: "owner" });
  }
});

function post(app: TestApp, url: string, payload: object, cookie = "") {
  return app.inject({ method: "POST", url, payload, headers: cookie ? { cookie } : {} });
}

async function signedIn(app: TestApp, email = EMAIL): Promise<string> {
  return cookieOf(await post(app, "/api/auth/sign-in/email", { email, password: PASSWORD }));
}

async function added(app: TestApp, cookie: string, passkey = softPasskey(PUBLIC_URL)) {
  const options = await post(app, "/api/v1/me/passkeys/begin", {}, cookie);
  expect(options.statusCode, options.body).toBe(200);
  const response = passkey.create(options.json());
  const made = await post(app, "/api/v1/me/passkeys", { name: "Laptop", response }, cookie);
  expect(made.statusCode, made.body).toBe(201);
  return { passkey, id: made.json().id as string, response };
}

const ask = async (app: TestApp, purpose = "sign_in", cookie = "") =>
  (await post(app, "/api/auth/passkey/ask", { purpose }, cookie)).json();
const signIn = async (app: TestApp, passkey: SoftPasskey, faults = {}) =>
  post(app, "/api/auth/passkey/sign-in", passkey.get(await ask(app), faults));

test("a passkey signs in without a password, is listed, named and taken away", async () => {
  const { app } = await testAuthApp(await testDatabase());
  const cookie = await signedIn(app);
  const { passkey, id } = await added(app, cookie);
  const reply = await signIn(app, passkey);
  expect(reply.json()).toMatchObject({ user: { email: EMAIL } });
  const session = cookieOf(reply);
  const rename = await app.inject({
    method: "PATCH",
    url: `/api/v1/me/passkeys/${id}`,
    headers: { cookie: session },
    payload: { name: "Old laptop" },
  });
  expect(rename.statusCode).toBe(204);
  const list = await app.inject({ url: "/api/v1/me/passkeys", headers: { cookie: session } });
  expect(list.json().data).toMatchObject([{ id, name: "Old laptop", backedUp: false }]);
  expect(list.json().data[0].usedAt).not.toBeNull();
  await app.inject({
    method: "DELETE",
    url: `/api/v1/me/passkeys/${id}`,
    headers: { cookie: session, "content-type": "application/json" },
    payload: "{}",
  });
  expect((await signIn(app, passkey)).json().code).toBe("passkey_refused");
});

test.each([
  ["another site", { origin: "https://evil.example" }],
  ["a device that did not ask its owner", { unverified: true }],
  ["a copy that counts behind", { counter: 1 }],
])("what %s signed opens nothing", async (_, faults) => {
  const { app } = await testAuthApp(await testDatabase());
  const { passkey } = await added(app, await signedIn(app));
  await signIn(app, passkey);
  const reply = await signIn(app, passkey, faults);
  expect(reply.statusCode).toBe(401);
  expect(cookieOf(reply)).toBe("");
});

test("a signature is good once, for what was asked, and a key cannot be added twice", async () => {
  const { app } = await testAuthApp(await testDatabase());
  const cookie = await signedIn(app);
  const { passkey, response } = await added(app, cookie);
  const signed = passkey.get(await ask(app));
  expect((await post(app, "/api/auth/passkey/sign-in", signed)).statusCode).toBe(200);
  expect((await post(app, "/api/auth/passkey/sign-in", signed)).statusCode).toBe(401);
  const invented = passkey.get({ challenge: "aGVsbG8gaGVsbG8gaGVsbG8" });
  expect((await post(app, "/api/auth/passkey/sign-in", invented)).statusCode).toBe(401);
  // What was asked to prove a session anew signs nobody in.
  const confirming = passkey.get(await ask(app, "confirm", cookie));
  expect((await post(app, "/api/auth/passkey/sign-in", confirming)).statusCode).toBe(401);
  const twice = await post(app, "/api/v1/me/passkeys", { name: "Again", response }, cookie);
  expect(twice.statusCode).toBe(401);
});

test("a passkey proves its own user again, and nobody else", async () => {
  const { app } = await testAuthApp(await testDatabase());
  const ann = await signedIn(app);
  const { passkey } = await added(app, ann);
  const proved = passkey.get(await ask(app, "confirm", ann));
  expect((await post(app, "/api/auth/passkey/confirm", proved, ann)).statusCode).toBe(200);
  const bob = await signedIn(app, "bob@example.com");
  const others = passkey.get(await ask(app, "confirm", bob));
  expect((await post(app, "/api/auth/passkey/confirm", others, bob)).statusCode).toBe(401);
});

test("who lost the device gets in again from the shell, and the lost one no longer opens anything", async () => {
  const db = await testDatabase();
  const { app } = await testAuthApp(db);
  const { passkey } = await added(app, await signedIn(app));
  await resetUser(db, { email: EMAIL, password: PASSWORD, twoFactorOff: true });
  expect((await signIn(app, passkey)).statusCode).toBe(401);
});
