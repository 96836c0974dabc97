import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import { eachCell } from "./move-tallies.ts";

/** A cell where the tally and the answers disagree. */
export interface Disagreement {
  surveyId: string;
  basis: string;
  dimension: string;
  value: string;
  day: string;
  score: number;
  tallied: number;
  counted: number;
}

/**
 * Counts the answers again and compares with the tallies, in one snapshot. Runs every night and
 * in `candor doctor`; an empty result is the promise "tallies are exact".
 */
export async function recount(
  db: Database | Transaction,
  { workspaceId }: { workspaceId: string },
): Promise<Disagreement[]> {
  const scores = Array.from({ length: 11 }, (_, score) => score);
  const unpivoted = sql.raw(scores.map((s) => `(${s}, s${s})`).join(", "));
  const { rows } = await sql<Disagreement>`
    with counted as (
      select survey_id, 'every' as basis, day, score, cells from response
      where workspace_id = ${workspaceId} and cells is not null
      union all
      select survey_id, 'latest', day, score, cells from response
      where workspace_id = ${workspaceId} and cells is not null and person_id is null
      union all
      (select distinct on (survey_id, person_id) survey_id, 'latest', day, score, cells
       from response
       where workspace_id = ${workspaceId} and cells is not null and person_id is not null
       order by survey_id, person_id, answered_at desc, id desc)
    ), recounted as (
      select c.survey_id, c.basis, cell.dimension, cell.value, c.day, c.score, count(*)::int as n
      from counted c ${eachCell(sql`c.cells`)}
      group by 1, 2, 3, 4, 5, 6
    ), tallied as (
      select t.survey_id, t.basis, t.dimension, t.value, t.day, u.score, u.n
      from tally t cross join lateral (values ${unpivoted}) u(score, n)
      where t.workspace_id = ${workspaceId} and u.n <> 0
    )
    select coalesce(t.survey_id, r.survey_id) as "surveyId", coalesce(t.basis, r.basis) as basis,
      coalesce(t.dimension, r.dimension) as dimension, coalesce(t.value, r.value) as value,
      coalesce(t.day, r.day) as day, coalesce(t.score, r.score) as score,
      coalesce(t.n, 0) as tallied, coalesce(r.n, 0) as counted
    from tallied t full join recounted r
      on r.survey_id = t.survey_id and r.basis = t.basis and r.dimension = t.dimension
      and r.value = t.value and r.day = t.day and r.score = t.score
    where coalesce(t.n, 0) <> coalesce(r.n, 0)
  `.execute(db);
  return rows;
}
