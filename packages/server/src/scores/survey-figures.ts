import type { Question, QuestionFigure } from "@candor/contract/question.ts";
import { valuesOf } from "@candor/contract/question-values.ts";
import type { ListScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { questionCounts } from "./question-counts.ts";
import { questionFigure } from "./question-figures.ts";

/** What was answered to each of these questions by the answers in a scope. */
export async function surveyFigures(
  db: Database,
  scope: ListScope,
  questions: readonly Question[],
): Promise<QuestionFigure[]> {
  if (questions.length === 0) return [];
  const closed = questions.filter((question) => valuesOf(question) !== null);
  const counts = await questionCounts(
    db,
    scope,
    closed.map(({ id }) => id),
  );
  return questions.map((question) =>
    questionFigure(question, counts.get(question.id) ?? { answers: 0, values: new Map() }),
  );
}
