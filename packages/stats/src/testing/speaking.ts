import { readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import type { Message } from "../index.ts";

export const LANGUAGES = ["en", "ru", "lv", "sv"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The sentences of every language. */
export const catalogues = Object.fromEntries(
  LANGUAGES.map((language) => {
    const file = new URL(`../../../../locales/${language}/reading.json`, import.meta.url);
    return [language, JSON.parse(readFileSync(file, "utf8")) as Record<string, string>];
  }),
) as Record<Language, Record<string, string>>;

const compiled = new Map<string, IntlMessageFormat>();

/** A message as a reader of that language sees it. */
export function sentence(language: Language, { key, args }: Message): string {
  const id = `${language} ${key}`;
  let format = compiled.get(id);
  if (format === undefined) {
    const text = catalogues[language][key];
    if (text === undefined) throw new Error(`the ${language} catalogue has no "${key}"`);
    format = new IntlMessageFormat(text, language);
    compiled.set(id, format);
  }
  return String(format.format({ ...args }));
}

/** Messages one after another. */
export const spoken = (language: Language, messages: readonly Message[]) =>
  messages.map((message) => sentence(language, message)).join(" ");

/** The digits of a sentence as numbers, whatever signs and separators its language uses. */
export function numbersIn(text: string): number[] {
  const plain = text
    .replaceAll("−", "-")
    .replaceAll("\u00a0", "")
    .replaceAll(/(\d),(\d{3})(?!\d)/g, "$1$2")
    .replaceAll(/(\d),(\d)/g, "$1.$2");
  return [...plain.matchAll(/-?\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits));
}
