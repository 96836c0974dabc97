import type { ResponseRateReport } from "@candor/contract/invitation.ts";
import { intervalWilson } from "@candor/stats";
import { type RawBuilder, sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";

/** A survey and a period of days in the workspace's time zone; `to` is not included. */
export interface RateAsked {
  workspaceId: string;
  surveyId: string;
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * How many were invited in a period, and how many of these answered (then or later). Whoever could
 * not be reached does not count as invited. Both are 0 for anonymous surveys, which do not know.
 */
export async function responseRate(
  db: Database,
  q: RateAsked,
): Promise<{ invited: number; answered: number }> {
  const [total] = await counts(db, q, sql`''`);
  return { invited: total?.invited ?? 0, answered: total?.answered ?? 0 };
}

/**
 * The response rate in all, and by channel or an attribute of the people, with 95 % intervals.
 *
 * @throws {KnownError} 404 when there is no such survey.
 */
export async function responseRateReport(
  db: Database,
  q: RateAsked & { by?: string | undefined },
): Promise<ResponseRateReport> {
  const survey = await getSurvey(db, q);
  if (survey.anonymous) return { total: null, data: [] };
  const [total] = await counts(db, q, sql`''`);
  if (q.by === undefined) return { total: toRow(total ?? NOBODY), data: [] };
  const value = q.by === "channel" ? sql`i.channel` : sql`coalesce(p.attributes ->> ${q.by}, '')`;
  return {
    total: toRow(total ?? NOBODY),
    data: (await counts(db, q, value)).map(toRow),
  };
}

interface Count {
  value: string;
  invited: number;
  answered: number;
}

const NOBODY: Count = { value: "", invited: 0, answered: 0 };

async function counts(db: Database, q: RateAsked, value: RawBuilder<unknown>): Promise<Count[]> {
  const day = (text: string) => sql`(${text}::date::timestamp at time zone w.time_zone)`;
  const { rows } = await sql<Count>`
    select ${value} as value, count(*)::int as invited, count(i.answered_at)::int as answered
    from invitation i
    join workspace w on w.id = i.workspace_id
    join survey s on s.workspace_id = i.workspace_id and s.id = i.survey_id
    left join person p on p.workspace_id = i.workspace_id and p.id = i.person_id
      and p.workspace_id = ${q.workspaceId}
    where i.workspace_id = ${q.workspaceId} and w.id = ${q.workspaceId} and s.workspace_id = ${q.workspaceId}
      and i.survey_id = ${q.surveyId} and not s.anonymous
      and i.asked_at is not null and i.state <> 'bounced'
      ${q.from ? sql`and i.asked_at >= ${day(q.from)}` : sql``}
      ${q.to ? sql`and i.asked_at < ${day(q.to)}` : sql``}
    group by 1 order by 2 desc, 1 limit 200
  `.execute(db);
  return rows;
}

function toRow({ value, invited, answered }: Count): ResponseRateReport["data"][number] {
  const { estimate, lower, upper } = intervalWilson({ successes: answered, n: invited });
  return { value, invited, answered, share: estimate, lower, upper };
}
