/**
 * The survey's language for a visitor: the first wish that it speaks, exactly or as another form of
 * the same language (`sv-FI` is answered by `sv`), else its default one. The wishes come in the
 * order set by the page's code, the page's own language, the browser's.
 */
export function widgetLanguage(
  survey: { languages: readonly string[]; defaultLanguage: string },
  wishes: readonly string[],
): string {
  const root = (tag: string) => tag.toLowerCase().split("-")[0];
  for (const wish of wishes.filter(Boolean)) {
    const exact = survey.languages.find((tag) => tag.toLowerCase() === wish.toLowerCase());
    const spoken = exact ?? survey.languages.find((tag) => root(tag) === root(wish));
    if (spoken) return spoken;
  }
  return survey.defaultLanguage;
}
