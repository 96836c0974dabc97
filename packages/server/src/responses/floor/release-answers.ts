import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Transaction } from "../../storage/database.ts";
import type { Answer } from "../answer.ts";
import { type Block, formBlocks, PATIENCE_DAYS, type WaitingAnswer } from "./blocks.ts";

interface Waiting extends WaitingAnswer {
  score: number;
  comment: string | null;
}

/** What a release brings out: answers to be recorded, and the comments that were with them. */
export interface Released {
  answers: Answer[];
  comments: string[];
}

/**
 * Takes the waiting answers of a survey that are enough to be shown out of where they wait, in the transaction that
 * records them: under new ids, on the day of the release, with the groups that their whole block shares, and without
 * their comments. Only days that are over take part, so that nobody's score is counted while they still write.
 */
export async function takeReleasable(
  trx: Transaction,
  q: { workspaceId: string; surveyId: string; now: Date },
): Promise<Released> {
  const { workspaceId, surveyId, now } = q;
  const { rows } = await sql<{ dimensions: string[]; status: string; today: string }>`
    select s.dimensions, s.status,
      to_char(${now}::timestamptz at time zone w.time_zone, 'YYYY-MM-DD') as today
    from survey s join workspace w on w.id = ${workspaceId}
    where s.workspace_id = ${workspaceId} and s.id = ${surveyId}::uuid and s.kind = 'employee'
  `.execute(trx);
  const [survey] = rows;
  if (!survey) return { answers: [], comments: [] };
  const { rows: waiting } = await sql<Waiting>`
    select id, score, comment, properties, to_char(day, 'YYYY-MM-DD') as day from employee_waiting
    where workspace_id = ${workspaceId} and survey_id = ${surveyId}::uuid
      and day < ${survey.today}::date
    order by id
  `.execute(trx);
  const patience = Temporal.PlainDate.from(survey.today).subtract({ days: PATIENCE_DAYS });
  const blocks = formBlocks(waiting, {
    groups: survey.dimensions,
    waitedSince: survey.status === "open" ? patience.toString() : survey.today,
  });
  const ids = blocks.flatMap(({ answers }) => answers.map(({ id }) => id));
  if (ids.length === 0) return { answers: [], comments: [] };
  await sql`
    insert into employee_answered as a (workspace_id, id, survey_id)
    select ${workspaceId}::uuid, x.id, ${surveyId}::uuid from unnest(${ids}::uuid[]) as x(id)
    order by x.id on conflict do nothing
  `.execute(trx);
  await sql`
    delete from employee_waiting where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])
  `.execute(trx);
  const at = { surveyId, today: survey.today, now };
  return {
    answers: inNoOrder(blocks.flatMap((block) => answersOf(block, at))),
    comments: blocks.flatMap(({ answers }) => answers.flatMap(({ comment }) => comment ?? [])),
  };
}

function answersOf(
  { answers, properties }: Block<Waiting>,
  { surveyId, today, now }: { surveyId: string; today: string; now: Date },
): Answer[] {
  return answers.map(({ score }) => ({
    ...{ id: randomUUID(), surveyId, score, comment: null, properties },
    ...{ person: null, channel: "link", language: null, answeredAt: now, day: today },
  }));
}

/** By their new, random ids: not in the order in which they came. */
function inNoOrder(answers: Answer[]): Answer[] {
  return answers.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Surveys in which answers of a day that is over wait. */
export async function surveysWithWaiting(trx: Transaction, workspaceId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct survey_id as id from employee_waiting where workspace_id = ${workspaceId} order by 1
  `.execute(trx);
  return rows.map(({ id }) => id);
}
