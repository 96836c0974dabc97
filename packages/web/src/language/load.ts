import type { Language } from "@candor/contract/common.ts";
import type { Catalogue } from "./gather.ts";

/** Each language is a chunk of its own; only the chosen one is fetched. */
const LOADERS: Record<Language, () => Promise<{ catalogue: Catalogue }>> = {
  en: () => import("./catalogues/en.ts"),
  ru: () => import("./catalogues/ru.ts"),
  lv: () => import("./catalogues/lv.ts"),
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
  return typeof value === "string" && value in LOADERS;
}

export async function loadCatalogue(language: Language): Promise<Catalogue> {
  return (await LOADERS[language]()).catalogue;
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
