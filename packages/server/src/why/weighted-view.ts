import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import type { Database } from "../storage/database.ts";

/** Whether the overview of a workspace shows the weighted score beside the one as it is. */
export async function weightedView(db: Database, workspaceId: string): Promise<boolean> {
  const { rows } = await sql<{ shown: boolean | null }>`
    select (settings ->> 'weightedView')::boolean as shown from workspace where id = ${workspaceId}
  `.execute(db);
  return rows[0]?.shown ?? false;
}

/** Says so for everybody in the workspace. */
export async function setWeightedView(
  db: Database,
  { workspaceId, actor }: { workspaceId: string; actor: string },
  shown: boolean,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`
      update workspace set settings = settings || ${JSON.stringify({ weightedView: shown })}::jsonb
      where id = ${workspaceId}
    `.execute(trx);
    await writeAudit(trx, {
      ...{ workspaceId, actor },
      action: shown ? "weighted_view.shown" : "weighted_view.hidden",
      target: "workspace",
    });
  });
}
