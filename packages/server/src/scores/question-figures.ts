import type { Question, QuestionFigure } from "@candor/contract/question.ts";
import { valuesOf } from "@candor/contract/question-values.ts";
import { intervalWilson, LEAST_BASE, meanRating, SOUND_BASE } from "@candor/stats";
import { topValuesOf } from "../surveys/further-questions.ts";

/** What was answered to one question: by how many, and each value how often. */
export interface QuestionCounts {
  answers: number;
  values: ReadonlyMap<string, number>;
}

/**
 * The figures of one question from its counts. Below ten answers there are counts and no figure; below
 * thirty a figure is marked. Steps that the question had once and has no more are in none of them.
 */
export function questionFigure(question: Question, counts: QuestionCounts): QuestionFigure {
  const timesOf = (value: string) => counts.values.get(value) ?? 0;
  const values = valuesNow(question, counts);
  const inSteps = question.kind !== "choice" && question.kind !== "text";
  const answers = inSteps ? values.reduce((sum, value) => sum + timesOf(value), 0) : counts.answers;
  const enough = answers >= LEAST_BASE;
  const top = topValuesOf(question);
  const best = (top ?? []).reduce((sum, value) => sum + timesOf(value), 0);
  return {
    id: question.id,
    kind: question.kind,
    text: question.text,
    answers,
    lowBase: enough && answers < SOUND_BASE,
    values: values.map((value) => ({
      value,
      answers: timesOf(value),
      of: enough ? shareOf(timesOf(value), answers) : null,
    })),
    mean: enough && inSteps ? meanOf(values, timesOf) : null,
    top: enough && top ? { values: [...top], answers: best, ...shareOf(best, answers) } : null,
  };
}

/** So many values of options that there are no more are listed beside those there are. */
const FORMER_OPTIONS = 20;

/** What may be answered now, and of choices what was an option once: whoever chose it has answered. */
function valuesNow(question: Question, { values }: QuestionCounts): string[] {
  const now = valuesOf(question) ?? [];
  if (question.kind !== "choice") return [...now];
  const former = [...values].filter(([value]) => !now.includes(value));
  former.sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1));
  return [...now, ...former.slice(0, FORMER_OPTIONS).map(([value]) => value)];
}

/** A share with Wilson's interval of 95 %. */
export function shareOf(
  successes: number,
  n: number,
): { share: number; lower: number; upper: number } {
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
