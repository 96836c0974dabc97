import { type RawBuilder, sql } from "kysely";
import { isHeld } from "../people/legal-hold.ts";
import type { Database } from "../storage/database.ts";

interface Old {
  workspaceId: string;
  before: Date;
}

/** Conversations in which nothing was said since a moment, about nothing that is still open, and not on hold. */
function silent({ workspaceId, before }: Old): RawBuilder<boolean> {
  return sql<boolean>`c.workspace_id = ${workspaceId} and c.created_at < ${before}::timestamptz
    and not exists (select from conversation_message m where m.workspace_id = ${workspaceId}
      and m.conversation_id = c.id and (m.at >= ${before}::timestamptz or m.due_at is not null))
    and not exists (select from customer_case k where k.workspace_id = ${workspaceId}
      and k.id = c.case_id and k.state not in ('resolved', 'closed'))
    and not ${isHeld(workspaceId, sql`c.person_id`)}`;
}

export async function countOldConversations(db: Database, old: Old): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from conversation c where ${silent(old)}
  `.execute(db);
  return rows[0]?.n ?? 0;
}

/** Removes what was written with customers long ago, with files. Cases, their clocks and outcomes stay. */
export async function forgetOldConversations(db: Database, old: Old): Promise<number> {
  const gone = await sql`delete from conversation c where ${silent(old)}`.execute(db);
  return Number(gone.numAffectedRows ?? 0);
}
