import type { Coming, ComingKind } from "@candor/contract/coming.ts";
import { ReportSchedule } from "@candor/contract/report.ts";
import { sql } from "kysely";
import { type Viewer, visibleTo } from "../cases/case-visibility.ts";
import { listChanges } from "../changes/change-queries.ts";
import { fallsWithin } from "../dossier/falls-on.ts";
import { KnownError } from "../errors/known-error.ts";
import { meetingMessage } from "../messages/meeting-messages.ts";
import { reportMessage } from "../messages/report-messages.ts";
import { nextOccurrence } from "../reports/schedule.ts";
import { addDays, daysOf, type Period, todayIn } from "../scores/period.ts";
import { calendar } from "../sendings/sending-queries.ts";
import type { Database } from "../storage/database.ts";

/** Longer than a screen shows. */
const MOST_DAYS = 100;
/** So much of each kind; more on one screen nobody reads. */
const MOST = 500;

export interface ComingAsked extends Period {
  workspaceId: string;
  viewer: Viewer;
  language: string;
  /** Whether customers may be named, who are named in promises and their own days alone. */
  withNames: boolean;
}

/** What is coming on each day, from every room, as far as whoever asks may see it. */
export async function whatIsComing(db: Database, asked: ComingAsked): Promise<Coming[]> {
  const { time_zone: timeZone } = await db
    .selectFrom("workspace")
    .select("time_zone")
    .where("id", "=", asked.workspaceId)
    .executeTakeFirstOrThrow();
  const all = await Promise.all([
    ofSendings(db, asked),
    ofRounds(db, asked, timeZone),
    ofChecks(db, asked),
    ofPromises(db, asked, timeZone),
    ofGoals(db, asked),
    ofDates(db, asked),
    ofReports(db, asked, timeZone),
    ofMeetings(db, asked, timeZone),
    ofDecisions(db, asked),
    ofPeople(db, asked),
  ]);
  const order = ({ day, startsAt, title }: Coming) => `${day} ${startsAt ?? ""} ${title}`;
  return all.flat().sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** @throws {KnownError} 400 for days the wrong way round, or too many. */
export function checkDays(period: Period): void {
  if (period.from < period.to && daysOf(period) <= MOST_DAYS) return;
  throw new KnownError(
    400,
    "period_too_long",
    `The calendar shows 1 to ${MOST_DAYS} days; \`to\` is the day after the last one.`,
    [{ field: "to", message: `must be 1 to ${MOST_DAYS} days after from` }],
  );
}

type Said = Record<string, string | number>;
const say = ({ language }: ComingAsked, key: string, args: Said) =>
  meetingMessage(language, `coming.${key}`, args);

function onDay(
  kind: ComingKind,
  row: { id: string | null; day: string; until?: string | null; owner?: string | null },
  title: string,
): Coming {
  const { id, day, until, owner = null } = row;
  return {
    ...{ kind, id, title, day, owner, startsAt: null, endsAt: null },
    until: until ?? addDays(day, 1),
  };
}

function atMoment(
  kind: ComingKind,
  { id, at, minutes = 0 }: { id: string; at: Date; minutes?: number },
  { title, timeZone }: { title: string; timeZone: string },
): Coming {
  const day = todayIn(timeZone, at);
  const end = new Date(at.getTime() + minutes * 60_000);
  return {
    ...{ kind, id, title, day, until: addDays(day, 1), owner: null },
    ...{ startsAt: at.toISOString(), endsAt: end.toISOString() },
  };
}

/** Messages that are still to go out, by sending and day. */
async function ofSendings(db: Database, asked: ComingAsked): Promise<Coming[]> {
  const days = await calendar(db, asked);
  const to = days.filter(({ planned, reminders }) => planned + reminders > 0);
  return to
    .slice(0, MOST)
    .map(({ day, sendingId, name, planned, reminders }) =>
      onDay(
        "sending",
        { id: sendingId, day },
        say(asked, name === "" ? "messages" : "sending", { name, n: planned + reminders }),
      ),
    );
}

/** The next round of what is asked again and again. */
async function ofRounds(db: Database, asked: ComingAsked, timeZone: string): Promise<Coming[]> {
  const { rows } = await sql<{ id: string; name: string; at: Date }>`
    select id, name, next_round_at as at from sending
    where workspace_id = ${asked.workspaceId} and status = 'running'
      and next_round_at >= (${asked.from}::date::timestamp at time zone ${timeZone})
      and next_round_at < (${asked.to}::date::timestamp at time zone ${timeZone})
    order by next_round_at limit ${MOST}
  `.execute(db);
  return rows.map(({ id, name, at }) =>
    atMoment("pulse", { id, at }, { title: say(asked, "pulse", { name }), timeZone }),
  );
}

async function ofChecks(db: Database, asked: ComingAsked): Promise<Coming[]> {
  const rows = await db
    .selectFrom("improvement")
    .select(["id", "title", "check_on", "owner"])
    .where("workspace_id", "=", asked.workspaceId)
    .where("state", "=", "do")
    .where("check_on", ">=", asked.from)
    .where("check_on", "<", asked.to)
    .limit(MOST)
    .execute();
  return rows.flatMap(({ id, title, check_on: day, owner }) =>
    day === null ? [] : [onDay("check", { id, day, owner }, say(asked, "check", { title }))],
  );
}

/** Promises in sensitive cases are their teams' and owners' alone; words and names are the customer's. */
async function ofPromises(db: Database, asked: ComingAsked, timeZone: string): Promise<Coming[]> {
  const { workspaceId, from, to, viewer, withNames } = asked;
  const { rows } = await sql<{
    id: string;
    words: string;
    due_at: Date;
    owner: string | null;
    number: number | null;
    name: string | null;
  }>`
    select o.id, o.words, o.due_at, o.owner, c.number, coalesce(p.name, p.email) as name
    from promise o
    left join customer_case c on c.workspace_id = ${workspaceId} and c.id = o.case_id
    left join person p on p.workspace_id = ${workspaceId} and p.id = o.person_id
    where o.workspace_id = ${workspaceId} and o.state = 'open' and o.person_id is not null
      and (c.id is null or ${visibleTo(viewer)})
      and o.due_at >= (${from}::date::timestamp at time zone ${timeZone})
      and o.due_at < (${to}::date::timestamp at time zone ${timeZone})
    order by o.due_at limit ${MOST}
  `.execute(db);
  return rows.map(({ id, words, due_at, owner, number, name }) => {
    const day = todayIn(timeZone, due_at);
    const title = withNames
      ? say(asked, name === null ? "promise" : "promiseTo", { words, name: name ?? "" })
      : say(asked, number === null ? "promiseDue" : "promiseOfCase", { n: number ?? 0 });
    return onDay("promise", { id, day, owner }, title);
  });
}

async function ofGoals(db: Database, asked: ComingAsked): Promise<Coming[]> {
  const rows = await db
    .selectFrom("goal")
    .select(["id", "measure", "by_day", "owner_id as owner"])
    .where("workspace_id", "=", asked.workspaceId)
    .where("by_day", ">=", asked.from)
    .where("by_day", "<", asked.to)
    .limit(MOST)
    .execute();
  return rows.flatMap(({ id, measure, by_day: day, owner }) => {
    const title = reportMessage(asked.language, `measure.${measure}`);
    return day === null ? [] : [onDay("goal", { id, day, owner }, say(asked, "goal", { title }))];
  });
}

async function ofDates(db: Database, asked: ComingAsked): Promise<Coming[]> {
  const rows = await listChanges(db, asked);
  return rows
    .slice(0, MOST)
    .map(({ id, day, until, title }) => onDay("date", { id, day, until }, title));
}

async function ofReports(db: Database, asked: ComingAsked, timeZone: string): Promise<Coming[]> {
  const rows = await db
    .selectFrom("report")
    .select(["id", "name", "schedule", "next_at"])
    .where("workspace_id", "=", asked.workspaceId)
    .where("active", "=", true)
    .where("next_at", "is not", null)
    .execute();
  return rows.flatMap(({ id, name, schedule, next_at }) => {
    const times: Date[] = [];
    const wanted = ReportSchedule.parse(schedule);
    for (
      let at = next_at;
      at !== null && todayIn(timeZone, at) < asked.to && times.length < MOST_DAYS;
      at = nextOccurrence(wanted, timeZone, at)
    ) {
      if (todayIn(timeZone, at) >= asked.from) times.push(at);
    }
    return times.map((at) =>
      atMoment("report", { id, at }, { title: say(asked, "report", { name }), timeZone }),
    );
  });
}

/** Those of everybody and of the teams of whoever looks; a key sees all. */
async function ofMeetings(db: Database, asked: ComingAsked, timeZone: string): Promise<Coming[]> {
  const { rows } = await sql<{ id: string; title: string; at: Date; minutes: number }>`
    select id, title, starts_at as at, minutes from meeting
    where workspace_id = ${asked.workspaceId}
      and (${asked.viewer.userId === null}::boolean or team_id is null
        or team_id = any(${[...asked.viewer.teamIds]}::uuid[]))
      and starts_at >= (${asked.from}::date::timestamp at time zone ${timeZone})
      and starts_at < (${asked.to}::date::timestamp at time zone ${timeZone})
    order by starts_at limit ${MOST}
  `.execute(db);
  return rows.map(({ title, ...row }) => atMoment("meeting", row, { title, timeZone }));
}

async function ofDecisions(db: Database, asked: ComingAsked): Promise<Coming[]> {
  const rows = await db
    .selectFrom("decision")
    .select(["id", "choice", "review_on"])
    .where("workspace_id", "=", asked.workspaceId)
    .where("state", "<>", "superseded")
    .where("review_on", ">=", asked.from)
    .where("review_on", "<", asked.to)
    .limit(MOST)
    .execute();
  return rows.flatMap(({ id, choice, review_on: day }) =>
    day === null ? [] : [onDay("decision", { id, day }, say(asked, "decision", { choice }))],
  );
}

/** So many days of customers are looked through; they are a row each, whatever the year. */
const MOST_OF_PEOPLE = 20_000;

/** Days that matter to customers. Notes about them are read in the dossier, by those who may. */
async function ofPeople(db: Database, asked: ComingAsked): Promise<Coming[]> {
  const { rows } = await sql<{
    id: string;
    person_id: string;
    kind: string;
    label: string;
    month: number;
    day: number;
    year: number | null;
    yearly: boolean;
    owner: string | null;
    name: string | null;
  }>`
    select d.id, d.person_id, d.kind, d.label, d.month, d.day, d.year, d.yearly, d.owner,
      coalesce(p.name, p.email) as name
    from person_date d
    join person p on p.workspace_id = d.workspace_id and p.id = d.person_id
    where d.workspace_id = ${asked.workspaceId} and p.workspace_id = ${asked.workspaceId}
    order by d.id limit ${MOST_OF_PEOPLE}
  `.execute(db);
  // Of one customer one line a day, whatever it is the day of.
  const found = new Map<string, Coming>();
  for (const row of rows) {
    const { kind, label, name, person_id: id, owner } = row;
    const title =
      asked.withNames && name !== null
        ? say(asked, "personDate", { kind, label, name })
        : say(asked, "personDateUnnamed", { kind });
    for (const date of fallsWithin(row, asked)) {
      const day = date.toString();
      const before = found.get(`${day} ${id}`);
      const both = before === undefined ? title : `${before.title}, ${title}`;
      found.set(`${day} ${id}`, onDay("person", { id, day, owner }, both));
    }
  }
  return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1)).slice(0, MOST);
}
