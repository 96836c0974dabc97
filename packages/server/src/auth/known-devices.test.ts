import type { Kysely } from "kysely";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { cookieOf, PASSWORD, testAuthApp, withAuthTables } from "../testing/auth-app.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { addUser } from "./add-user.ts";
import { saveProfile } from "./profile.ts";

const EMAIL = "ann@example.com";
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
type TestApp = Awaited<ReturnType<typeof testAuthApp>>["app"];

beforeAll(async () => withAuthTables(await testConnection()));
beforeEach(async () => {
  const db = await testDatabase();
  await emptyTables(db);
  await addUser(db, { email: EMAIL, password: PASSWORD, workspaceName: "Garden", role: "owner" });
});

const signIn = (app: TestApp, cookie = "") =>
  app.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    headers: { "user-agent": FIREFOX, ...(cookie ? { cookie } : {}) },
    payload: { email: EMAIL, password: PASSWORD },
  });

test("signing in from a browser that was not used before is told by mail, from one that was is not", async () => {
  const { app, mails } = await testAuthApp(await testDatabase());
  // Whoever has just come is not warned of themselves.
  const first = await signIn(app);
  const device = first.cookies.find(({ name }) => name === "candor.device");
  expect(device).toMatchObject({ httpOnly: true, sameSite: "Lax", secure: true, path: "/api" });
  const home = `candor.device=${device?.value}`;
  await signIn(app, home);
  expect(mails).toEqual([]);

  await signIn(app);
  await vi.waitFor(() => expect(mails).toHaveLength(1));
  expect(mails[0]).toMatchObject({
    to: EMAIL,
    subject: "You signed in to Candor in a new browser",
  });
  expect(mails[0]?.text).toContain("Firefox, Linux");
  expect(mails[0]?.text).toContain("https://nps.example.com/settings/you");
  await signIn(app, home);
  await signIn(app, "candor.device=%00broken");
  await vi.waitFor(() => expect(mails).toHaveLength(2));
});

test("the mail speaks the language that its reader chose", async () => {
  const db = await testDatabase();
  const { app, mails } = await testAuthApp(db);
  const { user } = (await signIn(app)).json();
  const reader = { userId: user.id, email: EMAIL };
  await saveProfile(db, reader, { language: "sv", timeZone: "Europe/Stockholm" }, new Date());
  await signIn(app);
  await vi.waitFor(() => expect(mails).toHaveLength(1));
  expect(mails[0]?.subject).toBe("Du loggade in i Candor från en ny webbläsare");
  expect(mails[0]?.text).toContain("(Europe/Stockholm)");
});

test("a browser that was signed out from afar is a new one again; so is every browser of an old account", async () => {
  const db = await testDatabase();
  const { app, mails } = await testAuthApp(db);
  const here = cookieOf(await signIn(app));
  const there = await signIn(app);
  await vi.waitFor(() => expect(mails).toHaveLength(1));
  const thief = `candor.device=${there.cookies.find(({ name }) => name === "candor.device")?.value}`;
  await app.inject({
    method: "DELETE",
    url: "/api/v1/me/sessions",
    headers: { cookie: here, "content-type": "application/json" },
    payload: "{}",
  });
  await signIn(app, thief);
  await vi.waitFor(() => expect(mails).toHaveLength(2));

  await db.deleteFrom("directory.known_device").execute();
  await (db as unknown as Kysely<{ "auth.user": { createdAt: Date } }>)
    .updateTable("auth.user")
    .set({ createdAt: new Date(Date.now() - 24 * 3600_000) })
    .execute();
  await signIn(app);
  await vi.waitFor(() => expect(mails).toHaveLength(3));
});
