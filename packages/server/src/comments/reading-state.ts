import type { ReadingProgress } from "@candor/contract/reading.ts";
import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import { askToReadAgain } from "./ask-to-read.ts";

/**
 * Has everything read again that another version of the reader read, or none yet: once for each version. Answers
 * that come meanwhile are read first.
 */
export async function beginVersion(
  { db, version, now }: { db: Database; version: string; now: () => Date },
  workspaceId: string,
): Promise<void> {
  const known = await versionOf(db, workspaceId);
  if (known === version) return;
  await db.transaction().execute(async (trx) => {
    await ensureState(trx, workspaceId);
    const locked = await sql<{ version: string }>`
      select version from workspace_reading where workspace_id = ${workspaceId} for update
    `.execute(trx);
    if (locked.rows[0]?.version === version) return;
    await askToReadAgain(trx, workspaceId, {
      now: now(),
      where: sql`not exists (select from comment_reading c where c.workspace_id = ${workspaceId}
        and c.response_id = response.id and c.version = ${version})`,
    });
    await sql`
      update workspace_reading set version = ${version} where workspace_id = ${workspaceId}
    `.execute(trx);
  });
}

/** The row that says how a workspace's comments are read. */
export async function ensureState(trx: Transaction, workspaceId: string): Promise<void> {
  await trx
    .insertInto("workspace_reading")
    .values({ workspace_id: workspaceId, version: "", settings: "{}" })
    .onConflict((conflict) => conflict.column("workspace_id").doNothing())
    .execute();
}

async function versionOf(db: Database, workspaceId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("workspace_reading")
    .select("version")
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return row?.version;
}

/** Notes how many there are to read, so that a screen can say which part is done. */
export async function noteTotal(db: Database, workspaceId: string): Promise<void> {
  const waiting = await waitingIn(db, workspaceId);
  await sql`
    update workspace_reading set total = ${waiting}::int
    where workspace_id = ${workspaceId} and total < ${waiting}::int
  `.execute(db);
}

/** Everything was read: what comes next is a new count. */
export async function noteDone(trx: Transaction, workspaceId: string): Promise<void> {
  await sql`
    update workspace_reading set total = 0 where workspace_id = ${workspaceId} and total > 0
      and not exists (select from comment_to_read q where q.workspace_id = ${workspaceId})
  `.execute(trx);
}

/** How far reading is in a workspace. */
export async function readingProgress(db: Database, workspaceId: string): Promise<ReadingProgress> {
  const waiting = await waitingIn(db, workspaceId);
  const row = await db
    .selectFrom("workspace_reading")
    .select(["total", "version"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return { waiting, total: Math.max(row?.total ?? 0, waiting), version: row?.version ?? "" };
}

async function waitingIn(db: Database, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from comment_to_read where workspace_id = ${workspaceId}
  `.execute(db);
  return rows[0]?.n ?? 0;
}
