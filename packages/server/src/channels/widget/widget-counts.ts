import type { WidgetCounted, WidgetCountsReport } from "@candor/contract/channel.ts";
import { sql } from "kysely";
import type { Database } from "../../storage/database.ts";
import type { SurveyRow } from "../../surveys/survey.ts";

type Counted = WidgetCounted & { dimension: string; value: string };

/** Rows of a table on the screen. */
const MOST_ROWS = 100;
/** Days that are shown when none are named. */
const DAYS = 30;

/** What happened with a survey's widget on pages in a period: its cost is days and values, not views. */
export async function widgetCounts(
  db: Database,
  survey: SurveyRow,
  period: { from?: string | undefined; to?: string | undefined },
  now = new Date(),
): Promise<WidgetCountsReport> {
  const { from, to } = await daysOf(db, survey, period, now);
  const within = sql`workspace_id = ${survey.workspace_id} and survey_id = ${survey.id}
    and day >= ${from}::date and day < ${to}::date`;
  const sums = sql`sum(visits)::float8 as visits, sum(loads)::float8 as loads, sum(impressions)::float8 as impressions,
    sum(views)::float8 as views, sum(dismissals)::float8 as dismissals, sum(answers)::float8 as answers`;
  const { rows: byDay } = await sql<WidgetCounted & { day: string }>`
    select day::text as day, ${sums} from widget_count where ${within} and dimension = ''
    group by day order by day
  `.execute(db);
  const { rows: byValue } = await sql<Counted>`
    select dimension, value, ${sums} from widget_count where ${within} and dimension <> ''
    group by dimension, value order by sum(loads) desc, sum(views) desc, sum(answers) desc, value
  `.execute(db);
  const of = (dimension: string) =>
    byValue
      .filter((row) => row.dimension === dimension)
      .slice(0, MOST_ROWS)
      .map(({ dimension: _, ...row }) => row);
  return {
    from,
    to,
    totals: total(byDay),
    byDay,
    byPage: of("page"),
    byReferrer: of("referrer"),
    byDevice: of("device"),
  };
}

function total(rows: readonly WidgetCounted[]): WidgetCounted {
  const sum = { visits: 0, loads: 0, impressions: 0, views: 0, dismissals: 0, answers: 0 };
  for (const row of rows) {
    for (const what of Object.keys(sum) as (keyof WidgetCounted)[]) sum[what] += row[what];
  }
  return sum;
}

/** The period asked for; without one the last 30 days of the workspace's calendar, today with them. */
async function daysOf(
  db: Database,
  survey: SurveyRow,
  { from, to }: { from?: string | undefined; to?: string | undefined },
  now: Date,
): Promise<{ from: string; to: string }> {
  const { rows } = await sql<{ from: string; to: string }>`
    with today as (
      select (${now}::timestamptz at time zone time_zone)::date as day
      from workspace where id = ${survey.workspace_id})
    select coalesce(${to ?? null}::date, day + 1)::text as "to",
      coalesce(${from ?? null}::date, coalesce(${to ?? null}::date, day + 1) - ${DAYS}::int)::text as "from"
    from today
  `.execute(db);
  const [period] = rows;
  if (!period) throw new Error(`the workspace ${survey.workspace_id} is gone`);
  return period;
}
