import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";

/**
 * Requests that were held back, perhaps because of others that were cancelled a moment ago, are looked
 * at again: rules decide anew when they are due.
 *
 * @param q.now the moment with which the others were cancelled, in the same transaction.
 */
export async function lookAgain(
  trx: Transaction,
  q: { workspaceId: string; now: Date },
): Promise<void> {
  await sql`
    update invitation i set next_at = greatest(i.first_planned_at, ${q.now}::timestamptz)
    where i.workspace_id = ${q.workspaceId}::uuid and i.state = 'held_back' and i.next_action = 'ask'
      and i.person_id in (select c.person_id from invitation c
        where c.workspace_id = ${q.workspaceId}::uuid and c.state = 'cancelled'
          and c.updated_at = ${q.now}::timestamptz)
  `.execute(trx);
}
