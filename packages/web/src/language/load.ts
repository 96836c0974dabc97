import type { Language } from "@candor/contract/common.ts";
import type { Area, OpenArea } from "./areas.ts";

/** The messages of one area: key → ICU message. */
export type Messages = Record<string, string>;
/** Those of one language that are here so far, by area (the file's name). */
export type Catalogue = Partial<Record<Area | OpenArea, Messages>>;

/** Where the areas of a language are; it comes with the words of the first screen. */
const CATALOGUES = {
  en: () => import("./catalogues/en.ts"),
  lv: () => import("./catalogues/lv.ts"),
  ru: () => import("./catalogues/ru.ts"),
  sv: () => import("./catalogues/sv.ts"),
};

/** The languages of the dashboard, each in its own name, in the order of the menu. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: "English",
  lv: "Latviešu",
  ru: "Русский",
  sv: "Svenska",
};

const STORED = "candor.language";

export function isLanguage(value: unknown): value is Language {
  return typeof value === "string" && Object.hasOwn(LANGUAGE_NAMES, value);
}

/** @throws {TypeError} when there is no such file: a misspelt area, not a lost line. */
export async function loadAreas(
  language: Language,
  areas: readonly (Area | OpenArea)[],
): Promise<Catalogue> {
  const { FILES } = await CATALOGUES[language]();
  const loaded = areas.map(async (area) => {
    const load = FILES[`../../../../../locales/${language}/${area}.json`];
    if (!load) throw new TypeError(`locales/${language} has no ${area}.json`);
    return [area, await load()] as const;
  });
  return Object.fromEntries(await Promise.all(loaded));
}

/**
 * The language to start in: what was chosen here before, else the first language of the browser
 * that Candor speaks, else English.
 */
export function preferredLanguage(stored: string | null, browser: readonly string[]): Language {
  if (isLanguage(stored)) return stored;
  for (const tag of browser) {
    const language = tag.toLowerCase().split("-")[0];
    if (isLanguage(language)) return language;
  }
  return "en";
}

export function storedLanguage(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // A browser that forbids storage asks again next time.
  }
}
