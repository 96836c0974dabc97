import { readFileSync } from "node:fs";
import { LANGUAGES } from "@candor/contract/common.ts";
import { IntlMessageFormat } from "intl-messageformat";

const LOCALES = new URL("../../../../locales/", import.meta.url);
const SPARE = "en";

const catalogues = new Map<string, Readonly<Record<string, string>>>();
const formats = new Map<string, IntlMessageFormat>();

/**
 * One sentence that leaves the product by a webhook, a chat or a mail about them, in a language
 * that staff speak: `locales/{language}/integrations.json`.
 *
 * @throws {Error} when no catalogue has the key: a mistake in the code, not in a request.
 */
export function integrationsMessage(
  language: string,
  key: string,
  args: Record<string, string | number> = {},
): string {
  const spoken = LANGUAGES.some((known) => known === language) ? language : SPARE;
  const text = catalogue(spoken)[key];
  if (text === undefined) throw new Error(`locales/${spoken}/integrations.json has no "${key}"`);
  const name = `${spoken} ${key}`;
  const format = formats.get(name) ?? new IntlMessageFormat(text, spoken);
  formats.set(name, format);
  return String(format.format(args));
}

function catalogue(language: string): Readonly<Record<string, string>> {
  const known = catalogues.get(language);
  if (known) return known;
  const text = readFileSync(new URL(`${language}/integrations.json`, LOCALES), "utf8");
  const read: Record<string, string> = JSON.parse(text);
  catalogues.set(language, read);
  return read;
}
