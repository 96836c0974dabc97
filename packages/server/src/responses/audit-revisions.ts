import { type Audited, writeAudits } from "../audit/write-audit.ts";
import type { Transaction } from "../storage/database.ts";
import type { Revised } from "./revision.ts";

/**
 * Notes every change of a score or a comment in the audit log, whoever makes it: scores as they were
 * and are, of comments that they changed and never their words. A customer who adds a comment to the
 * score they gave is still answering, and changes nothing.
 */
export async function auditRevisions(
  trx: Transaction,
  workspaceId: string,
  changed: readonly Revised[],
  actor: string,
  now: Date,
): Promise<void> {
  const entries = changed.flatMap(({ before, after, anonymous }): Audited[] => {
    const score = before.score !== after.score;
    const added = before.comment === null && actor === "customer";
    const comment = before.comment !== after.comment && !added;
    if (!score && !comment) return [];
    return [
      {
        workspaceId,
        actor,
        action: "response.changed",
        target: after.id,
        details: {
          surveyId: after.survey_id,
          ...(score ? { score: { from: before.score, to: after.score } } : {}),
          ...(comment ? { comment: "changed" } : {}),
        },
        // When a customer of an anonymous survey was there is nobody's business: the day is kept.
        at: anonymous && actor === "customer" ? after.updated_at : now,
        timeless: anonymous && actor === "customer",
      },
    ];
  });
  await writeAudits(trx, entries);
}
