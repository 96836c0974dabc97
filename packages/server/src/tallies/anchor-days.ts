import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";
import { type PersonOfSurvey, settleLatest } from "./settle-latest.ts";
import type { SurveyPlace } from "./tally-walk.ts";

/**
 * An answer that is known by its day alone begins with that day, whatever time zone the workspace is
 * in. Moved to the new midnight it may stand before or after another answer of the same person, so
 * the latest ones are found anew. The caller holds the workspace lock.
 */
export async function anchorDays(
  trx: Transaction,
  { workspaceId, surveyId }: SurveyPlace,
  ids: readonly string[],
  timeZone: string,
): Promise<void> {
  const { rows } = await sql<{ survey_id: string; person_id: string | null }>`
    with anchored as materialized (
      select id, day::timestamp at time zone ${timeZone} as begins from response
      where workspace_id = ${workspaceId} and survey_id = ${surveyId} and by_day
        and id = any(${[...ids]}::uuid[])
    )
    update response r set answered_at = a.begins from anchored a
    where r.workspace_id = ${workspaceId} and r.survey_id = ${surveyId} and r.id = a.id
      and r.answered_at <> a.begins
    returning r.survey_id, r.person_id
  `.execute(trx);
  const people = new Map<string, PersonOfSurvey>();
  for (const { survey_id, person_id } of rows) {
    if (person_id) people.set(person_id, { survey_id, person_id });
  }
  await settleLatest(trx, workspaceId, [...people.values()]);
}
