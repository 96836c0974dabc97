import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { addUser } from "../auth/add-user.ts";
import { resealSecondFactors } from "../auth/reseal-second-factors.ts";
import { readAccount, saveAccount } from "../channels/chat/channel-account.ts";
import { responseIdOfInvitation } from "../channels/door/answer-door.ts";
import { appCode } from "../testing/app-code.ts";
import { cookieOf, PASSWORD, testAuthApp, withAuthTables } from "../testing/auth-app.ts";
import { aWorkspace } from "../testing/fixtures.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { addressToken, readAddressToken } from "./address-token.ts";
import { endOverlap, rotateSecret } from "./rotate-secret.ts";
import { seal, unseal } from "./sealed.ts";
import { SEALED_COLUMNS } from "./sealed-places.ts";
import { loadServerSecret, serverSecret, sign, verify } from "./server-secret.ts";
import { makeToken, readToken } from "./signed-token.ts";

const OLD = "the secret that was set first, long enough";
const NEW = "the secret that is set now, as long as that";
let workspaceId = "";

beforeAll(async () => withAuthTables(await testConnection()));
beforeEach(async () => {
  const db = await testDatabase();
  await emptyTables(db);
  workspaceId = await aWorkspace(db);
});

const rotation = (q: {
  overlapDays?: number;
  next?: string | null;
  configured?: string | null;
}) => ({
  ...{ configured: OLD, next: NEW, overlapDays: 30, now: new Date() },
  resealSignIn: resealSecondFactors,
  ...q,
});

test("everything that is sealed opens under the new secret alone, and links that were sent still hold", async () => {
  const db = await testDatabase();
  const old = await loadServerSecret(db, OLD);
  const sms = { workspaceId, channel: "sms", settings: { token: "abc" }, now: new Date() };
  await saveAccount(db, old, sms);
  const subject = { workspaceId, id: randomUUID() };
  const link = makeToken(old, "answer", subject);
  const address = addressToken(old, "l", subject);
  const hook = sign(old, "sms hook", workspaceId);

  expect(await rotateSecret(db, rotation({}))).toMatchObject({ resealed: 1 });
  const now = await loadServerSecret(db, NEW);
  expect(await readAccount(db, now, sms)).toEqual({ token: "abc" });
  // Under the old secret it opens no more: what leaked is worth nothing.
  await expect(readAccount(db, serverSecret(OLD), sms)).rejects.toThrow("cannot be read");
  await expect(loadServerSecret(db, OLD)).rejects.toThrow("is not the secret");
  expect(readToken(now, "answer", link)).toEqual(subject);
  expect(readAddressToken(now, "l", address)).toEqual(subject);
  expect(verify(now, "sms hook", workspaceId, hook)).toBe(true);
  expect(readToken(now, "unsubscribe", link)).toBeNull();
  expect(makeToken(now, "answer", subject)).not.toBe(link);
  // The same invitation is the same answer, whichever link it is opened by.
  expect(responseIdOfInvitation(now, subject.id)).toBe(responseIdOfInvitation(old, subject.id));
});

test("when the overlap is over, ended or never was, the old links are nobody's", async () => {
  const db = await testDatabase();
  const old = await loadServerSecret(db, OLD);
  const subject = { workspaceId, id: randomUUID() };
  const link = makeToken(old, "answer", subject);
  const monthAgo = new Date(Date.now() - 31 * 24 * 3600_000);
  await rotateSecret(db, { ...rotation({}), now: monthAgo });
  const now = await loadServerSecret(db, NEW);
  expect(readToken(now, "answer", link)).toBeNull();

  const second = makeToken(now, "answer", subject);
  await rotateSecret(db, rotation({ configured: NEW, next: OLD }));
  expect(readToken(await loadServerSecret(db, OLD), "answer", second)).toEqual(subject);
  // What a process sealed that was not started again is not lost with the earlier secret.
  const sealed = seal(now, "late", `sms account:${workspaceId}`);
  await sql`insert into channel_account (workspace_id, channel, settings, sealed, created_at, updated_at)
    values (${workspaceId}, 'sms', '{}', ${sealed}, now(), now())`.execute(db);
  await endOverlap(db, OLD);
  const ended = await loadServerSecret(db, OLD);
  expect(readToken(ended, "answer", second)).toBeNull();
  const { rows } = await sql<{ sealed: string }>`select sealed from channel_account`.execute(db);
  expect(unseal(ended, rows[0]?.sealed ?? "", `sms account:${workspaceId}`)).toBe("late");

  const third = makeToken(ended, "answer", subject);
  await rotateSecret(db, rotation({ overlapDays: 0 }));
  expect(readToken(await loadServerSecret(db, NEW), "answer", third)).toBeNull();
});

test("a secret that the database keeps is made anew, and moves into a setting", async () => {
  const db = await testDatabase();
  const first = await loadServerSecret(db, null);
  await rotateSecret(db, rotation({ configured: null, next: null }));
  const second = await loadServerSecret(db, null);
  expect(sign(second, "p", "x")).not.toBe(sign(first, "p", "x"));
  await rotateSecret(db, rotation({ configured: null, next: NEW }));
  await expect(loadServerSecret(db, null)).rejects.toThrow("CANDOR_SECRET is not set");
  const { rows } = await sql<{ value: string }>`select value from directory.secret`.execute(db);
  expect(JSON.stringify(rows)).not.toContain(NEW);
  expect(sign(await loadServerSecret(db, NEW), "p", "x")).toBe(sign(serverSecret(NEW), "p", "x"));
});

test("what cannot be opened stops the rotation, and nothing is changed", async () => {
  const db = await testDatabase();
  const old = await loadServerSecret(db, OLD);
  const sms = { workspaceId, channel: "sms", settings: { token: "abc" }, now: new Date() };
  await saveAccount(db, old, sms);
  await sql`insert into channel_account (workspace_id, channel, settings, sealed, created_at, updated_at)
    values (${workspaceId}, 'telegram', '{}', 'v1.broken', now(), now())`.execute(db);
  await expect(rotateSecret(db, rotation({}))).rejects.toThrow("would be lost");
  expect(await readAccount(db, await loadServerSecret(db, OLD), sms)).toEqual({ token: "abc" });
  await expect(rotateSecret(db, rotation({ next: OLD }))).rejects.toThrow("is the one in use");
  await expect(rotateSecret(db, rotation({ next: null }))).rejects.toThrow("must be one too");
});

test("a colleague's app still gives codes that sign in; their session does not live on", async () => {
  const db = await testDatabase();
  const email = "ann@example.com";
  await addUser(db, { email, password: PASSWORD, workspaceName: "Garden", role: "owner" });
  const started = async (secret: string) => {
    const { app } = await testAuthApp(db, { secret: await loadServerSecret(db, secret) });
    return (url: string, payload: object, cookie = "") =>
      app.inject({ method: "POST", url, payload, headers: cookie ? { cookie } : {} });
  };
  const before = await started(OLD);
  const signIn = { email, password: PASSWORD };
  const cookie = cookieOf(await before("/api/auth/sign-in/email", signIn));
  const begun = await before("/api/auth/two-factor/begin", { password: PASSWORD }, cookie);
  const key = new URL(begun.json().uri).searchParams.get("secret") ?? "";
  const code = { code: appCode(key) };
  const on = await before("/api/auth/two-factor/confirm", code, cookie);
  expect(on.statusCode, on.body).toBe(200);

  await rotateSecret(db, rotation({}));
  const after = await started(NEW);
  const gone = await after(
    "/api/auth/change-password",
    {
      ...{ currentPassword: PASSWORD, newPassword: "another long password" },
    },
    cookieOf(on),
  );
  expect(gone.statusCode).toBe(401);
  const asked = await after("/api/auth/sign-in/email", signIn);
  const recovery = { code: begun.json().recoveryCodes[0] };
  const signed = await after("/api/auth/sign-in/code", recovery, cookieOf(asked));
  expect(signed.statusCode, signed.body).toBe(200);
});

test("every sealed column is known to whoever changes the secret", async () => {
  const db = await testDatabase();
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and (column_name like '%sealed%' or column_name like '%\\_secret')
    order by 1
  `.execute(db);
  const known = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`).sort();
  expect(rows.map(({ name }) => name)).toEqual(known);
});
