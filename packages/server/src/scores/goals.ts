import type { Goal } from "@candor/contract/score.ts";
import type { Database } from "../storage/database.ts";

interface SurveyRef {
  workspaceId: string;
  surveyId: string;
}

/** The target of a survey's score; null where none is set. */
export async function findGoal(db: Database, ref: SurveyRef): Promise<Goal | null> {
  const row = await db
    .selectFrom("score_goal")
    .select(["target", "by_day"])
    .where("workspace_id", "=", ref.workspaceId)
    .where("survey_id", "=", ref.surveyId)
    .executeTakeFirst();
  return row ? { target: row.target, by: row.by_day } : null;
}

/** Sets the target, over the one before. */
export async function setGoal(
  db: Database,
  ref: SurveyRef,
  goal: Goal & { actor: string; now: Date },
): Promise<Goal> {
  const set = {
    target: goal.target,
    by_day: goal.by,
    created_by: goal.actor,
    updated_at: goal.now,
  };
  await db
    .insertInto("score_goal")
    .values({ workspace_id: ref.workspaceId, survey_id: ref.surveyId, ...set })
    .onConflict((conflict) => conflict.columns(["workspace_id", "survey_id"]).doUpdateSet(set))
    .execute();
  return { target: goal.target, by: goal.by };
}

/** Takes the target away; where there is none nothing happens. */
export async function removeGoal(db: Database, ref: SurveyRef): Promise<void> {
  await db
    .deleteFrom("score_goal")
    .where("workspace_id", "=", ref.workspaceId)
    .where("survey_id", "=", ref.surveyId)
    .execute();
}
