import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";
import type { AnnouncementRow } from "./announcement.ts";

/** So many are named; the others have been heard all the same. */
const NAMED = 5;

/**
 * Through whom it came up: the teams of cases, and colleagues who noted something about an answer or a case or linked
 * it to the improvement. Sensitive cases name nobody, and nobody is named for a score.
 *
 * @returns their names in one line; `none` where nobody is known.
 */
export async function becauseOf(
  trx: Transaction,
  { workspace_id: workspaceId, id, improvement_id: improvementId }: AnnouncementRow,
): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    with raised as materialized (
      select r.raised_by as kind, r.source_id as id from announcement_recipient r
      where r.workspace_id = ${workspaceId} and r.announcement_id = ${id}::uuid
      union
      select s.kind, s.source_id from improvement_source s
      where s.workspace_id = ${workspaceId} and s.improvement_id = ${improvementId}::uuid
    ), heard as materialized (
      select c.id, c.team_id from customer_case c
      where c.workspace_id = ${workspaceId} and not c.sensitive and exists (select from raised r
        where (r.kind = 'case' and r.id = c.id) or (r.kind = 'response' and r.id = c.response_id))
    )
    select name from (
      select t.name, 0 as place from team t where t.workspace_id = ${workspaceId}
        and t.id in (select team_id from heard)
      union
      select n.actor, 1 from response_note n where n.workspace_id = ${workspaceId}
        and n.response_id in (select r.id from raised r where r.kind = 'response')
      union
      select e.actor, 1 from case_event e where e.workspace_id = ${workspaceId}
        and e.kind in ('opened', 'note') and e.case_id in (select id from heard)
      union
      select s.added_by, 1 from improvement_source s where s.workspace_id = ${workspaceId}
        and s.improvement_id = ${improvementId}::uuid
    ) named
    -- What the product or a key did, nobody did.
    where place = 0 or name like '%@%'
    group by name order by min(place), name limit ${NAMED}
  `.execute(trx);
  return rows.map(({ name }) => name).join(", ") || "none";
}
