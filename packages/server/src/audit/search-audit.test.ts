import type { LightMyRequestResponse } from "fastify";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { addUser } from "../auth/add-user.ts";
import { cookieOf, PASSWORD, testAuthApp, withAuthTables } from "../testing/auth-app.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { sealAll } from "./seal-audit.ts";
import { verifyFile } from "./verify-file.ts";
import { writeAudits } from "./write-audit.ts";

const EMAIL = "ann@example.com";
let ask: (url: string) => Promise<LightMyRequestResponse>;

beforeAll(async () => withAuthTables(await testConnection()));
beforeEach(async () => {
  const db = await testDatabase();
  await emptyTables(db);
  await addUser(db, { email: EMAIL, password: PASSWORD, workspaceName: "Garden", role: "owner" });
  const { id: workspaceId } = await db
    .selectFrom("workspace")
    .select("id")
    .executeTakeFirstOrThrow();
  await db.deleteFrom("audit_entry").execute();
  const at = (day: number) => new Date(Date.UTC(2026, 4, day, 12));
  await db.transaction().execute((trx) =>
    writeAudits(trx, [
      { workspaceId, actor: EMAIL, action: "survey.changed", target: "Spring 100%", at: at(1) },
      { workspaceId, actor: "bob@example.com", action: "person.erased", target: "p1", at: at(2) },
      {
        ...{ workspaceId, actor: "key:Shop", action: "person.exported", target: "=p2", at: at(3) },
        details: { zebra: 1, apple: ["é", null] },
      },
      {
        workspaceId,
        actor: "bob@example.com",
        action: "survey.deleted",
        target: "Autumn",
        at: at(4),
      },
    ]),
  );
  await sealAll(db, workspaceId);
  const { app } = await testAuthApp(db);
  const payload = { email: EMAIL, password: PASSWORD };
  const cookie = cookieOf(
    await app.inject({ method: "POST", url: "/api/auth/sign-in/email", payload }),
  );
  ask = (url) => app.inject({ method: "GET", url: `/api/v1${url}`, headers: { cookie } });
});

const actionsOf = async (query: string) =>
  (await ask(`/audit?${query}`)).json().data.map(({ action }: { action: string }) => action);

test("the audit log is searched by who, what, to which thing and when", async () => {
  expect(await actionsOf("actor=BOB")).toEqual(["survey.deleted", "person.erased"]);
  expect(await actionsOf("action=person")).toEqual(["person.exported", "person.erased"]);
  expect(await actionsOf("action=person.erased")).toEqual(["person.erased"]);
  expect(await actionsOf("target=100%25")).toEqual(["survey.changed"]);
  expect(await actionsOf("target=_")).toEqual([]);
  expect(await actionsOf("from=2026-05-02T12:00:00Z&to=2026-05-04T12:00:00Z")).toEqual([
    "person.exported",
    "person.erased",
  ]);
  const names = (await ask("/audit/names")).json();
  expect(names.actors).toEqual(expect.arrayContaining(["bob@example.com", "key:Shop"]));
  expect(names.actions).toContain("survey.deleted");
});

async function* lines(text: string) {
  yield* text.split("\n");
}

test("the log leaves as a file that a stranger can check, whole or in part, and no changed line passes", async () => {
  const whole = await ask("/audit/export");
  expect(whole.headers["content-type"]).toContain("jsonl");
  // Four acts, signing in, and that it was exported.
  const check = await verifyFile(lines(whole.body));
  expect(check).toMatchObject({ intact: true, from: 1, gaps: 0, broken: null });
  expect(whole.body.trim().split("\n").at(-1)).toContain("audit.exported");

  const part = await ask("/audit/export?action=person");
  expect(await verifyFile(lines(part.body))).toMatchObject({ intact: true, entries: 2, from: 2 });

  const forged = whole.body.replace('"target":"p1"', '"target":"p9"');
  expect(await verifyFile(lines(forged))).toMatchObject({
    ...{ intact: false, entries: 1, broken: { line: 2, seq: 2, how: "changed" } },
  });
  const all = whole.body.split("\n");
  const shuffled = [all[1], all[0], ...all.slice(2)].join("\n");
  expect(await verifyFile(lines(shuffled))).toMatchObject({ broken: { line: 2, how: "order" } });
  const cut = [all[0], ...all.slice(2)].join("\n");
  expect(await verifyFile(lines(cut))).toMatchObject({ intact: true, gaps: 1 });
});

test("as a table it is safe to open, and carries the hashes", async () => {
  const { body } = await ask("/audit/export?format=csv");
  const [head, , , third] = body.split("\r\n");
  expect(head).toContain("previous_hash,hash");
  expect(third).toMatch(/person\.exported,'?"?'=p2/);
  expect(third).toMatch(/,[0-9a-f]{64},[0-9a-f]{64}$/);
});

test("a line that is no entry is refused with its number", async () => {
  await expect(verifyFile(lines('{"seq":1}'))).rejects.toThrow("Line 1 is no entry");
});
