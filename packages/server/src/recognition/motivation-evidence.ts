import type { MotivationEvidence, MotivationSignal } from "@candor/contract/motivation.ts";
import { sql } from "kysely";
import type { Counts11 } from "../scores/histogram-queries.ts";
import type { Database } from "../storage/database.ts";
import { STEERED_CHANNELS, toldIn } from "../why/begging.ts";
import { asCounts } from "../why/find-begging.ts";
import { corrected, monthEnd, moreTens, runOfTens, type Tested } from "../why/unusual-places.ts";
import { answersWithEmployees, isAbout, type Named } from "./answers-about.ts";
import { recognitionSettings } from "./recognition-settings.ts";
import { teamScore } from "./team-score.ts";

/** Of all that is named at most so many are chance. */
const FALSE_SHARE = 0.05;
/** One who answers that often is looked at. */
const OFTEN = 5;
const LAST_DAYS = 3;
/** So many answers are named with a signal. */
const NAMED = 20;
const SCORES = Array.from({ length: 11 }, (_, score) => score);
const NONE: Counts11 = SCORES.map(() => 0);
const STEERED = new Set<string>(STEERED_CHANNELS);

interface AnswerRow {
  id: string;
  score: number;
  day: string;
  by_day: boolean;
  counted: boolean;
  channel: string;
  invitation_id: string | null;
  person_id: string | null;
  comment: string | null;
  answers: Record<string, unknown>;
}

interface Asked {
  workspaceId: string;
  employee: Named;
  from: string;
  to: string;
}

/**
 * What a reward of an employee would rest on, in closed days: their result shrunken among all employees with its overlap,
 * how much of it they could steer, how many of those asked are silent, what was left out, and what should be looked at.
 */
export async function motivationEvidence(db: Database, asked: Asked): Promise<MotivationEvidence> {
  const { workspaceId, employee, from, to } = asked;
  const { employeeProperty: property } = await recognitionSettings(db, workspaceId);
  const all = await answersAbout(db, asked, property);
  const answers = all.filter(({ counted }) => counted);
  const histograms = await byEmployee(db, asked, property);
  const { shrunk, lower, upper, common, teams, overlapping, verdict } = teamScore(
    { teamId: employee.id, name: employee.name, from },
    histograms,
    NONE,
  );
  const leftOut = all.filter(({ counted }) => !counted);
  const low = leftOut.filter(({ score }) => score <= 6);
  return {
    ...{ from, to, answers: answers.length, shrunk, lower, upper, common },
    ...{ compared: teams, overlapping, verdict },
    asked: await askedAndAnswered(db, asked, property),
    steered: answers.filter(isSteered).length,
    leftOut: { all: leftOut.length, low: low.length },
    signals: signalsOf(answers, low),
  };
}

const isSteered = ({ invitation_id, channel }: AnswerRow) =>
  invitation_id === null && STEERED.has(channel);
const idsOf = (rows: readonly AnswerRow[]) => rows.slice(0, NAMED).map(({ id }) => id);
const tensOf = (rows: readonly AnswerRow[]) => ({
  answers: rows.length,
  tens: rows.filter(({ score }) => score === 10).length,
});

/** Signals of begging and of choosing who answers: exact tests corrected together, and what is merely counted. */
function signalsOf(answers: readonly AnswerRow[], low: readonly AnswerRow[]): MotivationSignal[] {
  const told = answers.filter((row) => toldIn(row.comment, row.answers).length > 0);
  const counted = (
    kind: MotivationSignal["kind"],
    rows: readonly AnswerRow[],
  ): MotivationSignal[] =>
    rows.length === 0
      ? []
      : [
          {
            ...{ kind, seen: rows.length, usual: null, p: null, answers: rows.length },
            responseIds: idsOf(rows),
          },
        ];
  const perPerson = new Map<string, AnswerRow[]>();
  for (const row of answers) {
    if (row.person_id === null) continue;
    perPerson.set(row.person_id, [...(perPerson.get(row.person_id) ?? []), row]);
  }
  const often = [...perPerson.values()].filter((rows) => rows.length >= OFTEN).flat();
  return [
    ...counted("asked_for_tens", told),
    ...tested(answers),
    ...counted("many_from_one", often),
    ...counted("low_left_out", low),
  ];
}

function tested(answers: readonly AnswerRow[]): MotivationSignal[] {
  const inOrder = answers.filter(({ by_day }) => !by_day);
  const steered = answers.filter(isSteered);
  const invited = answers.filter(({ invitation_id }) => invitation_id !== null);
  const last = inOrder.filter(({ day }) => isOfLastDays(day));
  const run = longestRun(inOrder);
  const { tens } = tensOf(inOrder);
  const tests: [MotivationSignal["kind"], Tested | null, readonly AnswerRow[]][] = [
    ["steered_tens", moreTens(asCounts(tensOf(steered)), asCounts(tensOf(invited))), steered],
    ["run_of_tens", runOfTens({ answers: inOrder.length, tens, run: run.length }), run],
    [
      "month_end",
      monthEnd({
        last: tensOf(last),
        other: tensOf(inOrder.filter(({ day }) => !isOfLastDays(day))),
      }),
      last,
    ],
  ];
  const made = tests.flatMap(([kind, test, rows]) => (test ? [{ kind, test, rows }] : []));
  const p = corrected(
    made.map(({ test }) => test.p),
    made.length,
  );
  return made.flatMap(({ kind, test, rows }, at) => {
    const own = p[at] ?? 1;
    if (own > FALSE_SHARE || !test.large) return [];
    const { seen, usual, answers: n } = test;
    return [{ kind, seen, usual, answers: n, p: own, responseIds: idsOf(rows) }];
  });
}

function isOfLastDays(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + LAST_DAYS);
  return date.toISOString().slice(0, 7) !== day.slice(0, 7);
}

function longestRun(rows: readonly AnswerRow[]): AnswerRow[] {
  let best: AnswerRow[] = [];
  let now: AnswerRow[] = [];
  for (const row of rows) {
    now = row.score === 10 ? [...now, row] : [];
    if (now.length > best.length) best = now;
  }
  return best;
}

/** More answers about one person in a year nobody has. */
const MOST = 20_000;

async function answersAbout(
  db: Database,
  { workspaceId, employee, from, to }: Asked,
  property: string | null,
): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select response.id, response.score, response.day::text as day, response.by_day,
      response.cells is not null as counted, response.channel, response.invitation_id,
      response.person_id, response.comment, response.answers
    from response
    where response.workspace_id = ${workspaceId} and response.deleted_at is null
      and response.survey_id in (select v.id from survey v
        where v.workspace_id = ${workspaceId} and not v.anonymous)
      and ${isAbout(workspaceId, employee, property)}
      and response.day >= ${from}::date and response.day < ${to}::date
    order by response.answered_at, response.id limit ${MOST}
  `.execute(db);
  return rows;
}

async function byEmployee(
  db: Database,
  { workspaceId, from, to }: Asked,
  property: string | null,
): Promise<Map<string, Counts11>> {
  const counts = SCORES.map((s) => `(count(*) filter (where a.score = ${s}))::int as s${s}`);
  const { rows } = await sql<{ employee_id: string } & Record<`s${number}`, number>>`
    with about as materialized (${answersWithEmployees(workspaceId, property, from)})
    select a.employee_id, ${sql.raw(counts.join(", "))} from about a
    join response r on r.id = a.response_id
    where r.workspace_id = ${workspaceId} and r.day < ${to}::date
    group by a.employee_id
  `.execute(db);
  return new Map(rows.map((row) => [row.employee_id, SCORES.map((s) => row[`s${s}`] ?? 0)]));
}

/** Of the surveys that answers about the employee belong to. */
async function askedAndAnswered(
  db: Database,
  { workspaceId, employee, from, to }: Asked,
  property: string | null,
): Promise<{ asked: number; answered: number }> {
  const { rows } = await sql<{ asked: number; answered: number }>`
    with theirs as materialized (
      select distinct response.survey_id from response
      where response.workspace_id = ${workspaceId} and response.deleted_at is null
        and ${isAbout(workspaceId, employee, property)}
        and response.day >= ${from}::date and response.day < ${to}::date
    )
    select count(*)::int as asked,
      (count(*) filter (where exists (select from response r where r.workspace_id = ${workspaceId}
        and r.invitation_id = i.id and r.deleted_at is null)))::int as answered
    from invitation i join workspace w on w.id = i.workspace_id
    where i.workspace_id = ${workspaceId} and w.id = ${workspaceId}
      and i.survey_id in (select survey_id from theirs)
      and i.asked_at >= (${from}::date::timestamp at time zone w.time_zone)
      and i.asked_at < (${to}::date::timestamp at time zone w.time_zone)
  `.execute(db);
  return rows[0] ?? { asked: 0, answered: 0 };
}
