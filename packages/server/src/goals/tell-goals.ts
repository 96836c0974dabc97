import type { GoalStanding } from "@candor/contract/goal.ts";
import { sql } from "kysely";
import type { DueWorker } from "../due-work/due-runner.ts";
import { defineDueWork } from "../due-work/due-work.ts";
import type { GoalHappening, GoalNews } from "../integrations/webhooks/outbox/goal-events.ts";
import type { ResponseRateQuery } from "../scores/survey-score.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { type GoalRow, goalStandings } from "./goal-queries.ts";
import { isSlipping } from "./judge-goal.ts";

/** Judging goals when a day of their workspace is over, and when somebody set or changed one. */
export const JUDGE_GOALS = defineDueWork("goals", { lanes: 1 });

interface TellDeps {
  db: Database;
  news: GoalNews;
  responseRate: ResponseRateQuery;
}

/** Judging as due work, in whichever process takes it. */
export function goalTeller({ clock, ...deps }: TellDeps & { clock: () => Date }): DueWorker {
  return {
    kind: JUDGE_GOALS,
    async takeTurn({ workspaceId, signal }) {
      await judgeGoals(deps, workspaceId, { now: clock(), signal });
      // The sweep finds the next day, and what somebody changes.
      return null;
    },
    async sweep(now) {
      const { rows } = await sql<{ workspaceId: string }>`
        select w.id as "workspaceId" from workspace w
        where exists (select from goal g where g.workspace_id = w.id
          and (g.judged_on is null or g.judged_on < (${now}::timestamptz at time zone w.time_zone)::date))
      `.execute(deps.db);
      return rows;
    },
  };
}

/** Judges the goals of a workspace that were not judged today, and tells of those whose state is another one than before. */
async function judgeGoals(
  { db, news, responseRate }: TellDeps,
  workspaceId: string,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<void> {
  const today = await todayOf(db, workspaceId, now);
  const due = await db
    .selectFrom("goal")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where((is) => is.or([is("judged_on", "is", null), is("judged_on", "<", today)]))
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  for (const row of due) {
    if (signal.aborted) return;
    const how = { workspaceId, today, now, responseRate };
    // Of a deleted survey there is nothing to say, and what was said stays.
    const [goal] = await goalStandings(db, how, { goalId: row.id });
    await inTransaction(db, async (trx) => {
      const kept = await keep(trx, row, { state: goal ? stateOf(goal) : row.judged, today });
      const kind = goal && kindOf(stateOf(goal));
      if (!kept || !kind || row.judged === null || row.judged === stateOf(goal)) return;
      await news(trx, { workspaceId, kind, goal, now });
    });
  }
}

type Kept = GoalStanding["state"] | "slipping";

function stateOf(goal: GoalStanding): Kept {
  return isSlipping(goal) ? "slipping" : goal.state;
}

/** What others are told of; that a goal is on course, or that nobody can tell, is for the page. */
function kindOf(state: Kept): GoalHappening["kind"] | null {
  return state === "on_course" || state === "cannot_tell" ? null : state;
}

/**
 * Keeps a judgement, unless the goal was changed or judged since it was read: of two processes that judge one goal at
 * once one keeps its word, and alone tells.
 *
 * @returns whether it was kept.
 */
async function keep(
  trx: Database,
  row: GoalRow,
  { state, today }: { state: string | null; today: string },
): Promise<boolean> {
  const kept = await trx
    .updateTable("goal")
    .set({ judged: state, judged_on: today })
    .where("workspace_id", "=", row.workspace_id)
    .where("id", "=", row.id)
    .where("target", "=", row.target)
    .where("by_day", "is not distinct from", row.by_day)
    .where("judged", "is not distinct from", row.judged)
    .where("judged_on", "is not distinct from", row.judged_on)
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}
