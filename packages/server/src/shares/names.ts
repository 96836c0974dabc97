import type { Property } from "@candor/contract/property.ts";
import { answerMessage } from "../messages/answer-messages.ts";
import { aspectName, bandName, channelName, shareMessage } from "../messages/share-messages.ts";
import { questionIn } from "../responses/response-filter.ts";
import { questionsOf } from "../surveys/further-questions.ts";
import type { SurveyRow } from "../surveys/survey.ts";
import { OTHER } from "../tallies/cells.ts";
import { writtenIn } from "./written.ts";

/** How properties, their values and themes are called on a page in one language. */
export interface Names {
  property(name: string): string;
  value(property: string, value: string): string;
  /** A stretch of a numeric property, from one number to below another. */
  band(band: { from: number | null; to: number | null }): string;
  theme(theme: { id: string; name: string }): string;
}

/**
 * @param own.named ids of themes that somebody gave a name; Candor's own are said in the reader's language.
 * @param own.words how the workspace calls its properties and their values.
 */
export function namesIn(
  language: string,
  survey: SurveyRow,
  { named, words }: { named: readonly string[]; words: readonly Property[] },
): Names {
  const wordsOf = (property: string) => words.find((one) => one.property === property);
  const questions = questionsOf(survey);
  const textOf = (texts: Readonly<Record<string, string>>) =>
    texts[language] ?? texts[survey.default_language] ?? Object.values(texts)[0] ?? "";
  const questionOf = (property: string) =>
    questions.find(({ id }) => id === questionIn(property)) ?? null;

  function property(name: string): string {
    const question = questionOf(name);
    if (question) return textOf(question.text);
    const label = wordsOf(name)?.label;
    if (label) return label;
    return ["channel", "language", "touchpoint"].includes(name)
      ? shareMessage(language, `property.${name}`)
      : name;
  }

  function value(name: string, text: string): string {
    const own = wordsOf(name)?.labels[text];
    if (own !== undefined) return own;
    if (text === "") return shareMessage(language, "value.none");
    if (text === OTHER) return shareMessage(language, "value.other");
    if (name === "channel") return channelName(language, text);
    if (name === "language") return languageName(language, text);
    const question = questionOf(name);
    if (question?.kind === "csat") return answerMessage(language, `csat.${text}`);
    if (question?.kind === "choice") {
      const option = question.options.find((one) => one.value === text);
      return option ? textOf(option.label) : text;
    }
    return text;
  }

  const written = writtenIn(language);
  const edge = (at: number | null) => (at === null ? null : written.decimal(at));
  return {
    property,
    value,
    band: ({ from, to }) =>
      from === null && to === null
        ? shareMessage(language, "value.none")
        : bandName(language, { from: edge(from), to: edge(to) }),
    theme: ({ id, name }) => (named.includes(id) ? name : (aspectName(language, id) ?? name)),
  };
}

/** What was sent as a language may be no tag at all. */
function languageName(language: string, tag: string): string {
  try {
    return writtenIn(language).languageName(tag);
  } catch {
    return tag;
  }
}
