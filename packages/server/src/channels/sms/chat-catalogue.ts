import { existsSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { spokenLanguage } from "../../surveys/answer-catalogue.ts";

const LOCALES = new URL("../../../../../locales/", import.meta.url);
const SPARE = "en";
const catalogues = new Map<string, Readonly<Record<string, string>> | null>();
const formats = new Map<string, IntlMessageFormat>();

/**
 * One sentence of a conversation, from `locales/{language}/chat.json`; in English for languages
 * without one.
 *
 * @throws {Error} when no catalogue has the key: a mistake in the code, not in a request.
 */
export function chatMessage(tag: string, key: string, args: Record<string, string> = {}): string {
  const spoken = spokenLanguage(tag);
  const language = catalogue(spoken) ? spoken : SPARE;
  const text = catalogue(language)?.[key];
  if (text === undefined) throw new Error(`locales/${language}/chat.json has no "${key}"`);
  const name = `${language} ${key}`;
  const format = formats.get(name) ?? new IntlMessageFormat(text, language);
  formats.set(name, format);
  return String(format.format(args));
}

function catalogue(language: string): Readonly<Record<string, string>> | null {
  const known = catalogues.get(language);
  if (known !== undefined) return known;
  const file = new URL(`${language}/chat.json`, LOCALES);
  const read = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
  catalogues.set(language, read);
  return read;
}
