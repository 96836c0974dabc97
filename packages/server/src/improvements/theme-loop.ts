import type { ThemeLoop, ThemeLoopQuery } from "@candor/contract/improvement.ts";
import { sql } from "kysely";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { dayAfter } from "./improvement.ts";
import { answersFrom } from "./measure.ts";

/**
 * How far a theme has come: who was asked and who spoke of it in the period, and what was done and told about it so
 * far. It is told when everybody whom its announcements name has a fate.
 *
 * @throws {KnownError} 404 for a survey that is not here.
 */
export async function themeLoop(
  db: Database,
  ref: { workspaceId: string; surveyId: string; themeId: string },
  query: ThemeLoopQuery,
  now: Date,
): Promise<ThemeLoop> {
  const { workspaceId, surveyId, themeId } = ref;
  await getSurvey(db, ref);
  const to = query.to ?? dayAfter(await todayOf(db, workspaceId, now), 1);
  const from = query.from ?? dayAfter(to, -365);
  const said = (theme: string[]) =>
    answersFrom(db, { workspaceId, surveyId, measure: { filter: [], theme } }, { from, to });
  const [answers, heard] = from < to ? await Promise.all([said([]), said([themeId])]) : [0, 0];
  const improvements = await improvementsOf(db, ref);
  const begun = improvements.filter(
    ({ state, beganOn }) => beganOn !== null && state !== "dropped",
  );
  return {
    surveyed: { answers, from, to: dayAfter(to, -1) },
    heard: { answers: heard },
    fixed: {
      improvements: begun.length,
      on: begun.map(({ beganOn }) => beganOn ?? "").sort()[0] ?? null,
    },
    told: await toldOf(
      db,
      workspaceId,
      begun.map(({ id }) => id),
    ),
    improvements: improvements.map(({ id, title, state }) => ({ id, title, state })),
  };
}

/** Improvements that are measured by this theme: they were begun because of it. */
async function improvementsOf(
  db: Database,
  { workspaceId, surveyId, themeId }: { workspaceId: string; surveyId: string; themeId: string },
): Promise<(ThemeLoop["improvements"][number] & { beganOn: string | null })[]> {
  const { rows } = await sql<ThemeLoop["improvements"][number] & { beganOn: string | null }>`
    select id, title, state, to_char(began_on, 'YYYY-MM-DD') as "beganOn" from improvement
    where workspace_id = ${workspaceId} and survey_id = ${surveyId}::uuid
      and exists (select from jsonb_array_elements_text(measure -> 'theme') t
        where split_part(t, ':', 1) = ${themeId})
    order by number desc limit 50
  `.execute(db);
  return rows;
}

/** Each customer once, whatever the number of announcements. */
async function toldOf(
  db: Database,
  workspaceId: string,
  improvementIds: readonly string[],
): Promise<ThemeLoop["told"]> {
  if (improvementIds.length === 0) return { told: 0, people: 0, on: null, done: false };
  const { rows } = await sql<ThemeLoop["told"]>`
    select count(distinct r.person_id) filter (where r.state in ('sent', 'unconfirmed'))::int as told,
      count(distinct r.person_id)::int as people,
      to_char(min(r.told_at at time zone w.time_zone), 'YYYY-MM-DD') as "on",
      coalesce(bool_and(a.state in ('sent', 'cancelled')), false) as done
    from announcement a
    join workspace w on w.id = a.workspace_id
    left join announcement_recipient r on r.workspace_id = a.workspace_id and r.announcement_id = a.id
    where a.workspace_id = ${workspaceId} and w.id = ${workspaceId}
      and a.improvement_id = any(${[...improvementIds]}::uuid[]) and a.started_at is not null
  `.execute(db);
  return rows[0] ?? { told: 0, people: 0, on: null, done: false };
}
