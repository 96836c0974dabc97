import { type Question, Questions, valuesOf } from "@candor/contract/question.ts";
import type { SurveyRow } from "./survey.ts";

const LONGEST_TEXT = 5000;

/** The questions of a survey after its comment. What is stored and cannot be read asks nothing. */
export function questionsOf(survey: Pick<SurveyRow, "settings">): Questions {
  const stored = Questions.safeParse(survey.settings.questions ?? []);
  return stored.success ? stored.data : [];
}

/**
 * Further answers as they may be recorded: to questions that the survey asks, with values that they
 * have. A page may be old and its form anybody's; the score counts whatever else was posted.
 */
export function knownAnswers(
  questions: Questions,
  given: Readonly<Record<string, string | readonly string[]>>,
): Record<string, string | string[]> {
  const known: Record<string, string | string[]> = {};
  for (const question of questions) {
    const value = given[question.id];
    const answer = value === undefined ? null : checked(question, [value].flat());
    if (answer !== null) known[question.id] = answer;
  }
  return known;
}

function checked(question: Question, given: readonly string[]): string | string[] | null {
  const values = valuesOf(question);
  if (values === null) {
    const text = given.join("\n").replaceAll("\0", "").trim().slice(0, LONGEST_TEXT);
    return text === "" ? null : text;
  }
  const fitting = values.filter((value) => given.includes(value));
  if (question.kind === "choice" && question.several) return fitting.length > 0 ? fitting : null;
  return fitting[0] ?? null;
}

/** The value of one question among stored answers: one, several, or nothing that can be read. */
export type FurtherAnswers = Record<string, string | string[]>;

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
