import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";
import type { Cells } from "../storage/tables.ts";

/** Which answers a tally counts: every one, or the latest of each person. */
export type Basis = "every" | "latest";

/** One answer entering (+1) or leaving (−1) the tallies. */
export interface Move {
  surveyId: string;
  basis: Basis;
  day: string;
  score: number;
  cells: Cells;
  sign: 1 | -1;
}

/**
 * Applies moves in one statement, rows sorted by primary key so that two writers cannot
 * deadlock. The caller holds the workspace lock.
 */
export async function moveTallies(
  trx: Transaction,
  workspaceId: string,
  moves: readonly Move[],
): Promise<void> {
  if (moves.length === 0) return;
  const rows = moves.map((m) => ({
    survey_id: m.surveyId,
    basis: m.basis,
    day: m.day,
    score: m.score,
    cells: m.cells,
    sign: m.sign,
  }));
  await sql`
    with moves as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as m(survey_id uuid, basis text, day date, score smallint, cells jsonb, sign integer)
    )
    ${addToTally(sql`${workspaceId}::uuid`)}
  `.execute(trx);
}

/**
 * The upsert shared by recording and moving: reads a CTE `moves`, adds its signs to the wide rows. A
 * cell with several values adds to the row of each.
 */
export function addToTally(workspaceId: ReturnType<typeof sql>) {
  const scores = Array.from({ length: 11 }, (_, score) => score);
  const columns = sql.raw(scores.map((score) => `s${score}`).join(", "));
  const sums = sql.raw(
    scores.map((s) => `coalesce(sum(m.sign) filter (where m.score = ${s}), 0)`).join(", "),
  );
  const updates = sql.raw(scores.map((s) => `s${s} = t.s${s} + excluded.s${s}`).join(", "));
  return sql`
    insert into tally as t (workspace_id, survey_id, basis, dimension, value, day, ${columns})
    select ${workspaceId}, m.survey_id, m.basis, cell.dimension, cell.value, m.day, ${sums}
    from moves m ${eachCell(sql`m.cells`)}
    group by m.survey_id, m.basis, cell.dimension, cell.value, m.day
    order by m.survey_id, m.basis, cell.dimension, cell.value, m.day
    on conflict (workspace_id, survey_id, basis, dimension, value, day) do update set ${updates}
  `;
}

/** Joins `cell(dimension, value)`: every value of every dimension in a column of cells. */
export function eachCell(cells: ReturnType<typeof sql>) {
  // '[]' || x makes a list of one value and leaves a list as it is.
  return sql`cross join lateral (
    select d.key as dimension, v.value from jsonb_each(${cells}) d
    cross join lateral jsonb_array_elements_text('[]'::jsonb || d.value) v(value)
  ) cell`;
}
