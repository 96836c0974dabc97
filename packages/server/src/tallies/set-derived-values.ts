import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";
import type { Cells } from "../storage/tables.ts";
import { lockWorkspace } from "../storage/workspace-lock.ts";
import { admitValues } from "./admit-values.ts";
import { cellOf, type DerivedDimension } from "./cells.ts";
import { differs, type Frozen, type Refrozen, refreeze } from "./refreeze.ts";
import { type Renames, renamed, renamesOf } from "./rename-values.ts";

/** What was found in one answer. */
export interface DerivedValues {
  responseId: string;
  dimension: DerivedDimension;
  /** Empty when nothing was found; null when it is not known (any more). */
  values: readonly string[] | null;
}

/**
 * Stores values that were computed from answers, and tallies the answers under each of them once, on
 * both bases. Asked again with the same values it changes nothing; answers that do not exist any more
 * are passed over. Values that are being renamed arrive under their new name.
 *
 * @returns how many answers changed.
 */
export async function setDerivedValues(
  trx: Transaction,
  workspaceId: string,
  found: readonly DerivedValues[],
): Promise<number> {
  if (found.length === 0) return 0;
  await lockWorkspace(trx, workspaceId);
  const rows = await frozenRows(trx, workspaceId, [...new Set(found.map((f) => f.responseId))]);
  const renames = await renamesOf(trx, workspaceId);
  const byResponse = Map.groupBy(found, ({ responseId }) => responseId);
  const changes = rows
    .map((row) => withValues(row, byResponse.get(row.id) ?? [], renames.get(row.survey_id) ?? {}))
    .filter(differs);
  await admitValues(
    trx,
    workspaceId,
    changes.flatMap(({ before, cells }) => (cells ? [{ surveyId: before.survey_id, cells }] : [])),
  );
  await refreeze(trx, workspaceId, changes);
  return changes.length;
}

function withValues(before: Frozen, found: readonly DerivedValues[], renames: Renames): Refrozen {
  const derived = { ...before.derived };
  const cells: Cells | null = before.cells ? { ...before.cells } : null;
  for (const { dimension, values } of found) {
    if (values === null) {
      delete derived[dimension];
      if (cells) delete cells[dimension];
      continue;
    }
    const kept = renamed(values, renames[dimension]);
    const distinct = [...new Set(kept)].sort();
    // Found again: the cell may stand under "(other)" and stays there.
    if (JSON.stringify(derived[dimension]) === JSON.stringify(distinct) && cells?.[dimension]) {
      continue;
    }
    derived[dimension] = distinct;
    if (cells) cells[dimension] = cellOf(distinct);
  }
  return { before, day: before.day, cells, derived };
}

async function frozenRows(
  trx: Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<Frozen[]> {
  const { rows } = await sql<Frozen>`
    select id, survey_id, person_id, day, score, cells, derived from response
    where workspace_id = ${workspaceId} and id = any(${ids}::uuid[]) order by id
  `.execute(trx);
  return rows;
}
