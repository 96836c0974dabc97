import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const catalogues = openCatalogues("rights");

/** One text of what people are told about their own data: `locales/{language}/rights.json`. */
export function rightsMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return catalogues.message(tag, key, args);
}
