import { sql } from "kysely";
import type { Database } from "../storage/database.ts";

const DAYS = 30;
/** Below so many chats nothing is said about how long they waited. */
const FEWEST = 10;

/** How long customers waited for the first answer. */
export interface ChatWaiting {
  answered: number;
  medianSeconds: number | null;
  ninetySeconds: number | null;
}

/**
 * Of chats that began in the last 30 days: the median and the 90th percentile of the time from the first word to the
 * first answer, by the clock on the wall. What nobody has answered yet counts as having waited until now, so that
 * leaving people alone makes nothing look faster. Null below ten answered chats.
 */
export async function chatWaiting(
  db: Database,
  q: { workspaceId: string; surveyId: string | null; now: Date },
): Promise<ChatWaiting> {
  const { workspaceId, surveyId, now } = q;
  const { rows } = await sql<{ answered: number; median: number | null; ninety: number | null }>`
    with waited as (
      select first_reply_at is not null as answered,
        extract(epoch from coalesce(first_reply_at, ${now}::timestamptz) - began_at)::float8 as seconds
      from chat
      where workspace_id = ${workspaceId}
        and began_at >= ${new Date(now.getTime() - DAYS * 86_400_000)}::timestamptz
        and (${surveyId}::uuid is null or survey_id = ${surveyId}::uuid)
        and (first_reply_at is not null or waiting_since is not null)
    )
    select count(*) filter (where answered)::int as answered,
      percentile_cont(0.5) within group (order by seconds) as median,
      percentile_cont(0.9) within group (order by seconds) as ninety
    from waited
  `.execute(db);
  const { answered = 0, median = null, ninety = null } = rows[0] ?? {};
  const enough = answered >= FEWEST;
  return {
    answered,
    medianSeconds: enough ? median : null,
    ninetySeconds: enough ? ninety : null,
  };
}
