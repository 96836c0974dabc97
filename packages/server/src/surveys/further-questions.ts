import { type Question, Questions } from "@candor/contract/question.ts";
import { valuesOf } from "@candor/contract/question-values.ts";
import type { SurveyRow } from "./survey.ts";

/** Answers by question id: one value, or several where several could be ticked. */
export type FurtherAnswers = Record<string, string | string[]>;

/** The questions of a survey after its comment. What is stored and cannot be read asks nothing. */
export function questionsOf(survey: Pick<SurveyRow, "settings">): Questions {
  const stored = Questions.safeParse(survey.settings.questions ?? []);
  return stored.success ? stored.data : [];
}

/** Stored further answers as they are shown: what is neither a text nor several is left out. */
export function furtherAnswers(stored: Readonly<Record<string, unknown>>): FurtherAnswers {
  const shown: FurtherAnswers = {};
  for (const [id, value] of Object.entries(stored)) {
    if (typeof value === "string") shown[id] = value;
    else if (typeof value === "number" || typeof value === "boolean") shown[id] = String(value);
    else if (Array.isArray(value)) shown[id] = value.map(String);
  }
  return shown;
}

/**
 * The values of a question of steps that stand for a good answer, best of all: satisfied (4 and 5 of 5),
 * agreeing that it was easy (5 to 7 of 7), four stars or five, the two highest steps of a longer scale.
 *
 * @returns null for questions that have no better and worse.
 */
export function topValuesOf(question: Question): readonly string[] | null {
  switch (question.kind) {
    case "csat":
    case "stars":
      return ["4", "5"];
    case "ces":
      return ["5", "6", "7"];
    case "scale":
      return (valuesOf(question) ?? []).slice(question.to - question.from >= 4 ? -2 : -1);
    default:
      return null;
  }
}

/** A text of a question in a language; that of the survey's default language stands in for it. */
export function textIn(
  texts: Readonly<Record<string, string>>,
  language: string,
  fallback: string,
): string {
  return texts[language] ?? texts[fallback] ?? Object.values(texts)[0] ?? "";
}
