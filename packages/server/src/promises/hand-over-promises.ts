import { sql } from "kysely";
import { dayAt } from "../calendars/work-days.ts";
import { hoursOf } from "../cases/case-clocks.ts";
import type { Transaction } from "../storage/database.ts";
import { tellColleague } from "../teams/tell-colleague.ts";
import { writePromiseEvents } from "./work-promise.ts";

/**
 * What somebody who leaves has promised is another colleague's at once: whoever owns its case, else a lead of its
 * team or of theirs, else the owner of the workspace.
 */
export async function handOverPromises(
  trx: Transaction,
  given: { workspaceId: string; userId: string; actor: string; now: Date },
): Promise<void> {
  const { workspaceId, userId, actor, now } = given;
  const rows = await trx
    .selectFrom("promise")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("owner", "=", userId)
    .where("state", "=", "open")
    .orderBy("id")
    .forUpdate()
    .execute();
  if (rows.length === 0) return;
  const { counted } = await hoursOf(trx, { workspaceId, teamId: null });
  for (const row of rows) {
    const owner = await successor(trx, { workspaceId, leaving: userId, caseId: row.case_id });
    await trx
      .updateTable("promise")
      .set({ owner, version: row.version + 1 })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", row.id)
      .execute();
    await writePromiseEvents(trx, row, [{ kind: "owner" }], { actor, now });
    if (owner === null) continue;
    await tellColleague(trx, {
      ...{ workspaceId, userId: owner, kind: "promise.yours", target: `promise:${row.id}`, now },
      ...{ about: { by: actor, day: dayAt(counted, row.due_at).toString() }, byUserId: null },
    });
  }
}

async function successor(
  trx: Transaction,
  q: { workspaceId: string; leaving: string; caseId: string | null },
): Promise<string | null> {
  const { workspaceId, leaving, caseId } = q;
  const { rows } = await sql<{ user_id: string }>`
    select d.user_id from directory.member d
    left join customer_case c on c.workspace_id = ${workspaceId} and c.id = ${caseId}::uuid
    where d.workspace_id = ${workspaceId} and d.user_id <> ${leaving}
    order by (d.user_id = c.owner) desc nulls last,
      exists (select from team_member m where m.workspace_id = ${workspaceId}
        and m.user_id = d.user_id and m.is_lead and m.team_id = c.team_id) desc,
      exists (select from team_member m
        join team_member l on l.workspace_id = ${workspaceId} and l.team_id = m.team_id
        where m.workspace_id = ${workspaceId} and m.user_id = d.user_id and m.is_lead
          and l.user_id = ${leaving}) desc,
      (d.role = 'owner') desc, (d.role = 'admin') desc, d.user_id
    limit 1
  `.execute(trx);
  return rows[0]?.user_id ?? null;
}
