import { readdirSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";

/** Everything that customers read, by key: `locales/{language}/answer.json`. */
export type AnswerCatalogue = Readonly<Record<string, string>>;

const LOCALES = new URL("../../../../locales/", import.meta.url);
const SPARE = "en";

const catalogues = new Map<string, AnswerCatalogue>();
const formats = new Map<string, IntlMessageFormat>();

/** Languages with ready-made texts for customers; staff screens speak fewer. */
export const ANSWER_LANGUAGES: readonly string[] = readdirSync(LOCALES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && hasCatalogue(entry.name))
  .map((entry) => entry.name)
  .sort();

function hasCatalogue(language: string): boolean {
  return readdirSync(new URL(`${language}/`, LOCALES)).includes("answer.json");
}

/**
 * The language of a catalogue that can speak a tag: `pt-BR` is answered by `pt` where there is no
 * closer one, and English speaks for languages without any.
 */
export function spokenLanguage(tag: string): string {
  const parts = tag.toLowerCase().split("-");
  for (let length = parts.length; length > 0; length--) {
    const candidate = parts.slice(0, length).join("-");
    if (ANSWER_LANGUAGES.includes(candidate)) return candidate;
  }
  return SPARE;
}

/** The catalogue that speaks a language tag; see `spokenLanguage`. */
export function answerCatalogue(tag: string): AnswerCatalogue {
  const language = spokenLanguage(tag);
  const known = catalogues.get(language);
  if (known) return known;
  const text = readFileSync(new URL(`${language}/answer.json`, LOCALES), "utf8");
  const catalogue: AnswerCatalogue = JSON.parse(text);
  catalogues.set(language, catalogue);
  return catalogue;
}

/**
 * One sentence for customers.
 *
 * @throws {Error} when no catalogue has the key: a mistake in the code, not in a request.
 */
export function answerMessage(
  tag: string,
  key: string,
  args: Record<string, string | number> = {},
): string {
  const language = spokenLanguage(tag);
  const text = answerCatalogue(language)[key] ?? answerCatalogue(SPARE)[key];
  if (text === undefined) throw new Error(`locales/${language}/answer.json has no "${key}"`);
  const name = `${language} ${key}`;
  const format = formats.get(name) ?? new IntlMessageFormat(text, language);
  formats.set(name, format);
  return String(format.format(args));
}
