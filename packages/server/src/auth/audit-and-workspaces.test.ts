import { beforeAll, beforeEach, expect, test } from "vitest";
import { cookieOf, PASSWORD, testAuthApp, withAuthTables } from "../testing/auth-app.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { addUser } from "./add-user.ts";

beforeAll(async () => withAuthTables(await testConnection()));
beforeEach(async () => emptyTables(await testDatabase()));

async function garden(role: "owner" | "analyst" = "owner") {
  const db = await testDatabase();
  const { app, timeZones } = await testAuthApp(db);
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
  const ask = (method: "GET" | "POST" | "PATCH" | "DELETE", url: string, payload?: object) =>
    app.inject({ method, url: `/api/v1${url}`, headers, ...(payload ? { payload } : {}) });
  return { db, app, ann, ask, timeZones };
}

test("every sensitive act is in the audit log, newest first, page by page", async () => {
  const { ask, ann } = await garden();
  const key = (await ask("POST", "/keys", { name: "Shop" })).json();
  await ask("DELETE", `/keys/${key.id}`);
  await ask("POST", "/colleague-invitations", { email: "bob@example.com", role: "member" });
  await ask("PATCH", "/workspace", { name: "Gardens" });
  const all = (await ask("GET", "/audit")).json();
  expect(all.data.map((entry: { action: string }) => entry.action)).toEqual([
    "workspace.changed",
    "colleague.invited",
    "api_key.revoked",
    "api_key.made",
    "member.joined",
    "workspace.made",
  ]);
  expect(all.data[3]).toMatchObject({
    actor: ann.email,
    target: "Shop",
    details: { prefix: key.prefix, scopes: ["read", "write"] },
  });
  expect(all.data[5]).toMatchObject({ actor: "candor" });
  expect(JSON.stringify(all)).not.toContain(key.key);

  const paged: unknown[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: { data: unknown[]; nextCursor: string | null } = (
      await ask("GET", `/audit?limit=2${cursor && `&cursor=${cursor}`}`)
    ).json();
    paged.push(...page.data);
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(all.data);
  expect((await ask("GET", "/audit?cursor=nonsense")).json()).toMatchObject({
    code: "cursor_invalid",
  });
});

test("the audit log of a workspace shows nothing of another, and is not for analysts", async () => {
  const { db, ask } = await garden("analyst");
  await addUser(db, {
    email: "bob@example.com",
    password: PASSWORD,
    workspaceName: "Other",
    role: "owner",
  });
  expect((await ask("GET", "/audit")).statusCode).toBe(403);
  await db.updateTable("directory.member").set({ role: "owner" }).execute();
  const shown = await ask("GET", "/audit");
  expect(shown.json().data).toHaveLength(2);
  expect(shown.body).not.toContain("bob@example.com");
});

test("an owner renames a workspace; moving it to another time zone rebuilds its days", async () => {
  const { ask, ann, timeZones } = await garden();
  expect((await ask("PATCH", "/workspace", { name: "Gardens" })).json()).toMatchObject({
    id: ann.workspace.id,
    name: "Gardens",
    timeZone: "UTC",
  });
  await ask("PATCH", "/workspace", { timeZone: "UTC" });
  expect(timeZones).toEqual([]);
  const moved = await ask("PATCH", "/workspace", { timeZone: "Europe/Riga", language: "lv" });
  expect(moved.json()).toMatchObject({ timeZone: "Europe/Riga", language: "lv" });
  expect(timeZones).toEqual([ann.workspace.id]);
  const wrong = await ask("PATCH", "/workspace", { timeZone: "Riga" });
  expect(wrong.json()).toMatchObject({ code: "time_zone_unknown" });
});

test("an owner makes another workspace and owns it; an analyst may not", async () => {
  const { db, ask } = await garden();
  const made = await ask("POST", "/workspaces", {
    name: "Second",
    language: "sv",
    timeZone: "Europe/Stockholm",
  });
  expect(made.statusCode).toBe(201);
  const me = (await ask("GET", "/me")).json();
  expect(me.workspaces).toMatchObject([
    { name: "Garden", role: "owner" },
    { name: "Second", role: "owner", language: "sv" },
  ]);
  await db.updateTable("directory.member").set({ role: "analyst" }).execute();
  expect(
    (await ask("POST", "/workspaces", { name: "Third", language: "en" })).json(),
  ).toMatchObject({ code: "role_not_allowed" });
  expect((await ask("PATCH", "/workspace", { name: "Mine" })).statusCode).toBe(403);
});
