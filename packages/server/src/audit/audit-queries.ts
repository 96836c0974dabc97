import type { AuditEntry } from "@candor/contract/workspace.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A page of the audit log, newest first. Ids are made in the order of time, so the id of the last
 * entry is the cursor.
 *
 * @throws {KnownError} 400 for a cursor that no page gave.
 */
export async function auditPage(
  db: Database,
  q: { workspaceId: string; limit: number; cursor?: string | undefined },
): Promise<{ data: AuditEntry[]; nextCursor: string | null }> {
  if (q.cursor !== undefined && !UUID.test(q.cursor)) {
    throw new KnownError(
      400,
      "cursor_invalid",
      "The cursor is not one that a page of the audit log gave. Start again without it.",
    );
  }
  let query = db.selectFrom("audit_entry").selectAll().where("workspace_id", "=", q.workspaceId);
  if (q.cursor !== undefined) query = query.where("id", "<", q.cursor);
  const rows = await query
    .orderBy("id", "desc")
    .limit(q.limit + 1)
    .execute();
  const data = rows.slice(0, q.limit).map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor,
    action: row.action,
    target: row.target,
    details: row.details,
    seq: row.seq === null ? null : Number(row.seq),
    hash: row.hash?.toString("hex") ?? null,
  }));
  return { data, nextCursor: rows.length > q.limit ? (data.at(-1)?.id ?? null) : null };
}
