import { sql } from "kysely";
import { countedCalendar } from "../calendars/business-calendar.ts";
import { listCalendars } from "../calendars/calendar-queries.ts";
import { clocksIn, waitedMinutes } from "../cases/desk-report.ts";
import { promiseFigures } from "../promises/promise-figures.ts";
import type { Database } from "../storage/database.ts";
import type { Figures } from "./figures.ts";

/** A working day, in minutes. */
const DAY = 8 * 60;
const LATE_DAYS = 3;
/** Of a desk with more the newest count. */
const MOST_CASES = 20_000;
const IMPROVEMENT_PATIENCE_DAYS = 14;

interface Asked {
  workspaceId: string;
  /** A year ago. */
  from: string;
  now: Date;
}

type DeskFigures = Pick<
  Figures,
  "waits" | "returns" | "wishes" | "promises" | "causes" | "settled" | "undecided"
>;

/** What the desk did in the last year. */
export async function deskFigures(db: Database, q: Asked): Promise<DeskFigures> {
  const { workspaceId, from, now } = q;
  const [contacts, wishes, promises, causes, settled, undecided] = [
    await contactFigures(db, q),
    await wishFigures(db, q),
    await promiseFigures(db, { workspaceId, from, to: undefined, now }),
    await causeFigures(db, q),
    await settledFigures(db, q),
    await undecidedImprovements(db, q),
  ];
  const { due, kept } = promises.rate;
  return { ...contacts, wishes, promises: { due, kept }, causes, settled, undecided };
}

/** How long unhappy customers waited, and how those who answered again scored then. */
async function contactFigures(
  db: Database,
  { workspaceId, from, now }: Asked,
): Promise<Pick<Figures, "waits" | "returns">> {
  const { rows } = await sql<{ id: string; contacted: boolean; next: number | null }>`
    select c.id, c.first_contact_at is not null as contacted, a.score as next
    from customer_case c
    join response r on r.workspace_id = c.workspace_id and r.id = c.response_id
    left join lateral (select n.score from response n
      where n.workspace_id = ${workspaceId} and n.person_id = r.person_id
        and n.survey_id = r.survey_id and n.answered_at > r.answered_at and n.cells is not null
        -- Only an answer that followed the contact can have to do with it.
        and (c.first_contact_at is null or n.answered_at > c.first_contact_at)
      order by n.answered_at limit 1) a on true
    where c.workspace_id = ${workspaceId} and r.workspace_id = ${workspaceId}
      and c.merged_into is null and r.score <= 6 and c.opened_at >= ${from}::date
    order by c.opened_at desc, c.id desc limit ${MOST_CASES}
  `.execute(db);
  const clocks = await clocksIn(db, workspaceId, rows);
  const hours = new Map(
    (await listCalendars(db, workspaceId)).map((one) => [one.id, countedCalendar(one)]),
  );
  const waited = rows.flatMap(({ id, next, contacted }) => {
    const clock = clocks.get(`${id} first_contact`);
    const minutes = clock && waitedMinutes(clock, hours.get(clock.calendarId), now);
    return minutes === undefined || minutes === null ? [] : [{ minutes, next, contacted }];
  });
  const again = (some: typeof waited) => {
    const back = some.filter(({ next }) => next !== null);
    return { successes: back.filter(({ next }) => (next ?? 0) >= 7).length, n: back.length };
  };
  const early = waited.filter(({ minutes, contacted }) => contacted && minutes <= DAY);
  return {
    waits: {
      n: waited.length,
      late: waited.filter(({ minutes }) => minutes > LATE_DAYS * DAY).length,
    },
    returns: {
      early: again(early),
      later: again(waited.filter(({ minutes }) => minutes > DAY)),
    },
  };
}

/** Who asked to be contacted, and whom nobody contacted: no case of theirs had a first contact or an end. */
async function wishFigures(db: Database, { workspaceId, now }: Asked): Promise<Figures["wishes"]> {
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const { rows } = await sql<Figures["wishes"]>`
    select count(*)::int as n, (count(*) filter (where not exists (
      select from customer_case c where c.workspace_id = ${workspaceId} and c.response_id = r.id
        and (c.first_contact_at is not null or c.resolved_at is not null))))::int as unanswered
    from response r
    where r.workspace_id = ${workspaceId} and r.meta @> '{"mayContact": true}'
      and r.cells is not null and r.deleted_at is null
      and r.answered_at >= ${ago(90)}::timestamptz and r.answered_at < ${ago(3)}::timestamptz
      and not exists (select from consent k where k.workspace_id = ${workspaceId}
        and k.person_id = r.person_id and k.channel = 'contact' and not k.given)
  `.execute(db);
  return rows[0] ?? { n: 0, unanswered: 0 };
}

async function causeFigures(
  db: Database,
  { workspaceId, from }: Asked,
): Promise<Figures["causes"]> {
  const { rows } = await sql<{ id: string; name: string; cases: number }>`
    select k.id, k.name, count(*)::int as cases from customer_case c
    join root_cause k on k.workspace_id = c.workspace_id and k.id = c.cause_id
    where c.workspace_id = ${workspaceId} and k.workspace_id = ${workspaceId}
      and c.merged_into is null and c.opened_at >= ${from}::date
    group by k.id, k.name order by count(*) desc, k.id
  `.execute(db);
  return { cases: rows.reduce((sum, { cases }) => sum + cases, 0), list: rows };
}

async function settledFigures(
  db: Database,
  { workspaceId, from }: Asked,
): Promise<Figures["settled"]> {
  const { rows } = await sql<Figures["settled"]>`
    select count(*)::int as n, (count(*) filter (where k.answer = 'no'))::int as no
    from case_check k where k.workspace_id = ${workspaceId} and k.answer is not null
      and k.at >= ${from}::date
  `.execute(db);
  return rows[0] ?? { n: 0, no: 0 };
}

/** Improvements whose weeks are over: nobody has said whether they stay. */
async function undecidedImprovements(
  db: Database,
  { workspaceId, now }: Asked,
): Promise<Figures["undecided"]> {
  const before = new Date(now.getTime() - IMPROVEMENT_PATIENCE_DAYS * 86_400_000);
  const { rows } = await sql<{ id: string; number: number; title: string; since: Date }>`
    select id, number, title, check_on::timestamptz as since from improvement
    where workspace_id = ${workspaceId} and state in ('do', 'check') and decision is null
      and check_on < ${before}::timestamptz
  `.execute(db);
  return rows.map(({ since, ...row }) => ({
    ...row,
    days: Math.floor((now.getTime() - since.getTime()) / 86_400_000),
  }));
}

/** Themes and causes that somebody is at. */
export async function whatIsImproved(
  db: Database,
  { workspaceId }: { workspaceId: string },
): Promise<Figures["improving"]> {
  const { rows } = await sql<{ cause_id: string | null; measure: { theme?: string[] } }>`
    select cause_id, measure from improvement
    where workspace_id = ${workspaceId} and state in ('plan', 'do', 'check')
  `.execute(db);
  return {
    causes: new Set(rows.flatMap(({ cause_id }) => cause_id ?? [])),
    themes: new Set(
      rows.flatMap(({ measure }) =>
        (measure.theme ?? []).map((theme) => theme.split(":")[0] ?? ""),
      ),
    ),
  };
}
