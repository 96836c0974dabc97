import type { Goal } from "@candor/contract/score.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Database } from "../storage/database.ts";

interface SurveyRef {
  workspaceId: string;
  surveyId: string;
}

/** The goal of a survey's own score among all that the workspace has; no view and no other measure. */
const scopeKey = (surveyId: string) => `survey:${surveyId}`;

/** The target of a survey's score; null where none is set. */
export async function findGoal(db: Database, ref: SurveyRef): Promise<Goal | null> {
  const row = await db
    .selectFrom("goal")
    .select(["target", "by_day"])
    .where("workspace_id", "=", ref.workspaceId)
    .where("scope", "=", scopeKey(ref.surveyId))
    .where("measure", "=", "score")
    .executeTakeFirst();
  return row ? { target: row.target, by: row.by_day } : null;
}

/** Sets the target, over the one before; who cares for it stays. */
export async function setGoal(
  db: Database,
  ref: SurveyRef,
  goal: Goal & { actor: string; now: Date },
): Promise<Goal> {
  const set = {
    ...{ target: goal.target, by_day: goal.by, updated_at: goal.now },
    // Against another target it is to be judged anew.
    judged_on: null,
  };
  await db
    .insertInto("goal")
    .values({
      workspace_id: ref.workspaceId,
      id: uuidv7(goal.now.getTime()),
      measure: "score",
      scope: scopeKey(ref.surveyId),
      survey_id: ref.surveyId,
      created_by: goal.actor,
      created_at: goal.now,
      ...set,
    })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "scope", "measure"]).doUpdateSet(set),
    )
    .execute();
  return { target: goal.target, by: goal.by };
}

/** Takes the target away; where there is none nothing happens. */
export async function removeGoal(db: Database, ref: SurveyRef): Promise<void> {
  await db
    .deleteFrom("goal")
    .where("workspace_id", "=", ref.workspaceId)
    .where("scope", "=", scopeKey(ref.surveyId))
    .where("measure", "=", "score")
    .execute();
}
