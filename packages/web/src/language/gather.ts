/** The messages of one language: area (file name) → key → ICU message. */
export type Catalogue = Record<string, Record<string, string>>;

/** Names every file of a language by its area: `…/locales/lv/web-overview.json` is `web-overview`. */
export function gather(files: Record<string, Record<string, string>>): Catalogue {
  return Object.fromEntries(
    Object.entries(files).map(([path, messages]) => [
      path.slice(path.lastIndexOf("/") + 1, -".json".length),
      messages,
    ]),
  );
}
