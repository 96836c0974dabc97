/** The words of an offer in the reader's language, or in whichever there is. */
export function titleIn(title: Readonly<Record<string, string>>, language: string): string {
  return title[language] ?? title.en ?? Object.values(title)[0] ?? "";
}
