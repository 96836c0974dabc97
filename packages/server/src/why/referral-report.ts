import type { ReferralReport } from "@candor/contract/referral.ts";
import { intervalWilson, LEAST_BASE, skewedMean, skewedMeanDifference } from "@candor/stats";
import { sql } from "kysely";
import { referralSettings } from "../referrals/referral-settings.ts";
import { type Group, groupOf } from "../responses/answer.ts";
import { counted, inScope, type ResponseScope } from "../responses/response-filter.ts";
import { CONFIDENCE } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";

/** So many people are read at most, those who answered last. */
const MOST_READ = 200_000;
const SHOWN_DAYS = 90;
const PER = 100;
const GROUPS = ["promoter", "passive", "detractor"] as const satisfies Group[];

/** Somebody who answered, with what came of their link since. */
interface Recommender {
  score: number;
  linked: boolean;
  arrivals: number;
  bought: number;
}

/**
 * Whether those who say that they would recommend do: arrivals through their links, by what they answered first in the
 * period. The interval takes each person as one draw, since one of them may bring twenty.
 */
export async function referralReport(
  db: Database,
  scope: ResponseScope,
  today: string,
): Promise<ReferralReport> {
  const { workspaceId } = scope;
  const { enabled, since } = await referralSettings(db, workspaceId);
  const people = await recommenders(db, scope);
  const of = (group: Group) => people.filter(({ score }) => groupOf(score) === group);
  return {
    ...{ enabled, since: since?.toISOString() ?? null },
    groups: GROUPS.map((group) => ({ group, ...summed(of(group)) })),
    total: summed(people),
    difference: difference(
      of("promoter"),
      people.filter(({ score }) => groupOf(score) !== "promoter"),
    ),
    all: await allLinks(db, workspaceId, today),
  };
}

function summed(people: readonly Recommender[]): ReferralReport["total"] {
  const sum = (of: (one: Recommender) => number) => people.reduce((all, one) => all + of(one), 0);
  const brought = people.filter(({ arrivals }) => arrivals > 0).length;
  return {
    people: people.length,
    links: people.filter(({ linked }) => linked).length,
    brought,
    arrivals: sum(({ arrivals }) => arrivals),
    firstPurchases: sum(({ bought }) => bought),
    per100: per100(people),
    share: shareOf(brought, people.length),
  };
}

function per100(people: readonly Recommender[]): ReferralReport["total"]["per100"] {
  if (people.length < LEAST_BASE) return null;
  const { mean, lower, upper } = skewedMean({ values: valuesOf(people), confidence: CONFIDENCE });
  if (mean === null) return null;
  // Nobody brings fewer than none.
  return { rate: mean, lower: lower === null ? null : Math.max(0, lower), upper };
}

function shareOf(successes: number, n: number): ReferralReport["total"]["share"] {
  if (n < LEAST_BASE) return null;
  const { estimate, lower, upper } = intervalWilson({ successes, n, confidence: CONFIDENCE });
  return estimate === null || lower === null || upper === null
    ? null
    : { share: estimate, lower, upper };
}

function difference(
  promoters: readonly Recommender[],
  others: readonly Recommender[],
): ReferralReport["difference"] {
  if (promoters.length < LEAST_BASE || others.length < LEAST_BASE) return null;
  const found = skewedMeanDifference({
    a: valuesOf(others),
    b: valuesOf(promoters),
    confidence: CONFIDENCE,
  });
  const { difference: per, lower, upper } = found;
  if (per === null || lower === null || upper === null) return null;
  return { per100: per, lower, upper, clear: lower > 0 || upper < 0 };
}

const valuesOf = (people: readonly Recommender[]) => people.map(({ arrivals }) => PER * arrivals);

/** Everybody who answered in the scope, once; of an answer by nobody known, that answer. */
async function recommenders(db: Database, scope: ResponseScope): Promise<Recommender[]> {
  const { workspaceId } = scope;
  const { rows } = await sql<Recommender>`
    with opening as materialized (
      select distinct on (coalesce(response.person_id, response.id)) coalesce(response.person_id, response.id) as who,
        response.score, response.answered_at as at,
        (response.answered_at at time zone (select time_zone from workspace where id = ${workspaceId}))::date as day
      from response
      where ${sql.join([...inScope(scope), counted()], sql` and `)}
      order by coalesce(response.person_id, response.id), response.answered_at, response.id
    ), read as materialized (
      select * from opening order by at desc, who limit ${MOST_READ}
    ), link as materialized (
      select l.id, coalesce(l.person_id, l.response_id) as who from referral_link l
      where l.workspace_id = ${workspaceId}::uuid and coalesce(l.person_id, l.response_id) is not null
    ), came as materialized (
      select link.who, sum(d.arrivals)::int as arrivals from link
      join read on read.who = link.who
      join referral_day d on d.workspace_id = ${workspaceId}::uuid and d.link_id = link.id and d.day >= read.day
      group by link.who
    ), bought as materialized (
      select link.who, count(*)::int as bought from link
      join read on read.who = link.who
      join referral_came c on c.workspace_id = ${workspaceId}::uuid and c.link_id = link.id and c.purchase_at >= read.at
      group by link.who
    )
    select read.score, exists (select from link where link.who = read.who) as linked,
      coalesce(came.arrivals, 0) as arrivals, coalesce(bought.bought, 0) as bought
    from read left join came on came.who = read.who left join bought on bought.who = read.who
  `.execute(db);
  return rows;
}

/** All that came of all links, those of people who were forgotten with them. */
async function allLinks(
  db: Database,
  workspaceId: string,
  today: string,
): Promise<ReferralReport["all"]> {
  const { rows: days } = await sql<{ day: string; arrivals: number }>`
    select day::text as day, sum(arrivals)::int as arrivals from referral_day
    where workspace_id = ${workspaceId} and day > ${today}::date - ${SHOWN_DAYS}::int
    group by day order by day
  `.execute(db);
  const { rows: sums } = await sql<{ links: number; arrivals: number }>`
    select (select count(*)::int from referral_link where workspace_id = ${workspaceId}) as links,
      (select coalesce(sum(arrivals), 0)::int from referral_day where workspace_id = ${workspaceId}) as arrivals
  `.execute(db);
  const { rows: bought } = await sql<{ currency: string; amount: string; n: number }>`
    select currency, sum(amount)::text as amount, count(*)::int as n from referral_came
    where workspace_id = ${workspaceId} and purchase_at is not null
    group by currency order by count(*) desc, currency
  `.execute(db);
  return {
    links: sums[0]?.links ?? 0,
    arrivals: sums[0]?.arrivals ?? 0,
    firstPurchases: bought.reduce((all, { n }) => all + n, 0),
    revenue: bought.map(({ currency, amount }) => ({ currency, amount })),
    days,
  };
}
