import type { AnswerBurst } from "@candor/contract/survey.ts";
import { sql } from "kysely";
import type { Database } from "../storage/database.ts";

/** So long a survey says that answers came in a burst. */
const SAID_DAYS = 7;

/** The latest burst of each survey of a workspace that had one lately. */
export async function burstsUnderEye(
  db: Database,
  { workspaceId, now }: { workspaceId: string; now: Date },
): Promise<Map<string, AnswerBurst>> {
  const since = new Date(now.getTime() - SAID_DAYS * 24 * 3600_000);
  const { rows } = await sql<{
    survey_id: string;
    channel: string;
    answers: number;
    first_at: Date;
    last_at: Date;
  }>`
    select distinct on (survey_id) survey_id, channel, answers, first_at, last_at from answer_burst
    where workspace_id = ${workspaceId} and last_at >= ${since}::timestamptz
    order by survey_id, last_at desc
  `.execute(db);
  return new Map(
    rows.map((row) => [
      row.survey_id,
      {
        channel: row.channel as AnswerBurst["channel"],
        answers: row.answers,
        from: row.first_at.toISOString(),
        to: row.last_at.toISOString(),
      },
    ]),
  );
}
