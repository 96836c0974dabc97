import { type MessageArgs, openCatalogues } from "./catalogue.ts";

const themes = openCatalogues("web-themes");

/** What themes and tones are called, the same words that the screens have: `locales/{language}/web-themes.json`. */
export function themeMessage(tag: string, key: string, args: MessageArgs = {}): string {
  return themes.message(tag, key, args);
}
