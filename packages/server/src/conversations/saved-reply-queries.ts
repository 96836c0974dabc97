import type { SavedReply } from "@candor/contract/saved-reply.ts";
import { type Selectable, sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { SavedReplyTable } from "../storage/tables-conversations.ts";

export type SavedReplyRow = Selectable<SavedReplyTable>;

/** Its use is counted so far back. */
const COUNTED_DAYS = 90;

type Counted = SavedReplyRow & { letters: number; changed: number };

/** Saved replies by name, archived ones last, with the letters that were sent with them. */
export async function listSavedReplies(
  db: Database | Transaction,
  { workspaceId, id, now }: { workspaceId: string; id?: string; now: Date },
): Promise<SavedReply[]> {
  const since = new Date(now.getTime() - COUNTED_DAYS * 86_400_000);
  const { rows } = await sql<Counted>`
    select r.*, coalesce(u.letters, 0) as letters, coalesce(u.changed, 0) as changed
    from saved_reply r
    left join (select m.saved_reply_id, count(*)::int as letters,
        (count(*) filter (where m.saved_reply_changed))::int as changed
      from conversation_message m
      where m.workspace_id = ${workspaceId} and m.saved_reply_id is not null and m.state = 'sent'
        and m.at > ${since}::timestamptz
      group by m.saved_reply_id) u on u.saved_reply_id = r.id
    where r.workspace_id = ${workspaceId} ${id === undefined ? sql`` : sql`and r.id = ${id}::uuid`}
    order by r.archived_at nulls first, lower(r.name), r.id
  `.execute(db);
  return rows.map(toSavedReply);
}

/** @throws {KnownError} 404. */
export async function getSavedReply(
  db: Database | Transaction,
  q: { workspaceId: string; id: string; now: Date },
): Promise<SavedReply> {
  const [found] = await listSavedReplies(db, q);
  if (found) return found;
  throw noSavedReply(q.id);
}

export function noSavedReply(id: string): KnownError {
  return new KnownError(
    404,
    "saved_reply_not_found",
    `There is no saved reply "${id}". Look at the list of saved replies.`,
  );
}

/** Those that somebody of these teams may choose, the team's own first: what everybody has comes after. */
export async function offeredReplies(
  db: Database | Transaction,
  { workspaceId, teamIds }: { workspaceId: string; teamIds: readonly string[] | null },
): Promise<SavedReplyRow[]> {
  const { rows } = await sql<SavedReplyRow>`
    select r.* from saved_reply r
    where r.workspace_id = ${workspaceId} and r.archived_at is null
      and (${teamIds === null} or r.team_id is null or r.team_id = any(${[...(teamIds ?? [])]}::uuid[]))
    order by r.team_id is null, lower(r.name), r.id
  `.execute(db);
  return rows;
}

function toSavedReply(row: Counted): SavedReply {
  return {
    id: row.id,
    name: row.name,
    teamId: row.team_id,
    texts: Object.entries(row.texts)
      .map(([language, text]) => ({ language, text }))
      .sort((a, b) => (a.language < b.language ? -1 : 1)),
    archivedAt: row.archived_at?.toISOString() ?? null,
    createdBy: row.created_by,
    updatedAt: row.updated_at.toISOString(),
    used: { letters: row.letters, changed: row.changed },
  };
}
