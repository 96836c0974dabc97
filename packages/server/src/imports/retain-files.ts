import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { forgetFile } from "./forget-files.ts";

const DAY_MS = 24 * 3600_000;
/** A file that failed or was cancelled waits so long for somebody to look at it. */
const FAILED_DAYS = 1;

/**
 * Throws away what imports leave behind: files that nobody went on with, what their previews show, and rows
 * that were rejected and not fetched for long.
 *
 * @returns how much of each.
 */
export async function retainImports(
  db: Database,
  q: { workspaceId: string; now: Date; uploadDays: number; rejectedRowDays: number },
): Promise<{ uploads: number; rejectedRows: number }> {
  const before = (days: number) => new Date(q.now.getTime() - days * DAY_MS);
  const { rows: old } = await sql<{ id: string }>`
    select i.id from import i where i.workspace_id = ${q.workspaceId} and (
      (i.status = 'uploaded' and i.created_at < ${before(q.uploadDays)}::timestamptz)
      or (i.status in ('failed', 'cancelled', 'done')
        and coalesce(i.finished_at, i.created_at) < ${before(FAILED_DAYS)}::timestamptz
        and (jsonb_array_length(coalesce(i.preview -> 'rows', '[]')) > 0 or exists (
          select from import_chunk c where c.workspace_id = ${q.workspaceId} and c.import_id = i.id))))
  `.execute(db);
  for (const { id } of old) {
    const row = await db
      .selectFrom("import")
      .selectAll()
      .where("workspace_id", "=", q.workspaceId)
      .where("id", "=", id)
      .executeTakeFirst();
    if (row) await forgetFile(db, row, q.now);
  }
  const rejected = await sql`
    delete from import_rejection where workspace_id = ${q.workspaceId} and import_id in (
      select id from import where workspace_id = ${q.workspaceId}
        and finished_at < ${before(q.rejectedRowDays)}::timestamptz)
  `.execute(db);
  return { uploads: old.length, rejectedRows: Number(rejected.numAffectedRows ?? 0) };
}
