import type { CareTask, CareTrigger, FinishCareTask } from "@candor/contract/care.ts";
import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import { addPersonNote, type NoteReader } from "../people/person-notes.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database, Transaction } from "../storage/database.ts";

interface TaskRow {
  id: string;
  person_id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  keeper: string | null;
  plan_id: string;
  plan_name: string;
  trigger: CareTrigger;
  since: Date;
  step: number;
  words: string;
  due_on: string;
  owner: string | null;
}

interface TasksAsked {
  workspaceId: string;
  show: "due" | "planned";
  whose: "mine" | "all";
  personId?: string | undefined;
  userId: string | null;
  today: string;
  limit: number;
  cursor?: string | undefined;
}

/** Tasks that wait, in the order of their days. */
export async function tasksToDo(
  db: Database,
  q: TasksAsked,
): Promise<{ data: CareTask[]; nextCursor: string | null }> {
  const after = q.cursor === undefined ? null : decodeCursor(q.cursor, 2);
  const conditions = [sql`t.workspace_id = ${q.workspaceId}`, sql`t.state = 'open'`];
  if (q.personId !== undefined) conditions.push(sql`t.person_id = ${q.personId}::uuid`);
  if (q.show === "due") conditions.push(sql`t.due_on <= ${q.today}::date`);
  if (q.whose === "mine") {
    const mine = sql`coalesce(t.owner, p.keeper)`;
    conditions.push(sql`(${mine} is null or ${mine} = ${q.userId}::text)`);
  }
  if (after) conditions.push(sql`(t.due_on, t.id) > (${after[0]}::date, ${after[1]}::uuid)`);
  const { rows } = await sql<TaskRow>`
    select t.id, t.person_id, p.name, p.email, p.phone, p.keeper, t.plan_id, c.name as plan_name, c.trigger,
      t.since, t.step, t.words, t.due_on, t.owner
    from care_task t
    join person p on p.workspace_id = ${q.workspaceId} and p.id = t.person_id
    join care_plan c on c.workspace_id = ${q.workspaceId} and c.id = t.plan_id
    where ${sql.join(conditions, sql` and `)}
    order by t.due_on, t.id limit ${q.limit + 1}
  `.execute(db);
  const shown = rows.slice(0, q.limit);
  const last = shown.at(-1);
  return {
    data: shown.map(toTask),
    nextCursor: rows.length > q.limit && last ? encodeCursor([last.due_on, last.id]) : null,
  };
}

function toTask(row: TaskRow): CareTask {
  const { name, email, phone } = row;
  return {
    id: row.id,
    person: { id: row.person_id, name, email, phone },
    keeper: row.keeper,
    plan: { id: row.plan_id, name: row.plan_name, trigger: row.trigger },
    since: row.since.toISOString(),
    step: row.step,
    words: row.words,
    dueOn: row.due_on,
    owner: row.owner,
  };
}

/**
 * Says what came of a task: what was said becomes a note of the person, what is put off waits for its day.
 *
 * @throws {KnownError} 404; 409 when it does not wait any more; 422 for a day that has passed.
 */
export async function finishTask(
  trx: Transaction,
  q: { workspaceId: string; taskId: string; today: string },
  finish: FinishCareTask,
  by: { actor: string; reader: NoteReader; now: Date },
): Promise<void> {
  const { workspaceId, taskId: id } = q;
  const task = await trx
    .selectFrom("care_task")
    .select(["state", "person_id", "words"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!task) throw new KnownError(404, "care_task_not_found", `There is no task "${id}".`);
  if (task.state !== "open") {
    throw new KnownError(
      409,
      "care_task_closed",
      `The task "${id}" does not wait any more: somebody has finished it, or what it was for is no more.`,
    );
  }
  if (finish.result === "later" && finish.on < q.today) {
    throw new KnownError(
      422,
      "care_task_past",
      `${finish.on} has passed; it is ${q.today} here. Choose today or a later day.`,
      [{ field: "on", message: "must be today or later" }],
    );
  }
  await trx
    .updateTable("care_task")
    .set(
      finish.result === "later"
        ? { due_on: finish.on }
        : { state: finish.result, closed_by: by.actor, closed_at: by.now },
    )
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
  if (finish.result !== "done") return;
  await addPersonNote(trx, {
    ...{ ...by, workspaceId, personId: task.person_id, kind: "contact", seenBy: "all" },
    text: finish.note || task.words,
  });
}
