import type { CaseOutcome } from "@candor/contract/case.ts";
import type { DeskFigures, DeskReport, DeskTimes } from "@candor/contract/desk-report.ts";
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { type CountedCalendar, countedCalendar } from "../calendars/business-calendar.ts";
import { businessTimeBetween } from "../calendars/business-time.ts";
import { listCalendars } from "../calendars/calendar-queries.ts";
import type { Database } from "../storage/database.ts";

/** So many days are reported when no period is named. */
const DAYS = 90;
/** A quantile of fewer says little, and a team with fewer is not shown by itself. */
const FEWEST = 10;
/** The report reads each case; of a desk with more in its period the newest are reported. */
const MOST_CASES = 20_000;
const MINUTE_MS = 60_000;

interface ReportedCase {
  id: string;
  teamId: string | null;
  causeId: string | null;
  outcome: CaseOutcome | null;
  reopened: number;
  asked: boolean;
  answer: string | null;
}

/** The first clock of each kind: a case that was opened again keeps its first verdict, and counts once. */
export interface ReportedClock {
  caseId: string;
  kind: "first_contact" | "resolution";
  calendarId: string;
  targetMinutes: number;
  dueAt: Date | null;
  leftMs: number | null;
  stoppedAt: Date | null;
  stoppedBy: string | null;
  missedAt: Date | null;
}

/**
 * What became of the cases that were opened in a period: how fast in working time, as median and 90th percentile; how
 * many in time, late and still running; by team and by cause. Cases that went up in others count with those.
 */
export async function deskReport(
  db: Database,
  q: { workspaceId: string; from: string | undefined; to: string | undefined; now: Date },
): Promise<DeskReport> {
  const { workspaceId, now } = q;
  const { from, to } = await reportedDays(db, { ...q, days: DAYS });
  const cases = await casesOf(db, { workspaceId, from, to });
  const clocks = await clocksIn(db, workspaceId, cases);
  const hours = new Map(
    (await listCalendars(db, workspaceId)).map((one) => [one.id, countedCalendar(one)]),
  );
  const of = (some: readonly ReportedCase[]): DeskFigures => ({
    cases: some.length,
    firstContact: timesOf(some, clocks, "first_contact", { hours, now }),
    resolution: timesOf(some, clocks, "resolution", { hours, now }),
  });
  const teams = [...Map.groupBy(cases, ({ teamId }) => teamId)].flatMap(([teamId, some]) =>
    teamId === null ? [] : [{ teamId, some }],
  );
  const causes = [...Map.groupBy(cases, ({ causeId }) => causeId)];
  const outcomes = [...Map.groupBy(cases, ({ outcome }) => outcome)];
  return {
    ...{ from, to },
    ...of(cases),
    outcomes: outcomes
      .flatMap(([outcome, some]) => (outcome === null ? [] : [{ outcome, cases: some.length }]))
      .sort((a, b) => b.cases - a.cases),
    settled: {
      asked: cases.filter(({ asked }) => asked).length,
      yes: cases.filter(({ answer }) => answer === "yes").length,
      no: cases.filter(({ answer }) => answer === "no").length,
    },
    reopened: cases.filter(({ reopened }) => reopened > 0).length,
    teams: teams
      .filter(({ some }) => some.length >= FEWEST)
      .map(({ teamId, some }) => ({ teamId, ...of(some) }))
      .sort((a, b) => b.cases - a.cases),
    inSmallTeams: teams.reduce((n, { some }) => n + (some.length < FEWEST ? some.length : 0), 0),
    causes: causes
      .map(([causeId, some]) => ({
        ...{ causeId, cases: some.length, share: some.length / cases.length },
        resolution: timesOf(some, clocks, "resolution", { hours, now }),
      }))
      .sort((a, b) => b.cases - a.cases),
    isPart: cases.length === MOST_CASES,
  };
}

/** The days of a report in the workspace's zone, `to` not included; the last `days`, today with them, where none are named. */
export async function reportedDays(
  db: Database,
  q: {
    workspaceId: string;
    from: string | undefined;
    to: string | undefined;
    days: number;
    now: Date;
  },
): Promise<{ from: string; to: string }> {
  const { time_zone: timeZone } = await db
    .selectFrom("workspace")
    .select("time_zone")
    .where("id", "=", q.workspaceId)
    .executeTakeFirstOrThrow();
  const today = Temporal.Instant.fromEpochMilliseconds(q.now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const to = q.to ?? today.add({ days: 1 }).toString();
  const from = q.from ?? Temporal.PlainDate.from(to).subtract({ days: q.days }).toString();
  return { from, to };
}

async function casesOf(
  db: Database,
  { workspaceId, from, to }: { workspaceId: string; from: string; to: string },
): Promise<ReportedCase[]> {
  const { rows } = await sql<ReportedCase>`
    select c.id, c.team_id as "teamId", c.cause_id as "causeId", c.outcome, c.reopened,
      k.asked_at is not null as asked, k.answer
    from customer_case c
    join workspace w on w.id = ${workspaceId}
    left join case_check k on k.workspace_id = ${workspaceId} and k.case_id = c.id
    where c.workspace_id = ${workspaceId} and c.merged_into is null
      and c.opened_at >= ${from}::date::timestamp at time zone w.time_zone
      and c.opened_at < ${to}::date::timestamp at time zone w.time_zone
    order by c.opened_at desc, c.id desc limit ${MOST_CASES}
  `.execute(db);
  return rows;
}

type Clocks = ReadonlyMap<string, ReportedClock>;

/** The first clock of each kind of these cases, under `<case> <kind>`. */
export async function clocksIn(
  db: Database,
  workspaceId: string,
  cases: readonly Pick<ReportedCase, "id">[],
): Promise<Clocks> {
  const { rows } = await sql<ReportedClock>`
    select distinct on (k.case_id, k.kind) k.case_id as "caseId", k.kind,
      k.calendar_id as "calendarId", k.target_minutes as "targetMinutes", k.due_at as "dueAt",
      k.left_ms::float8 as "leftMs", k.stopped_at as "stoppedAt", k.stopped_by as "stoppedBy",
      k.missed_at as "missedAt"
    from case_clock k
    where k.workspace_id = ${workspaceId} and k.case_id = any(${cases.map(({ id }) => id)}::uuid[])
      and k.kind in ('first_contact', 'resolution')
    order by k.case_id, k.kind, k.started_at, k.id
  `.execute(db);
  return new Map(rows.map((row) => [`${row.caseId} ${row.kind}`, row]));
}

function timesOf(
  cases: readonly ReportedCase[],
  clocks: Clocks,
  kind: ReportedClock["kind"],
  { hours, now }: { hours: ReadonlyMap<string, CountedCalendar>; now: Date },
): DeskTimes {
  const of = cases.flatMap(({ id }) => clocks.get(`${id} ${kind}`) ?? []);
  const late = of.filter((clock) => isLate(clock, now));
  const inTime = of.filter((clock) => clock.stoppedBy === "met" && !isLate(clock, now));
  const running = of.filter((clock) => clock.stoppedAt === null && !isLate(clock, now));
  const minutes = of
    .flatMap((clock) => usedMinutes(clock, hours.get(clock.calendarId)) ?? [])
    .sort((a, b) => a - b);
  return {
    n: minutes.length,
    medianMinutes: quantile(minutes, 0.5),
    ninetiethMinutes: quantile(minutes, 0.9),
    inTime: inTime.length,
    late: late.length,
    running: running.length,
  };
}

/** Missed, or due and still running. */
export function isLate({ missedAt, stoppedAt, dueAt }: ReportedClock, now: Date): boolean {
  return missedAt !== null || (stoppedAt === null && dueAt !== null && dueAt < now);
}

/**
 * The working time that a clock ran until it was met: its target, less what was left of it. Pauses are in neither.
 * Null for one that runs, or ended because nothing was to be done any more.
 */
function usedMinutes(clock: ReportedClock, hours: CountedCalendar | undefined): number | null {
  const { stoppedAt, stoppedBy } = clock;
  if (stoppedAt === null || stoppedBy !== "met" || hours === undefined) return null;
  return minutesUntil(clock, hours, stoppedAt);
}

/** The same, and of a clock that runs what it took so far; null where nothing was to be done any more. */
export function waitedMinutes(
  clock: ReportedClock,
  hours: CountedCalendar | undefined,
  now: Date,
): number | null {
  if (clock.stoppedAt !== null) return usedMinutes(clock, hours);
  return hours === undefined ? null : minutesUntil(clock, hours, now);
}

function minutesUntil(
  { dueAt, leftMs, targetMinutes }: ReportedClock,
  hours: CountedCalendar,
  at: Date,
): number {
  const left =
    dueAt === null
      ? (leftMs ?? 0)
      : dueAt < at
        ? -businessTimeBetween(hours, dueAt, at)
        : businessTimeBetween(hours, at, dueAt);
  return targetMinutes - left / MINUTE_MS;
}

/** The smallest value that so large a share does not exceed; null where there are too few to say. */
function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length < FEWEST) return null;
  return sorted[Math.ceil(share * sorted.length) - 1] ?? null;
}
