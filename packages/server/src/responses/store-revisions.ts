import { randomUUID } from "node:crypto";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Transaction } from "../storage/database.ts";
import { byId } from "./by-id.ts";
import { type Changes, changesBetween, type ResponseRow, type Revised } from "./revision.ts";

/** A line of an answer's history. */
export interface HistoryLine {
  changeId: string;
  changes: Changes;
}

/**
 * Writes changed answers, and a line of history for each that a person would see to be different.
 *
 * @returns the lines, by id of the answer.
 */
export async function storeRevisions(
  trx: Transaction,
  workspaceId: string,
  changed: readonly Revised[],
  actor: string,
): Promise<Map<string, HistoryLine>> {
  const lines = new Map<string, HistoryLine>();
  for (const { before, after, anonymous } of changed) {
    await storeRow(trx, after);
    const changes = changesBetween(before, after);
    if (Object.keys(changes).length === 0) continue;
    lines.set(after.id, { changeId: anonymous ? randomUUID() : uuidv7(), changes });
  }
  if (lines.size === 0) return lines;
  const rows = changed.flatMap(({ after }) => {
    const line = lines.get(after.id);
    if (!line) return [];
    return {
      workspace_id: workspaceId,
      response_id: after.id,
      id: line.changeId,
      at: after.updated_at,
      actor,
      changes: JSON.stringify(line.changes),
    };
  });
  await trx.insertInto("response_change").values(rows).execute();
  return lines;
}

async function storeRow(trx: Transaction, after: ResponseRow): Promise<void> {
  await trx
    .updateTable("response")
    .set({
      score: after.score,
      comment: after.comment,
      answers: JSON.stringify(after.answers),
      properties: JSON.stringify(after.properties),
      touchpoint: after.touchpoint,
      tags: after.tags,
      meta: JSON.stringify(after.meta),
      person_id: after.person_id,
      exclusion_reason: after.exclusion_reason,
      exclusion_note: after.exclusion_note,
      excluded_by: after.excluded_by,
      excluded_at: after.excluded_at,
      quarantine_reason: after.quarantine_reason,
      quarantine_until: after.quarantine_until,
      deleted_at: after.deleted_at,
      cells: after.cells ? JSON.stringify(after.cells) : null,
      updated_at: after.updated_at,
    })
    .where("workspace_id", "=", after.workspace_id)
    .where(byId([after.id]))
    .execute();
}
