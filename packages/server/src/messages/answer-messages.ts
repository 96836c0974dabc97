import { type Catalogue, type MessageArgs, openCatalogues } from "./catalogue.ts";

/** Everything that customers read, by key: `locales/{language}/answer.json`. */
export type AnswerCatalogue = Catalogue;

const answer = openCatalogues("answer");

/** Languages with ready-made texts for customers; staff screens speak fewer. */
export const ANSWER_LANGUAGES = answer.languages;

/** The language of a catalogue that can speak a tag, English for languages without any. */
export function spokenLanguage(tag: string): string {
  return answer.spokenFor(tag);
}

/** The catalogue that speaks a language tag; see `spokenLanguage`. */
export function answerCatalogue(tag: string): AnswerCatalogue {
  return answer.all(tag);
}

/** One sentence for customers. */
export function answerMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return answer.message(tag, key, args);
}
