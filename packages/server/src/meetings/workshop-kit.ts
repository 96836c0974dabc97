import type { ScoreReport } from "@candor/contract/score.ts";
import type { WorkshopKit } from "@candor/contract/workshop-kit.ts";
import { sql } from "kysely";
import type { FreezeDeps } from "../reports/freeze.ts";
import { freeze } from "../reports/freeze.ts";
import type { Frozen } from "../reports/report.ts";
import { scopeOf } from "../responses/response-filter.ts";
import { histogramsByValue } from "../scores/histogram-queries.ts";
import { addDays } from "../scores/period.ts";
import { scoreReport } from "../scores/score-report.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { OTHER } from "../tallies/cells.ts";
import { readVoices, type Voice } from "./read-voices.ts";

/** A quarter has enough answers to work with, and is not yet history. */
const DAYS = 90;
/** Cards to cut apart. */
const CARDS = 10;
const MOST_ROWS = 12;

/** What a kit is filled with: the workspace's own figures and sentences of the last quarter. */
export interface KitFilling {
  report: Frozen;
  voices: Voice[];
  /** Steps of the journey with their scores; for the journey alone. */
  stages: { value: string; score: ScoreReport }[];
  /** Root causes with how many cases have them; for root causes alone. */
  causes: { name: string; cases: number }[];
  /** Promises that are late; for apologies alone. */
  late: number;
}

/** @throws {KnownError} 404 without such a survey. */
export async function fillKit(
  deps: FreezeDeps,
  kit: WorkshopKit,
  q: { workspaceId: string; surveyId: string; language: string; now: Date },
): Promise<KitFilling> {
  const { db } = deps;
  const { workspaceId, surveyId, now } = q;
  const today = await todayOf(db, workspaceId, now);
  const days = { from: addDays(today, -DAYS), to: today };
  const report = await freeze(
    deps,
    workspaceId,
    {
      ...{ surveyId, name: "", blocks: ["score", "themes"], view: {}, language: "en" },
      schedule: { cadence: "weekly", weekday: 1, monthDay: 1, hour: 8 },
    },
    { period: days, now },
  );
  const row = { workspace_id: workspaceId, survey_id: surveyId };
  const unhappy = kit === "apology" || kit === "root_cause";
  const [voices, stages, causes, late] = await Promise.all([
    readVoices(db, row, { days, report, most: unhappy ? CARDS * 3 : CARDS }, now),
    kit === "journey" ? stagesOf(db, { workspaceId, surveyId }, days) : [],
    kit === "root_cause" ? causesOf(db, workspaceId) : [],
    kit === "apology" ? lateOf(db, workspaceId, now) : 0,
  ]);
  // An apology is practised on those who have reason for one.
  const cards = unhappy ? voices.filter(({ score }) => score <= 6) : voices;
  return { report, voices: cards.slice(0, CARDS), stages, causes, late };
}

async function stagesOf(
  db: Database,
  survey: { workspaceId: string; surveyId: string },
  days: { from: string; to: string },
): Promise<KitFilling["stages"]> {
  const found = await histogramsByValue(db, scopeOf(survey, days), "touchpoint");
  return found
    .filter(({ value }) => value !== "" && value !== OTHER)
    .slice(0, MOST_ROWS)
    .map(({ value, counts }) => ({ value, score: scoreReport(counts) }));
}

/** Only cases that every colleague may see are counted. */
async function causesOf(db: Database, workspaceId: string): Promise<KitFilling["causes"]> {
  const { rows } = await sql<{ name: string; cases: number }>`
    select r.name, count(*)::int as cases from customer_case c
    join root_cause r on r.workspace_id = ${workspaceId} and r.id = c.cause_id
    where c.workspace_id = ${workspaceId} and not c.sensitive and c.merged_into is null
    group by r.id, r.name order by cases desc, r.name limit ${MOST_ROWS}
  `.execute(db);
  return rows;
}

async function lateOf(db: Database, workspaceId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from promise o
    left join customer_case c on c.workspace_id = ${workspaceId} and c.id = o.case_id
    where o.workspace_id = ${workspaceId} and o.state = 'open' and o.person_id is not null
      and o.due_at < ${now}::timestamptz and coalesce(not c.sensitive, true)
  `.execute(db);
  return rows[0]?.n ?? 0;
}
