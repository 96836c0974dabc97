import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import type { Config } from "../config/config.ts";
import { UNSENT_FILE_DAYS } from "../conversations/drafts.ts";
import { forgetOldConversations } from "../conversations/forget-old-conversations.ts";
import { retainImports } from "../imports/retain-files.ts";
import { expireBenefits } from "../offers/expire-benefits.ts";
import { eraseInactive } from "../people/inactive-people.ts";
import { workspaceHeld } from "../people/legal-hold.ts";
import type { Answers } from "../responses/answers.ts";
import { forgetOldWords } from "../responses/forget-old-words.ts";
import type { Database } from "../storage/database.ts";
import { retentionSettings } from "../workspaces/retention-settings.ts";
import { reassignEverything } from "./reassign-everything.ts";

/** So long the reply to a request with an `Idempotency-Key` is kept. */
const REPLY_DAYS = 1;
/** What says that answers came in a burst. */
export const BURST_DAYS = 400;

/**
 * What is kept only for a while, and how long: each night the older part goes, counted and audited.
 * Scores and the audit log itself are kept until somebody deletes them; people, words and conversations as long as
 * their workspace says. What is on legal hold stays.
 */
export function retention(
  keep: Pick<Config, "keepUploadsDays" | "keepRejectedRowsDays" | "keepLinkLoadsDays">,
  answers: Answers,
) {
  const reassignAnswers = reassignEverything(answers);
  return async (db: Database, workspaceId: string, now: Date): Promise<void> => {
    // Nothing at all goes while everything is on hold.
    if (await workspaceHeld(db, workspaceId)) return;
    await expireBenefits(db, { workspaceId, now });
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
    const { peopleAfterDays, commentsAfterDays, conversationsAfterDays } = await retentionSettings(
      db,
      workspaceId,
    );
    const silent = { workspaceId, afterDays: peopleAfterDays ?? 0, now, reassignAnswers };
    const gone = {
      ...imports,
      people: peopleAfterDays === null ? 0 : await eraseInactive(db, silent),
      ...(commentsAfterDays === null
        ? {}
        : await forgetOldWords(db, answers, {
            ...{ workspaceId, before: before(commentsAfterDays), now },
          })),
      conversations:
        conversationsAfterDays === null
          ? 0
          : await forgetOldConversations(db, {
              ...{ workspaceId, before: before(conversationsAfterDays) },
            }),
      linkLoads: await drop("link_load", "at", keep.keepLinkLoadsDays),
      replies: await drop("idempotency_key", "created_at", REPLY_DAYS),
      bursts: await drop("answer_burst", "last_at", BURST_DAYS),
      unsentFiles: await drop("conversation_upload", "at", UNSENT_FILE_DAYS),
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
