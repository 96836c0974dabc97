import type { ReviewDecision } from "@candor/contract/decision.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import { todayOf } from "../scores/today.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import { type DecisionAsked, type DecisionDeps, lockHeldDecision, noDecision } from "./decision.ts";
import { figuresNow } from "./freeze-evidence.ts";
import { wakeOn } from "./write-decision.ts";

/**
 * Writes down what became of a decision, with the figures of that moment; every look stays.
 *
 * @throws {KnownError} 404; 409 once it is superseded; 422 for a day that is over.
 */
export async function reviewDecision(
  { db, news }: DecisionDeps,
  asked: DecisionAsked,
  { outcome, words, reviewOn }: ReviewDecision,
  { workspaceId, actor, now }: By,
): Promise<void> {
  const today = await todayOf(db, workspaceId, now);
  if (reviewOn !== null && reviewOn <= today) {
    throw new KnownError(
      422,
      "decision_review_past",
      `Nobody can be asked again on ${reviewOn}; name a day after today, ${today}.`,
      [{ field: "reviewOn", message: "must be after today" }],
    );
  }
  const seen = await db
    .selectFrom("decision")
    .select(["evidence", "decided_on"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", asked.decisionId)
    .executeTakeFirst();
  if (!seen) throw noDecision(asked.decisionId);
  // What it rests on never changes, so that it can be reckoned before the row is locked.
  const { evidence, decided_on: decidedOn } = seen;
  const figures = evidence && (await figuresNow(db, workspaceId, { evidence, decidedOn, today }));
  await inTransaction(db, async (trx) => {
    const row = await lockHeldDecision(trx, asked);
    await trx
      .insertInto("decision_review")
      .values({
        ...{ workspace_id: workspaceId, decision_id: row.id, id: uuidv7(now.getTime()), at: now },
        ...{ actor, outcome, words, figures: JSON.stringify(figures) },
      })
      .execute();
    await trx
      .updateTable("decision")
      .set({ state: "reviewed", outcome, review_on: reviewOn, asked_at: null })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", row.id)
      .execute();
    if (reviewOn) await wakeOn(trx, asked, reviewOn, now);
    await news(trx, { ...asked, kind: "reviewed", now });
    await writeAudit(trx, {
      ...{ workspaceId, actor, at: now, target: `#${row.number}` },
      ...{ action: "decision.reviewed", details: { outcome } },
    });
  });
}
