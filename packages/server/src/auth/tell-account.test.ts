import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { appCode } from "../testing/app-code.ts";
import {
  cookieOf,
  PASSWORD,
  PUBLIC_URL,
  testAuthApp,
  withAuthTables,
} from "../testing/auth-app.ts";
import { softPasskey } from "../testing/soft-passkey.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { addUser } from "./add-user.ts";
import { saveProfile } from "./profile.ts";

const EMAIL = "ann@example.com";

beforeAll(async () => withAuthTables(await testConnection()));
beforeEach(async () => {
  const db = await testDatabase();
  await emptyTables(db);
  await addUser(db, { email: EMAIL, password: PASSWORD, workspaceName: "Garden", role: "owner" });
});

async function signedIn() {
  const db = await testDatabase();
  const { app, mails } = await testAuthApp(db);
  const post = (url: string, payload: object, cookie = "") =>
    app.inject({ method: "POST", url, payload, headers: cookie ? { cookie } : {} });
  const reply = await post("/api/auth/sign-in/email", { email: EMAIL, password: PASSWORD });
  return { db, app, mails, post, cookie: cookieOf(reply), userId: reply.json().user.id as string };
}

test("the owner of an account is told by mail of a new password", async () => {
  const { mails, post, cookie } = await signedIn();
  const wrong = { currentPassword: "not the password", newPassword: "another long password" };
  expect((await post("/api/auth/change-password", wrong, cookie)).statusCode).not.toBe(200);
  const right = { currentPassword: PASSWORD, newPassword: "another long password" };
  expect((await post("/api/auth/change-password", right, cookie)).statusCode).toBe(200);
  await vi.waitFor(() => expect(mails).toHaveLength(1));
  expect(mails[0]).toMatchObject({ to: EMAIL, subject: "Your password for Candor was changed" });
  expect(mails[0]?.text).toContain(`${PUBLIC_URL}/settings/you`);
  expect(mails[0]?.text).toContain(`${PUBLIC_URL}/forgot-password`);
  expect(mails[0]?.text).not.toContain("another long password");
});

test("of a passkey that was added and taken away, in the language that they read", async () => {
  const { db, app, mails, post, cookie, userId } = await signedIn();
  const reader = { userId, email: EMAIL };
  await saveProfile(db, reader, { language: "sv", timeZone: "Europe/Stockholm" }, new Date());
  const options = await post("/api/v1/me/passkeys/begin", {}, cookie);
  const response = softPasskey(PUBLIC_URL).create(options.json());
  const made = await post("/api/v1/me/passkeys", { name: "Laptop", response }, cookie);
  expect(made.statusCode).toBe(201);
  await vi.waitFor(() => expect(mails).toHaveLength(1));
  expect(mails[0]?.subject).toBe("En passkey har lagts till i ditt Candor-konto");
  expect(mails[0]?.text).toContain("Laptop");
  expect(mails[0]?.text).toContain("(Europe/Stockholm)");
  const url = `/api/v1/me/passkeys/${made.json().id}`;
  const removed = await app.inject({
    ...{ method: "DELETE", url },
    headers: { cookie, "content-type": "application/json" },
    payload: "{}",
  });
  expect(removed.statusCode, removed.body).toBe(204);
  await vi.waitFor(() => expect(mails).toHaveLength(2));
  expect(mails[1]?.subject).toBe("En passkey har tagits bort från ditt Candor-konto");
});

test("of two-factor sign-in that was switched off", async () => {
  const { mails, post, cookie } = await signedIn();
  const begun = await post("/api/auth/two-factor/begin", { password: PASSWORD }, cookie);
  const confirmed = await post(
    "/api/auth/two-factor/confirm",
    { code: appCode(new URL(begun.json().uri).searchParams.get("secret") ?? "") },
    cookie,
  );
  expect(confirmed.statusCode, confirmed.body).toBe(200);
  const off = await post("/api/auth/two-factor/off", { password: PASSWORD }, cookieOf(confirmed));
  expect(off.statusCode, off.body).toBe(200);
  await vi.waitFor(() => expect(mails).toHaveLength(1));
  expect(mails[0]?.subject).toBe("Two-factor sign-in of your Candor account is off");
});
