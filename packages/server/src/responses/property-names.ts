import { sql } from "kysely";
import type { Database } from "../storage/database.ts";

/** Answers looked at to learn which properties occur. */
const LOOKED_AT = 20_000;

/** The property names of a survey's latest answers, with its dimensions, in alphabetical order. */
export async function propertyNames(
  db: Database,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from (
      select jsonb_object_keys(properties) as name from (
        select properties from response
        where workspace_id = ${workspaceId} and survey_id = ${surveyId}
        order by answered_at desc, id desc limit ${LOOKED_AT}
      ) latest
      union all
      select unnest(dimensions) from survey where workspace_id = ${workspaceId} and id = ${surveyId}
    ) names
    order by name
  `.execute(db);
  return rows.map((row) => row.name);
}
