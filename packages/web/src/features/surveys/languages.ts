import { LANGUAGE_NAMES } from "../../language/load.ts";

/** The languages whose survey texts come ready-made: those of the dashboard, then the others. */
export const LANGUAGES_OF_TEXTS: readonly string[] = [
  ...["en", "lv", "ru", "sv"],
  ...["ar", "de", "es", "et", "fi", "fr", "lt", "pl", "uk"],
];

/** What a language calls itself, for whoever looks for their own: "Deutsch", "eesti". */
export function ownNameOf(tag: string): string {
  const known = Object.entries(LANGUAGE_NAMES).find(([code]) => code === tag)?.[1];
  if (known) return known;
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
