import { listMembers } from "../auth/member-queries.ts";
import type { DueWorker } from "../due-work/due-runner.ts";
import { defineDueWork } from "../due-work/due-work.ts";
import { todayOf } from "../scores/today.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { tellColleague } from "../teams/tell-colleague.ts";
import type { DecisionAsked, DecisionDeps, DecisionRow } from "./decision.ts";

/** Asking those who decided, on the day they named, what became of it. */
export const ASK_ABOUT_DECISIONS = defineDueWork("decisions", { lanes: 1 });

const HOUR_MS = 3_600_000;

/** Asking as due work, in whichever process takes it; once for each day that was named. */
export function decisionAsker(deps: DecisionDeps & { clock: () => Date }): DueWorker {
  const { db, clock } = deps;
  return {
    kind: ASK_ABOUT_DECISIONS,
    async takeTurn({ workspaceId, lane }) {
      const now = clock();
      return askAbout(deps, { workspaceId, decisionId: lane }, now);
    },
    async sweep(now) {
      const rows = await db
        .selectFrom("decision")
        .select(["workspace_id", "id"])
        .where("asked_at", "is", null)
        .where("state", "<>", "superseded")
        .where("review_on", "<=", now.toISOString().slice(0, 10))
        .execute();
      return rows.map((row) => ({ workspaceId: row.workspace_id, lane: row.id }));
    },
  };
}

/** @returns when to look again; null when it was asked, or needs no asking. */
async function askAbout(
  { db, news }: DecisionDeps,
  { workspaceId, decisionId }: DecisionAsked,
  now: Date,
): Promise<Date | null> {
  const today = await todayOf(db, workspaceId, now);
  return inTransaction(db, async (trx) => {
    const row = await trx
      .selectFrom("decision")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", decisionId)
      .where("asked_at", "is", null)
      .where("state", "<>", "superseded")
      .where("review_on", "is not", null)
      .forUpdate()
      .executeTakeFirst();
    if (!row?.review_on) return null;
    // West of Greenwich the day begins later than the moment it was woken for.
    if (row.review_on > today) {
      const day = Date.parse(`${row.review_on}T00:00:00Z`);
      return new Date(Math.max(day, now.getTime() + HOUR_MS));
    }
    await trx
      .updateTable("decision")
      .set({ asked_at: now })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", row.id)
      .execute();
    await news(trx, { workspaceId, decisionId, kind: "review_due", now });
    const members = await listMembers(trx, workspaceId);
    for (const userId of whoIsAsked(row, members)) {
      await tellColleague(trx, {
        ...{ workspaceId, userId, kind: "decision.review", target: `decision:${row.id}` },
        about: { number: row.number },
        ...{ byUserId: null, now },
      });
    }
    return null;
  });
}

/** Those who decided and are still here; when all of them left, those who answer for the workspace. */
function whoIsAsked(
  { decided_by }: DecisionRow,
  members: readonly { userId: string; role: string }[],
): string[] {
  const here = members.filter(({ userId }) => decided_by.some((one) => one.userId === userId));
  const asked = here.length > 0 ? here : members.filter(({ role }) => role === "owner");
  return asked.map(({ userId }) => userId);
}
