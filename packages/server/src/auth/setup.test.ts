import { beforeAll, beforeEach, expect, test } from "vitest";
import { cookieOf, PASSWORD, someWait, testAuthApp, withAuthTables } from "../testing/auth-app.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { lockFirstUser } from "./setup.ts";

const first = {
  email: "Owner@Example.com",
  password: PASSWORD,
  name: "Olga",
  workspaceName: "Garden",
  language: "lv",
  timeZone: "Europe/Riga",
};

beforeAll(async () => withAuthTables(await testConnection()));
beforeEach(async () => emptyTables(await testDatabase()));

test("the first visit makes an owner who is signed in at once, and shuts the door behind them", async () => {
  const { app } = await testAuthApp(await testDatabase());
  expect((await app.inject("/api/v1/setup")).json()).toEqual({ needed: true });

  const made = await app.inject({ method: "POST", url: "/api/v1/setup", payload: first });
  expect(made.statusCode).toBe(201);
  expect(made.json()).toMatchObject({
    user: { email: "owner@example.com", name: "Olga" },
    workspaces: [{ name: "Garden", language: "lv", timeZone: "Europe/Riga", role: "owner" }],
  });
  const me = await app.inject({ url: "/api/v1/me", headers: { cookie: cookieOf(made) } });
  expect(me.json()).toEqual(made.json());

  expect((await app.inject("/api/v1/setup")).json()).toEqual({ needed: false });
  const again = await app.inject({
    method: "POST",
    url: "/api/v1/setup",
    payload: { ...first, email: "thief@example.com" },
  });
  expect(again.statusCode).toBe(409);
  expect(again.json()).toMatchObject({ code: "already_set_up" });
});

test("of several who set up in the same instant, one becomes the owner and the others leave nothing behind", async () => {
  const db = await testDatabase();
  const { app } = await testAuthApp(db);
  const replies = await Promise.all(
    [1, 2, 3, 4].map((n) =>
      app.inject({
        method: "POST",
        url: "/api/v1/setup",
        payload: { ...first, email: `owner${n}@example.com` },
      }),
    ),
  );
  expect(replies.map((reply) => reply.statusCode).sort()).toEqual([201, 409, 409, 409]);
  expect(await db.selectFrom("workspace").select("id").execute()).toHaveLength(1);
  expect(await db.selectFrom("directory.member").select("role").execute()).toEqual([
    { role: "owner" },
  ]);
});

test("a setup waits for one that is under way, and yields to it", async () => {
  const db = await testDatabase();
  const { app } = await testAuthApp(db);
  const started: { reply?: Promise<{ statusCode: number }> } = {};
  await db.transaction().execute(async (trx) => {
    await lockFirstUser(trx);
    started.reply = app.inject({ method: "POST", url: "/api/v1/setup", payload: first });
    await someWait(db, 1);
    await trx
      .insertInto("workspace")
      .values({
        id: "01940000-0000-7000-8000-000000000001",
        name: "First",
        language: "en",
        time_zone: "UTC",
        created_at: new Date(),
      })
      .execute();
    await trx
      .insertInto("directory.member")
      .values({
        user_id: "somebody",
        workspace_id: "01940000-0000-7000-8000-000000000001",
        role: "owner",
        joined_at: new Date(),
      })
      .execute();
  });
  expect((await started.reply)?.statusCode).toBe(409);
});

test("a workspace that the shell made before anybody came belongs to the first owner too", async () => {
  const db = await testDatabase();
  const { app } = await testAuthApp(db);
  await db
    .insertInto("workspace")
    .values({
      id: "01940000-0000-7000-8000-000000000001",
      name: "Imported",
      language: "en",
      time_zone: "UTC",
      settings: "{}",
      created_at: new Date(),
    })
    .execute();
  const made = await app.inject({ method: "POST", url: "/api/v1/setup", payload: first });
  expect(
    made
      .json()
      .workspaces.map((one: { name: string }) => one.name)
      .sort(),
  ).toEqual(["Garden", "Imported"]);
});

test.each(["Mars/Olympus", "+02:00", "Europe/Riga'; drop table workspace"])(
  "setup refuses the time zone %s with a sentence",
  async (timeZone) => {
    const { app } = await testAuthApp(await testDatabase());
    const reply = await app.inject({
      method: "POST",
      url: "/api/v1/setup",
      payload: { ...first, timeZone },
    });
    expect(reply.statusCode).toBe(422);
    expect(reply.json()).toMatchObject({ code: "time_zone_unknown" });
  },
);

test("setup refuses a short password and a page of another site", async () => {
  const { app } = await testAuthApp(await testDatabase());
  const short = await app.inject({
    method: "POST",
    url: "/api/v1/setup",
    payload: { ...first, password: "123456789" },
  });
  expect(short.statusCode).toBe(400);
  const foreign = await app.inject({
    method: "POST",
    url: "/api/v1/setup",
    headers: { origin: "https://evil.example" },
    payload: first,
  });
  expect(foreign.json()).toMatchObject({ code: "foreign_origin" });
  expect((await app.inject("/api/v1/setup")).json()).toEqual({ needed: true });
});
