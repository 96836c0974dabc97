import type { Question } from "@candor/contract/question.ts";
import { furtherAnswers, textIn } from "../../surveys/further-questions.ts";

/** What a survey asks, and the language its texts are told in. */
export interface AskedQuestions {
  asked: readonly Question[];
  language: string;
}

const NONE = { free_response: null, scale: null, select_one: null, select_many: null };

/** Further answers as Delighted wrote them. Without the questions, they and their options go by their ids. */
export function additionalAnswers(
  answers: Readonly<Record<string, unknown>>,
  questions: AskedQuestions = { asked: [], language: "en" },
) {
  const place = (id: string) => {
    const index = questions.asked.findIndex((question) => question.id === id);
    return index < 0 ? questions.asked.length : index;
  };
  const inOrder = Object.entries(furtherAnswers(answers)).sort(([a], [b]) => place(a) - place(b));
  return inOrder.map(([id, given], index) => {
    const question = questions.asked.find((one) => one.id === id);
    const text = question ? textIn(question.text, questions.language, questions.language) : id;
    const type = typeOf(question, given);
    return {
      id: String(index + 1),
      value: { ...NONE, [type]: shownValue(type, given, question, questions.language) },
      question: { id, type, text },
    };
  });
}

type Type = keyof typeof NONE;

function typeOf(question: Question | undefined, given: string | string[]): Type {
  if (Array.isArray(given)) return "select_many";
  if (!question || question.kind === "text") return "free_response";
  if (question.kind === "choice") return question.several ? "select_many" : "select_one";
  return "scale";
}

function shownValue(
  type: Type,
  given: string | string[],
  question: Question | undefined,
  language: string,
): unknown {
  const options = question?.kind === "choice" ? question.options : [];
  const option = (value: string) => {
    const label = options.find((one) => one.value === value)?.label;
    return { id: value, text: label ? textIn(label, language, language) : value };
  };
  const values = [given].flat();
  if (type === "select_many") return values.map(option);
  if (type === "select_one") return option(values[0] ?? "");
  return type === "scale" ? Number(values[0]) : values.join("\n");
}
