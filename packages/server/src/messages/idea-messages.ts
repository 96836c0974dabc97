import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const ideas = openCatalogues("ideas");

/** One sentence of the board of ideas or of a letter about one: `locales/{language}/ideas.json`. */
export function ideaMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return ideas.message(tag, key, args);
}
