import type { Language } from "@candor/contract/common.ts";
import { MeetingView } from "@candor/contract/meeting.ts";
import { listAlerts } from "../alerts/alerts.ts";
import { usersByIds } from "../auth/user-queries.ts";
import { listCases } from "../cases/case-queries.ts";
import type { Viewer } from "../cases/case-visibility.ts";
import { listDecisions } from "../decisions/decision-queries.ts";
import { listImprovements } from "../improvements/improvement-queries.ts";
import { listPromises } from "../promises/promise-queries.ts";
import { type FreezeDeps, freeze } from "../reports/freeze.ts";
import { standingScopeOf } from "../responses/standing-scope.ts";
import { addDays, type Period } from "../scores/period.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { getTeam } from "../teams/team-queries.ts";
import type { Agenda, MeetingRow, OwedThing } from "./meeting.ts";
import { answersOfTeam } from "./meeting-team.ts";
import { proposedQuestion } from "./propose-question.ts";
import { whatMoved } from "./what-moved.ts";

/** A first meeting looks back so far. */
const FIRST_LOOK_DAYS = 28;
/** Promises that come due in the next so many days are spoken of. */
const AHEAD_DAYS = 14;
const LISTED = 12;
/** A sensitive case is nobody's business in a meeting: only what every colleague may see is read. */
const EVERYBODY: Viewer = { userId: null, teamIds: [] };

/** Reckons what a meeting shows, once; nothing in it names a customer. */
export async function freezeAgenda(deps: FreezeDeps, row: MeetingRow, now: Date): Promise<Agenda> {
  const { db } = deps;
  const { workspace_id: workspaceId, survey_id: surveyId, team_id: teamId, language } = row;
  const view = { ...MeetingView.parse(row.view), filter: await filterOf(db, row) };
  const today = await todayOf(db, workspaceId, now);
  const last = await lastMeeting(db, row);
  const since = last && (await todayOf(db, workspaceId, last.closed_at));
  const afterLast = since !== null && since < today;
  const days = { from: afterLast ? since : addDays(today, -FIRST_LOOK_DAYS), to: today };
  const scope = await standingScopeOf(
    db,
    { workspaceId, surveyId },
    {
      ...{ group: undefined, account: undefined },
      ...view,
      ...days,
    },
  );
  const survey = await getSurvey(db, { workspaceId, surveyId });
  const [report, moved, alerts, decisions, promises, cases, improvements] = await Promise.all([
    freeze(
      deps,
      workspaceId,
      {
        ...{ surveyId, name: row.title, blocks: ["score", "trend", "themes", "goals"] },
        view,
        schedule: { cadence: "weekly", weekday: 1, monthDay: 1, hour: 8 },
        language: language as Language,
      },
      { period: days, now },
    ),
    whatMoved(db, scope, survey.dimensions),
    alertsSince(db, row, days),
    decisionsOf(db, row, { last: last?.id ?? null, from: days.from, now }),
    promisesOf(db, { workspaceId, teamId }, now),
    casesOf(db, { workspaceId, teamId }, now),
    improvementsOf(db, row),
  ]);
  const question =
    row.question === "" ? proposedQuestion(report, moved.rows) : { words: row.question };
  return {
    ...{ days, afterLast, report, moved, alerts, decisions },
    ...{ promises, cases, improvements, question },
  };
}

/** What its answers are narrowed by: what whoever planned it chose, and the people of its team. */
async function filterOf(db: Database, row: MeetingRow): Promise<string[]> {
  const { workspace_id: workspaceId, survey_id: surveyId, team_id: teamId, filter } = row;
  const chosen = new Set(filter.map((condition) => condition.split("=")[0]));
  const theirs = await answersOfTeam(db, { workspaceId, surveyId, teamId });
  return [...filter, ...theirs.filter((one) => !chosen.has(one.split("=")[0]))];
}

/** The one before of the same team, about the same answers. */
async function lastMeeting(
  db: Database,
  { workspace_id, survey_id, team_id, id, filter, view }: MeetingRow,
): Promise<{ id: string; closed_at: Date } | null> {
  const rows = await db
    .selectFrom("meeting")
    .select(["id", "closed_at", "filter", "view"])
    .where("workspace_id", "=", workspace_id)
    .where("survey_id", "=", survey_id)
    .where("team_id", team_id === null ? "is" : "=", team_id)
    .where("closed_at", "is not", null)
    .where("id", "<>", id)
    .orderBy("closed_at", "desc")
    .limit(50)
    .execute();
  const narrowed = narrowing({ filter, view });
  const same = rows.find((one) => narrowing(one) === narrowed);
  return same?.closed_at ? { id: same.id, closed_at: same.closed_at } : null;
}

/** The same answers are the same text. */
function narrowing({ filter, view }: Pick<MeetingRow, "filter" | "view">): string {
  return JSON.stringify([filter, MeetingView.parse(view)]);
}

async function alertsSince(
  db: Database,
  { workspace_id: workspaceId, survey_id }: MeetingRow,
  { from }: Period,
): Promise<Agenda["alerts"]> {
  const all = await listAlerts(db, { workspaceId, open: false });
  return all
    .filter(({ surveyId, at }) => surveyId === survey_id && at.slice(0, 10) >= from)
    .slice(0, LISTED)
    .map(({ ruleName, at, value, outcome, evidence }) => ({
      ...{ name: ruleName, at, value, outcome },
      now: evidence.now,
    }));
}

/** What was decided last time and since, and whatever waits to be looked at: first what waits. A team looks at its own. */
async function decisionsOf(
  db: Database,
  { workspace_id: workspaceId, team_id: teamId }: MeetingRow,
  { last, from, now }: { last: string | null; from: string; now: Date },
): Promise<Agenda["decisions"]> {
  const all = await listDecisions(db, { workspaceId }, now);
  const theirs = teamId === null ? null : await meetingsOf(db, { workspaceId, teamId });
  const spoken = all.filter(
    ({ about }) => theirs === null || (about?.kind === "meeting" && theirs.has(about.id)),
  );
  const wanted = spoken.filter(
    ({ due, decidedOn, about }) =>
      due || decidedOn >= from || (about?.kind === "meeting" && about.id === last),
  );
  return wanted
    .sort((a, b) => Number(b.due) - Number(a.due) || b.number - a.number)
    .slice(0, LISTED)
    .map(({ number, question, choice, state, outcome, reviewOn, due, decidedOn }) => ({
      ...{ number, question, choice, state, outcome, reviewOn, due, decidedOn },
    }));
}

async function meetingsOf(
  db: Database,
  { workspaceId, teamId }: { workspaceId: string; teamId: string },
): Promise<Set<string>> {
  const rows = await db
    .selectFrom("meeting")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("team_id", "=", teamId)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

interface Whose {
  workspaceId: string;
  teamId: string | null;
}

async function promisesOf(
  db: Database,
  { workspaceId, teamId }: Whose,
  now: Date,
): Promise<Agenda["promises"]> {
  const { data: all, nextCursor } = await listPromises(
    db,
    { workspaceId, show: "owed", limit: 200, now },
    EVERYBODY,
  );
  // A promise is a team's when one of its people keeps it.
  const members = teamId === null ? null : (await getTeam(db, { workspaceId, teamId })).members;
  const data = all.filter(
    ({ owner }) => members === null || members.some(({ userId }) => userId === owner),
  );
  const ahead = new Date(now.getTime() + AHEAD_DAYS * 86_400_000).toISOString();
  const missed = data.filter(({ fate }) => fate === "overdue");
  const due = data.filter(({ fate, dueAt }) => fate !== "overdue" && dueAt <= ahead);
  const names = await namesOf(db, data);
  const thing = ({ words, owner, dueAt, caseNumber }: (typeof data)[number]): OwedThing => ({
    ...{ words, dueAt, caseNumber },
    owner: owner === null ? null : (names.get(owner) ?? null),
  });
  const shown = Math.min(missed.length, LISTED) + Math.min(due.length, LISTED);
  return {
    missed: missed.slice(0, LISTED).map(thing),
    due: due.slice(0, LISTED).map(thing),
    more: missed.length + due.length - shown + (nextCursor === null ? 0 : 1),
  };
}

async function casesOf(
  db: Database,
  { workspaceId, teamId }: Whose,
  now: Date,
): Promise<Agenda["cases"]> {
  const ofTeam = teamId === null ? {} : { teamId };
  const { data } = await listCases(
    db,
    { workspaceId, ...ofTeam, state: "active", late: true, limit: 200, now },
    EVERYBODY,
  );
  const names = await namesOf(db, data);
  return {
    count: data.length,
    late: data.slice(0, LISTED).flatMap(({ number, owner, dueAt }) =>
      dueAt === null
        ? []
        : [
            {
              ...{ words: "", dueAt, caseNumber: number },
              owner: owner === null ? null : (names.get(owner) ?? null),
            },
          ],
    ),
  };
}

async function improvementsOf(
  db: Database,
  { workspace_id: workspaceId, survey_id: surveyId, team_id: teamId }: MeetingRow,
): Promise<Agenda["improvements"]> {
  const all = await listImprovements(db, { workspaceId, surveyId });
  const going = all.filter(
    (one) =>
      one.state !== "done" && one.state !== "dropped" && (teamId === null || one.teamId === teamId),
  );
  const names = await namesOf(db, going);
  return going.slice(0, LISTED).map(({ number, title, state, owner, checkOn, verdict }) => ({
    ...{ number, title, state, checkOn, verdict },
    owner: owner === null ? null : (names.get(owner) ?? null),
  }));
}

async function namesOf(
  db: Database,
  rows: readonly { owner: string | null }[],
): Promise<Map<string, string>> {
  const users = await usersByIds(
    db,
    rows.flatMap(({ owner }) => owner ?? []),
  );
  return new Map([...users].map(([id, { name, email }]) => [id, name || email]));
}
