import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";
import type { Cells } from "../storage/tables.ts";
import { type Move, moveTallies } from "./move-tallies.ts";

/** Somebody's answers to one survey. */
export interface PersonOfSurvey {
  survey_id: string;
  person_id: string;
}

interface LatestRow extends PersonOfSurvey {
  response_id: string;
  day: string;
  score: number;
  cells: Cells;
}

/**
 * Finds anew which answer of each of these people is the latest one counted, and moves the tallies with
 * it. The caller holds the workspace lock.
 */
export async function settleLatest(
  trx: Transaction,
  workspaceId: string,
  people: readonly PersonOfSurvey[],
): Promise<void> {
  if (people.length === 0) return;
  const wanted = JSON.stringify(people);
  const { rows: previous } = await sql<LatestRow>`
    delete from latest_answer l
    using jsonb_to_recordset(${wanted}::jsonb) as w(survey_id uuid, person_id uuid)
    where l.workspace_id = ${workspaceId} and l.survey_id = w.survey_id and l.person_id = w.person_id
    returning l.survey_id, l.person_id, l.response_id, l.day, l.score, l.cells
  `.execute(trx);
  const { rows: current } = await sql<LatestRow>`
    insert into latest_answer as l (
      workspace_id, survey_id, person_id, response_id, answered_at, score, day, cells)
    select distinct on (r.survey_id, r.person_id)
      r.workspace_id, r.survey_id, r.person_id, r.id, r.answered_at, r.score, r.day, r.cells
    from response r
    join jsonb_to_recordset(${wanted}::jsonb) as w(survey_id uuid, person_id uuid)
      on r.survey_id = w.survey_id and r.person_id = w.person_id
    where r.workspace_id = ${workspaceId} and r.cells is not null
    order by r.survey_id, r.person_id, r.answered_at desc, r.id desc
    returning l.survey_id, l.person_id, l.response_id, l.day, l.score, l.cells
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
