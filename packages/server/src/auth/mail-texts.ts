import { readFileSync } from "node:fs";
import type { Language } from "@candor/contract/common.ts";
import { IntlMessageFormat } from "intl-messageformat";

const LOCALES = new URL("../../../../locales/", import.meta.url);

const catalogues = new Map<Language, Readonly<Record<string, string>>>();

/**
 * One text of a mail to a colleague: `locales/{language}/colleague-mail.json`.
 *
 * @throws {Error} when the catalogue lacks the key: a mistake in the code, not in a request.
 */
export function colleagueMessage(
  language: Language,
  key: string,
  args: Record<string, string> = {},
): string {
  const text = catalogue(language)[key];
  if (text === undefined) {
    throw new Error(`locales/${language}/colleague-mail.json has no "${key}"`);
  }
  return String(new IntlMessageFormat(text, language).format(args));
}

function catalogue(language: Language): Readonly<Record<string, string>> {
  const known = catalogues.get(language);
  if (known) return known;
  const read: Record<string, string> = JSON.parse(
    readFileSync(new URL(`${language}/colleague-mail.json`, LOCALES), "utf8"),
  );
  catalogues.set(language, read);
  return read;
}
