import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const praise = openCatalogues("praise");

/** One sentence about quoting customers, on their page or everybody's: `locales/{language}/praise.json`. */
export function praiseMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return praise.message(tag, key, args);
}
