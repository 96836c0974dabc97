import { smallestVisible } from "@candor/stats";
import { sql } from "kysely";
import { responseRateReport } from "../invitations/response-rate.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import { histogram } from "../scores/histogram-queries.ts";
import { addDays } from "../scores/period.ts";
import { CONFIDENCE, countsOf, scoreReport } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";
import { priorities } from "../why/priorities.ts";
import { representativeness } from "../why/representativeness.ts";
import type { Answering, Figures } from "./figures.ts";

/** So many days, the present one among them, make a quarter. */
const QUARTER_DAYS = 91;

interface Asked {
  workspaceId: string;
  surveyId: string;
  /** A year ago, and tomorrow. */
  from: string;
  to: string;
  today: string;
  /** What the workspace calls a theme, in the language of whoever asks. */
  themeName: (id: string) => string;
}

type SurveyFigures = Pick<
  Figures,
  "channels" | "hours" | "themes" | "unequal" | "unhappy" | "visible"
>;

/** Where no survey has answers yet. */
export const NO_SURVEY: SurveyFigures = {
  channels: [],
  hours: [],
  themes: [],
  unequal: { answers: 0, list: [] },
  unhappy: { n: 0, without: 0 },
  visible: { answers: 0, points: null },
};

/** What the answers of one survey say, of the last year. */
export async function surveyFigures(db: Database, q: Asked): Promise<SurveyFigures> {
  const { workspaceId, surveyId, from, to } = q;
  const scope: ResponseScope = {
    ...{ workspaceId, surveyId, from, to },
    properties: new Map(),
    reading: null,
    basis: "every",
  };
  const rates = await responseRateReport(db, { workspaceId, surveyId, from, to, by: "channel" });
  return {
    channels: rates.data.map(({ value, invited, answered }) => ({
      name: value,
      invited,
      answered,
    })),
    hours: await byTimeOfDay(db, q),
    themes: await costliestThemes(db, scope, q.themeName),
    unequal: await unequalGroups(db, scope),
    unhappy: await unhappyAnswers(db, q),
    visible: await visibleChange(db, scope, q.today),
  };
}

/** Answered invitations by the time of day at which they went out, by the workspace's clock. */
async function byTimeOfDay(
  db: Database,
  { workspaceId, surveyId, from }: Asked,
): Promise<Answering[]> {
  const { rows } = await sql<Answering>`
    select case when x.hour < 6 then 'night' when x.hour < 12 then 'morning'
        when x.hour < 18 then 'afternoon' else 'evening' end as name,
      count(*)::int as invited, count(x.answered_at)::int as answered
    from (select i.answered_at, extract(hour from i.asked_at at time zone w.time_zone) as hour
      from invitation i join workspace w on w.id = ${workspaceId}
      where i.workspace_id = ${workspaceId} and i.survey_id = ${surveyId}::uuid
        and i.asked_at >= ${from}::date and i.state <> 'bounced') x
    group by 1
  `.execute(db);
  return rows;
}

async function costliestThemes(
  db: Database,
  scope: ResponseScope,
  themeName: (id: string) => string,
): Promise<Figures["themes"]> {
  const { fix } = await priorities(db, scope);
  return fix
    .filter(({ dimension, clear }) => dimension === "@theme" && clear)
    .map(({ value, answers, gain }) => {
      const id = value.split(":")[0] ?? value;
      return { id, name: themeName(id), answers, ...gain };
    });
}

async function unequalGroups(db: Database, scope: ResponseScope): Promise<Figures["unequal"]> {
  const { properties, placed } = await representativeness(db, scope, {});
  const list = properties
    .filter(({ unequal }) => unequal)
    .flatMap(({ property, values }) =>
      values.map(({ value, baseShare, answeredShare }) => ({
        property,
        value,
        baseShare,
        answeredShare,
      })),
    )
    .sort(
      (a, b) => Math.abs(b.baseShare - b.answeredShare) - Math.abs(a.baseShare - a.answeredShare),
    );
  return { answers: placed, list };
}

/** Unhappy answers that say why, and those that nobody has a case for. */
async function unhappyAnswers(
  db: Database,
  { workspaceId, surveyId, today }: Asked,
): Promise<Figures["unhappy"]> {
  const { rows } = await sql<Figures["unhappy"]>`
    select count(*)::int as n, (count(*) filter (where not exists (
      select from customer_case c
      where c.workspace_id = ${workspaceId} and c.response_id = r.id)))::int as without
    from response r where r.workspace_id = ${workspaceId} and r.survey_id = ${surveyId}::uuid
      and r.score <= 6 and r.comment is not null and r.cells is not null
      and r.import_id is null and r.day >= ${addDays(today, -QUARTER_DAYS)}::date
  `.execute(db);
  return rows[0] ?? { n: 0, without: 0 };
}

/** The smallest change that two quarters of as many answers as the last one would show. */
async function visibleChange(
  db: Database,
  scope: ResponseScope,
  today: string,
): Promise<Figures["visible"]> {
  // Today's answers are among them: who began this morning has nothing else.
  const quarter = { ...scope, from: addDays(today, 1 - QUARTER_DAYS), to: addDays(today, 1) };
  const report = scoreReport(await histogram(db, quarter));
  const counts = countsOf(report);
  return {
    answers: report.answers,
    points: report.score === null ? null : smallestVisible(counts, counts, CONFIDENCE),
  };
}
