import type { PatchReview } from "@candor/contract/review.ts";
import type { CaseNews } from "../cases/case-news.ts";
import { openCases } from "../cases/open-cases.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import { lockReview, type ReviewAsked } from "./review-queries.ts";

/** Keeps a draft of the answer, or that it stands on the site now. @throws {KnownError} 404, 409. */
export async function patchReview(
  db: Database,
  asked: ReviewAsked,
  { version, answer, answered }: PatchReview,
  { actor, now }: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockReview(trx, asked);
    if (version !== undefined && version !== row.version) {
      throw new KnownError(
        409,
        "review_changed",
        "Somebody has changed the answer to this review meanwhile, so nothing was done. Load it again and look.",
      );
    }
    await trx
      .updateTable("review")
      .set({
        version: row.version + 1,
        ...(answer === undefined ? {} : { answer }),
        ...(answered === undefined
          ? {}
          : { answered_at: answered ? now : null, answered_by: answered ? actor : null }),
      })
      .where("workspace_id", "=", row.workspace_id)
      .where("id", "=", row.id)
      .execute();
  });
}

/** Opens a case about a review; a second press finds the one that is there. @returns its id. @throws {KnownError} 404. */
export async function caseOfReview(
  db: Database,
  asked: ReviewAsked,
  by: By,
  news: CaseNews,
): Promise<string> {
  const { workspaceId, actor, userId, now } = by;
  return inTransaction(db, async (trx) => {
    const row = await lockReview(trx, asked);
    if (row.case_id) return row.case_id;
    const [caseId] = await openCases(
      trx,
      [
        {
          origin: "review",
          responseId: null,
          personId: null,
          title: row.author === "" ? row.site : `${row.site}: ${row.author}`,
          words: row.words,
          owner: null,
          teamId: null,
          routing: "by_hand",
          priority: "normal",
          targets: null,
          sensitive: false,
          ruleId: null,
          because: { by: "review", site: row.site },
        },
      ],
      { workspaceId, actor, byUserId: userId, now, news },
    );
    if (!caseId) throw new Error("a case that no answer stands behind is always opened");
    await trx
      .updateTable("review")
      .set({ case_id: caseId, version: row.version + 1 })
      .where("workspace_id", "=", row.workspace_id)
      .where("id", "=", row.id)
      .execute();
    return caseId;
  });
}
