import type { ResponseRateReport } from "@candor/contract/invitation.ts";
import { intervalWilson } from "@candor/stats";
import { type RawBuilder, sql } from "kysely";
import { segmentCondition } from "../people/segment-sql.ts";
import { listSegments } from "../people/segments.ts";
import type { Database } from "../storage/database.ts";
import { UNCOUNTED } from "../storage/uncounted-invitations.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { MISSING } from "./count-invitations.ts";

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
  const [total] = await tallied(db, q, sql`''`);
  return { invited: total?.invited ?? 0, answered: total?.answered ?? 0 };
}

/**
 * The response rate in all, and by channel, saved segment or an attribute of the people, with 95 % intervals.
 * Segments are those of today: whoever moved between them counts where they are now.
 *
 * @throws {KnownError} 404 when there is no such survey.
 */
export async function responseRateReport(
  db: Database,
  q: RateAsked & { by?: string | undefined },
): Promise<ResponseRateReport> {
  const survey = await getSurvey(db, q);
  if (survey.anonymous) return { total: null, data: [] };
  const [total] = await tallied(db, q, sql`''`);
  const by = async (name: string) =>
    name === "channel"
      ? tallied(db, q, sql`channel`)
      : name === "segment"
        ? bySegment(db, q)
        : oneByOne(db, q, sql`coalesce(p.attributes ->> ${name}, '')`);
  return {
    total: toRow(total ?? NOBODY),
    data: q.by === undefined ? [] : (await by(q.by)).map(toRow),
  };
}

interface Count {
  value: string;
  invited: number;
  answered: number;
}

const NOBODY: Count = { value: "", invited: 0, answered: 0 };

const startOf = (day: string) => sql`(${day}::date::timestamp at time zone w.time_zone)`;

/**
 * From the tally, and from those that changed since they were counted: its cost is time and not people. One
 * statement, since counting may be under way.
 */
async function tallied(db: Database, q: RateAsked, value: RawBuilder<unknown>): Promise<Count[]> {
  const within = (at: RawBuilder<unknown>) => sql`workspace_id = ${q.workspaceId}
    and survey_id = ${q.surveyId}
    ${q.from ? sql`and ${at} >= (select ${startOf(q.from)} from zone w)` : sql``}
    ${q.to ? sql`and ${at} < (select ${startOf(q.to)} from zone w)` : sql``}`;
  const { rows } = await sql<Count>`
    with zone as materialized (select time_zone from workspace where id = ${q.workspaceId}),
    known as materialized (select not anonymous as named from survey
      where workspace_id = ${q.workspaceId} and id = ${q.surveyId}),
    parts as (
      select channel, invited, answered from invitation_tally where ${within(sql`slot`)}
      union all
      select channel, ${MISSING} from invitation
      where ${within(sql`asked_at`)} and asked_at is not null and ${sql.raw(UNCOUNTED)}
    )
    select ${value} as value, sum(invited)::int as invited, sum(answered)::int as answered
    from parts where (select named from known)
    group by 1 having sum(invited) > 0 order by 2 desc, 1 limit 200
  `.execute(db);
  return rows;
}

/** Each saved segment by its name; somebody may be in several, or in none. */
async function bySegment(db: Database, q: RateAsked): Promise<Count[]> {
  const scope = { workspaceId: q.workspaceId, now: new Date() };
  const rows: Count[] = [];
  for (const segment of await listSegments(db, scope)) {
    const within = sql`and p.id is not null and ${segmentCondition(segment.filter, scope)}`;
    const [count] = await oneByOne(db, q, sql`''`, within);
    rows.push({ ...(count ?? NOBODY), value: segment.name });
  }
  return rows.toSorted((a, b) => b.invited - a.invited);
}

/** By what is known of the people, which may change: counted one by one. */
async function oneByOne(
  db: Database,
  q: RateAsked,
  value: RawBuilder<unknown>,
  within: RawBuilder<unknown> = sql``,
): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select ${value} as value, count(*)::int as invited,
      count(i.answered_at)::int as answered
    from invitation i
    join workspace w on w.id = i.workspace_id
    left join person p on p.workspace_id = i.workspace_id and p.id = i.person_id
      and p.workspace_id = ${q.workspaceId}
    where i.workspace_id = ${q.workspaceId} and w.id = ${q.workspaceId}
      and i.survey_id = ${q.surveyId} and i.asked_at is not null and i.state <> 'bounced' ${within}
      ${q.from ? sql`and i.asked_at >= ${startOf(q.from)}` : sql``}
      ${q.to ? sql`and i.asked_at < ${startOf(q.to)}` : sql``}
    group by 1 order by 2 desc, 1 limit 200
  `.execute(db);
  return rows;
}

function toRow({ value, invited, answered }: Count): ResponseRateReport["data"][number] {
  const { estimate, lower, upper } = intervalWilson({ successes: answered, n: invited });
  return { value, invited, answered, share: estimate, lower, upper };
}
