import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";
import type { Cells } from "../storage/tables.ts";
import { sameCell, sameCells } from "./cells.ts";
import { type Basis, type Move, moveTallies } from "./move-tallies.ts";

/** What decides where an answer is tallied, as it is stored. */
export interface Frozen {
  id: string;
  survey_id: string;
  person_id: string | null;
  day: string;
  score: number;
  /** Null while it is not counted. */
  cells: Cells | null;
  derived: Record<string, string[]>;
}

/** The same as it is to be. */
export interface Refrozen {
  before: Frozen;
  day: string;
  cells: Cells | null;
  derived: Record<string, string[]>;
}

/**
 * Stores new cells and days of answers, and moves both tallies with them; what does not change is not
 * touched. Whether an answer counts stays as it is. The caller holds the workspace lock, and `before`
 * was read under it.
 */
export async function refreeze(
  trx: Transaction,
  workspaceId: string,
  changes: readonly Refrozen[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ before: { id }, day, cells, derived }) => ({
    id,
    day,
    cells,
    derived,
  }));
  await sql`
    update response r set day = w.day, cells = w.cells, derived = w.derived
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as w(id uuid, day date, cells jsonb, derived jsonb)
    where r.workspace_id = ${workspaceId} and r.id = w.id
  `.execute(trx);
  const moves = changes.flatMap(({ before, day, cells }) => {
    const move = { before, after: { day, cells } };
    // An answer of nobody known is the latest of nobody else.
    return before.person_id === null
      ? [...between("every", move), ...between("latest", move)]
      : between("every", move);
  });
  moves.push(...(await refreezeLatest(trx, workspaceId, changes)));
  await moveTallies(trx, workspaceId, moves);
}

/** The same for those that are the latest of their person. */
async function refreezeLatest(
  trx: Transaction,
  workspaceId: string,
  changes: readonly Refrozen[],
): Promise<Move[]> {
  const known = changes.filter(({ before, cells }) => before.person_id !== null && cells !== null);
  if (known.length === 0) return [];
  const rows = known.map(({ before, day, cells }) => ({
    survey_id: before.survey_id,
    person_id: before.person_id,
    id: before.id,
    day,
    cells,
  }));
  const { rows: latest } = await sql<Omit<Frozen, "derived">>`
    with wanted as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as w(survey_id uuid, person_id uuid, id uuid, day date, cells jsonb)
    ), previous as materialized (
      select l.response_id as id, l.survey_id, l.person_id, l.day, l.score, l.cells
      from latest_answer l
      join wanted w on w.survey_id = l.survey_id and w.person_id = l.person_id and w.id = l.response_id
      where l.workspace_id = ${workspaceId}
    ), changed as (
      update latest_answer l set day = w.day, cells = w.cells from wanted w
      where l.workspace_id = ${workspaceId} and l.survey_id = w.survey_id
        and l.person_id = w.person_id and l.response_id = w.id
      returning l.response_id
    )
    select previous.* from previous join changed on changed.response_id = previous.id
  `.execute(trx);
  const wanted = new Map(known.map((change) => [change.before.id, change]));
  return latest.flatMap((before) => {
    const after = wanted.get(before.id);
    return after ? between("latest", { before, after }) : [];
  });
}

/** What leaves and what enters: whole cells when the day is another one, else what differs. */
function between(
  basis: Basis,
  {
    before,
    after,
  }: {
    before: Omit<Frozen, "derived">;
    after: Pick<Refrozen, "day" | "cells">;
  },
): Move[] {
  const same = before.day === after.day;
  const move = (day: string, cells: Cells, sign: Move["sign"]): Move[] =>
    Object.keys(cells).length === 0
      ? []
      : [{ surveyId: before.survey_id, basis, day, score: before.score, cells, sign }];
  const old = before.cells ?? {};
  const now = after.cells ?? {};
  return [
    ...move(before.day, same ? without(old, now) : old, -1),
    ...move(after.day, same ? without(now, old) : now, 1),
  ];
}

function without(cells: Cells, others: Cells): Cells {
  return Object.fromEntries(
    Object.entries(cells).filter(([dimension, cell]) => !sameCell(cell, others[dimension])),
  );
}

/** Whether storing would change anything. */
export function differs({ before, day, cells, derived }: Refrozen): boolean {
  if (before.day !== day) return true;
  if (JSON.stringify(before.derived) !== JSON.stringify(derived)) return true;
  return !sameCells(before.cells, cells);
}
