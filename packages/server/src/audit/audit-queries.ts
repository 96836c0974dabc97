import type { AuditEntry, AuditFilter, AuditNames } from "@candor/contract/workspace.ts";
import { type RawBuilder, sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Names to choose from are those of so many of the newest entries. */
const NAMED_OF = 20_000;

export interface AuditAsked extends AuditFilter {
  workspaceId: string;
}

/** Whether an entry of the table, called `audit_entry` in the query, is as asked. */
export function auditMatches(asked: AuditAsked): RawBuilder<boolean> {
  const { workspaceId, actor, action, target, from, to } = asked;
  const all = [sql<boolean>`audit_entry.workspace_id = ${workspaceId}`];
  if (actor !== undefined) all.push(sql`audit_entry.actor ilike ${contains(actor)}`);
  if (target !== undefined) all.push(sql`audit_entry.target ilike ${contains(target)}`);
  if (action !== undefined) {
    all.push(
      action.includes(".")
        ? sql`audit_entry.action = ${action}`
        : sql`audit_entry.action like ${`${literal(action)}.%`}`,
    );
  }
  if (from !== undefined) all.push(sql`audit_entry.at >= ${new Date(from)}::timestamptz`);
  if (to !== undefined) all.push(sql`audit_entry.at < ${new Date(to)}::timestamptz`);
  return sql`(${sql.join(all, sql` and `)})`;
}

/** Words as they are, wherever they stand. */
function contains(words: string): string {
  return `%${literal(words)}%`;
}

function literal(words: string): string {
  return words.replace(/[\\%_]/g, "\\$&");
}

/**
 * A page of the audit log, newest first. Ids are made in the order of time, so the id of the last
 * entry is the cursor.
 *
 * @throws {KnownError} 400 for a cursor that no page gave.
 */
export async function auditPage(
  db: Database,
  q: AuditAsked & { limit: number; cursor?: string | undefined },
): Promise<{ data: AuditEntry[]; nextCursor: string | null }> {
  if (q.cursor !== undefined && !UUID.test(q.cursor)) {
    throw new KnownError(
      400,
      "cursor_invalid",
      "The cursor is not one that a page of the audit log gave. Start again without it.",
    );
  }
  let query = db
    .selectFrom("audit_entry")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where(auditMatches(q));
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

/** Who acted and what was done, in the newest entries. */
export async function auditNames(
  db: Database,
  { workspaceId }: { workspaceId: string },
): Promise<AuditNames> {
  const { rows } = await sql<AuditNames>`
    with newest as (
      select actor, action from audit_entry where workspace_id = ${workspaceId}
      order by id desc limit ${NAMED_OF}
    )
    select coalesce((select jsonb_agg(distinct actor) from newest), '[]') as actors,
      coalesce((select jsonb_agg(distinct action) from newest), '[]') as actions
  `.execute(db);
  return rows[0] ?? { actors: [], actions: [] };
}
