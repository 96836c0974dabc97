import { existsSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { spokenLanguage } from "../../surveys/answer-catalogue.ts";

const LOCALES = new URL("../../../../../locales/", import.meta.url);
const SPARE = "en";
const catalogues = new Map<string, Readonly<Record<string, string>> | null>();

/**
 * One sentence of a poster or public page, from `locales/{language}/channels.json`; in English for
 * languages without one.
 *
 * @throws {Error} when no catalogue has the key: a mistake in the code, not in a request.
 */
export function channelMessage(
  tag: string,
  key: string,
  args: Record<string, string> = {},
): string {
  const spoken = spokenLanguage(tag);
  const language = catalogue(spoken) ? spoken : SPARE;
  const text = catalogue(language)?.[key];
  if (text === undefined) throw new Error(`locales/${language}/channels.json has no "${key}"`);
  return String(new IntlMessageFormat(text, language).format(args));
}

function catalogue(language: string): Readonly<Record<string, string>> | null {
  const known = catalogues.get(language);
  if (known !== undefined) return known;
  const file = new URL(`${language}/channels.json`, LOCALES);
  const read = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
  catalogues.set(language, read);
  return read;
}
