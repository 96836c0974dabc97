import type { Question, QuestionTrend } from "@candor/contract/question.ts";
import type { ListScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { fittingStep, latestSteps, type Step, stepOf } from "./period.ts";
import { questionCountsByDay } from "./question-counts.ts";
import { type QuestionCounts, questionFigure } from "./question-figures.ts";

/** More points than this are more than a chart can show. */
const MOST_POINTS = 400;
const NOTHING: QuestionCounts = { answers: 0, values: new Map() };

/**
 * The figures of one question for each day, week or month of a scope. As in the trend of the score, a
 * step that would make too many points gives way to a coarser one.
 */
export async function questionTrend(
  db: Database,
  scope: ListScope,
  question: Question,
  wanted: Step,
): Promise<QuestionTrend> {
  const days = await questionCountsByDay(db, scope, question.id);
  const first = scope.from ?? days[0]?.day;
  const last = days.at(-1)?.day;
  if (!first || !last) return { by: wanted, wanted, points: [], cutBefore: null };
  const by = fittingStep({ from: first, to: scope.to ?? last }, wanted, MOST_POINTS);
  const sums = new Map<string, QuestionCounts>();
  for (const { day, counts } of days) {
    const { from } = stepOf(day, by);
    sums.set(from, together(sums.get(from) ?? NOTHING, counts));
  }
  const end = scope.to ?? stepOf(last, by).to;
  const { steps, cutBefore } = latestSteps({ from: first, to: end }, by, MOST_POINTS);
  const points = steps.map((step) => {
    const figure = questionFigure(question, sums.get(step.from) ?? NOTHING);
    const { answers, lowBase, values, mean, top } = figure;
    return { ...step, answers, lowBase, values, mean, top };
  });
  return { by, wanted, points, cutBefore };
}

function together(one: QuestionCounts, other: QuestionCounts): QuestionCounts {
  const values = new Map(one.values);
  for (const [value, n] of other.values) values.set(value, (values.get(value) ?? 0) + n);
  return { answers: one.answers + other.answers, values };
}
