import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";

/**
 * Whom somebody who leaves looked after, and of what they were to hear, is a lead's of a team of theirs; without one
 * it is nobody's, of which the owners of the workspace hear.
 */
export async function handOverPeople(
  trx: Transaction,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<void> {
  const { rows } = await sql<{ user_id: string }>`
    select l.user_id from team_member m
    join team_member l on l.workspace_id = ${workspaceId} and l.team_id = m.team_id and l.is_lead
    join team t on t.workspace_id = ${workspaceId} and t.id = m.team_id and t.archived_at is null
    where m.workspace_id = ${workspaceId} and m.user_id = ${userId} and l.user_id <> ${userId}
    order by m.added_at, l.user_id limit 1
  `.execute(trx);
  const successor = rows[0]?.user_id ?? null;
  for (const [table, column] of [
    ["person", "keeper"],
    ["person_date", "owner"],
    ["next_contact", "who"],
    ["care_plan", "owner"],
    ["care_task", "owner"],
  ] as const) {
    await sql`
      update ${sql.table(table)} set ${sql.ref(column)} = ${successor}
      where workspace_id = ${workspaceId} and ${sql.ref(column)} = ${userId}
    `.execute(trx);
  }
}
