import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const recommend = openCatalogues("recommend");

/** One sentence of the pages by which people recommend: `locales/{language}/recommend.json`. */
export function recommendMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return recommend.message(tag, key, args);
}

/** The languages that these pages speak. */
export function recommendLanguages(): readonly string[] {
  return recommend.languages;
}
