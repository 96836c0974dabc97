import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";
import type { CaseRow } from "./case.ts";

/**
 * Gives a case to another customer: its history, and what was promised and asked in it, are found, copied and erased
 * with the person whose case it is.
 *
 * @throws {KnownError} 422 for somebody who is not there; 409 when something was written to the customer it had.
 */
export async function setPerson(
  trx: Transaction,
  row: CaseRow,
  personId: string | null,
): Promise<void> {
  if (personId !== null) {
    const person = await trx
      .selectFrom("person")
      .select("id")
      .where("workspace_id", "=", row.workspace_id)
      .where("id", "=", personId)
      .executeTakeFirst();
    if (!person) throw noPerson(personId);
  }
  await setPersonOfConversation(trx, row, personId);
  const { workspace_id: workspaceId, id } = row;
  const ofCase = { person_id: personId };
  await trx
    .updateTable("case_event")
    .set(ofCase)
    .where("workspace_id", "=", workspaceId)
    .where("case_id", "=", id)
    .execute();
  await trx
    .updateTable("case_check")
    .set(ofCase)
    .where("workspace_id", "=", workspaceId)
    .where("case_id", "=", id)
    .execute();
  if (personId !== null) await movePromises(trx, row, personId);
  await trx
    .updateTable("improvement_source")
    .set(ofCase)
    .where("workspace_id", "=", workspaceId)
    .where("kind", "=", "case")
    .where("source_id", "=", id)
    .execute();
}

/** A promise of a case is owed to whom the case is of; one whose customer was erased is owed to nobody. */
async function movePromises(trx: Transaction, row: CaseRow, personId: string): Promise<void> {
  const moved = await trx
    .updateTable("promise")
    .set({ person_id: personId })
    .where("workspace_id", "=", row.workspace_id)
    .where("case_id", "=", row.id)
    .where("person_id", "is not", null)
    .returning("id")
    .execute();
  if (moved.length === 0) return;
  const ids = moved.map(({ id }) => id);
  await trx
    .updateTable("promise_event")
    .set({ person_id: personId })
    .where("workspace_id", "=", row.workspace_id)
    .where("promise_id", "in", ids)
    .execute();
}

/**
 * What was written to one customer is never shown, nor gone on with, to another.
 *
 * @throws {KnownError} 409 when something was written already.
 */
async function setPersonOfConversation(
  trx: Transaction,
  row: CaseRow,
  personId: string | null,
): Promise<void> {
  const conversation = await trx
    .selectFrom("conversation")
    .select("id")
    .where("workspace_id", "=", row.workspace_id)
    .where("case_id", "=", row.id)
    .forUpdate()
    .executeTakeFirst();
  if (!conversation) return;
  const written = await trx
    .selectFrom("conversation_message")
    .select("id")
    .where("workspace_id", "=", row.workspace_id)
    .where("conversation_id", "=", conversation.id)
    .limit(1)
    .executeTakeFirst();
  if (written) {
    throw new KnownError(
      409,
      "case_has_conversation",
      `What was written in case ${row.number} belongs to the customer it was written with. Open a new case for the other customer.`,
      [{ field: "personId", message: "cannot be changed any more" }],
    );
  }
  if (personId === null) {
    await trx
      .deleteFrom("conversation")
      .where("workspace_id", "=", row.workspace_id)
      .where("id", "=", conversation.id)
      .execute();
    return;
  }
  await trx
    .updateTable("conversation")
    .set({ person_id: personId })
    .where("workspace_id", "=", row.workspace_id)
    .where("id", "=", conversation.id)
    .execute();
}

export function noPerson(personId: string): KnownError {
  return new KnownError(
    422,
    "person_not_found",
    `There is no person "${personId}" in this workspace.`,
    [{ field: "personId", message: "does not exist" }],
  );
}
