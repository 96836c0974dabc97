import type { Transaction } from "../storage/database.ts";
import { reviseResponsesWithin } from "./revise-responses.ts";

/**
 * Gives all answers of a person to another, or to nobody, and moves both tallies with them: for
 * merging two people, and for forgetting one. Deleted answers move too, since they may come back.
 */
export async function reassignAnswers(
  trx: Transaction,
  change: { workspaceId: string; from: string; to: string | null; actor: string; now: Date },
): Promise<void> {
  const rows = await trx
    .selectFrom("response")
    .select("id")
    .where("workspace_id", "=", change.workspaceId)
    .where("person_id", "=", change.from)
    .execute();
  if (rows.length === 0) return;
  await reviseResponsesWithin(
    trx,
    change.workspaceId,
    rows.map((row) => row.id),
    () => ({ personId: change.to }),
    change,
  );
}
