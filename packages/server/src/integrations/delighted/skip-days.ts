import { sql } from "kysely";
import type { Database } from "../../storage/database.ts";
import { secondAfter } from "./people-queries.ts";

/** Where a list is entered: so many answers after the beginning of a day, or before its end. */
export interface Entry {
  moment: Date;
  offset: number;
}

const SCORES = sql.raw(Array.from({ length: 11 }, (_, score) => `s${score}`).join(" + "));

/**
 * The day on which the answer at this place of a survey's list was given, from the daily tallies:
 * page nine thousand of an export then costs as much as page one. Null when the list is shorter.
 *
 * @param q.since first second of the list, `q.until` its last one.
 */
export async function entryAt(
  db: Database,
  q: {
    workspaceId: string;
    surveyId: string;
    since: Date | null;
    until: Date | null;
    offset: number;
    newestFirst: boolean;
  },
): Promise<Entry | null> {
  const edge = q.newestFirst ? q.until && secondAfter(q.until) : q.since;
  const beyond = q.newestFirst ? sql`<` : sql`>=`;
  // Of the day that holds the edge only a part is in the list: its answers are counted one by one.
  const days = edge
    ? sql`
      select t.day, case when t.day = e.day then (
          select count(*)::int from response r where r.workspace_id = ${q.workspaceId}
            and r.survey_id = ${q.surveyId} and r.day = e.day and r.cells is not null
            and r.answered_at ${beyond} ${edge}::timestamptz)
        else t.answers end as answers
      from total t cross join (select (${edge}::timestamptz at time zone ${zoneOf(q)})::date as day) e
      where ${q.newestFirst ? sql`t.day <= e.day` : sql`t.day >= e.day`}`
    : sql`select day, answers from total`;
  const way = q.newestFirst ? sql`desc` : sql`asc`;
  const { rows } = await sql<{ moment: Date; before: number }>`
    with total as (
      select day, sum(${SCORES})::int as answers from tally
      where workspace_id = ${q.workspaceId} and survey_id = ${q.surveyId}
        and basis = 'every' and dimension = '' group by day
    )
    select before, ((day + ${q.newestFirst ? 1 : 0}::int)::timestamp at time zone ${zoneOf(q)}) as moment
    from (
      select day, answers, (sum(answers) over (order by day ${way}) - answers)::int as before
      from (${days}) d
    ) counted
    where before <= ${q.offset} and before + answers > ${q.offset}
  `.execute(db);
  const [day] = rows;
  return day ? { moment: day.moment, offset: q.offset - day.before } : null;
}

function zoneOf({ workspaceId }: { workspaceId: string }) {
  return sql`(select w.time_zone from workspace w where w.id = ${workspaceId})`;
}
