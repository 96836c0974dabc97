import { sql } from "kysely";
import { wake } from "../due-work/due-work.ts";
import type { Transaction } from "../storage/database.ts";
import { COMPARE_COMMENTS } from "./comparing-kind.ts";

/** Comparing few comments is nothing; many are compared once for all that arrive meanwhile. */
const SOON_MS = 5_000;
const LATER_MS = 10 * 60_000;
const FEW = 2_000;

/** Comments of these surveys came, changed or went: they are compared again before long. */
export async function askToCompare(
  trx: Transaction,
  workspaceId: string,
  surveyIds: readonly string[],
  now: Date,
): Promise<void> {
  if (surveyIds.length === 0) return;
  const ids = [...new Set(surveyIds)].sort();
  const { rows } = await sql<{ comments: number }>`
    insert into survey_comparing as c (workspace_id, survey_id, asked)
    select ${workspaceId}::uuid, a.survey_id, 1 from unnest(${ids}::uuid[]) as a(survey_id)
    on conflict (workspace_id, survey_id) do update set asked = c.asked + 1
    returning comments
  `.execute(trx);
  const isFew = rows.every(({ comments }) => comments < FEW);
  await wake(
    trx,
    COMPARE_COMMENTS,
    { workspaceId },
    { now, at: new Date(now.getTime() + (isFew ? SOON_MS : LATER_MS)) },
  );
}
