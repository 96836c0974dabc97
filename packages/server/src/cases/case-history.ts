import type { CaseEvent } from "@candor/contract/case.ts";
import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { type Viewer, visibleTo } from "./case-visibility.ts";

/**
 * What happened to a case and to those merged into it, newest first; the last thousand lines. What was said
 * in a sensitive case stays with those who saw it, wherever it was merged.
 */
export async function caseEvents(
  db: Database,
  { workspaceId, caseId }: { workspaceId: string; caseId: string },
  viewer: Viewer,
): Promise<CaseEvent[]> {
  const { rows: merged } = await sql<{ id: string }>`
    select c.id from customer_case c
    where c.workspace_id = ${workspaceId} and c.merged_into = ${caseId}::uuid and ${visibleTo(viewer)}
  `.execute(db);
  const rows = await db
    .selectFrom("case_event")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("case_id", "in", [caseId, ...merged.map(({ id }) => id)])
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(1000)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor,
    kind: row.kind,
    data: row.case_id === caseId ? row.data : { ...row.data, ofCase: row.case_id },
  }));
}
