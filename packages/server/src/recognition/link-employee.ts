import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";

interface Link {
  workspaceId: string;
  responseId: string;
  employeeId: string;
}

/** Says by hand that an answer is about an employee. @throws {KnownError} 404; 409 of an anonymous survey. */
export async function linkEmployee(
  db: Database,
  link: Link,
  { actor, now }: { actor: string; now: Date },
): Promise<void> {
  const { workspaceId, responseId, employeeId } = link;
  const answer = await requireAnswer(db, { workspaceId, responseId });
  if (answer.anonymous) {
    throw new KnownError(
      409,
      "answer_is_anonymous",
      "This answer belongs to an anonymous survey, and is about nobody in particular.",
    );
  }
  await requireEmployee(db, { workspaceId, employeeId });
  await db
    .insertInto("response_employee")
    .values({
      workspace_id: workspaceId,
      response_id: responseId,
      employee_id: employeeId,
      linked_by: actor,
      linked_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "response_id", "employee_id"]).doNothing(),
    )
    .execute();
}

/** @throws {KnownError} 404. */
export async function requireAnswer(
  db: Database,
  { workspaceId, responseId }: { workspaceId: string; responseId: string },
): Promise<{ anonymous: boolean }> {
  const answer = await db
    .selectFrom("response as r")
    .innerJoin("survey as s", (join) =>
      join.onRef("s.workspace_id", "=", "r.workspace_id").onRef("s.id", "=", "r.survey_id"),
    )
    .select("s.anonymous")
    .where("r.workspace_id", "=", workspaceId)
    .where("s.workspace_id", "=", workspaceId)
    .where("r.id", "=", responseId)
    .where("r.deleted_at", "is", null)
    .executeTakeFirst();
  if (answer) return answer;
  throw new KnownError(404, "response_not_found", `There is no answer "${responseId}".`);
}

/** @throws {KnownError} 404 when nobody said so by hand. */
export async function unlinkEmployee(
  db: Database,
  { workspaceId, responseId, employeeId }: Link,
): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom("response_employee")
    .where("workspace_id", "=", workspaceId)
    .where("response_id", "=", responseId)
    .where("employee_id", "=", employeeId)
    .executeTakeFirst();
  if (numDeletedRows > 0n) return;
  throw new KnownError(
    404,
    "link_not_found",
    "Nobody said by hand that this answer is about this employee. What a property says is changed in the answer.",
  );
}

/** @throws {KnownError} 404. */
export async function requireEmployee(
  db: Pick<Database, "selectFrom">,
  { workspaceId, employeeId }: { workspaceId: string; employeeId: string },
) {
  const row = await db
    .selectFrom("employee")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", employeeId)
    .executeTakeFirst();
  if (row) return row;
  throw new KnownError(404, "employee_not_found", `There is no employee "${employeeId}".`);
}
