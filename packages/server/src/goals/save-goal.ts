import {
  isOfAccount,
  isOfDesk,
  type MakeGoal,
  type Measure,
  type PatchGoal,
} from "@candor/contract/goal.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { accountNotFound } from "../accounts/account-queries.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import { accountScope } from "../scores/goals.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { getTeam } from "../teams/team-queries.ts";
import { getView } from "../views/saved-views.ts";
import { getGoal, teamScope } from "./goal-queries.ts";

interface By {
  workspaceId: string;
  actor: string;
  now: Date;
}

/**
 * Sets a goal.
 *
 * @returns its id.
 * @throws {KnownError} 404 for a survey, view, team or account that is not here, 409 when this measure has one there, 422 for a target
 *   that the measure cannot have, a view of one colleague, or an owner who is none.
 */
export async function makeGoal(
  db: Database,
  { workspaceId, actor, now }: By,
  wanted: MakeGoal,
): Promise<string> {
  const { measure, target, by, ownerId } = wanted;
  refuseTarget(measure, target);
  await refuseStranger(db, workspaceId, ownerId);
  const { surveyId, viewId, accountId, scope } = await placeOf(db, workspaceId, wanted);
  const id = uuidv7(now.getTime());
  await db.transaction().execute(async (trx) => {
    const made = await trx
      .insertInto("goal")
      .values({
        ...{ workspace_id: workspaceId, id, measure, scope, target },
        ...{ survey_id: surveyId, view_id: viewId, by_day: by, owner_id: ownerId },
        account_id: accountId,
        ...{ created_by: actor, created_at: now, updated_at: now },
      })
      .onConflict((conflict) => conflict.columns(["workspace_id", "scope", "measure"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) {
      throw new KnownError(
        409,
        "goal_known",
        "This measure has a goal there already; change that one, or remove it first.",
      );
    }
    await audit(trx, { workspaceId, actor, action: "goal.made", measure, target, by });
  });
  return id;
}

/** Changes what is named. @throws {KnownError} 404, 422 */
export async function changeGoal(
  db: Database,
  { workspaceId, actor, now, goalId }: By & { goalId: string },
  patch: PatchGoal,
): Promise<void> {
  const row = await getGoal(db, { workspaceId, goalId });
  const measure = row.measure as Measure;
  if (patch.target !== undefined) refuseTarget(measure, patch.target);
  await refuseStranger(db, workspaceId, patch.ownerId ?? null);
  const set = {
    ...(patch.target === undefined ? {} : { target: patch.target }),
    ...(patch.by === undefined ? {} : { by_day: patch.by }),
    ...(patch.ownerId === undefined ? {} : { owner_id: patch.ownerId }),
  };
  await db.transaction().execute(async (trx) => {
    const after = await trx
      .updateTable("goal")
      // Against another target it is to be judged anew.
      .set({ ...set, judged_on: null, updated_at: now })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", goalId)
      .returning(["target", "by_day"])
      .executeTakeFirst();
    if (!after) return;
    const { target, by_day: by } = after;
    await audit(trx, { workspaceId, actor, action: "goal.changed", measure, target, by });
  });
}

/** @throws {KnownError} 404 when there is no such goal. */
export async function removeGoal(
  db: Database,
  { workspaceId, actor, goalId }: Omit<By, "now"> & { goalId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await getGoal(trx, { workspaceId, goalId });
    await trx
      .deleteFrom("goal")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", goalId)
      .execute();
    const { target, by_day: by } = row;
    const measure = row.measure as Measure;
    await audit(trx, { workspaceId, actor, action: "goal.removed", measure, target, by });
  });
}

async function placeOf(
  db: Database,
  workspaceId: string,
  wanted: MakeGoal,
): Promise<Pick<MakeGoal, "surveyId" | "viewId" | "accountId"> & { scope: string }> {
  const { accountId } = wanted;
  if (accountId === null) return { ...(await placeWithin(db, workspaceId, wanted)), accountId };
  const { measure, surveyId, viewId, teamId } = wanted;
  if (!isOfAccount(measure) || surveyId !== null || viewId !== null || teamId !== null) {
    throw new KnownError(
      422,
      "goal_of_an_account",
      "A goal of an account is about the score or a share of its people's answers, in all surveys together.",
    );
  }
  await refuseUnknownAccount(db, workspaceId, accountId);
  return { surveyId, viewId, accountId, scope: accountScope(accountId) };
}

async function refuseUnknownAccount(
  db: Database,
  workspaceId: string,
  accountId: string,
): Promise<void> {
  const account = await db
    .selectFrom("account")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", accountId)
    .executeTakeFirst();
  if (!account) throw accountNotFound(accountId);
}

async function placeWithin(db: Database, workspaceId: string, wanted: MakeGoal) {
  const { measure, surveyId, viewId, teamId } = wanted;
  if (isOfDesk(measure)) {
    if (surveyId !== null || viewId !== null) {
      throw new KnownError(
        422,
        "goal_of_the_desk",
        "What the desk does belongs to no survey and no view; name a team, or nothing for all of it.",
      );
    }
    if (teamId === null) return { surveyId, viewId, scope: "workspace" };
    await getTeam(db, { workspaceId, teamId });
    return { surveyId, viewId, scope: teamScope(teamId) };
  }
  if (teamId !== null) {
    throw new KnownError(
      422,
      "goal_not_of_a_team",
      "Answers are a survey's or a view's; a team's goal is about first contacts or promises.",
    );
  }
  if (viewId !== null) {
    const view = await getView(db, { workspaceId, userId: null, viewId });
    const shownSurvey = view.surveyId ?? surveyId;
    if (shownSurvey === null) {
      throw new KnownError(
        422,
        "goal_without_survey",
        "The view follows whichever survey is chosen; say with surveyId which one is meant.",
      );
    }
    await getSurvey(db, { workspaceId, surveyId: shownSurvey });
    return { surveyId: shownSurvey, viewId, scope: `view:${viewId}` };
  }
  if (surveyId === null) return { surveyId, viewId, scope: "workspace" };
  await getSurvey(db, { workspaceId, surveyId });
  return { surveyId, viewId, scope: `survey:${surveyId}` };
}

function refuseTarget(measure: Measure, target: number): void {
  if (measure === "score" || target > 0) return;
  throw new KnownError(422, "goal_out_of_scale", "Shares and hours are above 0.", [
    { field: "target", message: "must be above 0" },
  ]);
}

async function refuseStranger(
  db: Database,
  workspaceId: string,
  userId: string | null,
): Promise<void> {
  if (userId === null) return;
  const member = await db
    .selectFrom("directory.member")
    .select("user_id")
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  if (member) return;
  throw new KnownError(422, "goal_owner_unknown", "The owner of a goal is a colleague here.", [
    { field: "ownerId", message: "is no colleague of this workspace" },
  ]);
}

function audit(
  trx: Transaction,
  {
    workspaceId,
    actor,
    action,
    measure,
    target,
    by,
  }: {
    workspaceId: string;
    actor: string;
    action: "goal.made" | "goal.changed" | "goal.removed";
    measure: Measure;
    target: number;
    by: string | null;
  },
) {
  return writeAudit(trx, {
    workspaceId,
    actor,
    action,
    target: measure,
    details: { to: target, ...(by === null ? {} : { until: by }) },
  });
}
