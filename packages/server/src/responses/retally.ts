import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";
import type { Cells } from "../storage/tables.ts";
import { type Move, moveTallies } from "../tallies/move-tallies.ts";
import type { ResponseRow, Turned } from "./revision.ts";

/** Takes answers that changed out of the tallies as they were, and into them as they are. */
export async function retally(
  trx: Transaction,
  workspaceId: string,
  turned: readonly Turned[],
): Promise<void> {
  await moveTallies(trx, workspaceId, turned.flatMap(everyMoves));
  await settleLatest(trx, workspaceId, turned);
}

function move(row: ResponseRow, basis: Move["basis"], sign: Move["sign"]): Move[] {
  if (!row.cells) return [];
  return [
    { surveyId: row.survey_id, basis, day: row.day, score: row.score, cells: row.cells, sign },
  ];
}

function everyMoves({ before, after }: Turned): Move[] {
  // Anonymous answers are each the latest of nobody else.
  const alone = [
    ...(before.person_id === null ? move(before, "latest", -1) : []),
    ...(after.person_id === null ? move(after, "latest", 1) : []),
  ];
  return [...move(before, "every", -1), ...move(after, "every", 1), ...alone];
}

interface LatestRow {
  survey_id: string;
  person_id: string;
  response_id: string;
  day: string;
  score: number;
  cells: Cells;
}

/** After a change, finds anew which answer of each person concerned is the latest one counted. */
async function settleLatest(
  trx: Transaction,
  workspaceId: string,
  changed: readonly Turned[],
): Promise<void> {
  const pairs = new Map<string, { survey_id: string; person_id: string }>();
  for (const { before, after } of changed) {
    for (const { survey_id, person_id } of [before, after]) {
      if (person_id) pairs.set(`${survey_id}/${person_id}`, { survey_id, person_id });
    }
  }
  if (pairs.size === 0) return;
  const wanted = JSON.stringify([...pairs.values()]);
  const { rows: previous } = await sql<LatestRow>`
    delete from latest_answer l
    using jsonb_to_recordset(${wanted}::jsonb) as w(survey_id uuid, person_id uuid)
    where l.workspace_id = ${workspaceId} and l.survey_id = w.survey_id and l.person_id = w.person_id
    returning l.survey_id, l.person_id, l.response_id, l.day, l.score, l.cells
  `.execute(trx);
  const { rows: current } = await sql<LatestRow>`
    insert into latest_answer (
      workspace_id, survey_id, person_id, response_id, answered_at, score, day, cells)
    select distinct on (r.survey_id, r.person_id)
      r.workspace_id, r.survey_id, r.person_id, r.id, r.answered_at, r.score, r.day, r.cells
    from response r
    join jsonb_to_recordset(${wanted}::jsonb) as w(survey_id uuid, person_id uuid)
      on r.survey_id = w.survey_id and r.person_id = w.person_id
    where r.workspace_id = ${workspaceId} and r.cells is not null
    order by r.survey_id, r.person_id, r.answered_at desc, r.id desc
    returning survey_id, person_id, response_id, day, score, cells
  `.execute(trx);
  const latestMove = (row: LatestRow, sign: Move["sign"]): Move => ({
    surveyId: row.survey_id,
    basis: "latest",
    day: row.day,
    score: row.score,
    cells: row.cells,
    sign,
  });
  await moveTallies(trx, workspaceId, [
    ...previous.map((row) => latestMove(row, -1)),
    ...current.map((row) => latestMove(row, 1)),
  ]);
}
