import type { CareTrigger } from "@candor/contract/care.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type Selectable, sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { DueWorker } from "../due-work/due-runner.ts";
import { defineDueWork } from "../due-work/due-work.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { CarePlanTable } from "../storage/tables-dossier.ts";
import { beginningNow, type Happening, lapsedTasks } from "./care-triggers.ts";

/** Plans of care look at what happened: one turn a workspace. */
export const CARE = defineDueWork("care", { lanes: 2 });

const HOUR_MS = 3_600_000;
/** Silence is counted in days; purchases and cases are looked at more often. */
const LOOKS_AGAIN_MS: Record<CareTrigger, number> = {
  purchase: HOUR_MS,
  resolved: HOUR_MS,
  silence: 12 * HOUR_MS,
};
/** What is noted later than this after it happened begins nothing: looking costs the same however long a plan runs. */
const LOOKS_BACK_MS = 30 * 24 * HOUR_MS;
/** People for whom a plan begins in one transaction. */
const BATCH = 200;

interface CareWorkerDeps {
  db: Database;
  clock: () => Date;
}

type PlanRow = Selectable<CarePlanTable>;

/** Begins plans for people with whom something happened, and lets go of tasks that are for nothing any more. */
export function careWorker({ db, clock }: CareWorkerDeps): DueWorker {
  return {
    kind: CARE,
    async takeTurn({ workspaceId, signal }) {
      await letGo(db, workspaceId, clock());
      const now = clock();
      const due = await db
        .selectFrom("care_plan")
        .select("id")
        .where("workspace_id", "=", workspaceId)
        .where("look_at", "<=", now)
        .orderBy("look_at")
        .execute();
      for (const { id: planId } of due) {
        let more = true;
        while (more && !signal.aborted) more = await look(db, { workspaceId, planId, now });
      }
      const { rows } = await sql<{ at: Date | null }>`
        select min(look_at) as at from care_plan
        where workspace_id = ${workspaceId} and look_at is not null
      `.execute(db);
      return rows[0]?.at ?? null;
    },
    async sweep(now) {
      const { rows } = await sql<{ workspaceId: string }>`
        select w.id as "workspaceId" from workspace w
        where exists (select from care_plan c where c.workspace_id = w.id and c.look_at <= ${now}::timestamptz)
      `.execute(db);
      return rows;
    },
  };
}

/** @returns whether there are more. */
async function look(
  db: Database,
  { workspaceId, planId, now }: { workspaceId: string; planId: string; now: Date },
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const plan = await trx
      .selectFrom("care_plan")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", planId)
      .forUpdate()
      .executeTakeFirst();
    if (!plan?.active_since || !plan.look_at || plan.look_at > now) return false;
    const trigger = plan.trigger as CareTrigger;
    const from = new Date(Math.max(plan.active_since.getTime(), now.getTime() - LOOKS_BACK_MS));
    const begin = await beginningNow(trx, {
      ...{ workspaceId, planId, trigger, silenceDays: plan.silence_days },
      ...{ from, to: now, limit: BATCH },
    });
    await beginFor(trx, plan, begin, now);
    if (begin.length === BATCH) return true;
    await trx
      .updateTable("care_plan")
      .set({ look_at: new Date(now.getTime() + LOOKS_AGAIN_MS[trigger]) })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", planId)
      .execute();
    return false;
  });
}

async function beginFor(
  trx: Transaction,
  plan: PlanRow,
  happenings: readonly Happening[],
  now: Date,
): Promise<void> {
  if (happenings.length === 0) return;
  const { workspace_id } = plan;
  const { time_zone: timeZone } = await trx
    .selectFrom("workspace")
    .select("time_zone")
    .where("id", "=", workspace_id)
    .executeTakeFirstOrThrow();
  const silentMs = plan.trigger === "silence" ? (plan.silence_days ?? 0) * 24 * HOUR_MS : 0;
  const tasks = happenings.flatMap(({ person_id, about, since }) => {
    const day = Temporal.Instant.fromEpochMilliseconds(since.getTime() + silentMs)
      .toZonedDateTimeISO(timeZone)
      .toPlainDate();
    return plan.steps.map(({ afterDays, words }, step) => ({
      ...{ workspace_id, id: uuidv7(now.getTime()), person_id, plan_id: plan.id, about, since },
      ...{ step, words, due_on: day.add({ days: afterDays }).toString(), owner: plan.owner },
      ...{ state: "open", closed_by: null, closed_at: null, created_at: now },
    }));
  });
  await trx
    .insertInto("care_task")
    .values(tasks)
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "plan_id", "about", "step"]).doNothing(),
    )
    .execute();
}

async function letGo(db: Database, workspaceId: string, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const ids = await lapsedTasks(trx, workspaceId);
    if (ids.length === 0) return;
    await trx
      .updateTable("care_task")
      .set({ state: "lapsed", closed_by: "candor", closed_at: now })
      .where("workspace_id", "=", workspaceId)
      .where("id", "in", ids)
      .where("state", "=", "open")
      .execute();
  });
}
