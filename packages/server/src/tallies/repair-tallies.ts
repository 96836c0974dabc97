import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import { lockWorkspace, withWorkspace } from "../storage/workspace-lock.ts";
import { type Disagreement, recount } from "./recount.ts";
import { type PersonOfSurvey, settleLatest } from "./settle-latest.ts";

/** People whose latest answer is found anew in one hold of the lock. */
const PEOPLE_AT_ONCE = 200;
/** Cells in one statement. */
const CELLS_AT_ONCE = 5000;

/**
 * Counts the answers of a workspace again and makes its tallies right, while answers go on being
 * recorded: whatever is recorded meanwhile changes answers and tallies by the same, so the difference
 * between them that one snapshot shows is still the difference when it is added.
 *
 * @returns the cells that were wrong.
 */
export async function repairTallies(db: Database, workspaceId: string): Promise<Disagreement[]> {
  return db.transaction().execute(async (alone) => {
    await onlyOne(alone, workspaceId);
    const before = await recount(db, { workspaceId });
    if (before.length === 0) return [];
    const people = await wrongLatest(db, workspaceId);
    for (let i = 0; i < people.length; i += PEOPLE_AT_ONCE) {
      const some = people.slice(i, i + PEOPLE_AT_ONCE);
      await withWorkspace(db, workspaceId, (trx) => settleLatest(trx, workspaceId, some), FOREVER);
    }
    const wrong = people.length === 0 ? before : await recount(db, { workspaceId });
    for (let i = 0; i < wrong.length; i += CELLS_AT_ONCE) {
      const some = wrong.slice(i, i + CELLS_AT_ONCE);
      await withWorkspace(db, workspaceId, (trx) => addDifference(trx, workspaceId, some), FOREVER);
    }
    return before;
  });
}

/** The same inside one transaction, for a workspace that nobody else can see yet. */
export async function repairTalliesWithin(trx: Transaction, workspaceId: string): Promise<void> {
  await lockWorkspace(trx, workspaceId);
  await settleLatest(trx, workspaceId, await wrongLatest(trx, workspaceId));
  await addDifference(trx, workspaceId, await recount(trx, { workspaceId }));
}

const FOREVER = { patienceMs: null };

/** Two who repair would add the same difference twice. */
async function onlyOne(trx: Transaction, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`repair ${workspaceId}`}, 0))`.execute(
    trx,
  );
}

/** People whose remembered latest answer is not the latest of those that are counted. */
async function wrongLatest(
  db: Database | Transaction,
  workspaceId: string,
): Promise<PersonOfSurvey[]> {
  const { rows } = await sql<PersonOfSurvey>`
    with latest as materialized (
      select distinct on (survey_id, person_id) survey_id, person_id, id, score, day, cells
      from response
      where workspace_id = ${workspaceId} and person_id is not null and cells is not null
      order by survey_id, person_id, answered_at desc, id desc
    ), remembered as materialized (
      select survey_id, person_id, response_id, score, day, cells from latest_answer
      where workspace_id = ${workspaceId}
    )
    select coalesce(l.survey_id, r.survey_id) as survey_id,
      coalesce(l.person_id, r.person_id) as person_id
    from latest l full join remembered r
      on r.survey_id = l.survey_id and r.person_id = l.person_id
    where (l.id, l.score, l.day, l.cells) is distinct from (r.response_id, r.score, r.day, r.cells)
  `.execute(db);
  return rows;
}

async function addDifference(
  trx: Transaction,
  workspaceId: string,
  wrong: readonly Disagreement[],
): Promise<void> {
  if (wrong.length === 0) return;
  const scores = Array.from({ length: 11 }, (_, score) => score);
  const columns = sql.raw(scores.map((s) => `s${s}`).join(", "));
  const sums = sql.raw(
    scores.map((s) => `coalesce(sum(m.missing) filter (where m.score = ${s}), 0)`).join(", "),
  );
  const updates = sql.raw(scores.map((s) => `s${s} = t.s${s} + excluded.s${s}`).join(", "));
  const rows = wrong.map((cell) => ({
    survey_id: cell.surveyId,
    basis: cell.basis,
    dimension: cell.dimension,
    value: cell.value,
    day: cell.day,
    score: cell.score,
    missing: cell.counted - cell.tallied,
  }));
  await sql`
    insert into tally as t (workspace_id, survey_id, basis, dimension, value, day, ${columns})
    select ${workspaceId}::uuid, m.survey_id, m.basis, m.dimension, m.value, m.day, ${sums}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(
      survey_id uuid, basis text, dimension text, value text, day date, score smallint, missing integer)
    group by m.survey_id, m.basis, m.dimension, m.value, m.day
    order by m.survey_id, m.basis, m.dimension, m.value, m.day
    on conflict (workspace_id, survey_id, basis, dimension, value, day) do update set ${updates}
  `.execute(trx);
}
