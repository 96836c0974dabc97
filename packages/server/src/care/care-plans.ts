import type { CarePlan, CareTrigger, SaveCarePlan } from "@candor/contract/care.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type Selectable, sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { wake } from "../due-work/due-work.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { CarePlanTable } from "../storage/tables-dossier.ts";
import { requireMember } from "../teams/colleagues.ts";
import type { By } from "../teams/save-team.ts";
import { CARE } from "./care-worker.ts";

/** More plans than anybody can keep in mind. */
const MOST_PLANS = 50;

type PlanRow = Selectable<CarePlanTable> & { open: number; done: number };

/** The plans of a workspace, oldest first. */
export async function listPlans(
  db: Database | Transaction,
  workspaceId: string,
  planId?: string,
): Promise<CarePlan[]> {
  const one = planId === undefined ? sql`` : sql`and c.id = ${planId}::uuid`;
  const { rows } = await sql<PlanRow>`
    select c.*,
      (select count(*) from care_task t where t.workspace_id = ${workspaceId} and t.plan_id = c.id
        and t.state = 'open')::int as open,
      (select count(*) from care_task t where t.workspace_id = ${workspaceId} and t.plan_id = c.id
        and t.state = 'done')::int as done
    from care_plan c where c.workspace_id = ${workspaceId} ${one}
    order by c.created_at, c.id
  `.execute(db);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    trigger: row.trigger as CareTrigger,
    silenceDays: row.silence_days,
    steps: row.steps,
    owner: row.owner,
    active: row.active_since !== null,
    activeSince: row.active_since?.toISOString() ?? null,
    open: row.open,
    done: row.done,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
  }));
}

async function getPlan(trx: Transaction, workspaceId: string, planId: string): Promise<CarePlan> {
  const [plan] = await listPlans(trx, workspaceId, planId);
  if (plan) return plan;
  throw new KnownError(404, "care_plan_not_found", `There is no plan of care "${planId}".`);
}

/** Makes a plan; it begins with what happens from now on. */
export async function createPlan(db: Database, plan: SaveCarePlan, by: By): Promise<CarePlan> {
  const { workspaceId, actor, now } = by;
  return inTransaction(db, async (trx) => {
    await check(trx, workspaceId, plan);
    const { n } = await trx
      .selectFrom("care_plan")
      .select(({ fn }) => fn.countAll<string>().as("n"))
      .where("workspace_id", "=", workspaceId)
      .executeTakeFirstOrThrow();
    if (Number(n) >= MOST_PLANS) {
      throw new KnownError(
        409,
        "too_many_care_plans",
        `There are ${MOST_PLANS} plans of care already. Change one, or delete one that is not needed.`,
      );
    }
    const id = uuidv7(now.getTime());
    await trx
      .insertInto("care_plan")
      .values({
        ...{
          ...columnsOf(plan),
          workspace_id: workspaceId,
          id,
          created_by: actor,
          created_at: now,
        },
        ...{ active_since: plan.active ? now : null, look_at: plan.active ? now : null },
      })
      .execute();
    return saved(trx, by, id);
  });
}

/**
 * Changes a plan. Tasks that wait stay as they were made. Another beginning, or a plan that rested, begins with what
 * happens from now on.
 *
 * @throws {KnownError} 404.
 */
export async function replacePlan(
  db: Database,
  { planId, plan }: { planId: string; plan: SaveCarePlan },
  by: By,
): Promise<CarePlan> {
  const { workspaceId, now } = by;
  return inTransaction(db, async (trx) => {
    await check(trx, workspaceId, plan);
    const was = await locked(trx, workspaceId, planId);
    const goesOn =
      was.active_since !== null &&
      was.trigger === plan.trigger &&
      was.silence_days === columnsOf(plan).silence_days;
    const since = plan.active ? (goesOn ? was.active_since : now) : null;
    await trx
      .updateTable("care_plan")
      .set({ ...columnsOf(plan), active_since: since, look_at: plan.active ? now : null })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", planId)
      .execute();
    return saved(trx, by, planId);
  });
}

/** Deletes a plan, and its tasks with it; what was noted of people stays. @throws {KnownError} 404. */
export async function deletePlan(db: Database, planId: string, by: By): Promise<void> {
  const { workspaceId, actor } = by;
  await inTransaction(db, async (trx) => {
    const { name } = await locked(trx, workspaceId, planId);
    await trx
      .deleteFrom("care_plan")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", planId)
      .execute();
    await writeAudit(trx, { workspaceId, actor, action: "care_plan.deleted", target: name });
  });
}

async function saved(trx: Transaction, by: By, planId: string): Promise<CarePlan> {
  const { workspaceId, actor, now } = by;
  const plan = await getPlan(trx, workspaceId, planId);
  await writeAudit(trx, { workspaceId, actor, action: "care_plan.saved", target: plan.name });
  if (plan.active) await wake(trx, CARE, { workspaceId }, { now });
  return plan;
}

async function locked(trx: Transaction, workspaceId: string, planId: string) {
  const row = await trx
    .selectFrom("care_plan")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", planId)
    .forUpdate()
    .executeTakeFirst();
  if (row) return row;
  throw new KnownError(404, "care_plan_not_found", `There is no plan of care "${planId}".`);
}

function columnsOf(plan: SaveCarePlan) {
  return {
    name: plan.name,
    trigger: plan.trigger,
    silence_days: plan.trigger === "silence" ? plan.silenceDays : null,
    steps: JSON.stringify(plan.steps.toSorted((a, b) => a.afterDays - b.afterDays)),
    owner: plan.owner,
  };
}

async function check(trx: Transaction, workspaceId: string, plan: SaveCarePlan): Promise<void> {
  if (plan.owner !== null) await requireMember(trx, { workspaceId, userId: plan.owner });
  if (plan.trigger !== "silence" || plan.silenceDays !== null) return;
  throw new KnownError(
    422,
    "silence_days_missing",
    "A plan for those who fell silent begins after so many days without a word of theirs. Say after how many.",
    [{ field: "silenceDays", message: "must be a number of days from 7 to 1095" }],
  );
}
