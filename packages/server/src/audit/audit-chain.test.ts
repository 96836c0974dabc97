import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { aWorkspace } from "../testing/fixtures.ts";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { auditSettings, noteReading, saveAuditSettings } from "./reading-log.ts";
import { sealAll, sealAudit } from "./seal-audit.ts";
import { verifyAudit } from "./verify-audit.ts";
import { writeAudits } from "./write-audit.ts";

let workspaceId = "";

beforeEach(async () => {
  const db = await testDatabase();
  await emptyTables(db);
  workspaceId = await aWorkspace(db);
  await db.deleteFrom("audit_entry").execute();
});

async function write(count: number, action = "survey.changed"): Promise<void> {
  const db = await testDatabase();
  const entries = Array.from({ length: count }, (_, n) => ({
    workspaceId,
    actor: "ann@example.com",
    action,
    target: `Spring ${n}`,
    details: { zebra: n, apple: { y: [1, { b: 1, a: "é" }], x: null } },
  }));
  await db.transaction().execute((trx) => writeAudits(trx, entries));
}

const check = async (kept: { seq: number; hash: string } | null = null) =>
  verifyAudit(await testDatabase(), { workspaceId, kept });

test("every entry is chained to the one before it, whoever writes meanwhile", async () => {
  const db = await testDatabase();
  await write(3);
  expect(await check()).toMatchObject({ intact: true, entries: 0, waiting: 3, head: null });
  await sealAll(db, workspaceId);
  const first = await check();
  expect(first).toMatchObject({ intact: true, entries: 3, waiting: 0, head: { seq: 3 } });
  // Two processes that seal at once make one chain.
  await write(40);
  await Promise.all([1, 2, 3].map(() => sealAudit(db, workspaceId)));
  const later = await check(first.head);
  expect(later).toMatchObject({ intact: true, entries: 43, waiting: 0 });
});

test("an entry that was changed, or taken out, is found, and which it was", async () => {
  const db = await testDatabase();
  await write(5);
  await sealAll(db, workspaceId);
  await sql`update audit_entry set actor = 'eve@example.com' where seq = 2`.execute(db);
  expect(await check()).toMatchObject({
    intact: false,
    entries: 1,
    broken: { seq: 2, how: "changed" },
  });
  await sql`update audit_entry set actor = 'ann@example.com' where seq = 2`.execute(db);
  expect((await check()).intact).toBe(true);
  await sql`update audit_entry set details = details || '{"zebra": 9}' where seq = 4`.execute(db);
  expect(await check()).toMatchObject({ broken: { seq: 4, how: "changed" } });
  await sql`delete from audit_entry where seq = 3`.execute(db);
  expect(await check()).toMatchObject({ broken: { seq: 3, how: "missing" } });
});

test("an end that was cut off, or a chain that was made anew, does not hold the link that was noted", async () => {
  const db = await testDatabase();
  await write(5);
  await sealAll(db, workspaceId);
  const { head } = await check();
  await sql`delete from audit_entry where seq = 5`.execute(db);
  expect((await check()).intact).toBe(true);
  expect(await check(head)).toMatchObject({ intact: false, broken: { seq: 5, how: "missing" } });
  await sql`update audit_entry set seq = null, hash = null, target = 'forged'`.execute(db);
  await write(1);
  await sealAll(db, workspaceId);
  expect((await check()).intact).toBe(true);
  expect(await check(head)).toMatchObject({ intact: false, broken: { how: "not_as_kept" } });
});

test("who opens a person's page is noted where that is wanted, once for one look, and never otherwise", async () => {
  const db = await testDatabase();
  const read = (actor: string, minute: number) =>
    noteReading(db, {
      ...{ workspaceId, actor, personId: "0198c1f0-0000-7000-8000-000000000000" },
      now: new Date(Date.UTC(2026, 5, 1, 12, minute)),
    });
  const count = async () => {
    const rows = await db
      .selectFrom("audit_entry")
      .select("actor")
      .where("action", "=", "person.viewed")
      .execute();
    return rows.length;
  };
  await read("ann@example.com", 0);
  expect(await count()).toBe(0);
  const wanted = { workspaceId, actor: "ann@example.com", settings: { logReading: true } };
  await db.transaction().execute((trx) => saveAuditSettings(trx, wanted));
  expect(await auditSettings(db, workspaceId)).toEqual({ logReading: true });
  await read("ann@example.com", 0);
  await read("ann@example.com", 10);
  expect(await count()).toBe(1);
  await read("bob@example.com", 10);
  await read("ann@example.com", 30);
  expect(await count()).toBe(3);
});
