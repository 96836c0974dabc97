import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import { lockWorkspace } from "../storage/workspace-lock.ts";
import { forgetKnownValues } from "./admit-values.ts";
import { BUILT_IN_DIMENSIONS, OTHER, TOTAL, VALUE_CAP } from "./cells.ts";
import { addToTally } from "./move-tallies.ts";

/**
 * Makes the tallies of one survey anew from its answers: after a dimension was added, the time
 * zone changed, or a recount differed. Answers that arrive meanwhile wait for the lock.
 */
export async function rebuildTallies(
  db: Database,
  ref: { workspaceId: string; surveyId: string },
): Promise<void> {
  await db.transaction().execute((trx) => rebuildTalliesWithin(trx, ref));
}

/** The same inside the transaction that changed the dimensions or the time zone. */
export async function rebuildTalliesWithin(
  trx: Transaction,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
): Promise<void> {
  await lockWorkspace(trx, workspaceId);
  const survey = await trx
    .selectFrom("survey")
    .innerJoin("workspace", "workspace.id", "survey.workspace_id")
    .select(["survey.dimensions", "workspace.time_zone"])
    .where("survey.workspace_id", "=", workspaceId)
    .where("survey.id", "=", surveyId)
    .executeTakeFirst();
  if (!survey) return;
  await chooseValues(trx, workspaceId, surveyId, survey.dimensions);
  await refreezeCells(trx, workspaceId, surveyId, survey);
  await recountLatest(trx, workspaceId, surveyId);
  await recountTallies(trx, workspaceId, surveyId);
  forgetKnownValues(workspaceId);
}

/** Every survey of a workspace: its days are others after a change of time zone. */
export async function rebuildAllTallies(trx: Transaction, workspaceId: string): Promise<void> {
  await lockWorkspace(trx, workspaceId);
  const surveys = await trx
    .selectFrom("survey")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .execute();
  for (const { id } of surveys) await rebuildTalliesWithin(trx, { workspaceId, surveyId: id });
}

/** The most frequent values of each dimension keep a tally of their own. */
async function chooseValues(
  trx: Transaction,
  workspaceId: string,
  surveyId: string,
  dimensions: readonly string[],
): Promise<void> {
  await sql`delete from dimension_value where workspace_id = ${workspaceId} and survey_id = ${surveyId}`.execute(
    trx,
  );
  for (const dimension of ["touchpoint", ...dimensions]) {
    const value = dimension === "touchpoint" ? sql`touchpoint` : sql`properties ->> ${dimension}`;
    await sql`
      insert into dimension_value (workspace_id, survey_id, dimension, value)
      select ${workspaceId}::uuid, ${surveyId}::uuid, ${dimension}, ${value} from response
      where workspace_id = ${workspaceId} and survey_id = ${surveyId} and ${value} <> '' and cells is not null
      group by 4 order by count(*) desc, 4 limit ${VALUE_CAP}
    `.execute(trx);
  }
}

async function refreezeCells(
  trx: Transaction,
  workspaceId: string,
  surveyId: string,
  survey: { dimensions: readonly string[]; time_zone: string },
): Promise<void> {
  const capped = ["touchpoint", ...survey.dimensions].map((dimension) => {
    const value = dimension === "touchpoint" ? sql`touchpoint` : sql`properties ->> ${dimension}`;
    return sql`${dimension}::text, case
      when coalesce(${value}, '') = '' then ''
      when exists (
        select from dimension_value v where v.workspace_id = ${workspaceId}
          and v.survey_id = ${surveyId} and v.dimension = ${dimension} and v.value = ${value}
      ) then ${value} else ${OTHER}::text end`;
  });
  const free = BUILT_IN_DIMENSIONS.filter((dimension) => dimension !== "touchpoint").map(
    (dimension) => sql`${dimension}::text, coalesce(${sql.ref(dimension)}, '')`,
  );
  await sql`
    update response set
      day = (answered_at at time zone ${survey.time_zone})::date,
      cells = case when cells is null then null
        else jsonb_build_object(${TOTAL}::text, '', ${sql.join([...free, ...capped])}) end
    where workspace_id = ${workspaceId} and survey_id = ${surveyId}
  `.execute(trx);
}

async function recountLatest(
  trx: Transaction,
  workspaceId: string,
  surveyId: string,
): Promise<void> {
  await sql`delete from latest_answer where workspace_id = ${workspaceId} and survey_id = ${surveyId}`.execute(
    trx,
  );
  await sql`
    insert into latest_answer (workspace_id, survey_id, person_id, response_id, answered_at, score, day, cells)
    select distinct on (person_id) workspace_id, survey_id, person_id, id, answered_at, score, day, cells
    from response
    where workspace_id = ${workspaceId} and survey_id = ${surveyId}
      and person_id is not null and cells is not null
    order by person_id, answered_at desc, id desc
  `.execute(trx);
}

async function recountTallies(
  trx: Transaction,
  workspaceId: string,
  surveyId: string,
): Promise<void> {
  await sql`delete from tally where workspace_id = ${workspaceId} and survey_id = ${surveyId}`.execute(
    trx,
  );
  await sql`
    with moves as (
      select survey_id, 'every' as basis, day, score, cells, 1 as sign from response
      where workspace_id = ${workspaceId} and survey_id = ${surveyId} and cells is not null
      union all
      select survey_id, 'latest', day, score, cells, 1 from response
      where workspace_id = ${workspaceId} and survey_id = ${surveyId} and cells is not null
        and person_id is null
      union all
      select survey_id, 'latest', day, score, cells, 1 from latest_answer
      where workspace_id = ${workspaceId} and survey_id = ${surveyId}
    )
    ${addToTally(sql`${workspaceId}::uuid`)}
  `.execute(trx);
}
