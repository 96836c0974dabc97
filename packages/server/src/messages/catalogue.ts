import { existsSync, readdirSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";

const LOCALES = new URL("../../../../locales/", import.meta.url);

/** The language that every catalogue has, spoken where another is not. */
const SPARE = "en";

export type MessageArgs = Readonly<Record<string, string | number>>;
export type Catalogue = Readonly<Record<string, string>>;

/** The texts of one area, `locales/{language}/{area}.json`, in ICU message format. */
export interface Catalogues {
  /** Languages that have a file, in alphabetical order. */
  readonly languages: readonly string[];
  /** The language that speaks for a tag: `pt-BR` is answered by `pt`, and by English without one. */
  spokenFor(tag: string): string;
  /** Every text of the language that speaks for a tag. */
  all(tag: string): Catalogue;
  /** @throws {Error} when no catalogue has the key: a mistake in the code, not in a request. */
  message(tag: string, key: string, args?: MessageArgs): string;
}

/** Opens the catalogues of an area; each file is read and each text parsed once, when it is first asked for. */
export function openCatalogues(area: string): Catalogues {
  const catalogues = new Map<string, Catalogue>();
  const formats = new Map<string, IntlMessageFormat>();
  const languages = readdirSync(LOCALES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(fileOf(entry.name)))
    .map((entry) => entry.name)
    .sort();

  function fileOf(language: string): URL {
    return new URL(`${language}/${area}.json`, LOCALES);
  }

  function spokenFor(tag: string): string {
    const parts = tag.toLowerCase().split("-");
    for (let length = parts.length; length > 0; length--) {
      const candidate = parts.slice(0, length).join("-");
      if (languages.includes(candidate)) return candidate;
    }
    return SPARE;
  }

  function all(tag: string): Catalogue {
    const language = spokenFor(tag);
    const known = catalogues.get(language);
    if (known) return known;
    const read: Catalogue = JSON.parse(readFileSync(fileOf(language), "utf8"));
    catalogues.set(language, read);
    return read;
  }

  function message(tag: string, key: string, args: MessageArgs = {}): string {
    const own = spokenFor(tag);
    const language = all(own)[key] === undefined ? SPARE : own;
    const text = all(language)[key];
    if (text === undefined) throw new Error(`locales/${language}/${area}.json has no "${key}"`);
    const name = `${language} ${key}`;
    const format = formats.get(name) ?? new IntlMessageFormat(text, language);
    formats.set(name, format);
    return String(format.format({ ...args }));
  }

  return { languages, spokenFor, all, message };
}
