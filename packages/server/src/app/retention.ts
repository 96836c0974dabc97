import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import type { Config } from "../config/config.ts";
import { retainImports } from "../imports/retain-files.ts";
import type { Database } from "../storage/database.ts";

/** So long the reply to a request with an `Idempotency-Key` is kept. */
const REPLY_DAYS = 1;
/** What says that answers came in a burst. */
const BURST_DAYS = 400;

/**
 * What is kept only for a while, and how long: each night the older part goes, counted and audited.
 * Answers, people and the audit log itself are kept until somebody deletes them.
 */
export function retention(
  keep: Pick<Config, "keepUploadsDays" | "keepRejectedRowsDays" | "keepLinkLoadsDays">,
) {
  return async (db: Database, workspaceId: string, now: Date): Promise<void> => {
    const before = (days: number) => new Date(now.getTime() - days * 24 * 3600_000);
    const drop = async (table: string, column: string, days: number) => {
      const { numAffectedRows } = await sql`
        delete from ${sql.table(table)}
        where workspace_id = ${workspaceId} and ${sql.ref(column)} < ${before(days)}::timestamptz
      `.execute(db);
      return Number(numAffectedRows ?? 0);
    };
    const imports = await retainImports(db, {
      workspaceId,
      now,
      uploadDays: keep.keepUploadsDays,
      rejectedRowDays: keep.keepRejectedRowsDays,
    });
    const gone = {
      ...imports,
      linkLoads: await drop("link_load", "at", keep.keepLinkLoadsDays),
      replies: await drop("idempotency_key", "created_at", REPLY_DAYS),
      bursts: await drop("answer_burst", "last_at", BURST_DAYS),
    };
    const counted = Object.fromEntries(Object.entries(gone).filter(([, n]) => n > 0));
    if (Object.keys(counted).length === 0) return;
    await db.transaction().execute((trx) =>
      writeAudit(trx, {
        workspaceId,
        actor: "candor",
        action: "retention.applied",
        target: "workspace",
        details: counted,
      }),
    );
  };
}
