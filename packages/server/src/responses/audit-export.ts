import { writeAudit } from "../audit/write-audit.ts";
import type { Database } from "../storage/database.ts";

/** Notes that answers left as a file. `answers`: how many, where they were chosen one by one. */
export async function auditExport(
  db: Database,
  {
    survey,
    actor,
    answers,
  }: { survey: { workspace_id: string; name: string }; actor: string; answers?: number },
): Promise<void> {
  await db.transaction().execute((trx) =>
    writeAudit(trx, {
      workspaceId: survey.workspace_id,
      actor,
      action: "responses.exported",
      target: survey.name,
      ...(answers === undefined ? {} : { details: { answers } }),
    }),
  );
}
