import type { CaseEvent } from "@candor/contract/case.ts";
import type { Database } from "../storage/database.ts";

/** What happened to a case and to those merged into it, newest first; the last thousand lines. */
export async function caseEvents(
  db: Database,
  { workspaceId, caseId }: { workspaceId: string; caseId: string },
): Promise<CaseEvent[]> {
  const merged = await db
    .selectFrom("customer_case")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("merged_into", "=", caseId)
    .execute();
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
