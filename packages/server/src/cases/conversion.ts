import type { ContactGroup, Conversion, Converted } from "@candor/contract/conversion.ts";
import { intervalWilson, shareDifference } from "@candor/stats";
import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { clocksIn, isLate, reportedDays } from "./desk-report.ts";

/** Unhappy answers of so many days are looked at when no period is named: many ask their customers once a year. */
const DAYS = 730;
/** A later answer counts from so many days on: sooner it is the same visit, or the same anger. */
const WAIT_DAYS = 30;
/** A share of fewer says nothing. */
const FEWEST = 10;
/** Each person is looked up; of more the newest are. */
const MOST_PEOPLE = 20_000;
/** Passives begin here. */
const PASSIVE = 7;
const PROMOTER = 9;

interface Unhappy {
  /** The case of the answer, or the one that it went up in. */
  caseId: string | null;
  contactedAt: Date | null;
  later: number | null;
  laterAt: Date | null;
}

/**
 * How the unhappy customers of a period answered later, by whether somebody contacted them first. A person counts
 * once, with their first unhappy answer; the later one is their first to the same survey at least thirty days after.
 * Who was contacted only after answering again counts as not contacted.
 */
export async function conversion(
  db: Database,
  q: { workspaceId: string; from: string | undefined; to: string | undefined; now: Date },
): Promise<Conversion> {
  const { workspaceId, now } = q;
  const period = await reportedDays(db, { ...q, days: DAYS });
  const until = new Date(now.getTime() - WAIT_DAYS * 86_400_000);
  const unhappy = await unhappyPeople(db, { workspaceId, ...period, until });
  const clocks = await clocksIn(
    db,
    workspaceId,
    unhappy.flatMap(({ caseId }) => (caseId === null ? [] : [{ id: caseId }])),
  );
  const groupOf = ({ caseId, contactedAt, laterAt }: Unhappy): ContactGroup => {
    if (caseId === null || contactedAt === null) return "never";
    if (laterAt !== null && contactedAt >= laterAt) return "never";
    const clock = clocks.get(`${caseId} first_contact`);
    return clock !== undefined && isLate(clock, now) ? "late" : "in_time";
  };
  const grouped = Map.groupBy(unhappy, groupOf);
  const of = (contact: ContactGroup) => grouped.get(contact) ?? [];
  const contacted = [...of("in_time"), ...of("late")];
  return {
    ...period,
    waitDays: WAIT_DAYS,
    ...(await notGrouped(db, { workspaceId, ...period, until })),
    groups: (["in_time", "late", "never"] as const).map((contact) => ({
      contact,
      ...converted(of(contact)),
    })),
    contacted: converted(contacted),
    difference: differenceOf(converted(of("never")), converted(contacted)),
    isPart: unhappy.length === MOST_PEOPLE,
  };
}

interface Period {
  workspaceId: string;
  from: string;
  to: string;
  /** Younger answers have had no time for a later one. */
  until: Date;
}

async function unhappyPeople(
  db: Database,
  { workspaceId, from, to, until }: Period,
): Promise<Unhappy[]> {
  const { rows } = await sql<Unhappy>`
    with unhappy as (
      select distinct on (r.person_id) r.id, r.person_id, r.survey_id, r.answered_at
      from response r
      where r.workspace_id = ${workspaceId} and r.person_id is not null and r.score < ${PASSIVE}::int
        and r.cells is not null and r.day >= ${from}::date and r.day < ${to}::date
        and r.answered_at <= ${until}::timestamptz
      order by r.person_id, r.answered_at, r.id
    ), newest as (
      select * from unhappy order by answered_at desc, id desc limit ${MOST_PEOPLE}::int
    )
    select coalesce(s.id, c.id) as "caseId", least(c.first_contact_at, s.first_contact_at) as "contactedAt",
      a.score as later, a.answered_at as "laterAt"
    from newest u
    left join customer_case c on c.workspace_id = ${workspaceId} and c.response_id = u.id
    left join customer_case s on s.workspace_id = ${workspaceId} and s.id = c.merged_into
    left join lateral (
      select n.score, n.answered_at from response n
      where n.workspace_id = ${workspaceId} and n.person_id = u.person_id and n.survey_id = u.survey_id
        and n.cells is not null and n.score is not null
        and n.answered_at >= u.answered_at + make_interval(days => ${WAIT_DAYS}::int)
      order by n.answered_at, n.id limit 1
    ) a on true
  `.execute(db);
  return rows;
}

async function notGrouped(
  db: Database,
  { workspaceId, from, to, until }: Period,
): Promise<Pick<Conversion, "tooEarly" | "nameless">> {
  const { rows } = await sql<Pick<Conversion, "tooEarly" | "nameless">>`
    select (count(distinct r.person_id) filter (where r.answered_at > ${until}::timestamptz
        and not exists (select from response o where o.workspace_id = ${workspaceId}
          and o.person_id = r.person_id and o.score < ${PASSIVE}::int and o.cells is not null
          and o.day >= ${from}::date and o.answered_at <= ${until}::timestamptz)))::int as "tooEarly",
      (count(*) filter (where r.person_id is null))::int as nameless
    from response r
    where r.workspace_id = ${workspaceId} and r.score < ${PASSIVE}::int and r.cells is not null
      and r.day >= ${from}::date and r.day < ${to}::date
  `.execute(db);
  return rows[0] ?? { tooEarly: 0, nameless: 0 };
}

function converted(some: readonly Unhappy[]): Converted {
  const scores = some.flatMap(({ later }) => (later === null ? [] : [later]));
  const promoters = scores.filter((score) => score >= PROMOTER).length;
  const passives = scores.filter((score) => score >= PASSIVE).length - promoters;
  const again = scores.length;
  const share = intervalWilson({ successes: passives + promoters, n: again });
  return {
    ...{ people: some.length, again, silent: some.length - again, passives, promoters },
    ...(again < FEWEST
      ? { share: null, lower: null, upper: null }
      : { share: share.estimate, lower: share.lower, upper: share.upper }),
  };
}

function differenceOf(never: Converted, contacted: Converted): Conversion["difference"] {
  if (never.again < FEWEST || contacted.again < FEWEST) return null;
  const shareOf = ({ passives, promoters, again }: Converted) => ({
    successes: passives + promoters,
    n: again,
  });
  const { difference, lower, upper } = shareDifference({
    a: shareOf(never),
    b: shareOf(contacted),
  });
  if (difference === null || lower === null || upper === null) return null;
  const verdict = lower > 0 ? "more" : upper < 0 ? "fewer" : "no_clear_difference";
  return { share: difference, lower, upper, verdict };
}
