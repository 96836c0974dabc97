import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const score = openCatalogues("score");

/** A few words about a score, the same ones that the dashboard has: `locales/{language}/score.json`. */
export function scoreMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return score.message(tag, key, args);
}

/** The language that speaks for a tag, English for languages without a dashboard. */
export function scoreLanguage(tag: string): string {
  return score.spokenFor(tag);
}
