import { valuesOf } from "@candor/contract/question-values.ts";
import type { Dimensions } from "@candor/contract/survey.ts";
import { answerMessage } from "../messages/answer-messages.ts";
import { questionsOf } from "../surveys/further-questions.ts";
import type { SurveyRow } from "../surveys/survey.ts";

/** The further questions of a survey as `answers[ID]`, with what can be answered to those with choices or steps. */
export function questionDimensions(
  survey: Pick<SurveyRow, "settings" | "languages">,
): Dimensions["questions"] {
  return questionsOf(survey).map((question) => {
    const options = question.kind === "choice" ? question.options : [];
    const labelOf = (value: string) =>
      question.kind === "csat"
        ? Object.fromEntries(
            survey.languages.map((tag) => [tag, answerMessage(tag, `csat.${value}`)]),
          )
        : (options.find((one) => one.value === value)?.label ?? null);
    return {
      dimension: `answers[${question.id}]`,
      text: question.text,
      values: (valuesOf(question) ?? []).map((value) => ({ value, label: labelOf(value) })),
    };
  });
}
