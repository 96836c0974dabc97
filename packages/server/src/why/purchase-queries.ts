import { sql } from "kysely";
import { counted, inScope, type ResponseScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";

/** So many people are read at most, those who answered last. */
const MOST_READ = 200_000;
const YEAR_DAYS = 365;

/** One customer, with the first answer of the period and what was bought before and after it. */
export interface Buyer {
  score: number;
  before: number;
  after: number;
  /** Purchases after it. */
  times: number;
  /** Themes that the comment criticised. */
  criticised: string[];
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);

/** The currencies of all purchases, that in which most were made first. */
export async function purchaseCurrencies(db: Database, workspaceId: string): Promise<string[]> {
  const { rows } = await sql<{ currency: string }>`
    select currency from purchase where workspace_id = ${workspaceId}::uuid
    group by 1 order by count(*) desc, 1
  `.execute(db);
  return rows.map(({ currency }) => currency);
}

/** Everybody who answered in the scope and of whose first answer there so many days are over. */
export async function buyersOf(
  db: Database,
  scope: ResponseScope,
  q: { currency: string; days: number; now: Date },
): Promise<Buyer[]> {
  const { rows } = await sql<Buyer>`
    with opening as materialized (
      select distinct on (response.person_id) response.person_id, response.score,
        response.answered_at as at,
        array(select split_part(t.value, ':', 1) from jsonb_array_elements_text(
          '[]'::jsonb || coalesce(response.cells -> '@theme', '[]'::jsonb)) t(value)
          where t.value like '%:negative') as criticised
      from response
      where ${sql.join([...inScope(scope), counted()], sql` and `)} and response.person_id is not null
      order by response.person_id, response.answered_at, response.id
    ), ripe as materialized (
      select * from opening where at <= ${daysBefore(q.now, q.days)}::timestamptz
      order by at desc, person_id limit ${MOST_READ}
    )
    select ripe.score, ripe.criticised, coalesce(bought.before, 0)::double precision as before,
      coalesce(bought.after, 0)::double precision as after, coalesce(bought.times, 0)::int as times
    from ripe left join lateral (
      select sum(b.amount) filter (where b.at <= ripe.at) as before,
        sum(b.amount) filter (where b.at > ripe.at) as after,
        count(*) filter (where b.at > ripe.at and b.amount > 0) as times
      from purchase b
      where b.workspace_id = ${scope.workspaceId}::uuid and b.person_id = ripe.person_id
        and b.currency = ${q.currency}
        and b.at > ripe.at - make_interval(days => ${q.days}::int)
        and b.at <= ripe.at + make_interval(days => ${q.days}::int)
    ) bought on true
  `.execute(db);
  return rows;
}

/** Who bought in the last 365 days and never gave an answer, and what all bought in them. */
export async function silentBuyers(
  db: Database,
  q: { workspaceId: string; currency: string; now: Date },
): Promise<{ people: number; revenue: number; total: number }> {
  const { rows } = await sql<{ people: number; revenue: number; total: number }>`
    with bought as materialized (
      select b.person_id, sum(b.amount) as amount from purchase b
      where b.workspace_id = ${q.workspaceId}::uuid and b.currency = ${q.currency}
        and b.at > ${daysBefore(q.now, YEAR_DAYS)}::timestamptz and b.at <= ${q.now}::timestamptz
      group by 1
    ), told as materialized (
      select bought.amount, not exists (select from response r
        where r.workspace_id = ${q.workspaceId}::uuid and r.person_id = bought.person_id
          and r.cells is not null) as silent
      from bought
    )
    select (count(*) filter (where silent))::int as people,
      coalesce(sum(amount) filter (where silent), 0)::double precision as revenue,
      coalesce(sum(amount), 0)::double precision as total
    from told
  `.execute(db);
  return rows[0] ?? { people: 0, revenue: 0, total: 0 };
}

/** Revenue of a year and of the year before, by whether the customer was new, and how new ones came. */
export interface YearRevenue {
  prior: number;
  returning: number;
  earned: number;
  bought: number;
  unknown: number;
}

/** @param recommended the property and value that say that somebody came by recommendation; null where nobody was asked. */
export async function yearRevenue(
  db: Database,
  scope: ResponseScope,
  q: { currency: string; recommended: { name: string; value: string } | null; now: Date },
): Promise<YearRevenue> {
  const { workspaceId } = scope;
  const yearAgo = daysBefore(q.now, YEAR_DAYS);
  const everything: ResponseScope = {
    ...{ workspaceId, surveyId: scope.surveyId, from: null, to: null },
    ...{ reading: null, basis: "every" as const, properties: new Map() },
  };
  const peopleWho = (values: ReadonlyMap<string, readonly string[]>) =>
    sql`select response.person_id from response
      where ${sql.join([...inScope({ ...everything, properties: values }), counted()], sql` and `)}
        and response.person_id is not null`;
  const came = q.recommended
    ? peopleWho(new Map([[q.recommended.name, [q.recommended.value]]]))
    : sql`select null::uuid where false`;
  const silent = q.recommended
    ? peopleWho(new Map([[q.recommended.name, [""]]]))
    : sql`select null::uuid where false`;
  const answered = q.recommended ? peopleWho(new Map()) : sql`select null::uuid where false`;
  const { rows } = await sql<YearRevenue>`
    with customer as materialized (
      select b.person_id, min(b.at) <= ${yearAgo}::timestamptz as known,
        coalesce(sum(b.amount) filter (where b.currency = ${q.currency}
          and b.at > ${yearAgo}::timestamptz), 0) as lately,
        coalesce(sum(b.amount) filter (where b.currency = ${q.currency}
          and b.at <= ${yearAgo}::timestamptz
          and b.at > ${daysBefore(q.now, 2 * YEAR_DAYS)}::timestamptz), 0) as prior
      from purchase b where b.workspace_id = ${workspaceId}::uuid and b.at <= ${q.now}::timestamptz
      group by 1
    ), came as materialized (${came}), silent as materialized (
      ${silent} except select * from came
    ), answered as materialized (${answered}), referred as materialized (
      -- Noted as come by somebody's link, or by their name.
      select c.person_id from referral_came c
      where c.workspace_id = ${workspaceId}::uuid and c.person_id is not null
    ), told as materialized (
      select customer.*,
        customer.person_id in (select * from came) or customer.person_id in (select * from referred) as earned,
        customer.person_id not in (select * from answered)
          or customer.person_id in (select * from silent) as unsaid
      from customer
    )
    select coalesce(sum(prior), 0)::double precision as prior,
      coalesce(sum(lately) filter (where known), 0)::double precision as returning,
      coalesce(sum(lately) filter (where not known and earned), 0)::double precision as earned,
      coalesce(sum(lately) filter (where not known and not earned), 0)::double precision as bought,
      coalesce(sum(lately) filter (where not known and not earned and unsaid), 0)::double precision as unknown
    from told
  `.execute(db);
  return rows[0] ?? { prior: 0, returning: 0, earned: 0, bought: 0, unknown: 0 };
}
