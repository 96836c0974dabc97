import type { Goal } from "@candor/contract/score.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";

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

/** How goals of an account name it. */
export const accountScope = (accountId: string) => `account:${accountId}`;

/**
 * Two accounts that are one have one goal for each measure: the goals of `merge` become those of `keep`, except where
 * that has one already, which stays. The others go with their account.
 */
export async function goalsFollowAccount(
  trx: Transaction,
  { workspaceId, keep, merge, now }: AccountsThatAreOne,
): Promise<void> {
  await sql`
    update goal set account_id = ${keep}::uuid, scope = ${accountScope(keep)}, judged_on = null,
      updated_at = ${now}::timestamptz
    where workspace_id = ${workspaceId}::uuid and account_id = ${merge}::uuid
      and measure not in (select kept.measure from goal kept
        where kept.workspace_id = ${workspaceId}::uuid and kept.account_id = ${keep}::uuid)
  `.execute(trx);
}

interface AccountsThatAreOne {
  workspaceId: string;
  keep: string;
  merge: string;
  now: Date;
}
