import type { Group } from "./common.ts";
import type { Question } from "./question.ts";
import { valuesOf } from "./question-values.ts";
import { cutText, storableText } from "./storable-text.ts";

/** Answers to further questions as they come in. */
export type GivenAnswers = Readonly<Record<string, string | readonly string[]>>;

/** Longer texts are cut. */
const LONGEST_TEXT = 5000;

/**
 * Further answers as they may be recorded: to questions that the survey asks, with values that they
 * have. A page may be old and its form anybody's; the score counts whatever else was posted.
 */
export function knownAnswers(
  questions: readonly Question[],
  given: GivenAnswers,
): Record<string, string | string[]> {
  const known: Record<string, string | string[]> = {};
  for (const question of questions) {
    const answer = answerTo(question, given);
    if (answer !== null) known[question.id] = answer;
  }
  return known;
}

/** A question, and what was answered to it. */
export interface Reached {
  question: Question;
  answer: string | string[] | null;
}

/**
 * The questions that somebody with this score comes to, in their order: those of their group, and of
 * the branches those to which their own answers led.
 */
export function questionsReached(
  questions: readonly Question[],
  score: number,
  given: GivenAnswers,
): Reached[] {
  const group = groupOf(score);
  const reached = new Map<string, Reached>();
  for (const question of questions) {
    if (question.groups && !question.groups.includes(group)) continue;
    if (question.when && !leads(reached.get(question.when.question), question.when.anyOf)) continue;
    reached.set(question.id, { question, answer: answerTo(question, given) });
  }
  return [...reached.values()];
}

/** `knownAnswers` of the questions that somebody came to: a page without a script shows more. */
export function reachedAnswers(
  questions: readonly Question[],
  score: number,
  given: GivenAnswers,
): Record<string, string | string[]> {
  const answered = questionsReached(questions, score, given).flatMap(({ question, answer }) =>
    answer === null ? [] : [[question.id, answer] as const],
  );
  return Object.fromEntries(answered);
}

function leads(asked: Reached | undefined, anyOf: readonly string[]): boolean {
  if (!asked || asked.answer === null) return false;
  return [asked.answer].flat().some((value) => anyOf.includes(value));
}

function groupOf(score: number): Group {
  if (score >= 9) return "promoter";
  return score >= 7 ? "passive" : "detractor";
}

function answerTo(question: Question, given: GivenAnswers): string | string[] | null {
  if (!Object.hasOwn(given, question.id)) return null;
  const values = [given[question.id] ?? []].flat();
  const possible = valuesOf(question);
  if (possible === null) {
    const text = cutText(storableText(values.join("\n")).trim(), LONGEST_TEXT);
    return text === "" ? null : text;
  }
  const fitting = possible.filter((value) => values.includes(value));
  if (question.kind === "choice" && question.several) return fitting.length > 0 ? fitting : null;
  return fitting[0] ?? null;
}
