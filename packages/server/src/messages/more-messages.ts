import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const more = openCatalogues("more");

/** One sentence of the page on which somebody offers to do more: `locales/{language}/more.json`. */
export function moreMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return more.message(tag, key, args);
}
