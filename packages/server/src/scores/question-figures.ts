import { type Question, type QuestionFigure, valuesOf } from "@candor/contract/question.ts";
import { intervalWilson, meanRating } from "@candor/stats";
import { sql } from "kysely";
import { counted, inScope, type ResponseScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { topValuesOf } from "../surveys/further-questions.ts";

/** Below this there are counts and no figure; below `LOW_BASE` a figure is marked. */
const TOO_FEW = 10;
const LOW_BASE = 30;

/** What was answered to each of these questions by the answers in a scope. */
export async function questionFigures(
  db: Database,
  scope: ResponseScope,
  questions: readonly Question[],
): Promise<QuestionFigure[]> {
  if (questions.length === 0) return [];
  const [answered, chosen] = await Promise.all([
    answersByQuestion(db, scope),
    answersByValue(
      db,
      scope,
      questions.filter((question) => valuesOf(question) !== null).map(({ id }) => id),
    ),
  ]);
  return questions.map((question) =>
    figureOf(question, answered.get(question.id) ?? 0, chosen.get(question.id) ?? new Map()),
  );
}

/** The figures of one question from its counts. */
function figureOf(
  question: Question,
  answers: number,
  chosen: ReadonlyMap<string, number>,
): QuestionFigure {
  const enough = answers >= TOO_FEW;
  const timesOf = (value: string) => chosen.get(value) ?? 0;
  const values = valuesOf(question) ?? [];
  const top = topValuesOf(question);
  const best = (top ?? []).reduce((sum, value) => sum + timesOf(value), 0);
  const inSteps = question.kind !== "choice" && question.kind !== "text";
  return {
    id: question.id,
    kind: question.kind,
    text: question.text,
    answers,
    lowBase: enough && answers < LOW_BASE,
    values: values.map((value) => ({
      value,
      answers: timesOf(value),
      of: enough ? shareOf(timesOf(value), answers) : null,
    })),
    mean: enough && inSteps ? meanOf(values, timesOf) : null,
    top: enough && top ? { values: [...top], answers: best, ...shareOf(best, answers) } : null,
  };
}

function shareOf(successes: number, n: number): { share: number; lower: number; upper: number } {
  const { estimate, lower, upper } = intervalWilson({ successes, n });
  return { share: estimate ?? 0, lower: lower ?? 0, upper: upper ?? 1 };
}

/** Steps run within 0 to 10; the interval does not reach beyond the steps there are. */
function meanOf(
  values: readonly string[],
  timesOf: (value: string) => number,
): QuestionFigure["mean"] {
  const counts = Array.from({ length: 11 }, (_, step) =>
    values.includes(String(step)) ? timesOf(String(step)) : 0,
  );
  const { mean, lower, upper } = meanRating({ counts });
  if (mean === null || lower === null || upper === null) return null;
  const [first, last] = [Number(values[0]), Number(values.at(-1))];
  return { mean, lower: Math.max(first, lower), upper: Math.min(last, upper) };
}

const inAnswers = (scope: ResponseScope) =>
  sql.join([...inScope(scope), counted(), sql`response.answers <> '{}'::jsonb`], sql` and `);

async function answersByQuestion(db: Database, scope: ResponseScope): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select q.id, count(*)::int as n
    from response cross join lateral jsonb_object_keys(response.answers) q(id)
    where ${inAnswers(scope)} group by q.id
  `.execute(db);
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** Somebody who ticked several counts under each. */
async function answersByValue(
  db: Database,
  scope: ResponseScope,
  ids: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const { rows } = await sql<{ id: string; value: string; n: number }>`
    select q.id, v.value, count(*)::int as n
    from response cross join lateral jsonb_each(response.answers) q(id, given)
      cross join lateral jsonb_array_elements_text('[]'::jsonb || q.given) v(value)
    where ${inAnswers(scope)} and q.id = any(${[...ids]}::text[]) group by q.id, v.value
  `.execute(db);
  const chosen = new Map<string, Map<string, number>>();
  for (const { id, value, n } of rows) {
    const counts = chosen.get(id) ?? new Map<string, number>();
    chosen.set(id, counts.set(value, n));
  }
  return chosen;
}
