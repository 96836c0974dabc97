import { ImprovementMeasure } from "@candor/contract/improvement.ts";
import type { DueWorker } from "../due-work/due-runner.ts";
import { defineDueWork } from "../due-work/due-work.ts";
import { KnownError } from "../errors/known-error.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { tellColleague } from "../teams/tell-colleague.ts";
import {
  dayAfter,
  type ImprovementAsked,
  type ImprovementNews,
  type ImprovementRow,
  lockImprovement,
  noImprovement,
  requireState,
} from "./improvement.ts";
import { lookAt } from "./measure.ts";

/** Measuring again, on the day when the weeks after are over. */
export const CHECK_IMPROVEMENTS = defineDueWork("improvements", { lanes: 1 });

const HOUR_MS = 3_600_000;

/**
 * Measures an improvement and freezes the figures. A second look is counted and says that it is one.
 *
 * @throws {KnownError} 404; 409 before the weeks after are over, and once it is decided.
 */
export async function checkImprovement(
  db: Database,
  asked: ImprovementAsked,
  now: Date,
  news: ImprovementNews,
): Promise<void> {
  const row = await findRow(db, asked);
  requireState(row, ["do", "check"], "measured");
  const today = await todayOf(db, asked.workspaceId, now);
  if (row.check_on === null || row.began_on === null || today < row.check_on) {
    throw new KnownError(
      409,
      "improvement_too_early",
      `Improvement ${row.number} can be measured from ${row.check_on} on, when ${row.weeks} weeks after it began are over. Whoever looks earlier sees chance.`,
    );
  }
  // Counted before the row is locked: counting may take long, and nobody waits for it.
  const measure = ImprovementMeasure.parse(row.measure);
  const result = await lookAt(
    db,
    { workspaceId: row.workspace_id, surveyId: row.survey_id, measure },
    { beganOn: row.began_on, weeks: row.weeks, look: row.looks + 1, at: now },
  );
  await inTransaction(db, async (trx) => {
    const locked = await lockImprovement(trx, asked);
    requireState(locked, ["do", "check"], "measured");
    // Somebody else's look was in between: this one was of the same days, and says nothing new.
    if (locked.looks !== row.looks) return;
    await trx
      .updateTable("improvement")
      .set({
        state: "check",
        result: JSON.stringify(result),
        looks: result.look,
        verdict: result.verdict,
        updated_at: now,
        version: locked.version + 1,
      })
      .where("workspace_id", "=", row.workspace_id)
      .where("id", "=", row.id)
      .execute();
    await news(trx, { ...asked, kind: "measured", now });
    if (locked.owner === null || locked.state !== "do") return;
    await tellColleague(trx, {
      workspaceId: row.workspace_id,
      userId: locked.owner,
      kind: "improvement.checked",
      target: `improvement:${row.id}`,
      about: { number: row.number, title: row.title },
      byUserId: null,
      now,
    });
  });
}

async function findRow(
  db: Database,
  { workspaceId, improvementId }: ImprovementAsked,
): Promise<ImprovementRow> {
  const row = await db
    .selectFrom("improvement")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", improvementId)
    .executeTakeFirst();
  if (row) return row;
  throw noImprovement(improvementId);
}

/** Measuring as due work, in whichever process takes it; once, however often it is asked. */
export function improvementChecker({
  db,
  clock,
  news,
}: {
  db: Database;
  clock: () => Date;
  news: ImprovementNews;
}): DueWorker {
  return {
    kind: CHECK_IMPROVEMENTS,
    async takeTurn({ workspaceId, lane }) {
      const now = clock();
      const row = await findRow(db, { workspaceId, improvementId: lane }).catch((error) => {
        if (error instanceof KnownError) return null;
        throw error;
      });
      if (row?.state !== "do" || row.check_on === null) return null;
      // West of Greenwich the day begins later than the moment it was woken for.
      if ((await todayOf(db, workspaceId, now)) < row.check_on) {
        return new Date(now.getTime() + HOUR_MS);
      }
      await checkImprovement(db, { workspaceId, improvementId: lane }, now, news);
      return null;
    },
    async sweep(now) {
      const rows = await db
        .selectFrom("improvement")
        .select(["workspace_id", "id"])
        .where("state", "=", "do")
        // What is due anywhere on earth.
        .where("check_on", "<=", dayAfter(now.toISOString().slice(0, 10), 0))
        .execute();
      return rows.map((row) => ({ workspaceId: row.workspace_id, lane: row.id }));
    },
  };
}

/** What becomes of a colleague's improvements when they leave: they wait for another owner. */
export async function releaseImprovementsOf(
  trx: Parameters<typeof lockImprovement>[0],
  { workspaceId, owner }: { workspaceId: string; owner: string },
): Promise<void> {
  await trx
    .updateTable("improvement")
    .set({ owner: null })
    .where("workspace_id", "=", workspaceId)
    .where("owner", "=", owner)
    .execute();
}
