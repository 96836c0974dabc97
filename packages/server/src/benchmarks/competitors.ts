import type { Competitor, Competitors } from "@candor/contract/competitor.ts";
import { LEAST_BASE, pairedDifference } from "@candor/stats";
import { sql } from "kysely";
import { groupOf } from "../responses/answer.ts";
import { counted, inScope, type ResponseScope } from "../responses/response-filter.ts";
import { histogram, total } from "../scores/histogram-queries.ts";
import type { Database } from "../storage/database.ts";
import { questionsOf } from "../surveys/further-questions.ts";
import { getSurvey } from "../surveys/survey-queries.ts";

const CONFIDENCE = 0.95;
const ROW = { detractor: 0, passive: 1, promoter: 2 } as const;

/**
 * How the same people score us and each competitor that the survey asks about. Only who scored both is counted, so
 * that nobody's stranger pulls them down; what differs between people cancels out. Intervals are Bonferroni's.
 */
export async function competitors(db: Database, scope: ResponseScope): Promise<Competitors> {
  const survey = await getSurvey(db, scope);
  const asked = questionsOf(survey).flatMap((question) =>
    question.kind === "scale" && question.competitor !== undefined
      ? [{ question: question.id, name: question.competitor }]
      : [],
  );
  const [answers, data] = await Promise.all([
    histogram(db, scope).then(total),
    Promise.all(asked.map((one) => held(db, scope, one, asked.length))),
  ]);
  return { data, answers };
}

async function held(
  db: Database,
  scope: ResponseScope,
  { question, name }: { question: string; name: string },
  compared: number,
): Promise<Competitor> {
  const { rows } = await sql<{ ours: number; theirs: string; n: number }>`
    select response.score as ours, response.answers ->> ${question} as theirs, count(*)::int as n
    from response
    where ${sql.join([...inScope(scope), counted(), sql`response.answers ? ${question}`], sql` and `)}
    group by 1, 2
  `.execute(db);
  const table = [0, 1, 2].map(() => [0, 0, 0]);
  for (const { ours, theirs, n } of rows) {
    if (!/^(\d|10)$/.test(theirs)) continue;
    const row = table[ROW[groupOf(Number(theirs))]];
    const column = ROW[groupOf(ours)];
    if (row) row[column] = (row[column] ?? 0) + n;
  }
  const confidence = 1 - (1 - CONFIDENCE) / Math.max(1, compared);
  const { n, before, after, difference, lower, upper } = pairedDifference({ table, confidence });
  const none = { question, name, pairs: n, ours: null, theirs: null, difference: null };
  if (n < LEAST_BASE || before === null || after === null || difference === null) {
    return { ...none, verdict: "too_few" };
  }
  const scores = { question, name, pairs: n, ours: after, theirs: before };
  // Everybody answered the same of both: there is no interval, and no difference.
  if (lower === null || upper === null) {
    return { ...scores, difference: null, verdict: "no_clear_difference" };
  }
  return {
    ...scores,
    difference: { value: difference, lower, upper },
    verdict: lower > 0 ? "above" : upper < 0 ? "below" : "no_clear_difference",
  };
}
