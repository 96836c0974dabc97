import { sql } from "kysely";
import { wake } from "../due-work/due-work.ts";
import type { Database } from "../storage/database.ts";
import { COMPARE_COMMENTS } from "./comparing-kind.ts";

/** Has topics looked for now, not with the next night's comments. */
export async function askForTopics(
  db: Database,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`
      insert into survey_comparing as c (workspace_id, survey_id, asked, topics_asked)
      values (${workspaceId}, ${surveyId}, 1, true)
      on conflict (workspace_id, survey_id) do update set asked = c.asked + 1, topics_asked = true
    `.execute(trx);
    await wake(trx, COMPARE_COMMENTS, { workspaceId }, { now });
  });
}

/** When topics were looked for last, and whether somebody waits for it. */
export async function topicsState(
  db: Database,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
): Promise<{ on: string | null; asked: boolean }> {
  const row = await db
    .selectFrom("survey_comparing")
    .select(["topics_on", "topics_asked"])
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "=", surveyId)
    .executeTakeFirst();
  return { on: row?.topics_on ? String(row.topics_on) : null, asked: row?.topics_asked ?? false };
}
