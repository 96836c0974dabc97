import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";
import { erasedSourceKey } from "../workspaces/personal-hash.ts";
import { reviseWithin } from "./revise-responses.ts";
import type { ResponseRow, Revision } from "./revision.ts";
import type { Pipeline } from "./run-steps.ts";

export interface Reassignment {
  workspaceId: string;
  from: string;
  /** Null when the person is erased: the scores stay and belong to nobody. */
  to: string | null;
  actor: string;
  now: Date;
}

/**
 * Gives all answers of a person to another, or to nobody, moving the tallies with them. Erased
 * answers keep their score and the properties that are tallied; words, notes, history and ids in
 * other tools, which could lead back to the person, go.
 */
export async function reassignAnswers(
  trx: Transaction,
  change: Reassignment,
  pipeline?: Pipeline,
): Promise<void> {
  const { workspaceId, from, to, actor, now } = change;
  const rows = await trx
    .selectFrom("response")
    .select(["id", "survey_id"])
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", from)
    .execute();
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  const tallied = await dimensionsOf(trx, workspaceId, [...new Set(rows.map((r) => r.survey_id))]);
  const revise = (row: ResponseRow): Revision =>
    to === null
      ? { personId: null, comment: null, answers: {}, properties: kept(row, tallied) }
      : { personId: to };
  await reviseWithin(trx, workspaceId, ids, revise, {
    actor,
    now,
    quiet: to === null ? "erasure" : "merge",
    deletedToo: true,
    careful: true,
    ...(pipeline ? { pipeline } : {}),
  });
  if (to === null) await forgetTraces(trx, workspaceId, ids);
}

function kept(row: ResponseRow, tallied: Map<string, string[]>): ResponseRow["properties"] {
  const names = tallied.get(row.survey_id) ?? [];
  return Object.fromEntries(
    Object.entries(row.properties).filter(([name]) => names.includes(name)),
  );
}

async function dimensionsOf(
  trx: Transaction,
  workspaceId: string,
  surveyIds: readonly string[],
): Promise<Map<string, string[]>> {
  const surveys = await trx
    .selectFrom("survey")
    .select(["id", "dimensions"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [...surveyIds])
    .execute();
  return new Map(surveys.map((survey) => [survey.id, survey.dimensions]));
}

async function forgetTraces(
  trx: Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<void> {
  const imported = await trx
    .selectFrom("response")
    .select(["id", "source_key"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [...ids])
    .where("source_key", "is not", null)
    .execute();
  // Hashed here: the database has no key.
  const keys = imported.map(({ id, source_key }) => ({
    id,
    key: erasedSourceKey(source_key ?? ""),
  }));
  await sql`
    update response r set source_key = k.key
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(id uuid, key text)
    where r.workspace_id = ${workspaceId} and r.id = k.id
  `.execute(trx);
  await trx
    .updateTable("response")
    .set({
      meta: "{}",
      source: null,
      invitation_id: null,
      external_id: null,
      exclusion_note: null,
    })
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [...ids])
    .execute();
  // The change itself has just left a line that holds what was erased; the walk came too early for it.
  await trx
    .deleteFrom("response_change")
    .where("workspace_id", "=", workspaceId)
    .where("response_id", "in", [...ids])
    .execute();
}
