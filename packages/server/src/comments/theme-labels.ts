import { readerLanguage } from "../auth/reader-language.ts";
import { themeMessage } from "../messages/theme-messages.ts";
import type { ThemeName, ThemeNames } from "../responses/theme-names.ts";
import type { Database } from "../storage/database.ts";
import { isAspect, THEME, type Theme, TONE, TOPIC, themeOfValue, themeValue } from "./theme.ts";
import { themesOf } from "./theme-queries.ts";

/** What a value of a dimension is called; null where it speaks for itself, as properties of the workspace do. */
export type LabelOf = (dimension: string, value: string) => string | null;

/** How themes, topics and tones are called in a language, unless somebody gave them a name. */
export async function themeLabels(
  db: Database,
  { workspaceId, language }: { workspaceId: string; language: string },
): Promise<LabelOf> {
  const themes = await themesOf(db, workspaceId);
  return (dimension, value) => {
    if (dimension === TONE) return toneLabel(language, value);
    if (dimension !== THEME && dimension !== TOPIC) return null;
    const found = themeOfValue(value);
    return (
      found && `${themeLabel(themes, found.id, language)} (${toneLabel(language, found.polarity)})`
    );
  };
}

/** How themes are called in files, with how a comment speaks of them. */
export async function themeNamesIn(
  db: Database,
  who: { workspaceId: string; language: string },
): Promise<ThemeName> {
  const label = await themeLabels(db, who);
  return (id, polarity) => label(THEME, themeValue(id, polarity)) ?? id;
}

/** The same, in the language of whoever asks. */
export const themeNames: ThemeNames = async (db, principal) =>
  themeNamesIn(db, {
    workspaceId: principal.workspaceId,
    language: await readerLanguage(db, principal),
  });

/** The name of a theme in a language; its id where it is not known any more. */
export function themeLabel(
  themes: ReadonlyMap<string, Pick<Theme, "name" | "isNamed">>,
  id: string,
  language: string,
): string {
  const theme = themes.get(id);
  if (isAspect(id) && !theme?.isNamed) return themeMessage(language, `aspect.${id}`);
  return theme?.name ?? id;
}

const TONES = new Set(["positive", "neutral", "negative", "mixed", "unclear"]);

function toneLabel(language: string, tone: string): string | null {
  return TONES.has(tone) ? themeMessage(language, `tone.${tone}`) : null;
}
