import { valuesOf } from "@candor/contract/question-values.ts";
import type { Question, Texts } from "./question-queries.ts";

export const KINDS = ["csat", "ces", "stars", "scale", "choice", "text"] as const;
export type Kind = Question["kind"];

/** Texts of a question about a competitor, in the language of whoever writes it. */
export interface CompetitorTexts {
  text: string;
  low: string;
  high: string;
}

/** "And how likely would you recommend …?": a scale like ours, about somebody else. */
export function competitorQuestion(
  language: string,
  others: readonly Question[],
  { text, low, high }: CompetitorTexts,
): Question {
  return {
    id: freeName("competitor", others),
    kind: "scale",
    text: { [language]: text },
    ...{ from: 0, to: 10, lowEnd: { [language]: low }, highEnd: { [language]: high } },
    competitor: "…",
  };
}

/** Texts of the ready question how somebody came, in the language of whoever writes it. */
export type CameTexts = { text: string } & Record<(typeof WAYS)[number], string>;

/** What people say who are asked how they came; the first counts as earned. */
export const WAYS = ["recommended", "advertisement", "search", "passing", "other"] as const;

/** "How did you come to us?", asked of new customers. */
export function cameQuestion(
  language: string,
  others: readonly Question[],
  { text, ...labels }: CameTexts,
): Question {
  return {
    id: freeName("came", others),
    kind: "choice",
    text: { [language]: text },
    several: false,
    options: WAYS.map((value) => ({ value, label: { [language]: labels[value] } })),
  };
}

/** More would be more than the server takes. */
export const MOST_QUESTIONS = 10;

/** A question of a kind that nobody has asked yet, with a name that no other has. */
export function blankQuestion(kind: Kind, language: string, others: readonly Question[]): Question {
  const id = freeName(kind === "choice" || kind === "text" ? "question" : kind, others);
  const text = { [language]: "" };
  switch (kind) {
    case "choice":
      return {
        id,
        kind,
        text,
        several: false,
        options: [option(1, language), option(2, language)],
      };
    case "scale":
      return {
        id,
        kind,
        text,
        from: 1,
        to: 5,
        lowEnd: { [language]: "" },
        highEnd: { [language]: "" },
      };
    default:
      return { id, kind, text };
  }
}

/** An option with a value of its own; the value stays, whatever its label becomes. */
export function option(place: number, language: string): { value: string; label: Texts } {
  return { value: `option${place}`, label: { [language]: "" } };
}

export function nextOption(
  options: readonly { value: string }[],
  language: string,
): { value: string; label: Texts } {
  let place = options.length + 1;
  while (options.some(({ value }) => value === `option${place}`)) place += 1;
  return option(place, language);
}

function freeName(base: string, others: readonly Question[]): string {
  if (!others.some(({ id }) => id === base)) return base;
  let n = 2;
  while (others.some(({ id }) => id === `${base}${n}`)) n += 1;
  return `${base}${n}`;
}

/** What is saved: texts that are empty are left out, since the default language stands in for them. */
export function cleaned(questions: readonly Question[]): Question[] {
  return questions.map((question) => {
    const shared = { ...question, text: filled(question.text) };
    if (shared.kind === "choice") {
      return {
        ...shared,
        options: shared.options.map(({ value, label }) => ({ value, label: filled(label) })),
      };
    }
    if (shared.kind === "scale") {
      return { ...shared, lowEnd: filled(shared.lowEnd), highEnd: filled(shared.highEnd) };
    }
    return shared;
  });
}

function filled(texts: Texts): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));
}

/** The questions with one moved up or down. A branch that would come before what it hangs from goes with the move. */
export function moved(questions: readonly Question[], at: number, by: 1 | -1): Question[] {
  const next = [...questions];
  const [one] = next.splice(at, 1);
  if (one) next.splice(at + by, 0, one);
  return withoutLostBranches(next);
}

/** Branches on questions that are gone, or come later now, are taken off. */
export function withoutLostBranches(questions: readonly Question[]): Question[] {
  return questions.map((question, index) => {
    if (!question.when) return question;
    const asked = questions.slice(0, index).find(({ id }) => id === question.when?.question);
    const anyOf = question.when.anyOf.filter(
      (value) => asked && valuesOfDraft(asked).includes(value),
    );
    const { when: _, ...rest } = question;
    return anyOf.length === 0 ? rest : { ...rest, when: { ...question.when, anyOf } };
  });
}

function valuesOfDraft(question: Question): readonly string[] {
  return valuesOf(question) ?? [];
}

/** What a value is called: an option by its label, a step by its number or its words. */
export function labelOfValue(
  question: Question,
  value: string,
  language: string,
  words: (key: string) => string | undefined,
): string {
  if (question.kind === "choice") {
    const found = question.options.find((one) => one.value === value);
    return found ? textIn(found.label, language) || value : value;
  }
  if (question.kind === "csat") return words(`csat.${value}`) ?? value;
  return value;
}

/** A text in a language, or in any there is. */
export function textIn(texts: Texts, language: string): string {
  return texts[language] || Object.values(texts).find((text) => text !== "") || "";
}
