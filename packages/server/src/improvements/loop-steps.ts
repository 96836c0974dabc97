import type { ImprovementLoop } from "@candor/contract/improvement.ts";
import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { dayAfter, type ImprovementRow } from "./improvement.ts";
import { countSources } from "./improvement-sources.ts";
import { answersFrom } from "./measure.ts";

/**
 * Surveyed, heard, fixed, told: what stands behind each of the four, with its days. Those who answered are counted
 * from the first that was heard until it began, whatever they said.
 */
export async function loopOf(
  db: Database,
  row: Pick<ImprovementRow, "workspace_id" | "id" | "survey_id" | "began_on" | "weeks">,
  today: string,
): Promise<ImprovementLoop> {
  const { workspace_id: workspaceId, id } = row;
  const heard = await heardOf(db, workspaceId, id);
  const to = row.began_on !== null && row.began_on < today ? row.began_on : today;
  const from = heard.from ?? dayAfter(to, -7 * row.weeks);
  const everybody = { filter: [], theme: [] };
  const measured = { workspaceId, surveyId: row.survey_id, measure: everybody };
  const answers = from < to ? await answersFrom(db, measured, { from, to }) : 0;
  return {
    surveyed: { answers, from, to },
    heard,
    fixed: row.began_on,
    told: await toldOf(db, workspaceId, id),
  };
}

async function heardOf(
  db: Database,
  workspaceId: string,
  improvementId: string,
): Promise<ImprovementLoop["heard"]> {
  const { rows } = await sql<ImprovementLoop["heard"]>`
    select count(*)::int as sources, 0 as people,
      to_char(min(d.day), 'YYYY-MM-DD') as "from", to_char(max(d.day), 'YYYY-MM-DD') as "to"
    from improvement_source s
    join workspace w on w.id = s.workspace_id
    left join response r on r.workspace_id = s.workspace_id and r.id = s.source_id and s.kind = 'response'
    left join customer_case c on c.workspace_id = s.workspace_id and c.id = s.source_id and s.kind = 'case'
    left join loose_comment l on l.workspace_id = s.workspace_id and l.id = s.source_id and s.kind = 'comment'
    left join idea i on i.workspace_id = s.workspace_id and i.id = s.source_id and s.kind = 'idea'
    cross join lateral (select (coalesce(r.answered_at, c.opened_at, l.given_at, i.created_at)
      at time zone w.time_zone)::date as day) d
    where s.workspace_id = ${workspaceId} and w.id = ${workspaceId}
      and s.improvement_id = ${improvementId}::uuid
  `.execute(db);
  const counts = await countSources(db, workspaceId, [improvementId]);
  const people = counts.get(improvementId)?.people ?? 0;
  return { ...(rows[0] ?? { sources: 0, from: null, to: null }), people };
}

async function toldOf(
  db: Database,
  workspaceId: string,
  improvementId: string,
): Promise<ImprovementLoop["told"]> {
  const { rows } = await sql<ImprovementLoop["told"]>`
    select count(*) filter (where r.state in ('sent', 'unconfirmed'))::int as told, count(r.id)::int as people,
      to_char(min(r.told_at at time zone w.time_zone), 'YYYY-MM-DD') as "on",
      coalesce(bool_and(a.state in ('sent', 'cancelled')), false) as done
    from announcement a
    join workspace w on w.id = a.workspace_id
    left join announcement_recipient r on r.workspace_id = a.workspace_id and r.announcement_id = a.id
    where a.workspace_id = ${workspaceId} and w.id = ${workspaceId}
      and a.improvement_id = ${improvementId}::uuid and a.started_at is not null
  `.execute(db);
  return rows[0] ?? { told: 0, people: 0, on: null, done: false };
}
