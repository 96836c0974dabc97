import { reachedAnswers } from "@candor/contract/reached-questions.ts";
import { type Asked, groupOf } from "../../responses/answer.ts";
import {
  type FurtherAnswers,
  furtherAnswers,
  questionsOf,
} from "../../surveys/further-questions.ts";
import type { SurveyRow } from "../../surveys/survey.ts";
import type { Submitted } from "./submit-answer.ts";

/**
 * Further answers after what was said now. A page says each of its steps as a whole of what it has, so
 * what it does not name stays; an empty answer takes one back. Answers to branches that the score and
 * the other answers no longer lead to go; those to questions that are asked no more stay as they were.
 */
export function answersSoFar(
  survey: Pick<SurveyRow, "settings">,
  { score, answers }: Submitted,
  before: Readonly<Record<string, unknown>>,
): FurtherAnswers {
  const kept = furtherAnswers(before);
  if (!answers && Object.keys(kept).length === 0) return kept;
  const questions = questionsOf(survey);
  const asked = new Set(questions.map(({ id }) => id));
  const old = Object.entries(kept).filter(([id]) => !asked.has(id));
  return {
    ...Object.fromEntries(old),
    ...reachedAnswers(questions, score, { ...kept, ...answers }),
  };
}

/**
 * What this door asked of somebody with this score; nothing where it asks no further questions. A page
 * that was sent once was finished, whatever is changed about it later.
 */
export function askedIn(
  survey: Pick<SurveyRow, "settings">,
  { score, step, answers }: Submitted,
  before: Readonly<Record<string, unknown>> = {},
): { asked?: Asked } {
  const questions = answers ? questionsOf(survey) : [];
  if (questions.length === 0) return {};
  const group = groupOf(score);
  const ids = questions
    .filter(({ groups }) => !groups || groups.includes(group))
    .map(({ id }) => id);
  const was = before.asked as Partial<Asked> | undefined;
  return { asked: { questions: ids, finished: step === "comment" || was?.finished === true } };
}
