import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import { findEntry, removeEntries } from "../workspaces/directory.ts";
import { looksLikeToken, type ShareRow } from "./share.ts";

/** Links that have not worked for so long are forgotten, with how often they were opened. */
const KEPT_DAYS = 90;

/** Every link of a workspace, newest first, with the name of its survey. */
export async function listShares(
  db: Database,
  workspaceId: string,
): Promise<(ShareRow & { survey_name: string })[]> {
  return db
    .selectFrom("share_link as l")
    .innerJoin("survey as s", (join) =>
      join.onRef("s.workspace_id", "=", "l.workspace_id").onRef("s.id", "=", "l.survey_id"),
    )
    .selectAll("l")
    .select("s.name as survey_name")
    .where("l.workspace_id", "=", workspaceId)
    .where("s.deleted_at", "is", null)
    .orderBy("l.created_at", "desc")
    .orderBy("l.id", "desc")
    .execute();
}

/** The link that a token opens, whatever became of it; null for a token that is none. */
export async function findShare(db: Database, token: string): Promise<ShareRow | null> {
  if (!looksLikeToken(token)) return null;
  const entry = await findEntry(db, "share", token);
  if (!entry) return null;
  const row = await db
    .selectFrom("share_link")
    .selectAll()
    .where("workspace_id", "=", entry.workspaceId)
    .where("id", "=", entry.id)
    .executeTakeFirst();
  return row ?? null;
}

/** One more opening of the page. */
export async function countVisit(
  db: Database,
  { workspace_id, id }: Pick<ShareRow, "workspace_id" | "id">,
  now: Date,
): Promise<void> {
  await sql`
    update share_link set visits = visits + 1, last_visit_at = ${now}::timestamptz
    where workspace_id = ${workspace_id} and id = ${id}
  `.execute(db);
}

/** Forgets links that ended three months ago. */
export async function forgetOldShares(
  db: Database,
  workspaceId: string,
  now: Date,
): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 3600_000);
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .deleteFrom("share_link")
      .where("workspace_id", "=", workspaceId)
      .where((is) => is.or([is("expires_at", "<", before), is("revoked_at", "<", before)]))
      .returning("id")
      .execute();
    await forgetTokens(trx, workspaceId, rows);
    return rows.length;
  });
}

async function forgetTokens(
  trx: Transaction,
  workspaceId: string,
  rows: readonly { id: string }[],
): Promise<void> {
  for (const { id } of rows) await removeEntries(trx, { workspaceId, kind: "share", id });
}
