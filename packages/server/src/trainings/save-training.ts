import type { CreateTraining, PatchTraining } from "@candor/contract/training.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { KnownError } from "../errors/known-error.ts";
import { requireEmployee } from "../recognition/link-employee.ts";
import type { Database } from "../storage/database.ts";

interface By {
  workspaceId: string;
  actor: string;
  now: Date;
}

export async function createTraining(
  db: Database,
  { title, body, causeId }: CreateTraining,
  { workspaceId, actor, now }: By,
): Promise<string> {
  await requireCause(db, { workspaceId, causeId });
  const id = uuidv7(now.getTime());
  await db
    .insertInto("training")
    .values({
      ...{ workspace_id: workspaceId, id, title, body, cause_id: causeId },
      ...{ created_by: actor, created_at: now, archived_at: null },
    })
    .execute();
  return id;
}

/** Changes what is named. @throws {KnownError} 404. */
export async function patchTraining(
  db: Database,
  trainingId: string,
  { title, body, causeId, archived }: PatchTraining,
  { workspaceId, now }: By,
): Promise<void> {
  if (causeId) await requireCause(db, { workspaceId, causeId });
  const { numUpdatedRows } = await db
    .updateTable("training")
    .set({
      // Naming the key changes nothing, and a patch may be empty.
      id: trainingId,
      ...(title === undefined ? {} : { title }),
      ...(body === undefined ? {} : { body }),
      ...(causeId === undefined ? {} : { cause_id: causeId }),
      ...(archived === undefined ? {} : { archived_at: archived ? now : null }),
    })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", trainingId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw noTraining(trainingId);
}

/** Notes by when somebody is to take part, or that they did. @throws {KnownError} 404. */
export async function saveRecord(
  db: Database,
  {
    trainingId,
    employeeId,
    dueOn,
    doneOn,
  }: { trainingId: string; employeeId: string; dueOn: string | null; doneOn: string | null },
  { workspaceId, actor, now }: By,
): Promise<void> {
  await requireTraining(db, { workspaceId, trainingId });
  await requireEmployee(db, { workspaceId, employeeId });
  const values = {
    // A new date is reminded of anew.
    ...{ due_on: dueOn, done_on: doneOn, noted_by: actor, noted_at: now, reminded_at: null },
  };
  await db
    .insertInto("training_record")
    .values({
      ...{ workspace_id: workspaceId, training_id: trainingId, employee_id: employeeId },
      ...values,
    })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "training_id", "employee_id"]).doUpdateSet(values),
    )
    .execute();
}

/** @throws {KnownError} 404. */
export async function removeRecord(
  db: Database,
  q: { workspaceId: string; trainingId: string; employeeId: string },
): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom("training_record")
    .where("workspace_id", "=", q.workspaceId)
    .where("training_id", "=", q.trainingId)
    .where("employee_id", "=", q.employeeId)
    .executeTakeFirst();
  if (numDeletedRows > 0n) return;
  throw new KnownError(
    404,
    "record_not_found",
    "This employee is not on the list of this training.",
  );
}

/** @throws {KnownError} 404. */
export async function requireTraining(
  db: Database,
  { workspaceId, trainingId }: { workspaceId: string; trainingId: string },
): Promise<void> {
  const row = await db
    .selectFrom("training")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", trainingId)
    .executeTakeFirst();
  if (!row) throw noTraining(trainingId);
}

async function requireCause(
  db: Database,
  { workspaceId, causeId }: { workspaceId: string; causeId: string | null },
): Promise<void> {
  if (causeId === null) return;
  const row = await db
    .selectFrom("root_cause")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", causeId)
    .executeTakeFirst();
  if (row) return;
  throw new KnownError(404, "cause_not_found", `There is no root cause "${causeId}".`);
}

function noTraining(id: string): KnownError {
  return new KnownError(404, "training_not_found", `There is no training "${id}".`);
}
