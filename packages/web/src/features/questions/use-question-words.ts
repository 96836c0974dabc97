import { useLanguage, useOpenMessages } from "../../language/language-context.tsx";
import { labelOfValue, textIn } from "./question-draft.ts";
import type { Question } from "./question-queries.ts";

/** A question and its values in the reader's language, or in the survey's own where it does not speak that. */
export function useQuestionWords(question: Question, fallback: string) {
  const { language } = useLanguage();
  const words = useOpenMessages("web-questions");
  const spoken = question.text[language] ? language : fallback;
  return {
    text: textIn(question.text, spoken) || question.id,
    label: (value: string) => labelOfValue(question, value, spoken, words),
  };
}
