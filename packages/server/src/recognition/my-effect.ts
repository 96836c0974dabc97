import type { AnswerAboutMe, MyEffect } from "@candor/contract/recognition.ts";
import { sql } from "kysely";
import { groupOf } from "../responses/answer.ts";
import type { Counts11 } from "../scores/histogram-queries.ts";
import { addDays } from "../scores/period.ts";
import { scoreReport } from "../scores/score-report.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { isAbout, type Named } from "./answers-about.ts";
import { recognitionSettings } from "./recognition-settings.ts";
import { teamHistograms, teamScore } from "./team-score.ts";
import { countThanks, listThanks, type ThanksAsked } from "./thanks-queries.ts";

/** So far back one's own score and that of the team look. */
const DAYS = 365;
const ANSWERS = 50;
const THANKS = 20;
const CHANGED = 50;

export type Me = ThanksAsked & { userId: string };
type Employee = Named & { team_id: string | null };

/** What somebody's work and words did: the answers about them first, then their team, thanks, what changed. */
export async function myEffect(db: Database, me: Me): Promise<MyEffect> {
  const { workspaceId, userId, now } = me;
  const employee = await employeeOf(db, { workspaceId, userId });
  const { employeeProperty: property } = await recognitionSettings(db, workspaceId);
  const from = addDays(await todayOf(db, workspaceId, now), -DAYS);
  const own = employee ? await ownHistogram(db, { workspaceId, employee, property, from }) : NONE;
  const teamId = employee?.team_id ?? null;
  const team = teamId === null ? null : await teamNamed(db, { workspaceId, teamId });
  const thanks = employee
    ? await listThanks(db, me, { employeeId: employee.id, limit: THANKS, cursor: null })
    : { data: [] };
  const [answers, total] = employee
    ? await answersAbout(db, { ...me, employee, property })
    : [[], 0];
  return {
    employee: employee && { id: employee.id, name: employee.name, teamId },
    answers: { data: answers, total, score: scoreReport(own) },
    team:
      team &&
      teamScore({ ...team, from }, await teamHistograms(db, { workspaceId, property, from }), own),
    thanks: {
      data: thanks.data,
      total: employee ? await countThanks(db, { workspaceId, employeeId: employee.id }) : 0,
    },
    changed: await whatChanged(db, { ...me, employee, property }),
  };
}

const SCORES = Array.from({ length: 11 }, (_, score) => score);
const NONE: Counts11 = SCORES.map(() => 0);

/** The employee a colleague is; the one that works here, where several rows name them. */
export async function employeeOf(
  db: Database,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<Employee | null> {
  const row = await db
    .selectFrom("employee")
    .select(["id", "name", "email", "external_id", "team_id"])
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "=", userId)
    .orderBy("active", "desc")
    .orderBy("id")
    .executeTakeFirst();
  return row ?? null;
}

async function teamNamed(
  db: Database,
  { workspaceId, teamId }: { workspaceId: string; teamId: string },
): Promise<{ teamId: string; name: string } | null> {
  const row = await db
    .selectFrom("team")
    .select(["id as teamId", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", teamId)
    .executeTakeFirst();
  return row ?? null;
}

interface About {
  workspaceId: string;
  employee: Employee;
  property: string | null;
}

/** Condition on `response`: of a survey that knows who answered, not deleted, and about them. */
function theirs({ workspaceId, employee, property }: About) {
  return sql`response.workspace_id = ${workspaceId} and response.deleted_at is null
    and response.survey_id in (select v.id from survey v
      where v.workspace_id = ${workspaceId} and not v.anonymous)
    and ${isAbout(workspaceId, employee, property)}`;
}

async function ownHistogram(db: Database, about: About & { from: string }): Promise<Counts11> {
  const { rows } = await sql<{ score: number; n: number }>`
    select response.score, count(*)::int as n from response
    where ${theirs(about)} and response.cells is not null and response.day >= ${about.from}::date
    group by response.score
  `.execute(db);
  return SCORES.map((score) => rows.find((row) => row.score === score)?.n ?? 0);
}

async function answersAbout(
  db: Database,
  about: About & { actor: string },
): Promise<[AnswerAboutMe[], number]> {
  const { workspaceId, employee, actor } = about;
  const { rows } = await sql<{
    id: string;
    name: string;
    score: number;
    comment: string | null;
    answered_at: Date;
    counted: boolean;
    state: "open" | "granted" | "refused" | null;
    reason: string | null;
    decision: string | null;
    total: number;
  }>`
    select response.id, s.name, response.score, response.comment, response.answered_at,
      response.cells is not null as counted, q.state, q.reason, q.decision,
      (count(*) over ())::int as total
    from response
    join survey s on s.workspace_id = response.workspace_id and s.id = response.survey_id
    left join exclusion_request q on q.workspace_id = ${workspaceId}
      and q.response_id = response.id and q.employee_id = ${employee.id}::uuid
    where ${theirs(about)} and s.workspace_id = ${workspaceId}
    order by response.answered_at desc, response.id desc limit ${ANSWERS}
  `.execute(db);
  const notes = await db
    .selectFrom("response_note")
    .select(["response_id", "text", "at"])
    .where("workspace_id", "=", workspaceId)
    .where("actor", "=", actor)
    .where("response_id", "in", [NOBODY, ...rows.map(({ id }) => id)])
    .orderBy("id")
    .execute();
  const answers = rows.map((row) => ({
    responseId: row.id,
    surveyName: row.name,
    score: row.score,
    group: groupOf(row.score),
    comment: row.comment,
    answeredAt: row.answered_at.toISOString(),
    counted: row.counted,
    notes: notes
      .filter((note) => note.response_id === row.id)
      .map(({ text, at }) => ({ text, at: at.toISOString() })),
    request:
      row.state === null
        ? null
        : { state: row.state, reason: row.reason ?? "", decision: row.decision },
  }));
  return [answers, rows[0]?.total ?? 0];
}

/** An `in` wants at least one. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Improvements that rest on an answer or a case they wrote a note on, or on an answer about them. */
async function whatChanged(
  db: Database,
  {
    workspaceId,
    actor,
    employee,
    property,
  }: Omit<About, "employee"> & { actor: string; employee: Employee | null },
): Promise<MyEffect["changed"]> {
  const about = employee
    ? sql`union all select response.id, false from response
        where ${theirs({ workspaceId, employee, property })}`
    : sql``;
  const { rows } = await sql<{
    id: string;
    number: number;
    title: string;
    state: MyEffect["changed"][number]["state"];
    verdict: MyEffect["changed"][number]["verdict"];
    noted: boolean;
  }>`
    with mine as materialized (
      select n.response_id as source_id, true as noted from response_note n
        where n.workspace_id = ${workspaceId} and n.actor = ${actor}
      union all select h.case_id, true from case_event h
        where h.workspace_id = ${workspaceId} and h.actor = ${actor} and h.kind = 'note'
      ${about})
    select i.id, i.number, i.title, i.state, i.verdict, bool_or(mine.noted) as noted
    from improvement_source o
    join mine on mine.source_id = o.source_id
    join improvement i on i.workspace_id = o.workspace_id and i.id = o.improvement_id
    where o.workspace_id = ${workspaceId} and i.workspace_id = ${workspaceId}
    group by i.id, i.number, i.title, i.state, i.verdict
    order by i.number desc limit ${CHANGED}
  `.execute(db);
  return rows.map(({ id, noted, ...row }) => ({
    improvementId: id,
    ...row,
    through: noted ? ("note" as const) : ("answer" as const),
  }));
}
